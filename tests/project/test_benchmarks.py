"""Benchmarks are code too: each runs once at a small size; nothing is measured."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | environment,
    )  # fmt: skip


def test_every_benchmark_runs():
    done = run("pytest", "benchmarks", "--benchmark-disable", "-q", "-p", "no:cacheprovider", ARGMAP_BENCH_SIZES="200")
    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout
    passed_over = re.findall(r"^SKIPPED.*", done.stdout, re.MULTILINE)
    assert [line for line in passed_over if "IS NOT INSTALLED" not in line] == []  # peers alone may be missing


@pytest.mark.timeout(600)
def test_every_question_is_asked(tmp_path):
    stored = tmp_path / "answers.json"
    done = run("benchmarks.ratios", "--claims", "300", "--rounds", "1", "--output", str(stored))
    assert done.returncode == 0, done.stderr
    answers = json.loads(stored.read_text(encoding="utf-8"))["answers"]
    assert len(answers) > 40
    unmeasured = [answer for answer in answers if answer["measured"] is None]
    assert [answer for answer in unmeasured if "IS NOT INSTALLED" not in answer["note"]] == []
    # Times of so small a network say nothing; what has to be right besides them must be.
    assert [answer for answer in answers if not answer["holds"]] == []


def test_the_tables_are_those_of_the_stored_results():
    done = run("benchmarks.record", "--check")
    assert done.returncode == 0, done.stderr


def test_the_page_says_what_no_machine_is_called():
    results = json.loads((ROOT / "benchmarks" / "results.json").read_text(encoding="utf-8"))
    assert set(results["machine"]) == {"processor", "cores", "system", "python", "versions"}

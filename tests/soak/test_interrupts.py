"""Ctrl-C ends whatever is being done with a million claims, within a second, and leaves what was there sound."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOON = 1.0
"""Seconds of processor time of each thread from the signal to the exception."""

pytest.importorskip("numba")
pytestmark = [
    pytest.mark.soak,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(sys.platform != "linux", reason="needs a timer of processor time"),
]


def test_work_on_a_million_claims_is_interrupted_at_any_moment(rounds):
    number = rounds(50)
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak.interrupted", "0", str(number), "1000000", "5000000"],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    print(done.stdout)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    *ends, last = map(json.loads, done.stdout.splitlines())
    assert last == ["sound", True, True]
    assert len(ends) == number
    assert {how for _, _, how, _, _ in ends} == {"KeyboardInterrupt"}
    assert [one for one in ends if one[4] > SOON * one[3]] == []

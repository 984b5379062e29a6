"""Every rule finds its planted fault where it is, and nothing else; the sound neighbour and a clean map are silent."""

import pytest

import argmap
from tests.lint.planted import CLEAN, PLANTED, REPORT
from tests.lint.planted_exclusions import EXCLUSIONS
from tests.lint.planted_schemes import SCHEMES
from tests.lint.planted_steps_and_voices import STEPS_AND_VOICES

EVERY = [*PLANTED, *EXCLUSIONS, *STEPS_AND_VOICES, *SCHEMES]
every_fault = pytest.mark.parametrize("planted", EVERY, ids=lambda one: f"{one.rule}-{one.place}")


def linted(folder, text, files):
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    path = folder / "map.yaml"
    path.write_text(text, encoding="utf-8")
    return argmap.load(path).lint()


def found(findings):
    return [(row["rule"], row["path"]) for row in findings]


@every_fault
def test_the_fault_is_found_where_it_is_and_nothing_else(planted, tmp_path):
    assert found(linted(tmp_path, planted.faulty, planted.files)) == [(planted.rule, planted.place)]


@every_fault
def test_the_map_without_it_is_sound(planted, tmp_path):
    assert found(linted(tmp_path, planted.sound, planted.files)) == []


def test_every_rule_has_a_planted_fault():
    assert {one.rule for one in EVERY} == set(argmap.rule_names())


def test_every_rule_looks_at_a_clean_map_and_says_nothing(tmp_path):
    findings = linted(tmp_path, CLEAN, {"report.txt": REPORT})
    assert found(findings) == []
    assert (findings.ok, len(findings.waived), dict(findings.skipped)) == (True, 0, {})
    assert findings.words[0].startswith("No finding: ")

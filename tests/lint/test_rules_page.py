"""The page of rules: a section for each, with its severity, threshold and reason, and an example that has the fault."""

import re
from pathlib import Path

import pytest

import argmap
from argmap.lint.registry import chosen_rules

PAGE = (Path(__file__).parents[2] / "docs" / "lint" / "rules.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## `([\w-]+)`\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))
RULES = {rule.name: rule for rule in chosen_rules([*SECTIONS], (), None)[0]}
every_rule = pytest.mark.parametrize("name", SECTIONS)
ARTICLES = {"error": "An error", "warning": "A warning", "advice": "Advice"}


def test_every_rule_of_argmap_has_its_section_and_its_row_in_their_order():
    own = argmap.rule_names()
    table = re.findall(r"^\| \[`([\w-]+)`\]\(#([\w-]+)\) \| (\w+) \|", PAGE, re.MULTILINE)
    assert [(name, name, RULES[name].severity) for name in SECTIONS] == table
    assert own == tuple(SECTIONS)


@every_rule
def test_a_section_tells_the_severity_the_threshold_and_the_reason(name):
    rule, section = RULES[name], SECTIONS[name]
    threshold = "" if rule.threshold is None else f"; threshold {rule.threshold:g}"
    assert section.lstrip().startswith(f"{ARTICLES[rule.severity]}{threshold}. ")
    assert f"**Why it matters.** {rule.why}\n" in section
    assert "**What to do.**" in section


@every_rule
def test_its_example_has_the_fault_and_no_other(name, tmp_path):
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", SECTIONS[name], re.MULTILINE | re.DOTALL)
    (tmp_path / "report.txt").write_text("Injuries would fall.\n", encoding="utf-8")
    path = tmp_path / "map.yaml"
    path.write_text(f"argmap: 1\ntitle: Mill Street\nconclusion: close\n{example}", encoding="utf-8")
    assert argmap.load(path).lint().column("rule") == (name,)

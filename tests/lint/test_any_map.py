"""Whatever a map holds, lint comes to an end and says where things are."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap import formats
from argmap.analysis.diff.edits import Edit
from argmap.analysis.diff.one_edit import edited
from argmap.formats.positions import read_placed
from argmap.lint import Places, lint_document
from argmap.lint.inspection.swings import swing_of_each, without_each
from argmap.scoring.score_document import score_document
from tests.shared.documents import documents
from tests.shared.examples import examples


@examples(500)
@given(documents())
def test_any_map_is_looked_over_and_every_finding_has_its_place(document):
    map_ = argmap.ArgumentMap(document)
    text = formats.writes(document)
    _, tree = read_placed(text)
    findings = lint_document(document, reading=map_.under(), places=Places("map.yaml", tree))
    lines = len(io.StringIO(text).readlines())
    for row in findings:
        assert row["rule"] in argmap.rule_names()
        assert row["path"].startswith("$")
        assert 1 <= row["line"] <= lines + 1
    assert len(findings.lines()) == len(findings)
    assert all("\n" not in line for line in findings.lines())


@given(documents(), st.data())
def test_gains_and_swings_are_those_of_scoring_one_by_one(document, data):
    map_ = argmap.ArgumentMap(document)
    scores = score_document(document, on_divergence="return")
    ends = [one for one in document.conclusion if document.claims[one].same_as is None]
    if not ends or not scores.converged:
        return
    steps = [one for one, force in scores.relations.items() if force > 0]
    for step, gain in without_each(map_.network, steps, ends).items():
        without = score_document(edited(document, document, Edit(step, "relation", "removed")), on_divergence="return")
        if without.converged:
            assert abs(gain) == pytest.approx(max(abs(without[end] - scores[end]) for end in ends), abs=1e-9)
    claims = [one for one in scores if document.claims[one].same_as is None]
    for claim, swing in swing_of_each(map_.network, claims, ends).items():
        true, false = (score_document(document, fix={claim: held}, on_divergence="return") for held in (1.0, 0.0))
        if true.converged and false.converged:
            assert abs(swing) == pytest.approx(max(abs(true[end] - false[end]) for end in ends), abs=1e-9)

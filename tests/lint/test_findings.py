"""`Findings`: words, rows, and text of a map that is text and nothing else wherever it is shown."""

from dataclasses import replace

import pytest

import argmap
from argmap.lint import check
from argmap.lint.inspection.inspection import Inspection
from argmap.scoring import reading
from argmap.scoring.network_core import NetworkCore

MAP = argmap.loads(
    "{argmap: 1, title: One, conclusion: rain, claims: {rain: It rains.,"
    "'a': <b>wet</b> | it rains on and on, again: <b>wet</b> | it rains on and on},"
    "relations: [{id: step, premises: [a], supports: rain}, {premises: [again], supports: rain}]}"
)


def test_the_words_say_how_many_and_how_grave():
    findings = MAP.lint()
    assert findings.words[0] == "2 findings: 1 error, 1 warning."
    assert findings.column("severity") == ("warning", "error")
    assert not findings.ok


def test_a_row_has_why_it_matters_and_what_to_do():
    row = MAP.lint().row("default-prior")
    assert (row["about"], row["path"], row["line"]) == ("rain", "$.claims.rain", None)
    assert row["why"].startswith("A claim that is argued for")
    assert "prior" in row["hint"]


def test_it_turns_into_plain_data_and_a_frame():
    pytest.importorskip("pandas")
    findings = MAP.lint()
    assert findings.to_dict()["ok"] is False
    assert [row["rule"] for row in findings.to_dict()["rows"]] == ["default-prior", "repeated-claim"]
    assert list(findings.to_pandas()["about"]) == ["rain", "again"]


def test_it_is_shown_in_a_notebook_and_in_markdown():
    findings = MAP.lint()
    assert ">$.claims.rain</td>" in findings._repr_html_()
    assert "why it matters" in findings.to_markdown()
    assert len(str(findings).splitlines()) == 5


def test_text_of_a_map_is_no_markup():
    text = (
        "{argmap: 1, title: One, claims: {rain: It rains.}, documents: {d: {file: '<i>x.txt'}},"
        "meta: {lint: {waive: {'<i>|x': So.}}}}"
    )
    findings = argmap.loads(text).lint(folder=".")
    assert "<i>" not in findings._repr_html_()
    assert "<i>" not in findings.to_markdown().replace("\\<i>", "")


def test_a_map_is_scored_once_for_all_rules(monkeypatch):
    calls = []
    scored = NetworkCore.score
    monkeypatch.setattr(NetworkCore, "score", lambda *a, **k: calls.append(1) or scored(*a, **k))
    text = (
        "{argmap: 1, title: One, conclusion: c, claims: {a: {text: A, prior: 0.5}, b: {text: B, meta: {lint: {score: 0.5}}},"
        "c: {text: C, prior: 0.5}}, relations: [{premises: a, supports: c, certain: false}, {premises: b, rebuts: c}]}"
    )
    argmap.loads(text).lint()
    assert calls == [1]


def test_scores_that_did_not_settle_are_told(monkeypatch):
    named = reading.named_scores
    monkeypatch.setattr(reading, "named_scores", lambda *a, **k: replace(named(*a, **k), converged=False))
    stated = "{argmap: 1, title: One, claims: {rain: {text: It rains., meta: {lint: {score: 0.5}}}}}"
    assert any("did not settle" in sentence for sentence in argmap.loads(stated).lint().words)


def test_a_part_of_a_network_cannot_be_looked_over_alone():
    with pytest.raises(argmap.ParameterError, match="part of a network"):
        MAP.network.focus("rain").lint()


def test_every_sentence_that_is_told_ends():
    findings = MAP.lint()
    assert all(sentence.endswith((".", "!")) for sentence in findings.words)
    assert check._MEANING in findings.words


def test_what_a_conclusion_loses_by_a_relation_counts_its_backing():
    text = """
argmap: 1
title: T
conclusion: c
claims: {c: {text: C, prior: 0.9}, p: {text: P, prior: 1}, b: {text: B, prior: 0.8}}
relations: [{id: r, premises: p, rebuts: c, strength: 1}, {premises: b, supports: r}]
"""
    for strength in ("1", "0"):
        map_ = argmap.loads(text.replace("strength: 1", f"strength: {strength}"))
        gains = Inspection(map_.document, reading=map_.under()).gains(["r"])
        assert gains["r"] == pytest.approx(0.9 - map_.score()["c"])

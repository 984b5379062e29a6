"""Whose word a claim stands on: by the order of acts, without what was taken back."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.model import Attribution
from argmap.model.hearing import foremost, standing
from tests.shared.documents import ACTS

DAYS = st.none() | st.dates(datetime.date(2024, 1, 1), datetime.date(2024, 1, 3))
SAID = st.lists(st.builds(Attribution, source=st.sampled_from("ab"), act=st.sampled_from(ACTS), date=DAYS), max_size=5)
GROUP = {"asserts": 1, "concedes": 1, "reports": 2, "cites": 2, "quotes": 2, "speculates": 3, "implies": 3}


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ("a asserts, b reports", "a"),
        ("a concedes, b asserts", "ab"),
        ("a quotes, b speculates", "a"),
        ("a implies, b denies", "a"),
        ("a denies, b asks", ""),
        ("a asserts, a retracts, b reports", "b"),
    ],
)
def test_the_first_sort_of_act_that_is_there_counts(acts, expected):
    said = [Attribution(source=one, act=act) for one, act in (each.split() for each in acts.split(", "))]
    assert "".join(one.source for one in foremost(standing(said))) == expected


@given(SAID)
def test_what_counts_is_of_one_sort_and_not_taken_back(said):
    kept = [
        one
        for one in said
        if one.act in GROUP
        and not any(
            other.act == "retracts"
            and other.source == one.source
            and (other.date is None or one.date is None or one.date <= other.date)
            for other in said
        )
    ]
    first = min((GROUP[one.act] for one in kept), default=None)
    assert foremost(standing(said)) == [one for one in kept if GROUP[one.act] == first]


HEARD = """
argmap: 1
title: T
conclusion: close
sources: {ann: {name: Ann}, driver: {name: A driver, via: ann}}
claims:
  close: {text: Close it., prior: 0.5}
  safe: {text: It is safer., prior: 0.6, said_by: [{source: driver, act: asserts}, {source: ann, act: ACT}]}
relations: [{premises: safe, supports: close}]
"""


@pytest.mark.parametrize(
    ("act", "found"), [("reports", ("safe",)), ("quotes", ("safe",)), ("asserts", ()), ("concedes", ())]
)
def test_who_reports_hearsay_does_not_vouch_for_it(act, found):
    assert argmap.loads(HEARD.replace("ACT", act)).lint(rules=["hearsay"]).column("about") == found


def test_relations_that_a_restatement_makes_the_same_count_once():
    text = """
argmap: 1
title: T
claims: {a: {text: A, prior: 0.4}, again: {text: A., same_as: a}, c: {text: C, prior: 0.4}}
relations: [{premises: a, supports: c}, {premises: PREMISE, supports: c}]
"""
    assert len(argmap.loads(text.replace("PREMISE", "again")).lint(rules=["double-count"])) == 0
    assert len(argmap.loads(text.replace("PREMISE", "a")).lint(rules=["double-count"])) == 1
    linked = text.replace("PREMISE", "[again, b]").replace("c: {text", "b: {text: B, prior: 0.4}, c: {text")
    assert argmap.loads(linked).lint(rules=["double-count"]).column("path") == ("$.relations[1].premises[0]",)


def test_a_source_backed_through_several_steps_is_backed_by_itself():
    text = """
argmap: 1
title: T
sources: {ann: {name: Ann, reliability: 0.5}}
claims: {a: {text: A, prior: 0.4, said_by: ann}, b: {text: B, prior: 0.4}}
relations: [{premises: a, supports: b}, {premises: b, supports: ann}]
"""
    findings = argmap.loads(text).lint(rules=["backed-by-itself"])
    assert findings.column("message") == ("'ann' is backed by what stands on its own word",)

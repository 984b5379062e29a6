"""Whose word a claim rests on: the first group of acts that is there, of what is not taken back."""

import pytest

import argmap
from argmap import MapBuilder
from argmap.display.dot.graph import build
from argmap.model.sources import CARRYING_ACTS, ORDER_OF_ACTS

EARLY, BETWEEN, LATE = "2024-01-01", "2024-03-01", "2024-06-01"


@pytest.fixture(name="b")
def builder():
    b = MapBuilder("Heard", conclusion="late")
    b.source("Ann", id="ann")
    b.source("The driver", id="driver", via="ann", reliability=0.2)
    return b


def late(b, *said_by):
    b.claim("The bus was late.", id="late", prior=0.9, said_by=[b.attribution(*one) for one in said_by])
    return b.build()


def test_whoever_reports_hearsay_does_not_vouch_for_it(b):
    m = late(b, ("driver", "asserts"), ("ann", "reports"))
    assert m.score()["late"] == pytest.approx(0.18)


def test_a_speculation_stands_no_higher_than_an_assertion_by_the_same_source_would():
    for act in ("asserts", "speculates", "implies", "quotes"):
        b = MapBuilder("Guessed")
        b.source("Ben", id="ben", reliability=0.2)
        assert late(b, ("ben", act)).score()["late"] == pytest.approx(0.18)


@pytest.mark.parametrize("first", range(len(ORDER_OF_ACTS)))
def test_only_the_first_group_that_is_there_counts(b, first):
    b.source("Cleo", id="cleo", reliability=0.5)
    above = [("cleo", act) for act in sorted(ORDER_OF_ACTS[first])]
    below = [("ann", act) for group in ORDER_OF_ACTS[first + 1 :] for act in sorted(group)]
    assert late(b, *below, *above).score()["late"] == pytest.approx(0.45)


def test_the_groups_are_disjoint_and_hold_every_act_that_lends_weight():
    listed = [act for group in ORDER_OF_ACTS for act in group]
    assert len(listed) == len(set(listed))
    assert set(listed) == CARRYING_ACTS
    assert {"asserts", "reports", "cites", "concedes", "quotes", "speculates", "implies"} == CARRYING_ACTS


def test_the_group_is_chosen_as_of_the_day(b):
    b.claim("The bus was late.", id="late", prior=0.9, said_by=[
        b.attribution("driver", "asserts", date=LATE), b.attribution("ann", "reports", date=EARLY)])  # fmt: skip
    m = b.build()
    assert m.score(as_of=BETWEEN)["late"] == pytest.approx(0.9)
    assert m.score(as_of=LATE)["late"] == pytest.approx(0.18)


@pytest.mark.parametrize("semantics", ["df_quad", "probability"])
def test_a_dropped_witness_does_not_promote_who_reports_it(b, semantics):
    m = late(b, ("driver", "asserts"), ("ann", "reports"))
    assert m.score(semantics, min_reliability=0.5)["late"] == 0.0


def test_a_retraction_without_a_date_takes_back_all_that_the_source_said_of_the_claim(b):
    b.source("Ben", id="ben", reliability=0.5)
    m = late(b, ("driver", "asserts"), ("ben", "reports"), ("driver", "retracts"))
    assert m.score()["late"] == pytest.approx(0.45)


def test_a_claim_of_which_all_is_taken_back_keeps_its_prior(b):
    assert late(b, ("driver", "asserts"), ("driver", "retracts")).score()["late"] == pytest.approx(0.9)


def test_a_dated_retraction_counts_from_its_day_on(b):
    b.claim("The bus was late.", id="late", prior=0.9, said_by=[
        b.attribution("driver", "asserts", date=EARLY), b.attribution("driver", "retracts", date=LATE)])  # fmt: skip
    m = b.build()
    assert m.score(as_of=BETWEEN)["late"] == pytest.approx(0.18)
    assert m.score()["late"] == pytest.approx(0.9)


def test_what_is_said_again_after_a_retraction_stands(b):
    b.claim("The bus was late.", id="late", prior=0.9, said_by=[
        b.attribution("driver", "retracts", date=EARLY), b.attribution("driver", "asserts", date=LATE)])  # fmt: skip
    assert b.build().score()["late"] == pytest.approx(0.18)


def test_a_retraction_in_a_restatement_takes_back_what_was_said_of_the_original(b):
    late(b, ("driver", "asserts"))
    b.claim("It came late.", id="again", same_as="late", said_by=b.attribution("driver", "retracts"))
    assert b.build().score()["late"] == pytest.approx(0.9)


def test_nobody_takes_back_what_another_said(b):
    assert late(b, ("driver", "asserts"), ("ann", "retracts")).score()["late"] == pytest.approx(0.18)


def test_pictures_lists_and_lint_follow_the_order():
    m = argmap.loads("""
      {argmap: 1, title: Heard, conclusion: go, sources: {ann: {}, driver: {via: ann}},
       claims: {go: Go., late: {text: It was late., said_by: [{source: driver, act: asserts}, {source: ann, act: reports}]},
                liar: {text: Ann jokes., prior: 0.1}},
       relations: [{premises: [late], supports: go}, {premises: [liar], undercuts: ann}]}""")
    assert m.by(source="driver").alone == ("late",)
    assert m.by(source="ann").alone == ()
    assert m.by(source="ann").column("also") == (("driver",),)
    assert m.lint(rules=["hearsay"]).column("about") == ("late",)
    assert build(m.document).sources == {"ann": ()}  # nothing rests on her own word

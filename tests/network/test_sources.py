"""A claim that rests on what sources say is believed as far as the best of them."""

import pytest

from argmap import MapBuilder


@pytest.fixture(name="b")
def builder():
    b = MapBuilder("Street")
    b.source("The council", id="council", reliability=0.8)
    b.source("A shopkeeper", id="shop", via="council", reliability=0.5)
    b.source("Nobody in particular", id="nobody")
    return b


def claim(b, *said_by):
    return b.claim("Injuries fell.", id="injuries", prior=0.5, said_by=said_by)


def test_a_claim_without_sources_keeps_its_prior(b):
    claim(b)
    assert b.build().score().base["injuries"] == 0.5


@pytest.mark.parametrize("act", ["asserts", "concedes", "reports", "cites", "quotes", "speculates", "implies"])
def test_these_acts_lend_reliability(b, act):
    claim(b, b.attribution("council", act))
    assert b.build().score().base["injuries"] == pytest.approx(0.4)


@pytest.mark.parametrize("act", ["denies", "asks", "retracts"])
def test_these_acts_carry_no_weight(b, act):
    claim(b, b.attribution("council", act))
    assert b.build().score().base["injuries"] == 0.5


def test_the_best_source_counts_and_a_second_voice_adds_nothing(b):
    claim(b, "shop", "council", "council")
    assert b.build().score()["injuries"] == pytest.approx(0.4)


def test_a_source_heard_through_another_is_relied_on_no_further_than_both(b):
    claim(b, "shop")
    scores = b.build().score()
    assert scores.sources == pytest.approx({"council": 0.8, "shop": 0.4, "nobody": 1.0})
    assert scores["injuries"] == pytest.approx(0.5 * 0.4)


def test_an_undercut_of_a_source_touches_all_that_rests_on_its_word_alone(b):
    claim(b, "council")
    b.claim("Trade fell.", id="trade", prior=1.0, said_by="shop")
    b.claim("It rained.", id="rain", prior=1.0, said_by=["council", "nobody"])
    b.claim("The street is old.", id="old", prior=1.0)
    b.undercut(b.claim("The council sold the street.", prior=0.75), "council", id="interest")
    scores = b.build().score()
    assert scores.sources == pytest.approx({"council": 0.2, "shop": 0.1, "nobody": 1.0})
    assert (scores["injuries"], scores["trade"]) == pytest.approx((0.1, 0.1))
    assert (scores["rain"], scores["old"]) == (1.0, 1.0)


def test_backing_raises_a_source(b):
    claim(b, "council")
    b.support(b.claim("It was right before.", prior=0.5), "council")
    assert b.build().score().sources["council"] == pytest.approx(0.8 + 0.2 * 0.5)


def test_reliability_follows_the_df_quad_rule_under_every_semantics(b):
    claim(b, "council")
    b.undercut(b.claim("The council sold the street.", prior=1.0), "council")
    assert b.build().score("euler").sources["council"] == 0.0


def test_sources_below_the_bar_are_not_heard(b):
    claim(b, "council", "shop")
    b.claim("Trade fell.", id="trade", prior=1.0, said_by="shop")
    m = b.build()
    assert m.score(min_reliability=0.4).base == pytest.approx({"injuries": 0.4, "trade": 0.4})
    assert m.score(min_reliability=0.5).base == pytest.approx({"injuries": 0.4, "trade": 0.0})
    assert m.score(min_reliability=0.9).base == {"injuries": 0.0, "trade": 0.0}


def test_the_bar_is_held_against_what_is_left_of_a_source(b):
    claim(b, "council", "shop")
    b.undercut(b.claim("The council sold the street.", prior=0.5), "council")
    m = b.build()
    assert m.score(min_reliability=0.3)["injuries"] == pytest.approx(0.2)
    assert m.score(min_reliability=0.5)["injuries"] == 0.0


def test_a_claim_may_cast_doubt_on_the_source_it_comes_from(b):
    b.claim("Do not trust me.", id="liar", prior=1.0, said_by="nobody")
    b.undercut("liar", "nobody")
    scores = b.build().score()
    assert scores["liar"] == pytest.approx(0.5)  # x = 1 - x
    assert scores.sources["nobody"] == pytest.approx(0.5)

"""A claim that rests on what sources say is believed as far as the best of them."""

import pytest

from argmap import MapBuilder, Network
from argmap.columns.from_document import columns_from_document
from tests.shared.compiled import arrays_from_document


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


def at_the_bar(doubt):
    """A source worth just a half, as it is stated or after an argument, and two claims that rest on it."""
    b = MapBuilder("At the bar")
    b.source("Ann", id="ann", reliability=1.0 if doubt else 0.5)
    if doubt:
        b.undercut(b.claim("She sold the street.", id="sold", prior=0.5), "ann")
    for name in ("injuries", "trade"):
        b.claim("It fell.", id=name, prior=0.5, said_by="ann")
    return b.build()


@pytest.mark.parametrize("doubt", [False, True], ids=["stated", "argued"])
@pytest.mark.parametrize("wide", [1, 10**9], ids=["arrays", "one_by_one"])
@pytest.mark.parametrize(("least", "heard"), [(0.5, True), (0.5001, False)])
def test_a_source_exactly_at_the_bar_is_heard(doubt, wide, least, heard, monkeypatch):
    monkeypatch.setattr("argmap.arrays.plan.WIDE", wide)
    m = at_the_bar(doubt)
    base = 0.25 if heard else 0.0
    scores = m.score(min_reliability=least)
    assert (scores["injuries"], scores["trade"]) == (base, base)
    lines = m.score(prior={"trade": 0.9}, min_reliability=least).notes
    assert len(lines) == (0 if heard else 1)  # that what is not heard does not lower a number that is given
    assert m.score("probability", min_reliability=least)["trade"] == pytest.approx(base)


@pytest.mark.parametrize("engine", ["plain", "compiled"])
@pytest.mark.parametrize(("least", "heard"), [(0.5, True), (0.5001, False)])
def test_a_source_exactly_at_the_bar_is_heard_by_every_engine(engine, least, heard):
    if engine == "compiled":
        pytest.importorskip("numba")
    document = at_the_bar(doubt=True).document
    network = Network(arrays_from_document(document, min_reliability=least), columns_from_document(document))
    base = 0.25 if heard else 0.0
    at = network.ids.position("trade")
    assert network.score(engine=engine).final[at] == base
    assert network.score_many(network.base[None], engine=engine).final[0, at] == base
    slopes = network.gradient("trade", engine=engine, on_unstable="return")
    assert slopes.strength[0] == (
        -0.25 if heard else 0.0
    )  # 0.5 times the reliability, from which a premise of 0.5 is taken
    assert slopes.prior[at] == 1.0  # by its base score, whatever that is made of


@pytest.mark.parametrize("claims", [1, 500])  # few are scored one by one, many of them at once
@pytest.mark.parametrize("engine", ["plain", "compiled"])
def test_a_source_that_arguments_bring_down_to_just_the_least_reliability_is_still_heard(b, claims, engine):
    for number in range(claims):
        b.claim(f"Claim {number}.", id=f"c{number}", prior=0.5, said_by="council")
    b.undercut(b.claim("The council sold the street.", prior=0.5), "council")
    m = b.build()
    heard = m.score(min_reliability=0.4, engine=engine)
    unheard = m.score(min_reliability=0.41, engine=engine)
    for number in range(claims):
        assert heard[f"c{number}"] == heard.base[f"c{number}"] == 0.2
        assert unheard[f"c{number}"] == unheard.base[f"c{number}"] == 0.0

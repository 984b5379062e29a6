"""Chances from-to where a map runs in circles: the well-founded model of every world."""

import random

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import argmap
from argmap import Document, MapBuilder, Network, ParameterError
from argmap.semantics import PROBABILITY
from argmap.worlds import undecided
from tests.shared.examples import examples
from tests.shared.maps import choices, maps
from tests.worlds.enumerated import ImpossibleError, TooManySwitchesError, drawn_worlds, random_map, spans

CIRCLES = {"circles": "undecided"}


def spans_of(scores):
    high = scores.high or scores
    return {key: (scores[key], high[key]) for key in scores}


def assert_same_spans(found, expected, within=1e-12):
    assert found.keys() == expected.keys()
    for key, pair in expected.items():
        assert found[key] == pytest.approx(pair, abs=within), key


def random_circles(seed, switches=12):
    """A map in which anything may bear on anything: linked premises, undercuts, backing, sources that are argued about."""
    dice, left = random.Random(seed), switches

    def chance(share=0.6):
        nonlocal left
        if left and dice.random() < share:
            left -= 1
            return round(dice.uniform(0.1, 0.9), 3)
        return dice.choice([1.0, 1.0, 0.0])

    claims = {f"c{at}": {"text": f"Claim {at}.", "prior": chance(0.9)} for at in range(dice.randint(2, 6))}
    sources = {"witness": {"reliability": chance()}}
    for entry in claims.values():
        if dice.random() < 0.2:
            entry["said_by"] = ["witness"]
    relations = []
    for at in range(dice.randint(3, 9)):
        aims = [(verb, name) for name in claims for verb in ("rebuts", "supports", "rebuts")]
        aims += [(verb, one["id"]) for one in relations for verb in ("undercuts", "supports")]
        aims += [("undercuts", "witness")]
        verb, target = dice.choice(aims)
        premises = dice.sample(sorted(claims), dice.choice([1, 1, 2]))
        relations.append({"id": f"r{at}", "premises": premises, verb: target, "strength": chance(0.4)})
    tree = {"argmap": 1, "title": "Random", "sources": sources, "claims": claims, "relations": relations}
    return argmap.ArgumentMap(Document.from_tree(tree))


@given(data=st.data())
@examples(300)
def test_spans_are_those_of_all_worlds(data):
    m = data.draw(maps(most_claims=5, most_relations=6))
    asked = data.draw(choices(m.document)) | {"join": "product"}
    asked.pop("min_reliability", None)
    try:
        expected = spans(m.document, **asked)
    except TooManySwitchesError:
        assume(False)
    assert_same_spans(spans_of(m.score(PROBABILITY, **CIRCLES, **asked)), expected)


def test_spans_of_dense_circles_are_those_of_all_worlds():
    open_ = 0
    for seed in range(60):
        m = random_circles(seed)
        scores = m.score(PROBABILITY, **CIRCLES)
        assert_same_spans(spans_of(scores), spans(m.document))
        open_ += any(high > low + 1e-6 for low, high in spans_of(scores).values())
    assert open_ > 12


def test_drawn_worlds_are_those_of_the_definition_bit_by_bit():
    for seed in range(12):
        m = random_circles(seed + 500)
        scores, worlds = m.score(PROBABILITY, samples=1000, seed=seed, **CIRCLES), drawn_worlds(m, 1000, seed)
        low, high = worlds.well_founded()
        every = np.ones(1000, dtype=bool)
        for key, pair in spans_of(scores).items():
            if scores.errors[key] > 0:
                assert pair == pytest.approx((worlds.share(low[key], every), worlds.share(high[key], every))), key
        expected = spans(m.document)
        for key, pair in spans_of(m.score(PROBABILITY, samples=20_000, seed=seed, **CIRCLES)).items():
            room = 5 * scores.errors[key] + 1e-12
            assert np.abs(np.subtract(pair, expected[key])).max() <= room, (seed, key)


def test_where_nothing_is_by_chance_spans_are_the_grounded_labels():
    spanned = {"in": (1.0, 1.0), "out": (0.0, 0.0), "undecided": (0.0, 1.0)}
    found = set()
    for seed in range(60):
        dice, whole = random.Random(seed), random_circles(seed, switches=0)
        m = whole.replace(
            prior={key: float(dice.random() < 0.7) for key in whole.document.claims},
            strength=dict.fromkeys(whole.document.relations, 1.0),
            reliability={"witness": 1.0},
        )
        asserted = [key for key, claim in m.document.claims.items() if claim.prior == 1.0]
        labels = m.accept(asserted=asserted or "none")
        for key, pair in spans_of(m.score(PROBABILITY, **CIRCLES)).items():
            assert pair == spanned[labels[key]], (seed, key)
            found.add(labels[key])
    assert found == {*spanned}


def test_a_map_without_circles_is_scored_as_ever():
    for seed in range(6):
        m = random_map(seed)
        for asked in ({}, {"samples": 3000}):
            plain, spanned = m.score(PROBABILITY, **asked), m.score(PROBABILITY, **CIRCLES, **asked)
            assert dict(plain) == dict(spanned)
            assert not spanned.high
            assert dict(plain.errors) == dict(spanned.errors)


def test_supports_in_a_circle_hold_nothing_up_and_leave_nothing_undecided():
    b = MapBuilder("Ring")
    hen, egg = b.claim("Hen", id="hen", prior=0.5), b.claim("Egg", id="egg", prior=0.2)
    b.support(egg, hen)
    b.support(hen, egg, strength=0.5)
    b.support(b.claim("Nest", id="nest", prior=0.0), b.claim("Twig", id="twig", prior=0.0))
    b.support("twig", "nest")
    scores = b.build().score(PROBABILITY, **CIRCLES)
    assert not scores.high
    assert scores[hen] == pytest.approx(1 - 0.5 * 0.8)
    assert scores[egg] == pytest.approx(1 - 0.8 * (1 - 0.25))
    assert scores["nest"] == scores["twig"] == 0.0
    assert scores.table().columns[3].name == "score"


def test_two_claims_that_rebut_each_other():
    b = MapBuilder("Sky")
    b.rebut(b.claim("Clear", id="clear", prior=0.6), b.claim("Grey", id="grey", prior=0.5))
    b.rebut("grey", "clear")
    b.support("grey", b.claim("Rain", id="rain", prior=0.0), strength=0.5, id="so")
    m = b.build()
    scores = m.score(PROBABILITY, **CIRCLES)
    assert_same_spans(spans_of(scores), {"clear": (0.3, 0.6), "grey": (0.2, 0.5), "rain": (0.1, 0.25)})
    assert (scores.relations["so"], scores.high["so"]) == pytest.approx((0.1, 0.25))
    network = m.network.score(PROBABILITY, **CIRCLES)
    np.testing.assert_allclose(network.final, [0.3, 0.2, 0.1])
    np.testing.assert_allclose(network.high, [0.6, 0.5, 0.25])


def test_a_held_claim_breaks_the_circle():
    m = argmap.load("maps/pascals-wager.yaml")
    held = {"bet_on_rival": 0.3, "practise": 0.6}
    plain, spanned = m.score(PROBABILITY, fix=held), m.score(PROBABILITY, fix=held, **CIRCLES)
    assert dict(plain) == dict(spanned)
    assert not spanned.high


def test_what_no_circle_leaves_undecided_may_be_given():
    refused = []
    for seed in range(25):
        m = random_circles(seed)
        sure = [key for key, (low, high) in spans_of(m.score(PROBABILITY, **CIRCLES)).items() if low == high]
        known = {sure[0]: True} if sure else {}
        try:
            expected = spans(m.document, given=known)
        except ImpossibleError:
            continue
        try:
            found = m.score(PROBABILITY, given=known, **CIRCLES)
        except ParameterError as error:
            refused.append(str(error))
        else:
            assert_same_spans(spans_of(found), expected)
    assert len(refused) < 12
    assert all("may leave" in one for one in refused)


def test_what_a_circle_may_leave_undecided_cannot_be_given():
    m = argmap.load("maps/age-of-the-earth.yaml")
    with pytest.raises(ParameterError, match=r"a circle may leave 'old' undecided.*hold a claim"):
        m.score(PROBABILITY, given={"old": True}, **CIRCLES)
    given_ = m.score(PROBABILITY, given={"thick_strata": True}, samples=5000, **CIRCLES)
    assert given_["old"] > m.score(PROBABILITY, samples=5000, **CIRCLES)["old"]


def test_a_source_that_a_circle_bears_on_cannot_be_left_out_for_its_reliability():
    b = MapBuilder("Liar")
    b.claim("I lie.", id="lie", prior=0.5, said_by=[b.source("A liar", id="liar")])
    b.undercut("lie", "liar")
    m = b.build()
    with pytest.raises(ParameterError, match="a circle bears on how reliable a source is"):
        m.score(PROBABILITY, min_reliability=0.5, **CIRCLES)
    assert_same_spans(spans_of(m.score(PROBABILITY, **CIRCLES)), {"lie": (0.0, 0.5)})


def test_long_circles_are_settled_without_recursion_and_in_bounds(monkeypatch):
    claims = 3000
    ring = np.arange(claims)
    network = Network.from_arrays(
        prior=np.full(claims, 0.9), source=ring, target=(ring + 1) % claims, sign=-np.ones(claims, dtype=int)
    )
    scores = network.score(PROBABILITY, samples=64, **CIRCLES)
    assert (scores.final <= scores.high).all()
    monkeypatch.setattr(undecided, "MOST_WORK", 1000)
    with pytest.raises(ParameterError, match=r"a circle of 3,000 .* Draw fewer"):
        network.score(PROBABILITY, samples=64, **CIRCLES)


def test_circles_are_refused_with_advice_and_by_degrees():
    m = argmap.load("maps/pascals-wager.yaml")
    with pytest.raises(argmap.SemanticsError, match='circles="undecided"'):
        m.score(PROBABILITY)
    with pytest.raises(ParameterError, match="settles circles by itself"):
        m.score(**CIRCLES)
    with pytest.raises(ParameterError, match="There are undecided"):
        m.score(PROBABILITY, circles="refused")

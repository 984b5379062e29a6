"""Probabilities are what one gets by going through every world."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.semantics import PROBABILITY
from tests.shared.maps import choices, maps
from tests.worlds.enumerated import TooManySwitchesError, probabilities, random_map, random_tree


@given(data=st.data())
def test_few_worlds_are_gone_through_one_by_one(data):
    m = data.draw(maps(acyclic=True, most_claims=4, most_relations=5))
    asked = data.draw(choices(m.document)) | {"join": "product"}
    try:
        expected = probabilities(m.document, **asked)
    except TooManySwitchesError:
        assume(False)
    scores = m.score(PROBABILITY, **asked)
    assert scores.kind == "probability"
    assert dict(scores) == pytest.approx(expected, abs=1e-12)
    assert set(scores.errors) == set(scores)
    assert not any(scores.errors.values())


@pytest.mark.parametrize("seed", range(60))
def test_drawn_worlds_are_within_four_standard_errors_of_all_worlds(seed):
    m = random_map(seed)
    expected = probabilities(m.document)
    scores = m.score(PROBABILITY, samples=20_000, seed=seed)
    for key, value in expected.items():
        assert abs(scores[key] - value) <= 4 * scores.errors[key] + 1e-12, key


def test_errors_are_as_large_as_they_say():
    z = []
    for seed in range(60):
        m = random_map(seed)
        expected, scores = probabilities(m.document), m.score(PROBABILITY, samples=5_000, seed=seed + 1000)
        z += [(scores[key] - value) / scores.errors[key] for key, value in expected.items() if 0.01 < value < 0.99
              and scores.errors[key] > 0]  # fmt: skip
    assert len(z) > 100
    assert 0.75 < np.mean(np.square(z)) < 1.25


@pytest.mark.parametrize("seed", range(30))
def test_trees_have_the_closed_form(seed):
    m, expected = random_tree(seed)
    unsure = len(m.document.claims) + len(m.document.relations)
    drawn = m.score(PROBABILITY, samples=50_000, seed=seed)
    assert all(abs(drawn[key] - value) <= 4 * drawn.errors[key] + 1e-9 for key, value in expected.items())
    if unsure <= 16:
        assert dict(m.score(PROBABILITY)) == pytest.approx(expected, abs=1e-12)


def test_what_two_lines_of_argument_share_is_counted_once():
    from argmap import MapBuilder

    b = MapBuilder("Shared")
    root = b.claim("Root", prior=0.5)
    left, right, top = (b.claim(text, prior=0.0) for text in ("Left", "Right", "Top"))
    b.support(root, left)
    b.support(root, right)
    b.support([left, right], top)
    m = b.build()
    assert m.score(PROBABILITY)[top] == 0.5
    assert m.score()[top] == 0.25


def test_two_independent_sources_are_worth_more_than_the_better_one():
    from argmap import MapBuilder

    b = MapBuilder("Heard")
    one, two = b.source("One", id="one", reliability=0.5), b.source("Two", id="two", reliability=0.5)
    b.claim("It rained", id="rained", prior=0.8, said_by=[one, two])
    b.claim("It thundered", id="thundered", prior=1.0, said_by=[one])
    b.claim("Storm", id="storm", prior=0.0)
    b.support(["rained", "thundered"], "storm")
    scores = b.build().score(PROBABILITY)
    assert scores["rained"] == pytest.approx(0.8 * 0.75)
    assert scores.base["rained"] == pytest.approx(0.6)
    assert scores["storm"] == pytest.approx(0.5 * 0.8)  # where the first is reliable, both of its claims are believed
    assert scores.sources == {"one": 0.5, "two": 0.5}

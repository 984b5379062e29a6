"""Bounds hold what they promise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import MapBuilder
from argmap.semantics import PROBABILITY
from tests.worlds.enumerated import probabilities, random_map, random_tree


@pytest.mark.parametrize("seed", range(60))
def test_bounds_that_assume_nothing_hold_for_every_map(seed):
    m = random_map(seed)
    found = m.bounds("c1", dependence="any")
    for key, value in probabilities(m.document).items():
        assert found.low[key] - 1e-12 <= value <= found.high[key] + 1e-12, key


@pytest.mark.parametrize("seed", range(30))
def test_on_a_tree_the_closed_form_lies_between_the_bounds(seed):
    m, expected = random_tree(seed)
    linked, anyhow = m.bounds("c0"), m.bounds("c0", dependence="any")
    assert dict(linked.independent) == pytest.approx(expected, abs=1e-12)
    for key, value in expected.items():
        assert anyhow.low[key] - 1e-12 <= linked.low[key] <= value + 1e-12
        assert value - 1e-12 <= linked.high[key] <= anyhow.high[key] + 1e-12


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.booleans(), st.data())
def test_joint_distributions_of_two_premises_reach_all_between_the_bounds(one, other, base, rebuts, data):
    """Any joint probability of the two that is possible at all gives a probability of the target within the bounds."""
    b = MapBuilder("Two", conclusion="target")
    premises = [b.claim("One", id="one", prior=one), b.claim("Other", id="other", prior=other)]
    target = b.claim("Target", id="target", prior=base)
    (b.rebut if rebuts else b.support)(premises, target)
    found = b.build().bounds()
    low, high = max(0.0, one + other - 1.0), min(one, other)
    both = low + (high - low) * data.draw(st.floats(0, 1))
    value = base * (1 - both) if rebuts else 1 - (1 - base) * (1 - both)
    assert found.low["target"] - 1e-12 <= value <= found.high["target"] + 1e-12
    ends = sorted(base * (1 - end) if rebuts else 1 - (1 - base) * (1 - end) for end in (low, high))
    assert [found.low["target"], found.high["target"]] == pytest.approx(ends, abs=1e-12)


def test_the_bounds_of_three_premises_are_those_of_frechet():
    b = MapBuilder("Three", conclusion="target")
    b.support([b.claim("A", prior=0.9), b.claim("B", prior=0.8), b.claim("C", prior=0.7)],
              b.claim("Target", id="target", prior=0.0))  # fmt: skip
    found = b.build().bounds()
    assert found.low["target"] == pytest.approx(0.4)
    assert found.high["target"] == pytest.approx(0.7)
    assert found.independent["target"] == pytest.approx(0.504)
    assert "from 0.400 to 0.700" in found.words[0]


def test_where_nothing_is_linked_the_bounds_are_a_point():
    b = MapBuilder("Plain", conclusion="top")
    b.support(b.claim("Low", prior=0.25), b.claim("Top", id="top", prior=0.5))
    m = b.build()
    found = m.bounds()
    assert found.low["top"] == found.high["top"] == pytest.approx(m.score(PROBABILITY)["top"])
    assert "no unknown dependence bears on it" in found.words[0]

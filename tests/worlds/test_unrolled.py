"""A map whose circles are unrolled has none, and says the same."""

import numpy as np
import pytest

import argmap
from argmap import Network
from argmap.worlds.counted_in_circles import counted_in_circles
from argmap.worlds.every_world import every_world
from argmap.worlds.exact.exact_chances import ASKED
from argmap.worlds.rows import rows_of_arrays
from argmap.worlds.unrolled import unrolled
from tests.worlds.enumerated import random_map
from tests.worlds.test_undecided import random_circles


def test_what_is_unrolled_has_the_chances_of_the_circles():
    copied = 0
    for seed in range(60):
        arrays = random_circles(seed, switches=9).network.switched
        whole = every_world(arrays, rows_of_arrays(arrays, circles=True))
        found = unrolled(arrays, rows_of_arrays(arrays, circles=True), most=10_000)
        fresh = every_world(found.arrays, rows_of_arrays(found.arrays))
        np.testing.assert_allclose(fresh.values[found.low], whole.values, atol=1e-12)
        np.testing.assert_allclose(fresh.values[found.high], whole.high, atol=1e-12)
        exact = counted_in_circles(
            arrays, rows_of_arrays(arrays, circles=True), None, ASKED, "plain", insist=True
        )  # fmt: skip
        assert exact.parameters["exact"] is True
        np.testing.assert_allclose(exact.values, whole.values, atol=1e-12)
        np.testing.assert_allclose(exact.high, whole.high, atol=1e-12)
        np.testing.assert_allclose(exact.base, whole.base, atol=1e-12)
        open_ = found.switch >= 0
        np.testing.assert_array_equal(found.arrays.base[found.switch[open_]], arrays.base[open_])
        copied += len(found.arrays) > 2 * len(arrays)
    assert copied > 10


def test_what_has_no_circles_comes_once():
    arrays = random_map(3).network.switched
    found = unrolled(arrays, rows_of_arrays(arrays), most=0)
    resting = (found.believed >= 0).sum()
    assert len(found.arrays) == len(arrays) + 2 + resting  # what always holds, and what never does
    np.testing.assert_array_equal(found.low, found.high)


def test_the_shipped_maps_take_few_copies():
    for name, most in (("pascals-wager", 100), ("age-of-the-earth", 100)):
        arrays = argmap.load(f"maps/{name}.yaml").network.switched
        assert len(unrolled(arrays, rows_of_arrays(arrays, circles=True), most=most).arrays) < most


def test_what_takes_too_many_copies_is_given_up_soon():
    r = np.random.default_rng(0)
    source, target = r.integers(0, 2000, (2, 8000))
    network = Network.from_arrays(prior=r.random(2000), source=source, target=target, sign=r.choice([1, -1], 8000))
    assert unrolled(network.arrays, rows_of_arrays(network.arrays, circles=True), most=4000) is None
    with pytest.raises(argmap.SemanticsError, match="circles"):
        rows_of_arrays(network.arrays)


def test_large_circles_are_drawn_and_refused_by_who_insists_on_exact_chances():
    r = np.random.default_rng(0)
    source, target = r.integers(0, 1000, (2, 4000))
    network = Network.from_arrays(prior=r.random(1000), source=source, target=target, sign=-np.ones(4000, dtype=int))
    with pytest.raises(argmap.ParameterError, match="circles of this map are too large"):
        network.score("probability", circles="undecided", exact=True)
    scores = network.score("probability", circles="undecided", samples=64)
    assert (scores.final <= scores.high).all()


def test_the_shipped_maps_are_exact():
    for name, expected in (
        ("pascals-wager", {"bet_on_god": (0.2136714, 0.3706920)}),
        ("age-of-the-earth", {"old": (0.3784046, 0.9898858), "young": (0.0062478, 0.6177291)}),
    ):
        m = argmap.load(f"maps/{name}.yaml")
        scores = m.score("probability", circles="undecided")
        assert scores.parameters["exact"] is True
        assert not any(scores.errors.values())
        drawn = m.score("probability", circles="undecided", samples=200_000)
        for key, pair in expected.items():
            assert (scores[key], scores.high[key]) == pytest.approx(pair, abs=1e-6)
        for key, value in scores.items():
            assert abs(drawn[key] - value) <= 4 * drawn.errors[key] + 1e-9
            assert abs(drawn.high[key] - scores.high[key]) <= 4 * drawn.errors[key] + 1e-9

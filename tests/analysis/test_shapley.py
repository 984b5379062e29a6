"""The Shapley value: by every coalition, by sorts of players, and by drawn orders."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.maths.shapley import exact_shares, is_exact, sampled_shares

worths = st.integers(1, 4).flatmap(lambda players: st.lists(st.floats(-1, 1), min_size=2**players, max_size=2**players))


def game(values):
    """A game in which the coalition with the players of the bits of k is worth the k-th value."""
    table, players = np.array(values), len(values).bit_length() - 1
    return players, lambda inside: table[inside @ (1 << np.arange(players))]


def by_every_order(values):
    players = len(values).bit_length() - 1
    total = np.zeros(players)
    for order in itertools.permutations(range(players)):
        there = 0
        for player in order:
            total[player] += values[there | 1 << player] - values[there]
            there |= 1 << player
    return total / math.factorial(players)


@given(worths)
def test_it_is_the_mean_over_all_orders(values):
    players, worth = game(values)
    assert exact_shares(worth, [1] * players).value == pytest.approx(by_every_order(values), abs=1e-12)


@given(worths)
def test_shares_make_the_whole_difference(values):
    players, worth = game(values)
    for shares in (exact_shares(worth, [1] * players), sampled_shares(worth, players, samples=8, seed=1)):
        assert (shares.none, shares.all) == (values[0], values[-1])
        assert shares.value.sum() == pytest.approx(values[-1] - values[0], abs=1e-12)


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 3)), min_size=1, max_size=3))
def test_players_of_one_sort_have_what_each_has_among_all(sorts):
    force, size = np.array([one for one, _ in sorts]), [many for _, many in sorts]
    each = np.repeat(force, size)
    by_sort = exact_shares(lambda inside: 1 - ((1 - force) ** inside).prod(axis=1), size)
    one_by_one = exact_shares(lambda inside: 1 - ((1 - each) ** inside).prod(axis=1), [1] * len(each))
    assert np.repeat(by_sort.value, size) == pytest.approx(one_by_one.value, abs=1e-12)


def test_the_gloves():
    """One left glove and two right ones, a pair is worth 1: 2/3 for the left, 1/6 for each right (Shapley 1953's value)."""
    shares = exact_shares(lambda inside: np.minimum(inside[:, 0], inside[:, 1:].sum(axis=1)) * 1.0, [1, 1, 1])
    assert shares.value == pytest.approx([2 / 3, 1 / 6, 1 / 6])
    assert exact_shares(lambda inside: np.minimum(inside[:, 0], inside[:, 1]) * 1.0, [1, 2]).value == pytest.approx(
        [2 / 3, 1 / 6]
    )


def test_it_is_not_the_banzhaf_value():
    """A vote of four in which the first has three votes and five carry it: Banzhaf shares do not add up, these do."""
    votes = np.array([3, 1, 1, 1])
    shares = exact_shares(lambda inside: (inside @ votes >= 5) * 1.0, [1] * 4)
    assert shares.value == pytest.approx([1 / 2, 1 / 6, 1 / 6, 1 / 6])
    assert shares.value.sum() == pytest.approx(1.0)


def test_fifteen_players_are_exact_and_sixteen_are_drawn():
    assert is_exact([1] * 15)
    assert not is_exact([1] * 16)


@pytest.mark.parametrize("seed", range(3))
def test_the_same_seed_draws_the_same_orders(seed):
    players, worth = game(list(np.random.default_rng(0).random(16)))
    first, again = (sampled_shares(worth, players, samples=20, seed=seed) for _ in range(2))
    assert (first.value == again.value).all()
    other = sampled_shares(worth, players, samples=20, seed=seed + 1)
    assert (first.value != other.value).any()


def test_the_true_values_lie_within_three_standard_errors():
    """All players at once, in at least 95 of 100 runs; and the error is no larger than it needs to be."""
    values = list(np.random.default_rng(5).random(1 << 6))
    players, worth = game(values)
    exact = exact_shares(worth, [1] * players).value
    runs = [sampled_shares(worth, players, samples=1_000, seed=seed) for seed in range(100)]
    covered = sum(bool((np.abs(run.value - exact) <= 3 * run.error).all()) for run in runs)
    assert covered >= 95
    spread = np.std([run.value for run in runs], axis=0)
    assert np.mean([run.error for run in runs], axis=0) == pytest.approx(spread, rel=0.3)


def test_a_game_larger_than_what_is_held_at_once_is_played_in_pieces(monkeypatch):
    import argmap.maths.shapley as module

    players, worth = game(list(np.random.default_rng(2).random(32)))
    whole = exact_shares(worth, [1] * players).value, sampled_shares(worth, players, samples=10, seed=3).value
    monkeypatch.setattr(module, "ENTRIES", 16)
    pieces = exact_shares(worth, [1] * players).value, sampled_shares(worth, players, samples=10, seed=3).value
    assert [one.tolist() for one in whole] == [one.tolist() for one in pieces]

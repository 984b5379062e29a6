"""Switches are on as often as they should be, and each by itself."""

import numpy as np
import pytest

from argmap.worlds.random_words import mixed, states
from argmap.worlds.switches import Switches, count_bits, thresholds

WORDS = 4_000
CHANCES = np.array([0.0, 1.0, 0.5, 0.25, 0.1, 0.9, 1 / 3, 0.001, 0.999, 2**-20, 1 - 2**-20, 2.0**-40, 1 - 2.0**-40])


def switches(chances, seed=3):
    return Switches(thresholds(np.asarray(chances)), np.arange(len(chances), dtype=np.uint64), np.uint64(seed))


def test_words_are_those_of_splitmix64():
    """The first five for seed 1234567, as published with its description on Rosetta Code."""
    numbers = np.arange(5, dtype=np.uint64)
    assert mixed(states(np.uint64(1234567), numbers)).tolist() == [
        6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821,
    ]  # fmt: skip


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_switches_are_on_as_often_as_their_probability_says(seed):
    worlds = 64 * WORDS
    share = count_bits(switches(CHANCES, seed).on(np.arange(len(CHANCES)), 0, WORDS)) / worlds
    allowed = 4 * np.sqrt(CHANCES * (1 - CHANCES) / worlds) + 6 / worlds * ((CHANCES > 0) & (CHANCES < 1))
    assert (np.abs(share - CHANCES) <= allowed).all()
    assert share[0] == 0
    assert share[1] == 1


def test_each_bit_of_a_word_is_on_as_often_as_the_others():
    bits = np.unpackbits(switches([0.3]).on(np.array([0]), 0, WORDS).view(np.uint8), bitorder="little").reshape(-1, 64)
    assert (np.abs(bits.mean(axis=0) - 0.3) < 4.5 * np.sqrt(0.3 * 0.7 / WORDS)).all()


def test_switches_are_independent_of_one_another_and_of_the_world_before():
    on = switches([0.5] * 12).on(np.arange(12), 0, WORDS)
    bits = np.unpackbits(on.view(np.uint8), axis=1).astype(float)
    correlation = np.corrcoef(bits) - np.eye(12)
    assert np.abs(correlation).max() < 4.5 / np.sqrt(64 * WORDS)
    lagged = [np.corrcoef(row[:-1], row[1:])[0, 1] for row in bits]
    assert np.abs(lagged).max() < 4.5 / np.sqrt(64 * WORDS)


def test_any_part_of_the_worlds_is_the_same_by_itself():
    whole = switches(CHANCES).on(np.arange(len(CHANCES)), 0, 50)
    assert np.array_equal(switches(CHANCES).on(np.array([4, 6]), 17, 9), whole[[4, 6], 17:26])

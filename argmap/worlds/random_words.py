"""Random words by number: the n-th one is known without those before it, so that worlds can be taken in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Words = NDArray[np.uint64]

STEP = np.uint64(0x9E3779B97F4A7C15)
"""What the state of SplitMix64 grows by from one word to the next."""
FIRST, SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def key_of(seed: int) -> np.uint64:
    """Return where the words of a seed start: far from those of any other, also of the next number.

    >>> len({int(key_of(seed)) for seed in (1, 1, 2)})
    2
    """
    return np.uint64(np.random.SeedSequence(seed).generate_state(1, np.uint64)[0])


def states(key: np.uint64, numbers: Words) -> Words:
    """Return the states from which the words of these numbers are mixed; numbers count from 0.

    >>> states(np.uint64(7), np.array([0], dtype=np.uint64)) == np.uint64(7) + STEP
    array([ True])
    """
    return (numbers + np.uint64(1)) * STEP + key


def mixed(state: Words) -> Words:
    """Return one random word of 64 bits for each state; shape as given.

    SplitMix64: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014. Its n-th word is a
    fixed mixing of `seed + n * STEP`, so that any part of the sequence can be had by itself, on any number of
    threads, by numpy as by compiled code. The worked example is the first word that is published for seed 1234567.

    >>> int(mixed(states(np.uint64(1234567), np.array([0], dtype=np.uint64)))[0])
    6457827717110365317
    """
    word = state ^ (state >> np.uint64(30))
    word *= FIRST
    word ^= word >> np.uint64(27)
    word *= SECOND
    word ^= word >> np.uint64(31)
    return word

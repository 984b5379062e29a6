"""Go through every world there is, where they are few: then nothing is left to chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from argmap.worlds.counted import Counted
from argmap.worlds.holding import hold, resting_claims
from argmap.worlds.switches import ALL

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.worlds.random_words import Words
    from argmap.worlds.rows import Rows

    Floats = NDArray[np.float64]

MOST_SWITCHES = 16
"""Up to so many open switches, all worlds are gone through: 65,536 at most."""
MOST_BITS = 1 << 28
"""And only where what holds in them takes no more memory than this, in bits."""


def few_worlds(arrays: Arrays) -> bool:
    """Say whether there are few enough worlds to go through all of them."""
    number = len(_open_switches(arrays))
    return number <= MOST_SWITCHES and len(arrays) << number <= MOST_BITS


def every_world(arrays: Arrays, table: Rows) -> Counted:
    """Return how likely every node holds, by adding up the probabilities of the worlds in which it does."""
    switches = _open_switches(arrays)
    weight = np.ones(1)
    for chance in arrays.base[switches].tolist():
        weight = np.concatenate([weight * (1.0 - chance), weight * chance])
    worlds = len(weight)
    words = -(-worlds // 64)
    values = np.zeros((len(arrays), words), dtype=np.uint64)
    values[arrays.base == 1.0] = ALL
    world = np.arange(worlds)
    for digit, node in enumerate(switches.tolist()):
        values[node] = _packed((world >> digit & 1).astype(bool), words)
    believed = _weighed(hold(arrays.kind, table, values), weight)
    base = arrays.base.copy()
    base[resting_claims(arrays.kind, table)] *= believed
    return Counted(arrays, _weighed(values, weight), np.zeros(len(arrays)), base)


def _open_switches(arrays: Arrays) -> NDArray[np.integer]:
    return np.flatnonzero((arrays.base > 0.0) & (arrays.base < 1.0))


def _packed(bits: NDArray[np.bool_], words: int) -> Words:
    """Put bits into words, the first in the lowest place.

    >>> _packed(np.array([True, False, True]), 1)
    array([5], dtype=uint64)
    """
    data = np.zeros(8 * words, dtype=np.uint8)
    packed = np.packbits(bits, bitorder="little")
    data[: len(packed)] = packed
    return data.view("<u8").astype(np.uint64)


def _weighed(words: Words, weight: Floats) -> Floats:
    """Add up the weights of the worlds that are on, row by row."""
    sums = np.empty(len(words))
    for row, value in enumerate(words):
        bits = np.unpackbits(value.astype("<u8").view(np.uint8), bitorder="little", count=len(weight))
        sums[row] = weight[bits.astype(bool)].sum()
    return np.minimum(sums, 1.0)  # the weights add up to 1 but for rounding

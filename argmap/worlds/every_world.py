"""Go through every world there is, where they are few: then nothing is left to chance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from argmap.worlds.counted import Counted
from argmap.worlds.holding import believed_in, resting_claims
from argmap.worlds.impossible import impossible
from argmap.worlds.switches import ALL
from argmap.worlds.undecided import holding

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.worlds.conditions import Conditions
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


def every_world(arrays: Arrays, table: Rows, conditions: Conditions | None = None) -> Counted:
    """Return how likely every node holds, by adding up the probabilities of the worlds in which it does.

    With conditions, those worlds alone count that meet them; where there are none, `ParameterError` names the smallest
    set of conditions that rule each other out.
    """
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
    may = holding(arrays.kind, table)(values)
    resting = resting_claims(arrays.kind, table)
    base = arrays.base.copy()
    base[resting] *= _weighed(believed_in(resting, table, values), weight)
    total, parameters = 1.0, {}
    if conditions is not None:
        total, weight = _conditioned(conditions, values, weight)
        parameters = {"given": conditions.to_dict(), "chance_of_given": total}
    found = _weighed(values, weight)
    high = found if may is values else _weighed(may, weight)
    return Counted(arrays, found, np.zeros(len(arrays)), base, parameters, high=high)


def _conditioned(conditions: Conditions, values: Words, weight: Floats) -> tuple[float, Floats]:
    """Return how likely all conditions are met, and the weights of the worlds where they are, adding up to 1."""
    met = np.array([_bits(one, len(weight)) for one in conditions.met(values)])

    def possible(places: Sequence[int]) -> bool:
        return bool(weight[met[list(places)].all(axis=0)].any())

    if not possible(range(len(conditions))):
        raise impossible(conditions, possible)
    kept = np.where(met.all(axis=0), weight, 0.0)
    total = float(kept.sum())
    return min(total, 1.0), kept / total


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
        sums[row] = weight[_bits(value, len(weight))].sum()
    return np.minimum(sums, 1.0)  # the weights add up to 1 but for rounding


def _bits(words: Words, number: int) -> NDArray[np.bool_]:
    """Return the first bits of one row of words."""
    return np.unpackbits(words.astype("<u8").view(np.uint8), bitorder="little", count=number).astype(bool)

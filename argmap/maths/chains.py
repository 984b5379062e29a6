"""Chains in which each thing aims at one other at most: what leads to something marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Index = NDArray[np.integer]


def spread(marked: Flags, target: Index) -> Flags:
    """Mark whatever aims, through others or itself, at something marked; a target of -1 is nothing.

    >>> spread(np.array([True, False, False, False]), np.array([-1, 0, 1, -1]))
    array([ True,  True,  True, False])
    """
    return latest(marked, target)


def latest(value: NDArray[Any], target: Index) -> NDArray[Any]:
    """Return for each thing the largest value of it and of all that it aims at, through others or itself.

    Every round doubles how far it looks, so that a chain of a million costs twenty rounds.

    >>> latest(np.array([5, 2, 7, 1]), np.array([-1, 0, 1, -1]))
    array([5, 5, 7, 1])
    """
    found = value.copy()
    some = np.flatnonzero(target >= 0)
    ahead = target[some]
    for _ in range(len(some).bit_length()):
        found[some] = np.maximum(found[some], found[ahead])
        # Who aims at something that aims at nothing stays where it is: that has been looked at.
        further = np.full(len(value), -1, dtype=ahead.dtype)
        further[some] = ahead
        onward = further[ahead]
        ahead = np.where(onward >= 0, onward, ahead)
    return found


def roots(target: Index) -> Index:
    """Return for each thing what it aims at in the end; itself where it aims at nothing (-1).

    Every round doubles how far it looks. Of a ring, which has no end, some member is returned.

    >>> roots(np.array([-1, 0, 1, -1]))
    array([0, 0, 0, 3])
    """
    found = np.where(target < 0, np.arange(len(target), dtype=target.dtype), target)
    for _ in range(len(target).bit_length()):
        found = found[found]
    return found

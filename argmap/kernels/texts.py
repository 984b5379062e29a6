"""Look texts up among others by a table of hashes; texts are bytes one after the other, and where each begins.

As elsewhere, Python calls compiled code for a piece at a time, and kernels fill arrays that they are given.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from argmap.kernels.jit import inlined, kernel

NOWHERE = -1
PRIME, BASIS, SPREAD = np.uint64(1099511628211), np.uint64(14695981039346656037), np.uint64(0x9E3779B97F4A7C15)
"""The numbers of the hash FNV-1a, and one that spreads its bits: the upper half tells the place in a table."""
HALF, ONE = np.uint64(32), np.uint64(1)
PATIENCE = 16
"""So many steps may be taken for a text on average: texts chosen so that they fall on one place are left to others."""


@inlined
def _hash(data: Any, first: int, last: int) -> Any:
    found = BASIS
    for at in range(first, last):
        found = (found ^ np.uint64(data[at])) * PRIME
    return found * SPREAD


@kernel
def note(first: int, last: int, start: Any, data: Any, hashes: Any, place: Any) -> bool:
    """Enter the texts from `first` to before `last` into a table, of equal ones the first.

    False where it takes too long, or two texts that differ have one hash: others have to do it then.
    """
    mask = np.uint64(len(place) - 1)
    left = PATIENCE * (last - first) + len(place)
    for text in range(first, last):
        code = _hash(data, start[text], start[text + 1])
        at = (code >> HALF) & mask
        while place[at] != NOWHERE and hashes[at] != code:
            at = (at + ONE) & mask
            left -= 1
            if left < 0:
                return False
        known = place[at]
        if known == NOWHERE:
            hashes[at], place[at] = code, text
            continue
        own, other, length = start[text], start[known], start[text + 1] - start[text]
        if start[known + 1] - other != length:
            return False
        for at_byte in range(length):
            if data[own + at_byte] != data[other + at_byte]:
                return False
    return True


@kernel
def find(
    first: int,
    last: int,
    start: Any,
    data: Any,
    known_start: Any,
    known_data: Any,
    hashes: Any,
    place: Any,
    result: Any,
) -> bool:
    """Find where the texts from `first` to before `last` stand among those that are known; False as above."""
    mask = np.uint64(len(place) - 1)
    left = PATIENCE * (last - first) + len(place)
    for text in range(first, last):
        code = _hash(data, start[text], start[text + 1])
        at = (code >> HALF) & mask
        while place[at] != NOWHERE and hashes[at] != code:
            at = (at + ONE) & mask
            left -= 1
            if left < 0:
                return False
        result[text] = place[at]
    # In a loop of its own, without a way out: so memory is asked for many texts at once, and none waits for another. It
    # counts in unsigned numbers: see `sweep`.
    differ = np.uint8(0)
    for text in range(first, last):
        if result[text] == NOWHERE:
            continue
        known = np.uint64(result[text])
        own, other, length = (
            np.uint64(start[text]),
            np.uint64(known_start[known]),
            np.uint64(start[text + 1] - start[text]),
        )
        if np.uint64(known_start[known + ONE]) - other != length:
            return False
        at = np.uint64(0)
        while at < length:
            differ |= data[own + at] ^ known_data[other + at]
            at += ONE
    return differ == 0

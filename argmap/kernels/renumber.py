"""Lay a network out in the order of evaluation: like nodes side by side, all that a node needs before it.

As in `order`, what is called from outside runs in Python and calls compiled code for a piece at a time.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from argmap.kernels.jit import kernel
from argmap.kernels.pieces import pieces

MOST_LIKE = 1 << 18
"""So many like nodes stand in one block at most: a block is worked through without a look at whether to stop."""


def counts(argument_start: Any, argument_sign: Any) -> tuple[Any, Any]:
    """Count the rebuttals and the supports of every node."""
    rebuttals = np.empty(len(argument_start) - 1, dtype=np.int32)
    for first, last in pieces(len(rebuttals), argument_start):
        start = argument_start[first : last + 1]
        before = np.append(0, np.cumsum(argument_sign[start[0] : start[-1]] < 0, dtype=np.int32))
        rebuttals[first:last] = np.diff(before[start - start[0]])
    return rebuttals, np.diff(argument_start).astype(np.int32) - rebuttals


def entries(
    node: Any,
    place: Any,
    argument_start: Any,
    argument: Any,
    sign: Any,
    input_start: Any,
    taken: Any,
    make: Any = np.empty,
) -> tuple[Any, Any]:
    """Write all rows anew, in the order of evaluation: of each node the rebuttals, the supports, then the inputs."""
    row = np.zeros(len(node) + 1, dtype=np.int64)
    np.cumsum((np.diff(argument_start) + np.diff(input_start))[node], out=row[1:])
    entry = make(len(argument) + len(taken), place.dtype)
    for first, last in pieces(len(node), row):
        _write(first, last, node, place, argument_start, argument, sign, input_start, taken, row, entry)
    return row, entry


@kernel
def _write(
    begin: int, end: int, node: Any, place: Any, argument_start: Any, argument: Any, sign: Any, input_start: Any,
    taken: Any, row: Any, entry: Any,
) -> None:  # fmt: skip
    fill = row[begin]
    for where in range(begin, end):
        own = node[where]
        for is_support in (False, True):
            for at in range(argument_start[own], argument_start[own + 1]):
                if (sign[at] > 0) == is_support:
                    entry[fill] = place[argument[at]]
                    fill += 1
        for at in range(input_start[own], input_start[own + 1]):
            entry[fill] = place[taken[at]]
            fill += 1


def block_ends(node: Any, keys: Any) -> Any:
    """Return where each block ends: nodes that are alike in all keys."""
    begins = np.zeros(len(node) + 1, dtype=np.bool_)
    for key in keys:
        for first, last in pieces(len(node)):
            _mark_begins(max(1, first), last, node, key.astype(np.int32, copy=False), begins)
    begins[::MOST_LIKE] = begins[-1] = True
    return np.flatnonzero(begins)[1:]


@kernel
def _mark_begins(first: int, last: int, node: Any, key: Any, begins: Any) -> None:
    before = key[node[first - 1]]
    for where in range(first, last):
        own = key[node[where]]
        begins[where] |= own != before
        before = own

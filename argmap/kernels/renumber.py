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
    rebuttals, supports = np.zeros((2, len(argument_start) - 1), dtype=np.int32)
    for first, last in pieces(len(rebuttals), argument_start):
        _count_sides(first, last, argument_start, argument_sign, rebuttals, supports)
    return rebuttals, supports


@kernel
def _count_sides(first: int, last: int, argument_start: Any, argument_sign: Any, rebuttals: Any, supports: Any) -> None:
    for node in range(first, last):
        for place in range(argument_start[node], argument_start[node + 1]):
            if argument_sign[place] < 0:
                rebuttals[node] += 1
            else:
                supports[node] += 1


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
        first, last = argument_start[own], argument_start[own + 1]
        for at in range(first, last):
            if sign[at] < 0:
                entry[fill] = place[argument[at]]
                fill += 1
        for at in range(first, last):
            if sign[at] > 0:
                entry[fill] = place[argument[at]]
                fill += 1
        for at in range(input_start[own], input_start[own + 1]):
            entry[fill] = place[taken[at]]
            fill += 1


def block_ends(node: Any, level: Any, component: Any, stage: Any, kind: Any, counted: Any) -> Any:
    """Return where each block ends: nodes of one level, circle, stage and kind, with equal counts."""
    begins = np.zeros(len(node) + 1, dtype=np.bool_)
    for first, last in pieces(len(node)):
        _mark_begins(first, last, node, level, component, stage, kind, counted, begins)
    begins[::MOST_LIKE] = begins[-1] = True
    return np.flatnonzero(begins)[1:]


@kernel
def _mark_begins(
    first: int, last: int, node: Any, level: Any, component: Any, stage: Any, kind: Any, counted: Any, begins: Any
) -> None:
    rebuttals, supports, inputs = counted
    for where in range(max(1, first), last):
        before, own = node[where - 1], node[where]
        begins[where] = (
            level[before] != level[own]
            or component[before] != component[own]
            or stage[before] != stage[own]
            or kind[before] != kind[own]
            or rebuttals[before] != rebuttals[own]
            or supports[before] != supports[own]
            or inputs[before] != inputs[own]
        )

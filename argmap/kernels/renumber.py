"""Lay a network out in the order of evaluation: like nodes side by side, all that a node needs before it."""

from __future__ import annotations

from typing import Any

import numpy as np

from argmap.kernels.jit import kernel


@kernel
def counts(argument_start: Any, argument_sign: Any) -> Any:
    """Count the rebuttals and the supports of every node."""
    number = len(argument_start) - 1
    rebuttals = np.zeros(number, dtype=np.int32)
    supports = np.zeros(number, dtype=np.int32)
    for node in range(number):
        for place in range(argument_start[node], argument_start[node + 1]):
            if argument_sign[place] < 0:
                rebuttals[node] += 1
            else:
                supports[node] += 1
    return rebuttals, supports


@kernel
def inverse(node: Any) -> Any:
    """Return the place of every node."""
    place = np.empty_like(node)
    for where in range(len(node)):
        place[node[where]] = where
    return place


@kernel
def entries(node: Any, place: Any, argument_start: Any, argument: Any, sign: Any, input_start: Any, taken: Any) -> Any:
    """Write all rows anew, in the order of evaluation: of each node the rebuttals, the supports, then the inputs."""
    number = len(node)
    row = np.zeros(number + 1, dtype=np.int64)
    entry = np.empty(len(argument) + len(taken), dtype=place.dtype)
    fill = 0
    for where in range(number):
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
        row[where + 1] = fill
    return row, entry


@kernel
def block_ends(node: Any, level: Any, component: Any, stage: Any, kind: Any, counted: Any) -> Any:
    """Return where each run of like nodes ends: nodes of one level, circle, stage and kind, with equal counts."""
    rebuttals, supports, inputs = counted
    number = len(node)
    ends = np.empty(number, dtype=np.int64)
    blocks = 0
    for where in range(1, number):
        before, own = node[where - 1], node[where]
        if (
            level[before] != level[own]
            or component[before] != component[own]
            or stage[before] != stage[own]
            or kind[before] != kind[own]
            or rebuttals[before] != rebuttals[own]
            or supports[before] != supports[own]
            or inputs[before] != inputs[own]
        ):
            ends[blocks] = where
            blocks += 1
    if number:
        ends[blocks] = number
        blocks += 1
    return ends[:blocks].copy()

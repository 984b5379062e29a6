"""Synchronous iteration inside circles, in several scenarios at once: as `circle` does it in one."""

from __future__ import annotations

from typing import Any

import numpy as np

from argmap.kernels.batch import OWN, evaluate, trusted_row
from argmap.kernels.jit import kernel
from argmap.kernels.lanes import put
from argmap.kernels.rules import Rule
from argmap.kernels.sweep import Blocks, Place


@kernel
def start(blocks: Blocks, row: Any, entry: Any, rule: Rule, values: Any, scratch: Any, block: int, last: int) -> None:
    """Weigh the base scores of the claims in some blocks by their sources."""
    own = blocks.end[block - 1] if block else 0
    for at in range(block, last):
        inputs = blocks.inputs[at]
        while own < blocks.end[at]:
            if inputs:
                put(scratch, OWN, values, own)
                trusted_row(scratch, values, entry, Place(row[own + 1] - inputs), Place(row[own + 1]), rule.floor)
                put(values, own, scratch, OWN)
            own += 1


@kernel
def iterate(
    rule: Rule, blocks: Blocks, row: Any, entry: Any, values: Any, scratch: Any, buffers: Any, circles: Any,
    circle: int, progress: Any, limits: Any, budget: int,
) -> int:  # fmt: skip
    """Iterate one circle in all lanes, or on from where it was left, as `circle.iterate` does in one scenario.

    `progress` has a row of lanes each for the closest residual, the marker, the step it was marked at, and whether the
    lane has ended, whose best state is then kept; `progress[4, 0]` counts the steps. Returns what is left of the budget.
    """
    base, fresh, best = buffers
    low, middle, high = circles.first[circle], circles.iterated[circle], circles.last[circle]
    begin = blocks.end[low - 1] if low else 0
    state = blocks.end[middle - 1] if middle else 0
    end = blocks.end[high - 1]
    lanes = values.shape[1]
    work = ((end - begin) + (row[end] - row[begin]) + 1) * lanes
    residual = np.empty(lanes)
    if progress[4, 0] == 0:
        for own in range(begin, end):
            put(base, own - begin, values, own)
        start(blocks, row, entry, rule, values, scratch, middle, high)
        for lane in range(lanes):
            progress[0, lane] = progress[1, lane] = np.inf
            progress[2, lane] = progress[3, lane] = 0
    while True:
        evaluate(rule, blocks, row, entry, values, base, begin, values, 0, scratch, low, begin, state)
        evaluate(rule, blocks, row, entry, values, base, begin, fresh, state, scratch, middle, state, end)
        residual[:] = 0.0
        for own in range(state, end):
            for lane in range(lanes):
                residual[lane] = max(residual[lane], abs(fresh[own - state, lane] - values[own, lane]))
        steps = progress[4, 0]
        running = 0
        for lane in range(lanes):
            if progress[3, lane]:
                continue
            if residual[lane] < progress[0, lane]:
                progress[0, lane] = residual[lane]
                for own in range(state, end):
                    best[own - state, lane] = values[own, lane]
            closest = progress[0, lane]
            if closest < 0.99 * progress[1, lane]:
                progress[1, lane] = closest
                progress[2, lane] = steps
            idle = steps - progress[2, lane]
            over = closest <= limits.exact or (closest <= limits.tolerance and idle >= limits.patience)
            if over or idle >= limits.window or steps >= limits.most_steps:
                progress[3, lane] = 1
            else:
                running += 1
        budget -= work
        progress[4, 0] = steps + 1
        if not running:
            break
        for own in range(state, end):
            put(values, own, fresh, own - state)
        if budget <= 0:
            return budget
    for own in range(state, end):
        put(values, own, best, own - state)
    evaluate(rule, blocks, row, entry, values, base, begin, values, 0, scratch, low, begin, state)
    progress[4, 0] = -1
    return budget


@kernel
def run(
    rule: Rule, blocks: Blocks, row: Any, entry: Any, values: Any, scratch: Any, buffers: Any, circles: Any,
    first: int, last: int, progress: Any, residual: Any, limits: Any, budget: Any,
) -> int:  # fmt: skip
    """Iterate circles from `first` to before `last` while the budget lasts; `residual` keeps the largest of each lane.

    Returns the first one that still has not ended; `budget[0]` becomes what is left of it.
    """
    left = budget[0]
    for circle in range(first, last):
        if left <= 0:
            budget[0] = left
            return circle
        left = iterate(rule, blocks, row, entry, values, scratch, buffers, circles, circle, progress, limits, left)
        if progress[4, 0] >= 0:
            budget[0] = left
            return circle
        progress[4, 0] = 0
        for lane in range(values.shape[1]):
            residual[lane] = max(residual[lane], progress[0, lane])
    budget[0] = left
    return last

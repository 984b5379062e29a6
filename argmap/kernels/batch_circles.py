"""Synchronous iteration inside circles, in several scenarios at once: as `circle` does it in one."""

from __future__ import annotations

from typing import Any

import numpy as np

from argmap.kernels.batch_sweep import OWN, PULL, evaluate, joined_row, trusted_row
from argmap.kernels.jit import kernel
from argmap.kernels.lanes import put, times
from argmap.kernels.rules import CLAIM, JOIN_PRODUCT, RELATION, Rule
from argmap.kernels.sweep import Blocks, Place

CLOSEST, MARKER, MARKED, HALF, HALVED, PACE, DISTANCE, ENDED, STEPS, RESIDUAL = range(10)
"""The rows of `progress`, as in `circle.Progress`, each with a number for every lane; the steps stand in the first; the last is that of the step."""
ROWS = 10


@kernel
def start(blocks: Blocks, row: Any, entry: Any, rule: Rule, values: Any, scratch: Any, block: int, last: int) -> None:
    """Weigh base scores by their sources, and the strengths of relations by their premises."""
    own = blocks.end[block - 1] if block else 0
    for at in range(block, last):
        kind, inputs = blocks.kind[at], blocks.inputs[at]
        while own < blocks.end[at]:
            if inputs:
                first, end = Place(row[own + 1] - inputs), Place(row[own + 1])
                put(scratch, OWN, values, own)
                if kind == CLAIM:
                    trusted_row(scratch, values, entry, first, end, rule.floor)
                else:
                    join = rule.join if kind == RELATION else JOIN_PRODUCT
                    joined_row(scratch, join, values, entry, first, end)
                    times(scratch, OWN, scratch, PULL)
                put(values, own, scratch, OWN)
            own += 1


@kernel
def hand_on(row: Any, entry: Any, base: Any, values: Any, begin: int, state: int) -> None:
    """Give relations of strength 1 that have one premise, and nothing aimed at them, what their premise is worth now."""
    for own in range(begin, state):
        giving = entry[row[own]]
        for lane in range(values.shape[1]):
            if base[own - begin, lane] == 1.0:
                values[own, lane] = values[giving, lane]


@kernel
def watch(progress: Any, lane: int, size: int, limits: Any) -> bool:
    """Say of one lane whether it is over, as `circle.watch` does."""
    steps, closest = progress[STEPS, 0], progress[CLOSEST, lane]
    if closest < 0.99 * progress[MARKER, lane]:
        progress[MARKER, lane], progress[MARKED, lane] = closest, steps
    if closest <= progress[HALF, lane] / 2:
        if progress[HALF, lane] < np.inf:
            progress[PACE, lane] = steps - progress[HALVED, lane]
        progress[HALF, lane], progress[HALVED, lane] = closest, steps
    idle, slack = steps - progress[MARKED, lane], steps - progress[HALVED, lane]
    pace = progress[PACE, lane]
    span = pace if closest <= limits.floor else max(pace, slack)
    distance = 0.0 if closest == 0.0 else closest * (1.5 * span + 0.5)
    progress[DISTANCE, lane] = distance
    if distance <= limits.exact or steps >= limits.most_steps or idle >= limits.window:
        return True
    if closest <= limits.floor and distance <= limits.tolerance and slack >= max(limits.patience, 2 * pace):
        return True
    return size <= limits.small and slack >= limits.window


@kernel
def iterate(
    rule: Rule, blocks: Blocks, row: Any, entry: Any, values: Any, scratch: Any, buffers: Any, circles: Any,
    circle: int, progress: Any, limits: Any, budget: int,
) -> int:  # fmt: skip
    """Iterate one circle in all lanes, or on from where it was left, as `circle.iterate` does in one scenario.

    Of a lane that has ended the best state is kept. Returns what is left of the budget; `progress[STEPS, 0]` is -1
    when all lanes have ended.
    """
    base, fresh, best = buffers
    low, middle, high = circles.first[circle], circles.iterated[circle], circles.last[circle]
    begin = blocks.end[low - 1] if low else 0
    state = blocks.end[middle - 1] if middle else 0
    end = blocks.end[high - 1]
    lanes = values.shape[1]
    work = ((end - begin) + (row[end] - row[begin]) + 1) * lanes
    residual = progress[RESIDUAL]
    if progress[STEPS, 0] == 0:
        for own in range(begin, end):
            put(base, own - begin, values, own)
        start(blocks, row, entry, rule, values, scratch, middle, high)
        start(blocks, row, entry, rule, values, scratch, low, middle)
        hand_on(row, entry, base, values, begin, state)
        for lane in range(lanes):
            for line in (CLOSEST, MARKER, HALF, PACE, DISTANCE):
                progress[line, lane] = np.inf
            for line in (MARKED, HALVED, ENDED):
                progress[line, lane] = 0
    while True:
        evaluate(rule, blocks, row, entry, values, base, begin, fresh, begin, scratch, low, begin, end)
        residual[:] = 0.0
        for own in range(begin, end):
            for lane in range(lanes):
                residual[lane] = max(residual[lane], abs(fresh[own - begin, lane] - values[own, lane]))
        running = 0
        for lane in range(lanes):
            if progress[ENDED, lane]:
                continue
            if residual[lane] < progress[CLOSEST, lane]:
                progress[CLOSEST, lane] = residual[lane]
                for own in range(begin, end):
                    best[own - begin, lane] = values[own, lane]
            if watch(progress, lane, end - begin, limits):
                progress[ENDED, lane] = 1
            else:
                running += 1
        budget -= work
        progress[STEPS, 0] += 1
        if not running:
            break
        for own in range(begin, end):
            put(values, own, fresh, own - begin)
        hand_on(row, entry, base, values, begin, state)
        if budget <= 0:
            return budget
    for own in range(begin, end):
        put(values, own, best, own - begin)
    progress[STEPS, 0] = -1
    return budget


@kernel
def run(
    rule: Rule, blocks: Blocks, row: Any, entry: Any, values: Any, scratch: Any, buffers: Any, circles: Any,
    first: int, last: int, progress: Any, distance: Any, limits: Any, budget: Any,
) -> int:  # fmt: skip
    """Iterate circles from `first` to before `last` while the budget lasts; `distance` keeps the largest of each lane.

    Returns the first one that still has not ended; `budget[0]` becomes what is left of it.
    """
    left = budget[0]
    for circle in range(first, last):
        if left <= 0:
            budget[0] = left
            return circle
        left = iterate(rule, blocks, row, entry, values, scratch, buffers, circles, circle, progress, limits, left)
        if progress[STEPS, 0] >= 0:
            budget[0] = left
            return circle
        progress[STEPS, 0] = 0
        for lane in range(values.shape[1]):
            distance[lane] = max(distance[lane], progress[DISTANCE, lane])
    budget[0] = left
    return last

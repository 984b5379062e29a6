"""Synchronous iteration inside circles, each from its base scores: the same as `solve.iteration`, one at a time."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from argmap.kernels.jit import kernel
from argmap.kernels.rules import Rule, trusted
from argmap.kernels.sweep import Blocks, stretch


class Circles(NamedTuple):
    """Where the blocks of every circle stand: its first, its first iterated one, and the one after its last."""

    first: Any
    iterated: Any
    last: Any
    contracts: Any
    """Whether a circle is known to contract, so that any way of iterating ends at its one fixed point."""


class Progress(NamedTuple):
    """How far the iteration of every circle has come; each of shape (circles,)."""

    steps: Any
    residual: Any
    """max |F(x) - x| of the best state so far."""
    marker: Any
    marked: Any
    """The step at which the residual last fell below 0.99 of the marker."""
    ended: Any


class Limits(NamedTuple):
    """When an iteration ends."""

    tolerance: float
    exact: float
    patience: int
    window: int
    most_steps: int


@kernel
def start(rule: Rule, blocks: Blocks, row: Any, entry: Any, base: Any, values: Any, block: int, last: int) -> None:
    """Set the claims of some blocks to their base scores, weighed by their sources."""
    own = blocks.end[block - 1] if block else 0
    for at in range(block, last):
        inputs = blocks.inputs[at]
        while own < blocks.end[at]:
            values[own] = base[own] * trusted(values, entry, row[own + 1] - inputs, inputs, rule.floor)
            own += 1


@kernel
def settle_in_place(
    rule: Rule, blocks: Blocks, row: Any, entry: Any, base: Any, values: Any, before: Any,
    middle: int, high: int,
) -> float:  # fmt: skip
    """Take the claims one after the other, each from the newest scores; return how far the one that moves most moves.

    Only for circles that contract: they have one fixed point, so the way there does not matter.
    """
    state, end = blocks.end[middle - 1] if middle else 0, blocks.end[high - 1]
    for own in range(state, end):
        before[own] = values[own]
    stretch(rule, blocks, row, entry, base, values, values, middle, state, end)
    moved = 0.0
    for own in range(state, end):
        moved = max(moved, abs(values[own] - before[own]))
    return moved


@kernel
def iterate(
    rule: Rule, blocks: Blocks, row: Any, entry: Any, base: Any, values: Any, buffers: Any,
    circles: Circles, circle: int, progress: Progress, limits: Limits, budget: int,
) -> int:  # fmt: skip
    """Iterate one circle from its base scores, or on from where it was left, until it ends or the budget is spent.

    Returns what is left of the budget. When it has ended, `values` holds the state that came closest.
    """
    fresh, best = buffers
    low, middle, high = circles.first[circle], circles.iterated[circle], circles.last[circle]
    begin = blocks.end[low - 1] if low else 0
    state = blocks.end[middle - 1] if middle else 0
    end = blocks.end[high - 1]
    work = (end - begin) + (row[end] - row[begin]) + 1
    if progress.steps[circle] == 0:
        start(rule, blocks, row, entry, base, values, middle, high)
    if circles.contracts[circle] and progress.residual[circle] == np.inf:
        while True:
            moved = settle_in_place(rule, blocks, row, entry, base, values, fresh, middle, high)
            progress.steps[circle] += 1
            budget -= work
            if moved <= limits.exact / 2 or progress.steps[circle] >= limits.most_steps:
                break
            if budget <= 0:
                return budget
        progress.marked[circle] = progress.steps[circle]
    while True:
        stretch(rule, blocks, row, entry, base, values, values, low, begin, state)
        stretch(rule, blocks, row, entry, base, values, fresh, middle, state, end)
        residual = 0.0
        for own in range(state, end):
            residual = max(residual, abs(fresh[own] - values[own]))
        steps = progress.steps[circle]
        if residual < progress.residual[circle]:
            progress.residual[circle] = residual
            for own in range(state, end):
                best[own] = values[own]
        closest = progress.residual[circle]
        if closest < 0.99 * progress.marker[circle]:
            progress.marker[circle] = closest
            progress.marked[circle] = steps
        idle = steps - progress.marked[circle]
        budget -= work
        progress.steps[circle] = steps + 1
        over = closest <= limits.exact or (closest <= limits.tolerance and idle >= limits.patience)
        if over or idle >= limits.window or steps >= limits.most_steps:
            break
        for own in range(state, end):
            values[own] = fresh[own]
        if budget <= 0:
            return budget
    progress.ended[circle] = True
    for own in range(state, end):
        values[own] = best[own]
    stretch(rule, blocks, row, entry, base, values, values, low, begin, state)
    return budget


@kernel
def run(
    rule: Rule, blocks: Blocks, row: Any, entry: Any, base: Any, values: Any, buffers: Any,
    circles: Circles, first: int, last: int, progress: Progress, limits: Limits, budget: Any,
) -> int:  # fmt: skip
    """Iterate circles from `first` to before `last` that have not ended, while the budget lasts.

    Returns the first one that still has not ended; `budget[0]` becomes what is left of it.
    """
    left = budget[0]
    for circle in range(first, last):
        if left <= 0:
            budget[0] = left
            return circle
        if not progress.ended[circle]:
            left = iterate(rule, blocks, row, entry, base, values, buffers, circles, circle, progress, limits, left)
            if not progress.ended[circle]:
                budget[0] = left
                return circle
    budget[0] = left
    return last

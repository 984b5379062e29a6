"""Synchronous iteration inside circles, each from its base scores: the same as `solve.iteration`, one at a time."""

from __future__ import annotations

from functools import cache, partial
from typing import Any, NamedTuple

import numpy as np

from argmap.kernels.jit import kernel, part
from argmap.kernels.rules import CLAIM, JOIN_PRODUCT, RELATION, Rule, joined, trusted
from argmap.kernels.sweep import Blocks, loop_of, stretch_by


class Circles(NamedTuple):
    """Where the blocks of every circle stand: its first, its first that always takes steps, the one after its last."""

    first: Any
    iterated: Any
    last: Any
    rate: Any
    """By how much a step lessens distances at least; below 1, any way of iterating ends at the one fixed point."""


class Progress(NamedTuple):
    """How far the iteration of every circle has come; each of shape (circles,)."""

    steps: Any
    residual: Any
    """max |F(x) - x| of the best state so far."""
    distance: Any
    """How far the limit is from there, by the pace at which steps get smaller; infinite where they do not."""
    marker: Any
    marked: Any
    """The step at which the residual last fell below 0.99 of the marker."""
    half: Any
    halved: Any
    """The step at which the residual last fell to a half of what it was, `half`."""
    pace: Any
    """How many steps that took."""
    swept: Any
    """Whether a circle that contracts has been taken to its fixed point in place."""
    ended: Any


class Limits(NamedTuple):
    """When an iteration ends."""

    tolerance: float
    exact: float
    floor: float
    patience: int
    window: int
    small: int
    most_steps: int
    sweeps: int = 2**62
    """A small circle that contracts is left after so many sweeps in place for each of its nodes."""


@part
def start(rule: Rule, blocks: Blocks, row: Any, entry: Any, base: Any, values: Any, block: int, last: int) -> None:
    """Set claims to their base scores, weighed by their sources, and relations to what they hand on then."""
    own = blocks.end[block - 1] if block else 0
    for at in range(block, last):
        kind, inputs = blocks.kind[at], blocks.inputs[at]
        while own < blocks.end[at]:
            last_entry = row[own + 1]
            first = last_entry - inputs
            if kind == CLAIM:
                values[own] = base[own] * trusted(values, entry, first, last_entry, rule.floor)
            else:
                join = rule.join if kind == RELATION else JOIN_PRODUCT
                values[own] = base[own] * joined(join, values, entry, first, last_entry)
            own += 1


@part
def hand_on(row: Any, entry: Any, base: Any, values: Any, begin: int, state: int) -> None:
    """Give relations of strength 1 that have one premise, and nothing aimed at them, what their premise is worth now."""
    for own in range(begin, state):
        if base[own] == 1.0:
            values[own] = values[entry[row[own]]]


@part
def watch(circle: int, progress: Progress, rate: float, size: int, limits: Limits) -> bool:
    """Estimate how far the limit is by the pace of the steps, and say whether the iteration is over.

    The same as `solve.iteration.Watch`.
    """
    steps, closest = progress.steps[circle], progress.residual[circle]
    if closest < 0.99 * progress.marker[circle]:
        progress.marker[circle], progress.marked[circle] = closest, steps
    if closest <= progress.half[circle] / 2:
        if progress.half[circle] < np.inf:
            progress.pace[circle] = steps - progress.halved[circle]
        progress.half[circle], progress.halved[circle] = closest, steps
    idle, slack = steps - progress.marked[circle], steps - progress.halved[circle]
    pace = progress.pace[circle]
    span = pace if closest <= limits.floor else max(pace, slack)
    distance = 0.0 if closest == 0.0 else closest * (1.5 * span + 0.5)
    if rate < 1.0:
        distance = min(distance, closest / (1.0 - rate))
    progress.distance[circle] = distance
    if distance <= limits.exact or steps >= limits.most_steps or idle >= limits.window:
        return True
    is_rest = rate < 1.0 or slack >= max(limits.patience, 2 * pace)
    if closest <= limits.floor and distance <= limits.tolerance and is_rest:
        return True
    return size <= limits.small and slack >= limits.window


@part
def begin_mixed(
    rule: Rule, blocks: Blocks, row: Any, entry: Any, base: Any, values: Any, low: int, middle: int, high: int
) -> None:
    """Set a circle to where iteration starts."""
    start(rule, blocks, row, entry, base, values, middle, high)
    start(rule, blocks, row, entry, base, values, low, middle)
    hand_on(row, entry, base, values, blocks.end[low - 1] if low else 0, blocks.end[middle - 1] if middle else 0)


@part
def begin_claims(
    rule: Rule, blocks: Blocks, row: Any, entry: Any, base: Any, values: Any, low: int, middle: int, high: int
) -> None:
    """Set a circle of claims that rest on no source to their base scores."""
    for own in range(blocks.end[low - 1] if low else 0, blocks.end[high - 1]):
        values[own] = base[own]


@part
def hand_nothing_on(row: Any, entry: Any, base: Any, values: Any, begin: int, state: int) -> None:
    """Do what `hand_on` does in a circle of claims."""


def run_of(rule: Rule, *, is_mixed: bool) -> Any:
    """Return the kernel that iterates the circles of a layout by a rule: as with stretches, each is compiled by itself."""
    return _run(loop_of(rule), is_mixed=is_mixed)


@cache
def _run(claims: Any, *, is_mixed: bool) -> Any:
    stretch, name = stretch_by(claims, is_mixed=is_mixed), f"{claims.__name__}, {is_mixed}"
    named = partial(part, name=name)
    begin_state, hand = (begin_mixed, hand_on) if is_mixed else (begin_claims, hand_nothing_on)

    @named
    def settle_in_place(
        rule: Rule, blocks: Blocks, row: Any, entry: Any, base: Any, values: Any, before: Any,
        circles: Circles, circle: int, progress: Progress, limits: Limits, budget: int,
    ) -> int:  # fmt: skip
        """Take the claims one after the other, each from the newest scores, until none moves or the budget is spent.

        Only for circles that contract: they have one fixed point, so the way there does not matter. A small one that
        takes long has ended there, with no distance: Newton's method is sooner done with many of them.
        """
        low, high = circles.first[circle], circles.last[circle]
        begin, end = blocks.end[low - 1] if low else 0, blocks.end[high - 1]
        work = (end - begin) + (row[end] - row[begin]) + 1
        while budget > 0:
            for own in range(begin, end):
                before[own] = values[own]
            stretch(rule, blocks, row, entry, base, values, values, low, begin, end)
            moved = 0.0
            for own in range(begin, end):
                moved = max(moved, abs(values[own] - before[own]))
            budget -= work
            progress.steps[circle] += 1
            steps = progress.steps[circle]
            if moved <= progress.half[circle] / 2:
                progress.half[circle], progress.halved[circle] = moved, steps
            if end - begin <= limits.small and steps >= limits.sweeps * (end - begin):
                progress.swept[circle] = progress.ended[circle] = True
                break
            if (
                moved <= limits.exact / 2
                or steps - progress.halved[circle] >= limits.window
                or steps >= limits.most_steps
            ):
                progress.swept[circle] = True
                progress.half[circle] = progress.marker[circle]
                progress.halved[circle] = progress.marked[circle] = steps
                break
        return budget

    @named
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
        rate = circles.rate[circle]
        if progress.steps[circle] == 0:
            begin_state(rule, blocks, row, entry, base, values, low, middle, high)
        if rate < 1.0 and not progress.swept[circle]:
            budget = settle_in_place(
                rule, blocks, row, entry, base, values, fresh, circles, circle, progress, limits, budget
            )
            if progress.ended[circle] or not progress.swept[circle]:
                return budget
        while True:
            stretch(rule, blocks, row, entry, base, values, fresh, low, begin, end)
            residual = 0.0
            for own in range(begin, end):
                residual = max(residual, abs(fresh[own] - values[own]))
            if residual < progress.residual[circle]:
                progress.residual[circle] = residual
                for own in range(begin, end):
                    best[own] = values[own]
            is_over = watch(circle, progress, rate, end - begin, limits)
            budget -= work
            progress.steps[circle] += 1
            if is_over:
                break
            for own in range(begin, end):
                values[own] = fresh[own]
            hand(row, entry, base, values, begin, state)
            if budget <= 0:
                return budget
        progress.ended[circle] = True
        for own in range(begin, end):
            values[own] = best[own]
        return budget

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

    return kernel(run, name=name)

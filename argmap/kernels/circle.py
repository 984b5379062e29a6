"""Synchronous iteration inside circles, each from its base scores: the same as `solve.iteration`, one at a time."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import numpy as np

from argmap.kernels.jit import inlined, kernel
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


@inlined
def begin_mixed(
    rule: Rule, blocks: Blocks, row: Any, entry: Any, base: Any, values: Any, low: int, middle: int, high: int
) -> None:
    """Set claims to their base scores, weighed by their sources, and relations to what they hand on then."""
    for turn in range(2):  # what hands on from the others comes after them
        first, last = (middle, high) if turn == 0 else (low, middle)
        own = blocks.end[first - 1] if first else 0
        for at in range(first, last):
            kind, inputs = blocks.kind[at], blocks.inputs[at]
            while own < blocks.end[at]:
                end = row[own + 1]
                if kind == CLAIM:
                    values[own] = base[own] * trusted(values, entry, end - inputs, end, rule.floor)
                else:
                    join = rule.join if kind == RELATION else JOIN_PRODUCT
                    values[own] = base[own] * joined(join, values, entry, end - inputs, end)
                own += 1


@inlined
def begin_claims(
    rule: Rule, blocks: Blocks, row: Any, entry: Any, base: Any, values: Any, low: int, middle: int, high: int
) -> None:
    """Set a circle of claims that rest on no source to their base scores."""
    for own in range(blocks.end[low - 1] if low else 0, blocks.end[high - 1]):
        values[own] = base[own]


@inlined
def hand_on(row: Any, entry: Any, base: Any, values: Any, begin: int, state: int) -> None:
    """Give relations of strength 1 that have one premise, and nothing aimed at them, what their premise is worth now."""
    for own in range(begin, state):
        if base[own] == 1.0:
            values[own] = values[entry[row[own]]]


@inlined
def hand_nothing_on(row: Any, entry: Any, base: Any, values: Any, begin: int, state: int) -> None:
    """Do what `hand_on` does in a circle of claims."""


@inlined
def watch(circle: int, progress: Progress, rate: float, size: int, limits: Limits) -> bool:
    """Estimate how far the limit is by the pace of the steps, and say whether the iteration is over.

    The same as `solve.iteration.Watch`.
    """
    steps, closest = progress.steps[circle], progress.residual[circle]
    if closest < 0.99 * progress.marker[circle]:
        progress.marker[circle], progress.marked[circle] = closest, steps
    half, pace = progress.half[circle], progress.pace[circle]
    if closest <= half / 2:
        if half < np.inf:
            pace = progress.pace[circle] = steps - progress.halved[circle]
        progress.half[circle], progress.halved[circle] = closest, steps
    idle, slack = steps - progress.marked[circle], steps - progress.halved[circle]
    span = pace if closest <= limits.floor or pace > slack else slack
    distance = 0.0 if closest == 0.0 else closest * (1.5 * span + 0.5)
    if rate < 1.0 and distance * (1.0 - rate) > closest:
        distance = closest / (1.0 - rate)
    progress.distance[circle] = distance
    is_rest = rate < 1.0 or (slack >= limits.patience and slack >= 2 * pace)
    return (
        distance <= limits.exact
        or steps >= limits.most_steps
        or idle >= limits.window
        or (closest <= limits.floor and distance <= limits.tolerance and is_rest)
        or (size <= limits.small and slack >= limits.window)
    )


@inlined
def is_swept(circle: int, progress: Progress, moved: float, limits: Limits) -> bool:
    """Say whether a circle that contracts, and is taken in place, moves no more; then note where watching begins."""
    steps = progress.steps[circle] + 1
    if moved <= progress.half[circle] / 2:
        progress.half[circle], progress.halved[circle] = moved, steps
    over = moved <= limits.exact / 2 or steps - progress.halved[circle] >= limits.window or steps >= limits.most_steps
    if over:
        progress.half[circle] = progress.marker[circle]
        progress.halved[circle] = progress.marked[circle] = steps
    return over


def run_of(rule: Rule, *, is_mixed: bool) -> Any:
    """Return the kernel that iterates the circles of a layout by a rule: as with stretches, each is compiled by itself."""
    return _run(loop_of(rule), is_mixed=is_mixed)


@cache
def _run(claims: Any, *, is_mixed: bool) -> Any:
    stretch = stretch_by(claims, is_mixed=is_mixed)
    begin_state, hand = (begin_mixed, hand_on) if is_mixed else (begin_claims, hand_nothing_on)

    def run(
        rule: Rule, blocks: Blocks, row: Any, entry: Any, base: Any, values: Any, buffers: Any,
        circles: Circles, first: int, last: int, progress: Progress, limits: Limits, budget: Any,
    ) -> int:  # fmt: skip
        """Iterate circles from `first` to before `last` that have not ended, while the budget lasts.

        Each goes on from its base scores, or from where it was left. One that contracts is taken in place first, each
        claim from the newest scores, until none moves: it has one fixed point, so the way there does not matter. A small
        one that takes long has ended there, with no distance: Newton's method is sooner done with many of them. When a
        circle has ended, `values` holds the state that came closest. Returns the first circle that still has not ended;
        `budget[0]` becomes what is left of it.
        """
        # All in one function: each that is called is optimised again with what calls it, and that takes most of compiling.
        fresh, best = buffers
        left, circle = budget[0], first
        while circle < last and left > 0:
            if progress.ended[circle]:
                circle += 1
                continue
            low, middle, high = circles.first[circle], circles.iterated[circle], circles.last[circle]
            begin = blocks.end[low - 1] if low else 0
            state = blocks.end[middle - 1] if middle else 0
            end = blocks.end[high - 1]
            rate, in_place = circles.rate[circle], circles.rate[circle] < 1.0 and not progress.swept[circle]
            if progress.steps[circle] == 0:
                begin_state(rule, blocks, row, entry, base, values, low, middle, high)
            hand(row, entry, base, values, begin, state)
            if in_place:
                for own in range(begin, end):
                    fresh[own] = values[own]
            stretch(rule, blocks, row, entry, base, values, values if in_place else fresh, low, begin, end)
            residual = 0.0
            for own in range(begin, end):
                residual = max(residual, abs(fresh[own] - values[own]))
            left -= (end - begin) + (row[end] - row[begin]) + 1
            if in_place:
                is_left = end - begin <= limits.small and progress.steps[circle] + 1 >= limits.sweeps * (end - begin)
                progress.swept[circle] = is_swept(circle, progress, residual, limits) or is_left
                progress.steps[circle] += 1
                progress.ended[circle] = is_left
                continue
            if residual < progress.residual[circle]:
                progress.residual[circle] = residual
                for own in range(begin, end):
                    best[own] = values[own]
            is_over = progress.ended[circle] = watch(circle, progress, rate, end - begin, limits)
            progress.steps[circle] += 1
            reached = best if is_over else fresh
            for own in range(begin, end):
                values[own] = reached[own]
        budget[0] = left
        return circle

    return kernel(run, name=f"{claims.__name__}, {is_mixed}")

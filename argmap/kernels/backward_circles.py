"""The adjoint inside circles: what comes in at a circle from outside goes round in it until it has died away."""

from __future__ import annotations

import math
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from argmap.kernels.backward import TINY, Adjoints, Scored
from argmap.kernels.jit import inlined, kept_name, kernel
from argmap.kernels.rules import Rule
from argmap.kernels.slopes import EITHER, slopes_of
from argmap.kernels.sweep import Blocks, Place

ONE = Place(1)
ENOUGH = 1e-15
"""What may be left waiting, as a share of the largest adjoint of the circle."""
WINDOW = 20
MOST_SWEEPS = 2_000
SETTLED, STUCK, SPENT, KINKED = 0.0, 1.0, 2.0, 3.0
"""How a circle is left: nothing is left to hand on, sweeps come to no end, the budget is spent, or there is a kink."""


class Rooms(NamedTuple):
    """Room for one circle at a time, each of the size of the largest."""

    slope: Any
    """The slope at every entry of its rows."""
    inner_slope: Any
    """Those at entries inside the circle, as J holds them; `inner` says by which node, `start` where a row starts."""
    inner: Any
    start: Any
    waiting: Any
    """What has come in at each node and has not been handed on."""
    given: Any


@inlined
def _settle(by_value: Any, rooms: Rooms, begin: int, end: int, state: Any, budget: int) -> int:
    """Hand on what waits at each node of a circle, the last one first, until nothing worth it waits anywhere.

    It is the Gauss-Seidel method. `state` says at the end how it came to it, see `SETTLED`; where it is stuck, the
    adjoint is what it was; it also holds how many sweeps have been made, and the marker. Returns what is left of the
    budget.
    """
    waiting, given, start, inner, slope = rooms.waiting, rooms.given, rooms.start, rooms.inner, rooms.inner_slope
    size = end - begin
    marker = state[2]
    if state[1] == 0.0:
        for own in range(size):
            given[own] = waiting[own] = by_value[begin + own]
            by_value[begin + own] = 0.0
        marker = np.inf
    for sweep in range(np.int64(state[1]), MOST_SWEEPS):
        if budget <= 0:
            state[0], state[1], state[2] = SPENT, sweep, marker
            return budget
        budget -= size + start[size]
        largest = 0.0
        at: Any = Place(size)
        place: Any = Place(start[size])
        offset = Place(begin)
        while at > Place(0):
            at -= ONE
            stop = Place(start[at])
            more = waiting[at]
            waiting[at] = 0.0
            total = by_value[offset + at] + more
            by_value[offset + at] = total
            largest = max(largest, abs(total))
            if abs(more) < TINY:
                place = stop
            while place > stop:
                place -= ONE
                waiting[inner[place]] += more * slope[place]
        left = 0.0
        for node in range(size):
            left = max(left, abs(waiting[node]))
        if left <= ENOUGH * largest:
            state[0], state[1] = SETTLED, 0.0
            return budget
        if sweep % WINDOW == 0:
            if not left < marker / 2:
                break
            marker = left
    for node in range(size):
        by_value[begin + node] = given[node]
    state[0], state[1] = STUCK, 0.0
    return budget


def back_through_circles_of(rule: Rule, *, is_mixed: bool) -> Any:
    """Return the kernel that takes circles by a rule."""
    return _back_through_circles(slopes_of(rule, is_mixed=is_mixed))


@cache
def _back_through_circles(slopes: Any) -> Any:
    @inlined
    def fill(
        rule: Rule, blocks: Blocks, scored: Scored, by_base: Any, rooms: Rooms, block: int, begin: int, end: int
    ) -> bool:
        """Write the slopes of the nodes of a circle, and those by their bases; False where one has a kink."""
        row, entry, base, values, slope = scored.row, scored.entry, scored.base, scored.values, rooms.slope
        inner, inner_slope, start = rooms.inner, rooms.inner_slope, rooms.start
        own = begin
        zero = row[begin]
        filled = 0
        smooth = True
        while own < end:
            kind, stop = blocks.kind[block], blocks.end[block]
            rebuttals, supports, inputs = (
                np.int64(blocks.rebuttals[block]), np.int64(blocks.supports[block]), np.int64(blocks.inputs[block]),
            )  # fmt: skip
            while own < stop:
                by_base[own] = slopes(
                    rule, EITHER, np.int64(kind), base[own], values, entry, row[own], rebuttals, supports, inputs, slope,
                    row[own] - zero,
                )  # fmt: skip
                start[own - begin] = filled
                for place in range(row[own], row[own + 1]):
                    giving = entry[place]
                    # Written in any case, and kept if it is inside: that asks for no guess where to go on.
                    inner[filled] = giving - begin
                    inner_slope[filled] = slope[place - zero]
                    smooth &= not math.isnan(slope[place - zero])
                    filled += giving >= begin
                own += 1
            block += 1
        start[end - begin] = filled
        return smooth

    def back_through_circles(
        rule: Rule, blocks: Blocks, scored: Scored, adjoints: Adjoints, rooms: Rooms,
        first_block: Any, last_block: Any, first: int, last: int, solved: int, state: Any, budget: int,
    ) -> int:  # fmt: skip
        """Take circles from before `last` down to `first`: inside each, (I - J^T) adjoint = what came in from outside.

        Returns the circle that it stopped at, or -1 when all are done; `state[0]` says why. It is `STUCK` where the adjoint
        does not come from sweeps, and the circle is left as it was; `SPENT` where the budget of nodes and entries is, and
        the same circle is to be gone on with; and `KINKED` where a kink is met in the circle or on the way to it. The circle
        `solved` has its adjoint already.
        """
        row, entry, by_value, by_base = scored.row, scored.entry, adjoints.by_value, adjoints.by_base
        for circle in range(last - 1, first - 1, -1):
            if budget <= 0:
                state[0] = SPENT
                return circle
            low, high = first_block[circle], last_block[circle]
            begin, end = (blocks.end[low - 1] if low else 0), blocks.end[high - 1]
            if state[1] == 0.0:
                reached = is_kinked = False
                for own in range(begin, end):
                    reached |= abs(by_value[own]) >= TINY
                    is_kinked |= math.isnan(by_value[own])
                if not (reached or is_kinked):
                    continue
                if is_kinked or not fill(rule, blocks, scored, by_base, rooms, low, begin, end):
                    state[0] = KINKED
                    return circle
            if circle != solved:
                budget = _settle(by_value, rooms, begin, end, state, budget)
                if state[0] != SETTLED:
                    return circle
            zero = row[begin]
            for own in range(begin, end):
                by_base[own] *= by_value[own]
                for place in range(row[own], row[own + 1]):
                    if entry[place] < begin:
                        by_value[entry[place]] += by_value[own] * rooms.slope[place - zero]
        return -1

    return kernel(back_through_circles, name=kept_name(slopes))

"""Blocks below each other and in columns: which shape each takes, and where the columns are broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from argmap.display.layout.fronts import Column, Columns, Front, Shape, Stack, front, thinned

_ALL_BREAKS = 6
"""Of so many blocks all ways to break them into columns are tried, of more those of nearly equal heights."""
_MOST_COLUMNS = 6


def stacks(fronts: Sequence[Front], gap: float, price: float, most: int) -> list[Stack]:
    """Return the front of a stack: within each width every block takes the lowest shape that fits."""
    if len(fronts) == 1:
        return [Stack(shape[0], shape[1], shape[2], (shape,)) for shape in fronts[0]]
    least = max(one[0][0] for one in fronts)
    widths = sorted({shape[0] for one in fronts for shape in one if shape[0] >= least})
    return front([_stacked(fronts, width, gap, price) for width in thinned(widths, most)], most)


def _stacked(fronts: Sequence[Front], width: float, gap: float, price: float) -> Stack:
    picks: list[Shape] = []
    height = bad = widest = 0.0
    for one in fronts:
        pick = one[0]
        for shape in one:
            if shape[0] > width:
                break
            pick = shape
        bad += price * height + pick[2]
        height += pick[1] + gap
        widest = max(widest, pick[0])
        picks.append(pick)
    return Stack(widest, height - gap, bad, tuple(picks))


def columns(
    fronts: Sequence[Front],
    *,
    gutter: Callable[[int, int], float],
    gap: float,
    between: float,
    limit: float,
    price: float,
    most: int,
) -> list[Columns]:
    """Return the front of two or more columns; `gutter(start, stop)` is the room for lines left of a column."""
    if len(fronts) == 1:
        return []
    if len(fronts) > _ALL_BREAKS:
        found = list(_even(fronts, gutter, gap=gap, between=between, limit=limit, price=price))
        return front(found, most)
    reached: list[list[Columns]] = [[Columns(-between, 0.0, 0.0, ())]]
    for stop in range(1, len(fronts) + 1):
        found = []
        for start in range(1 if stop == len(fronts) else 0, stop):
            room = gutter(start, stop)
            for stack in stacks(fronts[start:stop], gap, price, most):
                added = between + room + stack[0]
                for before in reached[start]:
                    if before[0] + added <= limit:
                        part = Column(start, stop, room, stack)
                        height = max(before[1], stack[1])
                        found.append(Columns(before[0] + added, height, before[2] + stack[2], (*before[3], part)))
        reached.append(front(found, most))
    return reached[-1]


def _even(
    fronts: Sequence[Front],
    gutter: Callable[[int, int], float],
    *,
    gap: float,
    between: float,
    limit: float,
    price: float,
) -> Iterator[Columns]:
    """Break many blocks into 2 to 6 columns of nearly equal heights, each with equal room."""
    least = max(one[0][0] for one in fronts)
    for number in range(2, min(_MOST_COLUMNS, len(fronts)) + 1):
        room = (limit - between * (number - 1)) / number
        width = room - gutter(0, len(fronts))
        if width < least:
            return
        for within in (least, width):
            whole = _stacked(fronts, within, gap, 0.0)
            parts, used = [], -between
            for start, stop in _breaks([pick[1] + gap for pick in whole.picks], number):
                stack = _stacked(fronts[start:stop], within, gap, price)
                part = Column(start, stop, gutter(start, stop), stack)
                parts.append(part)
                used += between + part.gutter + stack.width
            height = max(part.stack.height for part in parts)
            yield Columns(used, height, sum(part.stack.bad for part in parts), tuple(parts))


def _breaks(heights: Sequence[float], number: int) -> Iterator[tuple[int, int]]:
    """Break a row of heights into so many parts, each as near as can be to its share of the sum."""
    ends = list(accumulate(heights))
    start = 0
    for part in range(1, number + 1):
        stop, wanted = start + 1, ends[-1] * part / number
        latest = len(heights) - (number - part)
        while stop < latest and abs(ends[stop] - wanted) <= abs(ends[stop - 1] - wanted):
            stop += 1
        if part == number:
            stop = len(heights)
        yield start, stop
        start = stop

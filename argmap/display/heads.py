"""The heads of lines: their corners, and lines cut to end where their head begins. In points, y downwards."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from argmap.display.layout.placed import Head

Point = tuple[float, float]
LENGTHS: dict[Head, float] = {"arrow": 7.5, "bar": 1.8, "diamond": 10.2}
_HALF_WIDTHS: dict[Head, float] = {"arrow": 2.8, "bar": 4.6, "diamond": 3.4}
_STEPS = 32
_NOWHERE = 1e-6


def cut(points: Sequence[Point], length: float) -> tuple[Point, ...]:
    """Shorten the end of a line of cubic pieces, as far as its last piece reaches.

    >>> cut([(0, 0), (0, 10), (0, 20), (0, 30)], 7.5)[-1]
    (0.0, 22.5)
    """
    p0, p1, p2, p3 = points[-4:]
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        x, y = _at(p0, p1, p2, p3, middle)
        if hypot(p3[0] - x, p3[1] - y) > length:
            low = middle
        else:
            high = middle
    q0, q1, q2 = _between(p0, p1, low), _between(p1, p2, low), _between(p2, p3, low)
    r0, r1 = _between(q0, q1, low), _between(q1, q2, low)
    end = _between(r0, r1, low)
    return (*points[:-4], p0, q0, r0, (round(end[0], 6), round(end[1], 6)))


def corners(head: Head, points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the corners of a line's head; the first is its tip, and those of a bar are its two ends.

    >>> corners("arrow", [(0, 0), (0, 10), (0, 20), (0, 30)])
    ((0, 30), (-2.8, 22.5), (2.8, 22.5))
    """
    tip = points[-1]
    x, y = _direction(points)
    long, half = LENGTHS[head], _HALF_WIDTHS[head]

    def place(along: float, aside: float) -> Point:
        return (round(tip[0] - x * along - y * aside, 6), round(tip[1] - y * along + x * aside, 6))

    if head == "arrow":
        return (tip, place(long, half), place(long, -half))
    if head == "bar":
        return (place(long / 2, half), place(long / 2, -half))
    return (tip, place(long / 2, half), place(long, 0), place(long / 2, -half))


def _direction(points: Sequence[Point]) -> Point:
    """Return the direction, of length 1, in which a line comes to its end."""
    tip = points[-1]
    for before in reversed(points[:-1]):
        length = hypot(tip[0] - before[0], tip[1] - before[1])
        if length > _NOWHERE:
            return ((tip[0] - before[0]) / length, (tip[1] - before[1]) / length)
    return (0.0, -1.0)


def _at(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    q0, q1, q2 = _between(p0, p1, t), _between(p1, p2, t), _between(p2, p3, t)
    return _between(_between(q0, q1, t), _between(q1, q2, t), t)


def _between(one: Point, other: Point, t: float) -> Point:
    return (one[0] + (other[0] - one[0]) * t, one[1] + (other[1] - one[1]) * t)

"""Lines from corner to corner, along and across the page, with round corners, as cubic pieces."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from argmap.display.layout.spacing import RADIUS

Point: TypeAlias = tuple[float, float]
_SAME = 0.05
_ROUND = 0.45
"""Where a corner's control points are between the corner (0) and its ends (1): nearly a quarter of a circle."""


def rounded(corners: Sequence[Point]) -> tuple[Point, ...]:
    """Return the 3n + 1 points of a line through corners.

    >>> rounded([(0, 0), (0, 9)])
    ((0, 0), (0.0, 3.0), (0.0, 6.0), (0, 9))
    """
    path = _bare(corners)
    points = [path[0]]
    for before, corner, after in zip(path, path[1:], path[2:], strict=False):
        first, second = _distance(before, corner), _distance(corner, after)
        radius = min(RADIUS, first / 2, second / 2)
        start, end = _towards(corner, before, radius / first), _towards(corner, after, radius / second)
        _straight(points, start)
        points += [_towards(corner, start, _ROUND), _towards(corner, end, _ROUND), end]
    _straight(points, path[-1])
    return tuple(points)


def _bare(corners: Sequence[Point]) -> list[Point]:
    """Leave out corners that are none: where the line stays in its place or goes straight on."""
    path: list[Point] = []
    for corner in corners:
        if path and _distance(path[-1], corner) < _SAME:
            continue
        if len(path) > 1 and any(path[-2][axis] == path[-1][axis] == corner[axis] for axis in (0, 1)):
            path.pop()
        path.append(corner)
    return path if len(path) > 1 else [corners[0], corners[-1]]


def _straight(points: list[Point], to: Point) -> None:
    start = points[-1]
    points += [_towards(start, to, 1 / 3), _towards(start, to, 2 / 3), to]


def _distance(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(start: Point, to: Point, share: float) -> Point:
    return (start[0] + (to[0] - start[0]) * share, start[1] + (to[1] - start[1]) * share)

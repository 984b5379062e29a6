"""Shapes that a block can take, and the Pareto front of them: the narrower a block, the higher."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias, TypeVar

Plan: TypeAlias = tuple[Any, ...]
"""How a shape is placed: the function that does it and what it needs, kids by their places; empty for a box alone."""


class Shape(NamedTuple):
    """A way to draw a box with all that hangs below it."""

    width: float
    height: float
    bad: float
    """What its lines cost, in points of height."""
    left: float
    """Where the left edge of its own box is where lines come to it from the left, ..."""
    centre: float
    """... and where they come from above."""
    plan: Plan


class Stack(NamedTuple):
    """Blocks below each other."""

    width: float
    height: float
    bad: float
    picks: tuple[Shape, ...]


class Columns(NamedTuple):
    """Stacks beside each other."""

    width: float
    height: float
    bad: float
    parts: tuple[Column, ...]


class Column(NamedTuple):
    """One of them, with the blocks from `start` to `stop` and room for lines, the gutter, at its left."""

    start: int
    stop: int
    gutter: float
    stack: Stack


Front: TypeAlias = "Sequence[Shape]"
Item = TypeVar("Item")
Option = TypeVar("Option", bound=tuple[Any, ...])
"""What has a width, a height and the cost of its lines as its first three parts."""


def front(options: Sequence[Option], most: int) -> list[Option]:
    """Keep the options that no narrower one equals in height and lines; at most so many, spread over the widths."""
    kept: list[Option] = []
    lowest = float("inf")
    for option in sorted(options, key=lambda option: (option[0], option[1] + option[2])):
        worth = option[1] + option[2]
        if worth < lowest - 0.5:
            kept.append(option)
            lowest = worth
    return thinned(kept, most)


def thinned(items: Sequence[Item], most: int) -> list[Item]:
    """Keep at most so many items, evenly, the first and the last among them."""
    if len(items) <= most:
        return list(items)
    step = (len(items) - 1) / (most - 1)
    return [items[round(number * step)] for number in range(most)]

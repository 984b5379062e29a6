"""Trees packed into a block: in columns, or the largest in rows of their own above columns of the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, TypeAlias

from argmap.display.layout.forest import Node
from argmap.display.layout.fronts import Columns, Front, Shape, Stack, front
from argmap.display.layout.stacks import columns, stacks

BETWEEN = 44.0
"""Between two columns or rows of trees."""
_BELOW = 30.0
_FEW = 8
"""Of so many trees orders and rows are tried."""
_LOWEST_OF = (2, 3, 4, 5)

Tree: TypeAlias = tuple[Node, Shape, float, float]
"""A root, its shape, and the upper left corner of its block: what the plan of a packed block holds."""


def packed(blocks: Sequence[Front], limit: float, most: int) -> list[Shape]:
    """Return the front of some blocks together, in several orders."""
    if len(blocks) <= 1:
        return list(blocks[0]) if blocks else []
    found = [shape for order in _orders(blocks) for shape in in_columns(order, _BELOW, BETWEEN, limit, most)]
    if len(blocks) <= _FEW:
        found += _in_rows(blocks, limit, most)
    return front(found, 2 * most)


def _orders(blocks: Sequence[Front]) -> Iterator[Sequence[Front]]:
    """Yield orders to try: of the file, the highest first, and the highest first to the lowest of some columns."""
    yield blocks
    highest = sorted(blocks, key=lambda block: -block[-1].height)
    yield highest
    for number in _LOWEST_OF:
        if number < len(blocks):
            heights = [0.0] * number
            parts: list[list[Front]] = [[] for _ in range(number)]
            for block in highest:
                lowest = heights.index(min(heights))
                heights[lowest] += block[-1].height + _BELOW
                parts[lowest].append(block)
            yield [block for part in parts for block in part]


def _in_rows(blocks: Sequence[Front], limit: float, most: int) -> list[Shape]:
    """Return shapes with one or two blocks in a row at the top, and the others below them, in the same way."""
    largest = sorted(blocks, key=lambda block: -min(shape.width * shape.height for shape in block))
    below: list[Front] = [() for _ in range(len(largest) + 1)]
    for first in range(len(largest) - 1, -1, -1):
        found = list(in_columns(largest[first:], _BELOW, BETWEEN, limit, most))
        for number in (1, 2):
            if first + number < len(largest):
                row = in_columns(largest[first : first + number], _BELOW, BETWEEN, limit, most)
                found += [_column(stack, BETWEEN) for stack in stacks([row, below[first + number]], BETWEEN, 0.0, most)]
        below[first] = front(found, most)
    return list(below[0])


def in_columns(blocks: Sequence[Front], gap: float, between: float, limit: float, most: int) -> list[Shape]:
    """Return the front of blocks in one column or more."""
    one = [_column(stack, gap) for stack in stacks(blocks, gap, 0.0, most)]
    more = columns(blocks, gutter=_no_gutter, gap=gap, between=between, limit=limit, price=0.0, most=most)
    return front([*one, *(_beside(found, gap, between) for found in more)], most)


def _no_gutter(_start: int, _stop: int) -> float:
    return 0.0


def _column(stack: Stack, gap: float, x: float = 0.0) -> Shape:
    """Join the trees of blocks below each other."""
    tops = accumulate((pick.height + gap for pick in stack.picks), initial=0.0)
    trees = tuple(_moved(pick.plan, x, y) for pick, y in zip(stack.picks, tops, strict=False))
    return Shape(stack.width, stack.height, stack.bad, 0.0, 0.0, tuple(tree for some in trees for tree in some))


def _beside(found: Columns, gap: float, between: float) -> Shape:
    """Join the trees of columns."""
    lefts = accumulate((part.stack.width + between for part in found.parts), initial=0.0)
    trees = (_column(part.stack, gap, x).plan for part, x in zip(found.parts, lefts, strict=False))
    return Shape(found.width, found.height, found.bad, 0.0, 0.0, tuple(tree for some in trees for tree in some))


def _moved(trees: Sequence[Any], x: float, y: float) -> Iterator[Tree]:
    return ((root, shape, left + x, top + y) for root, shape, left, top in trees)

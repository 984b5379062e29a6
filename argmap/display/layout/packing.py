"""Trees packed into a block: in columns, or each as high up as it fits among those that stand already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import ceil
from typing import Any, TypeAlias

from argmap.display.layout.forest import Node
from argmap.display.layout.fronts import Columns, Front, Shape, Stack, front, thinned
from argmap.display.layout.spacing import COLUMNS
from argmap.display.layout.stacks import columns, stacks

BETWEEN = 44.0
"""Between two columns or rows of trees."""
_BELOW = 30.0
_FEW = 8
"""Of so many trees all breaks into columns are tried."""
_SOME = 50
"""Of so many, many shapes of the largest."""
_FIRST_SHAPES = 12
_ROUNDING = 1e-6

Tree: TypeAlias = tuple[Node, Shape, float, float]
"""A root, its shape, and the upper left corner of its block: what the plan of a packed block holds."""


def packed(blocks: Sequence[Front], limit: float, most: int) -> list[Shape]:
    """Return the front of some blocks together."""
    if len(blocks) <= 1:
        return list(blocks[0]) if blocks else []
    highest = sorted(blocks, key=lambda block: -block[-1].height)
    largest = sorted(blocks, key=lambda block: -min(shape.width * shape.height for shape in block))
    found = [shape for order in (highest, largest) for shape in _fitted(order, limit)]
    if len(blocks) <= _FEW:
        found += [shape for order in (blocks, highest) for shape in in_columns(order, _BELOW, BETWEEN, limit, most)]
    return front(found, 2 * most)


def _fitted(blocks: Sequence[Front], limit: float) -> Iterator[Shape]:
    """Put one block after the other as high up as it fits: the first in any shape, the others within some slots.

    A slot is as wide as the narrowest block; all slots fill the page.
    """
    least = min(shape.width for block in blocks for shape in block) + COLUMNS
    slots = max(1, int((limit + COLUMNS) / least))
    slot = max(least, (limit + COLUMNS) / slots)
    for within in range(1, slots + 1):
        others = [_widest_within(block, slot * within - COLUMNS) for block in blocks[1:]]
        for first in thinned(blocks[0], _FIRST_SHAPES) if len(blocks) <= _SOME else blocks[0][-1:]:
            yield _filled([first, *others], slot, slots)


def _widest_within(block: Front, width: float) -> Shape:
    return next((shape for shape in reversed(block) if shape.width <= width), block[0])


def _filled(shapes: Sequence[Shape], slot: float, slots: int) -> Shape:
    bottoms = [0.0] * slots
    trees: list[Tree] = []
    right = 0.0
    for shape in shapes:
        wide = min(ceil((shape.width + COLUMNS) / slot - _ROUNDING), slots)
        y, start = min((max(bottoms[start : start + wide]), start) for start in range(slots - wide + 1))
        bottoms[start : start + wide] = [y + shape.height + _BELOW] * wide
        trees += _moved(shape.plan, start * slot, y)
        right = max(right, start * slot + shape.width)
    return Shape(right, max(bottoms) - _BELOW, sum(shape.bad for shape in shapes), 0.0, 0.0, tuple(trees))


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

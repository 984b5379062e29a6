"""The shapes that each tree can take, from the leaves up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.display.layout.card_columns import column_shapes
from argmap.display.layout.card_lists import list_shapes, single_shapes
from argmap.display.layout.card_trunks import trunk_shapes
from argmap.display.layout.forest import Forest, Node
from argmap.display.layout.fronts import Front, Shape, front
from argmap.display.layout.undercuts import pill_shapes

_ROOM_FOR_CHOICE = 3
"""A root keeps so many times the shapes of another box: pages are made of them."""


def shapes_of_roots(forest: Forest, conclusions: Sequence[str], limit: float, most: int) -> list[Front]:
    """Return the front of each root, within a width where that is possible."""
    tops = {id(root) for root in forest.roots}
    fronts: dict[int, Front] = {}
    for node in reversed(forest.nodes):
        root = id(node) in tops
        below = [fronts.pop(id(kid)) for kid in node.kids]
        if len(below) == 1 and node.kind != "pill":
            options = list(single_shapes(node, below[0], centred=root and node.of in conclusions))
        else:
            options = list(_options(node, below, limit, most, root=root))
        fitting = [shape for shape in options if shape[0] <= limit] or [min(options, key=lambda shape: shape[:3])]
        fronts[id(node)] = front(fitting, most * _ROOM_FOR_CHOICE if root else most)
    return [fronts[id(root)] for root in forest.roots]


def _options(node: Node, fronts: Sequence[Front], limit: float, most: int, *, root: bool) -> Iterator[Shape]:
    if not node.kids:
        yield Shape(node.width, node.height, 0.0, 0.0, 0.0, ())
    elif node.kind == "pill":
        yield from pill_shapes(node, fronts, limit, most)
    else:
        yield from column_shapes(node, fronts, limit, most)
        yield from trunk_shapes(node, fronts, limit, most, root=root)
        if not root:
            yield from list_shapes(node, fronts, most)

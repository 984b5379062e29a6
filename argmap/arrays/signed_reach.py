"""With which signs the nodes of a map bear on one of them: reachability over pairs of a node and a sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from argmap.kernels.pieces import PIECE
from argmap.maths.breadth_first import UNMET, breadth_first

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.arrays.layout import Layout

    Signs = NDArray[np.uint8]

NONE, RAISES, LOWERS, MIXED = 0, 1, 2, 3
"""No way leads to the target; every way raises it; every way lowers it; some do this and some that."""


def signs(arrays: Arrays, target: int, *, layout: Layout | None = None) -> Signs:
    """Return for every node whether its ways to the target raise or lower it; shape (nodes,), 0 to 3.

    A way has the product of the signs of its steps: -1 for a rebuttal and for an undercut, else +1; premises hand on
    what their relation does, and sources what rests on their word does. No way is looked at: each node is reached with
    each sign at most once, so it takes time linear in nodes and edges, circles included. The target raises itself.

    With a layout, compiled code takes it in one sweep backwards; else it is a search in a graph of twice the size.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> arrays = arrays_from_arrays(prior=[0.5] * 4, source=[1, 2, 2], target=[0, 0, 1], sign=[-1, 1, 1])
    >>> signs(arrays, 0)
    array([1, 2, 3, 0], dtype=uint8)
    """
    return _searched(arrays, target) if layout is None else _swept(layout, target)


def _swept(layout: Layout, target: int) -> Signs:
    from argmap.kernels.signs import TURNED, signs_back  # noqa: PLC0415 - loads numba
    from argmap.kernels.sweep import gathered  # noqa: PLC0415 - loads numba

    found = np.zeros(len(layout), dtype=np.uint8)
    place = int(layout.place[target])
    found[place] = RAISES
    block, node = int(np.searchsorted(layout.end, place, side="right")), place + 1
    if layout.circle[block] >= 0:  # what goes round may come back from anywhere in the circle
        block = int(layout.circles[2][layout.circle[block]]) - 1
        node = int(layout.end[block])
    rooms = np.empty((3, _largest_circle(layout)), dtype=np.int64)
    at = np.array([block, node, -1])
    while at[0] >= 0:
        signs_back(layout.blocks, layout.circle, layout.row, layout.entry, found, TURNED, rooms, at, PIECE)
    by_node = np.empty_like(found)
    gathered(found, layout.place, by_node)
    return by_node


def _largest_circle(layout: Layout) -> int:
    first, _, last = layout.circles
    return int((layout.end[last - 1] - np.append(0, layout.end)[first]).max(initial=0))


def _searched(arrays: Arrays, target: int) -> Signs:
    """Search backwards from the target: node x is at x where it raises the target, at x + nodes where it lowers it."""
    number = len(arrays)
    start, giving, negative = _rows(arrays)
    turned = np.concatenate([giving + number * negative, giving + number * ~negative])
    found = (breadth_first(np.append(start, start[1:] + start[-1]), turned, target) != UNMET).astype(np.uint8)
    found[target] = 1
    both: Signs = found[:number] * np.uint8(RAISES) + found[number:] * np.uint8(LOWERS)
    return both


def _rows(arrays: Arrays) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Return the rows of all nodes, arguments and then inputs: where each starts, its entries, and which turn signs."""
    start = arrays.argument_start + arrays.input_start
    giving = np.empty(start[-1], dtype=np.int64)
    negative = np.zeros(start[-1], dtype=bool)
    arguments, inputs = np.diff(arrays.argument_start), np.diff(arrays.input_start)
    spot = np.arange(len(arrays.argument_node)) + np.repeat(arrays.input_start[:-1], arguments)
    giving[spot], negative[spot] = arrays.argument_node, arrays.argument_sign < 0
    giving[np.arange(len(arrays.input_node)) + np.repeat(arrays.argument_start[1:], inputs)] = arrays.input_node
    return start, giving, negative

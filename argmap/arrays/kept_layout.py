"""The order of evaluation as rows of numbers to be saved with a network, and back: checked, since compiled code trusts it.

What follows from the network is not saved but made anew, so that it cannot disagree with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.arrays.arrays import CLAIM, SOURCE
from argmap.arrays.layout import HELD, Order, hands_on
from argmap.kernels.pieces import pieces
from argmap.maths.breadth_first import UNMET, breadth_first
from argmap.maths.compressed import gather, rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays

    Index = NDArray[np.integer]

PREFIX = "layout."
STRETCH = 100_000
"""So many nodes and entries are looked at at once, so that to look takes no memory that grows with the network."""


def order_columns(order: Order) -> dict[str, NDArray[Any]]:
    """Return the rows of an order by name.

    >>> import pytest
    >>> numba = pytest.importorskip("numba")
    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> from argmap.arrays.layout import build_layout
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[1])
    >>> list(order_columns(build_layout(arrays).order))
    ['layout.node', 'layout.end', 'layout.level', 'layout.circle']
    """
    return {PREFIX + name: row for name, row in order._asdict().items()}


def order_from_columns(columns: Mapping[str, NDArray[Any]], arrays: Arrays) -> Order | None:
    """Return the order that is among some rows, None where there is none; `ValueError` where it is not of this network.

    Everything is checked that a scoring by compiled code takes for granted: blocks are of like nodes, each node comes
    after all that it needs, on a lower level, and what is said to run in a circle is one strongly connected component.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> order_from_columns({}, arrays_from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[1]))
    """
    found = {name.removeprefix(PREFIX): row for name, row in columns.items() if name.startswith(PREFIX)}
    if not found:
        return None
    if found.keys() != {*Order._fields}:
        raise ValueError("its order of evaluation is not all there")
    order = Order(**found)
    for name, fits in _looked_at(order, arrays):
        if not fits:
            raise ValueError(f"its order of evaluation does not fit its relations: see layout.{name}")
    return order


def _looked_at(order: Order, arrays: Arrays) -> Iterator[tuple[str, bool]]:
    """Yield each row that is looked at, and whether it is right; what comes later trusts what came before."""
    nodes, blocks = len(arrays), len(order.end)
    sorts = np.int64, np.int32, np.int32
    yield "node", order.node.dtype == arrays.argument_node.dtype and len(order.node) == nodes
    for name, sort in zip(Order._fields[1:], sorts, strict=True):
        row: NDArray[Any] = getattr(order, name)
        yield name, row.dtype == sort and len(row) == blocks
    seen = np.zeros(nodes, dtype=bool)
    yield "node", nodes == 0 or (order.node.min() >= 0 and order.node.max() < nodes)
    seen[order.node] = True
    yield "node", bool(seen.all())
    if not blocks:
        yield "end", not nodes
        return
    yield "end", bool(order.end[-1] == nodes and order.end[0] > 0 and (np.diff(order.end) > 0).all())
    yield "end", _are_like(order, arrays)
    yield "level", bool(order.level.min(initial=0) >= 0 and (np.diff(order.level) >= 0).all())
    yield "circle", _are_in_turn(order)
    length = np.diff(order.end, prepend=0)
    level, circle = np.empty(nodes, dtype=np.int32), np.empty(nodes, dtype=np.int32)
    level[order.node], circle[order.node] = np.repeat(order.level, length), np.repeat(order.circle, length)
    yield "level", _goes_up(level, circle, arrays)
    if order.circle.max(initial=-1) >= 0:
        yield "circle", _are_circles(order, level, circle, arrays)


def _are_like(order: Order, arrays: Arrays) -> bool:
    """Say whether the nodes of each block are of one sort, with equal numbers of rebuttals, supports and inputs."""
    nodes = len(arrays)
    block = np.zeros(nodes, dtype=bool)  # whether a block begins there
    block[order.end[:-1]] = True
    return all(
        _is_like(order.node[max(begin - 1, 0) : end], block[begin or 1 : end], arrays)
        for begin, end in pieces(nodes, size=STRETCH)
    )


def _is_like(node: Index, begins: NDArray[np.bool_], arrays: Arrays) -> bool:
    """Say whether each node is like the one before it, but where a block begins."""
    start, spot = gather(arrays.argument_start, node)
    against = np.append(0, np.cumsum(arrays.argument_sign[spot] < 0))[start]
    inputs = arrays.input_start[node + 1] - arrays.input_start[node]
    kind = np.where(arrays.fixed[node], np.int8(HELD), arrays.kind[node])
    return all(((one[1:] == one[:-1]) | begins).all() for one in (kind, np.diff(start), np.diff(against), inputs))


def _are_in_turn(order: Order) -> bool:
    """Say whether circles are numbered from 0 in the order in which they stand, each in one piece and on one level."""
    circle = order.circle
    inside = np.flatnonzero(circle >= 0)
    step = np.diff(circle[inside], prepend=-1)
    same = step[1:] == 0
    return bool(
        circle.min(initial=-1) >= -1
        and ((step == 0) | (step == 1)).all()
        and (step[:1] == 1).all()
        and (np.diff(inside)[same] == 1).all()
        and (np.diff(order.level[inside])[same] == 0).all()
    )


def _goes_up(level: NDArray[np.int32], circle: NDArray[np.int32], arrays: Arrays) -> bool:
    """Say whether every node outside of circles is on a higher level than all that it needs."""
    for start, giving in ((arrays.argument_start, arrays.argument_node), (arrays.input_start, arrays.input_node)):
        for begin, end in pieces(len(level), start, size=STRETCH):
            rows = start[begin : end + 1]
            some = np.flatnonzero(np.diff(rows))
            if some.size:
                latest = np.maximum.reduceat(level[giving[rows[0] : rows[-1]]], (rows - rows[0])[some])
                own = some + begin
                if not ((latest < level[own]) | (circle[own] >= 0)).all():
                    return False
    return True


def _are_circles(order: Order, level: NDArray[np.int32], circle: NDArray[np.int32], arrays: Arrays) -> bool:
    """Say whether circles are strongly connected, need nothing else of their level, and are in order within."""
    nodes = np.flatnonzero(circle >= 0)
    giving, taking = [], []
    for start, column in ((arrays.argument_start, arrays.argument_node), (arrays.input_start, arrays.input_node)):
        fresh, spot = gather(start, nodes)
        giving.append(column[spot])
        taking.append(np.repeat(nodes.astype(column.dtype), np.diff(fresh)))
    one, other = np.concatenate(giving), np.concatenate(taking)
    inner = circle[one] == circle[other]
    if (level[one[~inner]] >= level[other[~inner]]).any():
        return False
    if not _are_ordered_within(order, arrays):
        return False
    one, other = one[inner], other[inner]
    first = np.flatnonzero(np.diff(order.circle, prepend=-1) * (order.circle >= 0) > 0)
    roots = order.node[np.append(0, order.end)[first]]
    held = np.zeros(len(roots), dtype=bool)
    held[circle[one]] = True  # a claim that bears on itself is a circle, one that does not is none
    local = np.cumsum(circle >= 0, dtype=np.int32) - np.int32(1)
    one, other, roots = local[one], local[other], local[roots]
    return bool(held.all()) and _reach_all(len(nodes), one, other, roots) and _reach_all(len(nodes), other, one, roots)


def _reach_all(number: int, one: Index, other: Index, roots: Index) -> bool:
    """Say whether some roots reach all of so many nodes over edges from one to the other."""
    start, (after,) = rows(number, one, other)
    start, after = np.append(start, start[-1] + len(roots)), np.append(after, roots)  # one more bears on all roots
    return bool((breadth_first(start, after, number)[:number] != UNMET).all())


def _are_ordered_within(order: Order, arrays: Arrays) -> bool:
    """Say whether each circle holds what hands its premise on, then claims, then other relations, and no sources.

    They are begun in this order: a claim is weighed by its sources before a relation with more premises looks at it.
    """
    inside = order.circle >= 0
    own = order.node[np.append(0, order.end[:-1])][inside]
    kind, arguments, inputs = arrays.kind[own], arrays.argument_start, arrays.input_start
    ahead = hands_on(kind, arguments[own + 1] - arguments[own], inputs[own + 1] - inputs[own])
    rank = np.where(ahead, 0, np.where(kind == CLAIM, 1, 2))
    same = np.diff(order.circle[inside]) == 0
    return bool((kind != SOURCE).all() and (np.diff(rank)[same] >= 0).all())

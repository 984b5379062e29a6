"""A layout as rows of numbers to be saved with a network, and back: checked, since compiled code trusts it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.network.arrays import RELATION
from argmap.network.layout import HELD, Layout

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.network.arrays import Arrays

PREFIX = "layout."


def layout_columns(layout: Layout) -> dict[str, NDArray[Any]]:
    """Return the rows of a layout by name.

    >>> import pytest
    >>> numba = pytest.importorskip("numba")
    >>> from argmap.network import arrays_from_arrays, build_layout
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[1])
    >>> list(layout_columns(build_layout(arrays)))[:3]
    ['layout.node', 'layout.place', 'layout.row']
    """
    columns = {PREFIX + column.name: getattr(layout, column.name) for column in fields(layout)}
    return {name: rows.astype(np.int8) if rows.dtype == np.bool_ else rows for name, rows in columns.items()}


def layout_from_columns(columns: Mapping[str, NDArray[Any]], arrays: Arrays) -> Layout | None:
    """Return the layout that is among some rows, or None where there is none or it is not of this network.

    Everything is checked that compiled code takes for granted: what it looks up lies inside, rows have the lengths that
    their blocks say, and what stands at each place is that node with what it needs.
    """
    names = [column.name for column in fields(Layout)]
    if not all(PREFIX + name in columns for name in names):
        return None
    found = {name: columns[PREFIX + name] for name in names}
    if not _has_types(found, arrays):
        return None
    layout = Layout(**{**found, "iterated": found["iterated"] != 0})
    return layout if _fits(layout, arrays) else None


def _has_types(found: Mapping[str, NDArray[Any]], arrays: Arrays) -> bool:
    """Say whether all rows have their types and lengths, and whether every number is one that can be looked up."""
    nodes, entries, blocks = len(arrays), len(arrays.argument_node) + len(arrays.input_node), len(found["end"])
    wanted = {
        "node": (arrays.argument_node.dtype, nodes), "place": (np.dtype(np.uint32), nodes),
        "row": (np.dtype(np.int64), nodes + 1), "entry": (np.dtype(np.uint32), entries),
        "base": (np.dtype(np.float64), nodes), "end": (np.dtype(np.int64), blocks), "kind": (np.dtype(np.int8), blocks),
        "rebuttals": (np.dtype(np.int32), blocks), "supports": (np.dtype(np.int32), blocks),
        "inputs": (np.dtype(np.int32), blocks), "level": (np.dtype(np.int32), blocks),
        "circle": (np.dtype(np.int32), blocks), "iterated": (np.dtype(np.int8), blocks),
    }  # fmt: skip
    if any((found[name].dtype, len(found[name])) != sort for name, sort in wanted.items()):
        return False
    node, place = found["node"], found["place"]
    inside = nodes == 0 or (node.min() >= 0 and node.max() < nodes and place.max() < nodes)
    return bool(inside and np.array_equal(node[place], np.arange(nodes)))


def _fits(layout: Layout, arrays: Arrays) -> bool:
    length = np.diff(layout.end, prepend=0)
    if length.min(initial=1) <= 0 or int(length.sum()) != len(arrays):
        return False
    kind = np.where(arrays.fixed, np.int8(HELD), arrays.kind)
    inputs = np.diff(arrays.input_start)
    arguments = np.diff(arrays.argument_start)
    against = np.add.reduceat(np.append(arrays.argument_sign < 0, False), arrays.argument_start[:-1], dtype=np.int64)
    against[arguments == 0] = 0
    stated = {"kind": kind, "rebuttals": against, "supports": arguments - against, "inputs": inputs}
    if any(not _repeated(getattr(layout, name), length, rows[layout.node]) for name, rows in stated.items()):
        return False
    sizes = (arguments + inputs)[layout.node]
    right = (
        layout.row[0] == 0
        and np.array_equal(np.diff(layout.row), sizes)
        and np.array_equal(layout.base, arrays.base[layout.node])
    )
    return bool(right and _is_ordered(layout) and _has_circles(layout))


def _repeated(of_block: NDArray[Any], length: NDArray[np.int64], of_node: NDArray[Any]) -> bool:
    return np.array_equal(np.repeat(of_block, length), of_node)


def _is_ordered(layout: Layout) -> bool:
    """Say whether every place comes after all that it needs, circles apart."""
    if not layout.entry.size:
        return True
    if layout.entry.max() >= len(layout):
        return False
    filled = np.diff(layout.row) > 0
    latest = np.maximum.reduceat(layout.entry, layout.row[:-1][filled])
    free = (np.repeat(layout.circle, np.diff(layout.end, prepend=0)) < 0)[filled]
    return bool((latest < np.flatnonzero(filled))[free].all())


def _has_circles(layout: Layout) -> bool:
    """Say whether circles are numbered in the order in which they stand, each in one piece, what always takes a step last."""
    circle = layout.circle
    may_be_plain = (layout.kind == RELATION) & (layout.inputs == 1) & (layout.rebuttals + layout.supports == 0)
    if not np.array_equal(layout.iterated, (circle >= 0) & ~may_be_plain):
        return False
    number = int(circle.max(initial=-1)) + 1
    inside = circle[circle >= 0]
    if circle.min(initial=0) < -1 or (np.diff(inside) < 0).any() or len(np.unique(inside)) != number:
        return False
    if not number:
        return True
    first, iterated, last = layout.circles
    whole = np.bincount(inside, minlength=number)
    return bool(
        np.array_equal(last - first, whole)
        and (iterated < last).all()
        and all(layout.iterated[middle:end].all() for middle, end in zip(iterated, last, strict=True))
    )

"""The rows of a layout as they are saved with a network, and back: checked against the network, a stretch at a time.

A pass reads them once, from the first to the last, so that a file of any size can be scored without being held in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.arrays.kept_layout import STRETCH, order_columns, order_from_columns
from argmap.arrays.layout import Layout, laid_out, places_type
from argmap.basics.sharing import share_out
from argmap.kernels.pieces import pieces
from argmap.maths.compressed import gather

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays

LAID = "laid."
ROWS = ("place", "row", "entry", "base")


def layout_columns(layout: Layout) -> dict[str, NDArray[Any]]:
    """Return the order and the rows of a layout by name; what a block is follows from its first node.

    >>> import pytest
    >>> numba = pytest.importorskip("numba")
    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> from argmap.arrays.layout import build_layout
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[1])
    >>> layout_columns(build_layout(arrays))["laid.entry"]
    array([0], dtype=uint32)
    """
    return {**order_columns(layout.order), **{LAID + name: getattr(layout, name) for name in ROWS}}


def layout_from_columns(columns: Mapping[str, NDArray[Any]], arrays: Arrays) -> Layout | None:
    """Return the layout that is among some rows, None where there is none; `ValueError` where it is not of this network.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> layout_from_columns({}, arrays_from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[1]))
    """
    order = order_from_columns(columns, arrays)
    found = {name: columns[LAID + name] for name in ROWS if LAID + name in columns}
    if order is None and not found:
        return None
    if order is None or len(found) < len(ROWS):
        raise ValueError("its order of evaluation is not all there")
    nodes, entries = len(arrays), len(arrays.argument_node) + len(arrays.input_node)
    for name, length in zip(ROWS, (nodes, nodes + 1, entries, nodes), strict=True):
        _refuse_unless(name, len(found[name]) == length)
    place = places_type(nodes)
    for name, sort in zip(ROWS, (place, np.int64, place, np.float64), strict=True):
        _refuse_unless(name, found[name].dtype == sort)
    _refuse_unless("row", found["row"][0] == 0 and found["row"][-1] == entries)
    laid = laid_out(arrays, order, **found)
    for looked_at, stretches in (
        (_nodes, pieces(nodes, size=STRETCH)),
        (_entries, pieces(nodes, laid.row, size=STRETCH)),
    ):
        # What comes later trusts what came before: where rows begin is looked at before they are read.
        for wrong in share_out(partial(_all_wrong, looked_at, arrays, laid), list(stretches), 2):
            for name in wrong:
                _refuse_unless(name, fits=False)
    return laid


def _refuse_unless(name: str, fits: bool) -> None:  # noqa: FBT001 - as in an assertion
    if not fits:
        raise ValueError(f"its order of evaluation does not fit its relations: see {LAID}{name}")


def _all_wrong(
    looked_at: Callable[[Arrays, Layout, int, int], Iterator[tuple[str, bool]]], arrays: Arrays, laid: Layout,
    stretches: Iterator[tuple[int, int]],
) -> list[str]:  # fmt: skip
    return [name for begin, end in stretches for name, fits in looked_at(arrays, laid, begin, end) if not fits]


def _nodes(arrays: Arrays, laid: Layout, begin: int, end: int) -> Iterator[tuple[str, bool]]:
    """Look at what is said of each node from `begin` to before `end`."""
    node = laid.node[begin:end]
    yield "place", np.array_equal(laid.place[node], np.arange(begin, end, dtype=laid.place.dtype))
    yield "base", np.array_equal(laid.base[begin:end], arrays.base[node])
    length = arrays.argument_start[node + 1] - arrays.argument_start[node]
    length += arrays.input_start[node + 1] - arrays.input_start[node]
    yield "row", np.array_equal(np.diff(laid.row[begin : end + 1]), length)


def _entries(arrays: Arrays, laid: Layout, begin: int, end: int) -> Iterator[tuple[str, bool]]:
    """Look at the rows of some nodes: each holds the places of its rebuttals, its supports and its inputs, in order."""
    node, first = laid.node[begin:end], laid.row[begin:end] - laid.row[begin]
    entry = laid.entry[laid.row[begin] : laid.row[end]]
    start, spot = gather(arrays.argument_start, node)
    against: NDArray[np.int64] = np.append(0, np.cumsum(arrays.argument_sign[spot] < 0))
    rebuttals = against[1:] > against[:-1]
    # A rebuttal stands after the rebuttals before it in its row, a support after all of them and the supports before it.
    length = np.diff(start)
    as_rebuttal = against[:-1] + np.repeat(first - against[start[:-1]], length)
    as_support = np.arange(len(spot)) - against[:-1] + np.repeat(first - start[:-1] + against[start[1:]], length)
    stands = np.where(rebuttals, as_rebuttal, as_support)
    yield "entry", np.array_equal(entry[stands], laid.place[arrays.argument_node[spot]])
    taken, spot = gather(arrays.input_start, node)
    behind = np.repeat(first + length - taken[:-1], np.diff(taken)) + np.arange(len(spot))
    yield "entry", np.array_equal(entry[behind], laid.place[arrays.input_node[spot]])

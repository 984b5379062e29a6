"""Compressed tables that are larger than memory: sorted by buckets, each of which fits in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from argmap.kernels.pieces import pieces
from argmap.maths.compressed import rows

if TYPE_CHECKING:
    from numpy.typing import DTypeLike, NDArray

Make: TypeAlias = Callable[[int, "DTypeLike"], "NDArray[Any]"]
"""Makes an array of so many zeros, wherever it lies."""
BUCKET = 4_000_000
"""So many entries are sorted at once."""
STRETCH = 1_000_000
"""So many rows or entries are gone through at once."""


def rows_in_pieces(
    number: int, target: NDArray[np.integer], columns: tuple[NDArray[Any], ...], make: Make, *, size: int = BUCKET
) -> tuple[NDArray[np.int64], tuple[NDArray[Any], ...]]:
    """Do what `rows` does: count, put the entries into buckets of neighbouring targets, and sort bucket by bucket.

    Every array is read and written from one end to the other, twice.

    >>> rows_in_pieces(2, np.array([1, 0, 1]), (np.array([7, 8, 9]),), np.zeros, size=2)
    (array([0, 1, 3]), (array([8, 7, 9]),))
    """
    start = make(number + 1, np.int64)
    for begin, end in pieces(len(target), size=size):
        part = target[begin:end]
        start[1:] += np.bincount(part, minlength=number)
    np.cumsum(start, out=start)
    edges = np.array([begin for begin, _ in pieces(number, start, size=size)] or [0])
    result = tuple(make(len(target), column.dtype) for column in columns)
    if len(edges) == 1:
        return start, _put(result, rows(number, target, *columns)[1], 0)
    sorts = (target, *columns)
    bucketed = tuple(make(len(target), column.dtype) for column in sorts)
    _into_buckets(edges, start[edges].copy(), sorts, bucketed, size)
    for first, last in zip(edges.tolist(), [*edges[1:].tolist(), number], strict=True):
        begin, end = int(start[first]), int(start[last])
        own, *others = (column[begin:end] for column in bucketed)
        _put(result, rows(last - first, own - own.dtype.type(first), *others)[1], begin)
    return start, result


def _put(result: tuple[NDArray[Any], ...], found: tuple[NDArray[Any], ...], begin: int) -> tuple[NDArray[Any], ...]:
    for own, part in zip(result, found, strict=True):
        own[begin : begin + len(part)] = part
    return result


def _into_buckets(
    edges: NDArray[np.int64], fill: NDArray[np.int64], columns: tuple[NDArray[Any], ...],
    bucketed: tuple[NDArray[Any], ...], size: int,
) -> None:  # fmt: skip
    """Put entries into the buckets that begin at `edges`; `fill` says where each is filled up to, and moves on."""
    for begin, end in pieces(len(columns[0]), size=size):
        bucket = np.searchsorted(edges, columns[0][begin:end], side="right") - 1
        starts, (order,) = rows(len(edges), bucket, np.arange(begin, end))
        for column, to in zip(columns, bucketed, strict=True):
            moved = column[order]
            for at in np.flatnonzero(np.diff(starts)).tolist():
                to[fill[at] : fill[at] + starts[at + 1] - starts[at]] = moved[starts[at] : starts[at + 1]]
        fill += np.diff(starts)

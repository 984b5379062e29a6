"""Arithmetic on segments: row i of a compressed table is `data[start[i]:start[i + 1]]`."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from argmap.network.compressed import gather as gather

Floats: TypeAlias = NDArray[np.float64]
Signs: TypeAlias = NDArray[np.int8]
Starts: TypeAlias = NDArray[np.int64]


def reduce_segments(operation: np.ufunc, data: Floats, start: Starts, *, empty: float) -> Floats:
    """Reduce each segment by a ufunc; an empty segment gives `empty`.

    >>> reduce_segments(np.add, np.array([1.0, 2.0, 4.0]), np.array([0, 2, 2, 3]), empty=0.0)
    array([3., 0., 4.])
    """
    result = np.full(len(start) - 1, empty)
    if data.size:
        filled = start[1:] > start[:-1]
        result[filled] = operation.reduceat(data, start[:-1][filled])
    return result


def rows_of(start: Starts) -> NDArray[np.int64]:
    """Return the row of every entry.

    >>> rows_of(np.array([0, 2, 2, 3]))
    array([0, 0, 2])
    """
    return np.repeat(np.arange(len(start) - 1), np.diff(start))


def product_of_others(data: Floats, start: Starts) -> Floats:
    """Return for every entry the product of the other entries of its segment.

    Products over what stands before and after the entry are multiplied; nothing is divided, so zeros are safe.
    Segments of like length are padded into one table, so that a hub costs no more than its length.

    >>> product_of_others(np.array([0.0, 2.0, 3.0, 5.0]), np.array([0, 3, 4]))
    array([6., 0., 0., 1.])
    """
    result = np.ones(len(data))
    length = np.diff(start)
    width = 1
    while length.size and width < 2 * length.max():
        rows = np.flatnonzero((length <= width) & (length > width // 2))
        if rows.size:
            _fill_products(result, data, start[rows], length[rows], width)
        width *= 2
    return result


def _fill_products(result: Floats, data: Floats, start: Starts, length: NDArray[np.int64], width: int) -> None:
    inside = np.arange(width) < length[:, None]
    place = (start[:, None] + np.arange(width))[inside]
    table = np.ones((len(start), width + 2))
    table[:, 1:-1][inside] = data[place]
    before = np.cumprod(table[:, :-2], axis=1)
    after = np.cumprod(table[:, :1:-1], axis=1)[:, ::-1]
    result[place] = (before * after)[inside]


def first_extreme(data: Floats, extreme: Floats, start: Starts) -> NDArray[np.bool_]:
    """Mark in every segment the first entry that equals the segment's extreme.

    >>> first_extreme(np.array([1.0, 3.0, 3.0]), np.array([3.0]), np.array([0, 3]))
    array([False,  True, False])
    """
    rows = rows_of(start)
    hits = np.flatnonzero(data == extreme[rows])
    marked = np.zeros(len(data), dtype=bool)
    _, first = np.unique(rows[hits], return_index=True)
    marked[hits[first]] = True
    return marked

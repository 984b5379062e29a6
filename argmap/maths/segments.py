"""Arithmetic on segments: row i of a compressed table is `data[start[i]:start[i + 1]]`."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from argmap.maths.compressed import gather as gather

Floats: TypeAlias = NDArray[np.float64]
Signs: TypeAlias = NDArray[np.int8]
Starts: TypeAlias = NDArray[np.int64]
_LONG = 48
"""Rows of so many numbers are worth a call of numpy each."""
EQUAL = 1e-14
"""Two sums, products or forces that differ by less, as a share of the larger, are equal: rounding makes as much."""


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


def reduce_rows(operation: np.ufunc, data: Floats, start: Starts) -> Floats:
    """Reduce segments that are not empty, of numbers or of rows of them; segment i ends where the next one starts.

    >>> reduce_rows(np.add, np.array([1.0, 2.0, 4.0]), np.array([0, 2]))
    array([3., 4.])
    """
    if data.ndim == 1 or data.shape[1] < _LONG:
        whole: Floats = operation.reduceat(data, start)
        return whole
    # Row by row numpy reduces one number after the other; a call for each pair of rows is some ten times as quick.
    found = data.take(start, 0)
    length = np.append(start[1:], len(data)) - start
    some = np.flatnonzero(length > 1)
    for segment, begin, entries in zip(some.tolist(), start[some].tolist(), length[some].tolist(), strict=True):
        if entries == 2:  # noqa: PLR2004 - a pair, which most are, is done sooner by itself
            operation(data[begin], data[begin + 1], out=found[segment])
        else:
            operation.reduce(data[begin : begin + entries], axis=0, out=found[segment])
    return found


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


def ties(data: Floats, extreme: Floats, start: Starts) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Mark in every segment what equals its extreme, and what does so alone; what differs by rounding only is equal.

    >>> ties(np.array([1.0, 3.0, 3.0]), np.array([3.0]), np.array([0, 3]))
    (array([False,  True,  True]), array([False, False, False]))
    """
    rows = rows_of(start)
    equal = np.abs(data - extreme[rows]) <= EQUAL * extreme[rows]
    return equal, equal & (np.bincount(rows[equal], minlength=len(extreme)) == 1)[rows]


def told_apart(less: Floats, from_: Floats) -> Floats:
    """Return from_ - less, and 0 where the two differ by rounding only.

    >>> told_apart(np.array([0.3, 1e-300]), np.array([0.1 + 0.2, 2e-300]))
    array([0.e+000, 1.e-300])
    """
    gap = from_ - less
    return np.where(np.abs(gap) <= EQUAL * np.maximum(less, from_), 0.0, gap)


def inward(value: Floats, falling: Floats, rising: Floats) -> tuple[Floats, Floats]:
    """Return derivatives for falling and for rising values; one at 0 can only rise and one at 1 only fall.

    >>> inward(np.array([0.0, 0.5, 1.0]), np.array([1.0, 1.0, 1.0]), np.array([2.0, 2.0, 2.0]))
    (array([2., 1., 1.]), array([2., 2., 1.]))
    """
    if falling is rising:
        return falling, rising
    return np.where(value <= 0.0, rising, falling), np.where(value >= 1.0, falling, rising)

"""Compressed tables: row i of a table holds the entries from `start[i]` to before `start[i + 1]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.maths.widths import index_type

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MANY = 50_000
"""From this many entries on, a counting sort is worth loading scipy for."""


def rows(
    number: int, target: NDArray[np.integer], *columns: NDArray[Any]
) -> tuple[NDArray[np.int64], tuple[NDArray[Any], ...]]:
    """Sort entries by target, keeping their order inside each, and return the start of each row.

    >>> rows(2, np.array([1, 0, 1]), np.array([7, 8, 9]))
    (array([0, 1, 3]), (array([8, 7, 9]),))
    """
    if len(target) >= _MANY:
        return _counted(number, target, *columns)
    order = np.argsort(target, kind="stable")
    start = np.zeros(number + 1, dtype=np.int64)
    np.cumsum(np.bincount(target, minlength=number), out=start[1:])
    return start, tuple(column[order] for column in columns)


def _counted(
    number: int, target: NDArray[np.integer], *columns: NDArray[Any]
) -> tuple[NDArray[np.int64], tuple[NDArray[Any], ...]]:
    """Do the same by a counting sort: each entry is given a column of its own, so that scipy adds none together."""
    from scipy import sparse  # noqa: PLC0415 - slow to load, and small maps do without

    own: NDArray[np.integer] = np.arange(len(target), dtype=index_type(len(target)))
    table = sparse.coo_array((np.ones(len(target), dtype=np.int8), (target, own)), shape=(number, len(target))).tocsr()
    return table.indptr.astype(np.int64), tuple(column[table.indices] for column in columns)


def gather(start: NDArray[np.int64], rows: NDArray[np.integer]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the start of a table made of some rows of another, and where its entries stood.

    >>> gather(np.array([0, 2, 2, 3]), np.array([2, 0]))
    (array([0, 1, 3]), array([2, 0, 1]))
    """
    length = start[rows + 1] - start[rows]
    fresh = np.zeros(len(rows) + 1, dtype=np.int64)
    np.cumsum(length, out=fresh[1:])
    place = np.arange(fresh[-1], dtype=np.int64) + np.repeat(start[rows] - fresh[:-1], length)
    return fresh, place


def only_rows(start: NDArray[np.int64], kept: NDArray[np.integer]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Empty the rows of a table that are not kept; return the starts of what is left, and where its entries stood.

    `kept` is in ascending order.

    >>> only_rows(np.array([0, 2, 2, 3]), np.array([1, 2]))
    (array([0, 0, 0, 1]), array([2]))
    """
    length = np.zeros(len(start) - 1, dtype=np.int64)
    length[kept] = start[kept + 1] - start[kept]
    fresh = np.zeros(len(start), dtype=np.int64)
    np.cumsum(length, out=fresh[1:])
    return fresh, gather(start, kept)[1]

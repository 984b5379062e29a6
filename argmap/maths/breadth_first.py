"""Search a graph breadth first, from one of its nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNMET = -9999
"""Stands for the node before one that was not met, and before the first: scipy has this number."""
_MANY = 100_000
"""From this many entries on, scipy is worth loading."""


def breadth_first(start: NDArray[np.integer], entry: NDArray[np.integer], first: int) -> NDArray[np.integer]:
    """Return for every node the one from which it was met first; shape (nodes,), `UNMET` for those not met, and for `first`.

    The entries of row i, from `start[i]` on, are the nodes to which a step leads from i; rows are gone through in order.

    >>> breadth_first(np.array([0, 2, 3, 3, 3]), np.array([1, 2, 2]), 0)
    array([-9999,     0,     0, -9999], dtype=int32)
    """
    if len(entry) >= _MANY:
        return _by_scipy(start, entry, first)
    begins, entries, before = start.tolist(), entry.tolist(), [UNMET] * (len(start) - 1)
    order, met = [first], {first}
    for node in order:  # it grows by what is met
        for other in entries[begins[node] : begins[node + 1]]:
            if other not in met:
                met.add(other)
                before[other] = node
                order.append(other)
    return np.array(before, dtype=np.int32)


def _by_scipy(start: NDArray[np.integer], entry: NDArray[np.integer], first: int) -> NDArray[np.integer]:
    from scipy import sparse  # noqa: PLC0415 - slow to load

    number = len(start) - 1
    ones = np.ones(len(entry), dtype=np.float64)
    graph = sparse.csr_array((ones, entry.astype(np.int32), start.astype(np.int32)), shape=(number, number))
    before: NDArray[np.integer] = sparse.csgraph.breadth_first_order(graph, first)[1]
    return before

"""What hangs on a relation: whatever is aimed at it, and at that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from argmap.maths.compressed import gather
from argmap.maths.distinct import distinct

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.columns.columns import Columns

    Index = NDArray[np.integer]


def with_hangers_on(columns: Columns, start: NDArray[np.int64], relations: Index) -> tuple[NDArray[np.int64], Index]:
    """Add to each row of relations whatever is aimed at them, and at that, each once.

    >>> import argmap
    >>> b = argmap.MapBuilder("Backed")
    >>> step = b.support(b.claim("One"), b.claim("Two"))
    >>> backing = b.support(b.claim("Three"), step)
    >>> with_hangers_on(b.build().network.columns, np.array([0, 1]), np.array([0]))
    (array([0, 2]), array([0, 1]))
    """
    start, relations = with_steps_back(columns, start, relations)
    aims = columns.relation_target
    if not ((aims >= columns.claims) & (aims < columns.claims + columns.relations)).any():
        return start, relations
    number, size = len(start) - 1, max(1, columns.relations)
    aimed_start, aimed = columns.by_target
    roots = distinct(np.repeat(np.arange(number), np.diff(start)) * size + relations)
    found = [fresh := roots]
    while fresh.size:
        into, place = gather(aimed_start, columns.claims + fresh % size)
        reached = np.repeat(fresh // size, np.diff(into)) * size + aimed[place]
        fresh = reached[~np.isin(reached, roots)]  # each relation has one target: nothing else is come upon twice
        found.append(fresh)
    known = np.sort(np.concatenate(found))
    return np.searchsorted(known // size, np.arange(number + 1)), known % size


def with_steps_back(columns: Columns, start: NDArray[np.int64], relations: Index) -> tuple[NDArray[np.int64], Index]:
    """Add to each row of relations the steps the other way of those that are mutual: they go together.

    >>> import argmap
    >>> b = argmap.MapBuilder("Sky")
    >>> sky = b.rebut(b.claim("Clear"), b.claim("Grey"), mutual="contrary")
    >>> with_steps_back(b.build().network.columns, np.array([0, 1]), np.array([0]))
    (array([0, 2]), array([0, 1]))
    """
    if columns.relation_back is None:
        return start, relations
    size = columns.relations
    row = np.repeat(np.arange(len(start) - 1), np.diff(start))
    back = columns.relation_back[relations]
    known = distinct(np.concatenate([row * size + relations, (row * size + back)[back >= 0]]))
    return np.searchsorted(known // size, np.arange(len(start))), known % size

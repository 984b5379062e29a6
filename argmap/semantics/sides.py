"""`Sides`: what speaks against many claims and what speaks for them, laid out to be reduced by few calls of numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from argmap.maths.segments import Floats, Signs, Starts, reduce_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

NARROW = 1_000
"""Up to so many segments numpy reduces one by one; with more it takes the first entries of all, then the second ..."""
SHORT = 64
"""So many segments must have one entry more for that to pay; what is left of the longest is reduced one by one."""


class Sides:
    """Two segments of forces a claim: the rebuttals of every claim come first, then the supports of every claim.

    `length` is the number of entries of each segment, shape (2 * claims,). An empty side is given one force of 0, which
    moves no aggregation; `size` counts it too. Many segments are stored the longest first, and across: the first
    entry of each, then the second of each that has one, and so on. `stored` says where.

    >>> sides = Sides(np.array([1, 2, 0, 1]))
    >>> sides.stored(np.array([0, 1, 1, 3]), np.array([0, 0, 1, 0]))
    array([0, 1, 2, 4])
    >>> sides.reduce(np.add, np.array([0.5, 0.25, 0.5, 0.0, 0.75]))
    (array([0.5 , 0.75]), array([0.  , 0.75]))
    """

    __slots__ = ("_across", "_empty", "_rank", "_tail", "_tail_at", "_widths", "claims", "size")

    def __init__(self, length: NDArray[np.int64]) -> None:
        self._empty = length == 0
        length = length + self._empty
        self.claims, self.size = len(length) // 2, int(length.sum())
        self._rank: NDArray[np.int64] | None = None
        self._widths: list[int] = []
        if len(length) > NARROW:
            order = np.argsort(-length, kind="stable")
            length = length[order]
            self._rank = np.empty_like(order)
            self._rank[order] = np.arange(len(order))
            # How many segments have more than 0, 1, 2 ... entries.
            having = len(length) - np.cumsum(np.bincount(length))
            self._widths = having[: max(1, int((having >= SHORT).sum()))].tolist()
        # Where the entries that are stored across start, one number more for where they end: there the tail begins.
        self._across = np.concatenate([[0], np.cumsum(self._widths, dtype=np.int64)])
        self._tail = int(self._across[-1])
        left = length[length > len(self._widths)] - len(self._widths)
        self._tail_at: NDArray[np.int64] = np.cumsum(left) - left

    def stored(self, segment: NDArray[np.int64], entry: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return where the given entry of the given segment is stored, each counted from 0."""
        rank, across = segment if self._rank is None else self._rank[segment], len(self._widths)
        if not across:
            return self._tail_at[rank] + entry
        place = self._across[np.minimum(entry, across)] + rank
        late = np.flatnonzero(entry >= across)
        place[late] = self._tail + self._tail_at[rank[late]] + entry[late] - across
        return place

    def rows(self) -> tuple[NDArray[np.int64], Signs, Starts]:
        """Return where the forces of the first claim, the second ... are stored, their signs, and each claim's start."""
        length = np.zeros(2 * self.claims, dtype=np.int64)
        for width in self._widths:
            length[:width] += 1
        length[: self._tail_at.size] += np.diff(self._tail_at, append=self.size - self._tail)
        length = np.where(self._empty, 0, length if self._rank is None else length[self._rank])
        segment = np.arange(2 * self.claims).reshape(2, -1).T.ravel()  # of each claim one, and then the other
        length = length[segment]
        start = np.concatenate([[0], np.cumsum(length)])
        segment = np.repeat(segment, length)
        sign = np.where(segment < self.claims, -1, 1).astype(np.int8)
        return self.stored(segment, np.arange(start[-1]) - np.repeat(start[:-1], length)), sign, start[::2]

    def reduce(self, operation: np.ufunc, force: Floats) -> tuple[Floats, Floats]:
        """Reduce what speaks against every claim and what speaks for it; `force` is as stored, and is overwritten.

        A row of `force` is one number, or one for each of many scenarios; so are the rows that are returned.
        """
        if self._rank is None:
            result = reduce_rows(operation, force, self._tail_at)
        else:
            begin = 0
            for width in self._widths:
                if begin:
                    operation(force[:width], force[begin : begin + width], out=force[:width])
                begin += width
            if self._tail_at.size:
                head = force[: self._tail_at.size]
                operation(head, reduce_rows(operation, force[begin:], self._tail_at), out=head)
            result = force.take(self._rank, 0)
        return result[: self.claims], result[self.claims :]

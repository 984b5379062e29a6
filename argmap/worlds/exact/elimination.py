"""In which order variables are summed out: the one that joins fewest new pairs of others first."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from typing import NamedTuple

CROWDED = 40
"""From so many neighbours on, a variable waits for its turn by their number alone: to count pairs would be slow."""


class Order(NamedTuple):
    """An order in which variables are summed out, and what that takes."""

    variables: list[int]
    width: int
    """The most other variables that one meets when its turn comes."""


def elimination_order(number: int, cliques: Iterable[tuple[int, ...]], *, widest: int) -> Order | None:
    """Return an order for variables of which those in each clique meet in a table; None where it is wider than allowed.

    The rule is that of fewest fill-in edges (U. Kjærulff, "Triangulation of graphs", 1990), by a heap whose entries
    are looked at again when their turn comes. Of equal ones the smallest number goes first, so that the order does
    not hang on how sets are stored.

    >>> elimination_order(3, [(0, 1), (1, 2)], widest=2)
    Order(variables=[0, 1, 2], width=1)
    >>> elimination_order(3, [(0, 1), (1, 2), (2, 0)], widest=1) is None
    True
    """
    beside: list[set[int]] = [set() for _ in range(number)]
    for clique in cliques:
        for one in clique:
            beside[one].update(clique)
    for one in range(number):
        beside[one].discard(one)
    waiting = [(_joined(beside, one), len(beside[one]), one) for one in range(number)]
    latest = {one: (fill, size) for fill, size, one in waiting}
    heapq.heapify(waiting)
    order, width = [], 0
    while waiting:
        fill, size, one = heapq.heappop(waiting)
        if latest.get(one) != (fill, size):
            continue
        others = beside[one]
        fresh = _joined(beside, one)
        if fresh > fill:
            latest[one] = (fresh, len(others))
            heapq.heappush(waiting, (fresh, len(others), one))
            continue
        if len(others) > widest:
            return None
        width = max(width, len(others))
        order.append(one)
        del latest[one]
        for other in others:
            row = beside[other]
            if fresh:
                row |= others
                row.discard(other)
            row.discard(one)
        for other in others:
            now = (_joined(beside, other), len(beside[other]))
            if now != latest[other]:
                latest[other] = now
                heapq.heappush(waiting, (*now, other))
    return Order(order, width)


def _joined(beside: list[set[int]], one: int) -> int:
    """Count the pairs of neighbours that do not meet yet."""
    others = beside[one]
    size = len(others)
    if size > CROWDED:
        return size * size
    if size < 2:  # noqa: PLR2004 - there is no pair
        return 0
    met = sum(len(others & beside[other]) for other in others)
    return (size * (size - 1) - met) // 2

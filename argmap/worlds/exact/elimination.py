"""In which order variables are summed out, so that tables stay small."""

from __future__ import annotations

import heapq
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

CROWDED = 60
"""From so many neighbours on, a variable waits for its turn by their number alone: to count pairs would be slow."""
POWERS = (0.0, 1.5, 1.2, 1.0)
"""Fill-in edges are counted over the number of neighbours to such a power: 0 is best where tables are small."""
DEAR = 200
"""From so many table entries a variable on, an order with the next power is looked for."""
DEARER, AGAIN = 2_000_000, 6
"""From so many table entries on, orders are looked for by chance, too: so often."""


Turn = tuple[float, int, int]
"""How many pairs a variable joins, weighed; with how many it meets; which it is."""


class SpentError(Exception):
    """Orders were looked for as long as was allowed."""


@dataclass
class Effort:
    """How much may still be done to look for orders, in neighbourhoods compared: a million takes half a second."""

    left: int

    def spend(self, number: int) -> None:
        """Take note of some more; `SpentError` where nothing is left."""
        self.left -= number
        if self.left < 0:
            raise SpentError


class Order(NamedTuple):
    """An order in which variables are summed out, and what that takes."""

    variables: list[int]
    width: int
    """The most other variables that one meets when its turn comes."""
    entries: int
    """How many entries the tables have in all, each taken with all that meet in it."""


def elimination_order(
    number: int, cliques: Sequence[tuple[int, ...]], *, widest: int, effort: Effort, patient: bool = True
) -> Order | None:
    """Return an order for variables of which those in each clique meet in a table; None where none is narrow enough.

    The next one is that which joins fewest pairs of others: the rule of fill-in edges (U. Kjærulff, "Triangulation of
    graphs", 1990). Where that gives large tables, the edges are counted over the number of neighbours to the power 1.5,
    1.2 or 1, which is narrower by a fifth there, and at last by chance, from a fixed seed. Of equal variables the
    smallest number goes first, so that the order does not hang on how sets are stored.

    >>> elimination_order(3, [(0, 1), (1, 2)], widest=2, effort=Effort(100))
    Order(variables=[0, 1, 2], width=1, entries=10)
    >>> elimination_order(3, [(0, 1), (1, 2), (2, 0)], widest=1, effort=Effort(100)) is None
    True
    """
    beside: list[set[int]] = [set() for _ in range(number)]
    for clique in cliques:
        for one in clique:
            beside[one].update(clique)
    for one in range(number):
        beside[one].discard(one)
    best: Order | None = None
    dice = random.Random(0)  # noqa: S311 - not for secrets
    for time in range(len(POWERS) + AGAIN if patient else 2):
        by_chance = time >= len(POWERS)
        if best is not None and best.entries < (DEARER if by_chance else DEAR * number):
            break
        if by_chance and best is None:
            break
        power = 1.5 if by_chance else POWERS[time]
        try:
            best = _attempt(beside, power, widest, best, dice if by_chance else None, effort) or best
        except SpentError:
            break
    return best


def _attempt(
    whole: list[set[int]], power: float, widest: int, best: Order | None, dice: random.Random | None, effort: Effort
) -> Order | None:
    """Return an order that takes fewer entries than the best so far; None where there is none."""
    weight = [1.0] * len(whole) if dice is None else [1.0 + 0.1 * dice.random() for _ in whole]
    graph = _Graph([set(others) for others in whole], [0.0, *(size**-power for size in range(1, CROWDED + 1))], weight)
    latest: list[Turn | None] = [graph.turn(one) for one in range(len(whole))]
    waiting = [turn for turn in latest if turn is not None]
    heapq.heapify(waiting)
    order, width, entries, most = [], 0, 0, None if best is None else best.entries
    while waiting:
        entry = heapq.heappop(waiting)
        fill, size, one = entry
        if latest[one] != entry:
            continue
        effort.spend(1 + size * size)
        fresh = graph.turn(one) if fill else entry
        if fresh > entry:  # others have been joined to its neighbours meanwhile
            latest[one] = fresh
            heapq.heappush(waiting, fresh)
            continue
        width, entries = max(width, size), entries + (2 << size)
        if size > widest or (most is not None and entries >= most):
            return None
        order.append(one)
        latest[one] = None
        for other in graph.take(one, joining=bool(fill)):
            now = graph.turn(other)
            if now != latest[other]:
                latest[other] = now
                heapq.heappush(waiting, now)
    return Order(order, width, entries)


class _Graph:
    """Which variables meet, as they are summed out one after the other."""

    def __init__(self, beside: list[set[int]], crowd: list[float], weight: list[float]) -> None:
        self._beside, self._crowd, self._weight = beside, crowd, weight

    def turn(self, one: int) -> Turn:
        """Return when a variable's turn comes: the least first."""
        others = self._beside[one]
        size = len(others)
        if size > CROWDED:
            return float(size * size), size, one
        if size < 2:  # noqa: PLR2004 - there is no pair
            return 0.0, size, one
        met = 0
        for other in others:
            met += len(others & self._beside[other])
        return (size * (size - 1) - met) * self._crowd[size] * self._weight[one], size, one

    def take(self, one: int, *, joining: bool) -> set[int]:
        """Take a variable out and join its neighbours, which are returned."""
        others = self._beside[one]
        for other in others:
            row = self._beside[other]
            if joining:
                row |= others
                row.discard(other)
            row.discard(one)
        return others

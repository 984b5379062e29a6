"""What holds in circles, and what may hold there: the well-founded model of every world, 64 worlds a word."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from argmap.arrays.arrays import CLAIM
from argmap.arrays.plan import plan
from argmap.errors import ParameterError, Problem
from argmap.worlds.holding import held, hold, hold_level
from argmap.worlds.switches import ALL

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.worlds.random_words import Words
    from argmap.worlds.rows import Row, Rows

    Index = NDArray[np.integer]
    Flags = NDArray[np.bool_]

MOST_WORK = 20_000_000_000
"""So many words are joined in circles at most, for all worlds together: about a minute's work."""


def holding(kind: NDArray[np.int8], table: Rows) -> Callable[[Words], Words]:
    """Return what turns that which is on of itself into what holds, in place, and returns what may hold.

    Where the map has no circles, both are the same table. In a circle three things can be so of a node: it holds, it
    does not, or neither follows. Two claims that rebut each other, both on, are the least example. What follows is the
    well-founded model (Van Gelder, Ross, Schlipf, JACM 38, 1991), the same reading as the grounded labelling; taken in
    every world of a random map, it is the constellation approach to uncertain arguments (Li, Oren, Norman, TAFA 2011;
    Hunter, IJAR 54, 2013). What only supports itself in a circle never holds.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> from argmap.worlds.rows import rows_of_arrays
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.5], source=[0, 1], target=[1, 0], sign=[-1, -1])
    >>> values = np.array([[0b0011], [0b0101]], dtype=np.uint64)
    >>> may = holding(arrays.kind, rows_of_arrays(arrays, circles=True))(values)
    >>> [f"{row:04b}" for row in values[:, 0].tolist()], [f"{row:04b}" for row in may[:, 0].tolist()]
    (['0010', '0100'], ['0011', '0101'])
    """
    if table.runs_in_circles:
        return _Circles(kind, table).hold

    def plain(values: Words) -> Words:
        hold(kind, table, values)
        return values

    return plain


def circles_at_odds(kind: NDArray[np.int8], table: Rows) -> list[list[int]]:
    """Return the circles that may leave something undecided, by their nodes: those with something against in them."""
    every = (_Circle(members.tolist(), kind, table) for run in table.runs for members in run.cycles)
    return [circle.members for circle in every if circle.is_at_odds]


def hangs_on(kind: NDArray[np.int8], table: Rows, groups: Iterable[Sequence[int] | Index]) -> Flags:
    """Say of every node whether it is in one of some groups, or something in them bears on it."""
    marked = np.zeros((len(kind), 1), dtype=np.uint64)
    for group in groups:
        marked[np.asarray(group)] = ALL
    if marked.any():
        holding(kind, table.all_as_supports())(marked)
    found: Flags = marked[:, 0] != 0
    return found


class _Circles:
    """A map with circles, made ready: each circle is looked at once, and settled in one lot of worlds after another."""

    def __init__(self, kind: NDArray[np.int8], table: Rows) -> None:
        self.kind, self.table, self.left = kind, table, MOST_WORK
        self.circles = {id(run): [_Circle(one.tolist(), kind, table) for one in run.cycles] for run in table.runs}

    def hold(self, values: Words) -> Words:
        """Turn what is on into what holds, in place; return what may hold."""
        high = values.copy()
        for run in self.table.runs:
            if run.sort == "wide":
                hold_level(run.nodes, self.kind, self.table, values, high)
                hold_level(run.nodes, self.kind, self.table, high, values)
            elif run.sort == "thin":
                for node in run.nodes.tolist():
                    both(self.kind[node] == CLAIM, self.table, node, values[node], values, high)
            for circle in self.circles[id(run)]:
                self.left = circle.settle(values, high, self.left)
        return high


def both(claim: bool, table: Rows, node: int, own: Words, low: Words, high: Words) -> bool:  # noqa: FBT001 - of a node
    """Work out anew where a node holds and where it may, in place; say whether either is new."""
    sure, may = held(claim, table, node, own, low, high), held(claim, table, node, own, high, low)
    same = np.array_equal(sure, low[node]) and np.array_equal(may, high[node])
    low[node], high[node] = sure, may
    return not same


class _Circle:
    """Claims, relations and sources that bear on each other, and who of them is to be told when one changes."""

    def __init__(self, members: list[int], kind: NDArray[np.int8], table: Rows) -> None:
        self.members, self.table = members, table
        self.claim = {node: bool(kind[node] == CLAIM) for node in members}
        self.cost = {node: 2 * len(table.of([node])) + 2 for node in members}
        place = {node: at for at, node in enumerate(members)}
        self.users: dict[int, list[int]] = {node: [] for node in members}
        for node in members:
            for other in dict.fromkeys(table.of([node]).tolist()):
                if other in place:
                    self.users[other].append(node)
        self.is_at_odds = bool(self._inside(place, table.against)[0])
        giving, taking = (np.array(one, dtype=np.int64) for one in self._inside(place, table.supports, table.inputs))
        self.may_hold_itself_up = any(run.cycles for run in plan(len(members), giving, taking))

    def _inside(self, place: dict[int, int], *sides: Row) -> tuple[list[int], list[int]]:
        """Return the edges of some tables that lead from member to member, as two columns of places."""
        pairs = [
            (place[other], place[node])
            for node in self.members for row in sides for other in row.of(node).tolist() if other in place
        ]  # fmt: skip
        return [giving for giving, _ in pairs], [taking for _, taking in pairs]

    def settle(self, low: Words, high: Words, left: int) -> int:
        """Find where members hold and where they may, in place of where they are on; return how much work is left.

        At first none is known to hold and each may. What follows is followed up until nothing more does; then what is
        held up by itself alone may no longer hold, which may lead on.
        """
        own = {node: low[node].copy() for node in self.members}
        low[self.members], high[self.members] = 0, ALL

        def follow(node: int) -> bool:
            return both(self.claim[node], self.table, node, own[node], low, high)

        left = self._spread(follow, low.shape[1], left)
        while self.may_hold_itself_up:
            may = high[self.members]
            limit = dict(zip(self.members, may, strict=True))
            high[self.members] = 0

            def found(node: int, limit: dict[int, Words] = limit) -> bool:
                fresh = held(self.claim[node], self.table, node, own[node], high, low) & limit[node]
                same = np.array_equal(fresh, high[node])
                high[node] = fresh
                return not same

            left = self._spread(found, low.shape[1], left)
            if np.array_equal(may, high[self.members]):
                break
            left = self._spread(follow, low.shape[1], left)
        return left

    def _spread(self, change: Callable[[int], bool], words: int, left: int) -> int:
        """Work out every member, and those that a change bears on again, until nothing changes."""
        waiting, known = deque(self.members), set(self.members)
        while waiting:
            node = waiting.popleft()
            known.discard(node)
            left -= self.cost[node] * words
            if left < 0:
                raise self._too_much()
            if change(node):
                more = [other for other in self.users[node] if other not in known]
                waiting.extend(more)
                known.update(more)
        return left

    def _too_much(self) -> ParameterError:
        message = f"a circle of {len(self.members):,} claims, relations and sources takes too long to settle in so many worlds"
        hint = "Draw fewer with samples=, or hold some of its claims with fix=."
        return ParameterError(Problem(message, path="circles", hint=hint))

"""A map with circles as one without: what is in a circle comes in as many copies as it takes for all to be settled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from argmap.arrays.arrays import CLAIM, RELATION
from argmap.arrays.plan import plan
from argmap.maths.compressed import rows
from argmap.worlds.holding import resting_claims
from argmap.worlds.undecided import circles_at_odds, hangs_on

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.arrays.plan import Run
    from argmap.worlds.rows import Rows

    Index = NDArray[np.int64]
    Places = Mapping[int, int]
    Edges = Sequence[tuple[int, int]]


@dataclass(frozen=True, eq=False)
class Unrolled:
    """A map without circles that says the same: for each node of the other, where it holds and where it may."""

    arrays: Arrays
    low: Index
    """The node that holds where the node of the map with circles does; shape (its nodes,)."""
    high: Index
    """The node that holds where that one may; the same where nothing is left undecided."""
    switch: Index
    """The node whose switch is that of the other; -1 where it is certain."""
    believed: Index
    """The node that holds where one of the sources of a claim that rests on some is reliable; -1 for any other node."""


def unrolled(arrays: Arrays, table: Rows, *, most: int) -> Unrolled | None:
    """Unroll the circles of a map, so that whatever is worked out for maps without them can be.

    None where circles, and what hangs on them undecided, would come in more copies than allowed.

    What follows in a world comes step by step (`holding`), and each step settles at least one of those members that
    cut all circles, so that their number bounds the steps. The copies of a node share its switch.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> from argmap.worlds.rows import rows_of_arrays
    >>> ring = arrays_from_arrays(prior=[0.5, 0.5], source=[0, 1], target=[1, 0], sign=[-1, -1])
    >>> found = unrolled(ring, rows_of_arrays(ring, circles=True), most=100)
    >>> bool((found.low != found.high).all()), rows_of_arrays(found.arrays).runs_in_circles
    (True, False)
    """
    writing = _Writing(arrays, table, most)
    try:
        writing.write()
    except _TooManyCopiesError:
        return None
    return writing.finished()


class _TooManyCopiesError(Exception):
    """There would be more copies than are allowed."""


@dataclass(frozen=True)
class _Read:
    """What one copy of a node reads: for what speaks for it, and for what is against it."""

    own: Places
    against: Places


class _Writing:
    """The nodes of the map without circles, each after what it reads."""

    def __init__(self, arrays: Arrays, table: Rows, most: int) -> None:
        self.arrays, self.table, self.left = arrays, table, most
        self.doubt = hangs_on(arrays.kind, table, circles_at_odds(arrays.kind, table))
        circles = (members.tolist() for run in table.runs for members in run.cycles)
        self.in_circles = {node for members in circles for node in members}
        self.kind: list[int] = []
        self.base: list[float] = []
        self.edges: list[tuple[int, int, int]] = []
        self.inputs: list[tuple[int, int]] = []
        self.low: dict[int, int] = {}
        self.high: dict[int, int] = {}
        self.switch: dict[int, int] = {}
        self.never, self.always = self.add(CLAIM, 0.0), self.add(CLAIM, 1.0)

    def add(
        self,
        kind: int,
        base: float,
        supports: Iterable[int] = (),
        against: Iterable[int] = (),
        inputs: Iterable[int] = (),
    ) -> int:
        """Add a node; return its number."""
        number = len(self.kind)
        self.kind.append(kind)
        self.base.append(base)
        self.edges += [(number, other, 1) for other in supports] + [(number, other, -1) for other in against]
        self.inputs += [(number, other) for other in inputs]
        return number

    def write(self) -> None:
        """Copy all nodes in order, circle by circle."""
        for run in self.table.runs:
            if run.sort != "cycles":
                for node in run.nodes.tolist():
                    self.once(node)
            for members in run.cycles:
                _Circle(self, members.tolist()).write()

    def once(self, node: int) -> None:
        """Copy a node that is in no circle: once, or twice where something undecided bears on it."""
        self.low[node] = self.copy(node, _Read(self.low, self.high))
        self.high[node] = self.copy(node, _Read(self.high, self.low)) if self.doubt[node] else self.low[node]

    def copy(self, node: int, read: _Read) -> int:
        """Write a copy of a node that reads these."""
        several = bool(self.doubt[node]) or node in self.in_circles
        self.left -= several
        if self.left < 0:
            raise _TooManyCopiesError
        kind, base = int(self.arrays.kind[node]), float(self.arrays.base[node])
        supports = [read.own[other] for other in self.table.supports.of(node).tolist()]
        against = [read.against[other] for other in self.table.against.of(node).tolist()]
        inputs = [read.own[other] for other in self.table.inputs.of(node).tolist()]
        if not 0.0 < base < 1.0:
            return self.add(kind, base, supports, against, inputs)
        if not several:
            self.switch[node] = self.add(kind, base, supports, against, inputs)
            return self.switch[node]
        if node not in self.switch:
            self.switch[node] = self.add(CLAIM, base)
        on = self.switch[node]
        if kind == CLAIM and inputs:
            heard = self.add(CLAIM, 0.0, inputs)
            on, inputs = self.add(RELATION, 1.0, inputs=[on, heard]), []
        return self.add(kind, 0.0, [*supports, on], against, inputs)

    def finished(self) -> Unrolled:
        """Put all that was written into arrays."""
        arrays = self.arrays
        believed = np.full(len(arrays), -1, dtype=np.int64)
        for node in resting_claims(arrays.kind, self.table).tolist():
            heard = [self.low[other] for other in self.table.inputs.of(node).tolist()]
            believed[node] = self.add(CLAIM, 0.0, heard)
        number = len(self.kind)
        edges = np.array(self.edges, dtype=np.int64).reshape(-1, 3)
        inputs = np.array(self.inputs, dtype=np.int64).reshape(-1, 2)
        start, (node, sign) = rows(number, edges[:, 0], edges[:, 1], edges[:, 2].astype(np.int8))
        input_start, (input_node,) = rows(number, inputs[:, 0], inputs[:, 1])
        low, high = (
            np.array([found[node] for node in range(len(arrays))], dtype=np.int64) for found in (self.low, self.high)
        )
        switch = np.array([self.switch.get(node, -1) for node in range(len(arrays))], dtype=np.int64)
        fresh = arrays.reshaped(
            kind=np.array(self.kind, dtype=np.int8),
            fixed=np.zeros(number, dtype=bool),
            argument_start=start,
            argument_node=node,
            argument_sign=sign,
            input_start=input_start,
            input_node=input_node,
            claim_node=low[arrays.claim_node],
            relation_node=_moved(arrays.relation_node, low),
            source_node=_moved(arrays.source_node, low),
            base=np.array(self.base),
        )
        return Unrolled(fresh, low, high, switch, believed)


def _moved(node: NDArray[np.integer], low: Index) -> Index:
    return np.where(node >= 0, low[node], -1) if len(low) else node.astype(np.int64)


@dataclass
class _Circle:
    """A circle that is being unrolled."""

    writing: _Writing
    members: Sequence[int]

    def write(self) -> None:
        """Write as many copies as it takes, and note which of them tell where members hold, and where they may."""
        table, inside = self.writing.table, set(self.members)
        for_it, against = (
            [
                (other, node)
                for node in self.members
                for row in side
                for other in row.of(node).tolist()
                if other in inside
            ]
            for side in ((table.supports, table.inputs), (table.against,))
        )
        if _largest_circle(self.members, for_it):
            self._by_least_models(for_it, {other for other, _ in against})
        else:
            self._by_both_ends([*for_it, *against])

    def _by_least_models(self, for_it: Edges, denied: set[int]) -> None:
        """Where members may hold themselves up: take by turns what may hold, by what does, and the other way round.

        Each turn settles at least one of those that something is denied by, or nothing more does. (A. Van Gelder,
        "The alternating fixpoint of logic programs with negation", JCSS 47, 1993.)
        """
        low, high = dict(self.writing.low), dict(self.writing.high)
        low |= dict.fromkeys(self.members, self.writing.never)
        if not self.writing.doubt[self.members[0]]:
            low |= self._least(for_it, _Read(self.writing.low, self.writing.high))
            self._note(low, low)
            return
        for _ in range(len(denied) + 1):
            high |= self._least(for_it, _Read(self.writing.high, low))
            low |= self._least(for_it, _Read(self.writing.low, high))
        self._note(low, high)

    def _note(self, low: Places, high: Places) -> None:
        for node in self.members:
            self.writing.low[node], self.writing.high[node] = low[node], high[node]

    def _by_both_ends(self, edges: Edges) -> None:
        """Where no member can hold itself up: start from nothing known, and let each round settle one cut at least."""
        cuts, rest = self._cut(edges)
        low, high = dict(self.writing.low), dict(self.writing.high)
        low |= dict.fromkeys(cuts, self.writing.never)
        high |= dict.fromkeys(cuts, self.writing.always)
        for last in [False] * len(cuts) + [True]:
            for node in rest:
                low[node], high[node] = self._both(node, low, high)
            if not last:
                fresh = {node: self._both(node, low, high) for node in cuts}
                low |= {node: ends[0] for node, ends in fresh.items()}
                high |= {node: ends[1] for node, ends in fresh.items()}
        self._note(low, high)

    def _both(self, node: int, low: Places, high: Places) -> tuple[int, int]:
        return self.writing.copy(node, _Read(low, high)), self.writing.copy(node, _Read(high, low))

    def _least(self, for_it: Edges, read: _Read) -> dict[int, int]:
        """Copy the members so that they hold only as far as they do not hold themselves up."""
        cuts, rest = self._cut(for_it)
        found = dict(read.own) | dict.fromkeys(cuts, self.writing.never)
        for last in [False] * len(cuts) + [True]:
            for node in rest:
                found[node] = self.writing.copy(node, _Read(found, read.against))
            if not last:
                found |= {node: self.writing.copy(node, _Read(found, read.against)) for node in cuts}
        return {node: found[node] for node in self.members}

    def _cut(self, edges: Edges) -> tuple[list[int], list[int]]:
        """Return members that cut all circles, and the others in an order in which each comes after what it reads.

        The one through which most ways lead goes first, until no circle is left.
        """
        cuts: list[int] = []
        left, between = list(self.members), list(edges)
        while circle := _largest_circle(left, between):
            known = set(circle)
            inside = [edge for edge in between if known.issuperset(edge)]
            into, out = Counter(end for _, end in inside), Counter(start for start, _ in inside)
            looped = [start for start, end in inside if start == end]
            cuts.append(looped[0] if looped else max(circle, key=lambda node: (into[node] * out[node], -node)))
            if len(cuts) * len(self.members) > self.writing.left:
                raise _TooManyCopiesError
            left = [node for node in left if node != cuts[-1]]
            between = [edge for edge in between if cuts[-1] not in edge]
        return cuts, [left[at] for run in _planned(left, between) for at in run.nodes.tolist()]


def _largest_circle(members: Sequence[int], edges: Edges) -> list[int]:
    """Return the most members of which each bears on each by these edges; none where there are no circles."""
    circles = [cycle for run in _planned(members, edges) for cycle in run.cycles]
    return [members[at] for at in max(circles, key=len).tolist()] if circles else []


def _planned(members: Sequence[int], edges: Edges) -> list[Run]:
    place = {node: at for at, node in enumerate(members)}
    giving, taking = (np.array([place[edge[end]] for edge in edges], dtype=np.int64) for end in (0, 1))
    return plan(len(members), giving, taking)

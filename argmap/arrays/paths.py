"""`Ways`: the shortest way from every claim of a map to one of them, and the names of what stands on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from argmap.arrays.arrays import CLAIM, RELATION
from argmap.arrays.nodes import claim_nodes, first_claims, target_nodes
from argmap.maths.breadth_first import breadth_first
from argmap.maths.compressed import gather, rows
from argmap.model.ids import VERBS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.columns.columns import Columns

    Index = NDArray[np.integer]

LONGEST = 100
"""A way of more steps is named up to here, and its end."""
CUT = "…"


class Way(NamedTuple):
    """What stands on a way, in order."""

    names: tuple[str, ...]
    """The ids of claims, relations and sources."""
    spoken: tuple[str, ...]
    """The same without relations that nobody gave an id, unless an undercut works along them."""


@dataclass(frozen=True, eq=False, repr=False)
class Ways:
    """The shortest way from every node to the target: the next node on it, found breadth first from the target.

    A step is a relation on the way, or a claim that rests on a source's word. A relation that is aimed at stands on
    the way as what an undercut works along; one that is not leads from its premises to its target in one step.
    """

    arrays: Arrays
    columns: Columns
    target: int
    following: Index
    """The next node on the way of every node, shape (nodes,); negative where there is no way, and at the target."""

    @cached_property
    def depth(self) -> NDArray[np.int64]:
        """The steps from every node to the target, shape (nodes,); -1 where there is no way.

        Every round doubles how far each node has looked ahead, so that a chain of a million costs twenty rounds.
        """
        has_way = self.following >= 0
        depth = np.where(has_way, 1, np.where(np.arange(len(has_way)) == self.target, 0, -1))
        some = np.flatnonzero(has_way)
        ahead = self.following.astype(np.int64)
        while some.size:
            onward = ahead[some]
            depth[some] += depth[onward]
            ahead[some] = ahead[onward]
            some = some[ahead[some] >= 0]
        return depth

    def nodes(self, node: int) -> list[int]:
        """Return the nodes from one to the target; of a long way the first `LONGEST`, and then the target."""
        way = [node]
        while len(way) <= LONGEST and way[-1] != self.target:
            way.append(int(self.following[way[-1]]))
        return way if way[-1] == self.target else [*way, self.target]

    def named(self, nodes: Iterable[int]) -> list[Way]:
        """Name what stands on the ways of some nodes, both ends among it.

        >>> from argmap.columns.from_arrays import columns_from_arrays
        >>> from argmap.arrays.compile.from_columns import arrays_from_columns
        >>> columns = columns_from_arrays(prior=[0.5] * 3, source=[0, 1], target=[1, 2], sign=[1, -1], ids=["a", "b", "c"])
        >>> shortest_ways(arrays_from_columns(columns), columns, 2).named([0])
        [Way(names=('a', '0', 'b', '1', 'c'), spoken=('a', 'b', 'c'))]
        """
        found = [self.nodes(node) for node in nodes]
        steps = {step for way in found for step in pairwise(way) if self.following[step[0]] == step[1]}
        relation = self._relations(sorted(steps))
        return [self._way(way, relation) for way in found]

    def _way(self, way: list[int], relations: dict[tuple[int, int], int]) -> Way:
        names, spoken = [], []
        for step in pairwise(way):
            name = self._name(step[0])
            names.append(name)
            spoken.append(name)
            if step in relations:
                relation = self.columns.relation_ids[relations[step]]
                names.append(relation)
                if not self._is_made(relation, relations[step], self._name(step[1])):
                    spoken.append(relation)
            elif self.following[step[0]] != step[1]:
                names.append(CUT)
                spoken.append(CUT)
        end = self._name(way[-1])
        return Way((*names, end), (*spoken, end))

    @staticmethod
    def _is_made(name: str, number: int, target: str) -> bool:
        """Say whether a relation has no id of its own: it is named by its number, or after what it joins."""
        return name == str(number) or any(f".{verb}.{target}" in name for verb in VERBS.values())

    def _name(self, node: int) -> str:
        kind, arrays = self.arrays.kind[node], self.arrays
        if kind == CLAIM:
            return arrays.claim_ids[int(self._claim[node])]
        at = np.flatnonzero((arrays.relation_node if kind == RELATION else arrays.source_node) == node)[0]
        return (arrays.relation_ids if kind == RELATION else arrays.source_ids)[int(at)]

    @cached_property
    def _claim(self) -> Index:
        return first_claims(self.columns, self.arrays)

    def _relations(self, steps: list[tuple[int, int]]) -> dict[tuple[int, int], int]:
        """Return the relation of each step from a claim: the first one from it to where the step leads."""
        arrays, columns = self.arrays, self.columns
        if not steps:
            return {}
        aims = target_nodes(arrays, columns)
        wanted = np.zeros(len(arrays) + 1, dtype=bool)
        wanted[[step[1] for step in steps]] = True
        some = np.flatnonzero((arrays.relation_node >= 0) & wanted[aims])
        start, place = np.arange(len(some) + 1), some
        if columns.premise_start is not None:
            start, place = gather(columns.premise_start, some)
        giving = claim_nodes(columns, arrays)[columns.premise[place]].tolist()
        to = np.repeat(aims[some], np.diff(start)).tolist()
        number = np.repeat(some, np.diff(start)).tolist()
        asked = set(steps)
        found: dict[tuple[int, int], int] = {}
        for step, relation in zip(zip(giving, to, strict=True), number, strict=True):
            if step in asked and step not in found:
                found[step] = relation
        return found


def shortest_ways(arrays: Arrays, columns: Columns, target: int) -> Ways:
    """Search breadth first from the node of the target; of equally short ways one is taken, always the same."""
    return Ways(arrays, columns, target, breadth_first(*_steps(arrays), target))


def _steps(arrays: Arrays) -> tuple[NDArray[np.int64], Index]:
    """Return for every node those that are one step away: the table that is searched."""
    owner = np.repeat(np.arange(len(arrays)), np.diff(arrays.argument_start))
    force = arrays.argument_node
    linked = arrays.kind[force] == RELATION
    # A relation leads from its premises to its target at once; it is a node of its own for what is aimed at it.
    through, at = owner[linked], force[linked]
    start, place = gather(arrays.input_start, at)
    aimed = np.diff(arrays.argument_start)[at] > 0
    heard = np.repeat(np.arange(len(arrays)), np.diff(arrays.input_start))
    rests = arrays.kind[heard] != RELATION
    table = rows(
        len(arrays),
        np.concatenate([owner[~linked], np.repeat(through, np.diff(start)), through[aimed], heard[rests]]),
        np.concatenate([force[~linked], arrays.input_node[place], at[aimed], arrays.input_node[rests]]),
    )
    return table[0], table[1][0]

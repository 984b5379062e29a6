"""The three tables by which a map is worked through: what supports, what rebuts and what makes up each node."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from argmap.arrays.arrays import RELATION
from argmap.arrays.plan import Run, plan_arrays
from argmap.basics.text import listed
from argmap.errors import Problem, SemanticsError
from argmap.maths.compressed import rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays

    Index = NDArray[np.integer]

SHOWN = 6
"""So many members of a circle are named."""


@dataclass(frozen=True)
class Row:
    """A compressed table: row i holds the nodes from `start[i]` to before `start[i + 1]`."""

    start: NDArray[np.int64]
    node: Index

    def of(self, row: int) -> Index:
        """Return the entries of one row."""
        return self.node[self.start[row] : self.start[row + 1]]


@dataclass(frozen=True)
class Rows:
    """A map ready to be worked through: in `runs`, each node comes after what it needs, but for those of a circle."""

    runs: tuple[Run, ...]
    supports: Row
    """Supports of claims, backings of relations and sources."""
    against: Row
    """Rebuttals of claims, undercuts of relations and sources."""
    inputs: Row
    """Premises of a relation, the source that a source is heard through, the sources that a claim rests on."""

    @property
    def runs_in_circles(self) -> bool:
        """Whether anything bears on itself."""
        return any(run.cycles for run in self.runs)

    def nothing_bears_on(self) -> NDArray[np.bool_]:
        """Say of every node whether all its rows are empty."""
        empty: NDArray[np.bool_] = np.all([np.diff(side.start) == 0 for side in self.sides], axis=0)
        return empty

    @property
    def sides(self) -> tuple[Row, Row, Row]:
        """All three tables."""
        return self.supports, self.against, self.inputs

    def of(self, nodes: list[int]) -> NDArray[np.integer]:
        """Return whatever bears on some nodes, in any way."""
        return np.concatenate([row.of(node) for node in nodes for row in self.sides])

    def all_as_supports(self) -> Rows:
        """Return the tables with whatever bears on a node, in any way, as what supports it."""
        sides, number = self.sides, len(self.inputs.start) - 1
        target = np.concatenate([np.repeat(np.arange(number), np.diff(side.start)) for side in sides])
        start, (node,) = rows(number, target, np.concatenate([side.node for side in sides]))
        none = Row(np.zeros(number + 1, dtype=np.int64), node[:0])
        return Rows(self.runs, Row(start, node), none, none)


def rows_of_arrays(arrays: Arrays, *, circles: bool = False) -> Rows:
    """Return the tables of a map; unless `circles` are allowed, raise `SemanticsError` with the members of one.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> found = rows_of_arrays(arrays_from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[-1]))
    >>> found.against.start, found.against.node
    (array([0, 0, 1]), array([0], dtype=int32))
    """
    runs = plan_arrays(arrays)
    if not circles:
        _refuse_circles(arrays, runs)
    number = len(arrays)
    target = np.repeat(np.arange(number), np.diff(arrays.argument_start))
    speaks_for = arrays.argument_sign > 0
    sides = []
    for side in (speaks_for, ~speaks_for):
        start, (node,) = rows(number, target[side], arrays.argument_node[side])
        sides.append(Row(start, node))
    return Rows(tuple(runs), sides[0], sides[1], Row(arrays.input_start, arrays.input_node))


def _refuse_circles(arrays: Arrays, runs: list[Run]) -> None:
    circles = [cycle for run in runs for cycle in run.cycles]
    if not circles:
        return
    smallest = min(circles, key=len)
    names = names_of(arrays, smallest)
    others = f" (one of {len(circles)} circles)" if len(circles) > 1 else ""
    problem = Problem(
        f"'probability' needs a map without circles, and these bear on each other: {listed(names, SHOWN)}{others}",
        hint="Ask for a degree, such as 'df_quad'; or, in a score, hold a claim of each circle with fix=, or say "
        'circles="undecided" to have chances from-to.',
    )
    raise SemanticsError(problem)


def names_of(arrays: Arrays, nodes: Index) -> list[str]:
    """Name the claims of a circle; where there are none, its relations and sources."""
    for ids, node in (
        (arrays.claim_ids, arrays.claim_node),
        (arrays.relation_ids, np.where(arrays.kind[arrays.relation_node] == RELATION, arrays.relation_node, -1)),
        (arrays.source_ids, arrays.source_node),
    ):
        places = np.flatnonzero(np.isin(node, nodes))
        _, first = np.unique(node[places], return_index=True)  # what is said again is named once
        if places.size:
            return list(ids.take(places[np.sort(first)]))
    return []

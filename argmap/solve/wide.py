"""`Wide`: many nodes evaluated at once as arrays, and their derivatives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from argmap.network.arrays import CLAIM, RELATION, SOURCE
from argmap.semantics.published import DF_QUAD
from argmap.semantics.segments import (
    Floats,
    Signs,
    Starts,
    first_extreme,
    gather,
    product_of_others,
    reduce_segments,
    rows_of,
)

if TYPE_CHECKING:
    from argmap.network.arrays import Arrays
    from argmap.semantics import Semantics

Index = NDArray[np.integer]


@dataclass(frozen=True)
class Slopes:
    """Derivatives in coordinates: d value[node[i]] / d value[by[i]] = slope[i], and d value / d base of the nodes."""

    node: Index
    by: Index
    slope: Floats
    base_node: Index
    base_slope: Floats


class Wide:
    """Some nodes of a map, gathered so that one call evaluates them all; held claims are left out."""

    def __init__(self, arrays: Arrays, semantics: Semantics, nodes: Index) -> None:
        free = nodes[~arrays.fixed[nodes]]
        kind = arrays.kind[free]
        parts = [(sort, free[kind == sort]) for sort in (CLAIM, RELATION, SOURCE)]
        self.groups = [_Group(arrays, semantics, sort, members) for sort, members in parts if members.size]

    def update(self, values: Floats) -> None:
        """Write the value of every node; all are worked out from the values as they were."""
        fresh = [group.values(values) for group in self.groups]
        for group, new in zip(self.groups, fresh, strict=True):
            values[group.nodes] = new

    def into(self, fresh: Floats, values: Floats) -> None:
        """Write the new value of every node into another array of the size of the map."""
        for group in self.groups:
            fresh[group.nodes] = group.values(values)

    def slopes(self, values: Floats) -> Slopes:
        """Return the derivative of every node by its base and by each node that it takes from."""
        parts = [group.slopes(values) for group in self.groups]
        if not parts:
            nothing, none = np.empty(0, dtype=np.int64), np.empty(0)
            return Slopes(nothing, nothing, none, nothing, none)
        return Slopes(
            np.concatenate([part.node for part in parts]),
            np.concatenate([part.by for part in parts]),
            np.concatenate([part.slope for part in parts]),
            np.concatenate([part.base_node for part in parts]),
            np.concatenate([part.base_slope for part in parts]),
        )


class _Group:
    """Nodes of one kind. Claims follow the semantics, relations and sources always the DF-QuAD rule."""

    def __init__(self, arrays: Arrays, semantics: Semantics, sort: int, nodes: Index) -> None:
        self.nodes = nodes
        self.is_claim = sort == CLAIM
        self.rule: Semantics = semantics if self.is_claim else DF_QUAD
        self.base: Floats = arrays.base[nodes]
        self.start, place = gather(arrays.argument_start, nodes)
        self.argument: Index = arrays.argument_node[place]
        self.sign: Signs = arrays.argument_sign[place]
        self.input_start, place = gather(arrays.input_start, nodes)
        self.input: Index = arrays.input_node[place]
        self.has_input = np.diff(self.input_start) > 0
        self.floor = arrays.min_reliability
        self.joining: _Joining = _Best() if self.is_claim else _JOININGS[arrays.join if sort == RELATION else "product"]

    def values(self, values: Floats) -> Floats:
        joined, force = self._joined(values), values[self.argument]
        if self.is_claim:
            return self.rule.scores(self.base * joined, force, self.sign, self.start)
        return self.rule.scores(self.base, force, self.sign, self.start) * joined

    def effective_base(self, values: Floats) -> Floats:
        """Return the base of every node times what it is made of: a claim's sources, a relation's premises."""
        return self.base * self._joined(values)

    def slopes(self, values: Floats) -> Slopes:
        joined, force = self._joined(values), values[self.argument]
        taken = self._taken(values)
        by_input = self.joining.slopes(taken, self.input_start) * (taken == values[self.input])
        into = rows_of(self.input_start)
        if self.is_claim:
            by_base, by_force = self.rule.slopes(self.base * joined, force, self.sign, self.start)
            by_input *= (by_base * self.base)[into]
            by_base = by_base * joined
        else:
            by_base, by_force = self.rule.slopes(self.base, force, self.sign, self.start)
            by_input *= self.rule.scores(self.base, force, self.sign, self.start)[into]
            by_base, by_force = by_base * joined, by_force * joined[rows_of(self.start)]
        return Slopes(
            np.concatenate([self.nodes[rows_of(self.start)], self.nodes[into]]),
            np.concatenate([self.argument, self.input]),
            np.concatenate([by_force, by_input]),
            self.nodes,
            by_base,
        )

    def _taken(self, values: Floats) -> Floats:
        taken = values[self.input]
        return np.where(taken < self.floor, 0.0, taken) if self.is_claim and self.floor > 0 else taken

    def _joined(self, values: Floats) -> Floats:
        if not self.input.size:
            return np.ones(len(self.nodes))
        return np.where(self.has_input, self.joining.values(self._taken(values), self.input_start), 1.0)


class _Joining:
    """Joins linked premises by their product, and a source with the one it is heard through."""

    def values(self, taken: Floats, start: Starts) -> Floats:
        return reduce_segments(np.multiply, taken, start, empty=1.0)

    def slopes(self, taken: Floats, start: Starts) -> Floats:
        return product_of_others(taken, start)


class _Weakest(_Joining):
    """Joins linked premises by the weakest of them."""

    def values(self, taken: Floats, start: Starts) -> Floats:
        return reduce_segments(np.minimum, taken, start, empty=1.0)

    def slopes(self, taken: Floats, start: Starts) -> Floats:
        return first_extreme(taken, self.values(taken, start), start).astype(np.float64)


class _Mean(_Joining):
    """Joins linked premises by their mean."""

    def values(self, taken: Floats, start: Starts) -> Floats:
        return reduce_segments(np.add, taken, start, empty=1.0) / np.maximum(np.diff(start), 1)

    def slopes(self, taken: Floats, start: Starts) -> Floats:  # noqa: ARG002 - the mean has one slope
        return 1.0 / np.diff(start)[rows_of(start)]


class _Best(_Joining):
    """Believes a claim as far as the best of its sources."""

    def values(self, taken: Floats, start: Starts) -> Floats:
        return reduce_segments(np.maximum, taken, start, empty=1.0)

    def slopes(self, taken: Floats, start: Starts) -> Floats:
        return first_extreme(taken, self.values(taken, start), start).astype(np.float64)


_JOININGS = {"product": _Joining(), "min": _Weakest(), "mean": _Mean()}


def effective_base(arrays: Arrays, semantics: Semantics, values: Floats) -> Floats:
    """Return the base of every node, that of claims weighed by their sources; shape (nodes,)."""
    base = arrays.base.copy()
    for group in Wide(arrays, semantics, np.flatnonzero(arrays.kind == CLAIM)).groups:
        base[group.nodes] = group.effective_base(values)
    return base

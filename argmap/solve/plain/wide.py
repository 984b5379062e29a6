"""`Wide`: many nodes evaluated at once as arrays, and their derivatives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from argmap.arrays.arrays import CLAIM, RELATION, SOURCE
from argmap.maths.segments import (
    Floats,
    Signs,
    Starts,
    gather,
    inward,
    product_of_others,
    reduce_segments,
    rows_of,
    ties,
)
from argmap.semantics.published import DF_QUAD

if TYPE_CHECKING:
    from argmap.arrays.arrays import Arrays
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
        """Return the derivative of every node by its base and by each node that it takes from.

        It is the mean of both directions; a node at 0 can only rise and one at 1 only fall. Where several are tied for the
        strongest or the weakest, each has its share of the slope, so that all together move a node as one alone would.
        """
        falling, rising = self.one_sided(values)
        both = falling.slope + rising.slope
        tied = (falling.slope == 0.0) != (rising.slope == 0.0)
        which, group = np.unique(np.stack([falling.node, np.sign(both)])[:, tied], axis=1, return_inverse=True)
        share = np.full(both.shape, 2.0)
        share[tied] = np.maximum(np.bincount(group.ravel(), minlength=which.shape[1])[group.ravel()], 2)
        return replace(falling, slope=both / share)

    def one_sided(self, values: Floats) -> tuple[Slopes, Slopes]:
        """Return the derivatives as each node that is taken from falls, and as it rises."""
        parts = [group.one_sided(values) for group in self.groups]
        if not parts:
            nothing, none = np.empty(0, dtype=np.int64), np.empty(0)
            parts = [(Slopes(nothing, nothing, none, nothing, none),) * 2]
        whole = Slopes(
            np.concatenate([part.node for part, _ in parts]),
            np.concatenate([part.by for part, _ in parts]),
            np.concatenate([part.slope for part, _ in parts]),
            np.concatenate([part.base_node for part, _ in parts]),
            np.concatenate([part.base_slope for part, _ in parts]),
        )
        return whole, replace(whole, slope=np.concatenate([part.slope for _, part in parts]))


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

    def one_sided(self, values: Floats) -> tuple[Slopes, Slopes]:
        joined, force, into = self._joined(values), values[self.argument], rows_of(self.input_start)
        base = self.base * joined if self.is_claim else self.base
        by_base, *by_force = self.rule.one_sided(base, force, self.sign, self.start)
        if self.is_claim:
            outer = (by_base * self.base)[into] * (values[self.input] >= self.floor)
        else:
            outer = self.rule.scores(self.base, force, self.sign, self.start)[into]
            by_force = [slope * joined[rows_of(self.start)] for slope in by_force]
        by_input = inward(values[self.input], *self.joining.slopes(self._taken(values), self.input_start))
        falling = Slopes(
            np.concatenate([self.nodes[rows_of(self.start)], self.nodes[into]]),
            np.concatenate([self.argument, self.input]),
            np.concatenate([by_force[0], by_input[0] * outer]),
            self.nodes,
            by_base * joined,
        )
        return falling, replace(falling, slope=np.concatenate([by_force[1], by_input[1] * outer]))

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

    def slopes(self, taken: Floats, start: Starts) -> tuple[Floats, Floats]:
        """Return the derivative of what they come to as each by itself falls, and as it rises."""
        slope = product_of_others(taken, start)
        return slope, slope


class _Weakest(_Joining):
    """Joins linked premises by the weakest of them."""

    def values(self, taken: Floats, start: Starts) -> Floats:
        return reduce_segments(np.minimum, taken, start, empty=1.0)

    def slopes(self, taken: Floats, start: Starts) -> tuple[Floats, Floats]:
        least, alone = ties(taken, self.values(taken, start), start)
        return least.astype(np.float64), alone.astype(np.float64)


class _Mean(_Joining):
    """Joins linked premises by their mean."""

    def values(self, taken: Floats, start: Starts) -> Floats:
        return reduce_segments(np.add, taken, start, empty=1.0) / np.maximum(np.diff(start), 1)

    def slopes(self, taken: Floats, start: Starts) -> tuple[Floats, Floats]:  # noqa: ARG002 - the mean has one slope
        slope = 1.0 / np.diff(start)[rows_of(start)]
        return slope, slope


class _Best(_Joining):
    """Believes a claim as far as the best of its sources."""

    def values(self, taken: Floats, start: Starts) -> Floats:
        return reduce_segments(np.maximum, taken, start, empty=1.0)

    def slopes(self, taken: Floats, start: Starts) -> tuple[Floats, Floats]:
        best, alone = ties(taken, self.values(taken, start), start)
        return alone.astype(np.float64), best.astype(np.float64)


_JOININGS = {"product": _Joining(), "min": _Weakest(), "mean": _Mean()}


def effective_base(arrays: Arrays, semantics: Semantics, values: Floats) -> Floats:
    """Return the base of every node, that of claims weighed by their sources; shape (nodes,)."""
    base = arrays.base.copy()
    for group in Wide(arrays, semantics, np.flatnonzero(arrays.kind == CLAIM)).groups:
        base[group.nodes] = group.effective_base(values)
    return base

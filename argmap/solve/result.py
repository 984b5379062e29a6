"""`Solution`: the values of all nodes of a map, and what the solver says about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from argmap.answers.component import Component
from argmap.arrays.arrays import CLAIM
from argmap.maths.segments import Floats
from argmap.solve.compiled.threads import gathered
from argmap.solve.plain.wide import effective_base

if TYPE_CHECKING:
    from argmap.arrays.arrays import Arrays
    from argmap.arrays.layout import Layout
    from argmap.semantics import Semantics


@dataclass(frozen=True, eq=False)
class Solution:
    """The values of all nodes of a map, and what the solver says about them."""

    arrays: Arrays = field(repr=False)
    rule: Semantics = field(repr=False)
    at_place: Floats = field(repr=False)
    """The value of every node: by place where there is a layout, else by number; shape (nodes,)."""
    converged: bool
    iterations: int
    """The most steps of iteration that any component took; 0 where nothing runs in a circle."""
    residual: float
    """max |F(x) - x| over all nodes."""
    distance: float = 0.0
    """How far any score may be from its limit; infinite where none is in sight."""
    components: Sequence[Component] = ()
    layout: Layout | None = field(default=None, repr=False)

    @cached_property
    def values(self) -> Floats:
        """Score of a claim, force of a relation, reliability of a source; shape (nodes,)."""
        return self.at_place if self.layout is None else self.at_place[self.layout.place]

    @cached_property
    def base(self) -> Floats:
        """Base scores, those of claims weighed by their sources; shape (nodes,)."""
        if not (np.diff(self.arrays.input_start)[self.arrays.kind == CLAIM]).any():
            return self.arrays.base
        return effective_base(self.arrays, self.rule, self.values)

    def claim_scores(self, *, threads: int = 1) -> Floats:
        """Return the scores in the order of `arrays.claim_ids`."""
        claims = self.arrays.claim_node
        if self.layout is None:
            return self.at_place[: len(claims)].copy() if self.arrays.is_plain else self.at_place.take(claims)
        return gathered(self.at_place, self.layout.claims_of(self.arrays), threads=threads)

    def claim_base(self) -> Floats:
        """Return the base scores in the order of `arrays.claim_ids`."""
        return self.base.take(self.arrays.claim_node)

    def relation_forces(self) -> Floats:
        """Return the forces in the order of `arrays.relation_ids`; NaN for a relation that takes no part."""
        node = self.arrays.relation_node
        return np.where(node >= 0, self.values[node] if self.values.size else np.nan, np.nan)

    def source_reliabilities(self) -> Floats:
        """Return the reliabilities in the order of `arrays.source_ids`."""
        node = self.arrays.source_node
        return np.where(node >= 0, self.values[node] if self.values.size else np.nan, self.arrays.source_value)

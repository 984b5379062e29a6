"""`solve`: score a whole map, run after run of its plan."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from argmap.errors import ParameterError, Problem
from argmap.semantics import refuse_supports
from argmap.semantics.segments import Floats
from argmap.solution import Component
from argmap.solve.cycles import solve_cycles
from argmap.solve.iteration import Budget
from argmap.solve.plan import plan_arrays
from argmap.solve.system import System
from argmap.solve.thin import Thin
from argmap.solve.wide import Wide, effective_base

if TYPE_CHECKING:
    from argmap.network.arrays import Arrays
    from argmap.semantics import Semantics

DEFAULT_BUDGET = 3_000_000_000


@dataclass(frozen=True, eq=False)
class Solution:
    """The values of all nodes of a map, and what the solver says about them."""

    arrays: Arrays = field(repr=False)
    values: Floats = field(repr=False)
    """Score of a claim, force of a relation, reliability of a source; shape (nodes,)."""
    base: Floats = field(repr=False)
    """Base scores, those of claims weighed by their sources; shape (nodes,)."""
    converged: bool
    iterations: int
    """The most steps of iteration that any component took; 0 where nothing runs in a circle."""
    residual: float
    """max |F(x) - x| over all nodes."""
    components: tuple[Component, ...] = ()

    def claim_scores(self) -> Floats:
        """Return the scores in the order of `arrays.claim_ids`."""
        return self.values[self.arrays.claim_node]

    def claim_base(self) -> Floats:
        """Return the base scores in the order of `arrays.claim_ids`."""
        return self.base[self.arrays.claim_node]

    def relation_forces(self) -> Floats:
        """Return the forces in the order of `arrays.relation_ids`; NaN for a relation that takes no part."""
        node = self.arrays.relation_node
        return np.where(node >= 0, self.values[node] if self.values.size else np.nan, np.nan)

    def source_reliabilities(self) -> Floats:
        """Return the reliabilities in the order of `arrays.source_ids`."""
        node = self.arrays.source_node
        return np.where(node >= 0, self.values[node] if self.values.size else np.nan, self.arrays.source_value)


def solve(arrays: Arrays, semantics: Semantics, *, tolerance: float = 1e-9, budget: int = DEFAULT_BUDGET) -> Solution:
    """Score a map. Where a fixed point is not found to the tolerance, `converged` of the solution is False.

    What is not in a cycle is scored once and exactly, in topological order. A strongly connected component is the
    limit of synchronous iteration from the base scores; where that does not settle, of the continuous dynamics
    (Potyka, KR 2018); else a fixed point is looked for by Newton's method. `budget` bounds the work, in nodes and
    edges touched, so that no map can make it run for ever.

    >>> from argmap.network import arrays_from_arrays
    >>> from argmap.semantics import get_semantics
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.5], source=[0, 1], target=[1, 0], sign=[-1, -1])
    >>> solution = solve(arrays, get_semantics("df_quad"))
    >>> solution.claim_scores().round(9), solution.components[0].method
    (array([0.33333333, 0.33333333]), 'iteration')
    """
    given: object = tolerance  # whatever a caller passes
    if not (isinstance(given, int | float) and 0 < given < math.inf):
        raise ParameterError(Problem(f"tolerance is {tolerance!r}", hint="Give a number above 0, such as 1e-9."))
    refuse_supports(semantics, arrays)
    rule = semantics.bound(arrays.most_rebuttals)
    values, components = _run(arrays, rule, float(tolerance), Budget(budget))
    return Solution(
        arrays=arrays,
        values=values,
        base=effective_base(arrays, rule, values),
        converged=all(component.converged for component in components),
        iterations=max((component.iterations for component in components), default=0),
        residual=_residual(arrays, rule, values),
        components=tuple(components),
    )


def _run(arrays: Arrays, rule: Semantics, tolerance: float, budget: Budget) -> tuple[Floats, list[Component]]:
    values = arrays.base.copy()
    components: list[Component] = []
    names: list[str | None] = []
    for run in plan_arrays(arrays):
        if run.sort == "cycles":
            names = names or arrays.node_names()
            components += solve_cycles(System(arrays, rule, run.cycles, values), names, tolerance, budget)
        else:
            (Wide if run.sort == "wide" else Thin)(arrays, rule, run.nodes).update(values)
    place = {name: node for node, name in enumerate(names)}
    return values, sorted(components, key=lambda component: place.get((*component.members, None)[0], len(values)))


def _residual(arrays: Arrays, rule: Semantics, values: Floats) -> float:
    fresh = values.copy()
    Wide(arrays, rule, np.arange(len(arrays))).into(fresh, values)
    return float(np.abs(fresh - values).max(initial=0.0))

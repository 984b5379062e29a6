"""`solve`: score a whole map, by compiled code where there is a layout for it, else run after run of its plan."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from argmap.errors import ParameterError, Problem
from argmap.semantics import refuse_supports
from argmap.semantics.segments import Floats
from argmap.solution import Component
from argmap.solve.codes import is_coded
from argmap.solve.cycles import solve_cycles
from argmap.solve.iteration import Budget
from argmap.solve.plan import plan_arrays
from argmap.solve.result import Solution
from argmap.solve.system import System
from argmap.solve.thin import Thin
from argmap.solve.wide import Wide

if TYPE_CHECKING:
    from argmap.network.arrays import Arrays
    from argmap.network.layout import Layout
    from argmap.semantics import Semantics

DEFAULT_BUDGET = 3_000_000_000


def solve(
    arrays: Arrays,
    semantics: Semantics,
    *,
    tolerance: float = 1e-9,
    budget: int = DEFAULT_BUDGET,
    layout: Layout | None = None,
    threads: int = 1,
) -> Solution:
    """Score a map. Where a fixed point is not found to the tolerance, `converged` of the solution is False.

    What is not in a cycle is scored once and exactly, in topological order. A strongly connected component is the
    limit of synchronous iteration from the base scores; where that does not settle, of the continuous dynamics
    (Potyka, KR 2018); else a fixed point is looked for by Newton's method. `budget` bounds the work, in nodes and
    edges touched, so that no map can make it run for ever. With a layout the work is done by compiled code, on as
    many threads as are asked for; a semantics with a user's function in it is always scored by the plain path.

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
    if layout is not None and is_coded(rule):
        return _compiled(arrays, rule, layout, float(tolerance), Budget(budget), threads)
    values, components = _run(arrays, rule, float(tolerance), Budget(budget))
    return Solution(
        arrays=arrays,
        rule=rule,
        at_place=values,
        converged=all(component.converged for component in components),
        iterations=max((component.iterations for component in components), default=0),
        residual=_residual(arrays, rule, values),
        components=tuple(components),
    )


def _compiled(
    arrays: Arrays, rule: Semantics, layout: Layout, tolerance: float, budget: Budget, threads: int
) -> Solution:
    from argmap.solve.compiled import CompiledRun  # noqa: PLC0415 - loads numba

    run = CompiledRun(arrays, rule, layout, tolerance=tolerance, budget=budget, threads=threads)
    residual = float(run.progress.residual.max(initial=0.0))  # outside circles nothing is left over: 0 by construction
    return Solution(
        arrays=arrays,
        rule=rule,
        at_place=run.values,
        converged=residual <= tolerance,
        iterations=int(run.progress.steps.max(initial=0)),
        residual=residual,
        components=run.components,
        layout=layout,
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

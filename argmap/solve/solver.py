"""`solve`: score a whole map, by compiled code where there is a layout for it, else step after step of its schedule."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from argmap.errors import ParameterError, Problem
from argmap.semantics import refuse_supports
from argmap.solve.circles.iteration import Budget
from argmap.solve.compiled.codes import is_coded
from argmap.solve.plain.plain_run import run_plain
from argmap.solve.result import Solution

if TYPE_CHECKING:
    from argmap.arrays.arrays import Arrays
    from argmap.arrays.layout import Layout
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
    """Score a map. Where scores may be further from their limit than the tolerance, `converged` of the solution is False.

    What is not in a cycle is scored once and exactly, in topological order. A strongly connected component is the
    limit of synchronous iteration from the base scores, taken many steps at a time where it creeps; where that does not
    settle, of the continuous dynamics (Potyka, KR 2018); else a fixed point is looked for by Newton's method. `budget` bounds the work, in nodes and
    edges touched, so that no map can make it run for ever. With a layout the work is done by compiled code, on as
    many threads as are asked for; a semantics with a user's function in it is always scored by the plain path, whose
    schedule is kept with the shape of the arrays.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> from argmap.semantics import get_semantics
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.5], source=[0, 1], target=[1, 0], sign=[-1, -1])
    >>> solution = solve(arrays, get_semantics("df_quad"))
    >>> solution.claim_scores().round(9), solution.components[0].method
    (array([0.33333333, 0.33333333]), 'iteration')
    """
    given: object = tolerance  # whatever a caller passes
    if not (isinstance(given, int | float) and 0 < given < math.inf):
        raise ParameterError(Problem(f"tolerance is {tolerance!r}", hint="Give a number above 0, such as 1e-9."))
    refuse_supports(semantics, arrays.has_supports)
    rule = semantics.bound(arrays.most_rebuttals)
    if layout is not None and is_coded(rule):
        return _compiled(arrays, rule, layout, float(tolerance), Budget(budget), threads)
    values, components = run_plain(arrays, rule, float(tolerance), Budget(budget))
    return Solution(
        arrays=arrays,
        rule=rule,
        at_place=values,
        converged=all(component.converged for component in components),
        iterations=max((component.iterations for component in components), default=0),
        residual=max((component.residual for component in components), default=0.0),  # outside circles nothing is left
        distance=max((component.distance for component in components), default=0.0),
        components=components,
    )


def _compiled(
    arrays: Arrays, rule: Semantics, layout: Layout, tolerance: float, budget: Budget, threads: int
) -> Solution:
    from argmap.solve.compiled.compiled_run import CompiledRun  # noqa: PLC0415 - loads numba

    run = CompiledRun(arrays, rule, layout, tolerance=tolerance, budget=budget, threads=threads)
    residual, distance = (float(rows.max(initial=0.0)) for rows in run.progress[1:3])
    return Solution(
        arrays=arrays,
        rule=rule,
        at_place=run.values,
        converged=distance <= tolerance,
        iterations=int(run.progress.steps.max(initial=0)),
        residual=residual,
        distance=distance,
        components=run.components,
        layout=layout,
    )

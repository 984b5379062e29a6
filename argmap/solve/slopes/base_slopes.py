"""The derivative by the base score of every claim, where sources make it of something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from argmap.arrays.arrays import SOURCE
from argmap.arrays.given import argued_bases, with_bases
from argmap.arrays.plan import plan_arrays
from argmap.maths.distinct import distinct
from argmap.solve.plain.wide import Wide
from argmap.solve.slopes.adjoint import Adjoint, adjoint, toward

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.maths.segments import Floats

    Index = NDArray[np.integer]


def base_slopes(found: Adjoint) -> Floats:
    """Return d score / d base score of every claim, in the order of `arrays.claim_ids`.

    A claim that rests on a source which arguments bear on has the prior of the file as its base in `Arrays`, and its
    base score is what such sources leave of that. Whoever gives a number for it cuts it off from them: so, where it
    argues about its own source, that it does is no part of the derivative.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> from argmap.semantics import get_semantics
    >>> from argmap.solve import solve
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.8], source=[1], target=[0], sign=[-1])
    >>> base_slopes(adjoint(solve(arrays, get_semantics("df_quad")), 0)).round(6)
    array([ 0.2, -0.5])
    """
    solution, arrays = found.solution, found.solution.arrays
    argued = argued_bases(arrays)
    if not argued.size:
        return found.by_claim()
    free = with_bases(arrays, argued, solution.base[argued])
    slopes = Wide(free, solution.rule, argued).slopes(solution.values)
    by_base = found.by_base.copy()
    falling, rising = (way[slopes.base_node] * slopes.base_slope for way in found.values_by_node())
    by_base[slopes.base_node] = toward(solution.base[slopes.base_node], falling, rising)
    by_base[argued] /= 1.0 + _feedback(found, argued)
    of_claims: Floats = by_base[arrays.claim_node]
    return of_claims


def _feedback(found: Adjoint, argued: Index) -> Floats:
    """Return how much of a claim's change its own source hands back to it (the rank-one update of Sherman and Morrison)."""
    solution, arrays = found.solution, found.solution.arrays
    gain = np.zeros(len(arrays))
    cycles = [] if found.layout is not None else [cycle for run in plan_arrays(arrays) for cycle in run.cycles]
    if not cycles:  # no source is part of a circle
        return gain[argued]
    inside = np.zeros(len(arrays), dtype=bool)
    inside[[node for cycle in cycles for node in cycle]] = True
    slopes = Wide(arrays, solution.rule, argued).slopes(solution.values)
    heard = (arrays.kind[slopes.by] == SOURCE) & inside[slopes.by] & inside[slopes.node] & (slopes.slope != 0.0)
    for source in distinct(slopes.by[heard]).tolist():
        back = adjoint(solution, source).by_value
        from_it = heard & (slopes.by == source)
        gain[slopes.node[from_it]] += slopes.slope[from_it] * back[slopes.node[from_it]]
    return gain[argued]

"""The derivative by the strength of every relation, from what one reverse sweep has left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from argmap.arrays.arrays import CLAIM
from argmap.arrays.nodes import target_nodes
from argmap.maths.compressed import gather, rows
from argmap.solve.plain.wide import Wide

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.columns.columns import Columns
    from argmap.maths.segments import Floats
    from argmap.solve.slopes.adjoint import Adjoint

    Index = NDArray[np.integer]

AT_ONCE = 200_000
"""So many nodes are differentiated at once: it bounds the memory that it takes."""


def strength_slopes(adjoint: Adjoint, columns: Columns) -> Floats:
    """Return d score / d strength of every relation, in the order of `arrays.relation_ids`; 0 for one that takes no part.

    A relation that is a node has its strength as its base. One that is an edge has strength 1, and its force would be
    the strength times the score of its premise: so the slope at the edge is multiplied by that score.

    >>> from argmap.columns.from_arrays import columns_from_arrays
    >>> from argmap.arrays.compile.from_columns import arrays_from_columns
    >>> from argmap.semantics import get_semantics
    >>> from argmap.solve import solve
    >>> from argmap.solve.slopes.adjoint import adjoint
    >>> columns = columns_from_arrays(prior=[0.5, 0.8], source=[1], target=[0], sign=[-1])
    >>> solution = solve(arrays_from_columns(columns), get_semantics("df_quad"))
    >>> strength_slopes(adjoint(solution, 0), columns)
    array([-0.4])
    """
    arrays = adjoint.solution.arrays
    node = arrays.relation_node
    slopes = np.zeros(len(node))
    part = node >= 0
    is_edge = part.copy()
    is_edge[part] = arrays.kind[node[part]] == CLAIM
    own = part & ~is_edge
    slopes[own] = adjoint.by_base[node[own]]
    edges = np.flatnonzero(is_edge)
    if edges.size:
        target = target_nodes(arrays, columns)[edges]
        at = _arguments(arrays, target, node[edges], columns.relation_sign[edges])
        found = at >= 0  # what aims at a held claim has been left out
        flow = _flow(adjoint)
        slopes[edges[found]] = flow[at[found]] * adjoint.solution.values[node[edges[found]]]
    return slopes


def _flow(adjoint: Adjoint) -> Floats:
    """Return d score / d force of every argument, in the order of `arrays.argument_node`.

    An edge has strength 1, which can only fall, and so can its force.
    """
    arrays, rule, values = adjoint.solution.arrays, adjoint.solution.rule, adjoint.solution.values
    falls, rises = adjoint.values_by_node()
    flow = np.zeros(len(arrays.argument_node))
    reached = np.flatnonzero((falls != 0.0) | (rises != 0.0))
    for first in range(0, len(reached), AT_ONCE):
        for group in Wide(arrays, rule, reached[first : first + AT_ONCE]).groups:
            slopes, _ = group.one_sided(values)
            _, place = gather(arrays.argument_start, group.nodes)
            slope, node = slopes.slope[: len(place)], slopes.node[: len(place)]
            flow[place] = slope * np.where(slope < 0.0, rises[node], falls[node])
    return flow


def _arguments(arrays: Arrays, target: Index, force: Index, sign: NDArray[np.int8]) -> Index:
    """Return where each edge stands among the arguments, -1 for one that does not."""
    number = len(arrays)
    start, (order,) = rows(number, np.maximum(target, 0), np.arange(len(target)))
    in_order = np.array_equal(start, arrays.argument_start) and np.array_equal(force[order], arrays.argument_node)
    place = np.empty(len(target), dtype=np.int64)
    if in_order and np.array_equal(sign[order], arrays.argument_sign):  # all relations are edges
        place[order] = np.arange(len(target))
        return place
    owner = np.repeat(np.arange(number), np.diff(arrays.argument_start))
    known = _key(number, owner, arrays.argument_node, arrays.argument_sign)
    asked = _key(number, target, force, sign)
    by_key = np.argsort(known, kind="stable")
    spot = np.minimum(np.searchsorted(known[by_key], asked), len(known) - 1)
    return np.where(known[by_key[spot]] == asked, by_key[spot], -1) if len(known) else np.full(len(asked), -1)


def _key(number: int, target: Index, force: Index, sign: NDArray[np.int8]) -> NDArray[np.int64]:
    return (target.astype(np.int64) * number + force) * 2 + (sign > 0)

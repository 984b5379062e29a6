"""Count exactly where a map runs in circles: unrolled, as any other map; or by going through all worlds, where they are few."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from argmap.errors import ParameterError, Problem
from argmap.worlds.counted import Counted
from argmap.worlds.counted_exactly import counted_exactly, too_wide
from argmap.worlds.every_world import every_world, few_worlds
from argmap.worlds.rows import rows_of_arrays
from argmap.worlds.unrolled import Unrolled, unrolled

if TYPE_CHECKING:
    from argmap.arrays.arrays import Arrays
    from argmap.kernels.engine import Engine
    from argmap.worlds.conditions import Conditions
    from argmap.worlds.exact.exact_chances import Budget
    from argmap.worlds.rows import Rows


COPIES = 15
"""One copy of what is in circles may be made for so many nodes that may be compiled: they meet in wide tables."""


def counted_in_circles(
    arrays: Arrays, table: Rows, conditions: Conditions | None, budget: Budget, engine: Engine, *, insist: bool
) -> Counted | None:
    """Return the chances of all nodes from-to, NaN for those that cannot be had exactly; None where none can.

    Who insists on exact ones is told where the map is too wide.
    """
    narrow = len(arrays) <= budget.nodes
    flat = unrolled(arrays, table, most=budget.nodes // COPIES) if narrow else None
    if flat is None:
        if few_worlds(arrays):
            return every_world(arrays, table, conditions)
        if insist:
            message = "the circles of this map are too large for exact chances"
            raise ParameterError(Problem(message, path="exact", hint="Leave exact out: worlds are drawn."))
        return None
    flat_table = rows_of_arrays(flat.arrays)
    moved = None if conditions is None else replace(conditions, node=flat.low[conditions.node])
    found = counted_exactly(flat.arrays, flat_table, moved, _sparing(budget, len(flat.arrays)), engine)
    told = None if found is None else _rolled_up(found, flat, arrays)
    if told is not None and told.parameters["exact"] is True:
        return told
    if few_worlds(arrays):
        return every_world(arrays, table, conditions)
    if insist:
        raise too_wide(flat.arrays, flat_table, found)
    return told


def _sparing(budget: Budget, nodes: int) -> Budget:
    """Allow for few parts: copies of one circle hang together, so that where some are too wide most are."""
    return replace(budget, nodes=min(budget.nodes, 2 * nodes))


def _rolled_up(found: Counted, flat: Unrolled, arrays: Arrays) -> Counted:
    """Return the chances of the nodes of the map itself, from those of their copies."""
    values, high = found.values[flat.low], found.values[flat.high]
    base = arrays.base.copy()
    resting = np.flatnonzero(flat.believed >= 0)
    base[resting] *= found.values[flat.believed[resting]]
    whole = not (np.isnan(values) | np.isnan(high)).any()
    parameters = {**found.parameters, "exact": whole or "part"}
    return Counted(arrays, values, np.zeros(len(arrays)), base, parameters, high=high)

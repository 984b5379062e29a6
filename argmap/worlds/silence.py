"""Sources that are not listened to: those that are relied on less than the caller asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from argmap.network.arrays import CLAIM, SOURCE
from argmap.network.compressed import rows

if TYPE_CHECKING:
    from argmap.network.arrays import Arrays
    from argmap.worlds.rows import Rows


def without_silent(arrays: Arrays, table: Rows) -> tuple[Arrays, Rows]:
    """Leave out the word of sources below `min_reliability`, by what is stated of them.

    How far a source is relied on is here its own reliability times that of those it is heard through: what argues
    about it differs from world to world, and does not count. A claim that rests on such sources alone never holds of
    itself.
    """
    if arrays.min_reliability <= 0.0:
        return arrays, table
    stated = arrays.base.copy()
    for run in table.runs:
        for node in run.nodes[arrays.kind[run.nodes] == SOURCE].tolist():
            stated[node] *= np.prod(stated[arrays.input_node[arrays.input_start[node] : arrays.input_start[node + 1]]])
    owner = np.repeat(np.arange(len(arrays)), np.diff(arrays.input_start))
    kept = (arrays.kind[owner] != CLAIM) | (stated[arrays.input_node] >= arrays.min_reliability)
    start, (heard,) = rows(len(arrays), owner[kept], arrays.input_node[kept])
    silent = (arrays.kind == CLAIM) & (np.diff(arrays.input_start) > 0) & (np.diff(start) == 0)
    base = np.where(silent, 0.0, arrays.base)
    fewer = replace(arrays, base=base, input_start=start, input_node=heard)
    return fewer, replace(table, inputs=replace(table.inputs, start=start, node=heard))

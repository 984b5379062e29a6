"""Sources that are not listened to: those that are relied on less, after arguments, than the caller asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from argmap.arrays.arrays import CLAIM, SOURCE
from argmap.errors import ParameterError, Problem
from argmap.maths.compressed import rows
from argmap.worlds.undecided import hangs_on

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.worlds.conditions import Conditions
    from argmap.worlds.counted import Counted
    from argmap.worlds.rows import Rows

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

Count = Callable[["Arrays", "Rows", "Conditions | None"], "Counted"]


def counted_without_silent(arrays: Arrays, table: Rows, conditions: Conditions | None, count: Count) -> Counted:
    """Count worlds in which nobody hears the sources that are reliable in less than `min_reliability` of them.

    A claim that rests on such sources alone never holds of itself. Who is left out decides what else holds, and so how
    reliable others are: what is left out is looked for again until it stays the same. In a map without circles that
    settles each source after those it hangs on; a source that a circle bears on is refused. How reliable a source is, is
    asked of all worlds, before any condition.
    """
    if arrays.min_reliability <= 0.0:
        return count(arrays, table, conditions)
    owner = np.repeat(np.arange(len(arrays)), np.diff(arrays.input_start))
    needed = arrays.kind[owner] != CLAIM
    _refuse_circular(arrays, table, arrays.input_node[~needed])
    stated = _stated(arrays, table)
    worth = np.where(np.isnan(stated), arrays.base, stated)
    kept = needed | (worth[arrays.input_node] >= arrays.min_reliability)
    while True:
        heard = _heard(arrays, table, owner, kept)
        found = count(*heard, None)
        worth = np.where(np.isnan(stated), found.values, stated)
        fresh = needed | (worth[arrays.input_node] >= arrays.min_reliability)
        if np.array_equal(kept, fresh):
            return found if conditions is None else count(*heard, conditions)
        kept = fresh


def _refuse_circular(arrays: Arrays, table: Rows, sources: NDArray[np.integer]) -> None:
    circles = [members for run in table.runs for members in run.cycles]
    if circles and hangs_on(arrays.kind, table, circles)[sources].any():
        message = "a circle bears on how reliable a source is, and who is heard bears on the circle"
        raise ParameterError(
            Problem(message, path="min_reliability", hint="Leave it out, or break the circle with fix=.")
        )


def _stated(arrays: Arrays, table: Rows) -> Floats:
    """Return how reliable each source is that no argument bears on, directly or through another; NaN for all else."""
    stated = np.where((arrays.kind == SOURCE) & (np.diff(arrays.argument_start) == 0), arrays.base, np.nan)
    for run in table.runs:
        for node in run.nodes[arrays.kind[run.nodes] == SOURCE].tolist():
            stated[node] *= np.prod(stated[arrays.input_node[arrays.input_start[node] : arrays.input_start[node + 1]]])
    return stated


def _heard(arrays: Arrays, table: Rows, owner: NDArray[np.integer], kept: Flags) -> tuple[Arrays, Rows]:
    """Leave out the words that are not kept."""
    start, (heard,) = rows(len(arrays), owner[kept], arrays.input_node[kept])
    silent = (arrays.kind == CLAIM) & (np.diff(arrays.input_start) > 0) & (np.diff(start) == 0)
    base = np.where(silent, 0.0, arrays.base)
    fewer = arrays.reshaped(base=base, input_start=start, input_node=heard)
    return fewer, replace(table, inputs=replace(table.inputs, start=start, node=heard))

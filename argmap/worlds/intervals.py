"""How likely claims are at least and at most, where it is not known how what they hang on goes together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from argmap.arrays.arrays import CLAIM
from argmap.basics.collector import collector_paused
from argmap.maths.dependence import Dependence
from argmap.worlds.rows import Row, rows_of_arrays

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays

    Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Intervals:
    """The least and the largest probability of every node, and the one where all are independent; shape (nodes,)."""

    low: Floats
    high: Floats
    independent: Floats


@collector_paused()
def intervals(arrays: Arrays, dependence: Dependence = "linked") -> Intervals:
    """Carry the bounds of Fréchet through a map without circles.

    M. Fréchet, "Généralisation du théorème des probabilités totales", Fundamenta Mathematicae 25 (1935), as reached
    by G. Boole 1854: of n events with probabilities p1..pn all happen with a probability from max(0, sum p - (n - 1))
    to min p, and any with one from max p to min(1, sum p), whatever their dependence.

    Under `linked` the bounds are taken for the premises of each relation, and whatever else meets is taken to be
    independent: a claim holds with probability (1 - (1 - w) prod(1 - s)) * prod(1 - a), which rises with w and s and
    falls with a, so the lower end of one goes with the lower ends of supports and the upper ends of rebuttals. That
    what two lines of argument share is not independent is then left out of account. Under `any` all that meets, the
    switches of claims and relations among it, may hang together in any way: then the bounds hold for sure, for every
    map, and are wider. A source is not heard below `min_reliability`, by how reliable it would be if all that meets
    were independent. Probabilities in [0, 1]; the time is linear.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.2], source=[0], target=[1], sign=[1])
    >>> found = intervals(arrays, "any")
    >>> found.low.round(3), found.high.round(3), found.independent.round(3)
    (array([0.5, 0.5]), array([0.5, 0.7]), array([0.5, 0.6]))
    """
    table = rows_of_arrays(arrays)
    joined = _Meeting(dependence == "any")
    ends = np.stack([arrays.base, arrays.base, arrays.base])
    for run in table.runs:
        for node in run.nodes.tolist():
            inputs, for_it, against = (_of(row, node, ends) for row in (table.inputs, table.supports, table.against))
            own = ends[:, node : node + 1]
            claim = arrays.kind[node] == CLAIM
            if claim and inputs.size:
                loud = inputs[:, inputs[2] >= arrays.min_reliability]
                own = joined.all([own, joined.any([loud])]) if loud.size else np.zeros_like(own)
            value = joined.any([own, for_it])
            if against.size:
                value = joined.all([value, _denied(joined.any([against]))])
            if not claim and inputs.size:
                value = joined.all([value, joined.premises(inputs)])
            ends[:, node] = value[:, 0]
    return Intervals(ends[0], ends[1], ends[2])


class _Meeting:
    """How probabilities meet. Each is a column of low end, high end, and value where all are independent."""

    def __init__(self, unknown: bool) -> None:  # noqa: FBT001 - named where it is called
        self._unknown = unknown

    def all(self, parts: list[Floats]) -> Floats:
        """Return how likely all hold."""
        every = np.concatenate(parts, axis=1)
        return self.premises(every) if self._unknown else np.prod(every, axis=1, keepdims=True)

    def any(self, parts: list[Floats]) -> Floats:
        """Return how likely at least one holds."""
        every = np.concatenate(parts, axis=1)
        free: Floats = 1.0 - np.prod(1.0 - every, axis=1, keepdims=True)
        if every.shape[1] == 1:
            return every
        if self._unknown:
            free[0] = every[0].max()
            free[1] = min(1.0, float(every[1].sum()))
        return free

    @staticmethod
    def premises(every: Floats) -> Floats:
        """Return how likely all hold, their dependence unknown."""
        joined: Floats = np.prod(every, axis=1, keepdims=True)
        if every.shape[1] > 1:
            joined[0] = max(0.0, float(every[0].sum()) - (every.shape[1] - 1))
            joined[1] = every[1].min()
        return joined


def _of(row: Row, node: int, ends: Floats) -> Floats:
    return ends[:, row.node[row.start[node] : row.start[node + 1]]]


def _denied(value: Floats) -> Floats:
    """Return how likely something does not hold: the ends change places."""
    denied: Floats = 1.0 - value[[1, 0, 2]]
    return denied

"""Score a network without circles in many scenarios by plain numpy: a column each, level after level of one plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.arrays.plan import WIDE
from argmap.solve.plain.layers import Layer, score_sides
from argmap.solve.plain.schedule import Circles, Schedule, schedule_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.maths.segments import Floats
    from argmap.semantics import Semantics
    from argmap.solve.many.scenarios import Scenarios

MOST = 1_000_000
"""So many numbers, nodes and edges of all scenarios, are worked on at once."""
SOME, MANY = 5, 40
"""With so many scenarios levels of `NARROW` nodes are worth a call of numpy; with so many, every level is."""
NARROW = 8
DEEP = 100_000
"""In a network of more nodes and edges a level of few nodes is never worth it: there may be too many such levels."""


def column_schedule(arrays: Arrays, scenarios: int) -> Schedule:
    """Return the schedule by which so many scenarios are scored at once.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.8], source=[1], target=[0], sign=[1])
    >>> [[type(step).__name__ for step in column_schedule(arrays, number).steps] for number in (2, 50)]
    [['Thin'], ['Layer', 'Layer']]
    """
    if scenarios < SOME:
        return schedule_of(arrays, wide=WIDE)
    return schedule_of(arrays, wide=NARROW if scenarios < MANY or arrays.shape.size > DEEP else 1)


def score_columns(
    arrays: Arrays,
    semantics: Semantics,
    scenarios: Scenarios,
    which: Sequence[int],
    final: NDArray[Any],
    *,
    advance: Callable[[float], None] = lambda _: None,
) -> None:
    """Write the scores of some scenarios into `final`, shape (scenarios, targets).

    The network has no circles, and its semantics is modular, of our own parts. As in compiled code, what is held or out
    keeps its value, and a base score that a reader gives is a source's that is wholly relied on.
    """
    rule, schedule = semantics.bound(arrays.most_rebuttals), column_schedule(arrays, len(which))
    place = schedule.place[arrays.claim_node[scenarios.target]]
    together = max(1, MOST // max(1, arrays.size))
    for first in range(0, len(which), together):
        chunk = np.asarray(which[first : first + together])
        base = schedule.placed(_bases(arrays, scenarios, chunk))
        held = _Held.of(schedule, scenarios, chunk)
        final[chunk] = _evaluated(arrays, rule, schedule, base, held)[place].T
        advance((first + len(chunk)) / len(which))


def _bases(arrays: Arrays, scenarios: Scenarios, chunk: NDArray[np.integer]) -> Floats:
    """Return the base of every node, shape (nodes, scenarios)."""
    base = np.repeat(arrays.base[:, np.newaxis], len(chunk), axis=1)
    if scenarios.prior is not None:
        node = arrays.claim_node[scenarios.column]
        free = ~arrays.fixed[node]
        base[node[free]] = scenarios.prior[chunk][:, scenarios.column[free]].T
    for entries in (scenarios.given, scenarios.believed, scenarios.based, scenarios.stopped):
        if len(entries.node):
            for column, scenario in enumerate(chunk.tolist()):
                some, value = entries.of(scenario)
                base[some, column] = value
    return base


@dataclass(frozen=True, eq=False)
class _Held:
    """What keeps its base in some scenarios, whatever bears on it; sorted by place."""

    place: NDArray[np.integer]
    column: NDArray[np.integer]

    @classmethod
    def of(cls, schedule: Schedule, scenarios: Scenarios, chunk: NDArray[np.integer]) -> _Held:
        stopped = scenarios.stopped
        some = [stopped.of(one)[0] if len(stopped.node) else stopped.node for one in chunk.tolist()]
        place = schedule.place[np.concatenate(some)]
        order = np.argsort(place, kind="stable")
        return cls(place[order], np.repeat(np.arange(len(some)), [len(one) for one in some])[order])

    def restore(self, values: Floats, base: Floats, step: Layer) -> None:
        """Give what a step has overwritten its base again."""
        part = slice(*np.searchsorted(self.place, [step.begin, step.end]))
        at = self.place[part], self.column[part]
        values[at] = base[at]

    def in_column(self, column: int) -> frozenset[int]:
        """Return the places that keep their values in one scenario."""
        return frozenset(self.place[self.column == column].tolist())


def _evaluated(arrays: Arrays, rule: Semantics, schedule: Schedule, base: Floats, held: _Held) -> Floats:
    """Return the value at every place, shape (nodes + 1, scenarios)."""
    columns = base.shape[1]
    values, scratch = base.copy(), np.empty((schedule.most_forces, columns))
    score = score_sides(rule)
    for step in schedule.steps:
        if isinstance(step, Layer):
            step.update(values, base, arrays, score, scratch)
            if len(held.place):
                held.restore(values, base, step)
        elif not isinstance(step, Circles):
            for column in range(columns):
                kept = held.in_column(column) if len(held.place) else frozenset()
                step.update(values[:, column], base[:, column], arrays, rule, kept)
    return values

"""Score a network without circles in many scenarios by plain numpy: a column each, level after level of one plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.solve.many.scenarios import NO_ENTRIES
from argmap.solve.plain.layers import Layer, score_sides
from argmap.solve.plain.schedule import Circles, Schedule, schedule_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.maths.segments import Floats
    from argmap.semantics import Semantics
    from argmap.solve.many.scenarios import Scenarios

    Index = NDArray[np.integer]

MOST = 100_000
"""Larger networks than these, in nodes and edges, are left to compiled code, or scored one by one."""
AT_ONCE = 800_000
"""So many numbers, nodes and edges of all scenarios, are worked on at once: there a call of numpy costs little, and most of
them stay in the cache."""
NARROW, MANY = 8, 40
"""Levels of so many nodes are worth a call of numpy; with so many scenarios at once, every level is."""


def together(arrays: Arrays, scenarios: int) -> int:
    """Return how many of so many scenarios are scored at once."""
    return max(1, min(scenarios, AT_ONCE // max(1, arrays.size)))


def column_schedule(arrays: Arrays, scenarios: int) -> Schedule:
    """Return the schedule by which so many scenarios are scored at once.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.8], source=[1], target=[0], sign=[1])
    >>> [[type(step).__name__ for step in column_schedule(arrays, number).steps] for number in (2, 50)]
    [['Thin'], ['Layer', 'Layer']]
    """
    return schedule_of(arrays, wide=NARROW if scenarios < MANY else 1)


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
    columns = together(arrays, len(which))
    rule, schedule = semantics.bound(arrays.most_rebuttals), column_schedule(arrays, columns)
    own, target = schedule.placed(arrays.base), schedule.place[arrays.claim_node[scenarios.target]]
    node = arrays.claim_node[scenarios.column]
    free = np.flatnonzero(~arrays.fixed[node])
    given = scenarios.column[free], schedule.place[node[free]]
    table, scratch = np.empty((0, 0)), np.empty((0, 0))
    for first in range(0, len(which), columns):
        chunk = np.asarray(which[first : first + columns])
        if table.shape[1] != len(chunk):  # memory that is used again costs much less than what is asked for anew
            table, scratch = np.empty((len(own), len(chunk))), np.empty((schedule.most_forces, len(chunk)))
        table[:] = own[:, np.newaxis]
        if scenarios.prior is not None:
            _lay(scenarios.prior, chunk, *given, table)
        _lay_some(schedule.place, scenarios, chunk, table)
        _evaluate(arrays, rule, schedule, table, scratch, _Held.of(schedule, scenarios, chunk, table))
        final[chunk] = _taken(table, target)
        advance((first + len(chunk)) / len(which))


def score_coalitions(
    arrays: Arrays, semantics: Semantics, target: int, claims: Index, inside: NDArray[np.bool_]
) -> Floats:
    """Return the score of a claim with those of some claims held at 0 that are not in a coalition; shape (coalitions,).

    `inside`, shape (coalitions, claims), says who is: a table, where a list of those that are out would be longer. What
    may be scored is as in `score_columns`.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> from argmap.semantics import get_semantics
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.8, 0.4], source=[1, 2], target=[0, 0], sign=[1, -1])
    >>> inside = np.array([[True, True], [False, True]])
    >>> score_coalitions(arrays, get_semantics("df_quad"), 0, np.array([1, 2]), inside).round(9)
    array([0.7, 0.3])
    """
    columns = max(1, together(arrays, len(inside)) // 2)  # what is kept has to stay in the cache, too
    rule, schedule = semantics.bound(arrays.most_rebuttals), column_schedule(arrays, columns)
    own, place = schedule.placed(arrays.base), schedule.place[arrays.claim_node[claims]]
    goal = schedule.place[arrays.claim_node[target]]
    found, across = np.empty(len(inside)), np.ascontiguousarray(inside.T)
    kept, table, scratch = np.ones((0, 0), dtype=bool), np.empty((0, 0)), np.empty((0, 0))
    for first in range(0, len(inside), columns):
        chunk = across[:, first : first + columns]
        if table.shape[1] != (number := chunk.shape[1]):
            kept, table = np.ones((len(own), number), dtype=bool), np.empty((len(own), number))
            scratch = np.empty((schedule.most_forces, number))
        kept[place] = chunk
        np.multiply(own[:, np.newaxis], kept, out=table)
        _evaluate(arrays, rule, schedule, table, scratch, _Fallen(kept))
        found[first : first + columns] = table[goal]
    return found


def _taken(table: Floats, target: Index) -> Floats:
    """Return some rows of a table as columns; of a single column much sooner than numpy does for any number."""
    return table[:, 0].take(target)[np.newaxis] if table.shape[1] == 1 else table.take(target, 0).T


def _lay(prior: NDArray[Any], chunk: Index, column: Index, row: Index, table: Floats) -> None:
    """Lay some columns of some rows of base scores into rows of a table."""
    if len(chunk) == 1:
        table[:, 0][row] = prior[chunk[0]].take(column)
    else:
        table[row] = _between(prior, chunk).T.take(column, 0)


def _between(rows: NDArray[Any], chunk: Index) -> NDArray[Any]:
    """Return some rows; a view where they stand side by side."""
    side_by_side = chunk[-1] - chunk[0] == len(chunk) - 1
    return rows[chunk[0] : chunk[-1] + 1] if side_by_side else rows[chunk]


def _lay_some(place: Index, scenarios: Scenarios, chunk: Index, table: Floats) -> None:
    """Lay the bases that single scenarios name into a table, shape (nodes + 1, scenarios), by place."""
    for entries in (scenarios.given, scenarios.believed, scenarios.based, scenarios.stopped):
        if len(entries.node):
            column, node, value = entries.among(chunk)
            table[place[node], column] = value


@dataclass(frozen=True, eq=False)
class _Held:
    """What keeps its base in some scenarios, whatever bears on it; sorted by place."""

    place: Index
    column: Index
    value: Floats

    @classmethod
    def of(cls, schedule: Schedule, scenarios: Scenarios, chunk: Index, table: Floats) -> _Held:
        if not len(scenarios.stopped.node):
            return cls(NO_ENTRIES.node, NO_ENTRIES.node, NO_ENTRIES.value)
        column, node, _ = scenarios.stopped.among(chunk)
        place = schedule.place[node]
        short = np.uint16 if len(schedule.place) <= 1 << 16 else place.dtype  # which numpy sorts in a few passes
        order = np.argsort(place.astype(short), kind="stable")
        place, column = place[order], column[order]
        return cls(place, column, table[place, column])

    def __bool__(self) -> bool:
        return bool(len(self.place))

    def restore(self, table: Floats, step: Layer) -> None:
        """Give what a step has overwritten its base again."""
        part = slice(*np.searchsorted(self.place, [step.begin, step.end]))
        table[self.place[part], self.column[part]] = self.value[part]

    def in_column(self, column: int) -> frozenset[int]:
        """Return the places that keep their values in one scenario."""
        return frozenset(self.place[self.column == column].tolist())


@dataclass(frozen=True, eq=False)
class _Fallen:
    """What is 0 in some scenarios, whatever bears on it: all that is not kept; shape (nodes + 1, scenarios)."""

    kept: NDArray[np.bool_]

    def restore(self, table: Floats, step: Layer) -> None:
        """Take what a step has written back to 0."""
        part = slice(step.begin, step.end)
        np.multiply(table[part], self.kept[part], out=table[part])

    def in_column(self, column: int) -> frozenset[int]:
        """Return the places that are 0 in one scenario."""
        return frozenset(np.flatnonzero(~self.kept[:, column]).tolist())


def _evaluate(
    arrays: Arrays, rule: Semantics, schedule: Schedule, table: Floats, scratch: Floats, held: _Held | _Fallen
) -> None:
    """Turn the base at every place into its value: each is read once, before it is overwritten."""
    columns, score = table.shape[1], score_sides(rule)
    layered, room = (table[:, 0], scratch[:, 0]) if columns == 1 else (table, scratch)
    for step in schedule.steps:
        if isinstance(step, Layer):
            step.update(layered, layered, arrays, score, room)
            if held:
                held.restore(table, step)
        elif not isinstance(step, Circles):
            for at in range(columns):
                kept = held.in_column(at) if held else frozenset()
                step.update(table[:, at], table[:, at], arrays, rule, kept)

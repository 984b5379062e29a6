"""The table of relations: `premise`, `target`, `type`, and where they are there `strength` and `relation`."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.basics.shown import shown
from argmap.columns.arrow import arrow_numbers
from argmap.columns.columns import TYPES
from argmap.columns.names import ColumnNames, Names
from argmap.columns.tables.cells import codes, degrees, flat_texts, positions
from argmap.columns.tables.linked import Linked, linked_rows
from argmap.columns.tables.lookup import id_at, id_column
from argmap.columns.tables.sense import Steps, check_sense, repeated
from argmap.maths.compressed import rows
from argmap.maths.widths import index_type

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.columns.tables.claims_table import Claims
    from argmap.columns.tables.faults import Faults, Hint
    from argmap.columns.tables.frames import Frame

    Index = NDArray[np.integer]

TEXTS = ("premise", "target", "type", "relation")
NUMBERS = ("strength",)
REQUIRED = ("premise", "target", "type")


@dataclass(frozen=True, eq=False)
class Relations:
    """The columns of the table, checked, one entry a relation; the premises are one entry a row."""

    ids: Names
    sign: NDArray[np.int8]
    target: Index
    """The claim aimed at, or the number of claims plus the relation aimed at."""
    strength: NDArray[np.float64] | None
    premise: Index
    premise_start: NDArray[np.int64] | None
    unread: str | None
    """What of the table was passed over, in words."""


def read_relations(frame: Frame, claims: Claims, faults: Faults) -> Relations:
    """Read the table; what is wrong is noted, and raised where it cannot be read at all."""
    check_columns(frame, faults)
    sort = codes(frame, "type", TYPES, faults)
    linked = linked_rows(frame, len(sort), faults)
    with ThreadPoolExecutor(2) as pool:  # Arrow lets go of Python's global lock while it reads and looks up
        both = list(pool.map(lambda name: _looked_up(frame, name, claims, faults), ("premise", "target")))
    (column, premise), (aims, found) = both
    check_premises(frame, column, premise, claims, linked, faults)
    target = _targets(aims, found, claims, linked)
    check_targets(frame, aims, target, claims, linked, faults)
    strength = degrees(frame, "strength", faults) if "strength" in frame.names else None
    if faults.unreadable:
        raise faults.error()
    _check_clashes(frame, claims, linked, faults)
    steps = Steps(sort, premise, target, strength)
    check_sense(frame, claims, linked, steps, faults)
    again = np.zeros(0, dtype=np.int64) if linked.relation is None else repeated(linked.relation, steps)
    return _joined(steps, linked, len(claims.ids), again, told_again(frame, again))


def check_columns(frame: Frame, faults: Faults) -> None:
    """Raise an error where a column is missing that has to be there."""
    lacking = [name for name in REQUIRED if name not in frame.names]
    for name in lacking:
        faults.column(frame, f"there is no column {name!r}", "premise, target and type have to be there.")
    if lacking:
        raise faults.error()


def _looked_up(frame: Frame, name: str, claims: Claims, faults: Faults) -> tuple[Any, Index]:
    column = id_column(frame, name, faults)
    return column, claims.lookup.find(column)


def told_again(frame: Frame, again: Index) -> str | None:
    """Say which rows name a premise again, if any."""
    if not again.size:
        return None
    first, more = frame.first_row + int(again[0]), f", and {len(again) - 1} more like it" if len(again) > 1 else ""
    said = f"row {first} of relations ({frame.counted}) names a premise that its relation has already{more}"
    return f"{said}: it is one premise."


def check_premises(frame: Frame, column: Any, found: Index, claims: Claims, linked: Linked, faults: Faults) -> None:
    """Note every row whose premise has not been found."""

    def describe(row: int) -> tuple[str, Hint]:
        value = id_at(column, row)
        if not value:
            return "premise is empty", "Name the claim that it is."
        if linked.find(flat_texts(column.slice(row, 1)))[0] >= 0:
            return f"the premise {shown(value)} is a relation", "A premise is a claim."
        return f"unknown claim {shown(value)} in premise", lambda: ColumnNames(claims.ids).hint(value)

    faults.rows(frame, found < 0, describe)


def _targets(column: Any, found: Index, claims: Claims, linked: Linked) -> Index:
    """Find what is aimed at: a claim, or else a relation, counted after the claims."""
    other = np.flatnonzero(found < 0)
    if not other.size:
        return found
    relation = linked.find(flat_texts(column.take(arrow_numbers(other))))
    target = found.astype(index_type(len(claims.ids) + linked.number))
    target[other] = np.where(relation >= 0, relation + len(claims.ids), -1)
    return target


def check_targets(frame: Frame, column: Any, target: Index, claims: Claims, linked: Linked, faults: Faults) -> None:
    """Note every row whose target has not been found."""

    def describe(row: int) -> tuple[str, Hint]:
        value = id_at(column, row)
        if not value:
            return "target is empty", "Name the claim or relation that it is about."
        return f"unknown claim or relation {shown(value)} in target", lambda: _hint(value, claims, linked)

    faults.rows(frame, target < 0, describe)


def _hint(value: str, claims: Claims, linked: Linked) -> str | None:
    named = None if linked.known is None else ColumnNames(linked.known).hint(value)
    return named or ColumnNames(claims.ids).hint(value)


def _check_clashes(frame: Frame, claims: Claims, linked: Linked, faults: Faults) -> None:
    """Note every relation that has the id of a claim, where it begins."""
    if linked.known is None or linked.of_known is None:
        return
    relation = np.sort(linked.of_known[positions(linked.known, claims.ids) >= 0])
    first = relation if linked.first is None else linked.first[relation]
    names = dict(zip(first.tolist(), linked.ids.take(relation), strict=True)) if first.size else {}
    hint = "Claims and relations share one set of names: rename one of the two."
    faults.numbered(frame, first, lambda row: (f"the id {shown(names[row])} names a claim and a relation", hint))


def _joined(steps: Steps, linked: Linked, claims: int, again: Index, unread: str | None) -> Relations:
    """Turn rows into relations: what they share is taken from the first, premises stay row by row."""
    index = index_type(claims + linked.number)
    premise, start = steps.premise.astype(index, copy=False), None
    sort, target, strength = steps.sort, steps.target, steps.strength
    if linked.relation is not None and linked.first is not None:
        start, (premise,) = rows(linked.number, np.delete(linked.relation, again), np.delete(premise, again))
        sort, target = sort[linked.first], target[linked.first]
        strength = None if strength is None else strength[linked.first]
    return Relations(
        ids=linked.ids,
        sign=np.where(sort == 0, np.int8(1), np.int8(-1)),
        target=target.astype(index, copy=False),
        strength=strength,
        premise=premise,
        premise_start=start,
        unread=unread,
    )

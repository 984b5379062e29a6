"""The table of relations, read a batch at a time into columns on disk: what it names is found as numbers, or by DuckDB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from argmap.arrays.large.row_groups import Groups, grouped
from argmap.arrays.large.rows_in_pieces import STRETCH
from argmap.columns.arrow import pyarrow
from argmap.columns.columns import TYPES
from argmap.columns.names import NumberNames
from argmap.columns.tables.batches import frames_of
from argmap.columns.tables.cells import codes, degrees, flat_texts
from argmap.columns.tables.linked import Linked
from argmap.columns.tables.lookup import id_column
from argmap.columns.tables.relations_table import check_columns, check_premises, check_targets
from argmap.columns.tables.sense import Steps, check_sense
from argmap.kernels.pieces import pieces

if TYPE_CHECKING:
    from argmap.arrays.large.text_ids import TextIds
    from argmap.basics.scratch import Growing, Scratch
    from argmap.columns.tables.claims_table import Claims
    from argmap.columns.tables.faults import Faults
    from argmap.columns.tables.frames import Frame


class Rows(NamedTuple):
    """The rows of the table as numbers, and which of them belong together."""

    steps: Steps
    groups: Groups | None
    """None where each row is a relation of its own, and has no id."""


def by_numbers(frame: Frame, claims: Claims) -> bool:
    """Say whether all that the table names can be found by a table of numbers."""
    if "relation" in frame.names or not claims.lookup.is_of_numbers:
        return False
    if not {"premise", "target"} <= {*frame.names}:
        return False
    first = next(frames_of(frame), None)
    types = pyarrow().types
    return first is None or all(types.is_integer(first.read(name).type) for name in ("premise", "target"))


def stream_relations(frame: Frame, claims: Claims, texts: TextIds | None, scratch: Scratch, faults: Faults) -> Rows:
    """Read the table; what is wrong is noted. `texts` finds what is named, None where numbers do."""
    check_columns(frame, faults)
    weighed = "strength" in frame.names
    sort, strength = scratch.growing(np.int8), scratch.growing(np.float64)
    ends = tuple(scratch.growing(np.int32) for _ in range(2))
    for batch in frames_of(frame):
        kinds = codes(batch, "type", TYPES, faults)
        columns = [id_column(batch, name, faults) for name in ("premise", "target")]
        if weighed:
            strength.add(degrees(batch, "strength", faults))
        if faults.unreadable:
            raise faults.error()
        if texts is None:
            _find(batch, columns, ends, claims, faults)
        else:
            named = [id_column(batch, "relation", faults)] if "relation" in frame.names else []
            texts.add("steps", sort.number, **_texts(columns, named))
        sort.add(kinds)
    weights = strength.done() if weighed else None
    if texts is None:
        premise, target = (end.done() for end in ends)
        steps, groups = Steps(sort.done(), premise, target, weights), None
    else:
        steps, groups = grouped(frame, sort.done(), weights, claims, texts, scratch, faults)
    _check(frame, claims, steps, groups, faults)
    return Rows(steps, groups)


def _find(frame: Frame, columns: list[Any], ends: tuple[Growing, ...], claims: Claims, faults: Faults) -> None:
    """Find premises and targets by their numbers: no relation has an id that could be one."""
    nothing = Linked(0, None, None, NumberNames(0))
    found = [claims.lookup.find(column) for column in columns]
    for check, column, place in zip((check_premises, check_targets), columns, found, strict=True):
        check(frame, column, place, claims, nothing, faults)
    for end, place in zip(ends, found, strict=True):
        end.add(place)


def _texts(columns: list[Any], named: list[Any]) -> dict[str, Any]:
    texts = [pyarrow().chunked_array([flat_texts(column)]) for column in (*columns, *named)]
    return dict(zip(("premise", "target", "relation"), texts, strict=False))


def _check(frame: Frame, claims: Claims, steps: Steps, groups: Groups | None, faults: Faults) -> None:
    """Note what a map may not say, a stretch of rows at a time."""
    ids = NumberNames(0) if groups is None else groups.ids
    nothing = Linked(0, None, None, ids)
    for begin, end in pieces(len(steps.sort), size=STRETCH):
        part = steps.some(slice(begin, end))
        check_sense(frame.after(begin), claims, nothing, part, faults)
        if groups is not None:
            groups.check(frame.after(begin), begin, steps, part, faults)

"""The columns of a network from two tables in files, on disk."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.arrays.large.row_groups import check_texts_twice
from argmap.arrays.large.rows_in_pieces import STRETCH, rows_in_pieces
from argmap.arrays.large.streamed_claims import stream_claims
from argmap.arrays.large.streamed_relations import Rows, by_numbers, stream_relations
from argmap.arrays.large.text_ids import TextIds, opened
from argmap.basics.progress import stage
from argmap.basics.warned import warn
from argmap.columns.arrow import pyarrow
from argmap.columns.columns import Columns, scored_of
from argmap.columns.names import ColumnNames, NumberNames
from argmap.columns.tables import claims_table, relations_table
from argmap.columns.tables.faults import Faults
from argmap.columns.tables.frames import Frame, open_frame
from argmap.errors import ParameterError, Problem, UnreadWarning
from argmap.kernels.pieces import pieces
from argmap.maths.widths import index_type

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.basics.scratch import Scratch
    from argmap.columns.tables.claims_table import Claims
    from argmap.model.fields import Join


def columns_on_disk(
    claims: str | Path, relations: str | Path, scratch: Scratch, *, memory: str, title: str, join: Join
) -> Columns:
    """Read both tables; raises what `columns_from_tables` does."""
    faults = Faults()
    first = _frame("claims", claims, claims_table)
    second = _frame("relations", relations, relations_table)
    if "id" not in first.names:
        claims_table.read_rows(first, faults)
        faults.settle()
    with stage("Reading the claims"):
        said = stream_claims(first, scratch, faults)
    with (
        nullcontext() if by_numbers(second, said) else opened(scratch.folder, memory) as texts,
        stage("Reading the relations"),
    ):
        if texts is not None:
            _hand_over(said, texts)
        rows = stream_relations(second, said, texts, scratch, faults)
        if texts is not None and not said.lookup.is_of_numbers:
            check_texts_twice(first, texts, faults)
        faults.settle()
    again = relations_table.told_again(second, rows.groups.again) if rows.groups is not None else None
    for message in (first.unread(), second.unread(), again):
        if message is not None:
            warn(message.replace("from_tables", "from_files"), UnreadWarning)
    return _columns(said, rows, scratch, title, join)


def _frame(name: str, given: object, table: Any) -> Frame:
    if not isinstance(given, str | Path):
        hint = "Give the path of a CSV, Parquet or Arrow file; from_tables takes tables in memory."
        raise ParameterError(Problem(f"{name} is a {type(given).__name__}", path=name, hint=hint))
    return open_frame(name, given, table.NUMBERS, table.TEXTS, heading=True)


def _hand_over(said: Claims, texts: TextIds) -> None:
    for begin, end in pieces(len(said.ids), size=STRETCH):
        texts.add("ids", begin, id=pyarrow().chunked_array([said.ids.slice(begin, end - begin)]))


def _columns(said: Claims, rows: Rows, scratch: Scratch, title: str, join: Join) -> Columns:
    steps, groups = rows
    number = len(steps.sort) if groups is None else groups.number
    index = index_type(len(said.kind) + number)
    linked = groups is not None and not groups.are_rows
    sign, target = scratch.empty(number, np.int8), scratch.empty(number, index)
    strength = None if steps.strength is None else scratch.empty(number, np.float64)
    filled = 0
    for begin, end in pieces(len(steps.sort), size=STRETCH):
        part = steps.some(slice(begin, end))
        if linked and groups is not None:  # what the rows of a relation share is taken from the first
            part = part.some(groups.first[begin:end] == np.arange(begin, end))
        to = slice(filled, filled + len(part.sort))
        sign[to], target[to] = np.where(part.sort == 0, np.int8(1), np.int8(-1)), part.target
        if strength is not None and part.strength is not None:
            strength[to] = part.strength
        filled = to.stop
    premise, start = _narrowed(steps.premise, index, scratch), None
    if linked and groups is not None:
        relation = groups.relation
        if groups.again.size:
            relation, premise = (np.delete(column, groups.again) for column in (relation, premise))
        start, (premise,) = rows_in_pieces(number, relation, (premise,), scratch.empty)
    return Columns(
        claim_ids=ColumnNames(said.ids),
        claim_texts=None if said.texts is None else ColumnNames(said.texts),
        claim_kind=said.kind,
        claim_prior=said.prior,
        scored=scored_of(said.kind, index),
        relation_ids=NumberNames(number) if groups is None else groups.ids,
        relation_sign=sign,
        relation_target=target,
        relation_strength=strength,
        premise=premise,
        premise_start=start,
        join=join,
        title=title,
    )


def _narrowed(column: NDArray[np.integer], index: Any, scratch: Scratch) -> NDArray[np.integer]:
    if column.dtype == index:
        return column
    result = scratch.empty(len(column), index)
    for begin, end in pieces(len(column), size=STRETCH):
        result[begin:end] = column[begin:end]
    return result

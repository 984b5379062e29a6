"""Which rows of a table on disk are one relation, and what texts in it name: asked of DuckDB, kept as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.arrays.large.rows_in_pieces import STRETCH
from argmap.arrays.large.text_column import TextColumn
from argmap.basics.shown import shown
from argmap.columns.arrow import pyarrow
from argmap.columns.names import ColumnNames, Names, NumberNames
from argmap.columns.tables.linked import Linked
from argmap.columns.tables.relations_table import check_premises, check_targets
from argmap.columns.tables.sense import Steps, check_agreement
from argmap.kernels.pieces import pieces

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.large.text_ids import TextIds
    from argmap.basics.scratch import Scratch
    from argmap.columns.tables.claims_table import Claims
    from argmap.columns.tables.faults import Faults
    from argmap.columns.tables.frames import Frame

    Index = NDArray[np.integer]

ENDS = "SELECT s.number, k.first FROM steps s JOIN known k ON s.{0} = k.id"
AIMED = "SELECT s.number, f.first FROM steps s JOIN firsts f ON s.target = f.relation"
SHARED = "SELECT s.number, f.first FROM steps s JOIN firsts f ON s.relation = f.relation"
CLASHES = "SELECT f.first FROM firsts f JOIN known k ON f.relation = k.id ORDER BY f.first"
TWICE = "SELECT i.number, k.first FROM ids i JOIN known k ON i.id = k.id WHERE k.times > 1 AND i.number > k.first ORDER BY i.number"
AGAIN = """SELECT number FROM (
    SELECT number, row_number() OVER (PARTITION BY relation, premise ORDER BY number) AS times
    FROM steps WHERE relation <> '') WHERE times > 1 ORDER BY number"""
BEGINS = "SELECT first FROM firsts ORDER BY first"
NAMES = "SELECT relation FROM firsts ORDER BY first"


@dataclass(frozen=True, eq=False)
class Groups:
    """The relations of a table, in the order in which they first appear."""

    first: Index
    """For each row the one where its relation begins."""
    relation: Index
    """The relation of each row."""
    ids: Names
    number: int
    again: Index
    """The rows that name a premise of their relation again."""

    @property
    def are_rows(self) -> bool:
        """Whether each row is a relation of its own."""
        return self.number == len(self.first)

    def check(self, frame: Frame, begin: int, steps: Steps, part: Steps, faults: Faults) -> None:
        """Note every row, of a stretch from `begin` on, that says other than the row where its relation begins."""
        if self.are_rows:
            return
        begins = self.first[begin : begin + len(part.sort)]
        relation = self.relation[begin : begin + len(part.sort)]
        check_agreement(frame, begins, steps.some(begins), part, lambda row: self.ids[int(relation[row])], faults)


def grouped(
    frame: Frame, sort: NDArray[np.int8], strength: NDArray[np.float64] | None, claims: Claims, texts: TextIds,
    scratch: Scratch, faults: Faults,
) -> tuple[Steps, Groups | None]:  # fmt: skip
    """Find what the rows name, and which of them are one relation; what names nothing is noted."""
    rows = len(sort)
    texts.finish()
    premise, target = (_found(texts, ENDS.format(name), rows, scratch) for name in ("premise", "target"))
    groups = _groups(texts, rows, scratch) if "relation" in frame.names else None
    if groups is not None:
        for row, first in texts.numbers(AIMED):
            other = target[row] < 0
            target[row[other]] = len(claims.ids) + groups.relation[first[other]]
        _check_clashes(frame, texts, faults)
    told = _Named(0, None, None, NumberNames(0), texts=texts)
    check_premises(frame, _Cells(texts, "premise"), premise, claims, told, faults)
    check_targets(frame, _Cells(texts, "target"), target, claims, told, faults)
    return Steps(sort, premise, target, strength), groups


def check_texts_twice(frame: Frame, texts: TextIds, faults: Faults) -> None:
    """Note every id that stands above already."""
    found = [np.concatenate(parts) for parts in zip(*texts.numbers(TWICE), strict=True)]
    if not found:
        return
    rows, firsts = found

    def describe(row: int) -> tuple[str, str]:
        first = frame.counted_from + int(firsts[np.searchsorted(rows, row)])
        return (
            f"the id {shown(texts.text('id', row, 'ids'))} is there twice, first in row {first}",
            "Each claim has its own id.",
        )

    faults.numbered(frame, rows, describe)


def _found(texts: TextIds, query: str, rows: int, scratch: Scratch) -> Index:
    found = scratch.empty(rows, np.int64)
    found[:] = -1
    for row, place in texts.numbers(query):
        found[row] = place
    return found


def _groups(texts: TextIds, rows: int, scratch: Scratch) -> Groups | None:
    begins = [part for (part,) in texts.numbers(BEGINS)]
    if not begins:
        return None
    first, relation = scratch.empty(rows, np.int64), scratch.empty(rows, np.int64)
    for begin, end in pieces(rows, size=STRETCH):
        first[begin:end] = np.arange(begin, end)
    for row, place in texts.numbers(SHARED):
        first[row] = place
    number = 0
    for begin, end in pieces(rows, size=STRETCH):
        own = first[begin:end] == np.arange(begin, end)
        fresh = np.cumsum(own) + (number - 1)
        number += int(np.count_nonzero(own))
        relation[begin:end] = np.where(own, fresh, relation[first[begin:end]])
        later = ~own & (first[begin:end] >= begin)
        relation[begin:end][later] = relation[first[begin:end][later]]
    names = TextColumn(scratch)
    for part in texts.texts(NAMES):
        names.add(part)
    known = relation[np.concatenate(begins)]
    again = np.concatenate([np.zeros(0, dtype=np.int64), *(part for (part,) in texts.numbers(AGAIN))])
    return Groups(first, relation, ColumnNames(names.spread(known, number)), number, again)


def _check_clashes(frame: Frame, texts: TextIds, faults: Faults) -> None:
    """Note every relation that has the id of a claim, where it begins."""
    hint = "Claims and relations share one set of names: rename one of the two."
    for (rows,) in texts.numbers(CLASHES):
        faults.numbered(
            frame, rows, lambda row: (f"the id {shown(texts.text('relation', row))} names a claim and a relation", hint)
        )


@dataclass(frozen=True, eq=False)
class _Named(Linked):
    """The relations that the table gives ids, asked for by one."""

    texts: TextIds | None = None

    def find(self, column: Any) -> Index:
        return np.array([-1 if self.texts is None else self.texts.relation_of(column[0].as_py())])


class _Cells:
    """A column of a table, one cell of which may be asked for."""

    def __init__(self, texts: TextIds, name: str) -> None:
        self._texts, self._name = texts, name

    def __getitem__(self, row: int) -> Any:
        return pyarrow().scalar(self._texts.text(self._name, row))

    def slice(self, row: int, _: int) -> Any:
        return pyarrow().chunked_array([[self._texts.text(self._name, row)]], pyarrow().large_string())

"""Which rows belong to one relation: those that share its id are premises that are needed together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.columns.arrow import arrow_numbers, null_flags, numpy_numbers
from argmap.columns.names import ColumnNames, Names, NumberNames
from argmap.columns.tables.cells import flat_texts, positions, texts, without_blanks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.columns.tables.faults import Faults
    from argmap.columns.tables.frames import Frame

    Index = NDArray[np.integer]


@dataclass(frozen=True, eq=False)
class Linked:
    """The relations in the order in which they first appear."""

    number: int
    relation: Index | None
    """The relation of every row; None where each row is a relation of its own."""
    first: Index | None
    """The row where each relation begins; None as above."""
    ids: Names
    known: Any = None
    """The ids that were given, as an Arrow array of texts that differ; None where none was."""
    of_known: Index | None = None
    """The relation of each of those."""

    def find(self, column: Any) -> Index:
        """Return the relation that each text of a column names, -1 where it names none."""
        if self.known is None or self.of_known is None:
            return np.full(len(column), -1, dtype=np.int64)
        return np.append(self.of_known, -1)[positions(column, self.known)]


def linked_rows(frame: Frame, rows: int, faults: Faults) -> Linked:
    """Read the column `relation`; a row without an entry there is a relation of its own.

    >>> import pyarrow
    >>> from argmap.columns.tables.faults import Faults
    >>> from argmap.columns.tables.frames import open_frame
    >>> table = pyarrow.table({"relation": ["safety", None, "safety"]})
    >>> linked = linked_rows(open_frame("relations", table, (), ("relation",)), 3, Faults())
    >>> linked.relation, linked.first, linked.ids
    (array([0, 1, 0]), array([0, 1]), ('safety', '1'))
    """
    if "relation" not in frame.names:
        return Linked(rows, None, None, NumberNames(rows))
    column = without_blanks(flat_texts(texts(frame, "relation", faults)))
    if column.null_count == len(column):
        return Linked(rows, None, None, NumberNames(rows))
    encoded = column.dictionary_encode()
    given = np.flatnonzero(~null_flags(encoded.indices))
    code = numpy_numbers(encoded.indices)[given]
    first_of_code = np.zeros(len(encoded.dictionary), dtype=np.int64)
    first_of_code[code[::-1]] = given[::-1]  # of several values for one place the last stays
    begins = np.ones(len(column), dtype=bool)
    begins[given] = False
    begins[first_of_code] = True
    relation = np.cumsum(begins) - 1
    of_known = relation[first_of_code]
    if begins.all():
        return Linked(rows, None, None, ColumnNames(column), encoded.dictionary, of_known)
    relation[given] = of_known[code]
    first = np.flatnonzero(begins)
    ids = ColumnNames(column.take(arrow_numbers(first)))
    return Linked(len(first), relation, first, ids, encoded.dictionary, of_known)

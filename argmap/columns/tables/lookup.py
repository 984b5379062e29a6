"""Find claims by the ids that stand in a table: whole numbers as numbers where both tables have such, else as texts."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.columns.arrow import arrow_numbers, numpy_numbers, pyarrow
from argmap.columns.tables.cells import blank, flat_texts, positions, texts
from argmap.columns.tables.text_table import TextTable, worth_a_table

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.columns.tables.faults import Faults
    from argmap.columns.tables.frames import Frame

_SPARSE = 8
"""How many times as wide as the number of ids their range may be for a table of all numbers in it."""


def id_column(frame: Frame, name: str, faults: Faults) -> Any:
    """Read a column of ids: whole numbers as they are, all else as texts."""
    column = frame.read(name)
    if pyarrow().types.is_integer(column.type):
        return column
    return texts(frame, name, faults, column=column)


def id_at(column: Any, row: int) -> str | None:
    """Return one id as a text, None where there is none.

    >>> id_at(pyarrow().chunked_array([[7, None]]), 0)
    '7'
    """
    value = column[row].as_py()
    return None if value is None else str(value)


class Lookup:
    """Where each id stands first.

    >>> pa = pyarrow()
    >>> lookup = Lookup(pa.chunked_array([[3, 5, 4]]))
    >>> lookup.find(pa.chunked_array([[4, 9, None]])), lookup.find(pa.chunked_array([["5"]], pa.large_string()))
    (array([ 2, -1, -1], dtype=int32), array([1], dtype=int32))
    """

    def __init__(self, column: Any, texts: Any = None) -> None:
        self.column, self._texts = column, texts

    def __len__(self) -> int:
        return len(self.column)

    @cached_property
    def ids(self) -> Any:
        """The ids as texts: an Arrow array of large strings, made where they were not given."""
        return flat_texts(self.column) if self._texts is None else self._texts

    @property
    def numbers(self) -> NDArray[np.integer] | None:
        """The ids as whole numbers; None where they are none, or not all."""
        return _whole_numbers(self.column)

    @property
    def is_of_numbers(self) -> bool:
        """Whether the ids are whole numbers that lie close enough together to be found by a table of them."""
        return self._table is not None

    def find(self, column: Any) -> NDArray[np.int32]:
        """Return where each id of a column stands, -1 for one that is not there or missing."""
        numbers = None if self._table is None else _whole_numbers(column)
        if self._table is not None and numbers is not None:
            least, place = self._table
            # One entry more than there are numbers in the range: for all that lie outside of it.
            among: NDArray[np.int32] = place[_within(numbers, least, len(place) - 1)]
            return among
        if pyarrow().types.is_integer(column.type):
            column = pyarrow().chunked_array([flat_texts(column)])
        if worth_a_table(self.ids, column) and self._text_table.made:
            found = self._text_table.find(column)
            if found is not None:
                return found
        return positions(column, self.ids)

    @cached_property
    def _text_table(self) -> TextTable:
        return TextTable(self.ids)

    def again(self) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """Return the rows whose id stands above already, and where each of all ids stands first."""
        first = self.find(self.column)
        repeated = np.flatnonzero(first != np.arange(len(first), dtype=np.int32))
        return repeated[~blank(flat_texts(self.column.take(arrow_numbers(repeated))))], first

    @cached_property
    def _table(self) -> tuple[int, NDArray[np.int32]] | None:
        """The least id, and the place of every number from it on; None where ids are texts, or too far apart."""
        numbers = self.numbers
        if numbers is None or not numbers.size:
            return None
        least, most = int(numbers.min()), int(numbers.max())
        if most - least >= _SPARSE * len(numbers):
            return None
        place = np.full(most - least + 2, -1, dtype=np.int32)
        place[np.subtract(numbers[::-1], least, dtype=np.int64)] = np.arange(
            len(numbers) - 1, -1, -1, dtype=np.int32
        )  # the first stays
        return least, place


def _whole_numbers(column: Any) -> NDArray[np.integer] | None:
    """Return a column of whole numbers; None for any other, for one with gaps, or with numbers past 63 bits."""
    types = pyarrow().types
    if not types.is_integer(column.type) or types.is_uint64(column.type) or column.null_count:
        return None
    chunks = [numpy_numbers(chunk) for chunk in getattr(column, "chunks", [column])]
    return chunks[0] if len(chunks) == 1 else np.concatenate([np.zeros(0, dtype=np.int8), *chunks])


def _within(numbers: NDArray[np.integer], least: int, size: int) -> NDArray[np.int64]:
    """Return how far numbers lie above the least, `size` for those outside."""
    above: NDArray[np.int64] = np.subtract(numbers, least, dtype=np.int64)
    above[(numbers < least) | (above >= size) | (above < 0)] = size
    return above

"""`Frame`: a table of any make, as named Arrow columns; only the columns that are asked for are read."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.arrow import missing, pyarrow
from argmap.errors import ParameterError, Problem
from argmap.tables.files import column_names, open_file

if TYPE_CHECKING:
    from types import ModuleType


@dataclass(frozen=True)
class Frame:
    """One of the two tables, whoever made it."""

    name: str
    """`claims` or `relations`."""
    names: tuple[str, ...]
    """The columns that it has."""
    read: Callable[[str], Any]
    """Returns a column by name, as an Arrow chunked array."""
    file: str | None = None
    first_row: int = 0
    """The number of the first row, as a reader of the table counts."""
    counted: str = "rows are counted from 0"
    """How rows are counted, in words."""
    written: bool = False
    """Whether numbers stand there as texts, so that one may turn out to be none."""


def open_frame(name: str, given: object, numbers: tuple[str, ...], texts: tuple[str, ...]) -> Frame:
    """Open a table: a path, an Arrow table, a data frame; `numbers` and `texts` are the columns that may be asked for.

    >>> import pyarrow
    >>> frame = open_frame("claims", pyarrow.table({"id": ["rain"]}), ("prior",), ("id", "text"))
    >>> frame.names, frame.read("id").to_pylist()
    (('id',), ['rain'])
    """
    if isinstance(given, str | os.PathLike):
        opened = open_file(Path(given), numbers, texts)
        return Frame(name, opened.names, opened.read, str(given), opened.first_row, opened.counted, opened.written)
    table = _arrow_table(given, (*texts, *numbers))
    if table is None:
        hint = "Give a path, a data frame or an Arrow table."
        raise ParameterError(Problem(f"{name} is a {type(given).__name__}", path=name, hint=hint))
    names = column_names(table.schema.names, (*texts, *numbers), None)
    return Frame(name, names, table.column)


def _arrow_table(given: Any, wanted: tuple[str, ...]) -> Any:
    """Turn a table in memory into an Arrow table; None for what is no table."""
    pa = pyarrow()
    if isinstance(given, pa.Table):
        return given
    if isinstance(given, pa.RecordBatch):
        return pa.Table.from_batches([given])
    narwhals = _narwhals()
    frame = narwhals.from_native(given, pass_through=True)
    if isinstance(frame, narwhals.DataFrame | narwhals.LazyFrame):
        # Only what is wanted, so that no other column has to be one that Arrow can hold.
        known = frame.collect_schema().names()
        some = frame.select([name for name in wanted if name in known])
        return (some.collect() if isinstance(some, narwhals.LazyFrame) else some).to_arrow()
    if hasattr(given, "__arrow_c_stream__"):
        return pa.RecordBatchReader.from_stream(given).read_all()
    if hasattr(given, "__arrow_c_array__"):
        return pa.Table.from_batches([pa.record_batch(given)])
    return None


def _narwhals() -> ModuleType:
    try:
        import narwhals  # noqa: PLC0415 - optional
    except ImportError:
        raise missing("narwhals") from None
    return narwhals

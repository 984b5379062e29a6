"""`Frame`: a table of any make, as named Arrow columns; only the columns that are asked for are read."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.columns.arrow import pyarrow
from argmap.columns.tables.table_files import column_names, error_line, open_file
from argmap.errors import ArgmapError, FormatError, ParameterError, Problem, not_installed, short

if TYPE_CHECKING:
    from types import ModuleType

_MOST_NAMED = 10


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
    passed: int = 0
    """How many rows of the table stand before the first one."""
    counted: str = "rows are counted from 0"
    """How rows are counted, in words."""
    written: bool = False
    """Whether numbers stand there as texts, so that one may turn out to be none."""
    others: tuple[str, ...] = ()
    """The columns that argmap has no use for."""

    @property
    def counted_from(self) -> int:
        """The number of the first row of the whole table."""
        return self.first_row - self.passed

    def after(self, rows: int) -> Frame:
        """Return the table from a row on."""
        return replace(self, first_row=self.first_row + rows, passed=self.passed + rows)

    def unread(self) -> str | None:
        """Say which columns were passed over, if any."""
        if not self.others:
            return None
        more = [f"{len(self.others) - _MOST_NAMED} more"] if len(self.others) > _MOST_NAMED else []
        weight = self.name == "relations" and "'weight'" in self.others
        advice = " A weight that is to count is called 'strength'." if weight else ""
        listed = ", ".join([*self.others[:_MOST_NAMED], *more])
        return f"from_tables has no use for these columns of {self.name}: {listed}.{advice}"


def open_frame(
    name: str, given: object, numbers: tuple[str, ...], texts: tuple[str, ...], *, heading: bool = False
) -> Frame:
    """Open a table: a path, an Arrow table, a data frame; `numbers` and `texts` are the columns that may be asked for.

    Of a file only the `heading` may be wanted, because its rows are read elsewhere.

    >>> import pyarrow
    >>> frame = open_frame("claims", pyarrow.table({"id": ["rain"]}), ("prior",), ("id", "text"))
    >>> frame.names, frame.read("id").to_pylist()
    (('id',), ['rain'])
    """
    wanted = (*texts, *numbers)
    if isinstance(given, str | os.PathLike):
        opened = open_file(Path(given), numbers, texts, heading=heading)
        return Frame(
            name, opened.names, opened.read, str(given), opened.first_row, counted=opened.counted,
            written=opened.written, others=_others(opened.names, wanted),
        )  # fmt: skip
    try:
        names, table = _arrow_table(given, wanted)
    except ArgmapError:
        raise
    except Exception as error:  # whatever the makers of tables raise about a column that is none
        raise FormatError(Problem(f"the table cannot be read: {error_line(error)}", path=name)) from None
    if table is None:
        hint = "Give a path, a data frame or an Arrow table."
        raise ParameterError(Problem(f"{name} is a {type(given).__name__}", path=name, hint=hint))
    return Frame(name, column_names(table.schema.names, wanted, None), table.column, others=_others(names, wanted))


def _others(names: Sequence[object], wanted: Sequence[str]) -> tuple[str, ...]:
    """List the columns that are not read, as a message shows them."""
    return tuple(short(one) for one in names if one not in wanted)


def _arrow_table(given: Any, wanted: tuple[str, ...]) -> tuple[Sequence[object], Any]:
    """Return the names of all columns of a table in memory, and an Arrow table of those that are wanted; None for
    what is no table.
    """
    pa = pyarrow()
    if isinstance(given, pa.RecordBatch):
        given = pa.Table.from_batches([given])
    narwhals = None if isinstance(given, pa.Table) else _narwhals()
    frame = given if narwhals is None else narwhals.from_native(given, pass_through=True)
    if narwhals is not None and isinstance(frame, narwhals.DataFrame | narwhals.LazyFrame):
        # Only what is wanted, so that no other column has to be one that Arrow can hold.
        known = frame.collect_schema().names()
        some = frame.select([name for name in wanted if name in known])
        return known, (some.collect() if isinstance(some, narwhals.LazyFrame) else some).to_arrow()
    if isinstance(frame, pa.Table):
        table = frame
    elif hasattr(given, "__arrow_c_stream__"):
        table = pa.RecordBatchReader.from_stream(given).read_all()
    elif hasattr(given, "__arrow_c_array__"):
        table = pa.Table.from_batches([pa.record_batch(given)])
    else:
        return (), None
    table.validate()  # columns of unequal length, say
    return table.schema.names, table


def _narwhals() -> ModuleType:
    try:
        import narwhals  # noqa: PLC0415 - optional
    except ImportError:
        raise not_installed("narwhals", "tables") from None
    return narwhals

"""Find what texts name among more of them than memory holds: DuckDB joins them, on disk where it has to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.columns.arrow import arrow_numbers, numpy_numbers, pyarrow
from argmap.errors import ArgmapError, ParameterError, Problem, not_installed

if TYPE_CHECKING:
    from numpy.typing import NDArray


BATCH = 1 << 17
TABLES = (
    "CREATE TABLE ids (number BIGINT, id VARCHAR)",
    "CREATE TABLE steps (number BIGINT, premise VARCHAR, target VARCHAR, relation VARCHAR)",
)
FIRSTS = (
    "CREATE TABLE firsts AS SELECT relation, min(number) AS first FROM steps WHERE relation <> '' GROUP BY relation"
)
KNOWN = "CREATE TABLE known AS SELECT id, min(number) AS first, count(*) AS times FROM ids WHERE id <> '' GROUP BY id"


class TextIds:
    """The ids of both tables as they stand there, and what they name; `opened` closes it and clears its folder."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        for create in TABLES:
            connection.execute(create)

    def add(self, table: str, first: int, **columns: Any) -> None:
        """Add rows, numbered from `first` on; a column is an Arrow chunked array of texts."""
        pa = pyarrow()
        number = len(next(iter(columns.values())))
        rows = pa.table({"number": arrow_numbers(np.arange(first, first + number)), **columns})
        self._connection.register("batch", rows)
        self._connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM batch")  # noqa: S608 - one of TABLES
        self._connection.unregister("batch")

    def finish(self) -> None:
        """Say that all rows are there."""
        self._connection.execute(KNOWN)
        self._connection.execute(FIRSTS)

    def numbers(self, query: str) -> Iterator[tuple[NDArray[np.int64], ...]]:
        """Yield what a query finds, all of it whole numbers, a batch at a time."""
        for batch in self._connection.sql(query).to_arrow_reader(BATCH):
            yield tuple(numpy_numbers(column.cast(pyarrow().int64())) for column in batch.columns)

    def texts(self, query: str) -> Iterator[Any]:
        """Yield what a query finds, a column of texts, a batch at a time as Arrow arrays of large strings."""
        for batch in self._connection.sql(query).to_arrow_reader(BATCH):
            yield batch.column(0).cast(pyarrow().large_string())

    def text(self, column: str, number: int, table: str = "steps") -> str | None:
        """Return what one row says in a column."""
        found = self._connection.execute(
            f"SELECT {column} FROM {table} WHERE number = ?",  # noqa: S608 - names of TABLES
            [number],
        ).fetchone()
        text: str | None = found[0]
        return text

    def relation_of(self, text: str) -> int:
        """Return the row where a relation of this id begins, -1 where there is none."""
        found = self._connection.execute("SELECT first FROM firsts WHERE relation = ?", [text]).fetchone()
        return -1 if found is None else int(found[0])


@contextmanager
def opened(folder: Path, memory: str) -> Iterator[TextIds]:
    """Open a database that takes no more memory than it is told, and spills into a folder."""
    try:
        import duckdb  # noqa: PLC0415 - optional
    except ImportError:
        raise not_installed("duckdb", "sql") from None
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": memory,
        "temp_directory": str(folder),
        "preserve_insertion_order": False,
    }
    try:
        connection = duckdb.connect(config=settings)
    except duckdb.Error as error:
        raise ParameterError(Problem(f"memory is {memory!r}: {str(error).splitlines()[0]}", path="memory")) from None
    with connection:
        try:
            yield TextIds(connection)
        except duckdb.Error as error:
            hint = "Give it more memory, or more room on the disk where the network is to be saved."
            message = f"DuckDB cannot go on: {str(error).splitlines()[0]}"
            raise ArgmapError(Problem(message, path="memory", hint=hint)) from None

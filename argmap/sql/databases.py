"""What a database has to be able to do, and DuckDB, DataFusion and Spark doing it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from argmap.columns.arrow import pyarrow
from argmap.columns.tables.table_files import SUFFIXES, error_line
from argmap.errors import ParameterError, Problem, not_installed, short

if TYPE_CHECKING:
    from types import ModuleType


@runtime_checkable
class Database(Protocol):
    """What scoring asks of a database. One that can also `has(name)` and `drop(name)` can resume, and frees what is done."""

    def keep(self, name: str, select: str) -> None:
        """Store the rows of a SELECT as a table, whole or not at all; one of this name is replaced."""

    def rows(self, select: str) -> Any:
        """Return the rows of a SELECT as an Arrow table."""

    def register(self, name: str, given: object) -> None:
        """Make a file (a path) or an Arrow table known under a name."""


class DuckDatabase:
    """DuckDB in this process, in a folder of its own or behind a connection of the user's."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    @classmethod
    def embedded(cls, folder: Path, *, memory: str | None, threads: int | None) -> DuckDatabase:
        """Open the database in a folder, and let it swap to that folder what memory does not hold."""
        settings: dict[str, Any] = {"temp_directory": str(folder / "swap"), "preserve_insertion_order": False}
        settings |= {} if memory is None else {"memory_limit": memory}
        settings |= {} if threads is None else {"threads": threads}
        duckdb = duckdb_module()
        try:
            connection = duckdb.connect(str(folder / "argmap.duckdb"), config=settings)
            connection.execute("SET enable_progress_bar = false")  # argmap shows its own
        except duckdb.Error as error:
            hint = "memory is a size such as '8GB'; a folder serves one run at a time."
            message = f"DuckDB cannot open the folder: {error_line(error)}"
            raise ParameterError(Problem(message, path="folder", hint=hint)) from None
        return cls(connection)

    def keep(self, name: str, select: str) -> None:
        """Store the rows of a SELECT as a table."""
        self.connection.execute(f"CREATE OR REPLACE TABLE {name} AS {select}")

    def rows(self, select: str) -> Any:
        """Return the rows of a SELECT as an Arrow table."""
        return self.connection.sql(select).to_arrow_table()

    def register(self, name: str, given: object) -> None:
        """Make a file or an Arrow table known under a name."""
        if not isinstance(given, Path):
            self.connection.register(name, given)
            return
        kind, quoted = SUFFIXES[given.suffix.lower()], literal(str(given))
        if kind == "arrow":
            from pyarrow import dataset  # noqa: PLC0415 - slow to load

            self.connection.register(name, dataset.dataset(str(given), format="ipc"))
            return
        tab = ", delim = '\t'" if given.suffix.lower() == ".tsv" else ", delim = ','"
        options = f", header = true, all_varchar = true, nullstr = '', quote = '\"'{tab}" if kind == "csv" else ""
        self.connection.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT * FROM read_{kind}({quoted}{options})")

    def has(self, name: str) -> bool:
        """Say whether a table is there."""
        found = self.connection.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = ?", [name.rpartition(".")[2]])
        return bool(found.fetchall())

    def drop(self, name: str) -> None:
        """Take a table away."""
        self.connection.execute(f"DROP TABLE IF EXISTS {name}")

    def in_order(self, name: str) -> str:
        """Return a SELECT of the rows of a table as they stand in its file, numbered from 0."""
        self.connection.execute("SET preserve_insertion_order = true")
        return f"SELECT *, ROW_NUMBER() OVER () - 1 AS argmap_row FROM {name}"

    def write(self, select: str, path: Path) -> None:
        """Write the rows of a SELECT into a file, as its suffix says."""
        kind = {"csv": "(FORMAT csv, HEADER)", "parquet": "(FORMAT parquet)"}[SUFFIXES[path.suffix.lower()]]
        self.connection.execute(f"COPY ({select}) TO {literal(str(path))} {kind}")


class DataFusionDatabase:
    """A DataFusion `SessionContext`; its tables live in memory."""

    def __init__(self, context: Any) -> None:
        self.context = context

    def keep(self, name: str, select: str) -> None:
        """Store the rows of a SELECT as a table."""
        self.context.sql(f"CREATE OR REPLACE TABLE {name} AS {select}").collect()

    def rows(self, select: str) -> Any:
        """Return the rows of a SELECT as an Arrow table."""
        return self.context.sql(select).to_arrow_table()

    def register(self, name: str, given: object) -> None:
        """Make a file or an Arrow table known under a name."""
        self.drop(name)
        if isinstance(given, Path):
            kind = SUFFIXES[given.suffix.lower()]
            options = {"delimiter": "\t"} if given.suffix.lower() == ".tsv" else {}
            options |= {"file_extension": given.suffix}
            getattr(self.context, f"register_{kind}")(name, str(given), **options)
            return
        self.context.register_record_batches(name, [_plain_batches(given)])

    def has(self, name: str) -> bool:
        """Say whether a table is there."""
        return bool(self.context.table_exist(name))

    def drop(self, name: str) -> None:
        """Take a table away."""
        self.context.deregister_table(name)


class SparkDatabase:
    """A Spark session, of Spark Connect too; tables are kept where the session keeps tables."""

    def __init__(self, session: Any) -> None:
        self.session = session

    def keep(self, name: str, select: str) -> None:
        """Store the rows of a SELECT as a table; the plan of the SELECT ends there."""
        self.session.sql(select).write.mode("overwrite").saveAsTable(name)

    def rows(self, select: str) -> Any:
        """Return the rows of a SELECT as an Arrow table."""
        return self.session.sql(select).toArrow()

    def register(self, name: str, given: object) -> None:
        """Make a file or an Arrow table known under a name."""
        if isinstance(given, Path):
            tab = "\t" if given.suffix.lower() == ".tsv" else ","
            reader = self.session.read.options(header=True, sep=tab, multiLine=True)
            frame = getattr(reader, SUFFIXES[given.suffix.lower()])(str(given))
        else:
            frame = self.session.createDataFrame(given)
        frame.createOrReplaceTempView(name)

    def has(self, name: str) -> bool:
        """Say whether a table is there."""
        return bool(self.session.catalog.tableExists(name))

    def drop(self, name: str) -> None:
        """Take a table away."""
        self.session.sql(f"DROP TABLE IF EXISTS {name}")


def as_database(given: object) -> Database:
    """Return what was given as a database: a connection of DuckDB, a DataFusion context, a Spark session, or one's own.

    >>> as_database(3)
    Traceback (most recent call last):
    argmap.errors.ParameterError: database: database is 3. Give a SparkSession, a DataFusion SessionContext, a DuckDB connection, or what has keep, rows and register.
    """
    if isinstance(given, Database):
        return given
    maker, name = type(given).__module__.partition(".")[0], type(given).__name__
    if maker == "pyspark" and name == "SparkSession":
        return SparkDatabase(given)
    if maker == "datafusion" and name == "SessionContext":
        return DataFusionDatabase(given)
    if "duckdb" in maker and name == "DuckDBPyConnection":
        return DuckDatabase(given)
    hint = "Give a SparkSession, a DataFusion SessionContext, a DuckDB connection, or what has keep, rows and register."
    raise ParameterError(Problem(f"database is {short(given)}", path="database", hint=hint))


def duckdb_module() -> ModuleType:
    """Return DuckDB, or say how to install it.

    >>> duckdb_module().__name__
    'duckdb'
    """
    try:
        import duckdb  # noqa: PLC0415 - optional
    except ImportError:
        raise not_installed("duckdb", "sql") from None
    return duckdb


def literal(text: str) -> str:
    """Write a text as a literal of SQL.

    >>> literal("it's")
    "'it''s'"
    """
    return "'" + text.replace("'", "''") + "'"


def _plain_batches(table: Any) -> list[Any]:
    """Return the batches of an Arrow table; an empty one has a batch, too, so that its columns are known."""
    batches: list[Any] = table.to_batches()
    return batches or [pyarrow().RecordBatch.from_pylist([], schema=table.schema)]

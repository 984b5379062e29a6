"""Tables in files: CSV, Parquet and Arrow."""

from __future__ import annotations

import contextlib
import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from argmap.basics.whole_files import checked_path
from argmap.columns.arrow import pyarrow
from argmap.errors import FormatError, Problem, nearest
from argmap.model.tree.finding import capped

SUFFIXES = {".csv": "csv", ".tsv": "csv", ".parquet": "parquet", ".pq": "parquet"} | dict.fromkeys(
    (".arrow", ".feather", ".ipc"), "arrow"
)

WORDS = ("kind", "type")
"""The columns in which the same few words stand again and again."""

CSV_ROWS = 2, "the heading is row 1, blank lines are not counted"
"""The number of the first row of a CSV file, and how rows are counted."""


@dataclass(frozen=True)
class Opened:
    """A file whose columns can be read."""

    names: tuple[str, ...]
    read: Callable[[str], Any]
    first_row: int = 0
    counted: str = "rows are counted from 0"
    written: bool = False


def open_file(path: Path, numbers: tuple[str, ...], texts: tuple[str, ...], *, heading: bool = False) -> Opened:
    """Open a table in a file; the suffix says of which kind. Raises `FormatError` where it cannot be read.

    With `heading`, no row of a CSV file is read yet, and none can be.
    """
    pa = pyarrow()
    kind = SUFFIXES.get(path.suffix.lower())
    if kind is None:
        known = ", ".join(sorted(SUFFIXES))
        hint = nearest(path.suffix.lower(), SUFFIXES) or f"There are {known}."
        raise FormatError(Problem(f"no table is known by the suffix {path.suffix!r}", file=str(path), hint=hint))
    try:
        if heading and kind == "csv":
            return Opened(_csv_names(checked_path(path), (*texts, *numbers)), _nothing, *CSV_ROWS, written=True)
        return {"csv": _open_csv, "parquet": _open_parquet, "arrow": _open_arrow}[kind](
            checked_path(path), numbers, texts
        )
    except FileNotFoundError:
        raise FormatError(Problem("the file is not there", file=str(path))) from None
    except (pa.ArrowException, OSError, ValueError, csv.Error) as error:
        if isinstance(error, FormatError):
            raise
        raise unreadable(path, error) from None


def _no_text(path: Path) -> FormatError | None:
    """Find the line of a file that is not UTF-8, if that is what is wrong."""
    with contextlib.suppress(OSError), path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode()
            except UnicodeDecodeError:
                hint = "Save it as UTF-8."
                return FormatError(Problem("the file is not UTF-8 text", file=str(path), line=number, hint=hint))
    return None


def unreadable(path: Path, error: Exception) -> FormatError:
    """Say in one line why a file cannot be read."""
    no_text = _no_text(path) if SUFFIXES.get(path.suffix.lower()) == "csv" else None
    return no_text or FormatError(Problem(f"the file cannot be read: {error_line(error)}", file=str(path)))


def error_line(error: Exception) -> str:
    """Return the first line of what an error says.

    >>> error_line(ValueError("one\\ntwo"))
    'one'
    """
    return getattr(error, "strerror", None) or (str(error).splitlines() or ["it is empty"])[0]


def column_names(names: Sequence[str], wanted: Sequence[str], file: str | None) -> tuple[str, ...]:
    """Return the names of a table's columns; one that is wanted and there twice is refused.

    >>> column_names(["id", "note"], ["id"], None)
    ('id', 'note')
    """
    twice = [name for name in wanted if list(names).count(name) > 1]
    if twice:
        raise FormatError(*(Problem(f"the column {name!r} is there twice", file=file) for name in twice))
    return tuple(names)


def _open_parquet(path: Path, numbers: tuple[str, ...], texts: tuple[str, ...]) -> Opened:
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415 - slow to load

    file = ParquetFile(path, memory_map=True)
    names = column_names(file.schema_arrow.names, (*texts, *numbers), str(path))
    words = [name for name in WORDS if name in names]

    def read(name: str) -> Any:
        # A reader of its own: columns may be read at once. A few words are kept as a dictionary in the file.
        own = ParquetFile(path, memory_map=True, metadata=file.metadata, read_dictionary=words)
        return own.read(columns=[name]).column(name)

    return Opened(names, reading(path, read))


def _open_arrow(path: Path, numbers: tuple[str, ...], texts: tuple[str, ...]) -> Opened:
    pa = pyarrow()
    from pyarrow import ipc  # noqa: PLC0415 - as in _open_parquet

    with pa.memory_map(str(path)) as source:
        try:
            table = ipc.open_file(source).read_all()
        except pa.ArrowInvalid:
            source.seek(0)
            table = ipc.open_stream(source).read_all()
    names = column_names(table.schema.names, (*texts, *numbers), str(path))

    def read(name: str) -> Any:
        # The file says where each text begins: before anything relies on that, all of it is checked.
        column = table.column(name)
        column.validate(full=True)
        return column

    return Opened(names, reading(path, read))


def reading(path: Path, read: Callable[[str], Any]) -> Callable[[str], Any]:
    """Turn what goes wrong when a column is read into a `FormatError`.

    >>> reading(Path("claims.csv"), lambda name: name)("id")
    'id'
    """
    pa = pyarrow()

    def checked(name: str) -> Any:
        try:
            return read(name)
        except (pa.ArrowException, OSError) as error:
            raise unreadable(path, error) from None

    return checked


def _open_csv(path: Path, numbers: tuple[str, ...], texts: tuple[str, ...]) -> Opened:
    names = _csv_names(path, (*texts, *numbers))
    pa = pyarrow()
    types = {name: pa.large_string() for name in texts} | {name: pa.float64() for name in numbers}
    types = {name: kind for name, kind in types.items() if name in names}
    if not types:
        return Opened(names, _nothing)
    try:
        table = _read_csv(path, types)
    except pa.ArrowInvalid:
        # Some row has too many fields or too few, or some number is none: those are read as texts, to be told apart.
        table = _read_csv(path, dict.fromkeys(types, pa.large_string()), patient=True)
    return Opened(names, table.column, *CSV_ROWS, written=True)


def _csv_names(path: Path, wanted: Sequence[str]) -> tuple[str, ...]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        head = next(csv.reader(file, delimiter=_delimiter(path)), [])
    return column_names(head, wanted, str(path))


def _read_csv(path: Path, types: dict[str, Any], *, patient: bool = False) -> Any:
    from pyarrow import csv as arrow_csv  # noqa: PLC0415 - as in _open_parquet

    uneven: list[Problem] = []
    table = arrow_csv.read_csv(path, **csv_options(path, types, uneven if patient else None))
    refuse_uneven(uneven)
    return table


def csv_options(path: Path, types: dict[str, Any], uneven: list[Problem] | None) -> dict[str, Any]:
    """Return how a CSV file is to be read; rows that have too many fields or too few are left out and noted in `uneven`.

    >>> list(csv_options(Path("claims.csv"), {}, None))
    ['read_options', 'parse_options', 'convert_options']
    """
    pyarrow()
    from pyarrow import csv as arrow_csv  # noqa: PLC0415 - as in _open_parquet

    def note(row: Any) -> str:
        message = f"row {row.number}: there are {row.actual_columns} fields, and the heading has {row.expected_columns}"
        if uneven is not None:
            uneven.append(Problem(message, file=str(path), hint="Put a text that holds a comma in double quotes."))
        return "skip"

    return {
        "read_options": arrow_csv.ReadOptions(use_threads=uneven is None),
        "parse_options": arrow_csv.ParseOptions(
            delimiter=_delimiter(path), newlines_in_values=True, invalid_row_handler=None if uneven is None else note
        ),
        "convert_options": arrow_csv.ConvertOptions(
            include_columns=list(types), column_types=types, null_values=[""], strings_can_be_null=False
        ),
    }


def refuse_uneven(uneven: list[Problem]) -> None:
    """Raise what was noted of rows that have too many fields or too few, if there are any."""
    if uneven:
        raise FormatError(*capped(uneven))


def _delimiter(path: Path) -> str:
    return "\t" if path.suffix.lower() == ".tsv" else ","


def _nothing(name: str) -> Any:
    raise KeyError(name)

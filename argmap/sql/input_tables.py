"""The two tables that are given: where they are, which columns they have, and how these read in SQL."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.basics.whole_files import checked_path
from argmap.columns.arrow import pyarrow
from argmap.columns.tables.frames import open_frame
from argmap.columns.tables.table_files import SUFFIXES, error_line
from argmap.errors import FormatError, ParameterError, Problem, nearest_or_all, short

if TYPE_CHECKING:
    from argmap.sql.databases import Database

CLAIM_TEXTS, CLAIM_NUMBERS = ("id", "text", "kind", "source"), ("prior", "reliability")
RELATION_TEXTS, RELATION_NUMBERS = ("premise", "target", "type", "relation"), ("strength",)
KEYS = {"id", "source", "premise", "target", "relation"}
_NAME = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*){0,2}")


@dataclass(frozen=True)
class Inputs:
    """What is known of the tables before anything is read. Rows are called c in the table of claims, r in the other."""

    claims: str
    relations: str
    claim_columns: dict[str, Any]
    """The columns that argmap reads, with their Arrow types."""
    relation_columns: dict[str, Any]
    whole: bool
    """Whether every id is a whole number, so that no text has to be looked up."""
    files: tuple[str | None, str | None] = (None, None)
    """What messages call the tables, where they are files."""
    unread: tuple[str, ...] = ()
    """Which columns were passed over, in words."""

    def key(self, name: str, table: str = "r") -> str:
        """Return a column of ids; what is blank is NULL.

        >>> Inputs("c", "r", {}, {}, whole=True).key("premise")
        'CAST(r.premise AS BIGINT)'
        """
        if self.whole:
            return f"CAST({table}.{name} AS BIGINT)"
        return f"NULLIF(CAST({table}.{name} AS STRING), '')"

    def number(self, name: str, table: str) -> str:
        """Return a column of numbers as they are in double precision; what is no number is NULL."""
        columns = self.claim_columns if table == "c" else self.relation_columns
        cast = "TRY_CAST" if is_text(columns[name]) else "CAST"
        return f"{cast}({table}.{name} AS DOUBLE)"


def is_text(kind: Any) -> bool:
    """Say whether an Arrow type is one of texts."""
    return "string" in str(kind)


def open_inputs(database: Database, claims: object, relations: object, *, prefix: str) -> Inputs:
    """Make both tables known to a database and look at their columns. Raises `FormatError` with all that is wrong there."""
    wanted = (*CLAIM_TEXTS, *CLAIM_NUMBERS), (*RELATION_TEXTS, *RELATION_NUMBERS)
    first, others = _registered(database, "claims", claims, f"{prefix}claims_in", wanted[0])
    second, more = _registered(database, "relations", relations, f"{prefix}relations_in", wanted[1])
    files = _file(claims), _file(relations)
    known = [_columns(database, name) for name in (first, second)]
    problems = [
        *_lacking(known[0], ("id",), files[0], "claims"),
        *_lacking(known[1], ("premise", "target", "type"), files[1], "relations"),
    ]
    used = [{name: kind for name, kind in of.items() if name in want} for of, want in zip(known, wanted, strict=True)]
    for columns, file, table in zip(used, files, ("claims", "relations"), strict=True):
        problems += _of_wrong_sort(columns, file, table)
    if problems:
        raise FormatError(*problems)
    types = pyarrow().types
    kinds = [kind for columns in used for name, kind in columns.items() if name in KEYS and not types.is_null(kind)]
    whole = all(types.is_integer(kind) and str(kind) != "uint64" for kind in kinds)
    passed = [[*map(short, set(of) - set(want))] for of, want in zip(known, wanted, strict=True)]
    unread = (_unread("claims", [*passed[0], *others]), _unread("relations", [*passed[1], *more]))
    return Inputs(first, second, used[0], used[1], whole, files, tuple(filter(None, unread)))


def is_path(given: object) -> bool:
    """Say whether something names a file: a path, or a text that ends as a table's file does."""
    if isinstance(given, os.PathLike):
        return True
    return isinstance(given, str) and (Path(given).suffix.lower() in SUFFIXES or "/" in given or "\\" in given)


def checked_name(given: str, path: str) -> str:
    """Return the name of a table, or refuse what could be anything else of SQL.

    >>> checked_name("db.scores", "to")
    'db.scores'
    """
    if not _NAME.fullmatch(given):
        hint = "Give a name such as scores or db.scores, or a path that ends in .parquet or .csv."
        raise ParameterError(Problem(f"{short(given)} is no name of a table", path=path, hint=hint))
    return given


def _unread(table: str, columns: list[str]) -> str:
    if not columns:
        return ""
    weight = " A weight that is to count is called 'strength'." if "'weight'" in columns else ""
    listed = ", ".join(sorted(columns)[:10]) + (f", {len(columns) - 10} more" if len(columns) > 10 else "")  # noqa: PLR2004
    return f"argmap.sql has no use for these columns of {table}: {listed}.{weight}"


def _registered(
    database: Database, table: str, given: object, name: str, wanted: tuple[str, ...]
) -> tuple[str, tuple[str, ...]]:
    """Return the name under which the database knows a table, and the columns that it was not even shown."""
    if is_path(given):
        path = _checked_file(Path(str(given)))
        try:
            database.register(name, path)
        except Exception as error:  # whatever a database raises about a file that it cannot read
            raise FormatError(Problem(f"the file cannot be read: {error_line(error)}", file=str(path))) from None
        return name, ()
    if isinstance(given, str):
        return checked_name(given, table), ()
    frame = open_frame(table, given, (), wanted)
    columns = {column: frame.read(column) for column in frame.names if column in wanted}
    # A table without a single one is known, too, so that what it lacks can be told.
    database.register(name, pyarrow().table(columns or {"nothing": pyarrow().array([], pyarrow().int64())}))
    return name, frame.others


def _checked_file(path: Path) -> Path:
    if path.suffix.lower() not in SUFFIXES:
        hint = nearest_or_all(path.suffix.lower(), SUFFIXES)
        raise FormatError(Problem(f"no table is known by the suffix {path.suffix!r}", file=str(path), hint=hint))
    if "*" not in str(path) and "://" not in str(path) and not checked_path(path).exists():
        raise FormatError(Problem("the file is not there", file=str(path)))
    return path


def _file(given: object) -> str | None:
    return str(given) if is_path(given) else None


def _columns(database: Database, name: str) -> dict[str, Any]:
    try:
        schema = database.rows(f"SELECT * FROM {name} LIMIT 0").schema
    except Exception as error:  # whatever a database raises about a table that it cannot read
        raise FormatError(Problem(f"the table cannot be read: {error_line(error)}", path=name)) from None
    return dict(zip(schema.names, schema.types, strict=True))


def _lacking(columns: dict[str, Any], wanted: tuple[str, ...], file: str | None, table: str) -> list[Problem]:
    found = ", ".join(map(repr, list(columns)[:10])) or "none"
    return [
        Problem(f"there is no column {name!r}", file=file, path=None if file else table, hint=f"There are {found}.")
        for name in wanted
        if name not in columns
    ]


def _of_wrong_sort(columns: dict[str, Any], file: str | None, table: str) -> list[Problem]:
    types, problems = pyarrow().types, []
    for name, kind in columns.items():
        plain = kind.value_type if types.is_dictionary(kind) else kind
        right = is_text(plain) or types.is_null(plain) or types.is_integer(plain)
        if name in {*CLAIM_NUMBERS, *RELATION_NUMBERS}:
            right |= types.is_floating(plain) or types.is_decimal(plain)
        if not right:
            hint = "Give numbers in [0, 1]." if name not in KEYS else "Give texts or whole numbers."
            problems.append(
                Problem(f"{name} is a column of {kind}", file=file, path=None if file else table, hint=hint)
            )
    return problems

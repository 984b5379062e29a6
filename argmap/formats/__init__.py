"""Reading and writing maps: argmap's own files in YAML and JSON, other formats, and those of other packages."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from argmap.basics.collector import collector_paused
from argmap.basics.later import later
from argmap.errors import FormatError, Problem
from argmap.formats.choices.own_options import checked_options
from argmap.formats.decoding import Decoded, read_bytes, read_file, read_text
from argmap.formats.format import MOST_PARTS, Format, Likeness, ReadOnly, ReadResult, Unsupported
from argmap.formats.glimpse import Glimpse
from argmap.formats.registry import every_format, format_named, format_of, format_to_write
from argmap.formats.report import too_large
from argmap.model.document import Document

if TYPE_CHECKING:
    from argmap.answers.table import Table
    from argmap.formats.choices.formats_table import overview
    from argmap.formats.json.strict_schema import strict_schema
    from argmap.formats.yaml.tidy import tidy
    from argmap.model.schema import json_schema

__all__ = [
    "MOST_PARTS",
    "Decoded",
    "Format",
    "Glimpse",
    "Likeness",
    "ReadOnly",
    "ReadResult",
    "Unsupported",
    "every_format",
    "format_named",
    "format_of",
    "format_to_write",
    "json_schema",
    "overview",
    "read",
    "read_bytes",
    "read_file",
    "read_text",
    "reads",
    "strict_schema",
    "tidy",
    "write",
    "writes",
]

__getattr__ = later(
    __name__,
    {
        "json_schema": "argmap.model.schema",
        "overview": "argmap.formats.choices.formats_table",
        "strict_schema": "argmap.formats.json.strict_schema",
        "tidy": "argmap.formats.yaml.tidy",
    },
)


def read(
    path: str | Path,
    *,
    format: str | None = None,  # noqa: A002 - the word for it everywhere
    limit: int | None = MOST_PARTS,
    **options: Any,
) -> ReadResult:
    """Read a file; its suffix and what is in it tell the format unless `format` does.

    `limit` is the most claims and relations that are read; None lifts it, and the limit of the file's size. `options` are
    those of the format.

    >>> read("nowhere.yaml")
    Traceback (most recent call last):
    argmap.errors.FormatError: nowhere.yaml: the file is not there
    """
    found = read_file(path, limited=limit is not None)
    result = reads(found.text, format=format, source=str(path), limit=limit, **options)
    return ReadResult(result.document, (*found.warnings, *result.warnings))


def reads(
    text: str,
    *,
    format: str | None = None,  # noqa: A002 - as in read
    source: str = "<string>",
    limit: int | None = MOST_PARTS,
    **options: Any,
) -> ReadResult:
    """Read a map from a text, as `read` does from a file.

    >>> list(reads("{argmap: 1, title: One, claims: {one: A claim.}}").document.claims)
    ['one']
    """
    large = too_large(len(text), source=source) if limit is not None else None
    if large is not None:
        raise FormatError(large)
    chosen, warnings = format_of(text, source=source, name=format)
    checked_options(chosen.read, options, f"reading {chosen.name}")
    with collector_paused():
        result = chosen.read(text.removeprefix("\ufeff"), source=source, limit=limit, **options)
    return ReadResult(result.document, (*warnings, *result.warnings)) if warnings else result


def write(
    document: Document,
    path: str | Path,
    *,
    format: str | None = None,  # noqa: A002 - as in read
    unsupported: Unsupported = "raise",
    over: str | None = None,
    **options: Any,
) -> None:
    """Write a map to a file, whole or not at all; a file that was there keeps its mode.

    `over` is an earlier YAML text of the map: its comments stay with what is still there.

    >>> import tempfile
    >>> one = reads("{argmap: 1, title: One, claims: {one: A claim.}}").document
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write(one, Path(folder, "one.yaml"))
    ...     read(Path(folder, "one.yaml")).document == one
    True
    """
    from argmap.basics.whole_files import write_whole  # noqa: PLC0415 - whoever reads writes no file

    text = _written(document, format_to_write(path, name=format), unsupported, options, over)
    try:
        write_whole(path, text.encode())
    except OSError as error:
        raise FormatError(Problem(f"the file cannot be written: {error.strerror}", file=str(path))) from None


def writes(
    document: Document,
    *,
    format: str = "yaml",  # noqa: A002 - as in read
    unsupported: Unsupported = "raise",
    over: str | None = None,
    **options: Any,
) -> str:
    """Write a map as text; `over` is what `write` takes.

    >>> print(writes(reads("{argmap: 1, title: One, claims: {one: A claim.}}").document))
    argmap: 1
    title: One
    <BLANKLINE>
    claims:
      one: A claim.
    <BLANKLINE>
    """
    return _written(document, format_named(format), unsupported, options, over)


def _written(
    document: Document, chosen: Format, unsupported: Unsupported, options: dict[str, Any], over: str | None
) -> str:
    from argmap.formats.losses import check_choice  # noqa: PLC0415 - as in write

    check_choice(unsupported)
    checked_options(chosen.write, options, f"writing {chosen.name}")
    text = chosen.write(document, unsupported=unsupported, **options)
    if over is None or chosen.name != "yaml":
        return text
    from argmap.formats.yaml.kept_comments import written_over  # noqa: PLC0415 - as in write

    return written_over(document, over)


class _Formats(ModuleType):
    """This module, which can be called: `argmap.formats()` is the table of all formats."""

    def __call__(self) -> Table:
        from argmap.formats.choices.formats_table import overview  # noqa: PLC0415 - as in write

        return overview()


sys.modules[__name__].__class__ = _Formats

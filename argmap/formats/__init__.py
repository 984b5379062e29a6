"""Reading and writing map files: YAML and JSON here, other formats by entry points."""

from __future__ import annotations

from pathlib import Path

from argmap.basics.whole_files import write_whole
from argmap.errors import FormatError, Problem
from argmap.formats.decoding import read_stream, read_text
from argmap.formats.format import Format, ReadResult, Unsupported
from argmap.formats.registry import format_named, format_of, formats
from argmap.formats.yaml.kept_comments import written_over
from argmap.formats.yaml.tidy import tidy
from argmap.model.document import Document
from argmap.model.schema import json_schema

__all__ = [
    "Format",
    "ReadResult",
    "Unsupported",
    "format_named",
    "format_of",
    "formats",
    "json_schema",
    "read",
    "read_stream",
    "read_text",
    "reads",
    "tidy",
    "write",
    "writes",
]


def read(path: str | Path, *, format: str | None = None) -> ReadResult:  # noqa: A002 - the word for it everywhere
    """Read a map file; its suffix names the format unless `format` does.

    >>> read("nowhere.yaml")
    Traceback (most recent call last):
    argmap.errors.FormatError: nowhere.yaml: the file is not there
    """
    reader = format_of(path, name=format)
    return reader.read(read_text(path), source=str(path))


def reads(text: str, *, format: str = "yaml", source: str = "<string>") -> ReadResult:  # noqa: A002 - as in read
    """Read a map from a text.

    >>> list(reads("{argmap: 1, title: One, claims: {one: A claim.}}").document.claims)
    ['one']
    """
    return format_named(format).read(text, source=source)


def write(
    document: Document,
    path: str | Path,
    *,
    format: str | None = None,  # noqa: A002 - as in read
    unsupported: Unsupported = "raise",
    over: str | None = None,
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
    chosen = format_of(path, name=format)
    text = chosen.write(document, unsupported=unsupported)
    if over is not None and chosen.name == "yaml":
        text = written_over(document, over)
    try:
        write_whole(path, text.encode())
    except OSError as error:
        raise FormatError(Problem(f"the file cannot be written: {error.strerror}", file=str(path))) from None


def writes(document: Document, *, format: str = "yaml", unsupported: Unsupported = "raise") -> str:  # noqa: A002 - as in read
    """Write a map as text.

    >>> print(writes(reads("{argmap: 1, title: One, claims: {one: A claim.}}").document))
    argmap: 1
    title: One
    <BLANKLINE>
    claims:
      one: A claim.
    <BLANKLINE>
    """
    return format_named(format).write(document, unsupported=unsupported)

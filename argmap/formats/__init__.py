"""Reading and writing map files: YAML and JSON here, other formats by entry points."""

from __future__ import annotations

from pathlib import Path

from argmap.errors import FormatError, Problem
from argmap.files import write_whole
from argmap.formats.layout import tidy
from argmap.formats.registry import Format, ReadResult, Unsupported, format_named, format_of, formats
from argmap.formats.report import MOST_BYTES, too_large
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


def read_text(path: str | Path) -> str:
    """Read a file as UTF-8, whatever its line ends; raises `FormatError` where it is none.

    >>> read_text(".")
    Traceback (most recent call last):
    argmap.errors.FormatError: .: the file cannot be read: Is a directory
    """
    source = str(path)
    try:
        with Path(path).open("rb") as file:
            content = file.read(MOST_BYTES + 1)  # a device or a pipe may have no end
    except FileNotFoundError:
        raise FormatError(Problem("the file is not there", file=source)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FormatError(Problem(f"the file cannot be read: {reason}", file=source)) from None
    large = too_large(len(content), source=source)
    if large is not None:
        raise FormatError(large)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8-sig", "replace")) + 1
        hint = "Save it as UTF-8."
        raise FormatError(
            Problem("the file is not UTF-8 text", file=source, line=line, column=column, hint=hint)
        ) from None


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
) -> None:
    """Write a map to a file, whole or not at all; a file that was there keeps its mode.

    >>> import tempfile
    >>> one = reads("{argmap: 1, title: One, claims: {one: A claim.}}").document
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write(one, Path(folder, "one.yaml"))
    ...     read(Path(folder, "one.yaml")).document == one
    True
    """
    text = format_of(path, name=format).write(document, unsupported=unsupported)
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

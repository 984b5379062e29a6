"""Read a map for a command, from a file or from stdin where the name is `-`; write what a command made."""

from __future__ import annotations

import sys
from pathlib import Path

from argmap import formats
from argmap.basics.whole_files import write_whole
from argmap.errors import FormatError, Problem

STREAM = "-"
"""The name of stdin, and of stdout."""


def shown(name: str) -> str:
    """Return the name by which messages call a file."""
    return "<stdin>" if name == STREAM else name


def format_name(name: str) -> str | None:
    """Name the format where no suffix does: stdin, a pipe and a file without a suffix hold YAML, or the JSON in it.

    >>> format_name("-"), format_name("/dev/fd/63"), format_name("map.json")
    ('yaml', 'yaml', None)
    """
    return "yaml" if name == STREAM or not Path(name).suffix else None


def read_document(name: str) -> formats.ReadResult:
    """Read a map and what is odd about it."""
    if name == STREAM:
        return formats.reads(read_text(name), source=shown(name))
    return formats.read(name, format=format_name(name))


def read_text(name: str) -> str:
    """Read the plain text of a map file or of stdin."""
    if name != STREAM:
        return formats.read_text(name)
    if sys.stdin is None:
        raise FormatError(Problem("it was closed before argmap began", file=shown(name)))
    return formats.read_stream(sys.stdin.buffer, source=shown(name))


def write_file(name: str | Path, content: bytes, *, overwrite: bool = True) -> None:
    """Write a file whole or not at all, or say why it cannot be."""
    try:
        write_whole(name, content, overwrite=overwrite)
    except FileExistsError:
        hint = "--force overwrites it."
        raise FormatError(Problem("the file is there already", file=str(name), hint=hint)) from None
    except OSError as error:
        raise FormatError(Problem(f"the file cannot be written: {error.strerror or error}", file=str(name))) from None

"""Read a map for a command, from a file or from stdin where the name is `-`; write what a command made."""

from __future__ import annotations

import sys
from pathlib import Path

from argmap import formats
from argmap.errors import FormatError, Problem
from argmap.files import write_whole

STREAM = "-"
"""The name of stdin, and of stdout."""
LARGEST = 50_000_000
"""How many bytes are taken from stdin."""


def shown(name: str) -> str:
    """Return the name by which messages call a file."""
    return "<stdin>" if name == STREAM else name


def read_document(name: str) -> formats.ReadResult:
    """Read a map and what is odd about it."""
    if name == STREAM:
        return formats.reads(read_text(name), source=shown(name))
    return formats.read(name)


def read_text(name: str) -> str:
    """Read the plain text of a map file or of stdin, as UTF-8, up to a size."""
    if name != STREAM:
        return formats.read_text(name)
    if sys.stdin is None:
        raise FormatError(Problem("it was closed before argmap began", file=shown(name)))
    content = sys.stdin.buffer.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise FormatError(Problem(f"more than {LARGEST // 10**6} MB", file=shown(name), hint="Split the map."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FormatError(Problem("not UTF-8 text", file=shown(name), line=line, hint="Save it as UTF-8.")) from None


def write_file(name: str | Path, content: bytes, *, overwrite: bool = True) -> None:
    """Write a file whole or not at all, or say why it cannot be."""
    try:
        if overwrite:
            write_whole(name, content)
        else:
            with Path(name).open("xb") as file:
                file.write(content)
    except FileExistsError:
        hint = "--force overwrites it."
        raise FormatError(Problem("the file is there already", file=str(name), hint=hint)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FormatError(Problem(f"the file cannot be written: {reason}", file=str(name))) from None

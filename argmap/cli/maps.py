"""Read a map for a command: from a file, or from stdin where the name is `-`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from argmap import formats
from argmap.errors import FormatError, Problem

if TYPE_CHECKING:
    from argmap.formats import ReadResult

STDIN = "-"
LARGEST = 50_000_000
"""How many bytes are taken from stdin or for tidying; files that are only read have the reader's own limit."""


def read_document(name: str, *, format: str | None = None) -> ReadResult:
    """Read a map and what is odd about it."""
    if name != STDIN:
        return formats.read(name, format=format)
    return formats.reads(read_text(name), format=format or "yaml", source="<stdin>")


def read_text(name: str) -> str:
    """Read the plain text of a map file, as UTF-8, up to a size."""
    shown = "<stdin>" if name == STDIN else name
    if name == STDIN:
        content = sys.stdin.buffer.read(LARGEST + 1)
    else:
        with Path(name).open("rb") as file:
            content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise FormatError(Problem("too large to read", file=shown, hint=f"The limit is {LARGEST // 10**6} MB."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        hint = "Save the file as UTF-8 text."
        raise FormatError(Problem("not UTF-8 text", file=shown, line=line, column=column, hint=hint)) from None

"""Read a map for a command, from a file or from stdin where the name is `-`; write what a command made."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import argmap
from argmap.basics.whole_files import write_whole
from argmap.cli.interactive.mistyped import refuse_missing
from argmap.errors import FormatError, Problem

STREAM = "-"
"""The name of stdin, and of stdout."""


def shown(name: str) -> str:
    """Return the name by which messages call a file."""
    return "<stdin>" if name == STREAM else name


def read_document(name: str, **how: Any) -> argmap.formats.ReadResult:
    """Read a map, in whatever format it is, and what is odd about it; `how` is what `argmap.formats.read` takes."""
    if name != STREAM:
        refuse_missing(name)
        return argmap.formats.read(name, **how)
    found = _from_stdin()
    result = argmap.formats.reads(found.text, source=shown(name), **how)
    return argmap.formats.ReadResult(result.document, (*found.warnings, *result.warnings))


def read_text(name: str) -> str:
    """Read the plain text of a map file or of stdin."""
    if name != STREAM:
        refuse_missing(name)
    return argmap.formats.read_text(name) if name != STREAM else _from_stdin().text


def _from_stdin() -> argmap.formats.Decoded:
    if sys.stdin is None:
        raise FormatError(Problem("it was closed before argmap began", file=shown(STREAM)))
    return argmap.formats.read_bytes(sys.stdin.buffer, source=shown(STREAM))


def write_file(name: str | Path, content: bytes, *, overwrite: bool = True) -> None:
    """Write a file whole or not at all, or say why it cannot be."""
    try:
        write_whole(name, content, overwrite=overwrite)
    except FileExistsError:
        hint = "--force overwrites it."
        raise FormatError(Problem("the file is there already", file=str(name), hint=hint)) from None
    except FileNotFoundError:
        hint = "Make it first, or write elsewhere."
        raise FormatError(
            Problem("the file cannot be written: its folder is not there", file=str(name), hint=hint)
        ) from None
    except OSError as error:
        raise FormatError(Problem(f"the file cannot be written: {error.strerror or error}", file=str(name))) from None

"""The text of a map file: bytes from a file, a pipe or a device, as UTF-8 and up to a size."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from argmap.basics.whole_files import checked_path
from argmap.errors import FormatError, Problem
from argmap.formats.report import MOST_BYTES, too_large


def read_text(path: str | Path) -> str:
    """Read a file as UTF-8, whatever its line ends; raises `FormatError` where it is none.

    >>> read_text(".")
    Traceback (most recent call last):
    argmap.errors.FormatError: .: the file cannot be read: Is a directory
    """
    source = str(path)
    try:
        with checked_path(path).open("rb") as file:
            return read_stream(file, source=source)
    except FileNotFoundError:
        raise FormatError(Problem("the file is not there", file=source)) from None
    except FormatError:
        raise
    except OSError as error:
        raise FormatError(Problem(f"the file cannot be read: {error.strerror or error}", file=source)) from None


def read_stream(stream: BinaryIO, *, source: str) -> str:
    """Read what a stream of bytes holds, as UTF-8.

    >>> import io
    >>> read_stream(io.BytesIO(b"title: caf\\xe9"), source="<stdin>")
    Traceback (most recent call last):
    argmap.errors.FormatError: <stdin>:1:11: the file is not UTF-8 text. Save it as UTF-8.
    """
    content = stream.read(MOST_BYTES + 1)  # a device or a pipe may have no end
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

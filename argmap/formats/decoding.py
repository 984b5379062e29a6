"""The text of a file: bytes from a file, a pipe or a device, up to a size, in an encoding that they tell."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from argmap.basics.whole_files import checked_path
from argmap.errors import FormatError, Problem, nearest
from argmap.formats.report import MOST_BYTES, too_large

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_OTHER_FILES = (
    (b"\x89PNG", "a picture (PNG)", "A map is a text file in UTF-8."),
    (b"\xff\xd8\xff", "a picture (JPEG)", "A map is a text file in UTF-8."),
    (b"GIF8", "a picture (GIF)", "A map is a text file in UTF-8."),
    (b"%PDF", "a document in PDF", "Copy its text into a file, or write the map anew."),
    (b"PK\x03\x04", "an archive, or a document of an office program", "Save it as text, or its table as CSV."),
    (b"PAR1", "a table in Parquet", "argmap.from_tables reads it."),
    (b"SQLite format 3", "a database (SQLite)", "Write its tables as CSV; argmap.from_tables reads them."),
)
"""How files begin that are no text, what they are, and what to do."""
_MOST_FILES = 1000
"""So many files of a folder are looked at for the one that may be meant."""
_GUESS = 400
"""So many bytes tell whether every other one is zero, as in UTF-16 of a text in Latin letters."""
_STEERING = frozenset(chr(code) for code in range(32)) - frozenset("\t\n\r\f")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what was odd about its bytes."""

    text: str
    warnings: tuple[Problem, ...] = ()


def read_file(path: str | Path, *, limited: bool = True) -> Decoded:
    """Read a file, whatever its line ends; raises `FormatError` where it is no text. `limited=False` lifts the limit of its size.

    >>> read_file(".")
    Traceback (most recent call last):
    argmap.errors.FormatError: .: the file cannot be read: Is a directory
    """
    source = str(path)
    try:
        with checked_path(path).open("rb") as file:
            return read_bytes(file, source=source, limited=limited)
    except FileNotFoundError:
        raise FormatError(Problem("the file is not there", file=source, hint=neighbour(Path(source)))) from None
    except FormatError:
        raise
    except OSError as error:
        raise FormatError(Problem(f"the file cannot be read: {error.strerror or error}", file=source)) from None


def neighbour(path: Path) -> str | None:
    """Say which file of the same folder has nearly this name."""
    try:
        return nearest(path.name, [one.name for one in islice(path.parent.iterdir(), _MOST_FILES)])
    except (OSError, ValueError):
        return None


def read_text(path: str | Path) -> str:
    """Read the plain text of a file, as `read_file` does.

    >>> read_text(".")
    Traceback (most recent call last):
    argmap.errors.FormatError: .: the file cannot be read: Is a directory
    """
    return read_file(path).text


def read_bytes(stream: BinaryIO, *, source: str, limited: bool = True) -> Decoded:
    """Read what a stream of bytes holds: UTF-8 or UTF-16, or the old encoding of Windows, which is warned of.

    >>> import io
    >>> found = read_bytes(io.BytesIO(b"title: caf\\xe9"), source="<stdin>")
    >>> found.text, str(found.warnings[0])
    ('title: café', '<stdin>:1:11: this is no UTF-8, and is read as Windows-1252. Save it as UTF-8.')
    """
    content = stream.read(MOST_BYTES + 1) if limited else stream.read()  # a device or a pipe may have no end
    large = too_large(len(content), source=source) if limited else None
    if large is not None:
        raise FormatError(large)
    for start, name, hint in _OTHER_FILES:
        if content.startswith(start):
            raise FormatError(Problem(f"this looks like {name}", file=source, hint=hint))
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Decoded(_strict(content[len(mark) :], encoding, source))
    wide = _wide(content)
    if wide is not None:
        note = Problem("this is no UTF-8, and is read as UTF-16", file=source, line=1, hint="Save it as UTF-8.")
        return Decoded(_strict(content, wide, source), (note,))
    try:
        return Decoded(content.decode())
    except UnicodeDecodeError as error:
        return _windows(content, error, source)


def _wide(content: bytes) -> str | None:
    """Say which UTF-16 a text without a mark is in, if in any."""
    first = content[:_GUESS]
    if len(content) % 2 or len(first) < 4:  # noqa: PLR2004 - two letters
        return None
    even, odd = first[::2], first[1::2]
    for zeros, letters, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros.count(0) > 0.7 * len(zeros) and not letters.count(0):
            return encoding
    return None


def _strict(content: bytes, encoding: str, source: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise FormatError(_place(content, error, source)) from None


def _windows(content: bytes, error: UnicodeDecodeError, source: str) -> Decoded:
    """Read a text in the old encoding of Windows; a damaged text in UTF-8 is none, nor is what is no text."""
    problem = _place(content, error, source)
    letters = content.decode(errors="replace")
    damaged = any(letter > "\x7f" and letter != "\ufffd" for letter in letters)
    if not damaged and not _STEERING.intersection(letters):
        try:
            text = content.decode("cp1252")
        except UnicodeDecodeError:
            raise FormatError(problem) from None
        message = "this is no UTF-8, and is read as Windows-1252"
        note = Problem(message, line=problem.line, column=problem.column, file=source, hint=problem.hint)
        return Decoded(text, (note,))
    raise FormatError(problem)


def _place(content: bytes, error: UnicodeDecodeError, source: str) -> Problem:
    before = content[: error.start].decode(error.encoding, "replace")
    line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
    name = error.encoding.upper()[:6].rstrip("-")
    hint = "Save it as UTF-8."
    return Problem(f"the file is not {name} text", file=source, line=line, column=column, hint=hint)

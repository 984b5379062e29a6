"""`Paper`: the text of a document's file, read from the map's own folder and from nowhere else."""

from __future__ import annotations

import re
import stat
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from argmap.errors import ParameterError, Problem

MOST_BYTES = 20_000_000
"""Files larger than this are not read."""
_ALIKE = str.maketrans("‘’‚‛′“”„‟″«»‐‑‒–—―−", "'''''" + '"' * 7 + "-" * 7, "\u00ad\u200b\u2060\ufeff")
"""Quotation marks and dashes that are typed in one place and set in another; what cannot be seen goes."""
_ENDS = re.compile("\r\n|\r|\n")
GAP = re.compile(r"\.\.\.|\[\s*\]")
"""Where a quotation leaves something out: NFKC has made three dots of the ellipsis."""


@dataclass(frozen=True)
class Paper:
    """What could be had of a document's file: its text, or why there is none."""

    text: str | None = None
    fault: str | None = None
    """What is wrong with the file, if that is the map's fault."""
    unread: str | None = None
    """Why a sound file says nothing here: it is no plain text."""

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, whatever ends them."""
        return lines_in(self.text or "")

    @cached_property
    def plain(self) -> str:
        """The text as quotations are looked up in it."""
        return plain_text("\n".join(self.lines))

    def has(self, quote: str) -> bool:
        """Say whether a quotation stands in the text; its parts between dots of omission in their order.

        >>> Paper("She said: “it works\\nwell enough”, and left.").has("it works ... enough")
        True
        """
        return _stands_in(quote, self.plain)

    def has_in(self, quote: str, first: int, last: int) -> bool:
        """Say whether a quotation stands in these lines, both counted from 1."""
        return _stands_in(quote, plain_text("\n".join(self.lines[first - 1 : last])))


def lines_in(text: str) -> list[str]:
    """Return the lines of a text, whatever ends them.

    >>> lines_in("One.\\r\\nTwo.\\n"), lines_in("")
    (['One.', 'Two.'], [])
    """
    found = _ENDS.split(text)
    return found if found[-1] else found[:-1]


def plain_text(text: str) -> str:
    """Fold white space, quotation marks, dashes, case and forms of letters, which no quotation is judged by.

    >>> plain_text("“It’s  —\\n done”")
    '"it\\'s - done"'
    """
    return " ".join(unicodedata.normalize("NFKC", text.translate(_ALIKE)).translate(_ALIKE).casefold().split())


def _stands_in(quote: str, text: str) -> bool:
    at = 0
    for part in GAP.split(plain_text(quote)):
        found = text.find(part.strip(), at)
        if found < 0:
            return False
        at = found + len(part.strip())
    return True


def checked_folder(folder: object) -> Path | None:
    """Return the folder in which documents' files are; what is no folder is refused.

    >>> checked_folder(".") == Path("."), checked_folder(None)
    (True, None)
    """
    if folder is None:
        return None
    if not isinstance(folder, str | Path) or "\0" in str(folder) or not Path(folder).is_dir():
        given = str(folder) if isinstance(folder, Path) else folder
        raise ParameterError(Problem(f"folder is {given!r}", path="folder", hint="Give the folder of the map's file."))
    return Path(folder)


def read_paper(folder: Path, name: str) -> Paper:
    """Read a file of the map's folder, as UTF-8 and up to a size; links that lead out of it are not followed.

    >>> read_paper(Path("."), "no-such-file.txt").fault
    'the file is not there'
    """
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()):
            return Paper(fault="the file is a link that leads out of the map's folder")
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Paper(fault="this is no file but a folder or a device")
        if status.st_size > MOST_BYTES:
            return Paper(unread=f"it has more than {MOST_BYTES // 1_000_000} MB")
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return Paper(fault="the file is not there")
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: a circle of links, in older Pythons
        return Paper(fault=f"the file cannot be read: {getattr(error, 'strerror', None) or error}")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Paper(unread="it is no plain text in UTF-8")
    return Paper(unread="it is no plain text") if "\0" in text else Paper(text)

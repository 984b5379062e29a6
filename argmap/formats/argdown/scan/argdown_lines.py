"""What a line of Argdown begins with, and which title stands at a place."""

from __future__ import annotations

import re
from typing import NamedTuple

from argmap.formats.argdown.scan.argdown_source import Source
from argmap.formats.argdown.scan.element_draft import DraftSort

LINE = re.compile(
    r"(?P<indent>[ \t]*)(?:(?P<rule>--)|(?P<sign>\+>|->|<\+|\+|<-|-|><|_>|<_|_(?=\s))"
    r"|(?P<number>\([0-9]{1,9}\))|(?P<item>(?:[0-9]+\.|\*)(?=\s)))"
)
HEADING = re.compile(r"[ \t]*(#+) ")
DASHES = re.compile(r"[ \t]*(-+)")
BLANK_REST = re.compile(r"[ \t]*(?=[\r\n]|$)")
BREAKS = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))+")
ONE_BREAK = re.compile(r"[ \t]*(?:\r\n|\n|\r)")
NUMBER_LINE = re.compile(r"[ \t]*\([0-9]{1,9}\)")
_BLANKS = re.compile(r"[ \t]*")
_COLON = re.compile(r"[ \t]+:[ \t]")
_AFTER_REFERENCE = re.compile(r"[ \t]*(?:[\r\n#{]|$|//|/\*|<!--)")


def blanks_end(text: str, at: int) -> int:
    """Return where the blanks end that begin at a place.

    >>> blanks_end("a  b", 1), blanks_end("ab", 1)
    (3, 1)
    """
    blanks = _BLANKS.match(text, at)
    return blanks.end() if blanks else at


class Title(NamedTuple):
    """A title in brackets."""

    sort: DraftSort
    name: str
    end: int
    """Behind its bracket or colon."""
    defined: bool
    alone: bool
    """Whether nothing follows that a reference may not have."""
    odd: bool = False
    """Whether a blank stands before the colon."""


def title_at(source: Source, at: int) -> Title | None:
    """Return the title that begins at a place, if one does.

    >>> title_at(Source("[A [b]]: text"), 0)
    Title(sort='statement', name='A [b]', end=8, defined=True, alone=False, odd=False)
    """
    text = source.text
    opens = text[at : at + 1]
    if opens not in {"[", "<"} or text[at + 1 : at + 2] in {"-", "", "\r", "\n"}:
        return None
    close = _closing(source, at, opens, "]" if opens == "[" else ">")
    if close < 0 or (opens == "[" and text.startswith("](", close) and source.find(")", close) >= 0):
        return None
    name, end = text[at + 1 : close], close + 1
    sort: DraftSort = "statement" if opens == "[" else "argument"
    if text.startswith(":", end):
        return Title(sort, name, end + 1, defined=True, alone=False)
    if colon := _COLON.match(text, end):
        return Title(sort, name, colon.end(), defined=True, alone=False, odd=True)
    return Title(sort, name, end, defined=False, alone=_AFTER_REFERENCE.match(text, end) is not None)


def _closing(source: Source, at: int, opens: str, closes: str) -> int:
    """Return where the bracket that opens here closes in this line; the first one where they do not pair up."""
    first = source.in_line(closes, at + 2)
    if first < 0 or opens not in source.text[at + 1 : first]:
        return first
    depth, end = 0, source.line_end(at)
    for sign in re.finditer(re.escape(opens) + "|" + re.escape(closes), source.text[at:end]):
        depth += 1 if sign[0] == opens else -1
        if depth == 0:
            return at + sign.start()
    return first

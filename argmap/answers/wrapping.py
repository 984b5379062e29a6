"""A table in the room of a terminal: its texts go on in the next line, and nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from argmap.basics.text import width, wrapped

NARROW, LAST, LEAST = 16, 25, 8
"""Columns of words are narrowed to the first of these; then, where texts wrap, to the third. The last one has the second, or lines of its own."""
_GAP, _INDENT = "  ", "    "


def in_columns(cells: Sequence[Sequence[str]], numeric: Sequence[bool], columns: int) -> Iterator[str]:
    """Give the lines of a table; the first row are its headings. Numbers stay whole, and so does the key if it can.

    Where there is no room for the last column beside the others, its texts stand below their rows.

    >>> rows = [("id", "score", "text"), ("close", "0.68", "Mill Street should be closed to cars.")]
    >>> print(*in_columns(rows, [False, True, False], 42), sep="\\n")
    id     score  text
    close   0.68  Mill Street should be closed
                  to cars.
    >>> print(*in_columns(rows, [False, True, False], 30), sep="\\n")
    id     score
        text
    close   0.68
        Mill Street should be
        closed to cars.
    """
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    words = [place for place in range(1, len(widths) - 1) if not numeric[place]]
    below = len(widths) > 1 and not numeric[-1] and not _is_room(widths, words, columns)
    fitted = widths[:-1] if below else [*widths[:-1], widths[-1] if numeric[-1] else min(widths[-1], LAST)]
    for places, least in ((words, NARROW), (words, LEAST), ([0], NARROW)):
        narrow(fitted, room_of(fitted, columns), places, least)
    if not below and not numeric[-1]:
        fitted[-1] = min(widths[-1], max(fitted[-1], room_of(fitted, columns) - sum(fitted[:-1])))
    for row in cells:
        for line in zip_longest(*map(wrapped, row, fitted), fillvalue=""):
            yield joined(line, fitted, numeric)
        if below:
            yield from (f"{_INDENT}{line}" for line in wrapped(row[-1], columns - len(_INDENT)) if line)


def _is_room(widths: Sequence[int], words: Sequence[int], columns: int) -> bool:
    """Say whether the last column can stand beside the others, those of words narrowed once."""
    others = sum(min(one, NARROW) if place in words else one for place, one in enumerate(widths[:-1]))
    return others + min(widths[-1], LAST) <= room_of(widths, columns)


def room_of(widths: Sequence[int], columns: int) -> int:
    """Return how much of a line is left for the columns, without the gaps between them."""
    return columns - len(_GAP) * (len(widths) - 1)


def narrow(widths: list[int], room: int, places: Sequence[int], least: int) -> None:
    """Narrow columns, the widest first, until all fit or each of these is as narrow as it may be."""
    while sum(widths) > room:
        wide = [place for place in places if place < len(widths) and widths[place] > least]
        if not wide:
            return
        widths[max(wide, key=widths.__getitem__)] -= 1


def joined(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> str:
    """Put one line of cells together, each in its column: numbers to the right."""
    return _GAP.join(map(_pad, cells, widths, numeric)).rstrip()


def _pad(cell: str, columns: int, number: bool) -> str:  # noqa: FBT001 - private, called by map()
    space = " " * (columns - width(cell))
    return space + cell if number else cell + space

"""Small pieces of SVG: text that stays text, numbers with one decimal, paths."""

from __future__ import annotations

import html
from collections.abc import Sequence
from itertools import pairwise
from urllib.parse import quote

from argmap.display.dot.quoting import plain

Point = tuple[float, float]
PREFIX = "\x00"
"""Stands in ids until the prefix of the picture is known; no text can hold it."""
_PIECE = 3
_FLAT = 0.05
"""Points. A piece whose control points lie this near to the straight line is one."""


def text(words: str) -> str:
    """Return a text of a map for the inside of an element: no character of it is markup.

    >>> text("<b> & \\x00")
    '&lt;b&gt; &amp; \ufffd'
    """
    return html.escape(plain(words), quote=False)


def attribute(words: str) -> str:
    """Return a text of a map for the inside of an attribute.

    >>> attribute('say "no"')
    'say &quot;no&quot;'
    """
    return html.escape(plain(words))


def identity(name: str) -> str:
    """Return the attribute that names an element after an id of the map.

    >>> identity("rain").replace(PREFIX, "m1")
    'id="m1-rain"'
    """
    return f'id="{PREFIX}-{attribute(name)}"'


def link_to(name: str) -> str:
    """Return the attribute that leads to the element that is named after an id of the map.

    >>> link_to("rain").replace(PREFIX, "m1")
    'href="#m1-rain"'
    """
    return f'href="#{PREFIX}-{quote(plain(name))}"'


def figure(value: float) -> str:
    """Write a number with one decimal, and without where it is whole.

    >>> figure(12.34), figure(12), figure(-0.01)
    ('12.3', '12', '0')
    """
    written = f"{value:.1f}"
    whole = written.removesuffix(".0")
    return "0" if whole == "-0" else whole


def path(points: Sequence[Point]) -> str:
    """Write the path through 3n + 1 points: straight pieces as lines, others as curves.

    >>> path([(0, 0), (0, 2), (0, 4), (0, 6), (0, 8), (4, 8), (6, 8)])
    'M0 0v6c0 2 4 2 6 2'
    """
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    written = [f"M{_pair(*tenths[0])}"]
    for start in range(0, len(tenths) - 1, _PIECE):
        at, *rest = tenths[start : start + _PIECE + 1]
        moves = [(x - at[0], y - at[1]) for x, y in rest]
        if moves[-1] == (0, 0):
            continue
        written.append(_straight(*moves[-1]) if _is_straight(points[start : start + _PIECE + 1]) else _curve(moves))
    return "".join(written)


def _straight(x: int, y: int) -> str:
    if x == 0:
        return f"v{_tenth(y)}"
    return f"h{_tenth(x)}" if y == 0 else f"l{_pair(x, y)}"


def _curve(moves: Sequence[tuple[int, int]]) -> str:
    return "c" + _joined([part for move in moves for part in move])


def _pair(x: int, y: int) -> str:
    return _joined([x, y])


def _joined(tenths: Sequence[int]) -> str:
    """Write numbers with a space between them where none of them starts with a sign."""
    first, *rest = map(_tenth, tenths)
    return first + "".join(part if part.startswith("-") else f" {part}" for part in rest)


def _tenth(value: int) -> str:
    return figure(value / 10)


def _is_straight(piece: Sequence[Point]) -> bool:
    (x0, y0), *between, (x1, y1) = piece
    length = max(abs(x1 - x0), abs(y1 - y0))
    if length == 0:
        return False
    far = (abs((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / length for x, y in between)
    return max(far) <= _FLAT and all(
        min(x0, x1) - _FLAT <= x <= max(x0, x1) + _FLAT and min(y0, y1) - _FLAT <= y <= max(y0, y1) + _FLAT
        for x, y in between
    )


def polygon(corners: Sequence[Point]) -> str:
    """Write the closed path through some corners.

    >>> polygon([(0, 0), (4, 2), (0, 4)])
    'M0 0l4 2l-4 2z'
    """
    tenths = [(round(x * 10), round(y * 10)) for x, y in corners]
    moves = [_straight(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(tenths)]
    return f"M{_pair(*tenths[0])}{''.join(moves)}z"

"""Text broken into lines: measured with the font's widths, at the tightest width that keeps the number of lines."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise

from argmap.display.dot.quoting import plain
from argmap.display.letters.advances import advance

_JOINER = "\u200d"
_ELLIPSIS = "…"
_REGIONAL = range(0x1F1E6, 0x1F200)
_SKIN = range(0x1F3FB, 0x1F400)
_LONGEST = 20_000
"""Letters that are looked at; no card holds more."""


def measure(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a text in points.

    >>> measure("Mill Street", 12)
    53.34
    """
    return round(_thousandths(text, bold) * size / 1000, 6)


@lru_cache(maxsize=16_384)
def _thousandths(text: str, bold: bool) -> int:  # noqa: FBT001 - private, and a key of the cache
    """Return the width of a text in thousandths of the font's size; words come again and again, in every try of a width."""
    return sum(advance(letter, bold=bold) for letter in text)


def clusters(text: str) -> list[str]:
    """Split a text where a reader sees letters: accents, joined emoji and flags stay whole.

    >>> [len(cluster) for cluster in clusters("e\\u0301a👩\\u200d🚒")]
    [2, 1, 3]
    """
    found: list[str] = []
    for letter in text:
        if found and _continues(found[-1], letter):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _continues(cluster: str, letter: str) -> bool:
    if letter == _JOINER or cluster.endswith(_JOINER) or unicodedata.category(letter) in {"Mn", "Mc", "Me"}:
        return True
    if ord(letter) in _SKIN or "\ufe00" <= letter <= "\ufe0f":
        return True
    return ord(letter) in _REGIONAL and len(cluster) == 1 and ord(cluster) in _REGIONAL


def wrap(text: str, width: float, *, size: float, lines: int, bold: bool = False) -> tuple[str, ...]:
    """Break a text into at most so many `lines` of `width` points; an ellipsis stands for what does not fit.

    >>> wrap("The council must adopt any safety measure whose cost is small", 196, size=12, lines=9)
    ('The council must adopt any safety', 'measure whose cost is small')
    """
    pieces = _pieces(plain(text[:_LONGEST]), width, size=size, bold=bold)
    broken = _fill(pieces, width, size=size, bold=bold)
    if len(broken) > lines or len(text) > _LONGEST:
        kept = broken[:lines]
        kept[-1] = shorten(kept[-1] + _ELLIPSIS * 2, width, size=size, bold=bold)
        return tuple(kept)
    return tuple(_tightest(pieces, broken, width, size=size, bold=bold))


def shorten(text: str, width: float, *, size: float, bold: bool = False) -> str:
    """Cut one line to a width, with an ellipsis where something is gone.

    >>> shorten("argument from expert opinion", 100, size=10)
    'argument from expe…'
    """
    if measure(text, size, bold=bold) <= width:
        return text.replace(_ELLIPSIS * 2, _ELLIPSIS)
    parts = clusters(text.rstrip(_ELLIPSIS))
    while parts and measure("".join(parts) + _ELLIPSIS, size, bold=bold) > width:
        parts.pop()
    return "".join(parts).rstrip() + _ELLIPSIS


def _pieces(text: str, width: float, *, size: float, bold: bool) -> list[str]:
    """Split a text into words with the space before them; a word wider than a line into parts that fit."""
    pieces: list[str] = []
    for number, word in enumerate(text.split(" ")):
        start = " " if number else ""
        for part in _parts(word, width, size=size, bold=bold):
            pieces.append(start + part)
            start = ""
    return pieces


def _parts(word: str, width: float, *, size: float, bold: bool) -> list[str]:
    if measure(word, size, bold=bold) <= width:
        return _between_wide_letters(word)
    parts, used = [""], 0.0
    for cluster in clusters(word):
        wide = measure(cluster, size, bold=bold)
        if parts[-1] and used + wide > width:
            parts.append("")
            used = 0.0
        parts[-1] += cluster
        used += wide
    return parts


def _between_wide_letters(word: str) -> list[str]:
    """Split between two letters of scripts that set no spaces, as Chinese and Japanese."""
    if word.isascii():
        return [word]
    found = clusters(word)
    if not any(unicodedata.east_asian_width(cluster[0]) in "WF" for cluster in found):
        return [word]
    parts = found[:1]
    for before, after in pairwise(found):
        both = all(unicodedata.east_asian_width(cluster[0]) in "WF" for cluster in (before, after))
        if both and unicodedata.category(after[0])[0] != "P":
            parts.append(after)
        else:
            parts[-1] += after
    return parts


def _fill(pieces: list[str], width: float, *, size: float, bold: bool) -> list[str]:
    lines: list[str] = []
    used = 0.0
    for piece in pieces:
        wide = measure(piece, size, bold=bold)
        if lines and used + wide <= width:
            lines[-1] += piece
            used += wide
        else:
            lines.append(piece.lstrip(" "))
            used = measure(lines[-1], size, bold=bold)
    return lines or [""]


def _tightest(pieces: list[str], broken: list[str], width: float, *, size: float, bold: bool) -> list[str]:
    """Narrow the line as far as the number of lines stays the same: then no word is left alone."""
    low = max(measure(piece.lstrip(" "), size, bold=bold) for piece in pieces)
    high, best = width, broken
    while high - low > 1:
        middle = (low + high) / 2
        tried = _fill(pieces, middle, size=size, bold=bold)
        if len(tried) == len(broken):
            high, best = middle, tried
        else:
            low = middle
    return best

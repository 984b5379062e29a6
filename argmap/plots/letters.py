"""A map's words in a plot: as data, short enough, and with letters that some font has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from argmap.basics.text import one_line, width

AS_DATA: dict[str, Any] = {"parse_math": False, "usetex": False}
"""How words of a map are set: `$` starts no formula, and TeX never reads them."""
COLUMNS = 42
"""The columns of a line of a label."""
_LONGEST = 2000
"""Letters that are looked at; no label holds more."""
_MARKS = 4
"""So many marks stand on a letter."""
_MISSING = "�"
_PLAIN = 127
"""Letters below this are in every font."""
_MORE = (
    "DejaVu Sans", "Noto Sans", "Noto Sans CJK JP", "Noto Sans CJK SC", "Noto Sans JP", "Noto Sans SC", "Noto Sans Arabic",
    "Noto Sans Hebrew", "Noto Sans Devanagari", "Arial Unicode MS", "Hiragino Sans", "PingFang SC", "Apple SD Gothic Neo",
    "Yu Gothic", "Microsoft YaHei", "Malgun Gothic", "Nirmala UI", "Segoe UI", "Segoe UI Symbol", "WenQuanYi Micro Hei",
    "Noto Emoji",
)  # fmt: skip
"""Families that are asked, where they are installed, for letters that the reader's own have not."""


def label(text: str, *, columns: int = COLUMNS, lines: int = 2) -> str:
    r"""Break a text into lines of at most so many columns, with an ellipsis where something is gone.

    >>> label("Mill Street should be closed to through traffic at night", columns=20)
    'Mill Street should\nbe closed to…'
    """
    broken: list[str] = []
    rest = _low(one_line(text[:_LONGEST]))
    while width(rest) > columns and len(broken) < lines - 1:
        broken.append(_start(rest, columns))
        rest = rest[len(broken[-1]) :].lstrip()
    last = rest if width(rest) <= columns else f"{_start(rest, columns - 1)}…"
    return "\n".join([*broken, last])


def _low(line: str) -> str:
    """Leave out the marks that would pile up on one letter, higher than any writing has them."""
    kept: list[str] = []
    marks = 0
    for letter in line:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= _MARKS:
            kept.append(letter)
    return "".join(kept)


def _start(line: str, columns: int) -> str:
    """Return the whole words at the start of a line that fit, or as much of one as does."""
    fits = line[: 4 * columns]
    while width(fits) > columns:
        fits = fits[:-1]
    words, space, _ = fits.rpartition(" ")
    return words if space and not line[len(fits) :].startswith(" ") else fits


def lettered(texts: Iterable[str]) -> tuple[list[str], dict[str, Any]]:
    """Return texts that can be drawn without a warning, and how to set them.

    Letters that the reader's fonts do not have are taken from other fonts that are installed; those that none of
    them has are drawn as �.

    >>> lettered(["costs $5"])
    (['costs $5'], {'parse_math': False, 'usetex': False})
    """
    found = list(texts)
    wanted = {letter for text in found for letter in text if ord(letter) >= _PLAIN}
    if not wanted:
        return found, dict(AS_DATA)
    families, missing = _families(wanted | {_MISSING})
    gone = dict.fromkeys(map(ord, missing), _MISSING)
    return [text.translate(gone) for text in found], {**AS_DATA, "fontfamily": families}


def _families(wanted: set[str]) -> tuple[list[str], set[str]]:
    """Return the families to set letters with, the reader's own first, and the letters that none of them has."""
    from matplotlib import rcParams  # noqa: PLC0415 - matplotlib is optional, and slow to load

    families: list[str] = list(rcParams["font.family"])
    missing = wanted - _covered(families, wanted)
    for name in _MORE:
        more = _covered([name], missing) if missing else set()
        if more:
            families.append(name)
            missing -= more
    return families, missing


def _covered(families: Sequence[str], letters: set[str]) -> set[str]:
    """Return those of the letters that one of the families has, if it is installed."""
    from matplotlib import font_manager  # noqa: PLC0415 - as above

    covered: set[str] = set()
    for family in families:
        try:
            path = font_manager.findfont(font_manager.FontProperties(family=[family]), fallback_to_default=False)
            font = font_manager.get_font(path)
        except (ValueError, OSError, RuntimeError):  # not installed, or not to be read
            continue
        covered |= {letter for letter in letters if font.get_char_index(ord(letter))}
    return covered

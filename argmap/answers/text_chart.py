"""What charts in plain text share: how wide they are, their head, their names and their bars."""

from __future__ import annotations

from argmap.basics.text import one_line, shorten, width
from argmap.errors import ParameterError, Problem

NARROWEST = 40
"""Fewer columns than these hold no chart."""
FILL = "="
"""What a bar is made of: a letter of ASCII and no colour, so that a chart can be read anywhere, and aloud."""


def checked_width(given: object) -> int:
    """Return how many columns a line may take, or say what is wrong with it.

    >>> checked_width(10)
    Traceback (most recent call last):
    argmap.errors.ParameterError: width: width is 10. Give a whole number of columns from 40 on.
    """
    if isinstance(given, int) and not isinstance(given, bool) and given >= NARROWEST:
        return given
    hint = f"Give a whole number of columns from {NARROWEST} on."
    raise ParameterError(Problem(f"width is {given!r}", path="width", hint=hint))


def head(text: str, columns: int) -> list[str]:
    """Break the words above a chart between words, by the columns that letters take.

    >>> head("close stands at 0.70", 10)
    ['close', 'stands at', '0.70']
    """
    lines = [""]
    for word in one_line(text).split():
        longer = f"{lines[-1]} {word}".strip()
        if width(longer) <= columns:
            lines[-1] = longer
        else:
            lines.append(shorten(word, columns))
    return [line for line in lines if line]


def named(name: str, columns: int) -> str:
    """Return what a line is called, at exactly that width.

    >>> named("injuries", 5), named("vans", 5)
    ('inju…', 'vans ')
    """
    shown = shorten(one_line(name), columns)
    return shown + " " * (columns - width(shown))


def bar(share: float, cells: int) -> str:
    """Draw a bar that takes a share, from 0 to 1, of so many columns.

    >>> bar(0.5, 10)
    '====='
    """
    return FILL * round(share * cells)

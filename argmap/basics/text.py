"""Words put together, and text from a map made safe for one line: no line breaks, no terminal or bidi controls."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Controls, halves of characters, and marks that turn the line round."""
NAME = re.compile(r"(?<![\w.-])(?=[^\W._-]*[._-])[\w.-]{49,}")
"""An id that is too long to be read: most of these are made of other ids."""
_SHORT_NAME = 48
_MARKUP = re.compile(
    r"""[\\`|~$\[\]]             # at any place, on its own
    | (?<![^\W_])_+|_+(?![^\W_])  # around a word, not in an id
    | (?<!\s)\*+|\*+(?!\s|\Z)     # at a word
    | <(?=[\w/!?])               # before what may be a tag
    | &(?=\w+;|\#)              # before what may be a character's name
    | !(?=\[)                   # before what may be a picture
    | \{(?=[:.\#%{])            # before what may be attributes, or a template
    | ^\s*(?:[#>=]+|[-+*](?=\s|$)|-{2,}\s*$|\*+$)   # at the beginning of a line
    | (?<=\s)\#+\s*$            # at the end of a heading
    """,
    re.MULTILINE | re.VERBOSE,
)
"""What Markdown, or the HTML in it, takes for markup; most of these characters are nothing at other places."""
_NUMBERED = re.compile(r"^(\s*[0-9]{1,9})([.)])(?=\s|$)", re.MULTILINE)
"""A number that would begin a list."""


def one_line(text: str) -> str:
    """Fold white space and replace characters that could steer a terminal or turn the line round.

    >>> one_line("Two\\n  lines and \\x1b[31mred")
    'Two lines and �[31mred'
    """
    return _STEERING.sub("�", " ".join(text.split()))


def lines_without_steering(text: str) -> str:
    """Replace the same characters in a text of several lines, whose line breaks and indentation stay.

    >>> lines_without_steering("Two\\n  lines and \\x1b[31mred")
    'Two\\n  lines and �[31mred'
    """
    return "\n".join(_STEERING.sub("�", line.replace("\t", "    ")) for line in text.split("\n"))


def width(text: str) -> int:
    """Count the columns that a text takes on a terminal: wide letters two, marks none.

    >>> width("né"), width("日本")
    (2, 4)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def shorten(text: str, columns: int) -> str:
    """Cut a line to a number of columns, with an ellipsis where something is gone.

    >>> shorten("Mill Street should be closed", 12)
    'Mill Street…'
    """
    used, room = 0, 0
    for place, letter in enumerate(text):
        used += _columns(letter)
        room = place + 1 if used < columns else room  # as far as there is room for the ellipsis
        if used > columns:
            return text[:room].rstrip() + "…"
    return text


def folded(text: str, columns: int) -> list[str]:
    """Cut a line into lines of so many columns.

    >>> folded("injuries", 3)
    ['inj', 'uri', 'es']
    """
    lines, used = [""], 0
    for letter in text:
        wide = _columns(letter)
        if used + wide > columns and lines[-1]:
            lines.append("")
            used = 0
        lines[-1] += letter
        used += wide
    return lines


def wrapped(text: str, columns: int) -> list[str]:
    """Break a line between words into lines of so many columns; a longer word is cut into several.

    >>> wrapped("Close the injuries", 6)
    ['Close', 'the', 'injuri', 'es']
    """
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width(joined) <= columns:
            lines[-1] = joined
        else:
            lines += folded(word, columns)
    return lines[1:] if len(lines) > 1 and not lines[0] else lines


def short_name(name: str) -> str:
    """Shorten a long id in the middle, where it says least; the id itself stays what it is.

    >>> short_name("rain"), short_name("a" * 30 + ".supports." + "b" * 30)
    ('rain', 'aaaaaaaaaaaaaaaaaaaaaaaa…bbbbbbbbbbbbbbbbbbbbbbb')
    """
    half = _SHORT_NAME // 2
    return name if len(name) <= _SHORT_NAME else f"{name[:half]}…{name[1 - half :]}"


def short_names(text: str) -> str:
    """Shorten every long id in a text.

    >>> short_names("It hangs on 'one_claim." + "x" * 60 + "'.")
    "It hangs on 'one_claim.xxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxxxxx'."
    """
    return NAME.sub(lambda found: short_name(found[0]), text)


def markdown_text(text: str) -> str:
    r"""Escape what Markdown, or the HTML in it, would take for markup where it stands, and nothing else.

    >>> print(markdown_text("<b> *now* | [here](x)"))
    \<b> \*now\* \| \[here\](x)
    >>> print(markdown_text("less_is_more: 3 < 4 & 5 > 4! (#7)"))
    less_is_more: 3 < 4 & 5 > 4! (#7)
    """
    return _NUMBERED.sub(r"\1\\\2", _MARKUP.sub(_escaped, text))


def _escaped(found: re.Match[str]) -> str:
    """Put a backslash before every character of a match that is not white space."""
    return "".join(letter if letter.isspace() else f"\\{letter}" for letter in found[0])


def counted(number: int, one: str, several: str | None = None) -> str:
    """Count things; `several` says more than one, where that is not the word for one with an s.

    >>> counted(1, "reason"), counted(3_000, "reason"), counted(2, "claim is", "claims are")
    ('1 reason', '3,000 reasons', '2 claims are')
    """
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"


def listed(names: Iterable[str], most: int | None = None) -> str:
    """Join names with commas and an "and"; of more than `most`, the first, and how many more there are.

    >>> listed(["a"]), listed(["a", "b", "c"]), listed("abcdef", 4)
    ('a', 'a, b and c', 'a, b, c, d and 2 more')
    """
    every = [*names]
    rest = len(every) - len(every[:most])
    *first, last = [*every[:most], f"{rest:,} more"] if rest else every or [""]
    return f"{', '.join(first)} and {last}" if first else last


def quoted(names: Iterable[str], most: int = 4) -> str:
    """Join names as `listed` does, each in quotation marks.

    >>> quoted(["rain", "take"]), quoted("abcdef")
    ("'rain' and 'take'", "'a', 'b', 'c', 'd' and 2 more")
    """
    return listed(map(repr, names), most)


def without_formulas(markup: str) -> str:
    """Wrap HTML so that notebooks do not set what stands between two dollars as a formula.

    The classes are those that MathJax passes over, in its older and newer versions.

    >>> without_formulas("<p>$5 or $6</p>")
    '<div class="tex2jax_ignore mathjax_ignore"><p>$5 or $6</p></div>'
    """
    return f'<div class="tex2jax_ignore mathjax_ignore">{markup}</div>'

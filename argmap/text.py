"""Text from a map made safe for one line of plain text: no line breaks, no terminal or bidi controls."""

from __future__ import annotations

import unicodedata

_BIDI = {ord(mark) for mark in "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"}


def one_line(text: str) -> str:
    """Fold white space and replace characters that could steer a terminal or turn the line round.

    >>> one_line("Two\\n  lines and \\x1b[31mred")
    'Two lines and �[31mred'
    """
    folded = " ".join(text.split())
    if folded.isascii() and folded.isprintable():
        return folded
    return "".join("�" if _steers(letter) else letter for letter in folded)


def _steers(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cs"} or ord(letter) in _BIDI


def width(text: str) -> int:
    """Count the columns that a text takes on a terminal: wide letters two, marks none.

    >>> width("né"), width("日本")
    (2, 4)
    """
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def shorten(text: str, columns: int) -> str:
    """Cut a line to a number of columns, with an ellipsis where something is gone.

    >>> shorten("Mill Street should be closed", 12)
    'Mill Street…'
    """
    if width(text) <= columns:
        return text
    kept, used = [], 1
    for letter in text:
        used += _columns(letter)
        if used > columns:
            break
        kept.append(letter)
    return "".join(kept).rstrip() + "…"


def markdown_text(text: str) -> str:
    r"""Escape what Markdown, or the HTML in it, would take for markup.

    >>> print(markdown_text("<b> *now* | [here](x)"))
    \<b\> \*now\* \| \[here\](x)
    """
    return "".join(f"\\{letter}" if letter in r"\`*_{}[]<>#|~$!&" else letter for letter in text)


def counted(number: int, noun: str) -> str:
    """Count things.

    >>> counted(1, "reason"), counted(3_000, "reason")
    ('1 reason', '3,000 reasons')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def without_formulas(markup: str) -> str:
    """Wrap HTML so that notebooks do not set what stands between two dollars as a formula.

    The classes are those that MathJax passes over, in its older and newer versions.

    >>> without_formulas("<p>$5 or $6</p>")
    '<div class="tex2jax_ignore mathjax_ignore"><p>$5 or $6</p></div>'
    """
    return f'<div class="tex2jax_ignore mathjax_ignore">{markup}</div>'

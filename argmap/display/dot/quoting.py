"""Text from a map on its way into DOT. Every string of a map passes `markup` or `quoted`, and nothing else does."""

from __future__ import annotations

import unicodedata

_DIRECTION_MARKS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_REFERENCES = {ord(letter): f"&#{ord(letter)};" for letter in "&<>\"'"}
_BACKSLASH = "&#92;"
_HALVINGS_OF_A_LABEL = 2
_HALVINGS_OF_A_STRING = 4
"""Graphviz reads character references before it looks for escapes such as `\\N`: once in a label, twice in a string,
and two backslashes are one each time."""
_NONCHARACTER = 0xFFFE


def plain(text: str) -> str:
    """Fold white space into single spaces, drop direction marks, and replace what no XML may hold by U+FFFD.

    >>> plain("two\\nlines\\x07 and\\u202e one")
    'two lines\ufffd and one'
    """
    if text.isprintable():  # nothing is to be dropped or replaced, as in nearly every text
        return " ".join(text.split())
    folded = " ".join("".join(letter for letter in text if letter not in _DIRECTION_MARKS).split())
    return "".join("\ufffd" if _forbidden(letter) else letter for letter in folded)


def _forbidden(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cs"} or ord(letter) & _NONCHARACTER == _NONCHARACTER


def markup(text: str) -> str:
    """Return text for the inside of an HTML-like label: no character of it is markup or an escape.

    >>> markup("<b> & \\\\N")
    '&#60;b&#62; &#38; &#92;&#92;N'
    """
    return _referenced(text, _HALVINGS_OF_A_LABEL)


def _referenced(text: str, backslashes: int) -> str:
    return plain(text).translate({**_REFERENCES, ord("\\"): _BACKSLASH * backslashes})


def quoted(text: str) -> str:
    """Return text as a quoted DOT string in which nothing is an escape, a port or a record's field.

    Graphviz writes character references through to tooltips as they are, so they serve here too.

    >>> quoted('say "a:b"')
    '"say &#34;a:b&#34;"'
    """
    return f'"{_referenced(text, _HALVINGS_OF_A_STRING)}"'


class Label(str):
    """An HTML-like label that was built in this package; its texts have passed `markup`."""

    __slots__ = ()


def attributes(**values: str) -> str:
    """Write attributes in DOT. Only a `Label` is written as markup, all else is quoted text.

    >>> attributes(shape="plain", tooltip="<b>", label=Label("<TABLE></TABLE>"))
    'shape="plain" tooltip="&#60;b&#62;" label=<<TABLE></TABLE>>'
    """
    return " ".join(
        f"{name}=<{value}>" if isinstance(value, Label) else f"{name}={quoted(value)}" for name, value in values.items()
    )

"""A value of any kind as it is shown in a message: short, on one line, and without letters that a terminal obeys."""

from __future__ import annotations

import datetime
import numbers
import re
from collections.abc import Mapping


def shown(value: object, *, most: int = 60) -> str:
    """Show a value of the tree in a message: short, on one line, in the words of the file.

    >>> shown(True), shown(12), shown("a\\nb"), shown([1])
    ('the boolean true', 'the number 12', "'a\\\\nb'", 'a list')
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return f"the boolean {str(value).lower()}"
    if isinstance(value, int) and value.bit_length() > 200:  # noqa: PLR2004 - some sixty digits
        return "a very long number"
    if isinstance(value, numbers.Real):
        return f"the number {value}"
    if isinstance(value, str):
        short = value if len(value) <= most else value[: most - 1] + "…"
        return "an empty text" if not value else ascii_controls(repr(short))
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, datetime.datetime | datetime.date):
        return f"the date {value}"
    return f"a {type(value).__name__}"


def ascii_controls(text: str) -> str:
    """Escape what `repr` leaves and a terminal might obey: marks that turn the line round.

    >>> ascii_controls("a\\u202eb")
    'a\\\\u202eb'
    """
    return re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]", lambda mark: f"\\u{ord(mark[0]):04x}", text)

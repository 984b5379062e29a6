"""Tell what was odd about a file: as a warning, as an error, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from argmap.basics.warned import warn
from argmap.errors import FormatError, ParameterError, Problem, UnreadWarning, nearest_or_all

OnOddities = Literal["warn", "raise", "ignore"]
"""What to do about what is odd in a file, or could not be kept: warn, refuse the file, or say nothing."""
_CHOICES = ("warn", "raise", "ignore")
_MOST = 5


def tell(odd: Sequence[Problem], how: OnOddities) -> None:
    """Warn of oddities at the user's line, raise them as a `FormatError`, or say nothing.

    >>> tell([Problem("a style is not kept", file="street.mmd", line=3)], "raise")
    Traceback (most recent call last):
    argmap.errors.FormatError: street.mmd:3: a style is not kept
    """
    if how not in _CHOICES:
        raise ParameterError(Problem(f"warnings is {how!r}", path="warnings", hint=nearest_or_all(how, _CHOICES)))
    if not odd or how == "ignore":
        return
    if how == "raise":
        raise FormatError(*odd)
    rest = len(odd) - _MOST
    lines = [*map(str, odd[:_MOST]), *([f"{rest} more sorts: m.warnings has all"] if rest > 0 else [])]
    warn("\n".join(lines) if len(lines) > 1 else lines[0], UnreadWarning)

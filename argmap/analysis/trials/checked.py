"""Numbers that a question is asked with, checked all at once."""

from __future__ import annotations

from argmap.errors import ParameterError, Problem


def check_whole(**given: tuple[object, int]) -> None:
    """Refuse what is no whole number, or less than the least that there may be, with every problem at once.

    >>> check_whole(largest=(0, 1))
    Traceback (most recent call last):
    argmap.errors.ParameterError: largest: largest is 0. Give a whole number from 1 on.
    """
    problems = [
        Problem(f"{name} is {value!r}", path=name, hint=f"Give a whole number from {least} on.")
        for name, (value, least) in given.items()
        if not isinstance(value, int) or isinstance(value, bool) or value < least
    ]
    if problems:
        raise ParameterError(*problems)

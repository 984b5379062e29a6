"""Marks on the parameters of a command: that one is an option or an argument, and what its help says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, get_args, get_origin


class Option:
    """A parameter that is said by name, after one of its spellings.

    >>> Option("--top", "-t", help="Show so many.", min=1).spellings
    ('--top', '-t')
    """

    def __init__(self, *spellings: str, **said: Any) -> None:
        self.spellings = spellings
        self.said: Mapping[str, Any] = said
        """Its `help` and `metavar`; `min` and `max` of a number."""


class Argument(Option):
    """A parameter that is said by its place."""


class WrongCommandError(Exception):
    """A command was wrong; what it says is a part of a sentence, without what the command was."""


def parted(annotation: Any) -> tuple[Any, Option]:
    """Part the annotation of a parameter into its type and its mark.

    >>> parted(Annotated[int, Option("--top")])[0]
    <class 'int'>
    """
    if get_origin(annotation) is not Annotated:
        raise TypeError(f"{annotation} says neither Option nor Argument")
    kind, mark = get_args(annotation)
    return kind, mark

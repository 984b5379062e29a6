"""`Scheme`: a common form of argument, what its premises do, and what to ask of it."""

from __future__ import annotations

from typing import NamedTuple


class Role(NamedTuple):
    """What one premise of a scheme does."""

    name: str
    """One word, such as `source`."""
    sentence: str
    """What a premise in this role says."""


class CriticalQuestion(NamedTuple):
    """What to ask of an argument of a scheme."""

    name: str
    """One word, which is unique within the scheme."""
    about: str
    """What it puts in doubt: the role of a premise, `step` or `conclusion`."""
    text: str
    """The question."""


class Scheme(NamedTuple):
    """A common form of argument.

    >>> import argmap
    >>> [role.name for role in argmap.schemes()["expert opinion"].premises]
    ['source', 'statement']
    """

    name: str
    """What it is called here, in lower case."""
    also: tuple[str, ...]
    """What else it is called, and kinds of it that ask the same."""
    premises: tuple[Role, ...]
    """What its premises do."""
    conclusion: str
    """What follows, as long as nothing speaks against it."""
    questions: tuple[CriticalQuestion, ...]
    """What to ask of it."""
    source: str
    """Who described it; docs/schemes.md has the titles."""

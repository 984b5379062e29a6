"""`Clauses`: what has to hold, as clauses over numbered variables, and a search for what makes all of them true."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from argmap.basics.deadline import Deadline
from argmap.basics.text import counted
from argmap.errors import ParameterError, Problem, TimeLimitError, short

Item = TypeVar("Item")

Model = Sequence[bool]
"""Whether each variable is true, by its number; the first, 0, is none."""


class Clauses(ABC):
    """Clauses as lists of variables, negative ones negated, and the search for a model; `check` may add more clauses.

    >>> from argmap.acceptance.search.plain_search import PlainClauses
    >>> clauses = PlainClauses(Deadline())
    >>> one, two = clauses.new(2)
    >>> clauses.add([one, two])
    >>> clauses.model([-one])[two]
    True
    """

    def __init__(self, deadline: Deadline) -> None:
        self.deadline = deadline
        self.size = 0
        self.check: Callable[[Model], list[list[int]]] | None = None
        """Says which clauses a model breaks that were not written down."""

    def new(self, number: int = 1) -> range:
        """Return so many new variables."""
        first = self.size + 1
        self.size += number
        return range(first, self.size + 1)

    def model(self, assumed: Sequence[int] = ()) -> Model | None:
        """Return what makes all clauses true with the literals assumed; None where nothing does."""
        while True:
            found = self._search(assumed)
            broken = self.check(found) if found is not None and self.check is not None else []
            if not broken:
                return found
            for clause in broken:
                self.add(clause)

    def look_at_the_clock(self) -> None:
        """Raise `TimeLimitError` where the time is up."""
        if self.deadline.over:
            raise time_is_up()

    @abstractmethod
    def add(self, clause: Iterable[int]) -> None:
        """Add a clause: one of its literals has to be true."""

    @abstractmethod
    def prefer(self, literals: Iterable[int]) -> None:
        """Say how variables are tried first."""

    @abstractmethod
    def _search(self, assumed: Sequence[int]) -> Model | None:
        """Return a model of the clauses added so far."""


def time_limit(timeout: Any) -> Deadline:
    """Return until when may be searched: without end where no timeout is given.

    >>> time_limit(0).over, time_limit(None).over
    (True, False)
    """
    if timeout is not None and (isinstance(timeout, bool) or not isinstance(timeout, int | float) or not timeout >= 0):
        raise ParameterError(Problem(f"timeout is {short(timeout)}", path="timeout", hint="Give seconds, 0 or more."))
    return Deadline(math.inf if timeout is None else timeout)


def time_is_up(so_far: str = "", result: Any = None) -> TimeLimitError:
    """Return the error for a search that took too long; it says what had been found, and holds it.

    >>> time_is_up("3 extensions were found", 3).result
    3
    """
    message = f"the time is up before the search ended{'; ' if so_far else ''}{so_far}"
    return TimeLimitError(Problem(message, hint="Give it longer with timeout=."), result=result)


def in_time(found: Iterable[Item], what: str) -> Iterator[Item]:
    """Go through what a search finds; where its time is up, the error says how much that was.

    >>> list(in_time("ab", "letter"))
    ['a', 'b']
    """
    number = 0
    try:
        for item in found:
            number += 1
            yield item
    except TimeLimitError:
        raise time_is_up(f"{counted(number, f'{what} was', f'{what}s were')} found", number) from None

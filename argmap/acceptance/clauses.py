"""`Clauses`: what has to hold, as clauses over numbered variables, and a search for what makes all of them true."""

from __future__ import annotations

import math
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from typing import Any

from argmap.basics.deadline import Deadline
from argmap.errors import ArgmapError, ParameterError, Problem, TimeLimitError, short

PLAIN_MOST = 40
"""Without a SAT solver, the plain search is tried on so many undecided arguments that hang together."""
QUICKER_PLAIN = 6
"""So few arguments are searched sooner than a SAT solver is made ready."""
_CONFLICTS = 2_000
"""So many conflicts the solver may meet before the clock is looked at for the first time."""
_MOMENT = 0.2
"""Seconds between two looks at the clock: as long Ctrl-C may have to wait."""

Model = Sequence[bool]
"""Whether each variable is true, by its number; the first, 0, is none."""


class Clauses(ABC):
    """Clauses as lists of variables, negative ones negated, and the search for a model; `check` may add more clauses.

    >>> clauses = clauses_for(1, Deadline())
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


class SolverClauses(Clauses):
    """Clauses in CaDiCaL, by python-sat. It holds Python's lock while it searches, so it searches in short bouts."""

    def __init__(self, deadline: Deadline) -> None:
        super().__init__(deadline)
        from pysat.solvers import Cadical195  # noqa: PLC0415 - an extra

        self._solver: Any = Cadical195()
        self._conflicts = _CONFLICTS

    def add(self, clause: Iterable[int]) -> None:
        """Add a clause: one of its literals has to be true."""
        self._solver.add_clause(list(clause))

    def prefer(self, literals: Iterable[int]) -> None:
        """Say how variables are tried first."""
        self._solver.set_phases(list(literals))

    def _search(self, assumed: Sequence[int]) -> Model | None:
        found = None
        while found is None:
            self.look_at_the_clock()
            begun = time.monotonic()
            self._solver.conf_budget(self._conflicts)
            found = self._solver.solve_limited(assumptions=list(assumed))
            took = time.monotonic() - begun
            if found is None:
                self._conflicts = max(100, int(self._conflicts * min(4.0, _MOMENT / max(took, 1e-3))))
        if not found:
            return None
        model = [False, *(literal > 0 for literal in self._solver.get_model())]
        return model + [False] * (self.size + 1 - len(model))


def clauses_for(arguments: int, deadline: Deadline) -> Clauses:
    """Return clauses about so many arguments: for a SAT solver, where there is one, or for the plain search."""
    from argmap.acceptance.plain_search import PlainClauses  # noqa: PLC0415 - it is one of these itself

    if arguments <= QUICKER_PLAIN:
        return PlainClauses(deadline)
    if find_spec("pysat") is not None:
        return SolverClauses(deadline)
    if arguments > PLAIN_MOST:
        message = f"{arguments:,} arguments hang together undecided, too many for a search without a SAT solver"
        raise ArgmapError(Problem(message, hint='pip install "argmap[sat]"; the grounded semantics needs none.'))
    return PlainClauses(deadline)


def time_limit(timeout: Any) -> Deadline:
    """Return until when may be searched: without end where no timeout is given.

    >>> time_limit(0).over, time_limit(None).over
    (True, False)
    """
    if timeout is not None and (isinstance(timeout, bool) or not isinstance(timeout, int | float) or not timeout >= 0):
        raise ParameterError(Problem(f"timeout is {short(timeout)}", path="timeout", hint="Give seconds, 0 or more."))
    return Deadline(math.inf if timeout is None else timeout)


def time_is_up() -> TimeLimitError:
    """Return the error for a search that took too long."""
    return TimeLimitError(Problem("the time is up before the search ended", hint="Give it longer with timeout=."))

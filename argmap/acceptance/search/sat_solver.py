"""`SolverClauses`: clauses for a SAT solver, and the choice between it and the plain search."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from typing import Any

from argmap.acceptance.search.clauses import Clauses, Model
from argmap.acceptance.search.plain_search import PlainClauses
from argmap.basics.deadline import Deadline
from argmap.errors import ArgmapError, Problem

PLAIN_MOST = 40
"""Without a SAT solver, the plain search is tried on so many undecided arguments that hang together."""
QUICKER_PLAIN = 6
"""So few arguments are searched sooner than a SAT solver is made ready."""
_CONFLICTS = 2_000
"""So many conflicts the solver may meet before the clock is looked at for the first time."""
_MOMENT = 0.2
"""Seconds between two looks at the clock: as long Ctrl-C may have to wait."""


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
    if arguments <= QUICKER_PLAIN:
        return PlainClauses(deadline)
    if find_spec("pysat") is not None:
        return SolverClauses(deadline)
    if arguments > PLAIN_MOST:
        message = f"{arguments:,} arguments hang together undecided, too many for a search without a SAT solver"
        raise ArgmapError(Problem(message, hint='pip install "argmap[sat]"; the grounded semantics needs none.'))
    return PlainClauses(deadline)

"""`PlainClauses`: a small search for a model in plain Python: unit propagation, and trying one value after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.acceptance.search.clauses import Clauses, Model
from argmap.basics.deadline import Deadline

_OFTEN = 256
"""After so many wrong tries the clock is looked at."""


class PlainClauses(Clauses):
    """Clauses searched by Davis, Putnam, Logemann and Loveland's procedure (1962), with two watched literals a clause.

    >>> clauses = PlainClauses(Deadline())
    >>> one, two = clauses.new(2)
    >>> clauses.add([one, two]); clauses.add([-one])
    >>> clauses.model()[two], clauses.model([-two])
    (True, None)
    """

    def __init__(self, deadline: Deadline) -> None:
        super().__init__(deadline)
        self._watching: dict[int, list[list[int]]] = {}
        self._units: list[int] = []
        self._impossible = False
        self._first: dict[int, int] = {}

    def add(self, clause: Iterable[int]) -> None:
        """Add a clause: one of its literals has to be true."""
        literals = list(dict.fromkeys(clause))
        if not literals:
            self._impossible = True
        elif len(literals) == 1:
            self._units.append(literals[0])
        else:
            for literal in literals[:2]:
                self._watching.setdefault(literal, []).append(literals)

    def prefer(self, literals: Iterable[int]) -> None:
        """Say how variables are tried first."""
        self._first.update((abs(literal), literal) for literal in literals)

    def _search(self, assumed: Sequence[int]) -> Model | None:
        self.look_at_the_clock()
        value: dict[int, bool] = {}
        trail: list[int] = []
        if self._impossible or not self._set([*self._units, *assumed], value, trail):
            return None
        choices: list[tuple[int, int]] = []  # how long the trail was before a choice, and what was chosen
        variable, wrong = 1, 0
        while True:
            while variable in value:
                variable += 1
            if variable > self.size:
                return [value.get(number, False) for number in range(self.size + 1)]
            literal = self._first.get(variable, -variable)
            choices.append((len(trail), literal))
            while not self._set([literal], value, trail):
                wrong += 1
                if not wrong % _OFTEN:
                    self.look_at_the_clock()
                if not choices:
                    return None
                length, chosen = choices.pop()
                for undone in trail[length:]:
                    del value[undone], value[-undone]
                del trail[length:]
                literal, variable = -chosen, min(variable, abs(chosen))

    def _set(self, literals: Iterable[int], value: dict[int, bool], trail: list[int]) -> bool:
        """Make literals true with all that follows; False where they contradict what is set."""
        waiting = list(literals)
        while waiting:
            literal = waiting.pop()
            if literal in value:
                if value[literal]:
                    continue
                return False
            value[literal], value[-literal] = True, False
            trail.append(literal)
            watched, kept = self._watching.get(-literal, []), []
            for place, clause in enumerate(watched):
                if clause[0] == -literal:
                    clause[0], clause[1] = clause[1], clause[0]
                if value.get(clause[0]):
                    kept.append(clause)
                    continue
                other = next((at for at in range(2, len(clause)) if value.get(clause[at], True)), None)
                if other is not None:
                    clause[1], clause[other] = clause[other], clause[1]
                    self._watching.setdefault(clause[1], []).append(clause)
                    continue
                kept.append(clause)
                if value.get(clause[0]) is False:
                    self._watching[-literal] = kept + watched[place + 1 :]
                    return False
                waiting.append(clause[0])
            if watched:
                self._watching[-literal] = kept
        return True

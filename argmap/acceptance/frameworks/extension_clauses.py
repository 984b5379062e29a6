"""`ExtensionClauses`: the extensions of one attack graph as clauses, found one by one or the largest of them alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from argmap.acceptance.frameworks.grounded_labels import IN, OUT, grounded_labels
from argmap.acceptance.search.clauses import Model
from argmap.acceptance.search.sat_solver import clauses_for

if TYPE_CHECKING:
    from argmap.acceptance.frameworks.attacks import Attacks
    from argmap.basics.deadline import Deadline

Base = Literal["conflict-free", "admissible", "complete", "stable"]
Goal = Literal["members", "range"]
"""What is made as large as can be: the set, or the set with all that it attacks."""
BASE_AND_GOAL: dict[str, tuple[Base, Goal | None]] = {
    "conflict-free": ("conflict-free", None),
    "admissible": ("admissible", None),
    "complete": ("complete", None),
    "stable": ("stable", None),
    "naive": ("conflict-free", "members"),
    "preferred": ("admissible", "members"),
    "largest complete": ("complete", "members"),
    "semi-stable": ("complete", "range"),
    "stage": ("conflict-free", "range"),
}


class ExtensionClauses:
    """The sets that are extensions by a base semantics, and the searches among them.

    The encoding is that of Besnard and Doutre (2004), with a variable for `in` and one for `out` of every argument. Preferred
    extensions are the largest admissible sets, which take fewer clauses, and the largest complete ones, which say
    of every argument whether it is out.

    >>> from argmap.acceptance.frameworks.attacks import Attacks
    >>> from argmap.acceptance.search.clauses import time_limit
    >>> found = ExtensionClauses(Attacks.of(2, [(0, 1), (1, 0)]), "preferred", time_limit(None))
    >>> sorted(found.every())
    [[0], [1]]
    """

    def __init__(self, graph: Attacks, semantics: str, deadline: Deadline) -> None:
        self.graph = graph
        self.base, self.goal = BASE_AND_GOAL[semantics]
        self.clauses = clauses_for(len(graph), deadline)
        self.inside = self.clauses.new(len(graph))
        self.outside: range | None = None
        self._aim: range | None = None
        _WRITERS[self.base](self)
        if self.goal == "range":
            self._aim = self._range_variables()
        elif self.goal == "members":
            self._aim = self.inside
        if self._aim is not None:
            self.clauses.prefer(self.inside)

    def members(self, model: Model) -> list[int]:
        """Return the extension that a model describes."""
        return [number for number, variable in enumerate(self.inside) if model[variable]]

    def some(self) -> list[int] | None:
        """Return one extension; None where there is none."""
        found = self.clauses.model() if self._aim is None else next(self._largest(), None)
        return None if found is None else self.members(found)

    def every(self) -> Iterator[list[int]]:
        """Go through all extensions, each once. The search ends here: what was found is ruled out."""
        if self._aim is None:
            yield from self._each(())
        elif self.goal == "members":
            for model in self._largest():
                yield self.members(model)
        else:
            for model in self._largest():
                reached = self._reached(model)
                yield from self._each([variable for variable, is_in in zip(self._aim, reached, strict=True) if is_in])

    def holding(self, literals: Sequence[int]) -> list[int] | None:
        """Return an extension in which some literals are true; None where there is none.

        Of a largest set it is the search by counterexamples of Dvorak, Jarvisalo, Wallner and Woltran (AIJ 2014): a set that
        is as large as the literals let it be counts if it can grow no further without them. Else nothing within what it can
        grow to is looked at again.
        """
        if self._aim is None:
            found = self.clauses.model(literals)
            return None if found is None else self.members(found)
        (here,) = self.clauses.new()
        held = [*literals, here]
        while (model := self.clauses.model(held)) is not None:
            model = self._grown(model, held)
            larger = self._larger(model, ())
            if larger is None:
                return self.members(model)
            self.clauses.add([-here, *self._rest(self._grown(larger, ()))])
        return None

    def grown(self, literals: Sequence[int]) -> list[int] | None:
        """Return a largest set that is grown from one in which some literals are true; None where there is none."""
        model = self.clauses.model(literals)
        return None if model is None else self.members(self._grown(model, ()))

    def all_within_some(self, variables: Sequence[int]) -> set[int]:
        """Return which variables are true in some model of the base."""
        found: set[int] = set()
        for more in self.within_some(variables):
            found |= more
        return found

    def within_some(self, variables: Sequence[int]) -> Iterator[set[int]]:
        """Go through models of the base, each with a variable that was true in none before; give what is true in it."""
        found: set[int] = set()
        while rest := [variable for variable in variables if variable not in found]:
            (here,) = self.clauses.new()
            self.clauses.add([-here, *rest])
            model = self.clauses.model([here])
            self.clauses.add([-here])
            if model is None:
                break
            more = {variable for variable in rest if model[variable]}
            found |= more
            yield more

    def all_within_every(self) -> set[int]:
        """Return the arguments that every extension holds; there has to be one."""
        common = set(self.some() or ())
        while common:
            (here,) = self.clauses.new()
            self.clauses.add([-here, *(-self.inside[member] for member in common)])
            other = self.holding([here])
            if other is None:
                break
            common.intersection_update(other)
        return common

    def _each(self, held: Sequence[int]) -> Iterator[list[int]]:
        """Go through all sets with some literals true, each once."""
        (here,) = self.clauses.new()
        while (model := self.clauses.model([*held, here])) is not None:
            yield self.members(model)
            self.clauses.add([-here, *(-one if model[one] else one for one in self.inside)])

    def _largest(self) -> Iterator[Model]:
        """Go through models whose aim is as large as can be, one for each such aim."""
        while (model := self.clauses.model()) is not None:
            model = self._grown(model, ())
            yield model
            self.clauses.add(self._rest(model))

    def _grown(self, model: Model, held: Sequence[int]) -> Model:
        """Make a model's aim as large as it can be with some literals held."""
        if not held:
            model = self._completed(model)
        while (larger := self._larger(model, held)) is not None:
            model = larger if held else self._completed(larger)
        return model

    def _completed(self, model: Model) -> Model:
        """Add to an admissible set what it defends, which needs no search."""
        if self.base != "admissible":
            return model
        labels = grounded_labels(self.graph, self.members(model))
        return [False, *(label == IN for label in labels), *(label == OUT for label in labels)]

    def _larger(self, model: Model, held: Sequence[int]) -> Model | None:
        """Return a model whose aim holds that of another one and more."""
        rest = self._rest(model)
        if not rest:
            return None
        (here,) = self.clauses.new()
        self.clauses.add([-here, *rest])
        left_out = set(rest)
        larger = self.clauses.model([*held, here, *(one for one in self._aim or () if one not in left_out)])
        self.clauses.add([-here])
        return larger

    def _rest(self, model: Model) -> list[int]:
        """Return the variables of the aim that a model does not reach."""
        reached = self._reached(model)
        return [variable for variable, is_in in zip(self._aim or (), reached, strict=True) if not is_in]

    def _reached(self, model: Model) -> list[bool]:
        """Say of each argument whether it is part of the aim, in truth: a variable of a range may understate it."""
        inside = [model[variable] for variable in self.inside]
        if self.goal == "members":
            return inside
        return [
            is_in or any(inside[one] for one in attackers)
            for is_in, attackers in zip(inside, self.graph.attackers, strict=True)
        ]

    def _range_variables(self) -> range:
        aim = self.clauses.new(len(self.graph))
        for number, variable in enumerate(aim):
            attackers = self.graph.attackers[number]
            self.clauses.add([-variable, self.inside[number], *(self.inside[one] for one in attackers)])
        return aim


def _conflict_free(found: ExtensionClauses) -> None:
    for number, attackers in enumerate(found.graph.attackers):
        for one in attackers:
            found.clauses.add([-found.inside[number], -found.inside[one]])


def _stable(found: ExtensionClauses) -> None:
    _conflict_free(found)
    for number, attackers in enumerate(found.graph.attackers):
        found.clauses.add([found.inside[number], *(found.inside[one] for one in attackers)])


def _admissible(found: ExtensionClauses) -> None:
    """Of what is in, every attacker is out; what is out is attacked by what is in. Not all that is attacked need be out."""
    clauses, inside = found.clauses, found.inside
    outside = found.outside = clauses.new(len(found.graph))
    for number, attackers in enumerate(found.graph.attackers):
        clauses.add([-outside[number], *(inside[one] for one in attackers)])
        for one in attackers:
            clauses.add([-inside[number], outside[one]])
            clauses.add([-inside[number], -inside[one]])


def _complete(found: ExtensionClauses) -> None:
    """All that is attacked by what is in is out, and what has no attacker but what is out is in."""
    clauses, inside = found.clauses, found.inside
    outside = found.outside = clauses.new(len(found.graph))
    for number, attackers in enumerate(found.graph.attackers):
        clauses.add([-inside[number], -outside[number]])
        clauses.add([-outside[number], *(inside[one] for one in attackers)])
        for one in attackers:
            clauses.add([-inside[one], outside[number]])
            clauses.add([-inside[number], outside[one]])
        clauses.add([inside[number], *(-outside[one] for one in attackers)])


_WRITERS: dict[Base, Callable[[ExtensionClauses], None]] = {
    "conflict-free": _conflict_free,
    "admissible": _admissible,
    "complete": _complete,
    "stable": _stable,
}

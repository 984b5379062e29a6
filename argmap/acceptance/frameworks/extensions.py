"""`ExtensionSearch`: the extensions of an attack graph by one semantics, part by part of what the grounded one leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.acceptance.frameworks.extension_clauses import ExtensionClauses
from argmap.acceptance.frameworks.extension_names import BEYOND_GROUNDED, DIRECTIONAL, UNIQUE, Extensions
from argmap.acceptance.frameworks.grounded_labels import IN, UNDECIDED, grounded_labels
from argmap.acceptance.frameworks.largest_admissible import eager, ideal
from argmap.acceptance.frameworks.scc_recursion import BASES, built_along_components
from argmap.acceptance.search.clauses import in_time, time_is_up, time_limit
from argmap.acceptance.search.products import combinations_of, number_of_combinations
from argmap.basics.text import counted
from argmap.errors import TimeLimitError

if TYPE_CHECKING:
    from argmap.acceptance.frameworks.attacks import Attacks


class ExtensionSearch:
    """What can be asked of an attack graph, its arguments by number.

    Under most semantics every extension holds the grounded one: only what that leaves undecided is searched, each part that
    hangs together by itself. Every method raises `TimeLimitError` when `timeout` seconds, from the making of this object on, are up.

    >>> from argmap.acceptance.frameworks.attacks import Attacks
    >>> search = ExtensionSearch(Attacks.of(4, [(0, 1), (2, 3), (3, 2)]), "preferred")
    >>> [sorted(one) for one in search.every()], search.count(), search.credulous(3), search.sceptical(3)
    ([[0, 2], [0, 3]], 2, True, False)
    """

    def __init__(self, graph: Attacks, semantics: Extensions, *, timeout: float | None = None) -> None:
        self.graph = graph
        self.semantics = semantics
        self.deadline = time_limit(timeout)

    @cached_property
    def labels(self) -> list[int]:
        """What is decided from the start: the grounded labelling, where all extensions hold to it."""
        if self.semantics in BEYOND_GROUNDED:
            return grounded_labels(self.graph)
        return [UNDECIDED] * len(self.graph)

    @cached_property
    def certain(self) -> list[int]:
        """The arguments that are in from the start."""
        return [number for number, label in enumerate(self.labels) if label == IN]

    @cached_property
    def parts(self) -> list[list[int]]:
        """What is not decided from the start, each part that hangs together."""
        if self.semantics == "grounded":
            return []
        return self.graph.weak_components(number for number, label in enumerate(self.labels) if label == UNDECIDED)

    def some(self) -> set[int] | None:
        """Return one extension; None where there is none. Where the time is up, the error holds what is in every one."""
        found = set(self.certain)
        for part in self.parts:
            try:
                chosen = self._some_of(part)
            except TimeLimitError:
                raise time_is_up(
                    f"{counted(len(self.certain), 'argument is', 'arguments are')} in every one", {*self.certain}
                ) from None
            if chosen is None:
                return None
            found.update(chosen)
        return found

    def every(self) -> Iterator[set[int]]:
        """Go through all extensions, each once."""
        return in_time(self._every(), "extension")

    def _every(self) -> Iterator[set[int]]:
        for chosen in combinations_of([self._every_of(part) for part in self.parts]):
            if self.deadline.over:  # the parts may be known, and their combinations more than can be gone through
                raise time_is_up()
            yield {*self.certain, *(member for part in chosen for member in part)}

    def count(self) -> int:
        """Return how many extensions there are: the numbers of its parts multiplied."""
        return number_of_combinations(self._every_of(part) for part in self.parts)

    def credulous(self, argument: int) -> bool:
        """Say whether some extension holds an argument."""
        return self._holds(argument, in_all=False)

    def sceptical(self, argument: int) -> bool:
        """Say whether every extension holds an argument: where there is none, every one does."""
        return self._holds(argument, in_all=True)

    def example(self, argument: int) -> set[int] | None:
        """Return an extension that holds an argument; None where there is none."""
        return self._one(argument, inside=True)

    def counterexample(self, argument: int) -> set[int] | None:
        """Return an extension that leaves an argument out; None where there is none."""
        return self._one(argument, inside=False)

    def _holds(self, argument: int, *, in_all: bool) -> bool:
        """Answer a question about one argument by what bears on it alone, where that is enough."""
        if self.semantics in DIRECTIONAL and self.labels[argument] == UNDECIDED:
            part = self.graph.cone([argument], self._open)
            found = self._one_of(part, argument, inside=not in_all)
            return (found is None) if in_all else found is not None
        return (self.counterexample(argument) is None) if in_all else self.example(argument) is not None

    @cached_property
    def _open(self) -> list[int]:
        return [number for number, label in enumerate(self.labels) if label == UNDECIDED]

    def _one(self, argument: int, *, inside: bool) -> set[int] | None:
        if self.labels[argument] != UNDECIDED or self.semantics == "grounded":
            return self.some() if (self.labels[argument] == IN) == inside else None
        found = set(self.certain)
        for part in sorted(self.parts, key=lambda part: argument not in part):  # where the argument is, first
            chosen = self._one_of(part, argument, inside=inside) if argument in part else self._some_of(part)
            if chosen is None:
                return None
            found.update(chosen)
        return found

    def _one_of(self, part: Sequence[int], argument: int, *, inside: bool) -> list[int] | None:
        """Return what an extension that holds an argument, or leaves it out, holds of one part."""
        if self.semantics in BASES or self.semantics in UNIQUE:
            return next((one for one in self._every_of(part) if (argument in one) == inside), None)
        place = part.index(argument)
        if self.semantics in {"conflict-free", "admissible"} and not inside:
            return []
        found = self._clauses(part)
        chosen = found.holding([found.inside[place]]) if inside else self._without(found, place)
        return None if chosen is None else [part[one] for one in chosen]

    def _without(self, found: ExtensionClauses, place: int) -> list[int] | None:
        """Look first for what needs no search for a largest set: one that attacks the argument, or that it is in none."""
        if self.semantics == "preferred" and found.outside is not None:
            attacking = found.grown([found.outside[place]])
            if attacking is not None:
                return attacking
            if found.clauses.model([found.inside[place]]) is None:
                return found.some()
        return found.holding([-found.inside[place]])

    def _some_of(self, part: Sequence[int]) -> list[int] | None:
        if self.semantics in {"conflict-free", "admissible", "complete"}:
            return []  # what is left is undecided: to accept none of it is complete
        if self.semantics == "naive":
            return self._greedy(part)
        return next(self._every_of(part), None)

    def _greedy(self, part: Sequence[int]) -> list[int]:
        chosen = set[int]()
        for member in part:
            near = (*self.graph.attackers[member], *self.graph.attacked[member])
            if member not in near and chosen.isdisjoint(near):
                chosen.add(member)
        return sorted(chosen)

    def _every_of(self, part: Sequence[int]) -> Iterator[list[int]]:
        """Go through what the extensions hold of one part."""
        graph = self.graph.part(part)
        if self.semantics in BASES:
            every = built_along_components(graph, self.semantics, self.deadline)
        elif self.semantics in UNIQUE:
            every = iter([sorted((ideal if self.semantics == "ideal" else eager)(graph, self.deadline))])
        else:
            every = ExtensionClauses(graph, self.semantics, self.deadline).every()
        for chosen in every:
            yield [part[one] for one in chosen]

    def _clauses(self, part: Sequence[int]) -> ExtensionClauses:
        return ExtensionClauses(self.graph.part(part), self.semantics, self.deadline)

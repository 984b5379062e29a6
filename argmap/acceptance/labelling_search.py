"""`LabellingSearch`: the labellings of a map read as a program, by one semantics."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from argmap.acceptance.frameworks.extension_clauses import ExtensionClauses
from argmap.acceptance.frameworks.grounded_labels import IN, OUT, UNDECIDED
from argmap.acceptance.program_framework import ProgramFramework, framework_of
from argmap.acceptance.search.clauses import in_time, time_is_up, time_limit
from argmap.acceptance.search.products import combinations_of, number_of_combinations
from argmap.acceptance.unfounded_sets import UnfoundedSets
from argmap.acceptance.well_founded import derived, well_founded
from argmap.errors import TimeLimitError

if TYPE_CHECKING:
    from argmap.acceptance.argument_program import ArgumentProgram

Labellings: TypeAlias = Literal["grounded", "complete", "preferred", "stable", "ideal"]
"""By which a map is labelled (Caminada 2006; on programs Wu, Caminada, Gabbay 2009)."""
LABELLINGS: tuple[Labellings, ...] = get_args(Labellings)

Labels: TypeAlias = list[int]
"""The label of every node of a program: in, undecided or out."""


class LabellingSearch:
    """The labellings of a program. Only what the grounded one leaves undecided is searched, each part by itself.

    >>> from argmap.acceptance.argument_program import program_of
    >>> from argmap.model.document import Document
    >>> program = program_of(Document.from_tree({
    ...     "argmap": 1, "title": "Two", "claims": {"a": "A.", "b": "B."},
    ...     "relations": [{"premises": ["a"], "rebuts": "b"}, {"premises": ["b"], "rebuts": "a"}]}))
    >>> [labels[:2] for labels in LabellingSearch(program, "preferred").every()]
    [[1, -1], [-1, 1]]
    """

    def __init__(
        self,
        program: ArgumentProgram,
        semantics: Labellings,
        *,
        timeout: float | None = None,
        grounded: Labels | None = None,
    ) -> None:
        """`grounded` is the grounded labelling, for who knows it already."""
        self.program = program
        self.grounded: Labels = well_founded(program)[0] if grounded is None else grounded
        self.semantics = semantics
        self.deadline = time_limit(timeout)

    @cached_property
    def framework(self) -> ProgramFramework:
        """The program as attacks."""
        return framework_of(self.program)

    @cached_property
    def parts(self) -> list[list[int]]:
        """The arguments that are undecided, each part that hangs together; nodes come first in each."""
        if self.semantics == "grounded":
            return []
        labels = self.framework.labels(self.grounded)
        return self.framework.graph.weak_components(number for number, one in enumerate(labels) if one == UNDECIDED)

    def some(self) -> Labels | None:
        """Return one labelling, of several a first one; None where there is none."""
        if self.semantics == "complete":
            return self.grounded
        chosen = [next(self._every_of(part), None) for part in self.parts]
        return None if None in chosen else self._joined([one for one in chosen if one is not None])

    def every(self) -> Iterator[Labels]:
        """Go through all labellings, each once."""
        return in_time(self._every(), "labelling")

    def _every(self) -> Iterator[Labels]:
        for chosen in combinations_of([self._every_of(part) for part in self.parts]):
            if self.deadline.over:
                raise time_is_up()
            yield self._joined(chosen)

    def count(self) -> int:
        """Return how many there are: the numbers of the parts multiplied."""
        return number_of_combinations(self._every_of(part) for part in self.parts)

    def common(self) -> Labels | None:
        """Return the labels that all labellings agree on, 2 where they do not; None where there is no labelling.

        Where the time is up, the error holds those that are known to be such, and 2 in place of all others.
        """
        known = [DIFFER if label == UNDECIDED else label for label in self.grounded]
        try:
            first = self.some()
            if first is None or self.semantics in {"grounded", "ideal"}:
                return first
            labels = [*first]
            for part in self.parts:
                self._compare(part, labels)
                for number in part[: self._nodes_of(part)]:
                    known[number] = labels[number]
        except TimeLimitError:
            raise time_is_up(result=known) from None
        return labels

    def somewhere(self) -> set[int]:
        """Return the nodes that are in by some labelling; where the time is up, the error holds those found."""
        sure = self.semantics != "stable"  # there may be none
        found = {number for number, label in enumerate(self.grounded) if label == IN and sure}
        try:
            first = self.some()
            if first is None:
                return set()
            found.update(number for number, label in enumerate(first) if label == IN)
            for part in self.parts if self.semantics not in {"grounded", "ideal"} else ():
                clauses = self._clauses(part)
                place = dict(zip(clauses.inside, part[: self._nodes_of(part)], strict=False))
                for more in clauses.within_some([*place]):
                    found.update(place[variable] for variable in more)
        except TimeLimitError:
            raise time_is_up(result=found) from None
        return found

    def _compare(self, part: Sequence[int], labels: Labels) -> None:
        """Look for a labelling that differs in one of the labels still common, until there is none."""
        clauses, size = self._clauses(part), self._nodes_of(part)
        while True:
            differing: list[int] = []
            for at in range(size):
                variable, label = clauses.inside[at], labels[part[at]]
                if label == IN:
                    differing.append(-variable)
                elif label == OUT:
                    differing.append(variable if clauses.outside is None else -clauses.outside[at])
                elif label == UNDECIDED and clauses.outside is not None:
                    differing.extend((variable, clauses.outside[at]))
            (here,) = clauses.clauses.new()
            clauses.clauses.add([-here, *differing])
            other = clauses.holding([here]) if differing else None
            if other is None:
                return
            for number, label in self._labels_of(part, [part[at] for at in other]):
                if labels[number] != label:
                    labels[number] = DIFFER

    def _every_of(self, part: Sequence[int]) -> Iterator[list[int]]:
        if self.semantics == "ideal":
            yield self._ideal_of(part)
            return
        for chosen in self._clauses(part).every():
            yield [part[one] for one in chosen]

    def _nodes_of(self, part: Sequence[int]) -> int:
        return sum(one < len(self.program.nodes) for one in part)

    def _clauses(self, part: Sequence[int]) -> ExtensionClauses:
        largest = self.semantics in {"preferred", "ideal"}
        semantics = "largest complete" if largest else self.semantics
        found = ExtensionClauses(self.framework.graph.part(part), semantics, self.deadline)
        nodes = part[: self._nodes_of(part)]
        found.clauses.check = UnfoundedSets(self.program, self.grounded, nodes, found).broken
        return found

    def _joined(self, chosen: Sequence[Sequence[int]]) -> Labels:
        labels = [*self.grounded]
        for part, members in zip(self.parts, chosen, strict=True):
            for number, label in self._labels_of(part, members):
                labels[number] = label
        return labels

    def _labels_of(self, part: Sequence[int], members: Collection[int]) -> Iterator[tuple[int, int]]:
        """Give the nodes of a part with the labels that they have by an extension."""
        inside = set(members)
        for number in part[: self._nodes_of(part)]:
            attacked = not inside.isdisjoint(self.framework.graph.attackers[number])
            yield number, IN if number in inside else OUT if attacked else UNDECIDED

    def _ideal_of(self, part: Sequence[int]) -> list[int]:
        """Return what the ideal labelling has in: the largest admissible set of assumptions that no admissible one attacks.

        The search for what is in or out somewhere is for any complete labelling; a preferred one keeps what is left free of conflicts.
        """
        nodes = part[: self._nodes_of(part)]
        clauses = self._clauses(part)
        outside = (clauses.outside or range(0))[: len(nodes)]
        inner, outer = clauses.inside[: len(nodes)], outside
        somewhere = clauses.all_within_some([*inner, *outer])
        preferred = dict(self._labels_of(part, [part[one] for one in clauses.some() or ()]))
        safe = {
            number
            for number, is_in, is_out in zip(nodes, inner, outer, strict=True)
            if is_out in somewhere and is_in not in somewhere and preferred[number] == OUT
        }
        while True:
            held = self._derived(nodes, safe)
            possible = self._derived(nodes, {number for number in nodes if number not in held})
            if safe.isdisjoint(possible):
                break
            safe -= possible
        # In are the nodes that hold, and of the helping arguments those whose attackers are all out.
        labels = {number: IN if number in held else UNDECIDED if number in possible else OUT for number in nodes}
        attackers = self.framework.graph.attackers
        helping = [one for one in part[len(nodes) :] if all(labels.get(by, OUT) == OUT for by in attackers[one])]
        return [*held, *helping]

    def _derived(self, nodes: Sequence[int], absent: Collection[int]) -> set[int]:
        """Return the undecided nodes that hold when some of them are taken not to hold."""
        labels, missing = self.grounded, dict[int, int]()
        for number in nodes:
            node = self.program.nodes[number]
            if all(labels[one] == OUT or one in absent for one in node.con):
                open_ = sum(labels[one] == UNDECIDED for one in node.pro)
                free = node.given or any(labels[one] == IN for one in node.pro)
                missing[number] = open_ if node.needs_all else int(not free)
        return set(derived(missing, self._users))

    @cached_property
    def _users(self) -> list[list[int]]:
        return self.program.users[0]


DIFFER = 2
"""In place of a label where labellings differ."""

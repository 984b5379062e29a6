"""`MapLabellings`: all labellings of a map by one semantics, gone through, counted and compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.acceptance.argument_program import Asserted, program_of
from argmap.acceptance.frameworks.grounded_labels import IN
from argmap.acceptance.labelling import Label, Labelling
from argmap.acceptance.labelling_search import DIFFER, LABELLINGS, LabellingSearch
from argmap.acceptance.reasons import WORD, ProgramReasons, Reasons, reasons_of
from argmap.acceptance.search.clauses import time_is_up, time_limit
from argmap.acceptance.well_founded import derived, well_founded
from argmap.basics.text import counted
from argmap.errors import Problem, SemanticsError, TimeLimitError, nearest_or_all

if TYPE_CHECKING:
    from argmap.acceptance.argument_program import ArgumentProgram
    from argmap.model.document import Document


class MapLabellings(Iterator[Labelling]):
    """The labellings of a map by one semantics: an iterator that searches as it is asked, and what they have in common.

    `timeout` bounds each of the questions, in seconds. When it is up `TimeLimitError` is raised, whose `result` is what
    is known by then: how many labellings there are at least, or those claims of an answer of which it is certain.

    >>> import argmap
    >>> m = argmap.loads("{argmap: 1, title: Two, claims: {a: A., b: B., c: C.}, relations: ["
    ...     "{premises: a, rebuts: b}, {premises: b, rebuts: a}, {premises: a, supports: c}, {premises: b, supports: c}]}")
    >>> found = m.labellings("preferred")
    >>> found.count(), sorted(one.only("in") for one in found)
    (2, [('a', 'c'), ('b', 'c')])
    >>> sorted(found.sceptical()), sorted(found.credulous()), dict(found.common)
    (['c'], ['a', 'b', 'c'], {'c': 'in'})
    """

    def __init__(
        self,
        document: Document,
        semantics: str = "grounded",
        *,
        asserted: Asserted = "leaves",
        timeout: float | None = None,
        shown: Sequence[str] | None = None,
    ) -> None:
        """`shown` names the claims that are told of: all of them where it is not given."""
        if semantics not in LABELLINGS:
            hint = nearest_or_all(semantics, LABELLINGS)
            raise SemanticsError(Problem(f"maps have no labellings called {semantics!r}", hint=hint))
        self.semantics = next(one for one in LABELLINGS if one == semantics)
        self.document = document
        self.program: ArgumentProgram = program_of(document, asserted)
        time_limit(timeout)  # what is wrong with it is said before anything is searched
        self.timeout = timeout
        told = self.program.claims if shown is None else set(shown)
        self._claims = {key: number for key, number in self.program.claims.items() if key in told}
        self._every: Iterator[list[int]] | None = None

    def __iter__(self) -> MapLabellings:
        return self

    def __next__(self) -> Labelling:
        if self._every is None:
            self._every = self._search().every()
        return self._told(next(self._every))

    def some(self) -> Labelling | None:
        """Return one labelling; None where there is none, which only stable ones can lack."""
        found = self._search().some()
        return None if found is None else self._told(found)

    def count(self) -> int:
        """Return how many there are, exactly; two that differ in a relation alone are two."""
        return self._search().count()

    def sceptical(self) -> frozenset[str]:
        """Return the claims that are in by every labelling: all of them where there is none."""
        try:
            common = self._search().common()
        except TimeLimitError as error:
            labels = error.result
            known = self._named(lambda number: labels[number] == IN)
            words = f"{counted(len(known), 'claim is', 'claims are')} known to be in by every labelling"
            raise time_is_up(words, known) from None
        return self._named(lambda number: common is None or common[number] == IN)

    def credulous(self) -> frozenset[str]:
        """Return the claims that are in by some labelling."""
        try:
            return self._named(self._search().somewhere().__contains__)
        except TimeLimitError as error:
            known = self._named(error.result.__contains__)
            words = f"{counted(len(known), 'claim is', 'claims are')} known to be in by some labelling"
            raise time_is_up(words, known) from None

    @property
    def common(self) -> Mapping[str, Label]:
        """The labels on which all labellings agree; claims on which they do not are left out."""
        try:
            return self._agreed(self._search().common())
        except TimeLimitError as error:
            known = self._agreed(error.result)
            words = f"all labellings are known to agree on {counted(len(known), 'claim')}"
            raise time_is_up(words, known) from None

    def _agreed(self, found: Sequence[int] | None) -> dict[str, Label]:
        if found is None:
            return {}
        return {key: _label(found[number]) for key, number in self._claims.items() if found[number] != DIFFER}

    def _named(self, holds: Callable[[int], bool]) -> frozenset[str]:
        return frozenset(key for key, number in self._claims.items() if holds(number))

    def __repr__(self) -> str:
        asserted = counted(len(self.program.asserted), "claim")
        return f"<MapLabellings of {self.document.title!r}: {self.semantics}, {asserted} asserted>"

    def _search(self) -> LabellingSearch:
        return LabellingSearch(self.program, self.semantics, timeout=self.timeout, grounded=self._grounded[0])

    @cached_property
    def _grounded(self) -> tuple[list[int], list[int]]:
        return well_founded(self.program)

    def _told(self, labels: list[int]) -> Labelling:
        return _told_labelling(self.document, self.program, labels, self._claims, self._grounded)


def _told_labelling(
    document: Document,
    program: ArgumentProgram,
    labels: list[int],
    claims: Mapping[str, int],
    grounded: tuple[list[int], list[int]],
) -> Labelling:
    """Return the labels of nodes as those of claims, relations and sources, by id."""
    reasons = ProgramReasons(program, labels, _rank(program, labels, grounded))
    texts = {
        **{key: one.text for key, one in document.claims.items()},
        **{key: one.name or "" for key, one in document.sources.items()},
    }
    number_of = {**program.place, **program.relations, **program.claims}

    def explain(about: str) -> Reasons:
        return reasons_of(number_of[about], program.nodes, labels, reasons.step, lambda name: texts.get(name, ""))

    return Labelling(
        {key: _label(labels[number]) for key, number in claims.items()},
        {key: _label(labels[number]) for key, number in program.relations.items()},
        {node.id: _label(labels[number]) for number, node in enumerate(program.nodes) if node.sort == "source"},
        explain,
    )


def _rank(program: ArgumentProgram, labels: Sequence[int], found: tuple[list[int], list[int]]) -> list[int]:
    """Order nodes so that each is decided by earlier ones: as the grounded labelling is found, then as supports reach them."""
    grounded, rank = found[0], [*found[1]]
    if list(labels) == grounded:
        return rank
    inside = {
        number: (len(node.pro) if node.needs_all else int(not node.given))
        for number, node in enumerate(program.nodes)
        if labels[number] == IN
    }
    for later, number in enumerate(derived(inside, program.users[0]), start=len(rank) + 1):
        if grounded[number] != IN:
            rank[number] = later
    return rank


def _label(label: int) -> Label:
    return WORD[label]  # type: ignore[return-value] # its words are these

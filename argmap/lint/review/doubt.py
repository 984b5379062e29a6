"""`Doubt`: one question for a person about one entry of a map; `Reviewed`: the map as those who doubt look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from argmap.basics.text import one_line, shorten

if TYPE_CHECKING:
    from argmap.lint.inspection.inspection import Inspection
    from argmap.model.relations import AnyRelation

NOTHING = 0.005
"""A swing below this prints as 0.00."""
_LETTERS = 90


@dataclass(frozen=True, slots=True)
class Doubt:
    """One question about one entry of a map."""

    id: str
    """The claim, relation, source or document; empty for the map as a whole."""
    question: str
    why: str
    """Why it is asked: a part of a sentence."""
    swing: float | None = None
    """How much hangs on it; None where that does not apply or was not worked out."""
    grave: bool = False
    """Whether something in the map looks like the mistake; what is asked of every such entry is not."""
    also: tuple[str, ...] = ()
    """Other entries that it is about as much."""
    weight: float | None = None
    """What it is ordered by, where that is not the size of the swing."""


Doubts: TypeAlias = Callable[["Reviewed"], Iterator[Doubt]]


class Reviewed:
    """A map as those who doubt look at it: what everything in it moves, worked out together."""

    def __init__(self, inspection: Inspection) -> None:
        self.inspection = inspection
        self.document = inspection.document

    @cached_property
    def _swings(self) -> Mapping[str, float]:
        original, claims = self.inspection.original, self.document.claims
        scored = [key for key in claims if original[key] == key and claims[key].kind != "question"]
        return self.inspection.swings(scored) if self.inspection.conclusions else {}

    @cached_property
    def _gains(self) -> Mapping[str, float]:
        steps = [one.id for one in self.inspection.steps]
        return self.inspection.gains(steps) if self.inspection.conclusions else {}

    @cached_property
    def _uses(self) -> Mapping[str, tuple[AnyRelation, ...]]:
        """The scored relations by the claims among their premises, where restatements are their originals."""
        found: dict[str, list[AnyRelation]] = {}
        for one in self.inspection.steps:
            for premise in {self.inspection.original[each]: None for each in one.premises}:
                found.setdefault(premise, []).append(one)
        return {key: tuple(listed) for key, listed in found.items()}

    def using(self, claim: str) -> tuple[AnyRelation, ...]:
        """Return the relations that a claim, which is no restatement, is a premise of."""
        return self._uses.get(claim, ())

    @cached_property
    def _attacks(self) -> Mapping[str, list[str]]:
        return {key: [one.id for one in uses if one.type != "support"] for key, uses in self._uses.items()}

    def attacks_with(self, claim: str) -> list[str]:
        """Return the rebuttals and undercuts that a claim is a premise of."""
        return self._attacks.get(claim, [])

    def swing(self, claim: str) -> float | None:
        """Return a conclusion's score with the claim true, less that with it false; 0 where it reaches none."""
        first = self.inspection.original[claim]
        if not self.inspection.conclusions or first in self.inspection.conclusions:
            return None
        return self._swings.get(first) if first in self.inspection.reached else 0.0

    def gain(self, relation: str) -> float | None:
        """Return by how much a conclusion rises as the relation comes in; 0 where it reaches none or has no force."""
        if not self.inspection.conclusions:
            return None
        found = self._gains.get(relation)
        if found is None:
            told = relation in self.inspection.reached and self.inspection.scores.relations.get(relation, 0.0) > 0.0
            return None if told else 0.0
        return -found

    def of_premises(self, relation: AnyRelation) -> float | None:
        """Return the largest swing among the premises of a relation."""
        return largest_of(self.swing(one) for one in relation.premises)

    def said(self, key: str) -> str:
        """Return what a claim says, in quotation marks; of a relation its id; of anything else its name."""
        if key in self.document.claims:
            return quote_of(self.document.claims[key].text)
        return f"'{key}'"

    def sides(self, relation: AnyRelation) -> str:
        """Return what the premises of a relation say."""
        first, *rest = relation.premises
        return self.said(first) + (f" (with {len(rest)} more)" if rest else "")


def quote_of(text: str) -> str:
    """Return the beginning of a text in quotation marks, without its full stop.

    >>> quote_of("It rains.")
    '“It rains”'
    """
    return f"“{shorten(one_line(text), _LETTERS).removesuffix('.')}”"


def largest_of(swings: Iterable[float | None]) -> float | None:
    """Return the swing of the largest size; None where none is known.

    >>> largest_of([0.1, None, -0.4])
    -0.4
    """
    known = [one for one in swings if one is not None]
    return max(known, key=abs, default=None)

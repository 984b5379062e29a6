"""`Doubt`: one question for a person about one entry of a map; `Reviewed`: the map as those who doubt look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from argmap.basics.deadline import Deadline
from argmap.basics.text import one_line, quoted, shorten
from argmap.maths.content_words import Weights, content_words

if TYPE_CHECKING:
    from argmap.lint.inspection.inspection import Inspection
    from argmap.lint.review.source_sentences import Sentence, SourceSentences
    from argmap.model.relations import AnyRelation

NOTHING = 0.005
"""A swing below this prints as 0.00."""
MOST_NAMED = 8
"""So many ids of those that one question is about are named."""
_LETTERS = 90
_SECONDS = 2.5
"""So long the sentences of claims are looked for."""
_GRAVE, _ASKED_OF_ALL = 0.5, 0.15
"""How likely a doubt is a mistake where nothing more is known of it."""


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
    likely: float | None = None
    """How likely it is a mistake, from 0 to 1: a rough order among the sorts; None for what is usual (see `chance`)."""

    @property
    def chance(self) -> float:
        """How likely it is a mistake: as said, else by whether it looks like one."""
        usual = _GRAVE if self.grave else _ASKED_OF_ALL
        return usual if self.likely is None else self.likely


Doubts: TypeAlias = Callable[["Reviewed"], Iterator[Doubt]]


class Reviewed:
    """A map as those who doubt look at it: what everything in it moves, worked out together."""

    def __init__(self, inspection: Inspection, text: SourceSentences | None = None) -> None:
        self.inspection = inspection
        self.document = inspection.document
        self.text = text
        """The texts that the map is of, where they are at hand."""

    def has_text_of(self, document: str) -> bool:
        """Say whether a document's text is there to look things up in: at hand, or as a file beside the map."""
        given = self.text is not None and document in self.text.documents
        return given or self.document.documents[document].file is not None

    @cached_property
    def nearest(self) -> Mapping[str, Sentence]:
        """The sentence that each claim is from, as far as one can tell: not of questions and what nobody says."""
        found = {}
        deadline = Deadline(_SECONDS)
        for key, claim in self.document.claims.items():
            if self.text is None or claim.implied or claim.kind == "question":
                continue
            if deadline.over:
                self.inspection.notes["There was no time to look for the sentences of all claims."] = None
                break
            quotes = [said.at.quote for said in claim.said_by if said.at is not None and said.at.quote is not None]
            one = self.text.nearest(claim.text, speakers=self.heard(key), quotes=quotes)
            if one is not None:
                found[key] = one
        return found

    def heard(self, claim: str) -> frozenset[str]:
        """Return who speaks where a claim is said: its sources, and those through whom these are heard."""
        found: set[str] = set()
        waiting = [said.source for said in self.document.claims[claim].said_by]
        while waiting:
            key = waiting.pop()
            via = self.document.sources[key].via
            if key not in found and via is not None:
                waiting.append(via)
            found.add(key)
        return frozenset(found)

    @cached_property
    def content(self) -> Mapping[str, frozenset[str]]:
        """The content words of every claim."""
        return {key: content_words(claim.text) for key, claim in self.document.claims.items()}

    @cached_property
    def weights(self) -> Weights:
        """How much each content word tells among the claims."""
        return Weights(self.content.values())

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

    @cached_property
    def islands(self) -> list[set[str]]:
        """The parts of the map from which no conclusion can be reached; none without a conclusion."""
        import networkx as nx  # noqa: PLC0415 - slow to load

        if not self.inspection.conclusions:
            return []
        asked = {key for key, one in self.document.claims.items() if one.kind == "question"}
        own = {*self.document.claims, *self.document.relations} - self.inspection.reached - asked
        return sorted(
            nx.connected_components(self.inspection.arrows.subgraph(own).to_undirected()), key=len, reverse=True
        )

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


def most_moving(relations: list[AnyRelation], map_: Reviewed) -> list[AnyRelation]:
    """Return relations in order of what they move, the largest first."""
    return sorted(relations, key=lambda one: -abs(map_.gain(one.id) or 0.0))


def quote_of(text: str) -> str:
    """Return the beginning of a text in quotation marks, without its full stop.

    >>> quote_of("It rains.")
    '“It rains”'
    """
    return f"“{shorten(one_line(text), _LETTERS).removesuffix('.')}”"


def the_same_of(others: Iterable[str]) -> str:
    """Return the sentence that asks a question of other entries, too; nothing where there are none.

    >>> the_same_of(["rain", "wet"])
    " The same of 'rain' and 'wet'."
    """
    named = list(others)
    return f" The same of {quoted(named, MOST_NAMED)}." if named else ""


def largest_of(swings: Iterable[float | None]) -> float | None:
    """Return the swing of the largest size; None where none is known.

    >>> largest_of([0.1, None, -0.4])
    -0.4
    """
    known = [one for one in swings if one is not None]
    return max(known, key=abs, default=None)

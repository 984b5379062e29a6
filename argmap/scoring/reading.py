"""`Reading`: a map under one way of scoring, compiled, ordered and scored once, and asked often."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from argmap.arrays.choices import checked_choices
from argmap.arrays.compile.dated import dated_document, said_by_day
from argmap.arrays.compile.from_objects import arrays_from_document
from argmap.columns.from_document import columns_from_document
from argmap.errors import UnknownIdError
from argmap.model.mutual import both_told, both_ways
from argmap.scoring.changed_network import changed_network
from argmap.scoring.network_core import NetworkCore
from argmap.scoring.parts.excerpt import LIMIT, everything
from argmap.scoring.parts.refusals import no_whole
from argmap.scoring.score_document import named_scores, score_document, settle
from argmap.semantics import PROBABILITY, Modular, get_semantics

if TYPE_CHECKING:
    from argmap.answers.answer import Answer
    from argmap.answers.network_scores import NetworkScores
    from argmap.answers.scores import Scores
    from argmap.model.document import Document
    from argmap.semantics import Semantics

Told = TypeVar("Told", bound="Answer")
_DOING = ("engine", "threads")
_RULE = ("semantics", "parameters")


@dataclass(frozen=True, eq=False, repr=False)
class Reading:
    """A map or a network under one way of scoring, with what a question may ask of it.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain, take = b.claim("It rains", id="rain", prior=0.7), b.claim("Take one", id="take", prior=0.1)
    >>> step = b.support([rain], take)
    >>> reading = b.build().under(fix={"rain": 1.0})
    >>> reading.scores.final, reading.document.title
    (array([1., 1.]), 'Umbrella')
    """

    how: Mapping[str, Any]
    """The words of `How` that were said; those left open are not there."""
    compile: Callable[[], NetworkCore]
    tell: Callable[[], Document]
    show: Callable[[], Document]
    whole: Callable[[], Document]
    """Gives the map as objects, whatever the day."""
    is_of_objects: bool
    """Whether the map was made of objects: a network is of any size, and says less."""

    @cached_property
    def network(self) -> NetworkCore:
        """The map as arrays, with what is to be otherwise worked in."""
        return self.compile()

    @cached_property
    def document(self) -> Document:
        """The map as objects, as of the day asked about; a network of too many claims is refused."""
        return self.tell()

    @property
    def shown(self) -> Document:
        """The part of it that is looked at, for lists of what is there."""
        return self.show()

    @cached_property
    def semantics(self) -> str | Semantics:
        """The rule of scoring, its parameters set; `probability` is known by its name alone."""
        given = self.how.get("semantics", "df_quad")
        return PROBABILITY if given == PROBABILITY else self.rule

    @cached_property
    def rule(self) -> Semantics:
        """The same, where only degrees will do: `probability` is refused."""
        found = get_semantics(self.how.get("semantics", "df_quad"), parameters=self.how.get("parameters"))
        if "join" in self.how and isinstance(found, Modular) and found.join is not None:
            return found.joined(self.how["join"])
        return found

    @cached_property
    def scores(self) -> NetworkScores:
        """The scores of the network, whether they settled or not."""
        return self.network.score(self.semantics, on_divergence="return", **self.doing)

    @cached_property
    def named_scores(self) -> Scores:
        """The same by id, with the map that they are of."""
        if self.semantics == PROBABILITY:
            return score_document(self.document, PROBABILITY, **self.choices)
        return named_scores(self.whole(), self.network.arrays, self.scores, self.how)

    @property
    def doing(self) -> dict[str, Any]:
        """How the work is done: `engine` and `threads`, where they were said."""
        return {word: self.how[word] for word in _DOING if word in self.how}

    @property
    def choices(self) -> dict[str, Any]:
        """What is to be otherwise than the map says, without the day, which is worked into `document`."""
        given = _choices(self.how)
        if self.is_of_objects and self.how.get("as_of") is not None:  # what is not said yet cannot be otherwise
            there = {*self.document.claims, *self.document.relations, *self.document.sources}
            for word, value in given.items():
                if isinstance(value, Mapping):
                    given[word] = {key: number for key, number in value.items() if key in there}
        return given

    @cached_property
    def implied(self) -> Collection[str] | None:
        """The claims that nobody says outright; None where that is not known."""
        if not self.is_of_objects:
            return None
        return [key for key, claim in self.document.claims.items() if claim.implied]

    def settled(self) -> NetworkScores:
        """Return the scores; a `ConvergenceError` where they did not settle."""
        settle(self.scores, "raise")
        return self.scores

    def told_to(self, answer: Told) -> Told:
        """Return an answer with what has to be said about how it was asked, after all else."""
        notes = self.named_scores.notes if self.is_of_objects and self.how.get("prior") else ()
        notes = tuple(note for note in notes if note not in answer.words)
        return replace(answer, words=(*answer.words, *notes)) if notes else answer

    def name(self, target: str | int | None) -> str | None:
        """Return the id of the claim asked about, which a program may name by its position."""
        if target is None or isinstance(target, str):
            return target
        ids = self.network.ids
        if not 0 <= target < len(ids):
            raise UnknownIdError.from_id(target, ids, sort="claim")
        return ids[target]


def _choices(how: Mapping[str, Any]) -> dict[str, Any]:
    return {word: value for word, value in how.items() if word not in {*_DOING, *_RULE, "as_of"}}


def reading_of_document(document: Document, how: Mapping[str, Any], *, show: Callable[[], Document]) -> Reading:
    """Read a map of objects under the words of `How`; what is wrong with them is raised when it is compiled."""
    document, day = both_ways(document), how.get("as_of")
    if how.get("strength"):
        how = {**how, "strength": both_told(document, how["strength"])}

    def tell() -> Document:
        if day is None:
            return document
        said = checked_choices(document, **_choices(how), as_of=day)  # all that is wrong is told at once
        return dated_document(document, said_by_day(document, said.as_of))

    def compiled() -> NetworkCore:
        own, arrays = reading.document, arrays_from_document(reading.document, **reading.choices)
        return NetworkCore(arrays, columns_from_document(own))

    def shown() -> Document:
        part = show()
        if day is None or part is document:
            return part if day is None else reading.document
        return part.subset([claim for claim in part.claims if claim in reading.document.claims])

    reading = Reading(how, compiled, tell, shown, lambda: document, is_of_objects=True)
    return reading


def reading_of_network(network: NetworkCore, how: Mapping[str, Any]) -> Reading:
    """Read a network under the words of `How`."""

    def tell() -> Document:
        own = reading.network
        return everything(own.columns, join=own.arrays.join, limit=LIMIT).document

    def compiled() -> NetworkCore:
        return changed_network(network, reading.choices, how.get("as_of"))

    reading = Reading(how, compiled, tell, tell, tell, is_of_objects=False)
    return reading


def reading_of_part(how: Mapping[str, Any], *, show: Callable[[], Document]) -> Reading:
    """Read a part of a network, which holds no whole: it has lists of what is there, and no other scores than its own."""

    def refuse() -> Any:
        raise no_whole()

    return Reading(how, refuse, refuse, show, refuse, is_of_objects=True)

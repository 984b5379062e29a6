"""`Reading`: a map under one way of scoring, compiled, ordered and scored once, and asked often."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from argmap.arrays.choices import checked_choices
from argmap.arrays.compile.dated import dated_columns, dated_document
from argmap.arrays.otherwise import Otherwise
from argmap.columns.from_document import columns_from_document
from argmap.columns.mutual_steps import told_once
from argmap.errors import UnknownIdError
from argmap.model.mutual import BACK, both_told, both_ways
from argmap.scoring.by_chance import rule_of
from argmap.scoring.changed_network import by_id, changed_network
from argmap.scoring.divergence import settle
from argmap.scoring.named_scores import named_scores
from argmap.scoring.network_core import NetworkCore
from argmap.scoring.parts.refusals import no_whole
from argmap.semantics import PROBABILITY, Modular, get_semantics

if TYPE_CHECKING:
    from argmap.answers.answer import Answer
    from argmap.answers.network_scores import NetworkScores
    from argmap.answers.scores import Scores
    from argmap.columns.columns import Columns
    from argmap.model.document import Document
    from argmap.semantics import Semantics

Told = TypeVar("Told", bound="Answer")
_DOING = ("engine", "threads")


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
    def kept(self) -> dict[str, Any]:
        """What a question worked out of the map and may be asked for again, by the name of the question."""
        return {}

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
    def asked_rule(self) -> Semantics:
        """The rule of scoring, where `probability` will do too."""
        return rule_of(PROBABILITY, self.how.get("parameters")) if self.semantics == PROBABILITY else self.rule

    @cached_property
    def scores(self) -> NetworkScores:
        """The scores of the network, whether they settled or not."""
        return self._scored({})

    @cached_property
    def named_scores(self) -> Scores:
        """The same by id, with the map that they are of."""
        return self._named(self.scores)

    def likely(self, chances: Mapping[str, Any]) -> Scores:
        """Return the scores by id under the words of `Chances`, which degrees refuse."""
        return self._named(self._scored(chances)) if chances else self.named_scores

    def _scored(self, chances: Mapping[str, Any]) -> NetworkScores:
        parameters = self.how.get("parameters") if self.semantics == PROBABILITY else None
        return self.network.score(
            self.semantics, parameters=parameters, on_divergence="return", **self.doing, **chances
        )

    def _named(self, scores: NetworkScores) -> Scores:
        return named_scores(self.whole(), self.network, scores, self.relation_names)

    @cached_property
    def relation_names(self) -> Sequence[str]:
        """What the map as objects calls each relation of the network: those of a table may have no ids of their own."""
        columns = self.network.columns
        every = np.arange(columns.relations, dtype=columns.premise.dtype)
        if self.is_of_objects or None not in columns.relation_ids.given(every):
            return columns.relation_ids
        names, told = list(columns.relation_ids), told_once(columns, every)[0].tolist()
        for at, name in zip(told, self.whole().relations, strict=False):  # behind these are steps back
            names[at] = name
            if columns.relation_back is not None and columns.relation_back[at] >= 0:
                names[int(columns.relation_back[at])] = f"{name}{BACK}"
        return names

    @property
    def doing(self) -> dict[str, Any]:
        """How the work is done: `engine` and `threads`, where they were said."""
        return {word: self.how[word] for word in _DOING if word in self.how}

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


def _otherwise(how: Mapping[str, Any]) -> dict[str, Any]:
    return {word: value for word, value in how.items() if word in Otherwise.__annotations__}


def reading_of_document(
    document: Document,
    how: Mapping[str, Any],
    *,
    show: Callable[[], Document],
    columns: Callable[[Document], Columns] = columns_from_document,
    network: Callable[[Mapping[str, Any], Callable[[], NetworkCore]], NetworkCore] = lambda _, compiled: compiled(),
) -> Reading:
    """Read a map of objects under the words of `How`; what is wrong with them is raised when it is compiled.

    `columns` gives those of the document, for who keeps them, and `network` the network with what is otherwise.
    """
    whole_map = document
    document = both_ways(document)
    if how.get("strength"):
        how = {**how, "strength": both_told(document, how["strength"])}

    def compiled() -> NetworkCore:
        whole = columns(whole_map)
        choices = checked_choices(whole, **otherwise)
        return NetworkCore.compiled(dated_columns(whole, choices.as_of), choices)

    def tell() -> Document:
        if how.get("as_of") is None:
            return document
        own = reading.network
        return dated_document(document, own.columns, own.choices.as_of)

    def shown() -> Document:
        part = show()
        if reading.document is document or part is document:
            return reading.document if part is document else part
        return part.subset([claim for claim in part.claims if claim in reading.document.claims])

    otherwise = _otherwise(how)
    reading = Reading(how, lambda: network(otherwise, compiled), tell, shown, lambda: document, is_of_objects=True)
    return reading


def reading_of_network(network: NetworkCore, how: Mapping[str, Any]) -> Reading:
    """Read a network under the words of `How`."""
    words = by_id(network, how)

    def tell() -> Document:
        from argmap.scoring.parts.excerpt import LIMIT, everything  # noqa: PLC0415 - a map of objects is told already

        return both_ways(everything(reading.network.columns, limit=LIMIT).document)

    reading = Reading(words, lambda: changed_network(network, _otherwise(words)), tell, tell, tell, is_of_objects=False)
    return reading


def reading_of_part(how: Mapping[str, Any], *, show: Callable[[], Document]) -> Reading:
    """Read a part of a network, which holds no whole: it has lists of what is there, and no other scores than its own."""

    def refuse() -> Any:
        raise no_whole()

    return Reading(how, refuse, refuse, show, refuse, is_of_objects=True)

"""`Reading`: a map under one way of scoring, compiled, ordered and scored once, and asked often."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from argmap.answers.scores import Scores
from argmap.arrays.compile.from_objects import arrays_from_document
from argmap.columns.from_document import columns_from_document
from argmap.scoring.how import checked_words
from argmap.scoring.network_core import NetworkCore
from argmap.scoring.parts.excerpt import LIMIT, everything
from argmap.scoring.score_document import scores_of_document, settle
from argmap.semantics import get_semantics

if TYPE_CHECKING:
    from argmap.answers.answer import Answer
    from argmap.answers.network_scores import NetworkScores
    from argmap.model.document import Document
    from argmap.scoring.score_document import OnDivergence
    from argmap.semantics import Semantics

Told = TypeVar("Told", bound="Answer")
KEPT = 8
"""So many readings of one map are kept; the oldest goes."""
_DOING = ("engine", "threads")
"""Words of `How` that change how the work is done, and no number."""


@dataclass(frozen=True, eq=False, repr=False)
class Reading:
    """A map under one way of scoring.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain, take = b.claim("It rains", id="rain", prior=0.7), b.claim("Take one", id="take", prior=0.1)
    >>> step = b.support([rain], take)
    >>> reading = b.build().under(fix={"rain": 1.0})
    >>> reading.scores.final, reading.document.title
    (array([1., 1.]), 'Umbrella')
    """

    network: NetworkCore
    """The map as arrays, with what is to be otherwise worked in."""
    rule: Semantics
    told: Callable[[], Document]
    """Gives the map as objects: at once where it was made of them."""
    shown: Callable[[], Document]
    """Gives the part of it that is looked at, for lists of what is there."""
    how: Mapping[str, Any]
    """The words it was asked with, those left open left out."""

    @cached_property
    def document(self) -> Document:
        """The map as objects; a network of too many claims is refused."""
        return self.told()

    @cached_property
    def scores(self) -> NetworkScores:
        """The scores of the network, whether they settled or not."""
        return self.network.score(self.rule, on_divergence="return", **self.doing)

    @cached_property
    def named_scores(self) -> Scores:
        """The same scores by id, with the map that they are of."""
        return scores_of_document(self.document, self.network.arrays, self.scores)

    @property
    def doing(self) -> dict[str, Any]:
        """How the work is done: `engine` and `threads`, where they were said."""
        return {word: self.how[word] for word in _DOING if word in self.how}

    def settled(self, on_divergence: OnDivergence = "raise") -> NetworkScores:
        """Return the scores; where they did not settle, raise or warn as told."""
        settle(self.scores, on_divergence)
        return self.scores

    def told_to(self, answer: Told) -> Told:
        """Return an answer with what has to be said about how it was asked, before all else."""
        return replace(answer, words=(*self.notes, *answer.words)) if self.notes else answer

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of any answer has to know about how it was asked."""
        return ()


def read_document(document: Document, how: Mapping[str, Any], *, shown: Callable[[], Document]) -> Reading:
    """Compile a document under the words of `How`; what is wrong with them is raised at once."""
    words, rule = _rule(how)
    choices = {word: value for word, value in words.items() if word not in {*_DOING, "semantics", "parameters"}}
    arrays = arrays_from_document(document, **choices)
    network = NetworkCore(arrays, columns_from_document(document))
    return Reading(network, rule, lambda: document, shown, words)


def read_network(network: NetworkCore, how: Mapping[str, Any]) -> Reading:
    """Read a network under the words of `How`."""
    words, rule = _rule(how)

    def told() -> Document:
        return everything(network.columns, join=network.arrays.join, limit=LIMIT).document

    return Reading(network, rule, told, told, words)


def _rule(how: Mapping[str, Any]) -> tuple[dict[str, Any], Semantics]:
    words = checked_words(how)
    return words, get_semantics(words.get("semantics", "df_quad"), parameters=words.get("parameters"))

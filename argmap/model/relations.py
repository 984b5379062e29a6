"""The relations of a map: `Support`, `Rebuttal`, `Undercut`, told apart by `type`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from argmap.model.fields import Flag, Free, Probability, Text, Word, Words, one_or_many
from argmap.model.sources import Attributions


class Inference(Free):
    """What the three types share: premises that are needed together, and one target."""

    id: Word
    premises: Annotated[tuple[Word, ...], Field(min_length=1), BeforeValidator(one_or_many)]
    target: Word
    strength: Probability | None = None
    """How strong the step is by itself, in [0, 1]; 1 where it is not stated."""
    scheme: Text | None = None
    """The argumentation scheme, such as `practical reasoning` or `expert opinion`."""
    said_by: Attributions = ()
    certain: Flag = True
    """False where the map's maker is unsure that this link is there."""
    answers: Words = ()
    """The questions that this relation answers."""

    @property
    def linked(self) -> bool:
        """Whether several premises are needed together."""
        return len(self.premises) > 1


class Support(Inference):
    """A step from its premises to a claim, or the backing of a relation or a source.

    >>> Support(id="safety", premises=("injuries", "duty"), target="close").linked
    True
    """

    type: Literal["support"] = "support"


Mutual = Literal["contrary", "contradictory"]
"""Of two claims: both cannot be true; and in the second case one of them must be."""


class Rebuttal(Inference):
    """A step from its premises against a claim; a mutual one has one premise, and counts in both directions.

    >>> Rebuttal(id="vans_first", premises=("vans",), target="close").type
    'rebuttal'
    """

    type: Literal["rebuttal"] = "rebuttal"
    mutual: Mutual | None = None


class Undercut(Inference):
    """A step against a relation or a source: it grants the premises and denies the step.

    >>> Undercut(id="confounded", premises=("lighting",), target="safety").type
    'undercut'
    """

    type: Literal["undercut"] = "undercut"


AnyRelation = Annotated[Support | Rebuttal | Undercut, Field(discriminator="type")]


def made_of(relations: Mapping[str, AnyRelation]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Pair the id of each relation with the ids of what it joins: its premises and its target.

    >>> list(made_of({"safety": Support(id="safety", premises=("injuries", "duty"), target="close")}))
    [('safety', ('injuries', 'duty', 'close'))]
    """
    return ((key, (*one.premises, one.target)) for key, one in relations.items())

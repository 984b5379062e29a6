"""The claims of a map: `Claim`, `Premise`, `Evidence`, `Question`, told apart by `kind`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from argmap.model.fields import Flag, Free, Probability, Sentence, Text, Word
from argmap.model.sources import Attributions

ClaimKind = Literal["claim", "premise", "evidence", "question"]
"""What a claim is to the map."""


class Statement(Free):
    """What the four kinds share: an id and a sentence, and who says it."""

    id: Word
    text: Sentence
    hedge: Text | None = None
    """The word that softens the sentence (`about`, `probably`): recorded, never computed."""
    said_by: Attributions = ()
    implied: Flag = False
    """True for what nobody says outright and the map's maker supplies."""
    same_as: Word | None = None
    """The claim that this one restates; a restatement adds no weight."""


class Claim(Statement):
    """A claim: something that can be true or false and that the map argues about.

    >>> Claim(id="close", text="Mill Street should be closed.", prior=0.2).kind
    'claim'
    """

    kind: Literal["claim"] = "claim"
    prior: Probability | None = None
    """The base score, in [0, 1]: how far it is accepted before any argument. The map's default where None."""


class Premise(Statement):
    """A claim that the argument starts from.

    >>> Premise(id="duty", text="The council must adopt cheap safety measures.").kind
    'premise'
    """

    kind: Literal["premise"] = "premise"
    prior: Probability | None = None


class Evidence(Statement):
    """A claim that reports an observation, a figure or a document.

    >>> Evidence(id="counts", text="Injuries fell by 34%.", prior=0.95).prior
    0.95
    """

    kind: Literal["evidence"] = "evidence"
    prior: Probability | None = None


Status = Literal["open", "answered"]
"""Of a question."""


class Question(Statement):
    """A question: it has no score and takes no part in scoring.

    >>> Question(id="why_now", text="Why has this waited ten years?").status
    'open'
    """

    kind: Literal["question"] = "question"
    status: Status = "open"


AnyClaim = Annotated[Claim | Premise | Evidence | Question, Field(discriminator="kind")]
Scored = Claim | Premise | Evidence

"""Who says a thing, by which act, and where it stands: `Source`, `Attribution`, `Passage`, `Reference`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator

from argmap.model.fields import Day, FilePath, Flag, Free, Locator, Part, Probability, Text, Word, one_or_many

if TYPE_CHECKING:
    import datetime

Act = Literal[
    "asserts", "reports", "cites", "concedes", "denies", "asks", "speculates", "implies", "quotes", "retracts"
]
ORDER_OF_ACTS: tuple[frozenset[Act], ...] = (
    frozenset({"asserts", "concedes"}),
    frozenset({"reports", "cites", "quotes"}),
    frozenset({"speculates", "implies"}),
)
"""The acts that lend a claim their source's reliability. Only the first of these groups that is present counts: whoever
reports what another asserts does not vouch for it, and what nobody asserts or reports is believed as far as who guesses."""
CARRYING_ACTS: frozenset[Act] = frozenset().union(*ORDER_OF_ACTS)
"""All of these acts; the others carry no weight."""


class Reference(Free):
    """A document that passages point into: an entry of the file's `documents`.

    >>> Reference(id="report", title="Council safety report").title
    'Council safety report'
    """

    id: Word
    """What the map calls it."""
    title: Text | None = None
    """Its title."""
    file: FilePath | None = None
    """A file in the map's own folder, written with /."""
    author: Text | None = None
    """Who wrote it."""
    date: Day | None = None
    """The day on which it came out."""


class Passage(Part):
    """A place in a document. Every locator is optional; lines are counted from 1, `12-14` is a range.

    >>> str(Passage(document="report", section="Costs", paragraph="3"))
    'report, section Costs, paragraph 3'
    """

    document: Word
    page: Locator | None = None
    lines: Locator | None = None
    section: Locator | None = None
    item: Locator | None = None
    paragraph: Locator | None = None
    footnote: Locator | None = None
    comment: Locator | None = None
    quote: Text | None = None
    """A few words as they stand there."""
    certain: Flag = True

    def __str__(self) -> str:
        named = ("page", "lines", "section", "item", "paragraph", "footnote", "comment")
        places = [f"{name} {getattr(self, name)}" for name in named if getattr(self, name) is not None]
        return ", ".join([self.document, *places])


class Attribution(Part):
    """One act of one source: that it asserts, reports, denies, asks ... this claim or relation.

    >>> Attribution(source="council", act="asserts").carries
    True
    >>> Attribution(source="council", act="denies").carries
    False
    """

    source: Word
    """The id of who does it."""
    act: Act
    """What they do with the claim or relation."""
    at: Passage | None = None
    """Where that is to be read."""
    reply_to: Passage | None = None
    """What was being answered; its `certain: false` says that the map's maker is guessing."""
    date: Day | None = None
    """The day on which it was said."""
    certain: Flag = True
    note: Text | None = None

    @property
    def carries(self) -> bool:
        """Whether this act can lend the claim the source's reliability: where none of an earlier group does."""
        return self.act in CARRYING_ACTS

    def is_after(self, day: datetime.date | None) -> bool:
        """Say whether it is dated later than a day; never where there is no day, or it has no date."""
        return day is not None and self.date is not None and self.date > day


def plain_assertions(value: object) -> object:
    """Take the bare id of a source for its plain assertion, and one attribution for a list of one."""
    value = one_or_many(value)
    if isinstance(value, list | tuple):
        return tuple({"source": item, "act": "asserts"} if isinstance(item, str) else item for item in value)
    return value


Attributions = Annotated[tuple[Attribution, ...], BeforeValidator(plain_assertions)]


class Source(Free):
    """Who is heard: a person, a group, a publication; `via` names the source it is heard through.

    >>> Source(id="shopkeeper", kind="person", via="council", reliability=0.6).via
    'council'
    """

    id: Word
    """What the map calls it."""
    name: Text | None = None
    """Who it is, in words."""
    kind: Text | None = None
    """What sort of source: a person, a group, a paper."""
    via: Word | None = None
    """The source that it is heard through."""
    reliability: Probability | None = None
    """How far this source's word is to be trusted, in [0, 1]; 1 where it is not stated."""

"""Who says what: the words of a source, an act, a tag, a span of days."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from argmap.answers.answer import Answer
from argmap.answers.table import Column, Table
from argmap.basics.text import counted
from argmap.errors import ParameterError, Problem, UnknownIdError, nearest, nearest_or_all
from argmap.model.hearing import foremost, standing
from argmap.model.sources import Act

if TYPE_CHECKING:
    from argmap.model.claims import AnyClaim
    from argmap.model.document import Document
    from argmap.model.relations import AnyRelation
    from argmap.model.sources import Attribution

_COLUMNS = (
    Column("id"), Column("kind"), Column("source"), Column("act"), Column("date"), Column("at"), Column("also"),
    Column("text"),
)  # fmt: skip

_NOBODY = "Nobody is named in this map (`said_by`)."


@dataclass(frozen=True, repr=False, eq=False)
class Sayings(Answer):
    """What is said, by whom, by which act and where: one row an attribution."""

    alone: tuple[str, ...]
    """The claims among these that rest on one source's word and no other's."""
    through: tuple[str, ...]
    """The sources that are heard through the one asked about; their words are theirs and not listed."""


def by(
    document: Document,
    *,
    source: str | None = None,
    act: str | None = None,
    tag: str | None = None,
    since: str | datetime.date | None = None,
    until: str | datetime.date | None = None,
) -> Sayings:
    """List the attributions of claims and relations that meet every condition given, in the order of the map.

    `source` and `act` are those of the attribution, `tag` is one of the claim or relation; `since` and `until` are days,
    both included, and leave out what carries no date. The column `also` names the other sources whose word counts for
    the same claim: those who assert or concede it; where nobody does, who report, cite or quote it; where nobody does
    that either, who speculate about it or imply it. What a source retracts does not count.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella")
    >>> ann, ben = b.source("Ann", id="ann"), b.source("Ben", id="ben")
    >>> rain = b.claim("It will rain", id="rain", said_by=[ann, ben])
    >>> wind = b.claim("It will blow", id="wind", said_by=[{"source": ann, "act": "speculates"}])
    >>> [(row["id"], row["act"], row["also"]) for row in by(b.build().document, source="ann")]
    [('rain', 'asserts', ('ben',)), ('wind', 'speculates', ())]
    """
    _check(document, source, act, tag)
    first, last = _day("since", since), _day("until", until)
    rows: list[tuple[Any, ...]] = []
    alone: dict[str, None] = {}
    for part in (*document.claims.values(), *document.relations.values()):
        if tag is not None and tag not in part.tags:
            continue
        counting = foremost(standing(part.said_by))
        for said in part.said_by:
            if _meets(said, source, act, first, last):
                others = tuple(dict.fromkeys(one.source for one in counting if one.source != said.source))
                rows.append(_row(document, part, said, others))
                if said in counting and not others and part.id in document.claims:
                    alone[part.id] = None
    through = tuple(key for key, one in document.sources.items() if source is not None and one.via == source)
    table = Table(_COLUMNS, tuple(rows))
    attributed = any(part.said_by for part in (*document.claims.values(), *document.relations.values()))
    words = tuple(_words(table, source, alone, through)) if attributed else (_NOBODY,)
    return Sayings(words=words, table=table, alone=tuple(alone), through=through)


def _check(document: Document, source: str | None, act: str | None, tag: str | None) -> None:
    if source is not None and source not in document.sources:
        raise UnknownIdError.from_id(source, document.sources, sort="source")
    acts = get_args(Act)
    if act is not None and act not in acts:
        hint = nearest_or_all(act, acts)
        raise ParameterError(Problem(f"unknown act {act!r}", path="act", hint=hint))
    tags = {one for part in (*document.claims.values(), *document.relations.values()) for one in part.tags}
    if tag is not None and tag not in tags:
        raise UnknownIdError(Problem(f"nothing is tagged {tag!r}", hint=nearest(tag, tags)))


def _day(name: str, given: object) -> datetime.date | None:
    if isinstance(given, datetime.datetime):
        return given.date()
    if given is None or isinstance(given, datetime.date):
        return given
    try:
        return datetime.date.fromisoformat(str(given))
    except ValueError:
        problem = Problem(f"{name} is {given!r}", path=name, hint="Give a day, such as '2024-06-01'.")
        raise ParameterError(problem) from None


def _meets(
    said: Attribution, source: str | None, act: str | None, since: datetime.date | None, until: datetime.date | None
) -> bool:
    if (source is not None and said.source != source) or (act is not None and said.act != act):
        return False
    if since is None and until is None:
        return True
    return said.date is not None and (since is None or said.date >= since) and (until is None or said.date <= until)


def _row(
    document: Document, part: AnyClaim | AnyRelation, said: Attribution, others: tuple[str, ...]
) -> tuple[Any, ...]:
    date = None if said.date is None else said.date.isoformat()
    at = None if said.at is None else f"{said.at}{'' if said.at.certain and said.certain else ' (?)'}"
    if part.id in document.claims:
        claim = document.claims[part.id]
        return (part.id, claim.kind, said.source, said.act, date, at, others, claim.text)
    relation = document.relations[part.id]
    text = " + ".join(document.claims[premise].text for premise in relation.premises)
    return (part.id, relation.type, said.source, said.act, date, at, others, text)


def _words(table: Table, source: str | None, alone: Collection[str], through: tuple[str, ...]) -> Iterator[str]:
    if not len(table):
        yield "Nothing in the map meets these conditions."
        return
    acts = Counter(table.column("act"))
    by_act = ", ".join(f"{act} {count}" for act, count in acts.most_common())
    parts, sources = len(set(table.column("id"))), len(set(table.column("source")))
    who = repr(source) if source is not None else counted(sources, "source")
    what = "One claim or relation is" if parts == 1 else f"{parts:,} claims and relations are"
    yield f"{what} spoken of by {who}: {by_act}."
    if alone:
        yield f"For {len(alone)} of the claims there is nobody else's word: such a claim is believed as far as that source."
    if through:
        yield f"Heard through {source!r}, and listed under their own names: {', '.join(through)}."

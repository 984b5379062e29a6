"""On whose word a claim rests: what is not taken back, by the first group of acts that is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from argmap.model.originals import originals
from argmap.model.sources import ORDER_OF_ACTS

if TYPE_CHECKING:
    import datetime

    from argmap.model.content import Content
    from argmap.model.sources import Attribution


def standing(attributions: Iterable[Attribution], among: Iterable[Attribution] | None = None) -> list[Attribution]:
    """Return the attributions that their own source does not take back, retractions left out.

    A `retracts` takes back what the same source said of the claim up to its day; all of it where the one or the other
    has no date. The retractions are looked for `among` other attributions of the claim, if those are given.

    >>> from argmap.model import Attribution
    >>> said = [Attribution(source="ann", act="asserts"), Attribution(source="ben", act="reports")]
    >>> [one.source for one in standing([*said, Attribution(source="ann", act="retracts")])]
    ['ben']
    """
    listed = list(attributions)
    retractions: dict[str, list[Attribution]] = defaultdict(list)
    for one in listed if among is None else among:
        if one.act == "retracts":
            retractions[one.source].append(one)
    return [
        one
        for one in listed
        if one.act != "retracts" and not any(_covers(back, one) for back in retractions[one.source])
    ]


def taken_back(said: Attribution, among: Iterable[Attribution]) -> bool:
    """Say whether the source of an attribution takes it back in another one.

    >>> from argmap.model import Attribution
    >>> taken_back(Attribution(source="ann", act="asserts"), [Attribution(source="ann", act="retracts")])
    True
    """
    return said.act != "retracts" and any(
        back.act == "retracts" and back.source == said.source and _covers(back, said) for back in among
    )


def _covers(back: Attribution, said: Attribution) -> bool:
    return back.date is None or said.date is None or said.date <= back.date


def foremost(attributions: Iterable[Attribution]) -> list[Attribution]:
    """Return those of the first group of `ORDER_OF_ACTS` that is there; nothing where none of them is.

    >>> from argmap.model import Attribution
    >>> heard = Attribution(source="driver", act="asserts"), Attribution(source="ann", act="reports")
    >>> [one.source for one in foremost(heard)]
    ['driver']
    """
    listed = list(attributions)
    groups = ([one for one in listed if one.act in group] for group in ORDER_OF_ACTS)
    return next((group for group in groups if group), [])


def lending(
    document: Content, *, day: datetime.date | None = None, absent: Collection[str] = ()
) -> dict[str, list[Attribution]]:
    """Return for every claim, restatements by themselves, what is said of it by `day` that may lend it weight, by any act.

    What is said of a claim and of its restatements is said of one and the same claim: so is what is taken back.

    >>> import argmap
    >>> m = argmap.loads('''{argmap: 1, title: One, sources: {ann: {}}, claims: {rain: {text: It rains, said_by: ann},
    ...     wet: {text: It is wet outside, same_as: rain, said_by: {source: ann, act: retracts}}}}''')
    >>> lending(m.document)
    {'rain': [], 'wet': []}
    """
    original = originals(document)
    spoken: dict[str, list[Attribution]] = defaultdict(list)
    own: dict[str, list[Attribution]] = {}
    for claim_id, claim in document.claims.items():
        if claim_id not in absent:
            own[claim_id] = [one for one in claim.said_by if not one.is_after(day)]
            spoken[original[claim_id]].extend(own[claim_id])
    return {
        claim_id: [one for one in standing(said, spoken[original[claim_id]]) if one.carries]
        for claim_id, said in own.items()
    }


def resting(
    document: Content, *, day: datetime.date | None = None, absent: Collection[str] = ()
) -> dict[str, list[Attribution]]:
    """Return for every claim that rests on what sources say by `day` the attributions that count for it.

    The sources of a restatement count for its original, if the original rests on sources itself.

    >>> import argmap
    >>> m = argmap.loads('''{argmap: 1, title: One, sources: {ann: {}, ben: {}}, claims: {rain: {text: It rains,
    ...     said_by: [{source: ben, act: speculates}, {source: ann, act: reports}]}}}''')
    >>> [one.source for one in resting(m.document)["rain"]]
    ['ann']
    """
    original = originals(document)
    lent: dict[str, list[Attribution]] = defaultdict(list)
    own: dict[str, list[Attribution]] = {}
    for claim_id, said in lending(document, day=day, absent=absent).items():
        if original[claim_id] == claim_id:
            own[claim_id] = said
        else:
            lent[original[claim_id]].extend(said)
    return {claim_id: foremost([*said, *lent[claim_id]]) for claim_id, said in own.items() if said}

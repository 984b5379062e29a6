"""On whose word a claim rests: what is not taken back, by the first group of acts that is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from argmap.model.originals import originals
from argmap.model.sources import CARRYING_ACTS, ORDER_OF_ACTS

if TYPE_CHECKING:
    from argmap.model.content import Content
    from argmap.model.sources import Act, Attribution

Key = TypeVar("Key", bound=Hashable)
_RANK = {act: rank for rank, acts in enumerate(ORDER_OF_ACTS) for act in acts}


class Word(Protocol):
    """Something that a source says: an attribution, or a row of columns that says the same by numbers."""

    @property
    def source(self) -> Hashable:
        """Whose word it is."""

    @property
    def act(self) -> Act:
        """By which act."""

    @property
    def date(self) -> Any:
        """When, if that is known: two dates can be compared."""


Said = TypeVar("Said", bound=Word)


def standing(attributions: Iterable[Said], among: Iterable[Said] | None = None) -> list[Said]:
    """Return the attributions that their own source does not take back, retractions left out.

    A `retracts` takes back what the same source said of the claim up to its day; all of it where the one or the other
    has no date. The retractions are looked for `among` other attributions of the claim, if those are given.

    >>> from argmap.model import Attribution
    >>> said = [Attribution(source="ann", act="asserts"), Attribution(source="ben", act="reports")]
    >>> [one.source for one in standing([*said, Attribution(source="ann", act="retracts")])]
    ['ben']
    """
    listed = list(attributions)
    retractions: dict[Hashable, list[Said]] = defaultdict(list)
    for one in listed if among is None else among:
        if one.act == "retracts":
            retractions[one.source].append(one)
    kept = [one for one in listed if one.act != "retracts"]
    if not retractions:
        return kept
    return [one for one in kept if not any(_covers(back, one) for back in retractions.get(one.source, ()))]


def taken_back(said: Attribution, among: Iterable[Attribution]) -> bool:
    """Say whether the source of an attribution takes it back in another one.

    >>> from argmap.model import Attribution
    >>> taken_back(Attribution(source="ann", act="asserts"), [Attribution(source="ann", act="retracts")])
    True
    """
    return said.act != "retracts" and any(
        back.act == "retracts" and back.source == said.source and _covers(back, said) for back in among
    )


def _covers(back: Word, said: Word) -> bool:
    return back.date is None or said.date is None or bool(said.date <= back.date)


def foremost(attributions: Iterable[Said]) -> list[Said]:
    """Return those of the first group of `ORDER_OF_ACTS` that is there; nothing where none of them is.

    >>> from argmap.model import Attribution
    >>> heard = Attribution(source="driver", act="asserts"), Attribution(source="ann", act="reports")
    >>> [one.source for one in foremost(heard)]
    ['driver']
    """
    listed = list(attributions)
    first = min([_RANK.get(one.act, len(ORDER_OF_ACTS)) for one in listed], default=None)
    return [one for one in listed if _RANK.get(one.act) == first]


def carriers(said: Mapping[Key, Sequence[Said]], original: Callable[[Key], Key]) -> dict[Key, list[Said]]:
    """Return the words that count for each claim that rests on what sources say, of all that is said of claims.

    What is said of a claim and of its restatements is said of one and the same claim: so is what is taken back. The
    words for a restatement count for its original, if the original rests on words itself.
    """
    back: dict[Key, list[Said]] = defaultdict(list)
    for claim, words in said.items():
        back[original(claim)].extend([one for one in words if one.act == "retracts"])
    own: dict[Key, list[Said]] = {}
    more: dict[Key, list[Said]] = defaultdict(list)
    for claim, words in said.items():
        first = original(claim)
        lent = [one for one in standing(words, back[first]) if one.act in CARRYING_ACTS]
        if first == claim:
            own[claim] = lent
        else:
            more[first].extend(lent)
    return {claim: foremost([*words, *more.get(claim, ())]) for claim, words in own.items() if words}


def resting(document: Content) -> dict[str, list[Attribution]]:
    """Return for every claim that rests on what sources say the attributions that count for it.

    >>> import argmap
    >>> m = argmap.loads('''{argmap: 1, title: One, sources: {ann: {}, ben: {}}, claims: {rain: {text: It rains,
    ...     said_by: [{source: ben, act: speculates}, {source: ann, act: reports}]}}}''')
    >>> [one.source for one in resting(m.document)["rain"]]
    ['ann']
    """
    said = {claim_id: claim.said_by for claim_id, claim in document.claims.items() if claim.said_by}
    return carriers(said, originals(document).__getitem__)

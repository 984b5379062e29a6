"""What had been said by a day: which claims, relations and attributions are there."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.arrays.compile.restated import originals
from argmap.basics.frozen import FrozenMap
from argmap.basics.hanging import hanging_on
from argmap.model.relations import made_of

if TYPE_CHECKING:
    from argmap.model.document import Document
    from argmap.model.sources import Attribution


@dataclass(frozen=True)
class Said:
    """The part of a map that had been said by a day; all of it where there is no day."""

    day: datetime.date | None
    absent: frozenset[str]

    def in_time(self, attributions: Iterable[Attribution]) -> list[Attribution]:
        """Return the attributions that are not dated later; those without a date are never later."""
        return [one for one in attributions if not self.later(one)]

    def later(self, attribution: Attribution) -> bool:
        """Say whether an attribution is dated after the day."""
        return attribution.is_after(self.day)


def said_by_day(document: Document, day: datetime.date | None) -> Said:
    """Leave out what is attributed, and attributed later only, with the relations that hang on it.

    A claim is there as long as one of its restatements is; a restatement leaves with its original.
    """
    everything = Said(day, frozenset())
    if day is None:
        return everything
    original = originals(document)
    spoken: dict[str, list[Attribution]] = defaultdict(list)
    for claim_id, claim in document.claims.items():
        spoken[original[claim_id]].extend(claim.said_by)

    def unsaid(attributions: Iterable[Attribution]) -> bool:
        listed = list(attributions)
        return bool(listed) and not everything.in_time(listed)

    gone = {
        claim_id
        for claim_id, claim in document.claims.items()
        if unsaid(spoken[original[claim_id]]) or (claim.same_as is not None and unsaid(claim.said_by))
    }
    gone |= {relation_id for relation_id, relation in document.relations.items() if unsaid(relation.said_by)}
    return Said(day, frozenset(gone | hanging_on(made_of(document.relations), gone)))


def dated_document(document: Document, said: Said) -> Document:
    """Return the map as it was on that day: without what was not said yet, and without what was said of it later.

    >>> import argmap
    >>> m = argmap.loads('''{argmap: 1, title: T, sources: {ann: {}}, claims: {b: B,
    ...     a: {text: A, said_by: {source: ann, act: asserts, date: 2024-05-02}}}}''')
    >>> day = datetime.date(2024, 5, 1)
    >>> list(dated_document(m.document, said_by_day(m.document, day)).claims)
    ['b']
    """

    def so_far(parts: Mapping[str, Any]) -> FrozenMap[Any]:
        return FrozenMap(
            (key, part.model_copy(update={"said_by": tuple(said.in_time(part.said_by))}))
            for key, part in parts.items()
            if key not in said.absent
        )

    fields = {name: getattr(document, name) for name in type(document).model_fields}
    return type(document).model_construct(
        **fields
        | {
            "conclusion": tuple(key for key in document.conclusion if key not in said.absent),
            "claims": so_far(document.claims),
            "relations": so_far(document.relations),
        }
    )

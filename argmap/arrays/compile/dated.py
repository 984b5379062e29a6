"""What had been said by a day: which claims, relations and attributions are there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.basics.frozen import FrozenMap
from argmap.columns.kept_rows import only_claims, only_relations
from argmap.maths.chains import latest
from argmap.model.originals import originals

if TYPE_CHECKING:
    import datetime

    from numpy.typing import NDArray

    from argmap.columns.columns import Columns
    from argmap.model.document import Document

    Index = NDArray[np.integer]

_NEVER = np.iinfo(np.int64).max


def dated_columns(columns: Columns, day: datetime.date | None) -> Columns:
    """Leave out what is attributed, and attributed later only, with the relations that hang on it.

    A claim is there as long as one of its restatements is; a restatement leaves with its original. What carries no
    date is never later.

    >>> import argmap, datetime
    >>> m = argmap.loads('''{argmap: 1, title: T, sources: {ann: {}}, claims: {b: B,
    ...     a: {text: A, said_by: {source: ann, act: asserts, date: 2024-05-02}}}}''')
    >>> dated_columns(m.network.columns, datetime.date(2024, 5, 1)).claim_ids
    ('b',)
    """
    heard = columns.heard
    if heard is None or day is None or not (heard.day > day.toordinal()).any():
        return columns
    there = first_days(columns) <= day.toordinal()
    heard = heard.only(heard.day <= day.toordinal())
    timely = only_relations(replace(columns, heard=heard), np.flatnonzero(there[columns.claims :]))
    return only_claims(timely, np.flatnonzero(there[: columns.claims]))


def first_days(columns: Columns) -> NDArray[np.int64]:
    """Return the day from which on each claim, and then each relation, is there, as `date.toordinal` counts; 0 for always.

    >>> import argmap
    >>> m = argmap.loads('''{argmap: 1, title: T, sources: {ann: {}}, claims: {b: B,
    ...     a: {text: A, said_by: {source: ann, act: asserts, date: 0001-01-03}}}, relations: [{premises: [a], supports: b}]}''')
    >>> first_days(m.network.columns)
    array([0, 3, 3])
    """
    claims, parts, heard = columns.claims, columns.claims + columns.relations, columns.heard
    if heard is None:
        return np.zeros(parts, dtype=np.int64)

    def spoken_of(part: Index) -> NDArray[np.int64]:
        """Return the first day on which something is said of each; what is said without a day has always been said."""
        first = np.full(parts, _NEVER)
        np.minimum.at(first, part, heard.day)
        first[first == _NEVER] = 0
        return first

    first = spoken_of(heard.part)
    if columns.claim_original is not None:
        original = np.append(columns.original, np.arange(claims, parts))
        as_one = spoken_of(original[heard.part])[original]
        first = np.where(original == np.arange(parts), as_one, np.maximum(as_one, first))
    if first.any():
        first[claims:] = _with_what_they_need(columns, first)
    return first


def _with_what_they_need(columns: Columns, first: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the days from which relations are there, with their premises and what they aim at."""
    claims, aims, needed = columns.claims, columns.relation_target, first[columns.premise]
    if columns.premise_start is not None and len(needed):
        needed = np.maximum.reduceat(needed, columns.premise_start[:-1])
    of_target = np.append(first[:claims], 0)[np.minimum(aims, claims)]
    at_relation = (aims >= claims) & (aims < claims + columns.relations)
    return latest(np.maximum(np.maximum(first[claims:], needed), of_target), np.where(at_relation, aims - claims, -1))


def dated_document(document: Document, there: Columns, day: datetime.date | None) -> Document:
    """Return the map as it was on that day, given the columns of what was there: without what was said of it later.

    A restatement of one that was not said yet restates the original.

    >>> import argmap, datetime
    >>> m = argmap.loads('''{argmap: 1, title: T, sources: {ann: {}}, claims: {b: B,
    ...     a: {text: A, said_by: {source: ann, act: asserts, date: 2024-05-02}}}}''')
    >>> day = datetime.date(2024, 5, 1)
    >>> list(dated_document(m.document, dated_columns(m.network.columns, day), day).claims)
    ['b']
    """
    claims, relations, original = set(there.claim_ids), set(there.relation_ids), originals(document)

    def as_then(part: Any) -> Any:
        changes: dict[str, Any] = {"said_by": tuple(one for one in part.said_by if not one.is_after(day))}
        if (restated := getattr(part, "same_as", None)) is not None and restated not in claims:
            changes["same_as"] = original[part.id]
        return part.model_copy(update=changes)

    fields = {name: getattr(document, name) for name in type(document).model_fields}
    return type(document).model_construct(
        **fields
        | {
            "conclusion": tuple(key for key in document.conclusion if key in claims),
            "claims": FrozenMap((key, as_then(one)) for key, one in document.claims.items() if key in claims),
            "relations": FrozenMap((key, as_then(one)) for key, one in document.relations.items() if key in relations),
        }
    )

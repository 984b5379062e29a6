"""What had been said by a day: which claims, relations and attributions are there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.basics.frozen import FrozenMap
from argmap.columns.kept_rows import hanging_relations, only_claims, only_relations
from argmap.model.originals import originals

if TYPE_CHECKING:
    import datetime

    from argmap.columns.columns import Columns
    from argmap.model.document import Document


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
    later = None if heard is None or day is None else heard.day > day.toordinal()
    if heard is None or later is None or not later.any():
        return columns
    claims, parts = columns.claims, columns.claims + columns.relations

    def unsaid(part: Any) -> Any:
        """Say of what something is said, but all of it later."""
        return (np.bincount(part, minlength=parts) > 0) & (np.bincount(part[~later], minlength=parts) == 0)

    gone = unsaid(heard.part)
    if columns.claim_original is not None:
        original = np.append(columns.original, np.arange(claims, parts))
        first = unsaid(original[heard.part])[original]
        gone = first | (gone & (original != np.arange(parts)))
    kept = np.flatnonzero(~hanging_relations(columns, gone))
    timely = only_relations(replace(columns, heard=heard.only(~later)), kept)
    return only_claims(timely, np.flatnonzero(~gone[:claims]))


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

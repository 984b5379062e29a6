"""Which claims of one map are claims of another: by id, by the very same sentence, or because a person says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.errors import ParameterError, Problem, UnknownIdError, nearest

if TYPE_CHECKING:
    from argmap.model.document import Document


def matched_claims(student: Document, model: Document, same: Sequence[tuple[str, str]] | None = None) -> dict[str, str]:
    """Return the model's id for each of the student's claims that is one of the model's; each is used once.

    What `same` pairs comes first, as (student's id, model's id). Then come sentences that are the same but for capitals,
    spaces and the mark at their end, and then ids: an id that stands for another sentence is believed too, since a
    student who was given the ids may say it in other words.

    >>> import argmap
    >>> one = argmap.loads("{argmap: 1, title: T, claims: {a: it  rains, b: B}}").document
    >>> two = argmap.loads("{argmap: 1, title: T, claims: {rain: It rains., b: Bee}}").document
    >>> matched_claims(one, two)
    {'a': 'rain', 'b': 'b'}
    """
    matched = _named(student, model, same or ())
    used = set(matched.values())
    by_sentence = {_folded(claim.text): key for key, claim in reversed([*model.claims.items()]) if key not in used}
    for by_id in (False, True):
        for key, claim in student.claims.items():
            other = key if by_id else by_sentence.get(_folded(claim.text), "")
            if key not in matched and other in model.claims and other not in used:
                matched[key] = other
                used.add(other)
    return {key: matched[key] for key in student.claims if key in matched}


def _named(student: Document, model: Document, same: Sequence[tuple[str, str]]) -> dict[str, str]:
    unknown = [
        Problem(f"the {which} has no claim {key!r}", path="same", hint=nearest(key, document.claims))
        for one, other in same
        for which, document, key in (("student's map", student, one), ("model", model, other))
        if key not in document.claims
    ]
    if unknown:
        raise UnknownIdError(*unknown)
    twice = [
        Problem(f"{key!r} is paired twice", path="same", hint="Pair one claim with one.")
        for side in zip(*same, strict=True)
        for key in dict.fromkeys(side)
        if side.count(key) > 1
    ]
    if twice:
        raise ParameterError(*twice)
    return dict(same)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".!? ")

"""Which statements of two maps read alike: claims with claims, and questions with questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from argmap.maths.alike_letters import Likeness, alike

if TYPE_CHECKING:
    from argmap.model.claims import AnyClaim


def alike_statements(first: Mapping[str, AnyClaim], second: Mapping[str, AnyClaim], *, enough: float) -> list[Likeness]:
    """Return the pairs that read alike, the likest first; a claim is never paired with a question.

    >>> import argmap
    >>> one = argmap.loads("{argmap: 1, title: T, claims: {a: It will rain today., b: {kind: question, text: Will it rain?}}}")
    >>> two = argmap.loads("{argmap: 1, title: T, claims: {c: Today it will rain., d: {kind: question, text: Will it rain today.}}}")
    >>> [(pair.first, pair.second) for pair in alike_statements(one.document.claims, two.document.claims, enough=0.7)]
    [('a', 'c'), ('b', 'd')]
    """
    found: list[Likeness] = []
    for questions in (False, True):
        texts = (
            {key: claim.text for key, claim in claims.items() if (claim.kind == "question") == questions}
            for claims in (first, second)
        )
        found += alike(*texts, enough=enough)
    return sorted(found, key=lambda pair: (-pair.likeness, pair.first, pair.second))

"""Doubts about what is needed together, and about numbers: priors of what has reasons, numbers without a reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.basics.text import counted
from argmap.lint.review.doubt import Doubt, largest_of, most_moving, quote_of, the_same_of

if TYPE_CHECKING:
    from argmap.lint.review.doubt import Reviewed

_HALF = 0.5


def linked_groups(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of all linked premises together whether one of them would be a reason without the others."""
    linked = most_moving([one for one in map_.inspection.steps if one.linked], map_)
    if not linked:
        return
    first = linked[0]
    one, other, *more = first.premises
    rest = f" (and {len(more)} more)" if more else ""
    against = "for" if first.type == "support" else "against"
    target = map_.said(first.target)
    question = f"Without {map_.said(other)}{rest}, is {map_.said(one)} still a reason {against} {target}? If so, give each a relation of its own."
    if len(linked) > 1:
        question += the_same_of(each.id for each in linked[1:])
    why = f"{counted(len(linked), 'relation has', 'relations have')} linked premises"
    yield Doubt(first.id, question, why, map_.gain(first.id), also=tuple(each.id for each in linked[1:]))


def high_priors(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of claims that reasons speak for, and that stand half without them, what they would be without them."""
    document, original = map_.document, map_.inspection.original
    for key, claim in document.claims.items():
        if claim.kind == "question" or original[key] != key or not map_.inspection.supports_of(key):
            continue
        prior = document.prior_of(key)
        if prior >= _HALF:
            question = f"How far would one take {map_.said(key)} if none of its reasons had been given? It stands at {prior:g} without them."
            why = "it has reasons, and a high prior" if claim.prior is not None else "it has reasons, and no prior"
            yield Doubt(key, question, why, map_.swing(key), grave=True)


def bare_numbers(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of priors, strengths and reliabilities that no note speaks of why they are what they are."""
    document = map_.document
    for key, claim in document.claims.items():
        if claim.kind != "question" and claim.prior is not None and claim.note is None:
            question = f"Why {claim.prior:g}? Say in a note what speaks for the prior of {map_.said(key)}."
            yield Doubt(key, question, "a prior without a note", map_.swing(key))
    for one in map_.inspection.steps:
        if one.strength is not None and one.note is None:
            question = f"Why {one.strength:g}? Say in a note how far {map_.sides(one)} would carry {map_.said(one.target)} if it were certain."
            yield Doubt(one.id, question, "a strength without a note", map_.gain(one.id))
    resting: dict[str, list[float | None]] = {key: [] for key in document.sources}
    for claim_id, voices in map_.inspection.voices.items():
        for voice in voices:
            resting[voice].append(map_.swing(claim_id))
    for key, source in document.sources.items():
        if source.reliability is not None and source.note is None:
            question = (
                f"Why {source.reliability:g}? Say in a note how far {quote_of(source.name or key)} is to be trusted."
            )
            why = "a reliability without a note; the swing is that of what rests on this word"
            yield Doubt(key, question, why, largest_of(resting[key]))

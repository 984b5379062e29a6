"""Rules about sentences that say the same, or nearly so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.basics.text import quoted
from argmap.lint.definition import define
from argmap.lint.fault import Fault
from argmap.maths.alike_words import FEWEST, alike, likeness, normal_text

if TYPE_CHECKING:
    from argmap.lint.inspection.inspection import Inspection

MOST_PREMISES = 100
"""Of a linked set with more members than this only the first are compared with each other."""


@define(
    "repeated-claim",
    "error",
    "A claim that is written twice counts twice, and what speaks against the one leaves the other as it is.",
)
def repeated_claim(inspection: Inspection) -> Iterator[Fault]:
    """Find claims whose sentences are the same but for case, punctuation and white space."""
    first: dict[tuple[bool, str], str] = {}
    for key, claim in inspection.document.claims.items():
        sentence = claim.kind == "question", normal_text(claim.text)
        before = first.setdefault(sentence, key)
        if inspection.original[before] != inspection.original[key]:
            hint = f"Keep one of the two, or write `same_as: {before}` into the second."
            yield Fault(key, f"{key!r} says what {before!r} says", hint, at=("text",), also=(before,))


@define(
    "similar-claims",
    "advice",
    "Two sentences with nearly the same words may be one claim, which then counts twice.",
    threshold=0.75,
)
def similar_claims(inspection: Inspection, *, threshold: float) -> Iterator[Fault]:
    """Find claims of which at least a share `threshold` of the words is in both; only words are compared, not sense."""
    claims = inspection.document.claims
    together = {frozenset(pair) for pair in _neighbours(inspection)}
    for asked in (False, True):
        words = {key: inspection.words[key] for key, one in claims.items() if (one.kind == "question") == asked}
        for key, other, share in alike(words, threshold):
            same = inspection.original[key] == inspection.original[other]
            if same or normal_text(claims[key].text) == normal_text(claims[other].text):
                continue
            if frozenset((key, other)) not in together:
                message = f"{key!r} has {share:.0%} of its words in common with {other!r}"
                hint = f"If both say the same, write `same_as: {other}` into it."
                yield Fault(key, message, hint, at=("text",), also=(other,))


def _neighbours(inspection: Inspection) -> Iterator[tuple[str, str]]:
    """Pair what one relation joins: two other rules look at those."""
    for one in inspection.steps:
        if one.type == "support":
            yield from ((premise, one.target) for premise in one.premises)
        few = one.premises[:MOST_PREMISES]
        yield from ((left, right) for at, right in enumerate(few) for left in few[:at])


@define(
    "restated-support",
    "warning",
    "A reason that says again what it is a reason for raises the score and adds nothing.",
    threshold=0.75,
)
def restated_support(inspection: Inspection, *, threshold: float) -> Iterator[Fault]:
    """Find premises that restate the claim they support: by `same_as`, by their words, or by most of them."""
    for one in inspection.steps:
        if one.type == "support" and one.target in inspection.document.claims:
            for place, premise in enumerate(one.premises):
                if premise != one.target and _same(inspection, premise, one.target, threshold):
                    message = f"the premise {premise!r} restates {one.target!r}, which it supports"
                    hint = "Take the step out, or say what else speaks for the claim."
                    yield Fault(one.id, message, hint, at=("premises", place))


@define(
    "similar-premises",
    "warning",
    "Linked premises are multiplied: what stands among them twice halves the step for one doubt.",
    threshold=0.75,
)
def similar_premises(inspection: Inspection, *, threshold: float) -> Iterator[Fault]:
    """Find relations among whose linked premises two look alike."""
    for one in inspection.steps:
        few = one.premises[:MOST_PREMISES]
        found: dict[str, list[str]] = defaultdict(list)
        for place, premise in enumerate(few):
            for other in few[:place]:
                if _same(inspection, premise, other, threshold):
                    found[other].append(premise)
        for other, again in found.items():
            message = f"of the linked premises {quoted([other, *again])} look alike"
            place = one.premises.index(again[0])
            yield Fault(one.id, message, "Keep one of them.", at=("premises", place))


def _same(inspection: Inspection, one: str, other: str, threshold: float) -> bool:
    if inspection.original[one] == inspection.original[other]:
        return True
    left, right = inspection.words[one], inspection.words[other]
    if min(len(left), len(right)) >= FEWEST and likeness(left, right) >= threshold:
        return True
    claims = inspection.document.claims
    return left == right and normal_text(claims[one].text) == normal_text(claims[other].text)

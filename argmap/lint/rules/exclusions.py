"""Rules about numbers that cannot all be right: of claims that exclude each other, and those that the author states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.basics.text import quoted
from argmap.lint.definition import define
from argmap.lint.fault import Fault
from argmap.model.mutual import mutual_rebuttals

if TYPE_CHECKING:
    from argmap.lint.inspection.inspection import Inspection

ROUNDING = 1e-9


@define(
    "excluding-priors",
    "warning",
    "Of claims that exclude each other only one can be true, so that their priors cannot add up to more than 1.",
)
def excluding_priors(inspection: Inspection) -> Iterator[Fault]:
    """Find claims that all exclude each other and whose priors add up to more than 1."""
    document = inspection.document
    relation: dict[frozenset[str], str] = {}
    for one in mutual_rebuttals(document):
        pair = frozenset(inspection.original[end] for end in (*one.premises, one.target))
        relation.setdefault(pair, one.id)
    for group in _groups([pair for pair in relation if len(pair) > 1]):
        total = sum(document.prior_of(claim) for claim in group)
        if total > 1.0 + ROUNDING:
            first = next(name for pair, name in relation.items() if pair <= group)
            names = [key for key in document.claims if key in group]
            message = f"{quoted(names)} exclude each other, and their priors add up to {total:.2f}"
            hint = "Lower them until they add up to 1 at most, or say that they can be true together."
            yield Fault(first, message, hint, ("mutual",), also=tuple(names))


def _groups(pairs: list[frozenset[str]]) -> Iterator[set[str]]:
    """Give the sets of claims that all exclude each other as one group, and pairs of all other ones."""
    partners: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        for claim in pair:
            partners[claim] |= pair
    told: set[frozenset[str]] = set()
    for pair in pairs:
        if pair in told:
            continue
        one = next(iter(pair))
        group = partners[one]
        whole = all(partners[claim] == group for claim in group)
        told.update([frozenset({a, b}) for a in group for b in group] if whole else [pair])
        yield set(group) if whole else set(pair)


@define(
    "stated-credence",
    "advice",
    "Who wrote the map says how far to believe this, and the reasons in the map come to another number.",
    threshold=0.05,
)
def stated_credence(inspection: Inspection, *, threshold: float) -> Iterator[Fault]:
    """Find claims with `meta: {credence: 0.8}` whose score is another."""
    for key, claim in inspection.document.claims.items():
        stated = claim.meta.get("credence")
        if claim.kind == "question" or isinstance(stated, bool) or not isinstance(stated, int | float):
            continue
        score = inspection.scores[key]
        if 0 <= stated <= 1 and abs(score - stated) > threshold + ROUNDING:
            message = f"{key!r} is held at {stated:g} by the map's maker, and scores {score:.2f}"
            hint = "Look for the reason that is missing or too strong, or change the credence."
            yield Fault(key, message, hint, ("meta", "credence"))

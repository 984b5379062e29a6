"""Rules about priors, scores and what a score hangs on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.basics.text import counted
from argmap.lint.definition import define
from argmap.lint.fault import Fault
from argmap.lint.waivers import settings

if TYPE_CHECKING:
    from argmap.lint.inspection.inspection import Inspection
    from argmap.model.claims import AnyClaim

DEFAULT = 0.5
"""The prior of a map that states none."""
_SAID = re.compile(r"\bscores?:? (?P<number>0\.\d+|1\.0+)(?![\d.]*\d)", re.IGNORECASE)


@define(
    "default-prior",
    "warning",
    "A claim that is argued for and has no prior of its own starts half accepted before any argument.",
)
def default_prior(inspection: Inspection) -> Iterator[Fault]:
    """Find claims that reasons speak for, on the default prior of 0.5, where the map has none for what has reasons."""
    document = inspection.document
    if document.defaults.prior != DEFAULT or document.defaults.derived is not None:
        return
    for key, claim in document.claims.items():
        own = claim.kind == "question" or claim.same_as is not None or claim.prior is not None
        if not own and inspection.supports_of(key):
            hint = (
                "Say how far it is accepted without these reasons: `prior: 0.5` too is an answer, "
                "and `defaults: {derived: 0.1}` is one for all."
            )
            yield Fault(key, f"{key!r} has reasons, and no prior of its own", hint)


@define(
    "settled-prior",
    "warning",
    "A prior of 0 or 1 says that the matter is settled: under some semantics no argument can move it, under others only one side can.",
)
def settled_prior(inspection: Inspection) -> Iterator[Fault]:
    """Find claims on a prior of 0 or 1 that something speaks for or against; the map's own default is told once."""
    document = inspection.document
    silent: dict[str, list[str]] = {"prior": [], "derived": []}
    hint = "Say how far it is accepted before any argument, between 0 and 1; or leave out what argues about it."
    for key, claim in document.claims.items():
        if claim.kind == "question" or claim.same_as is not None or document.prior_of(key) not in {0.0, 1.0}:
            continue
        if inspection.supports_of(key) or inspection.objections_to(key):
            if claim.prior is None:
                is_derived = document.defaults.derived is not None and key in document.supported
                silent["derived" if is_derived else "prior"].append(key)
            else:
                yield Fault(key, f"{key!r} is argued about on a prior of {claim.prior:g}", hint, ("prior",))
    for field, keys in silent.items():
        if keys:
            count = "one claim that is" if len(keys) == 1 else counted(len(keys), "claim that is", "claims that are")
            what = "the default prior" if field == "prior" else "the default prior of claims with reasons"
            message = f"{what} is {document.default_of(keys[0]):g}, and {count} argued about have no other"
            yield Fault("", message, hint, ("defaults", field))


@define(
    "no-strength",
    "warning",
    "A step of strength 0 that nothing backs carries nothing, whatever its premises are.",
)
def no_strength(inspection: Inspection) -> Iterator[Fault]:
    """Find relations of strength 0 without backing."""
    for one in inspection.steps:
        if one.strength == 0.0 and not inspection.supports_of(one.id):
            hint = "Say how strong the step is, back it, or take it out."
            yield Fault(one.id, f"{one.id!r} has strength 0, and nothing backs it", hint, ("strength",))


@define(
    "stated-score",
    "error",
    "A reader believes the number that is written down, and the map has come to another.",
    threshold=0.005,
)
def stated_score(inspection: Inspection, *, threshold: float) -> Iterator[Fault]:
    """Find claims whose score is stated, in `meta: {lint: {score: 0.68}}` or as "score 0.68" in the note, and differs.

    What is stated with one decimal may differ by half of its last digit.
    """
    for key, claim in inspection.document.claims.items():
        if claim.kind == "question":
            continue
        for number, allowed, at in _stated(claim, threshold):
            score = inspection.scores[key]
            if abs(score - number) > allowed + 1e-9:
                message = f"{key!r} is said to score {number:g}, and scores {score:.3f}"
                yield Fault(key, message, "State the score that the map has now, or none.", at=at)


def _stated(claim: AnyClaim, threshold: float) -> Iterator[tuple[float, float, tuple[str, ...]]]:
    """List the scores that an entry states of itself, how far each may be off, and where it stands."""
    score = settings(claim.meta).get("score")
    if isinstance(score, int | float) and not isinstance(score, bool) and 0 <= score <= 1:  # else the waivers tell
        yield float(score), threshold, ("meta", "lint", "score")
    for found in _SAID.finditer(claim.note or ""):
        digits = len(found["number"].partition(".")[2])
        yield float(found["number"]), max(threshold, 0.5 * 10.0**-digits), ("note",)


@define(
    "uncertain-relation",
    "warning",
    "The map's maker is not sure that this link is there, and the conclusion hangs on it.",
    threshold=0.05,
    needs=["conclusion"],
)
def uncertain_relation(inspection: Inspection, *, threshold: float) -> Iterator[Fault]:
    """Find relations marked `certain: false` without which a conclusion would change by `threshold` or more."""
    unsure = [one.id for one in inspection.steps if not one.certain]
    for relation, gain in inspection.gains(unsure).items():
        if abs(gain) >= threshold:
            message = f"{relation!r} is not certain, and without it the conclusion would move by {gain:+.2f}"
            yield Fault(relation, message, "Settle whether it is there, or tell the score with and without it.")


@define(
    "unanswered-objection",
    "advice",
    "An objection that nothing answers is where the map stops, not where the debate does.",
    threshold=0.05,
    needs=["conclusion"],
)
def unanswered_objection(inspection: Inspection, *, threshold: float) -> Iterator[Fault]:
    """Find rebuttals and undercuts that cost a conclusion `threshold` or more, and that nothing speaks against."""
    against = inspection.objections_to
    open_ones = [
        one.id
        for one in inspection.steps
        if one.type != "support" and not against(one.id) and not any(against(premise) for premise in one.premises)
    ]
    for relation, gain in inspection.gains(open_ones).items():
        if gain >= threshold:
            message = f"nothing answers {relation!r}, which costs the conclusion {gain:.2f}"
            yield Fault(relation, message, "Look for what can be said against it, or waive this with what you found.")

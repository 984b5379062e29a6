"""Rules about one premise in two steps to the same target."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.arrays.compile.restated import counted_steps
from argmap.lint.definition import define
from argmap.lint.fault import Fault

if TYPE_CHECKING:
    from argmap.arrays.compile.restated import Step
    from argmap.lint.inspection.inspection import Inspection


@define(
    "double-count",
    "warning",
    "A premise that stands in two reasons for one thing is counted twice, though it is one thing to know.",
)
def double_count(inspection: Inspection) -> Iterator[Fault]:
    """Find premises of two supports, two rebuttals or two undercuts of one target, where restatements are their originals."""
    for premise, one, other in _shared(inspection):
        if one.type == other.type:
            message = (
                f"{premise!r} is a premise of {other.id!r} and of {one.id!r}, and so counts twice for {one.target!r}"
            )
            if one.type != "support":
                message = message.replace("twice for", "twice against")
            yield _at_premise(inspection, premise, one, other, message, "Keep it in one of them, or make the two one.")


@define(
    "for-and-against",
    "warning",
    "What speaks both for and against one thing says nothing of it as it stands.",
)
def for_and_against(inspection: Inspection) -> Iterator[Fault]:
    """Find premises of a support and of a rebuttal, or an undercut, of one target; restatements are their originals."""
    for premise, one, other in _shared(inspection):
        if (one.type == "support") != (other.type == "support"):
            first, second = ("for", "against") if one.type == "support" else ("against", "for")
            message = f"{premise!r} speaks {first} {one.target!r} in {one.id!r}, and {second} it in {other.id!r}"
            hint = "Take one of the steps out, or say in a claim of its own what makes the difference."
            yield _at_premise(inspection, premise, one, other, message, hint)


def _shared(inspection: Inspection) -> Iterator[tuple[str, Step[str], Step[str]]]:
    """Yield each premise that two steps to one target share, with the first such step and the later one.

    Steps that say the same once restatements are their originals are one step, as in scoring.
    """
    steps = counted_steps(inspection.document, [one.id for one in inspection.steps], {})
    firsts: dict[tuple[str, str], list[Step[str]]] = defaultdict(list)
    for step in steps.values():
        for premise in step.premises:
            seen = firsts[premise, step.target]
            for one in seen:
                yield premise, one, step
            if all(one.type != step.type for one in seen):
                seen.append(step)


def _at_premise(
    inspection: Inspection, premise: str, one: Step[str], other: Step[str], message: str, hint: str
) -> Fault:
    """Place a fault at the premise in the later of two steps."""
    written = inspection.document.relations[other.id].premises
    at = next(place for place, each in enumerate(written) if inspection.original[each] == premise)
    return Fault(other.id, message, hint, ("premises", at), also=(one.id, premise))

"""What `needed` found, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from argmap.analysis.needed.proven_total import WITHIN
from argmap.answers.what_scores_are import what_scores_are
from argmap.basics.text import counted

if TYPE_CHECKING:
    from argmap.analysis.needed.answer import Needed
    from argmap.analysis.needed.goal import Goal

NAMED = 4
"""So many changes are named; the others are counted."""
_MEANING = (
    "What changes is a base score, how far a claim is accepted before any argument. It is what the arithmetic asks for, not "
    "what there is reason to believe. {what}."
)


def words(found: Needed, goal: Goal) -> tuple[str, ...]:
    """Say what has to change, how sure it is that less would not do, and what it means."""
    return (*_sentences(found, goal), _MEANING.format(what=what_scores_are(found.semantics)))


def _sentences(found: Needed, goal: Goal) -> Iterator[str]:
    wanted = f"{goal.threshold:g} or {'more' if goal.up else 'less'}"
    stands = f"{found.target!r} scores {found.score:.3f}"
    if found.reached and not found.changes:
        yield f"{stands}, which is {wanted} already: nothing has to change."
        return
    if not goal.best and not goal.unsure:
        yield f"{stands}, and no claim that may change bears on it."
        return
    if found.reached:
        yield f"{stands}. To come to {wanted}, {_changes(found)}"
        yield _total(found) if found.by == "total" else _claims(found)
    else:
        known = "brings" if found.proven else "was found that brings"
        yield f"{stands}. No change of the priors that may change {known} it to {wanted}."
        yield f"At the furthest it comes to {found.after:.3f}, {_changes(found)}"
    yield from _doubts(found, goal)


def _changes(found: Needed) -> str:
    number = len(found.changes)
    named = [f"{row['claim']!r} from {row['prior']:.3f} to {row['needed']:.3f}" for row in islice(found, NAMED)]
    more = [f"and {number - len(named)} more"] if number > len(named) else []
    verbs = ("claim has to change", "claims have to change") if found.reached else ("claim changes", "claims change")
    return f"{'' if found.reached else 'if '}{counted(number, *verbs)}: {'; '.join([*named, *more])}."


def _claims(found: Needed) -> str:
    number, searched = len(found.changes), found.searched or 0
    least = "" if number == 1 else f" Of the changes found, theirs add up to least: {found.total:.3f}."
    if number == 1:
        return f"Of the claims that could do it alone, this one has to change least: by {found.total:.3f}."
    fewer = "No single claim" if searched == 1 else f"No {searched} claims"
    if searched >= number - 1:
        return f"{fewer} can do it, even at 0 or 1.{least}"
    return (
        f"{fewer} can do it, even at 0 or 1; of sets of {searched + 1} and more only some were tried, and with a higher "
        f"limit more would be.{least}"
    )


def _total(found: Needed) -> str:
    if found.proven:
        return f"The changes add up to {found.total:.3f}; none that are enough add up to less by more than {WITHIN:g}."
    return f"The changes add up to {found.total:.3f}. No small step makes that less; quite other changes might."


def _doubts(found: Needed, goal: Goal) -> Iterator[str]:
    if goal.unsure:
        yield (
            f"{counted(len(goal.unsure), 'claim')} may take it either way, and not every prior of theirs was tried: a smaller change "
            "may exist."
            if found.reached
            else f"{counted(len(goal.unsure), 'claim')} may take it either way, and not every prior of theirs was tried."
        )
    if goal.trials.unsettled:
        yield f"In {goal.trials.unsettled:,} of the scorings no fixed point was found; these count as not enough."

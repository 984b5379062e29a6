"""The words that pictures, tooltips and outlines share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.basics.text import counted
from argmap.display.dot.quoting import plain

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.model.claims import AnyClaim
    from argmap.model.relations import AnyRelation

_COUNTS = {3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}
_BOTH = 2
VERBS = {"support": "supports", "rebuttal": "rebuts", "undercut": "undercuts"}


def needed_together(count: int) -> str:
    """Say that linked premises are needed together.

    >>> needed_together(2), needed_together(3), needed_together(12)
    ('both needed', 'all three needed', 'all 12 needed')
    """
    return "both needed" if count == _BOTH else f"all {_COUNTS.get(count, count)} needed"


def details(relation: AnyRelation) -> list[str]:
    """Return what a relation says beyond its premises, target and type, in a few words each."""
    found = [needed_together(len(relation.premises))] if relation.linked else []
    if relation.scheme:
        found.append(plain(relation.scheme))
    if relation.strength is not None and relation.strength < 1:
        found.append(f"strength {relation.strength:g}")
    if relation.answers:
        count = len(relation.answers)
        found.append(f"answers {relation.answers[0] if count == 1 else counted(count, 'question')}")
    return found


def number(score: float) -> str:
    """Write a score with two decimals.

    >>> number(0.675)
    '0.68'
    """
    return f"{score:.2f}"


def claim_sentence(claim: AnyClaim, scores: Scores | None) -> str:
    """Return a claim's whole text with its scores, as a tooltip says it."""
    text = plain(claim.text)
    if claim.implied:
        text += " (implied)"
    if scores is None or claim.id not in scores:
        return text
    return f"{text} — score {number(scores[claim.id])}, before any argument {number(scores.base[claim.id])}"


def relation_sentence(relation: AnyRelation, scores: Scores | None) -> str:
    """Return a relation in a sentence, as a tooltip says it."""
    said = [f"{', '.join(relation.premises)} {VERBS[relation.type]} {relation.target}", *details(relation)]
    if not relation.certain:
        said.append("it is not certain that this link is there")
    if scores is not None and relation.id in scores.relations:
        said.append(f"force {number(scores.relations[relation.id])}")
    return "; ".join(said)

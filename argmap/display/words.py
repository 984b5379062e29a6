"""The words that pictures, tooltips and outlines share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.basics.text import counted
from argmap.display.dot.quoting import plain
from argmap.model.hearing import resting

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.model.document import Document
    from argmap.model.relations import AnyRelation

_COUNTS = {3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}
_BOTH = 2
EXCLUDING = {"contrary": "not both true", "contradictory": "one of the two is true"}
"""What a mutual rebuttal says of its two claims."""
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
    if relation.type == "rebuttal" and relation.mutual is not None:
        found.append(EXCLUDING[relation.mutual])
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


def written(score: float, high: float | None = None) -> str:
    """Write a score, or a chance from-to where it is not decided.

    >>> written(0.214), written(0.214, 0.371), written(0.3, 0.3)
    ('0.21', '0.21–0.37', '0.30')
    """
    least, most = number(score), number(score if high is None else high)
    return least if least == most else f"{least}–{most}"


def score_of(scores: Scores, claim_id: str) -> str:
    """Write the score of a claim, from-to where a circle may leave it undecided."""
    return written(scores[claim_id], scores.high.get(claim_id))


def card_sentence(document: Document, name: str, scores: Scores | None, *, whole: bool) -> str:
    """Return what a card's tooltip says: its id, who says it, its scores in words, and its `whole` text if that is wanted."""
    if name in document.relations:
        return relation_sentence(document.relations[name], scores)
    if name not in document.claims:
        source = document.sources[name]
        return f"{name}, source" + (f": {plain(source.name)}" if whole and source.name else "")
    claim = document.claims[name]
    said = [f"{name}: {plain(claim.text)}" if whole else name]
    if claim.implied:
        said.append("implied")
    names = dict.fromkeys(f"{one.act} {document.sources[one.source].name or one.source}" for one in claim.said_by)
    said += [plain(f"{who} {act}") for act, who in (one.split(" ", 1) for one in names)]
    if scores is not None and name in scores:
        said.append(f"score {score_of(scores, name)}, before any argument {number(scores.base[name])}")
    return "; ".join(said)


def relation_sentence(relation: AnyRelation, scores: Scores | None, *, pilled: bool = False) -> str:
    """Return a relation in a sentence, as a tooltip says it; what its pill says already is left out."""
    said = [f"{', '.join(relation.premises)} {VERBS[relation.type]} {relation.target}"]
    said += [] if pilled else details(relation)
    if not relation.certain:
        said.append("it is not certain that this link is there")
    if scores is not None and relation.id in scores.relations:
        said.append(f"force {written(scores.relations[relation.id], scores.high.get(relation.id))}")
    return "; ".join(said)


def heard_from(document: Document) -> dict[str, str]:
    """Return the claims that are known at second hand only, with the name of the first who is heard saying so.

    Second hand is the word of a source of kind `hearsay`, or of one that is heard through another (`via`).
    """
    found: dict[str, str] = {}
    for claim_id, words in resting(document).items():
        said = [document.sources[one.source] for one in words if one.source in document.sources]
        if said and all(one.via is not None or (one.kind or "").casefold() == "hearsay" for one in said):
            found[claim_id] = said[0].name or said[0].id
    return found

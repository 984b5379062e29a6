"""A map in two sentences, for those who cannot see its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.basics.text import counted
from argmap.display.cards.shown_labels import NO_LABELS, ShownLabels
from argmap.display.dot.quoting import plain
from argmap.display.words import VERBS, score_of

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.model.document import Document


def title_of(document: Document) -> str:
    """Return what the picture of a map is called.

    >>> from argmap.model.document import Document
    >>> title_of(Document.from_tree({"argmap": 1, "title": "Umbrella", "claims": {}}))
    'Umbrella'
    """
    return plain(document.title) or "Argument map"


def description(document: Document, scores: Scores | None, labels: ShownLabels = NO_LABELS) -> str:
    """Say how much there is in a map, and what its conclusions are.

    >>> from argmap.model.document import Document
    >>> description(Document.from_tree({"argmap": 1, "title": "T", "conclusion": "a", "claims": {"a": "Take it."}}), None)
    'Argument map with 1 claim. Conclusion: Take it.'
    """
    counts = [counted(len(document.claims), "claim")]
    for kind in VERBS:
        amount = sum(1 for relation in document.relations.values() if relation.type == kind)
        if amount:
            counts.append(counted(amount, kind))
    said = ["Argument map with " + ", ".join(counts) + "."]
    for claim_id in document.conclusion:
        claim = document.claims[claim_id]
        score = f", score {score_of(scores, claim_id)}" if scores is not None and claim_id in scores else ""
        label = "".join(f", {words}" for words in labels.told(claim_id))
        said.append(f"Conclusion: {plain(claim.text).rstrip('.')}{score}{label}.")
    return " ".join(said)

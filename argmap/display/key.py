"""The key of a picture: what occurs in this map and needs a word, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from argmap.display.roles import unscored

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.model.document import Document

Sample = Literal["support", "rebuttal", "undercut", "unscored", "unsure", "implied", "heard", "again", "bar", "none"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that the key explains: what it looks like, and what it means."""

    sample: Sample
    words: str


def key(
    document: Document, scores: Scores | None, *, heard: bool = False, again: bool = False, more: bool = False
) -> list[Entry]:
    """Return the entries of a map's key; `heard`, `again` and `more` say that cards of these sorts are drawn.

    >>> from argmap.model.document import Document
    >>> key(Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "A claim."}}), None, again=True)
    [Entry(sample='again', words='again: in full elsewhere')]
    """
    relations = document.relations.values()
    grey = unscored(document)
    kinds = {relation.type for relation in relations if relation.id not in grey}
    found = [
        (kinds & {"support"}, Entry("support", "supports")),
        (kinds & {"rebuttal"}, Entry("rebuttal", "rebuts")),
        (kinds & {"undercut"}, Entry("undercut", "undercuts the step it points at")),
        (grey, Entry("unscored", "asks or answers; not scored")),
        (any(not relation.certain for relation in relations), Entry("unsure", "a link that is not certain")),
        (any(claim.implied for claim in document.claims.values()), Entry("implied", "nobody says it outright")),
        (heard, Entry("heard", "second-hand")),
        (again, Entry("again", "again: in full elsewhere")),
        (more, Entry("none", "+2 more: reasons left out here")),
    ]
    entries = [entry for occurs, entry in found if occurs]
    if scores is not None and len(scores):
        meaning = "probability" if scores.kind == "probability" else "support"
        entries.append(Entry("bar", f"{meaning} from 0 to 1; the tick marks it before any argument"))
    return entries

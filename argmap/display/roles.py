"""What a claim does in its map, and which relations take no part in scoring."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from argmap.basics.hanging import hanging_on
from argmap.model.relations import made_of

if TYPE_CHECKING:
    from argmap.model.document import Document

Role = Literal["claim", "premise", "evidence", "question", "objection", "undercutter"]


def roles(document: Document) -> Mapping[str, Role]:
    """Return the role of every claim: its kind, unless a plain claim is there to object or to undercut.

    A claim that feeds a rebuttal is an objection, one that feeds an undercut is an undercutter. A conclusion, a
    premise and a piece of evidence stay what their author called them.
    """
    feeds: dict[str, set[str]] = defaultdict(set)
    for relation in document.relations.values():
        for premise in relation.premises:
            feeds[premise].add(relation.type)
    found: dict[str, Role] = {}
    conclusions = frozenset(document.conclusion)
    for claim_id, claim in document.claims.items():
        if claim.kind != "claim" or claim_id in conclusions:
            found[claim_id] = claim.kind
        elif "rebuttal" in feeds[claim_id]:
            found[claim_id] = "objection"
        elif "undercut" in feeds[claim_id]:
            found[claim_id] = "undercutter"
        else:
            found[claim_id] = "claim"
    return found


def unscored(document: Document) -> frozenset[str]:
    """Return the relations that take no part in scoring: those from or to a question, and what is aimed at them."""
    questions = (key for key, claim in document.claims.items() if claim.kind == "question")
    return frozenset(hanging_on(made_of(document.relations), questions))


def targets(document: Document) -> frozenset[str]:
    """Return the ids that some relation is aimed at."""
    return frozenset(relation.target for relation in document.relations.values())

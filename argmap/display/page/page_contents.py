"""What a page says of a map: claims, relations, sources and documents as plain data, without what is the default."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from argmap.display.cards.shown_labels import NO_LABELS, ShownLabels
from argmap.display.roles import roles, unscored
from argmap.display.words import EXCLUDING
from argmap.model.mutual import BACK, both_ways

if TYPE_CHECKING:
    from argmap.model.claims import AnyClaim
    from argmap.model.document import Document
    from argmap.model.relations import AnyRelation
    from argmap.model.sources import Attribution, Passage

_PLACES = ("section", "item", "page", "paragraph", "footnote", "comment", "lines")


def content(document: Document, strengths: Mapping[str, float], labels: ShownLabels = NO_LABELS) -> dict[str, Any]:
    """Return the claims, relations, sources and documents of a map as a page is given them.

    A mutual rebuttal is two relations here, and so is what is aimed at it: the second of each has the first as its `twin`.
    `strengths` are those that the nodes of relations have; a relation that counts with another strength than its own says
    its own. A label is told by its first letter.

    >>> from argmap.model.document import Document
    >>> one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": {"text": "A.", "tags": ["b"]}}})
    >>> content(one, {})["claims"]
    {'a': {'text': 'A.', 'kind': 'claim', 'tags': ['b']}}
    """
    found, both = roles(document), both_ways(document)
    quiet = unscored(both)
    heard = {one.source for part in (*document.claims.values(), *document.relations.values()) for one in part.said_by}
    heard |= {source.via for source in document.sources.values() if source.via}
    heard |= {relation.target for relation in document.relations.values()}
    return {
        "claims": {
            key: _claim(claim, found[key])
            | slim({"default": _default(document, claim)})
            | _label(labels.cards.get(key))
            for key, claim in document.claims.items()
        },
        "relations": {
            key: slim({"twin": _twin(key, document)})
            | _relation(one, quiet=key in quiet, counted=strengths.get(key))
            | _label(labels.relations.get(key))
            for key, one in both.relations.items()
        },
        "sources": {
            key: slim({"name": one.name, "kind": one.kind, "via": one.via, "note": one.note})
            | _label(labels.cards.get(key))
            for key, one in document.sources.items()
            if key in heard
        },
        "documents": {key: slim({"title": one.title, "author": one.author}) for key, one in document.documents.items()},
    }


def _twin(name: str, document: Document) -> str | None:
    """Return the relation that a step back was made of."""
    if name in document.relations:
        return None
    return max((key for key in document.relations if name.startswith(f"{key}{BACK}")), key=len)


def _label(label: str | None) -> dict[str, str]:
    return {} if label is None else {"label": label[0]}


def slim(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what says nothing.

    >>> slim({"text": "A", "note": "", "tags": [], "implied": 0})
    {'text': 'A'}
    """
    return {key: value for key, value in entry.items() if value not in (None, "", [], (), 0)}


def _default(document: Document, claim: AnyClaim) -> str | None:
    """Say which default a claim without a prior has, where reasons make a difference to that."""
    if document.defaults.derived is None or claim.kind == "question" or claim.same_as or claim.prior is not None:
        return None
    return "derived" if claim.id in document.supported else "plain"


def _claim(claim: AnyClaim, role: str) -> dict[str, Any]:
    answered = claim.kind == "question" and claim.status == "answered"
    return slim({
        "text": claim.text, "kind": claim.kind, "role": role if role != claim.kind else None, "hedge": claim.hedge,
        "note": claim.note, "same": claim.same_as, "tags": list(claim.tags), "implied": int(claim.implied),
        "answered": int(answered), "said": [_said(one) for one in claim.said_by],
    })  # fmt: skip


def _relation(relation: AnyRelation, *, quiet: bool, counted: float | None) -> dict[str, Any]:
    own = 1.0 if relation.strength is None else relation.strength
    mutual = relation.mutual if relation.type == "rebuttal" else None
    made = slim({
        "from": list(relation.premises), "to": relation.target, "type": relation.type[0], "unsure": int(not relation.certain),
        "quiet": int(quiet), "scheme": relation.scheme, "answers": list(relation.answers), "note": relation.note,
        "excludes": EXCLUDING[mutual] if mutual is not None else None, "said": [_said(one) for one in relation.said_by],
    })  # fmt: skip
    return made if counted is None or counted == own else {**made, "strength": own}


def _said(one: Attribution) -> list[Any]:
    """Return who says it, the act, where, in which words, whether that is certain, and a note; as short as it can be."""
    certain = one.certain and (one.at is None or one.at.certain)
    row = [one.source, one.act, _place(one.at), (one.at and one.at.quote) or "", int(certain), one.note or ""]
    if row[4:] == [1, ""]:
        row = row[:4]
    while row[-1] == "":
        row.pop()
    return row


def _place(passage: Passage | None) -> str:
    if passage is None:
        return ""
    words = []
    for name in _PLACES:
        value = getattr(passage, name)
        if value is not None:
            single = name == "lines" and "-" not in str(value)
            words.append(str(value) if name == "section" else f"{'line' if single else name} {value}")
    return ", ".join(words)

"""Mutual rebuttals: one declaration, and the two steps that it stands for where a map is scored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from argmap.basics.frozen import FrozenMap
from argmap.model.ids import unused
from argmap.model.relations import AnyRelation, Rebuttal

if TYPE_CHECKING:
    from argmap.model.document import Document

Value = TypeVar("Value")
BACK = ".back"
"""What the id of the step the other way ends in."""


def mutual_rebuttals(document: Document) -> list[Rebuttal]:
    """Return the mutual rebuttals, each of which is one double line in a picture: no arrow tells one of its ends.

    >>> from argmap.model.document import Document
    >>> document = Document.from_tree({
    ...     "argmap": 1, "title": "Sky", "claims": {"clear": "It is clear.", "grey": "It is overcast."},
    ...     "relations": [{"id": "sky", "premises": ["clear"], "rebuts": "grey", "mutual": "contrary"}]})
    >>> [one.id for one in mutual_rebuttals(document)]
    ['sky']
    """
    return [one for one in document.relations.values() if isinstance(one, Rebuttal) and one.mutual is not None]


def both_ways(document: Document) -> Document:
    """Return the document with a step of its own for the other way of each mutual rebuttal, as it is scored.

    The step back has the id of the first and `.back`; what is aimed at the first is aimed at it, too. A document that
    has such steps already stays as it is.

    >>> from argmap.model.document import Document
    >>> document = Document.from_tree({
    ...     "argmap": 1, "title": "Sky", "claims": {"clear": "It is clear.", "grey": "It is overcast."},
    ...     "relations": [{"id": "sky", "premises": ["clear"], "rebuts": "grey", "mutual": "contrary"}]})
    >>> [(one.id, one.premises, one.target) for one in both_ways(document).relations.values()]
    [('sky', ('clear',), 'grey'), ('sky.back', ('grey',), 'clear')]
    """
    mutual = mutual_rebuttals(document)
    known = steps_back(document) if mutual else {}
    waiting: list[AnyRelation] = [one for one in mutual if one.id not in known]
    if not waiting:
        return document
    aimed: dict[str, list[AnyRelation]] = defaultdict(list)
    for one in document.relations.values():
        aimed[one.target].append(one)
    taken = {*document.claims, *document.relations, *document.sources}
    added: dict[str, AnyRelation] = {}
    turned = {one.id: {"premises": (one.target,), "target": one.premises[0]} for one in waiting}
    while waiting:
        one = waiting.pop()
        back = unused(f"{one.id}{BACK}", taken)
        taken.add(back)
        added[back] = one.model_copy(update={"id": back, **turned[one.id]})
        for other in aimed[one.id]:  # each relation aims at one thing, and so is come upon once
            turned[other.id] = {"target": back}
            waiting.append(other)
    relations = FrozenMap({**document.relations, **added})
    return document.model_copy(update={"relations": relations})


def steps_back(document: Document) -> Mapping[str, str]:
    """Pair each mutual rebuttal with the step the other way that `both_ways` made of it, and the other way round.

    >>> from argmap.model.document import Document
    >>> document = Document.from_tree({
    ...     "argmap": 1, "title": "Sky", "claims": {"clear": "It is clear.", "grey": "It is overcast."},
    ...     "relations": [{"id": "sky", "premises": ["clear"], "rebuts": "grey", "mutual": "contrary"}]})
    >>> steps_back(document), steps_back(both_ways(document))
    ({}, {'sky': 'sky.back', 'sky.back': 'sky'})
    """
    found: dict[str, str] = {}
    by_ends: dict[tuple[str, str], list[Rebuttal]] = defaultdict(list)
    for one in mutual_rebuttals(document):
        by_ends[one.premises[0], one.target].append(one)
    for (start, end), some in by_ends.items():
        for one in some:
            for other in by_ends.get((end, start), ()):
                if other.id.startswith(one.id + BACK) and not {one.id, other.id} & found.keys():
                    found |= {one.id: other.id, other.id: one.id}
    return found


def both_told(document: Document, given: Mapping[str, Value] | None) -> Mapping[str, Value] | None:
    """Give the step back of a mutual rebuttal what is given to the rebuttal itself, unless it is given its own.

    >>> from argmap.model.document import Document
    >>> document = both_ways(Document.from_tree({
    ...     "argmap": 1, "title": "Sky", "claims": {"clear": "It is clear.", "grey": "It is overcast."},
    ...     "relations": [{"id": "sky", "premises": ["clear"], "rebuts": "grey", "mutual": "contrary"}]}))
    >>> both_told(document, {"sky": 0.5})
    {'sky': 0.5, 'sky.back': 0.5}
    """
    if not isinstance(given, Mapping) or not given:  # whoever checks it says what is wrong
        return given
    pairs = steps_back(document)
    backs = {pairs[key]: value for key, value in given.items() if key in pairs}
    return {**given, **{key: value for key, value in backs.items() if key not in given}} if backs else given

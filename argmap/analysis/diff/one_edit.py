"""A map with one edit made to it: what the edit needs comes along, and what it leaves hanging goes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from argmap.analysis.diff.edits import ATTACHED, SECTIONS, Edit
from argmap.basics.frozen import FrozenMap
from argmap.basics.hanging import hanging_on
from argmap.errors import MapError
from argmap.model.document import Document
from argmap.model.relations import made_of

if TYPE_CHECKING:
    from argmap.model.claims import AnyClaim
    from argmap.model.relations import AnyRelation

_SECTION = {sort: name for name, sort in SECTIONS.items()}
_WEIGHTY = {"prior", "strength", "reliability", "said_by", "same_as", "kind", "via", "premises and target",
            "defaults.prior", "defaults.derived", "defaults.join"}  # fmt: skip
"""The fields that can move a score."""
_RISKY = {"same_as", "kind", "via", "premises and target"}
"""The fields that can make a map contradict itself if the edits that belong to them are not made too."""


def can_move_scores(edit: Edit) -> bool:
    """Say whether an edit can move a score: words, notes and passages cannot.

    >>> can_move_scores(Edit("a", "claim", "reworded", "text", "A", "B"))
    False
    """
    if edit.what in {"added", "removed"}:
        return edit.sort in {"claim", "relation"}
    return edit.field in _WEIGHTY


def edited(start: Document, other: Document, edit: Edit) -> Document | None:
    """Return `start` with one edit made that leads towards `other`; None where it cannot be made without others.

    A relation that is added brings the claims that it joins, if they are new; a claim that is removed takes the
    relations that hang on it along.

    >>> import argmap
    >>> one = argmap.loads("{argmap: 1, title: T, claims: {a: A}}").document
    >>> two = argmap.loads(
    ...     "{argmap: 1, title: T, claims: {a: A, b: B}, relations: [{id: r, premises: [b], rebuts: a}]}").document
    >>> list(edited(one, two, Edit("r", "relation", "added")).claims)
    ['a', 'b']
    """
    if edit.sort == "map":
        return _with_head(start, other, edit)
    if edit.what == "removed":
        return _without(start, edit)
    entry = getattr(other, _SECTION[edit.sort])[edit.id]
    if edit.what != "added":
        entry = _changed(getattr(start, _SECTION[edit.sort])[edit.id], entry, edit)
    fields = _fields(start)
    fields[_SECTION[edit.sort]][edit.id] = entry
    put = [entry, *_bring(fields, other, entry)]
    whole: dict[str, Any] = {name: FrozenMap(value) if name in SECTIONS else value for name, value in fields.items()}
    if edit.field not in _RISKY and all(_fits(one, fields["claims"], other) for one in put):
        return Document.model_construct(**whole)
    try:
        return Document(**whole)
    except MapError:
        return None


def _with_head(start: Document, other: Document, edit: Edit) -> Document:
    name, _, key = edit.field.partition(".")
    value = getattr(other, name)
    if key:
        value = start.defaults.model_copy(update={key: getattr(other.defaults, key)})
    return Document.model_construct(**_fields(start) | {name: value})


def _without(start: Document, edit: Edit) -> Document:
    if edit.sort == "claim":
        left = start.subset(key for key in start.claims if key != edit.id)
        plain = {key: start.claims[key] for key, one in left.claims.items() if one.same_as == start.claims[key].same_as}
        return left.model_copy(update={"claims": FrozenMap({**left.claims, **plain})})  # a default stays a default
    gone = {edit.id, *hanging_on(made_of(start.relations), [edit.id])}
    kept = FrozenMap({key: one for key, one in start.relations.items() if key not in gone})
    return Document.model_construct(**_fields(start) | {"relations": kept})


def _fields(document: Document) -> dict[str, Any]:
    fields = {name: getattr(document, name) for name in type(document).model_fields}
    return fields | {name: dict(fields[name]) for name in SECTIONS}


def _changed(old: Any, new: Any, edit: Edit) -> Any:
    """Return the old entry with one field of the new one."""
    names = ATTACHED if edit.what == "re-attached" else (edit.field,)
    fields = {name: getattr(old, name) for name in type(old).model_fields} | {
        name: getattr(new, name, type(old).model_fields[name].default if name in type(old).model_fields else None)
        for name in names
    }
    model = type(new) if {"type", "kind"} & set(names) else type(old)
    return model.model_construct(**{name: value for name, value in fields.items() if name in model.model_fields})


def _fits(entry: Any, claims: Mapping[str, AnyClaim], other: Document) -> bool:
    """Say whether an entry restates nothing, and each claim that it names is of the kind that it is where the entry is from."""
    kinds = ([getattr(of.get(name), "kind", None) for of in (claims, other.claims)] for name in _named(entry))
    return getattr(entry, "same_as", None) is None and all(here == there for here, there in kinds)


def _bring(fields: dict[str, Any], other: Document, entry: Any) -> list[Any]:
    """Add whatever an entry names that is not there yet, and what that names in turn; return what was added."""
    waiting, brought = list(_named(entry)), []
    while waiting:
        key = waiting.pop()
        for name in SECTIONS:
            section = getattr(other, name)
            if key in section and not any(key in fields[any_name] for any_name in SECTIONS):
                fields[name][key] = section[key]
                brought.append(section[key])
                waiting.extend(_named(section[key]))
    return brought


def _named(entry: Any) -> set[str]:
    relation: AnyRelation = entry
    named = {getattr(entry, "via", None), getattr(entry, "same_as", None)}
    if hasattr(entry, "premises"):
        named |= {*relation.premises, relation.target, *relation.answers}
    for said in getattr(entry, "said_by", ()):
        named |= {said.source, *(place.document for place in (said.at, said.reply_to) if place is not None)}
    return {one for one in named if one is not None}

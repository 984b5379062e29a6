"""From a `Document` back to the file tree: minimal, without defaults and without ids that reading makes again."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from argmap.basics.collector import collector_paused
from argmap.basics.frozen import thaw
from argmap.model.ids import VERBS, RelationNames, relation_word

if TYPE_CHECKING:
    from argmap.model.content import Content
    from argmap.model.relations import AnyRelation

_HEAD = ("conclusion", "defaults", "tags", "note", "url", "meta")
_CLAIM = ("kind", "text", "prior", "hedge", "said_by", "implied", "same_as", "status")
_RELATION_END = ("mutual", "strength", "scheme", "said_by", "certain", "answers")
_FREE = ("tags", "note", "url", "meta")
_SINGLE = {"conclusion", "answers"}
"""Lists of ids that are written without brackets where there is one."""
_SCALARS = frozenset({str, int, float, bool})
"""What is plain as it is."""
_ROUNDS = 5
"""Stating an id can change the made ones, so we look again; a map that needs more rounds states all its ids."""


@collector_paused()
def tree_of(document: Content) -> dict[str, Any]:
    """Return the file tree of a document: dicts, lists, text, numbers and booleans, in the order of a map file."""
    tree: dict[str, Any] = {"argmap": 1, "title": document.title, **_stated(document, _HEAD)}
    for name in ("documents", "sources"):
        section = getattr(document, name)
        if section:
            tree[name] = {key: _stated(item, _own(item)) for key, item in section.items()}
    if document.claims:
        tree["claims"] = {key: _claim(claim) for key, claim in document.claims.items()}
    if document.relations:
        needed = _needed_ids(document)
        tree["relations"] = [
            _relation(relation, with_id=relation.id in needed) for relation in document.relations.values()
        ]
    return tree


def _own(item: BaseModel) -> list[str]:
    """List the fields of an entry: its own first, then what every entry may carry."""
    names = [name for name in type(item).model_fields if name not in {"id", *_FREE}]
    return [*names, *(name for name in _FREE if name in type(item).model_fields)]


def _claim(claim: BaseModel) -> Any:
    names = [name for name in (*_CLAIM, *_FREE) if name in type(claim).model_fields]
    fields = _stated(claim, names)
    kind = getattr(claim, "kind")  # noqa: B009 - every claim has one, which BaseModel does not know
    entry = fields if kind == "claim" else {"kind": kind, **fields}
    return entry["text"] if list(entry) == ["text"] else entry


def _relation(relation: AnyRelation, *, with_id: bool) -> dict[str, Any]:
    head: dict[str, Any] = {"id": relation.id} if with_id else {}
    head["premises"] = list(relation.premises)
    head[VERBS[relation.type]] = relation.target
    return {**head, **_stated(relation, [name for name in (*_RELATION_END, *_FREE) if hasattr(relation, name)])}


def head_of(document: Content) -> dict[str, Any]:
    """Return what stands beside the sections, as the file has it."""
    return {"title": document.title, **_stated(document, _HEAD)}


def entry_of(item: BaseModel) -> dict[str, Any]:
    """Return the stated fields of an entry, without its id and what tells its sort."""
    names = [
        name for name in _own(item) if name != "type" and not (name == "kind" and "text" in type(item).model_fields)
    ]
    return _stated(item, names)


def plain_fields(item: BaseModel) -> dict[str, Any]:
    """Return all fields of a part that are not the default, as the file has them."""
    return _stated(item, list(type(item).model_fields))


def _stated(item: BaseModel, names: tuple[str, ...] | list[str]) -> dict[str, Any]:
    """Return the named fields whose value is not the default, as plain values."""
    defaults = _defaults(type(item))
    stated = {}
    for name in names:
        value = getattr(item, name)
        if name not in defaults or value != defaults[name]:
            plain = _plain(value)
            stated[name] = plain[0] if name in _SINGLE and len(plain) == 1 else plain
    return stated


@cache
def _defaults(model: type[BaseModel]) -> dict[str, Any]:
    """Return the defaults of a model's fields, but for those that have to be stated; all of them are frozen."""
    fields = model.model_fields.items()
    return {name: one.get_default(call_default_factory=True) for name, one in fields if not one.is_required()}


def _plain(value: Any) -> Any:
    if type(value) in _SCALARS:
        return value
    if isinstance(value, BaseModel):
        return plain_fields(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return thaw(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _needed_ids(document: Content) -> set[str]:
    """Return the relation ids that have to be written, because reading would not make the same ones."""
    relations = document.relations.values()
    words = {one.id: relation_word(one.premises, VERBS[one.type], one.target) for one in relations}
    needed = {name for name, word in words.items() if not name.startswith(word)}
    for _ in range(_ROUNDS):
        names = RelationNames({*document.claims, *document.sources, *needed})
        left = [one for one in relations if one.id not in needed]
        wrong = {one.id for one in left if one.id != names.make(one.premises, VERBS[one.type], one.target)}
        if not wrong:
            return needed
        needed |= wrong
    return set(words)

"""From the file tree (dicts, lists and scalars) to the parts of a `Document`, with everything that is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from argmap.basics.frozen import FrozenMap
from argmap.basics.shown import shown
from argmap.basics.text import listed
from argmap.model.fields import Part, is_word, why_no_word
from argmap.model.relations import AnyRelation
from argmap.model.sources import Reference, Source
from argmap.model.tree.checks import cross_checks
from argmap.model.tree.entries import KINDS, read_claim, read_keyed, read_part, read_relation
from argmap.model.tree.finding import Finding, Location
from argmap.model.tree.index import Entry, Index
from argmap.model.tree.translate import keys_of

Item = TypeVar("Item")
Reader = Callable[[str, object, Location, list[Finding]], Item | None]
SECTIONS = ("documents", "sources", "claims", "relations")


def read_tree(tree: object, head: type[Part], defaults: type[Part]) -> tuple[dict[str, Any] | None, list[Finding]]:
    """Read a whole tree: the fields of its `Document`, or None, and every problem in the order of the checks.

    `head` is the model of what stands beside the sections, `defaults` that of the section of that name.
    """
    found: list[Finding] = []
    if not isinstance(tree, Mapping):
        hint = f"{_looks_like(tree)}A map file begins with 'argmap: 1', a title and claims."
        return None, [Finding(f"a map must be a mapping, not {shown(tree)}", hint=hint)]
    _check_version(tree, found)
    index = Index()
    fields = _head(tree, head, found)
    fields["defaults"] = _defaults(tree, defaults, found)
    for name, model, ids in (("documents", Reference, index.documents), ("sources", Source, index.sources)):
        fields[name] = _section(tree, name, index, _keyed(model), found)
        ids.update((key, entry) for key, entry in _entries(tree, name) if isinstance(entry, Mapping))
        ids.update((key, {}) for key, entry in _entries(tree, name) if not isinstance(entry, Mapping))
    fields["claims"] = _section(tree, "claims", index, read_claim, found)
    index.claims.update((key, _kind(entry)) for key, entry in _entries(tree, "claims"))
    fields["relations"] = _relations(tree, index, found)
    found.extend(cross_checks(tree, index))
    return (None if found else fields), found


def _looks_like(tree: object) -> str:
    """Say what a text that is no map may be.

    >>> _looks_like("<!DOCTYPE html><html></html>"), _looks_like("a,b,c 1,2,3")
    ('It looks like a page in HTML. ', 'It looks like a table: argmap.from_tables reads CSV. ')
    """
    text = tree.lstrip()[:200].lower() if isinstance(tree, str) else ""
    if text.startswith(("<!doctype html", "<html")):
        return "It looks like a page in HTML. "
    if text.startswith("<"):
        return "It looks like XML. "
    if text.partition(" ")[0].count(",") > 1:
        return "It looks like a table: argmap.from_tables reads CSV. "
    if re.fullmatch(r"\S+\.\w{1,8}", text):
        return "It looks like the name of a file: argmap.load reads one. "
    return "It looks like text without any structure. " if text else ""


def _check_version(tree: Entry, found: list[Finding]) -> None:
    version = tree.get("argmap")
    if "argmap" not in tree:
        found.append(Finding("the version of the map file is missing", hint="Begin it with 'argmap: 1'."))
    elif isinstance(version, bool) or not isinstance(version, int | float) or version != 1:
        found.append(Finding(f"argmap must be 1, the version of the map file, not {shown(version)}", ("argmap",)))


def _head(tree: Entry, head: type[Part], found: list[Finding]) -> dict[str, Any]:
    """Read what stands beside the sections, and report unknown keys."""
    own = {*SECTIONS, "argmap", "defaults"}
    entry = {key: value for key, value in tree.items() if key not in own}
    part = read_part(head, entry, (), found)
    return {} if part is None else {name: getattr(part, name) for name in type(part).model_fields}


def _defaults(tree: Entry, model: type[Part], found: list[Finding]) -> Part | None:
    entry = tree.get("defaults")
    if entry is None:
        return model()
    if not isinstance(entry, Mapping):
        hint = f"It may have {listed(keys_of(model))}."
        found.append(Finding(f"defaults must be a mapping, not {shown(entry)}", ("defaults",), hint=hint))
        return None
    return read_part(model, entry, ("defaults",), found)


def _entries(tree: Entry, name: str) -> list[tuple[str, object]]:
    section = tree.get(name)
    return [(key, entry) for key, entry in section.items() if is_word(key)] if isinstance(section, Mapping) else []


def _kind(entry: object) -> str | None:
    kind = entry.get("kind", "claim") if isinstance(entry, Mapping) else "claim"
    return kind if isinstance(kind, str) and kind in KINDS else None


def _keyed(model: type[Source | Reference]) -> Reader[Source | Reference]:
    def read(key: str, entry: object, location: Location, found: list[Finding]) -> Source | Reference | None:
        return read_keyed(model, key, entry, location, found)

    return read


def _section(tree: Entry, name: str, index: Index, read: Reader[Item], found: list[Finding]) -> FrozenMap[Item]:
    """Read a section of entries by id; an empty section is allowed."""
    section = tree.get(name)
    if section is None:
        return FrozenMap()
    if not isinstance(section, Mapping):
        hint = "Give each an id: `rain: {text: It rains.}`." if name == "claims" else None
        found.append(Finding(f"{name} must be a mapping of ids, not {shown(section)}", (name,), hint=hint))
        index.unread.add(name)
        return FrozenMap()
    kept: dict[str, Item] = {}
    for key, entry in section.items():
        if not is_word(key):
            sentence, advice = why_no_word(key)
            found.append(Finding(f"this id {sentence}", (name, key), hint=advice, at_key=True))
        item = read(key, entry, (name, key), found)
        if item is not None:
            kept[key] = item
    return FrozenMap(kept)


def _relations(tree: Entry, index: Index, found: list[Finding]) -> FrozenMap[AnyRelation]:
    """Read the list of relations, each with its own id or with one made for it."""
    section = tree.get("relations")
    if section is None:
        return FrozenMap()
    if not isinstance(section, list | tuple):
        hint = "Begin each relation with '- '."
        found.append(Finding(f"relations must be a list, not {shown(section)}", ("relations",), hint=hint))
        index.unread.add("relations")
        return FrozenMap()
    entries = [entry if isinstance(entry, Mapping) else None for entry in section]
    index.add_relations(entries)
    kept = {}
    for place, (entry, relation_id) in enumerate(zip(entries, index.relations, strict=True)):
        location = ("relations", place)
        if entry is None:
            hint = "Write `{premises: [...], supports: ...}`, or rebuts or undercuts."
            found.append(Finding(f"a relation must be a mapping, not {shown(section[place])}", location, hint=hint))
            continue
        relation = read_relation(entry, relation_id, location, found)
        if relation is not None:
            kept[relation.id] = relation
    return FrozenMap(kept)

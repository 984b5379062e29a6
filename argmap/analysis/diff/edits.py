"""The edits between two versions of a map: what was added, removed, reworded, re-attached, re-weighted, changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.model.ids import VERBS
from argmap.model.tree.to_tree import head_of, plain_fields

if TYPE_CHECKING:
    from pydantic import BaseModel

    from argmap.model.document import Document
    from argmap.model.relations import AnyRelation

SECTIONS = {"documents": "document", "sources": "source", "claims": "claim", "relations": "relation"}
ATTACHED = ("type", "premises", "target")
"""What a relation joins: it is told as one edit."""
_WORDS = {"text": "reworded", "prior": "re-weighted", "strength": "re-weighted", "reliability": "re-weighted"}


class Edit(NamedTuple):
    """One difference between two maps."""

    id: str
    sort: str
    """What it is about: a claim, a relation, a source, a document, the map itself."""
    what: str
    """added, removed, reworded, re-attached, re-weighted or changed."""
    field: str = ""
    before: Any = None
    after: Any = None

    def undone(self) -> Edit:
        """Return the edit that takes this one back."""
        other = {"added": "removed", "removed": "added"}.get(self.what, self.what)
        return Edit(self.id, self.sort, other, self.field, self.after, self.before)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return self._asdict()

    def __str__(self) -> str:
        if self.what in {"added", "removed"}:
            return str(self.after if self.what == "added" else self.before)
        name = "" if self.what in {"reworded", "re-attached"} else f"{self.field}: "
        return f"{name}{_shown(self.before)} → {_shown(self.after)}"


def edits_between(before: Document, after: Document) -> tuple[Edit, ...]:
    """List every edit, by the ids of things: what has another id is another thing.

    >>> import argmap
    >>> one = argmap.loads("{argmap: 1, title: T, claims: {a: {text: A, prior: 0.2}}}").document
    >>> two = argmap.loads("{argmap: 1, title: T, claims: {a: {text: A, prior: 0.4}, b: B}}").document
    >>> [(edit.id, edit.what, str(edit)) for edit in edits_between(one, two)]
    [('a', 're-weighted', 'prior: 0.2 → 0.4'), ('b', 'added', 'B')]
    """
    return (*_head(before, after), *(edit for name in SECTIONS for edit in _section(before, after, name)))


def _head(before: Document, after: Document) -> Iterator[Edit]:
    old, new = _flat(head_of(before)), _flat(head_of(after))
    for field in dict.fromkeys([*old, *new]):
        if old.get(field) != new.get(field):
            what = "re-weighted" if field in {"defaults.prior", "defaults.derived"} else "changed"
            yield Edit("(map)", "map", what, field, old.get(field), new.get(field))


def _flat(head: Mapping[str, Any]) -> dict[str, Any]:
    defaults = head.get("defaults", {})
    return {key: value for key, value in head.items() if key != "defaults"} | {
        f"defaults.{key}": value for key, value in defaults.items()
    }


def _section(before: Document, after: Document, name: str) -> Iterator[Edit]:
    old, new, sort = getattr(before, name), getattr(after, name), SECTIONS[name]
    for key in dict.fromkeys([*old, *new]):
        if key not in new:
            yield Edit(key, sort, "removed", before=_sentence(before, old[key]))
        elif key not in old:
            yield Edit(key, sort, "added", after=_sentence(after, new[key]))
        elif old[key] != new[key]:
            yield from _fields(key, sort, old[key], new[key])


def _fields(key: str, sort: str, old: Any, new: Any) -> Iterator[Edit]:
    if sort == "relation" and any(getattr(old, name) != getattr(new, name) for name in ATTACHED):
        yield Edit(key, sort, "re-attached", "premises and target", joins(old), joins(new))
    stated_before, stated_after = plain_fields(old), plain_fields(new)
    for name in dict.fromkeys([*type(old).model_fields, *type(new).model_fields]):
        if name == "id" or (sort == "relation" and name in ATTACHED):
            continue
        if getattr(old, name, None) != getattr(new, name, None):
            what = _WORDS.get(name, "changed")
            yield Edit(key, sort, what, name, stated_before.get(name, _silent(old, name)),
                       stated_after.get(name, _silent(new, name)))  # fmt: skip


def _silent(part: BaseModel, name: str) -> Any:
    """Return what a part has where it states nothing: the default, which for numbers is that of the map."""
    value = getattr(part, name, None)
    if value is None and _WORDS.get(name) == "re-weighted":
        return "not stated"
    return value if isinstance(value, str | bool | int | float) else None


def joins(relation: AnyRelation) -> str:
    """Say what a relation joins.

    >>> from argmap.model.relations import Support
    >>> joins(Support(id="r", premises=("a", "b"), target="c"))
    'a + b supports c'
    """
    return f"{' + '.join(relation.premises)} {VERBS[relation.type]} {relation.target}"


def _sentence(document: Document, part: Any) -> str:
    if part.id in document.claims:
        return str(part.text)
    if part.id in document.relations:
        return joins(part)
    return str(getattr(part, "name", None) or getattr(part, "title", None) or part.id)


def _shown(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ", ".join(map(_shown, value)) or "-"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_shown(item)}" for key, item in value.items()) + "}"
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def renames_between(before: Document, after: Document) -> tuple[tuple[str, str], ...]:
    """Pair what went with what came, where both say or join the very same: perhaps it was given another id.

    >>> import argmap
    >>> one = argmap.loads("{argmap: 1, title: T, claims: {a: It rains.}}").document
    >>> two = argmap.loads("{argmap: 1, title: T, claims: {b: It rains.}}").document
    >>> renames_between(one, two)
    (('a', 'b'),)
    """
    pairs = []
    for name in SECTIONS:
        old, new = getattr(before, name), getattr(after, name)
        gone = {key: _same_thing(part) for key, part in old.items() if key not in new}
        come: dict[Any, list[str]] = {}
        for key, part in new.items():
            if key not in old and (said := _same_thing(part)) is not None:
                come.setdefault(said, []).append(key)
        for key, said in gone.items():
            if said is not None and come.get(said):
                pairs.append((key, come[said].pop(0)))
    return tuple(pairs)


def _same_thing(part: Any) -> Any:
    if hasattr(part, "premises"):
        return (part.type, tuple(sorted(part.premises)), part.target)
    said = getattr(part, "text", None) or getattr(part, "name", None) or getattr(part, "title", None)
    return None if said is None else " ".join(said.split()).casefold()

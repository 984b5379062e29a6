"""`Index`: which ids a file tree defines, and what each of them names, even where entries are broken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from argmap.model.fields import is_word
from argmap.model.ids import TYPES, RelationNames
from argmap.model.tree.finding import Location

Entry = Mapping[Any, Any]


@dataclass
class Index:
    """The ids of one tree, and the sections whose ids nobody knows."""

    claims: dict[str, str | None] = field(default_factory=dict)
    """The kind of each claim, None where it is not known."""
    sources: dict[str, Entry] = field(default_factory=dict)
    documents: dict[str, Entry] = field(default_factory=dict)
    relations: list[str | None] = field(default_factory=list)
    """The id of each relation in the order of the file, None where it has none that can be made out."""
    unread: set[str] = field(default_factory=set)
    """The sections that could not be read or hold entries without an id."""

    def sort_of(self, word: str) -> str | None:
        """Say what an id names: claim, question, relation or source; None where nothing."""
        if word in self.claims:
            return "question" if self.claims[word] == "question" else "claim"
        if word in self.sources:
            return "source"
        return "relation" if word in self._relation_ids else None

    def __post_init__(self) -> None:
        self._relation_ids: dict[str, None] = {}

    @cached_property
    def steps(self) -> list[str]:
        """The ids of relations and sources: what an undercut may be about."""
        return [*self._relation_ids, *self.sources]

    @cached_property
    def everything(self) -> list[str]:
        """Every id that may be a target."""
        return [*self.claims, *self.steps]

    @cached_property
    def questions(self) -> list[str]:
        """The ids of questions."""
        return [key for key, kind in self.claims.items() if kind == "question"]

    def add_relations(self, entries: list[Entry | None]) -> None:
        """Take the ids of relations, and make those that are not stated after all the stated ones."""
        stated = {entry["id"] for entry in entries if entry is not None and is_word(entry.get("id"))}
        names = RelationNames({*self.claims, *self.sources, *stated})
        self.relations = [None if entry is None else _relation_id(entry, names) for entry in entries]
        self._relation_ids = dict.fromkeys(word for word in self.relations if word is not None)
        if None in self.relations:
            self.unread.add("relations")


def _relation_id(entry: Entry, names: RelationNames) -> str | None:
    if "id" in entry:
        return entry["id"] if is_word(entry["id"]) else None
    premises = [word for _, word in words_at(entry, "premises", ())]
    verbs = [verb for verb in TYPES if is_word(entry.get(verb))]
    return names.make(premises, verbs[0], entry[verbs[0]]) if premises and verbs else None


def words_at(entry: Entry, key: str, location: Location) -> Iterator[tuple[Location, str]]:
    """List the ids under a key, a single one or a list, with their places; what is no id is passed over."""
    value = entry.get(key)
    if is_word(value):
        yield (*location, key), str(value)
    elif isinstance(value, list | tuple):
        for place, item in enumerate(value):
            if is_word(item):
                yield (*location, key, place), item


def mapping_at(tree: Entry, key: str) -> Entry:
    """Return the mapping under a key, or an empty one where there is none."""
    value = tree.get(key)
    return value if isinstance(value, Mapping) else {}


def attributions_of(entry: Entry, location: Location) -> Iterator[tuple[Location, Entry]]:
    """List the attributions of an entry, with their places."""
    value = entry.get("said_by")
    if value is None:
        return
    items = value if isinstance(value, list | tuple) else [value]
    for place, item in enumerate(items):
        here: Location = (*location, "said_by", place) if items is value else (*location, "said_by")
        if isinstance(item, Mapping):
            yield here, item
        elif isinstance(item, str):
            yield here, {"source": item, "": True}

"""Change a tree that was read, and with it the places at which its parts stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from argmap.formats.yaml.marked import MarkedTree, Node
from argmap.model.tree.finding import Location


@dataclass(frozen=True, slots=True)
class Entry:
    """A mapping in the tree, where it stands in the text, and under which keys."""

    value: dict[Any, Any]
    here: Node | None
    location: Location

    @property
    def parts(self) -> dict[Any, Node]:
        """Where the values under its keys stand, as far as that is known."""
        return {} if self.here is None or self.here.parts is None else self.here.parts

    def node(self, key: object) -> Node | None:
        """Return where the value under a key stands."""
        return self.parts.get(key)


class TreeEdits:
    """Renames, moves and drops parts; comments, which go by locations, follow when it is settled."""

    def __init__(self, tree: MarkedTree) -> None:
        self._tree = tree
        self._moves: dict[Location, Location] = {}

    def top(self) -> Entry:
        """Return the whole of the tree, which must be a mapping."""
        return Entry(self._tree.value, self._tree.root, ())

    @staticmethod
    def below(entry: Entry, key: str) -> Entry | None:
        """Return the mapping under a key, or the list as a mapping of places; None where there is neither."""
        value = entry.value.get(key)
        if isinstance(value, list):
            value = dict(enumerate(value))
        return Entry(value, entry.node(key), (*entry.location, key)) if isinstance(value, dict) else None

    @staticmethod
    def mappings(section: Entry | None) -> Iterator[Entry]:
        """Go through those entries of a section that are mappings."""
        if section is None:
            return
        for key, value in list(section.value.items()):
            if isinstance(value, dict):
                yield Entry(value, section.node(key), (*section.location, key))

    def one_or_many(self, entry: Entry, key: str) -> Iterator[Entry]:
        """Go through the mappings of a list under a key, or the one that stands there without brackets."""
        value = entry.value.get(key)
        if isinstance(value, dict):
            yield Entry(value, entry.node(key), (*entry.location, key))
        elif isinstance(value, list):
            yield from self.mappings(self.below(entry, key))

    def rename(self, entry: Entry, old: str, new: str) -> None:
        """Give a key another name, in the place where it is."""
        self._rekey(entry.value, old, new)
        self._rekey(entry.parts, old, new)
        self._moves[(*entry.location, old)] = (*entry.location, new)

    @staticmethod
    def _rekey(mapping: dict[Any, Any], old: str, new: str) -> None:
        items = [(new if key == old else key, value) for key, value in mapping.items()]
        mapping.clear()
        mapping.update(items)

    def drop(self, entry: Entry, key: str) -> None:
        """Take a key away; a comment at it stays with what it stood in."""
        del entry.value[key]
        entry.parts.pop(key, None)
        self._moves[(*entry.location, key)] = entry.location

    def move(self, entry: Entry, key: str, into: Entry) -> None:
        """Put what stands under a key into another mapping, under the same key."""
        into.value[key] = entry.value.pop(key)
        node = entry.parts.pop(key, None)
        if node is not None and into.here is not None:
            if into.here.parts is None:
                into.here.parts = {}
            into.here.parts[key] = node
        self._moves[(*entry.location, key)] = (*into.location, key)

    def keyed(self, entry: Entry, key: str) -> None:
        """Turn a list of mappings that have ids into a mapping of ids."""
        node, listed = entry.node(key), entry.value[key]
        ids = [one.pop("id") for one in listed]
        entry.value[key] = dict(zip(ids, listed, strict=True))
        self._renumber(node, dict(enumerate(ids)), (*entry.location, key))

    def listed(self, entry: Entry, key: str) -> None:
        """Turn a mapping of ids into a list of mappings that have ids."""
        node, keyed = entry.node(key), entry.value[key]
        entry.value[key] = [{"id": one, **value} for one, value in keyed.items()]
        self._renumber(node, {one: at for at, one in enumerate(keyed)}, (*entry.location, key))

    def _renumber(self, node: Node | None, now: dict[Any, Any], location: Location) -> None:
        if node is not None and node.parts is not None:
            node.parts = {now.get(step, step): part for step, part in node.parts.items()}
        self._moves.update({(*location, old): (*location, new) for old, new in now.items()})

    def settle(self) -> None:
        """Let the comments know where what they stand at is now."""
        if self._moves:
            self._tree.entries = [(start, self._now(location)) for start, location in self._tree.entries]

    def _now(self, location: Location) -> Location:
        """Follow what a location begins with through every move; no move leads back to where it began."""
        size = 1
        while size <= len(location):
            there = self._moves.get(location[:size])
            location, size = (location, size + 1) if there is None else ((*there, *location[size:]), 1)
        return location

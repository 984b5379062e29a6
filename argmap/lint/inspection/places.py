"""`Places`: where the entries of a map stand, in its file where that is known, else in its tree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from argmap.errors import ArgmapError
from argmap.formats import read_text
from argmap.formats.positions import read_placed
from argmap.formats.yaml.composed import places_in
from argmap.model.tree.finding import Location, path_of

if TYPE_CHECKING:
    from argmap.formats.yaml.marked import MarkedTree
    from argmap.lint.fault import Fault
    from argmap.model.document import Document

_SECTIONS = ("documents", "sources", "claims", "relations")


class Place(NamedTuple):
    """A place in a map, and in the order of the file what comes first."""

    path: str
    line: int | None
    column: int | None
    order: tuple[int, ...]


@dataclass(frozen=True)
class Places:
    """A map's file, with where each part of it stands; without a file there are paths only."""

    file: str | None = None
    tree: MarkedTree | None = None
    changed: bool = False
    """Whether the file is no longer what the map was read from."""

    def place_of(self, fault: Fault, entries: Entries) -> Place:
        """Return where a fault is."""
        head, order = entries.head_of(fault)
        location: Location = (*head, *fault.at)
        mark = None
        if self.tree is not None:
            mark = self.tree.mark_of(_written(self.tree, location), at_key=not fault.at)
        if mark is None:
            return Place(path_of(location), None, None, order)
        return Place(path_of(location), mark.line, mark.column, (mark.line, mark.column))


def _written(tree: MarkedTree, location: Location) -> Location:
    """Leave out the place in a list of what stands in the file by itself: `said_by: {source: council, act: asserts}`."""
    node, kept = tree.root, []
    for step in location:
        parts = None if node is None else node.parts
        if isinstance(step, int) and parts is not None and step not in parts:
            continue
        kept.append(step)
        node = None if parts is None else parts.get(step)
    return tuple(kept)


@dataclass(frozen=True)
class Entries:
    """The entries of a map in the order of a file."""

    document: Document

    @cached_property
    def _relations(self) -> dict[str, int]:
        return {key: at for at, key in enumerate(self.document.relations)}

    @cached_property
    def _order(self) -> dict[tuple[str, str], int]:
        every = [(section, key) for section in _SECTIONS for key in getattr(self.document, section)]
        return {entry: at + 1 for at, entry in enumerate(every)}

    def section_of(self, fault: Fault) -> str | None:
        """Return the section in which the entry of a fault is; None where there is no such entry."""
        if not fault.about:
            return ""
        sections = (fault.section,) if fault.section else ("claims", "relations", "sources")
        return next((one for one in sections if fault.about in getattr(self.document, one)), None)

    def head_of(self, fault: Fault) -> tuple[Location, tuple[int, ...]]:
        """Return where the entry of a fault begins in the tree, and its number in the order of the file."""
        section = self.section_of(fault)
        if not section:
            return (), (0,)
        key = self._relations[fault.about] if section == "relations" else fault.about
        return (section, key), (self._order[section, fault.about],)


def places_of(file: str | None, document: Document, *, written: str | None = None) -> Places:
    """Look up a map's file once more; where it is gone or says something else by now, places are paths.

    `written` is the YAML text that the map was read from, if it was, and without a word about it: where that is what the
    file holds still, it is the map, and need not be built once more.

    >>> import argmap
    >>> places_of(None, argmap.loads("{argmap: 1, title: One}").document).file is None
    True
    """
    if file is None:
        return Places()
    try:
        text = read_text(file)
        if text == written:
            return Places(file, places_in(text.removeprefix("\ufeff")))
        result, tree = read_placed(text, source=file)
    except ArgmapError:
        return Places(file, changed=True)
    return Places(file, tree) if result.document == document else Places(file, changed=True)

"""Where the numbers of a map stand in its text, and where new entries go: so that others can change a map without reading YAML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.formats.yaml.events import read_events
from argmap.formats.yaml.format import read_yaml

if TYPE_CHECKING:
    from argmap.formats.yaml.marked import MarkedTree, Node
    from argmap.model.document import Document

Edit = tuple[int, int, str, str]
"""From which character on, how many of them, and what stands before and behind the number that takes their place."""
_UNWRITTEN = re.compile(
    "[^\\x20-\\x7e\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]"
)
_NUMBERS = {"claims": "prior", "sources": "reliability"}


class Room(NamedTuple):
    """Where entries can be added to a section, and what is written before all, before each, between and after them."""

    at: int
    open: str
    each: str
    between: str
    close: str


class NumberPlaces(NamedTuple):
    """The places of a map's numbers, by the id of what they belong to, and the rooms of its two largest sections."""

    text: str
    """The text that the places are in: as it was, with its line ends made one character each."""
    document: Document
    """What it says."""
    edits: dict[str, Edit]
    claims: Room
    relations: Room


def number_places(text: str, document: Document | None = None) -> NumberPlaces:
    """Find where the prior of every claim, the strength of every relation and the reliability of every source stands.

    Places count characters from 0. What has no number yet gets one where it can; a text that stands where an entry might
    (`rain: It rains`) is made an entry. `document` is what the text says, for whoever has just written it.

    >>> found = number_places("argmap: 1\\ntitle: T\\nclaims:\\n  rain: {text: It rains, prior: 0.7}\\n  wet: It is wet\\n")
    >>> start, length, before, behind = found.edits["rain"]
    >>> found.text[start:start + length], found.edits["wet"][2:]
    ('0.7', ('{text: "It is wet", prior: ', '}'))
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if document is None:
        result, tree = read_yaml(text, source="<string>")
        document = result.document
    else:
        tree = read_events(text)
    finder = _Finder(text, tree)
    edits: dict[str, Edit] = {}
    for section, key in _NUMBERS.items():
        for name, part in ((tree.value or {}).get(section) or {}).items():
            edits |= finder.edit(name, (section, name), part, key)
    for place, name in enumerate(document.relations):
        edits |= finder.edit(name, ("relations", place), tree.value["relations"][place], "strength")
    return NumberPlaces(text, document, edits, finder.room("claims"), finder.room("relations"))


class _Finder:
    """Looks for places in one text."""

    def __init__(self, text: str, tree: MarkedTree) -> None:
        self.text, self.tree = text, tree
        self.ends = dict(tree.spans)
        """Where each scalar ends, by where it starts."""

    def edit(self, name: Any, location: tuple[Any, ...], part: Any, key: str) -> dict[str, Edit]:
        """Return how the number of one entry is set, or nothing where it cannot be."""
        node = self.tree.node_of(location)
        if node is None or (isinstance(part, dict) and (part.get("kind") == "question" or "same_as" in part)):
            return {}
        if isinstance(part, str):
            return self._made_entry(name, node, part)
        known = None if node.parts is None else node.parts.get(key)
        if known is not None:
            start = known.mark.offset
            return {name: (start, self.ends[start] - start, "", "")} if start in self.ends else {}
        if node.flow_end is not None:
            rest = ", " if node.parts else ""
            return {name: (node.mark.offset + 1, 0, f"{key}: ", rest)}
        first = None if not node.parts else min(one.key.offset for one in node.parts.values() if one.key is not None)
        if first is None:
            return {}
        column = first - (self.text.rfind("\n", 0, first) + 1)
        return {name: (first, 0, f"{key}: ", f"\n{' ' * column}")}

    def _made_entry(self, name: Any, node: Node, words: str) -> dict[str, Edit]:
        """Return how a claim that is a sentence alone is made one with a prior."""
        start = node.mark.offset
        end = self.ends[start]
        behind = "}\n" if self.text[start:end].endswith("\n") else "}"
        return {name: (start, end - start, f"{{text: {_quoted(words)}, prior: ", behind)}

    def room(self, section: str) -> Room:
        """Return where entries can be added to a section, which may not be there."""
        node, dash = self.tree.node_of((section,)), "- " if section == "relations" else ""
        root = self.tree.root
        if node is not None and node.flow_end is not None:
            return Room(node.flow_end - 1, ", " if node.parts else "", "", ", ", "")
        if node is not None and node.parts:
            marks = (one.key if one.key is not None else one.mark for one in node.parts.values())
            line = self.text.rfind("\n", 0, min(mark.offset for mark in marks)) + 1
            indent = " " * (len(self.text[line:]) - len(self.text[line:].lstrip(" ")))
            return self._below(max(self._tokens(node)), f"{indent}{dash}")
        brackets = "[]" if dash else "{}"
        if root is not None and root.flow_end is not None:
            return Room(root.flow_end - 1, f", {section}: {brackets[0]}", "", ", ", brackets[1])
        if node is not None or section in (self.tree.value or {}):
            return Room(self._after_key(section), f" {brackets[0]}", "", ", ", brackets[1])
        start = "" if self.text.endswith("\n") else "\n"
        return Room(len(self.text), f"{start}{section}:\n", f"  {dash}", "\n", "\n")

    def _below(self, last: int, indent: str) -> Room:
        """Return the room in the lines behind what ends a section."""
        if self.text[:last].endswith("\n"):
            return Room(last, "", indent, "\n", "\n")
        end = self.text.find("\n", last)
        return Room(len(self.text) if end < 0 else end, "\n", indent, "\n", "")

    def _tokens(self, node: Node) -> Iterator[int]:
        """Yield where each scalar and bracket of a part ends."""
        waiting = [node]
        while waiting:
            one = waiting.pop()
            yield from (self.ends.get(mark.offset, mark.offset) for mark in (one.mark, one.key) if mark is not None)
            if one.flow_end is not None:
                yield one.flow_end
            waiting.extend((one.parts or {}).values())

    def _after_key(self, section: str) -> int:
        for start, location in self.tree.entries:
            if location == (section,):
                return self.text.index(":", self.ends.get(start, start)) + 1
        return len(self.text)


def _quoted(words: str) -> str:
    """Write a text in double quotes, with escapes for what may not stand in a file."""
    return _UNWRITTEN.sub(lambda found: f"\\U{ord(found[0]):08x}", json.dumps(words, ensure_ascii=False))

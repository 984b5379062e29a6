"""`MarkedTree`: the plain tree of a file, and beside it where every key and value stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from argmap.basics.frozen import DEEPEST
from argmap.model.tree.finding import Finding, Location

TOO_DEEP = f"this is nested deeper than {DEEPEST} levels"


class Mark(NamedTuple):
    """A place in a text; lines and columns count from 1, `offset` counts characters from 0."""

    line: int
    column: int
    offset: int


def mark_at(text: str, offset: int) -> Mark:
    """Return the place of a character, whatever ends the lines.

    >>> mark_at("one\\r\\ntwo", 5)
    Mark(line=2, column=1, offset=5)
    """
    lines = re.split("\r\n|\r|\n", text[:offset])
    return Mark(len(lines), len(lines[-1]) + 1, offset)


@dataclass(slots=True)
class Node:
    """Where a value stands, and under which keys or indices its parts are."""

    mark: Mark
    key: Mark | None = None
    """Where the key of this value stands, if it has one."""
    parts: dict[Any, Node] | None = None
    flow_end: int | None = None
    """Where the brackets or braces close, for what has them."""


@dataclass(slots=True)
class MarkedTree:
    """What was read, even where something was wrong with it."""

    value: Any = None
    root: Node | None = None
    found: list[tuple[Mark, Finding]] = field(default_factory=list)
    """What is wrong with the text as such."""
    spans: list[tuple[int, int]] = field(default_factory=list)
    """From where to where each scalar runs, for those who look for comments between them."""
    entries: list[tuple[int, Location]] = field(default_factory=list)
    """Where each key or item of a list begins, in the order of the text."""
    complete: bool = True
    """False where reading ended early, so that the rest of the tree is not there to be checked."""
    warnings: list[tuple[Mark, Finding]] = field(default_factory=list)
    text: str = ""
    """What was read, where problems are to show their lines."""

    def line_at(self, mark: Mark) -> str | None:
        """Return the line of a place."""
        start = max(self.text.rfind(sign, 0, mark.offset) for sign in "\n\r") + 1
        return re.split("[\r\n]", self.text[start : mark.offset + 2000], maxsplit=1)[0] or None

    def node_of(self, location: Location) -> Node | None:
        """Return what stands at a location."""
        node = self.root
        for step in location:
            node = None if node is None or node.parts is None else node.parts.get(step)
        return node

    def mark_of(self, location: Location, *, at_key: bool = False) -> Mark | None:
        """Return the place of a location, or of the nearest thing above it that has one."""
        node = self.root
        for step in location:
            below = None if node is None or node.parts is None else node.parts.get(step)
            if below is None:
                break
            node = below
        else:
            if at_key and node is not None and node.key is not None:
                return node.key
        return None if node is None else node.mark if node.mark.line else node.key

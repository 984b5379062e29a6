"""`Drawn`: nodes and edges as a file has them, before anybody says what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Node:
    """A node: its name in the file, what it says, and all else that the file says of it."""

    name: str
    text: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    line: int | None = None
    path: str | None = None


@dataclass(slots=True)
class Edge:
    """An edge: the names at its ends, words that may say how it counts, and all else."""

    starts: tuple[str, ...]
    """One name, or several that are needed together."""
    end: str
    name: str | None = None
    words: tuple[Any, ...] = ()
    """What may say whether it speaks for or against, the likeliest first."""
    fields: Mapping[str, Any] = field(default_factory=dict)
    line: int | None = None
    path: str | None = None


@dataclass(slots=True)
class Drawn:
    """A file's nodes and edges, and what it says of the whole: the fields of a map's head and its documents."""

    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    head: dict[str, Any] = field(default_factory=dict)
    documents: Mapping[str, Any] = field(default_factory=dict)
    top: Mapping[str, Any] = field(default_factory=dict)
    """All that the file says of the whole, as it stands there."""

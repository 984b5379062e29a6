"""The graph of an AIF text: nodes by id, edges both ways, and who spoke; tolerant of what real files have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.basics.shown import shown
from argmap.formats.gathered import Gathered
from argmap.formats.json.json_object import objects_in
from argmap.model.fields import is_word
from argmap.model.ids import word_from_text

STEPS = ("RA", "CA")
SCHEMES = (*STEPS, "MA", "PA")
SPOKEN = ("L", "TA", "YA")
_READ = ("nodes", "edges", "locutions", "participants")
_ABOUT_NODES = {"nodeID", "text", "type"}


@dataclass(frozen=True, slots=True)
class AifNode:
    """One node; `path` is its place in the file."""

    id: str
    type: str
    text: str
    path: str
    raw: Mapping[str, Any]

    @property
    def rest(self) -> dict[str, Any]:
        """What it has beside its id, type and text; what says nothing is left out."""
        return {key: value for key, value in self.raw.items() if key not in _ABOUT_NODES and value not in (None, "")}


@dataclass(slots=True)
class AifGraph:
    """The nodes and edges of a file, in its order."""

    nodes: dict[str, AifNode] = field(default_factory=dict)
    edges: list[tuple[str, str, str]] = field(default_factory=list)
    """From, to, and the place in the file."""
    pairs: set[tuple[str, str]] = field(default_factory=set)
    into: dict[str, list[str]] = field(default_factory=dict)
    out: dict[str, list[str]] = field(default_factory=dict)
    locutions: list[Mapping[str, Any]] = field(default_factory=list)
    participants: list[Mapping[str, Any]] = field(default_factory=list)
    head: Mapping[str, Any] = field(default_factory=dict)
    """The title and conclusion that argmap wrote beside the graph."""
    rest: dict[str, Any] = field(default_factory=dict)
    """What else stands at the top of the file."""
    envelope: dict[str, Any] = field(default_factory=dict)
    """What else stands beside the nodes of xAIF."""

    def join(self, start: str, end: str, path: str) -> bool:
        """Add an edge; False where it is there already."""
        if (start, end) in self.pairs:
            return False
        self.pairs.add((start, end))
        self.edges.append((start, end, path))
        self.out.setdefault(start, []).append(end)
        self.into.setdefault(end, []).append(start)
        return True

    def sources(self, node: str, *types: str) -> list[AifNode]:
        """Return the nodes with an edge to a node: those of these types, or all."""
        return [self.nodes[one] for one in self.into.get(node, ()) if not types or self.nodes[one].type in types]

    def targets(self, node: str, *types: str) -> list[AifNode]:
        """Return the nodes to which a node has an edge: those of these types, or all."""
        return [self.nodes[one] for one in self.out.get(node, ()) if not types or self.nodes[one].type in types]

    def of_type(self, *types: str) -> list[AifNode]:
        """Return the nodes of these types, in the order of the file."""
        return [node for node in self.nodes.values() if node.type in types]


def graph_of(tree: Mapping[str, Any], gathered: Gathered) -> AifGraph:
    """Take the graph out of the tree of a file; what is wrong or odd about it is noted."""
    inner = tree.get("AIF")
    within = isinstance(inner, Mapping) and isinstance(inner.get("nodes"), list)
    top, prefix = (inner, "$.AIF") if within and isinstance(inner, Mapping) else (tree, "$")
    for name in _READ[:2]:
        if not isinstance(top.get(name), list):
            gathered.bad(f"{name} must be a list, not {shown(top.get(name))}", path=f"{prefix}.{name}")
    graph = AifGraph(head=_mapping(tree.get("argmap")))
    _take_nodes(graph, top.get("nodes"), prefix, gathered)
    _take_edges(graph, top.get("edges"), prefix, gathered)
    graph.locutions = [row for _, row in objects_in(top.get("locutions"))]
    graph.participants = [row for _, row in objects_in(top.get("participants"))]
    graph.rest = {key: value for key, value in tree.items() if key not in {*_READ, "argmap"} and value}
    if within:
        graph.rest = {key: value for key, value in graph.rest.items() if key not in {"AIF", "dialog"} and _says(value)}
        graph.envelope = {key: value for key, value in top.items() if key not in _READ and value}
    return graph


def _says(value: object) -> bool:
    """Say whether a part of the envelope of xAIF holds anything."""
    return any(value.values()) if isinstance(value, Mapping) else bool(value)


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def name_in(value: object) -> str:
    """Return an id of the file as text: some write numbers.

    >>> name_in(12), name_in(None), name_in("a")
    ('12', '', 'a')
    """
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _take_nodes(graph: AifGraph, rows: object, prefix: str, gathered: Gathered) -> None:
    for at, row in objects_in(rows):
        path = f"{prefix}.nodes[{at}]"
        name, text = name_in(row.get("nodeID")), row.get("text")
        if not name:
            gathered.note("a node has no id, so that no edge reaches it", path=path)
            name = f"node{at}"
        if name in graph.nodes:
            gathered.note("two nodes have the same id; the first of them is read", path=path)
            continue
        kind = row.get("type")
        kind = kind.strip().upper() if isinstance(kind, str) else ""
        said = text if isinstance(text, str) else "" if text is None else str(text)
        graph.nodes[name] = AifNode(name, kind, said, path, row)
    if isinstance(rows, list) and not all(isinstance(row, dict) for row in rows):
        gathered.note("nodes holds what is no node", path=f"{prefix}.nodes")


def _take_edges(graph: AifGraph, rows: object, prefix: str, gathered: Gathered) -> None:
    for at, row in objects_in(rows):
        path = f"{prefix}.edges[{at}]"
        pair = name_in(row.get("fromID")), name_in(row.get("toID"))
        if not all(end in graph.nodes for end in pair):
            gathered.note("an edge has an end that is no node of the file, and is not kept", path=path)
        elif not graph.join(*pair, path):
            gathered.note("an edge is given twice", path=path)
        if row.get("formEdgeID"):
            gathered.note("the form of an edge (formEdgeID) is not kept", path=path)
    if isinstance(rows, list) and not all(isinstance(row, dict) for row in rows):
        gathered.note("edges holds what is no edge", path=f"{prefix}.edges")


def words_of(names: Iterable[str]) -> dict[str, str]:
    """Give every node a word for an id: its own where that is one, `_12` for 12.

    >>> words_of(["12", "argument_685", "a b", "a_b"])
    {'12': '_12', 'argument_685': 'argument_685', 'a b': 'a_b_2', 'a_b': 'a_b'}
    """
    every = list(names)
    words = {name: name for name in every if is_word(name)}
    taken, last = set(words), dict[str, int]()
    for name in every:
        if name not in words:
            plain = f"_{name}"
            word = plain if is_word(plain) else word_from_text(name)
            number = last.get(word, 1)
            made = word if number == 1 else f"{word}_{number}"
            while made in taken:
                number += 1
                made = f"{word}_{number}"
            last[word] = number
            taken.add(made)
            words[name] = made
    return {name: words[name] for name in every}


def node_name(word: str, meta: Mapping[str, Any]) -> str:
    """Return the id of the node that a claim or relation is written as.

    >>> node_name("_12", {}), node_name("rain", {}), node_name("a_b_2", {"id": "a b"})
    ('12', 'rain', 'a b')
    """
    kept = meta.get("id")
    if isinstance(kept, str):
        return kept
    return word[1:] if word[:1] == "_" and word[1:].isascii() and word[1:].isdigit() else word

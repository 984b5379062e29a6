"""Nodes and edges in JSON: React Flow, Cytoscape, networkx's node-link data, and what a language model writes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from argmap.errors import FormatError, ParameterError, Problem, nearest_or_all
from argmap.formats.features import EVERYTHING
from argmap.formats.format import MOST_PARTS, Likeness, ReadResult, Unsupported
from argmap.formats.gathered import Gathered
from argmap.formats.glimpse import Glimpse
from argmap.formats.graphs.data import drawn_from, has_sections, is_data
from argmap.formats.graphs.interpreted import DefaultSign, Direction, Interpreted, check_direction
from argmap.formats.graphs.spelt import JOINT, Spelt, spelt_out, spots
from argmap.formats.graphs.typed import read_typed
from argmap.formats.json.format import read_json
from argmap.formats.report import problems_in
from argmap.model.document import Document

Dialect = Literal["plain", "react-flow", "cytoscape", "node-link"]
_DIALECTS = ("plain", "react-flow", "cytoscape", "node-link")


class NodeEdge:
    """Reads `nodes` and `edges` in whatever dialect, and writes them in one that is asked for.

    >>> text = '{"nodes": [{"id": 1, "label": "Rain."}, {"id": 2}], "edges": [{"from": 1, "to": 2, "label": "supports"}]}'
    >>> list(NodeEdge().read(text).document.relations)
    ['_1.supports._2']
    """

    name = "node-edge"
    title = "nodes and edges in JSON"
    suffixes: tuple[str, ...] = (".json",)
    writes = True
    says = EVERYTHING

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Look for nodes and edges."""
        return Likeness.LIKELY if is_data(glimpse.json) else Likeness.NO

    def read(
        self,
        text: str,
        *,
        source: str = "<string>",
        limit: int | None = MOST_PARTS,
        default_sign: DefaultSign | None = None,
        direction: Direction = "to_target",
    ) -> ReadResult:
        """Read a map; `default_sign` says how an edge counts that says nothing, `direction` where edges run to."""
        check_direction(direction, default_sign)
        gathered = Gathered(source, limit=limit)
        drawn = drawn_from(_parsed(text, source), gathered)
        typed = read_typed(drawn, Gathered(source, limit=limit))
        if typed is not None:
            return typed
        Interpreted(drawn, gathered, default_sign=default_sign, direction=direction).gather()
        return gathered.result()

    def write(
        self,
        document: Document,
        *,
        unsupported: Unsupported = "raise",  # noqa: ARG002 - it can say all
        dialect: Dialect = "plain",
    ) -> str:
        """Write a map, which it can say whole; `dialect` is plain, react-flow, cytoscape or node-link."""
        if dialect not in _DIALECTS:
            hint = nearest_or_all(dialect, _DIALECTS)
            raise ParameterError(Problem(f"dialect is {dialect!r}", path="dialect", hint=hint))
        return as_text(_WRITTEN[dialect](spelt_out(document)))


def as_text(value: Mapping[str, Any]) -> str:
    """Write JSON for people and programs.

    >>> as_text({"nodes": []})
    '{\\n  "nodes": []\\n}\\n'
    """
    return json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _parsed(text: str, source: str) -> Any:
    tree = read_json(text.removeprefix("\ufeff"), places=False)
    if tree.found or not tree.complete:
        raise FormatError(*problems_in(tree, [], source=source))
    if not has_sections(tree.value):
        hint = "It needs a list 'nodes', each with an 'id', and a list 'edges', each with a 'source' and a 'target'."
        raise FormatError(Problem("there are no nodes and edges", file=source, hint=hint))
    return tree.value


def _plain(spelt: Spelt) -> dict[str, Any]:
    return {**spelt.head, "nodes": list(spelt.nodes), "edges": list(spelt.edges)}


def _react_flow(spelt: Spelt) -> dict[str, Any]:
    place = spots(spelt)
    nodes = [
        {
            "id": node["id"],
            "position": dict(zip("xy", place[node["id"]], strict=True)),
            "data": {"label": node.get("text", "") or node.get("name", ""), **_without(node, "id", "text")},
        }
        for node in spelt.nodes
    ]
    edges = [
        {
            **{key: edge[key] for key in ("id", "source", "target")},
            "label": edge["type"],
            "data": _without(edge, "id", "source", "target"),
        }
        for edge in spelt.edges
    ]
    return {**spelt.head, "nodes": nodes, "edges": edges}


def _cytoscape(spelt: Spelt) -> dict[str, Any]:
    elements = {
        name: [{"data": one} for one in some] for name, some in (("nodes", spelt.nodes), ("edges", spelt.edges))
    }
    return {"data": spelt.head, "elements": elements}


def _node_link(spelt: Spelt) -> dict[str, Any]:
    edges = [{**_without(edge, "id"), "key": edge["id"]} for edge in spelt.edges]
    return {"directed": True, "multigraph": True, "graph": spelt.head, "nodes": list(spelt.nodes), "edges": edges}


_WRITTEN = {"plain": _plain, "react-flow": _react_flow, "cytoscape": _cytoscape, "node-link": _node_link}


def _without(entry: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key not in keys}


class JsonCanvas(NodeEdge):
    """Reads and writes the canvases of Obsidian and others: cards and arrows.

    >>> canvas = '''{"nodes": [{"id": "a", "type": "text", "text": "Rain.", "x": 0, "y": 0, "width": 9, "height": 9},
    ...   {"id": "b", "type": "text", "text": "Take it.", "x": 0, "y": 9, "width": 9, "height": 9}],
    ...   "edges": [{"id": "e", "fromNode": "a", "toNode": "b", "label": "pro"}]}'''
    >>> list(JsonCanvas().read(canvas).document.relations)
    ['e']
    """

    name = "json-canvas"
    title = "JSON Canvas"
    suffixes = (".canvas",)

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Look for cards with places, and arrows from node to node."""
        if not is_data(glimpse.json):
            return Likeness.NO
        edges = glimpse.json.get("edges") or ()
        cards = isinstance(edges, list) and any(isinstance(edge, dict) and "fromNode" in edge for edge in edges[:20])
        return Likeness.CERTAIN if cards else Likeness.LIKELY if glimpse.suffix == ".canvas" else Likeness.NO

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:  # type: ignore[override]  # noqa: ARG002 - as above; it has one dialect
        """Write a map as cards and arrows; what the map says beside its texts stands in `argmap` of each."""
        spelt = spelt_out(document)
        place = spots(spelt)
        return as_text(
            {"argmap_head": spelt.head, "nodes": list(_cards(spelt.nodes, place)), "edges": list(_arrows(spelt.edges))}
        )


def _cards(nodes: Iterable[Mapping[str, Any]], place: Mapping[str, tuple[int, int]]) -> Iterable[dict[str, Any]]:
    for node in nodes:
        x, y = place[node["id"]]
        size = {"width": 60, "height": 60} if node["type"] == JOINT else {"width": 260, "height": 100}
        text = node.get("text", "") or node.get("name", "")
        said = _without(node, "id", "text")
        yield {"id": node["id"], "type": "text", "text": text, "x": x, "y": y, **size, "argmap": said}


def _arrows(edges: Iterable[Mapping[str, Any]]) -> Iterable[dict[str, Any]]:
    for edge in edges:
        said = _without(edge, "id", "source", "target")
        yield {
            "id": edge["id"],
            "fromNode": edge["source"],
            "toNode": edge["target"],
            "label": edge["type"],
            "argmap": said,
        }

"""From JSON with nodes and edges, in any dialect, to `Drawn`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.formats.gathered import Gathered
from argmap.formats.graphs.node_fields import edge_words
from argmap.formats.graphs.records import Drawn, Edge, Node

_NODES = ("nodes", "claims", "statements", "vertices")
_EDGES = ("edges", "links", "relations", "arrows")
_TEXTS = ("text", "label", "content", "name", "title", "statement", "claim", "value")
_SHOWN = {"file": "file", "link": "url"}
"""What a card without a text shows, by its type: a file, or a page of the web."""
_NAMES = ("id", "key", "nodeID", "node_id")
_STARTS = (
    "source",
    "from",
    "fromNode",
    "fromID",
    "from_id",
    "source_id",
    "sourceId",
    "start",
    "premise",
    "premises",
    "sources",
)
_ENDS = ("target", "to", "toNode", "toID", "to_id", "target_id", "targetId", "end", "conclusion")
_INNER = ("data", "argmap", "attributes", "properties")
"""Where dialects put what is said of a node."""
_HEAD = ("title", "conclusion", "defaults", "tags", "note", "url", "meta")
_SILENT = frozenset(
    {"nodes", "edges", "links", "elements", "directed", "multigraph", "graph", "data", "map", "argument_map", "argumentMap", "viewport", "argmap_head", "documents",
     "format_version", "generated_by", "target_cytoscapejs_version", *_HEAD}
)  # fmt: skip


def is_data(value: object) -> bool:
    """Say whether a parsed JSON text looks like nodes and edges.

    >>> is_data({"nodes": [{"id": 1}], "links": []}), is_data({"nodes": {}}), is_data([])
    (True, False, False)
    """
    if not isinstance(value, dict) or not has_sections(value):
        return False
    inner = value[key] if (key := _inner_key(value)) else value
    nodes, edges = _section(inner, _NODES), _section(inner, _EDGES)
    some = [*(nodes or [])[:50], *(edges or [])[:50]]
    plain = nodes is not None and edges is not None
    return all(isinstance(one, dict) or (plain and isinstance(one, str | list)) for one in some)


def has_sections(value: object) -> bool:
    """Say whether a parsed JSON text has a list of nodes or of edges, at the top or a step below.

    >>> has_sections({"graph": {"edges": []}}), has_sections({"claims": {}})
    (True, False)
    """
    if not isinstance(value, dict):
        return False
    inner = value[key] if (key := _inner_key(value)) else value
    return _section(inner, _EDGES) is not None or isinstance(inner.get("nodes"), list)


def _inner_key(value: Mapping[str, Any]) -> str | None:
    """Return under which key nodes and edges stand; None where they stand at the top."""
    for key in ("elements", "graph", "map", "argument_map", "argumentMap", "data"):
        inner = value.get(key)
        if isinstance(inner, dict) and (_section(inner, _NODES) is not None or _section(inner, _EDGES) is not None):
            return key
    return None


def _section(value: Mapping[str, Any], names: tuple[str, ...]) -> list[Any] | None:
    return next((value[name] for name in names if isinstance(value.get(name), list)), None)


def drawn_from(value: Any, gathered: Gathered) -> Drawn:
    """Take the nodes and edges out of a parsed JSON text; what is not understood is noted.

    >>> drawn_from({"nodes": [{"id": 1, "data": {"label": "Rain."}}], "edges": []}, Gathered()).nodes[0].text
    'Rain.'
    """
    inner_key = _inner_key(value)
    inner = value[inner_key] if inner_key else value
    top = _top(value)
    drawn = Drawn(head=_head(value, top, gathered), documents=_mapping(top.get("documents")), top=top)
    path = f"$.{inner_key}" if inner_key else "$"
    for name in _NODES:
        if inner.get(name) is _section(inner, _NODES):
            _take_nodes(inner.get(name) or [], f"{path}.{name}", drawn, gathered)
            break
    for name in _EDGES:
        if inner.get(name) is _section(inner, _EDGES):
            _take_edges(inner.get(name) or [], f"{path}.{name}", drawn, gathered)
            break
    _take_groups(drawn)
    return drawn


def _mapping(value: Any) -> dict[str, Any]:
    return {str(key): one for key, one in value.items() if isinstance(one, dict)} if isinstance(value, dict) else {}


def _top(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what is said of the whole, wherever the dialect puts it."""
    said = [_pairs(value.get(key)) for key in ("graph", "data", "argmap_head")]
    return {**{key: one for some in said for key, one in some.items()}, **value}


def _pairs(value: Any) -> Mapping[str, Any]:
    """Take a mapping, or the list of pairs that networkx writes for Cytoscape."""
    if isinstance(value, list) and all(isinstance(one, list) and len(one) == 2 for one in value):  # noqa: PLR2004 - a pair
        return {key: one for key, one in value if isinstance(key, str)}
    return value if isinstance(value, dict) else {}


def _head(value: Mapping[str, Any], top: Mapping[str, Any], gathered: Gathered) -> dict[str, Any]:
    name = top.get("title", top.get("name"))
    found = {key: top[key] for key in _HEAD if key in top}
    found.pop("title", None)
    for key, sort in (("meta", dict), ("defaults", dict), ("note", str), ("url", str)):
        if key in found and not isinstance(found[key], sort):
            gathered.note(f"what the file says under {key!r} is not kept", path=f"$.{key}")
            del found[key]
    if isinstance(name, str) and name.strip():
        found["title"] = name
    for key in value:
        if key not in _SILENT and key not in {*_NODES, *_EDGES, "name"} and value[key] not in (None, "", [], {}):
            gathered.note(f"what the file says under {key!r} is not kept", path=f"$.{key}")
    return found


def _fields(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is said of a node or edge, inner places first: they are what people write themselves."""
    found = {key: one for key, one in entry.items() if key not in _INNER}
    for key in _INNER:
        inner = entry.get(key)
        if isinstance(inner, dict):
            found |= {
                key: one for key, one in inner.items() if key not in {"id", "source", "target"} or key not in found
            }
        elif inner is not None:
            found[key] = inner
    return found


def _take_nodes(nodes: list[Any], path: str, drawn: Drawn, gathered: Gathered) -> None:
    for place, entry in enumerate(nodes):
        here = f"{path}[{place}]"
        if isinstance(entry, str):
            drawn.nodes.append(Node(entry, entry, {}, path=here))
            continue
        if not isinstance(entry, dict):
            gathered.bad("a node must be a mapping", path=here)
            continue
        fields = _fields(entry)
        name = next((fields[key] for key in _NAMES if _nameable(fields.get(key))), None)
        texts = [key for key in _TEXTS if isinstance(fields.get(key), str) and fields[key].strip()]
        blank = any(isinstance(fields.get(key), str) for key in _TEXTS)
        if name is None:
            gathered.note("a node has no id, and its text stands for it", path=here)
            name = fields[texts[0]] if texts else f"node {place + 1}"
        shown = _SHOWN.get(str(fields.get("type")), "") if not texts else ""
        shown = shown if isinstance(fields.get(shown), str) else ""
        text = fields[texts[0]] if texts else fields[shown] if shown else "" if blank else str(name)
        if shown == "file":
            del fields["file"]
        for key in texts[1:]:
            if fields[key] not in (text, str(name)) and not (key == "name" and fields.get("type") == "source"):
                gathered.note(f"a node says two things: its {key!r} is not kept", path=here)
        drawn.nodes.append(Node(str(name), text, fields, path=here))


def _nameable(value: object) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool) and str(value) != ""


def _take_edges(edges: list[Any], path: str, drawn: Drawn, gathered: Gathered) -> None:
    for place, entry in enumerate(edges):
        here = f"{path}[{place}]"
        if isinstance(entry, list) and len(entry) in {2, 3}:
            entry = dict(zip(("source", "target", "type"), entry, strict=False))  # noqa: PLW2901
        if not isinstance(entry, dict):
            gathered.bad("an edge must be a mapping", path=here)
            continue
        fields = _fields(entry)
        starts = next((fields.pop(key) for key in _STARTS if key in fields), None)
        end = next((fields.pop(key) for key in _ENDS if key in fields), None)
        named = [str(one) for one in (starts if isinstance(starts, list) else [starts]) if _nameable(one)]
        if not named or not _nameable(end):
            hint = "An edge needs a 'source' and a 'target', each the id of a node."
            gathered.bad("an edge has no two ends", path=here, hint=hint)
            continue
        name = next((str(fields[key]) for key in ("id", "key") if _nameable(fields.get(key))), None)
        if isinstance(fields.get("key"), int) and "id" not in fields:
            name = None  # networkx counts parallel edges
        fields.pop("key", None)
        drawn.edges.append(Edge(tuple(named), str(end), name, edge_words(fields), fields, path=here))


def _take_groups(drawn: Drawn) -> None:
    """Turn frames around nodes into tags of what stands in them."""
    parents = {
        str(node.fields.get(key))
        for node in drawn.nodes
        for key in ("parentId", "parentNode", "parent")
        if node.fields.get(key)
    }
    joined = {end for edge in drawn.edges for end in (*edge.starts, edge.end)}
    frames = {
        node.name: node.text or node.name
        for node in drawn.nodes
        if node.name not in joined and (node.name in parents or node.fields.get("type") == "group")
    }
    if not frames:
        return
    drawn.nodes = [node for node in drawn.nodes if node.name not in frames]
    for node in drawn.nodes:
        parent = next(
            (str(node.fields[key]) for key in ("parentId", "parentNode", "parent") if node.fields.get(key)), None
        )
        if parent in frames:
            tags = node.fields.get("tags")
            listed = [tags] if isinstance(tags, str) else list(tags) if isinstance(tags, list) else []
            fields = {key: one for key, one in node.fields.items() if key not in {"parentId", "parentNode", "parent"}}
            node.fields = {**fields, "tags": [*listed, frames[parent]]}

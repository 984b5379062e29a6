"""A document as nodes and edges: claims, sources and steps that more than an arrow stands for are nodes."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Any

from argmap.formats.gathered import foreign_names
from argmap.model.document import Document
from argmap.model.tree.to_tree import entry_of, head_of

JOINT = "inference"
"""The type of a node that stands for a step: one with several premises, or one that others aim at."""
BACKING = "backing"
"""The type of an edge that supports such a node itself."""
PREMISE = "premise"
"""The type of an edge from a premise to such a node."""
_WIDTH, _HEIGHT, _GAP = 260, 100, 60


@dataclass(frozen=True, slots=True)
class Spelt:
    """The nodes and edges of a document as plain dictionaries, and what holds for the whole."""

    nodes: tuple[dict[str, Any], ...]
    edges: tuple[dict[str, Any], ...]
    head: dict[str, Any]


def spelt_out(document: Document) -> Spelt:
    """Return nodes with `id`, `type`, `text` and whatever the map says of them; edges with `id`, `source`, `target`, `type`.

    >>> one = Document.from_tree({
    ...     "argmap": 1, "title": "One", "claims": {"rain": "Rain.", "take": "Take it."},
    ...     "relations": [{"id": "step", "premises": ["rain"], "supports": "take"}]})
    >>> spelt_out(one).edges
    ({'id': 'step', 'source': 'rain', 'target': 'take', 'type': 'support'},)
    """
    aimed = {one.target for one in document.relations.values()}
    names = foreign_names([*document.claims.values(), *document.relations.values()], document.sources)
    names |= {key: key for key in document.sources}
    nodes: list[dict[str, Any]] = []
    for claim in document.claims.values():
        entry = _bare(entry_of(claim), named=names[claim.id] != claim.id)
        if claim.same_as is not None:
            entry["same_as"] = names[claim.same_as]
        nodes.append({"id": names[claim.id], "type": claim.kind, **entry})
    nodes.extend({"id": key, "type": "source", **_source(entry_of(one))} for key, one in document.sources.items())
    edges: list[dict[str, Any]] = []
    taken = set(names.values())
    for one in document.relations.values():
        fields = _bare(entry_of(one), named=names[one.id] != one.id)
        if one.answers:
            fields["answers"] = [names[question] for question in one.answers]
        premises, target = fields.pop("premises"), names[fields.pop("target")]
        sort = BACKING if one.type == "support" and one.target in document.relations else one.type
        if len(premises) == 1 and one.id not in aimed:
            edges.append({"id": names[one.id], "source": names[premises[0]], "target": target, "type": sort, **fields})
            continue
        nodes.append({"id": names[one.id], "type": JOINT, "text": "", **fields})
        for place, premise in enumerate(premises):
            name = _free(f"{names[one.id]}.{place + 1}", taken)
            edges.append({"id": name, "source": names[premise], "target": names[one.id], "type": PREMISE})
        edges.append(
            {"id": _free(f"{names[one.id]}.out", taken), "source": names[one.id], "target": target, "type": sort}
        )
    head = head_of(document)
    if document.conclusion:
        head["conclusion"] = [names[key] for key in document.conclusion]
    if document.documents:
        head["documents"] = {key: entry_of(one) for key, one in document.documents.items()}
    return Spelt(tuple(nodes), tuple(edges), head)


def _bare(entry: dict[str, Any], *, named: bool) -> dict[str, Any]:
    """Leave out the name that was kept in meta where it stands in its own place."""
    if named and "meta" in entry:
        entry["meta"] = {key: value for key, value in entry["meta"].items() if key != "id"}
        if not entry["meta"]:
            del entry["meta"]
    return entry


def _source(entry: dict[str, Any]) -> dict[str, Any]:
    """Keep what sort of source it is apart from the node's own type."""
    return {("sort" if key == "kind" else key): value for key, value in entry.items()}


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "'"
    taken.add(name)
    return name


def spots(spelt: Spelt) -> dict[str, tuple[int, int]]:
    """Return a place for every node: below what it leads to, side by side with others as far from the top.

    >>> one = Document.from_tree({
    ...     "argmap": 1, "title": "One", "claims": {"rain": "Rain.", "take": "Take it."},
    ...     "relations": [{"premises": ["rain"], "supports": "take"}]})
    >>> spots(spelt_out(one))
    {'take': (0, 0), 'rain': (0, 160)}
    """
    into: dict[str, list[str]] = {node["id"]: [] for node in spelt.nodes}
    leading = set()
    for edge in spelt.edges:
        into[edge["target"]].append(edge["source"])
        leading.add(edge["source"])
    tops = [name for name in into if name not in leading]
    depth: dict[str, int] = {}
    for start in [*tops, *into]:  # what runs in circles has no top
        waiting = deque([(start, 0)] if start not in depth else ())
        while waiting:
            name, level = waiting.popleft()
            if name not in depth:
                depth[name] = level
                waiting.extend((other, level + 1) for other in into[name])
    filled: dict[int, int] = {}
    found = {}
    for name, level in depth.items():
        at = filled.get(level, 0)
        filled[level] = at + 1
        found[name] = (at * (_WIDTH + _GAP), level * (_HEIGHT + _GAP))
    return found

"""AIF as JSON, as AIFdb and D-BAS give it, and xAIF, its envelope for tools such as OVA."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from argmap.errors import ParameterError, Problem
from argmap.formats.annotated.aif.aif_graph import SPOKEN, AifGraph, graph_of, words_of
from argmap.formats.annotated.aif.aif_steps import Steps
from argmap.formats.annotated.aif.aif_writing import SAYS, aif_text, xaif_text
from argmap.formats.annotated.aif.dialogue import Dialogue
from argmap.formats.format import MOST_PARTS, Likeness, ReadResult, Unsupported
from argmap.formats.gathered import Gathered
from argmap.formats.glimpse import Glimpse
from argmap.formats.json.json_object import json_object, keepable
from argmap.model.document import Document
from argmap.model.fields import is_text

Keep = Literal["attributions", "dialogue"]
_TYPES = {"I", "RA", "CA", "MA", "PA", "YA", "TA", "L"}
_MOST_NODES = 50
"""So many nodes are looked at to tell the format."""


class AifFile:
    """Reads and writes AIF as JSON.

    Inferences are supports, conflicts rebuttals and undercuts, rephrases restatements. What is said in a dialogue is
    read as attributions; `keep="dialogue"` keeps its nodes as well, in `meta.aif`, and writes them again.

    >>> text = '{"nodes": [{"nodeID": "1", "type": "I", "text": "It rains."}], "edges": []}'
    >>> AifFile().read(text).document.claims["_1"].text
    'It rains.'
    """

    name = "aif"
    title = "AIF JSON"
    suffixes: tuple[str, ...] = (".json", ".aif")
    writes = True
    says = SAYS

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Tell AIF by the ids and types of its nodes."""
        tree = glimpse.json
        return _likeness(tree) if isinstance(tree, dict) else Likeness.NO

    def read(
        self,
        text: str,
        *,
        source: str = "<string>",
        limit: int | None = MOST_PARTS,
        keep: Keep = "attributions",
    ) -> ReadResult:
        """Read AIF or xAIF."""
        if keep not in {"attributions", "dialogue"}:
            raise ParameterError(Problem(f"keep is {keep!r}", hint="It is 'attributions' or 'dialogue'."))
        gathered, whole = Gathered(source, limit=limit), keep == "dialogue"
        graph = graph_of(json_object(text, source=source, note=gathered.note), gathered)
        words = words_of(graph.nodes)
        dialogue = Dialogue(graph, gathered, whole, set(words.values()))
        steps = Steps(graph, gathered, whole, dialogue.said_of, words)
        steps.take()
        kept = _kept(graph, steps, gathered, whole=whole)
        title, ends = graph.head.get("title"), graph.head.get("conclusion")
        known = set(words.values())
        conclusion = [one for one in ends if one in known] if isinstance(ends, list) else []
        gathered.head(
            title=title if is_text(title) and title.strip() else "Untitled",
            conclusion=conclusion,
            meta={"aif": kept} if kept else {},
        )
        return gathered.result()

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:
        """Write AIF as AIFdb has it."""
        return aif_text(document, self, unsupported)


class XaifFile(AifFile):
    """Reads and writes xAIF: AIF in an envelope with the text and the layout of OVA.

    >>> XaifFile().read('{"AIF": {"nodes": [{"nodeID": 1, "type": "I", "text": "It rains."}], "edges": []}}').document
    <Document 'Untitled': 1 claim, 0 relations, 0 sources>
    """

    name = "xaif"
    title = "xAIF"
    suffixes: tuple[str, ...] = (".json", ".xaif")

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Tell xAIF by a graph under the key AIF: others have metadata there."""
        tree = glimpse.json
        inner = tree.get("AIF") if isinstance(tree, dict) else None
        found = isinstance(inner, dict) and isinstance(inner.get("nodes"), list)
        return Likeness.CERTAIN if found else Likeness.NO

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:
        """Write xAIF."""
        return xaif_text(document, self, unsupported)


def _likeness(tree: Mapping[str, Any]) -> Likeness:
    nodes, edges = tree.get("nodes"), tree.get("edges")
    if not isinstance(nodes, list) or not isinstance(edges, list):
        return Likeness.NO
    looked = [node for node in nodes[:_MOST_NODES] if isinstance(node, dict)]
    if any("nodeID" in node and node.get("type") in _TYPES for node in looked):
        return Likeness.CERTAIN
    named = any("nodeID" in node for node in looked) or any(
        isinstance(edge, dict) and {"fromID", "toID"} <= set(edge) for edge in edges[:_MOST_NODES]
    )
    return Likeness.LIKELY if named or (not nodes and "locutions" in tree) else Likeness.NO


def _kept(graph: AifGraph, steps: Steps, gathered: Gathered, *, whole: bool) -> dict[str, Any]:
    """Return what of a file is kept as it is: what has no place in a map and, if asked for, the dialogue."""
    odd = {"nodes": [dict(graph.nodes[one].raw) for one in graph.nodes if one in steps.odd], "edges": steps.odd_edges}
    kept: dict[str, Any] = {key: value for key, value in odd.items() if value}
    if whole:
        spoken = {node.id for node in graph.of_type(*SPOKEN)}
        edges = [edge for edge in graph.edges if spoken & set(edge[:2]) and not steps.odd & set(edge[:2])]
        parts = {
            "nodes": [dict(node.raw) for node in graph.of_type(*SPOKEN)],
            "edges": [{"fromID": start, "toID": end} for start, end, _ in edges],
            "locutions": [dict(row) for row in graph.locutions],
            "participants": [dict(row) for row in graph.participants],
        }
        kept |= {"dialogue": {key: value for key, value in parts.items() if value}} if any(parts.values()) else {}
    kept |= {key: value for key, value in (("rest", graph.rest), ("envelope", graph.envelope)) if value}
    for key in [key for key, value in kept.items() if not keepable(value)]:
        del kept[key]
        gathered.note("what has no place in a map is nested too deep to be kept in meta.aif", path="$")
    return kept

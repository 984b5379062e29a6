"""arguebuf: argument graphs as the JSON of its protocol buffers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.basics.shown import shown
from argmap.formats.annotated.aif.aif_graph import AifGraph, AifNode, words_of
from argmap.formats.annotated.aif.aif_steps import Steps
from argmap.formats.features import features
from argmap.formats.format import MOST_PARTS, Likeness, ReadOnly, ReadResult
from argmap.formats.gathered import Gathered
from argmap.formats.glimpse import Glimpse
from argmap.formats.json.json_object import json_object, keepable

_TYPES = {"support": "RA", "attack": "CA", "rephrase": "MA", "preference": "PA"}
_TOP = ("resources", "analysts", "metadata", "userdata", "version", "schemaVersion", "libraryVersion")


class ArguebufFile(ReadOnly):
    """Reads arguebuf: atoms are claims, schemes supports, attacks, rephrases; who says an atom asserts it.

    >>> text = '{"nodes": {"a": {"atom": {"text": "It rains."}}}, "edges": {}}'
    >>> ArguebufFile().read(text).document.claims["a"].text
    'It rains.'
    """

    name = "arguebuf"
    title = "arguebuf JSON"
    suffixes: tuple[str, ...] = (".json",)
    says = features(
        "map.conclusion map.meta sources claim.id claim.said_by claim.same_as claim.meta relation.id relation.linked"
        " relation.rebuttal relation.undercut relation.backing relation.on_undercut relation.on_rebuttal"
        " relation.scheme relation.meta"
    )

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Tell it by its nodes, which are atoms or schemes by their ids."""
        tree = glimpse.json
        nodes = tree.get("nodes") if isinstance(tree, dict) else None
        if not isinstance(nodes, dict) or not isinstance(tree.get("edges", {}), dict):
            return Likeness.NO
        first = list(nodes.values())[:20]
        found = [isinstance(node, dict) and bool({"atom", "scheme"} & set(node)) for node in first]
        return Likeness.CERTAIN if found and all(found) else Likeness.NO

    def read(self, text: str, *, source: str = "<string>", limit: int | None = MOST_PARTS) -> ReadResult:
        """Read a graph."""
        gathered = Gathered(source, limit=limit)
        tree = json_object(text, source=source, note=gathered.note)
        graph, said = AifGraph(), dict[str, list[dict[str, Any]]]()
        for name, node in _mapping(tree.get("nodes"), "nodes", gathered).items():
            _take_node(graph, name, node, gathered)
        for name, edge in _mapping(tree.get("edges"), "edges", gathered).items():
            ends = [edge.get(end) for end in ("source", "target")] if isinstance(edge, Mapping) else []
            start, end = [str(one) for one in ends] if len(ends) == 2 else ("", "")  # noqa: PLR2004 - both ends
            if start not in graph.nodes or end not in graph.nodes:
                gathered.note("an edge has an end that is no node of the file, and is not kept", path=f"$.edges.{name}")
            elif not graph.join(start, end, f"$.edges.{name}"):
                gathered.note("an edge is given twice", path=f"$.edges.{name}")
        words = words_of(graph.nodes)
        people = _people(tree, set(words.values()), gathered)
        for node in graph.of_type("I"):
            person = str(node.raw.get("participant") or "")
            if person in people:
                said[node.id] = [{"source": people[person], "act": "asserts"}]
        steps = Steps(graph, gathered, whole=True, said_of=lambda name: said.get(name, []), words=words, key="arguebuf")
        steps.take()
        _head(tree, steps, gathered)
        return gathered.result()


def _mapping(value: object, name: str, gathered: Gathered) -> Mapping[str, Any]:
    if value is None and name != "nodes":
        return {}
    if not isinstance(value, Mapping):
        gathered.bad(f"{name} must be a mapping of ids, not {shown(value)}", path=f"$.{name}")
        return {}
    return value


def _take_node(graph: AifGraph, name: str, node: object, gathered: Gathered) -> None:
    path = f"$.nodes.{name}"
    inner = node if isinstance(node, Mapping) else {}
    rest = {key: value for key, value in inner.items() if key not in {"atom", "scheme"} and value}
    atom, scheme = inner.get("atom"), inner.get("scheme")
    if isinstance(atom, Mapping):
        own = {key: value for key, value in atom.items() if key != "text" and value}
        graph.nodes[name] = AifNode(name, "I", str(atom.get("text") or ""), path, own | rest)
    elif isinstance(scheme, Mapping):
        sort = next((one for one in _TYPES if one in scheme), None)
        if sort is None:
            gathered.note("a scheme says neither support nor attack, and is read as a support", path=path)
        word = str(scheme.get(sort) or "") if sort is not None else ""
        plain = word.removeprefix(f"{(sort or '').upper()}_").replace("_", " ").lower()
        said = "" if plain in {"default", "unspecified"} or plain.isdigit() else plain
        graph.nodes[name] = AifNode(name, _TYPES[sort or "support"], said, path, rest)
    else:
        gathered.note("a node is neither an atom nor a scheme, and is not read", path=path)


def _people(tree: Mapping[str, Any], taken: set[str], gathered: Gathered) -> dict[str, str]:
    """Make a source of each participant, under an id that no node has."""
    people: dict[str, str] = {}
    listed = tree.get("participants")
    for key, person in listed.items() if isinstance(listed, Mapping) else ():
        name = person.get("name") if isinstance(person, Mapping) else None
        called = name if isinstance(name, str) and name else str(key)
        word, number = words_of([called])[called], 1
        made = word
        while made in taken:
            number += 1
            made = f"{word}_{number}"
        taken.add(made)
        people[str(key)] = gathered.source(made, name=called)
    return people


def _head(tree: Mapping[str, Any], steps: Steps, gathered: Gathered) -> None:
    major = tree.get("majorClaim", tree.get("major_claim"))
    known = {node.id for node in steps.claims}
    conclusion = [steps.words[str(major)]] if str(major) in known else []
    kept: dict[str, Any] = {key: tree[key] for key in _TOP if tree.get(key)}
    odd = {one: dict(steps.graph.nodes[one].raw) for one in steps.graph.nodes if one in steps.odd}
    kept |= {"odd": {"nodes": odd, "edges": steps.odd_edges}} if odd or steps.odd_edges else {}
    if not keepable(kept):
        gathered.note("what stands beside the nodes is nested too deep to be kept", path="$")
        kept = {}
    gathered.head(conclusion=conclusion, meta={"arguebuf": kept} if kept else {})

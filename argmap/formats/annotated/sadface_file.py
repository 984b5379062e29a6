"""SADFace: analysed arguments as JSON, in its three dialects."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

from argmap.basics.shown import shown
from argmap.formats.annotated.aif.aif_graph import AifGraph, AifNode, name_in, node_name, words_of
from argmap.formats.annotated.aif.aif_steps import Steps
from argmap.formats.annotated.sadface_writing import SAYS, made_core, made_uuid, sadface_text
from argmap.formats.format import MOST_PARTS, Likeness, ReadResult, Unsupported
from argmap.formats.gathered import Gathered
from argmap.formats.glimpse import Glimpse
from argmap.formats.json.json_object import json_object, keepable, objects_in
from argmap.model.builder import given_fields
from argmap.model.document import Document
from argmap.model.fields import is_word

_AGAINST = {"conflict", "attack", "disagreement", "disagree", "default conflict", "rebuttal", "undercut"}
_READ = {"id", "type", "text", "name"}
_SYMMETRIC = 2
"""A conflict of so many atoms or more, which leads nowhere, is a disagreement among them."""


class SadfaceFile:
    """Reads and writes SADFace: as its README has it (0.2), as its code writes it (0.5), and as it was (0.1).

    Atoms are claims, schemes supports or rebuttals; sources and offsets are kept in `meta.sadface`.

    >>> text = '{"nodes": [{"id": "a", "type": "atom", "text": "It rains."}], "edges": [], "metadata": {}}'
    >>> SadfaceFile().read(text).document.claims["a"].text
    'It rains.'
    """

    name = "sadface"
    title = "SADFace"
    suffixes: tuple[str, ...] = (".json", ".sadface")
    writes = True
    says = SAYS

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Tell it by its atoms, and by the ends of its edges."""
        tree = glimpse.json
        if not isinstance(tree, dict) or not isinstance(tree.get("nodes"), list):
            return Likeness.NO
        atoms = any(node.get("type") == "atom" for _, node in objects_in(tree["nodes"][:50]))
        edges = any("source_id" in edge for _, edge in objects_in(tree.get("edges"))[:50])
        metadata = tree.get("metadata")
        empty = not tree["nodes"] and isinstance(metadata, dict) and "core" in metadata
        return (
            Likeness.CERTAIN
            if atoms and (edges or not tree.get("edges"))
            else Likeness.LIKELY
            if empty
            else Likeness.NO
        )

    def read(self, text: str, *, source: str = "<string>", limit: int | None = MOST_PARTS) -> ReadResult:
        """Read an analysis."""
        gathered = Gathered(source, limit=limit)
        tree = json_object(text, source=source, note=gathered.note)
        graph, given = AifGraph(), dict[str, str]()
        dialect = _take_nodes(graph, tree.get("nodes"), given, gathered)
        _take_edges(graph, tree.get("edges"), given, gathered)
        words = words_of(graph.nodes)
        disagreed = _take_disagreements(graph)
        steps = Steps(graph, gathered, whole=True, said_of=lambda _: [], words=words, key="sadface")
        steps.take()
        for one, sides in disagreed:
            _disagree(one, [words[name] for name in sides], words[one.id], gathered)
        _head(tree, dialect, steps, gathered)
        return gathered.result()

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:
        """Write an analysis in the dialect that it was read in, or as the code of SADFace writes it."""
        return sadface_text(document, self, unsupported)


def _take_nodes(graph: AifGraph, rows: object, given: dict[str, str], gathered: Gathered) -> str | None:
    """Take the nodes, and return the dialect that they show; `given` has the ids that argmap wrote for UUIDs."""
    dialect = None
    if not isinstance(rows, list):
        gathered.bad(f"nodes must be a list, not {shown(rows)}", path="$.nodes")
    for at, row in objects_in(rows):
        path, name, kind = f"$.nodes[{at}]", name_in(row.get("id")), str(row.get("type") or "").lower()
        if not name or name in graph.nodes:
            gathered.note("a node without an id, or with that of another one, is not read", path=path)
            continue
        dialect = "0.2" if kind == "scheme" else "0.5" if kind in {"inference", "conflict"} else dialect
        title = str(row.get("name") or "")
        type_ = "I" if kind == "atom" else kind
        if kind in {"scheme", "inference", "conflict", "support"}:
            type_ = "CA" if kind == "conflict" or title.lower() in _AGAINST else "RA"
        said = str(row.get("text") or "") if kind == "atom" else title
        plain = "" if said.lower() in _AGAINST | {"support", "inference"} and kind != "atom" else said
        rest = {key: value for key, value in row.items() if key not in _READ and value and value != {"core": {}}}
        name = _given(name, rest, given, graph)
        graph.nodes[name] = AifNode(name, type_, plain if kind != "atom" else said, path, rest)
    return dialect


def _given(name: str, rest: dict[str, Any], given: dict[str, str], graph: AifGraph) -> str:
    """Return the id that argmap wrote beside a UUID which it made, and leave that out of the rest."""
    metadata = rest.get("metadata")
    own = metadata.get("argmap") if isinstance(metadata, Mapping) else None
    word = own.get("id") if isinstance(own, Mapping) else None
    if not is_word(word) or word in graph.nodes or made_uuid(str(word)) != name:
        return name
    given[name] = str(word)
    left = {key: value for key, value in metadata.items() if key != "argmap"} if isinstance(metadata, Mapping) else {}
    if left:
        rest["metadata"] = left
    else:
        del rest["metadata"]
    return str(word)


def _take_edges(graph: AifGraph, rows: object, given: dict[str, str], gathered: Gathered) -> None:
    for at, row in objects_in(rows):
        path = f"$.edges[{at}]"
        names = name_in(row.get("source_id")), name_in(row.get("target_id"))
        start, end = (given.get(name, name) for name in names)
        if start not in graph.nodes or end not in graph.nodes:
            gathered.note("an edge has an end that is no node of the file, and is not kept", path=path)
        elif not graph.join(start, end, path):
            gathered.note("an edge is given twice", path=path)


def _take_disagreements(graph: AifGraph) -> list[tuple[AifNode, list[str]]]:
    """Take the disagreements out of a graph, each with its sides."""
    found = [(one, list(graph.into.get(one.id, ()))) for one in graph.of_type("CA") if not graph.targets(one.id)]
    found = [(one, sides) for one, sides in found if len(sides) >= _SYMMETRIC and _atoms(graph, sides)]
    gone = {one.id for one, _ in found}
    for name in gone:
        del graph.nodes[name]
    graph.edges = [edge for edge in graph.edges if edge[1] not in gone]
    for start, ends in graph.out.items():
        graph.out[start] = [end for end in ends if end not in gone]
    return found


def _atoms(graph: AifGraph, names: list[str]) -> bool:
    return all(graph.nodes[name].type == "I" for name in names)


def _disagree(one: AifNode, sides: list[str], word: str, gathered: Gathered) -> None:
    """Take a disagreement: every two of its sides exclude each other."""
    if len(sides) > _SYMMETRIC:
        gathered.note("a disagreement of several atoms is read as one of every two of them", path=one.path)
    for place, (first, second) in enumerate(itertools.combinations(sides, 2)):
        own = dict(one.raw) if place == 0 and keepable(one.raw) else {}
        kept = (
            {**({} if one.id in {word, node_name(word, {})} else {"id": one.id}), **({"sadface": own} if own else {})}
            if place == 0
            else {}
        )
        gathered.relation(
            "rebuttal", [first], second, name=word if place == 0 else None, path=one.path, mutual="contrary",
            **given_fields(meta=kept or None),
        )  # fmt: skip


def _head(tree: Mapping[str, Any], dialect: str | None, steps: Steps, gathered: Gathered) -> None:
    metadata = tree.get("metadata")
    core = metadata.get("core") if isinstance(metadata, Mapping) else None
    if not isinstance(core, Mapping):
        dialect = "0.1" if any(key in tree for key in ("id", "analyst", "created")) else dialect
    elif isinstance(metadata, Mapping) and made_core(str(core.get("title", "Untitled"))) == {
        key: core[key] for key in core if key != "title"
    }:
        tree = {**tree, "metadata": {key: value for key, value in metadata.items() if key != "core"}}
    title = core.get("title") if isinstance(core, Mapping) else tree.get("title")
    kept: dict[str, Any] = {key: value for key, value in tree.items() if key not in {"nodes", "edges"} and value}
    kept |= {"dialect": dialect} if dialect not in {None, "0.5"} else {}
    odd = [{"id": one, **steps.graph.nodes[one].raw} for one in steps.graph.nodes if one in steps.odd]
    kept |= {"odd": {"nodes": odd, "edges": steps.odd_edges}} if odd or steps.odd_edges else {}
    if not keepable(kept):
        gathered.note("what stands beside the nodes is nested too deep to be kept", path="$")
        kept = {}
    said = title if isinstance(title, str) and title.strip() else "Untitled"
    gathered.head(title=said, meta={"sadface": kept} if kept else {})

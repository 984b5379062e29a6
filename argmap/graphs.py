"""A document as a networkx graph and back: claims, relations and sources are nodes, roles are edges."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

from argmap.errors import MapError, Problem
from argmap.model.document import Document
from argmap.model.ids import VERBS, unused, word_from_text
from argmap.model.parts import is_word
from argmap.model.writing import entry_of, head_of

if TYPE_CHECKING:
    import networkx as nx

    from argmap.scores import Scores

_SORTS = ("claim", "relation", "source")
_HEAD = ("conclusion", "defaults", "tags", "note", "url", "meta")
_CLAIM_FIELDS = ("kind", "text", "prior", "hedge", "implied", "same_as", "status", *_HEAD[2:])
_SIGNS = {"support": 1, "rebuttal": -1}
_FOR = ("support", "supports", "pro", "for", "+", "positive")
_AGAINST = ("rebuttal", "rebuts", "attack", "attacks", "con", "against", "-", "negative")
_WORDS = dict.fromkeys(_FOR, 1) | dict.fromkeys(_AGAINST, -1)


def to_networkx(document: Document, *, scores: Scores | None = None, simple: bool = False) -> nx.MultiDiGraph[Any]:
    """Return the map as a graph.

    Nodes are the claims, relations and sources, by id. The attribute `node` says which; the others are `kind` or
    `type`, and the fields that are stated, in plain values. Edges run the way an argument does and carry `role`:
    `premise` from a claim to a relation, `target` from a relation to what it is about, `via` from a source to the
    one it is heard through. What holds for the map as a whole is in `graph.graph`. With `scores`, claims have
    `score`, relations `force`, sources `heard`.

    `simple=True` gives claims only, with an edge from each premise to its target that carries `sign` (1 or -1),
    `relation` and `strength`. Relations aimed at relations or sources cannot be said so: `graph.graph["left_out"]`
    counts them.

    >>> import networkx as nx
    >>> from argmap.model import DocumentBuilder
    >>> b = DocumentBuilder("Umbrella")
    >>> rain, take = b.claim("Rain"), b.claim("Take an umbrella", id="take")
    >>> step = b.support(rain, take, id="step")
    >>> graph = to_networkx(b.document())
    >>> nx.shortest_path(graph, "rain", "take")
    ['rain', 'step', 'take']
    >>> graph.nodes["step"]["type"], graph.edges["rain", "step", 0]["role"]
    ('support', 'premise')
    """
    import networkx as nx  # noqa: PLC0415 - slow to load, and only graphs need it

    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    graph.graph.update(head_of(document))
    if simple:
        _fill_simple(graph, document, scores)
        return graph
    graph.graph["argmap"] = 1
    graph.graph["documents"] = {key: entry_of(one) for key, one in document.documents.items()}
    for claim_id, claim in document.claims.items():
        graph.add_node(claim_id, node="claim", kind=claim.kind, **_scored(scores, "score", claim_id), **entry_of(claim))
    for source_id, source in document.sources.items():
        fields = entry_of(source)
        # `kind` tells the sorts of claims apart, so that of a source is no clash: the node says that it is one.
        graph.add_node(source_id, node="source", **_heard(scores, source_id), **fields)
    for relation_id, relation in document.relations.items():
        fields = entry_of(relation)
        graph.add_node(relation_id, node="relation", type=relation.type, **_force(scores, relation_id), **fields)
    _add_edges(graph, document)
    return graph


def _add_edges(graph: nx.MultiDiGraph[Any], document: Document) -> None:
    for relation in document.relations.values():
        for premise in relation.premises:
            graph.add_edge(premise, relation.id, role="premise")
        graph.add_edge(relation.id, relation.target, role="target")
    for source in document.sources.values():
        if source.via is not None:
            graph.add_edge(source.id, source.via, role="via")


def _scored(scores: Scores | None, name: str, claim_id: str) -> dict[str, float]:
    return {name: scores[claim_id]} if scores is not None and claim_id in scores else {}


def _force(scores: Scores | None, relation_id: str) -> dict[str, float]:
    return {"force": scores.relations[relation_id]} if scores is not None and relation_id in scores.relations else {}


def _heard(scores: Scores | None, source_id: str) -> dict[str, float]:
    return {"heard": scores.sources[source_id]} if scores is not None and source_id in scores.sources else {}


def _fill_simple(graph: nx.MultiDiGraph[Any], document: Document, scores: Scores | None) -> None:
    for claim_id, claim in document.claims.items():
        graph.add_node(claim_id, kind=claim.kind, **_scored(scores, "score", claim_id), **entry_of(claim))
    left_out = 0
    for relation in document.relations.values():
        if relation.target not in document.claims:
            left_out += 1
            continue
        strength = 1.0 if relation.strength is None else relation.strength
        for premise in relation.premises:
            sign = _SIGNS[relation.type]
            graph.add_edge(premise, relation.target, sign=sign, relation=relation.id, strength=strength)
    graph.graph["left_out"] = left_out


def from_networkx(graph: nx.Graph[Any]) -> Document:
    """Read a document from a graph: one that `to_networkx` made, or any graph with signed edges.

    A plain graph's nodes are its claims, by any name that can be hashed; the fields of a claim are taken
    from their attributes, and `label` for a text. Each edge needs `sign` (a number above or below 0) or `type`
    (such as `support`, `attack`), and may have a `strength`. Edges with one `relation` and one target are premises
    that are needed together. Raises `MapError` with everything that cannot be read.

    >>> import networkx as nx
    >>> graph = nx.DiGraph()
    >>> graph.add_node(1, text="It rains.", prior=0.7)
    >>> graph.add_edge(1, "umbrella", sign=1)
    >>> document = from_networkx(graph)
    >>> list(document.claims), document.claims["_1"].text, list(document.relations)
    (['_1', 'umbrella'], 'It rains.', ['_1.supports.umbrella'])
    """
    if not graph.is_directed():
        hint = "Make it a DiGraph: an edge runs from a reason to what it is a reason for."
        raise MapError(Problem("the graph has no directions", hint=hint))
    typed = "argmap" in graph.graph or any(fields.get("node") in _SORTS for _, fields in graph.nodes(data=True))
    return Document.from_tree(_typed_tree(graph) if typed else _plain_tree(graph))


def _typed_tree(graph: Any) -> dict[str, Any]:
    """Return the file tree of a graph that `to_networkx` made."""
    tree: dict[str, Any] = {"argmap": 1, "title": "Untitled", **graph.graph, "claims": {}, "sources": {}}
    relations: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for node, fields in graph.nodes(data=True):
        sort = fields.get("node")
        own = {key: value for key, value in fields.items() if key not in {"node", "score", "force", "heard"}}
        if sort == "relation":
            try:
                relations.append(_relation_entry(graph, node, own))
            except MapError as error:
                problems.extend(error.problems)
        else:
            tree["sources" if sort == "source" else "claims"][node] = own
    if problems:
        raise MapError(*problems)
    return {**tree, "relations": relations}


def _relation_entry(graph: Any, node: Hashable, fields: dict[str, Any]) -> dict[str, Any]:
    """Put a relation together; the edges say what it joins, so that a changed graph is read as changed."""
    sort = fields.pop("type", None)
    stated = fields.pop("premises", [])
    fields.pop("target", None)
    into = [start for start, _, role in graph.in_edges(node, data="role") if role == "premise"]
    # The order of the stated premises is kept for those that are still there.
    premises = [one for one in stated if one in into] + [one for one in into if one not in stated]
    targets = [end for _, end, role in graph.out_edges(node, data="role") if role == "target"]
    if len(targets) != 1 or sort not in VERBS:
        said = f"{len(targets)} edges with the role 'target'" if sort in VERBS else f"the type {sort!r}"
        hint = "It needs one target and the type support, rebuttal or undercut."
        raise MapError(Problem(f"the relation {node!r} has {said}", hint=hint))
    return {"id": node, "premises": premises, VERBS[sort]: targets[0], **fields}


def _plain_tree(graph: nx.Graph[Any]) -> dict[str, Any]:
    """Return the file tree of a graph with signed edges."""
    head = {key: graph.graph[key] for key in _HEAD if key in graph.graph}
    ids = _ids_of(graph)
    claims = {ids[node]: _plain_claim(node, fields) for node, fields in graph.nodes(data=True)}
    relations, problems = _plain_relations(graph, ids)
    if problems:
        raise MapError(*problems)
    title = graph.graph.get("title", graph.graph.get("name") or "Untitled")
    return {"argmap": 1, "title": title, **head, "claims": claims, "relations": relations}


def _ids_of(graph: nx.Graph[Any]) -> dict[Hashable, str]:
    """Give every node an id: its own name where that can be one."""
    ids: dict[Hashable, str] = {}
    ids.update((node, str(node)) for node in graph if is_word(node))
    taken = set(ids.values())
    for node in graph:
        if node not in ids:
            ids[node] = unused(word_from_text(str(node)), taken)
            taken.add(ids[node])
    return ids


def _plain_claim(node: Hashable, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Take what a claim may have; attributes that argmap does not know are left where they are."""
    stated = {key: _given(fields.get(key)) for key in _CLAIM_FIELDS}
    known = {key: value for key, value in stated.items() if value is not None}
    label = fields.get("label")
    return {"text": label if isinstance(label, str) and label.strip() else str(node), **known}


def _plain_relations(graph: nx.Graph[Any], ids: Mapping[Hashable, str]) -> tuple[list[dict[str, Any]], list[Problem]]:
    joined: dict[Hashable, dict[str, Any]] = {}
    problems, taken = [], set(ids.values())
    for place, (start, end, fields) in enumerate(graph.edges(data=True)):
        verb, name, strength = _verb(fields), _given(fields.get("relation")), _given(fields.get("strength"))
        if verb is None:
            hint = "Give each edge a sign (1 or -1) or a type (support or attack)."
            problems.append(Problem(f"the edge from {start!r} to {end!r} says neither for nor against", hint=hint))
            continue
        stated: dict[str, Any] = {"id": name} if is_word(name) and name not in taken else {}
        if strength is not None and strength != 1:
            stated["strength"] = strength
        key = (str(name), end, verb) if name is not None else place
        entry = joined.setdefault(key, {"premises": [], verb: ids[end], **stated})
        entry["premises"].append(ids[start])
        if entry.get("strength") != stated.get("strength"):
            hint = "The premises of one relation share one strength."
            problems.append(Problem(f"the edges of the relation {name!r} state several strengths", hint=hint))
    return list(joined.values()), problems


def _verb(fields: Mapping[str, Any]) -> str | None:
    """Say whether an edge speaks for or against."""
    sign = _given(fields.get("sign"))
    if sign is None:
        sign = _WORDS.get(str(fields.get("type", "")).lower())
    if isinstance(sign, str):
        sign = _WORDS.get(sign.lower())
    if not isinstance(sign, int | float) or sign == 0:
        return None
    return "supports" if sign > 0 else "rebuts"


def _given(value: Any) -> Any:
    """Turn numpy's scalars and arrays into plain values; NaN, which tables have for what is missing, is None."""
    plain = value.tolist() if type(value).__module__ == "numpy" else value
    return None if isinstance(plain, float) and math.isnan(plain) else plain

"""A document as a networkx graph and back: claims, relations and sources are nodes, roles are edges."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from argmap.basics.text import counted
from argmap.basics.warned import warn
from argmap.errors import MapError, ParameterError, Problem, UnreadWarning, short
from argmap.model.document import Document
from argmap.model.fields import is_word
from argmap.model.ids import VERBS, unused, word_from_text
from argmap.model.tree.to_tree import entry_of, head_of

if TYPE_CHECKING:
    import networkx as nx

    from argmap.answers.scores import Scores

SORTS = ("claim", "relation", "source")
_HEAD = ("conclusion", "defaults", "tags", "note", "url", "meta")
GRAPH_FIELDS = ("argmap", "title", "documents", *_HEAD)
_CLAIM_FIELDS = ("kind", "text", "prior", "hedge", "implied", "same_as", "status", *_HEAD[2:])
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "claim": (*_CLAIM_FIELDS, "said_by"),
    "relation": (
        "type",
        "premises",
        "target",
        "mutual",
        "strength",
        "scheme",
        "said_by",
        "certain",
        "answers",
        *_HEAD[2:],
    ),
    "source": ("name", "kind", "via", "reliability", *_HEAD[2:]),
}
_MADE = ("node", "score", "force", "heard", "left_out", "argmap", "said_by", "documents", "title")
"""What `to_networkx` writes and some reader has no use for."""
_WRITERS = ("label", "id", "name", "mode", "node_default", "edge_default")
"""What the files of networkx add by themselves."""
_SILENT = frozenset((*_MADE, *_WRITERS))
_NESTED = ("conclusion", "defaults", "documents", "tags", "meta", "said_by", "premises", "answers")
"""What may be a list or a mapping: such values are JSON text in a graph, so that every writer of networkx takes them."""
_MOST_NAMED = 10
_SIGNS = {"support": 1, "rebuttal": -1}
_FOR = ("support", "supports", "pro", "for", "+", "positive")
_AGAINST = ("rebuttal", "rebuts", "attack", "attacks", "con", "against", "-", "negative")
_WORDS = dict.fromkeys(_FOR, 1) | dict.fromkeys(_AGAINST, -1)


def to_networkx(document: Document, *, scores: Scores | None = None, simple: bool = False) -> nx.MultiDiGraph[Any]:
    """Return the map as a graph.

    Nodes are the claims, relations and sources, by id. The attribute `node` says which; the others are `kind` or
    `type`, and the fields that are stated: text, numbers and booleans, and JSON text for lists and mappings, so that
    `write_graphml` and `write_gexf` take them. Edges run the way an argument does and carry `role`:
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
    graph.graph.update(_flat(head_of(document)))
    if simple:
        _fill_simple(graph, document, scores)
        return graph
    graph.graph["argmap"] = 1
    if document.documents:
        graph.graph |= _flat({"documents": {key: entry_of(one) for key, one in document.documents.items()}})
    for claim_id, claim in document.claims.items():
        fields = _flat(entry_of(claim))
        graph.add_node(claim_id, node="claim", kind=claim.kind, **_scored(scores, "score", claim_id), **fields)
    for source_id, source in document.sources.items():
        fields = _flat(entry_of(source))
        # `kind` tells the sorts of claims apart, so that of a source is no clash: the node says that it is one.
        graph.add_node(source_id, node="source", **_heard(scores, source_id), **fields)
    for relation_id, relation in document.relations.items():
        fields = _flat(entry_of(relation))
        graph.add_node(relation_id, node="relation", type=relation.type, **_force(scores, relation_id), **fields)
    _add_edges(graph, document)
    return graph


def _flat(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Write what is nested as JSON text; a text that looks like it is put into a list, so that it stays a text."""
    flat = {}
    for key, value in fields.items():
        looks_nested = key in _NESTED and isinstance(value, str) and value[:1] in {"[", "{"}
        nested = [value] if looks_nested else value
        flat[key] = json.dumps(nested, ensure_ascii=False) if isinstance(nested, list | dict) else value
    return flat


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
        graph.add_node(claim_id, kind=claim.kind, **_scored(scores, "score", claim_id), **_flat(entry_of(claim)))
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
    document, unread = read_graph(graph)
    _warn(unread)
    return document


def read_graph(graph: nx.Graph[Any]) -> tuple[Document, Counter[tuple[str, str]]]:
    """Read a graph as `from_networkx` does; return its document, and how often it holds what nobody has a use for."""
    _check_graph(graph)
    typed = "argmap" in graph.graph or any(_sort(fields) is not None for _, fields in graph.nodes(data=True))
    unread: Counter[tuple[str, str]] = Counter()
    tree = _typed_tree(graph, unread) if typed else _plain_tree(graph, unread)
    return Document.from_tree(tree), unread


def _check_graph(graph: object) -> None:
    import networkx as nx  # noqa: PLC0415 - as in to_networkx

    if not isinstance(graph, nx.Graph):
        raise ParameterError(Problem(f"graph is {short(graph)}", path="graph", hint="Give a graph of networkx."))
    if not graph.is_directed():
        hint = "Make it a DiGraph: an edge runs from a reason to what it is a reason for."
        raise MapError(Problem("the graph has no directions", hint=hint))


def _sort(fields: Mapping[str, Any]) -> str | None:
    """Say which sort of node `to_networkx` made."""
    said = fields.get("node")
    return said if isinstance(said, str) and said in SORTS else None


def _read(
    fields: Mapping[Any, Any], known: Iterable[str], what: str, unread: Counter[tuple[str, str]]
) -> dict[str, Any]:
    """Take the attributes that are known, in plain values; note the others, but for those that files add."""
    taken = {key: _given(fields[key]) for key in known if key in fields}
    unread.update((short(key), what) for key in fields if key not in taken and key not in _SILENT)
    return {key: _unfolded(key, value) for key, value in taken.items() if value is not None}


def _unfolded(key: str, value: Any) -> Any:
    """Read the JSON text of what may be nested; anything else is what it is."""
    if key in _NESTED and isinstance(value, str) and value[:1] in {"[", "{"}:
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            return value
    return value


def _warn(unread: Counter[tuple[str, str]]) -> None:
    if not unread:
        return
    named = [f"{key} of {counted(count, what)}" for (key, what), count in unread.items()]
    more = [f"{len(named) - _MOST_NAMED} more"] if len(named) > _MOST_NAMED else []
    advice = (
        " A weight that is to count is an edge's 'strength', from 0 to 1." if ("'weight'", "edge") in unread else ""
    )
    message = f"from_networkx has no use for these attributes: {', '.join([*named[:_MOST_NAMED], *more])}.{advice}"
    warn(message, UnreadWarning)


def _typed_tree(graph: nx.Graph[Any], unread: Counter[tuple[str, str]]) -> dict[str, Any]:
    """Return the file tree of a graph that `to_networkx` made."""
    head = _read(graph.graph, GRAPH_FIELDS, "graph", unread)
    tree: dict[str, Any] = {"argmap": 1, "title": "Untitled", **head, "claims": {}, "sources": {}}
    relations: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for _, _, fields in graph.edges(data=True):
        _read(fields, ("role",), "edge", unread)
    for node, fields in graph.nodes(data=True):
        sort = _sort(fields) or "claim"
        own = _read(fields, _FIELDS[sort], "node", unread)
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


def _relation_entry(graph: nx.Graph[Any], node: Hashable, fields: dict[str, Any]) -> dict[str, Any]:
    """Put a relation together; the edges say what it joins, so that a changed graph is read as changed."""
    sort, stated = fields.pop("type", None), fields.pop("premises", [])
    fields.pop("target", None)
    if not isinstance(stated, list):
        hint = "Leave it out: the edges say which they are."
        raise MapError(Problem(f"the premises of the relation {short(node)} are {short(stated)}", hint=hint))
    into = _ends(graph, node, "premise")
    # The order of the stated premises is kept for those that are still there.
    kept = [one for one in stated if isinstance(one, str) and one in into]
    premises = list(dict.fromkeys([*kept, *into]))
    targets = list(_ends(graph, node, "target"))
    known = isinstance(sort, str) and sort in VERBS
    if len(targets) != 1 or not known:
        said = f"{len(targets)} edges with the role 'target'" if known else f"the type {short(sort)}"
        hint = "It needs one target and the type support, rebuttal or undercut."
        raise MapError(Problem(f"the relation {short(node)} has {said}", hint=hint))
    return {"id": node, "premises": premises, VERBS[sort]: targets[0], **fields}


def _ends(graph: nx.Graph[Any], node: Hashable, role: str) -> dict[Hashable, None]:
    """Return what a relation's edges of a role lead from or to, in their order."""
    edges = graph.in_edges(node, data="role") if role == "premise" else graph.out_edges(node, data="role")  # type: ignore[attr-defined]  # it is directed
    place = 0 if role == "premise" else 1
    return {edge[place]: None for edge in edges if isinstance(edge[2], str) and edge[2] == role}


def _plain_tree(graph: nx.Graph[Any], unread: Counter[tuple[str, str]]) -> dict[str, Any]:
    """Return the file tree of a graph with signed edges."""
    head = _read(graph.graph, ("title", *_HEAD), "graph", unread)
    ids = _ids_of(graph)
    claims = {ids[node]: _plain_claim(node, fields, unread) for node, fields in graph.nodes(data=True)}
    relations, problems = _plain_relations(graph, ids, unread)
    if problems:
        raise MapError(*problems)
    name = graph.graph.get("name")
    title = name if isinstance(name, str) and name.strip() else "Untitled"
    return {"argmap": 1, "title": title, **head, "claims": claims, "relations": relations}


def _ids_of(graph: nx.Graph[Any]) -> dict[Hashable, str]:
    """Give every node an id: its own name where that can be one."""
    ids: dict[Hashable, str] = {}
    ids.update((node, str(node)) for node in graph if is_word(node))
    taken = set(ids.values())
    for node in graph:
        if node not in ids:
            ids[node] = unused(word_from_text(_name(node)), taken)
            taken.add(ids[node])
    return ids


def _name(node: Hashable) -> str:
    """Return what a node is called, in letters that a file can hold."""
    try:
        return str(node).encode("utf-8", "replace").decode()
    except Exception:  # whatever a foreign object raises
        return type(node).__name__


def _plain_claim(node: Hashable, fields: Mapping[str, Any], unread: Counter[tuple[str, str]]) -> dict[str, Any]:
    """Take what a claim may have."""
    label = fields.get("label")
    name = label if isinstance(label, str) and label.strip() else _name(node)
    return {"text": name if name.strip() else repr(name), **_read(fields, _CLAIM_FIELDS, "node", unread)}


def _plain_relations(
    graph: nx.Graph[Any], ids: Mapping[Hashable, str], unread: Counter[tuple[str, str]]
) -> tuple[list[dict[str, Any]], list[Problem]]:
    joined: dict[Hashable, dict[str, Any]] = {}
    problems, taken, twice = [], set(ids.values()), 0
    for place, (start, end, fields) in enumerate(graph.edges(data=True)):
        known = _read(fields, ("sign", "type", "relation", "strength"), "edge", unread)
        verb, name, strength = _verb(known), known.get("relation"), known.get("strength")
        if verb is None:
            hint = "Give each edge a sign (1 or -1) or a type (support or attack)."
            said = f"the edge from {short(start)} to {short(end)} says neither for nor against"
            problems.append(Problem(said, hint=hint))
            continue
        stated: dict[str, Any] = {"id": name} if is_word(name) and name not in taken else {}
        if strength is not None and strength != 1:
            stated["strength"] = strength
        key = (name if isinstance(name, str) else short(name), end, verb) if name is not None else place
        entry = joined.setdefault(key, {"premises": {}, verb: ids[end], **stated})
        twice += ids[start] in entry["premises"]
        entry["premises"][ids[start]] = None
        if entry.get("strength") != stated.get("strength"):
            hint = "The premises of one relation share one strength."
            problems.append(Problem(f"the edges of the relation {short(name)} state several strengths", hint=hint))
    if twice:
        message = f"{counted(twice, 'edge names', 'edges name')} a premise that its relation has already"
        warn(message, UnreadWarning)
    return [{**entry, "premises": list(entry["premises"])} for entry in joined.values()], problems


def _verb(fields: Mapping[str, Any]) -> str | None:
    """Say whether an edge speaks for or against."""
    sign, word = fields.get("sign"), fields.get("type")
    if sign is None:
        sign = word if isinstance(word, str) else None
    if isinstance(sign, str):
        sign = _WORDS.get(sign.lower())
    if not isinstance(sign, int | float) or sign == 0:
        return None
    return "supports" if sign > 0 else "rebuts"


def _given(value: Any) -> Any:
    """Turn numpy's scalars and arrays into plain values; NaN and NA, which tables have for what is missing, are None."""
    plain = value.tolist() if type(value).__module__ == "numpy" and hasattr(value, "tolist") else value
    return None if type(plain).__name__ == "NAType" or (isinstance(plain, float) and math.isnan(plain)) else plain

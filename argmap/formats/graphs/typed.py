"""Nodes and edges that `to_networkx` made, whichever writer of networkx they went through: read as what they were."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.formats.format import ReadResult
from argmap.formats.gathered import Gathered
from argmap.formats.graphs.networkx import GRAPH_FIELDS, SORTS, read_graph

if TYPE_CHECKING:
    import networkx as nx

    from argmap.formats.graphs.records import Drawn


def read_typed(drawn: Drawn, gathered: Gathered) -> ReadResult | None:
    """Return the map of nodes that say which sort of thing they are, by the attribute `node`; None for other nodes."""
    if not drawn.nodes or any(node.fields.get("node") not in SORTS for node in drawn.nodes):
        return None
    import networkx as nx  # noqa: PLC0415 - slow to load, and only such graphs need it

    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    graph.graph.update({key: drawn.top[key] for key in GRAPH_FIELDS if key in drawn.top})
    for node in drawn.nodes:
        graph.add_node(node.name)
        # What is written for Cytoscape has the name of every node twice more.
        made = {"id", "value", *(["name"] if node.fields.get("name") == node.name else ())}
        graph.nodes[node.name].update({key: one for key, one in node.fields.items() if key not in made})
    for edge in drawn.edges:
        for start in edge.starts:
            graph.add_edge(start, edge.end, role=edge.fields.get("role"))
    return graph_result(graph, gathered)


def graph_result(graph: nx.Graph[Any], gathered: Gathered) -> ReadResult:
    """Read a graph of networkx, with what it holds beside a map as warnings."""
    document, unread = read_graph(graph)
    for (key, what), times in unread.items():
        gathered.noted.note(f"the {key} of a {what} is not kept", times=times)
    return ReadResult(document, gathered.noted.problems)


def is_typed(graph: nx.Graph[Any]) -> bool:
    """Say whether `to_networkx` made a graph: each node says which sort of thing it is.

    >>> import networkx as nx
    >>> is_typed(nx.DiGraph([("a", "b")]))
    False
    """
    return len(graph) > 0 and all(fields.get("node") in SORTS for _, fields in graph.nodes(data=True))

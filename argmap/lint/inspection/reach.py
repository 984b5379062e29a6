"""What leads where in a map: to its conclusions, round in circles, from one step back to itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.model.hearing import resting
from argmap.model.originals import originals

if TYPE_CHECKING:
    import networkx as nx

    from argmap.model.document import Document

AT_ONCE = 2000
"""For how many pairs at a time it is worked out which end reaches the other."""


def arrows(document: Document) -> nx.DiGraph[str]:
    """Return a graph from what bears on a thing to that thing: claims, relations and sources are its nodes.

    Premises lead to their relation, a relation to its target, a restatement to what it restates, a source to the
    claims that rest on its word and to the sources that are heard through it.

    >>> import argmap
    >>> b = argmap.MapBuilder("Two")
    >>> step = b.support([b.claim("Rain", id="rain")], b.claim("Take one", id="take"))
    >>> sorted(arrows(b.build().document).edges)
    [('rain', 'rain.supports.take'), ('rain.supports.take', 'take')]
    """
    import networkx as nx  # noqa: PLC0415 - slow to load, and only some rules need it

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(document.claims)
    for key, relation in document.relations.items():
        graph.add_edges_from((premise, key) for premise in relation.premises)
        graph.add_edge(key, relation.target)
    for key, claim in document.claims.items():
        if claim.same_as is not None:
            graph.add_edge(key, claim.same_as)
    graph.add_edges_from((one.source, key) for key, words in resting(document).items() for one in words)
    graph.add_edges_from((source.via, key) for key, source in document.sources.items() if source.via is not None)
    return graph


def reaching(graph: nx.DiGraph[str], ends: Iterable[str]) -> set[str]:
    """Return everything from which one of the ends can be reached, themselves included."""
    found = {end for end in ends if end in graph}
    waiting = list(found)
    while waiting:
        new = [node for node in graph.predecessors(waiting.pop()) if node not in found]
        found.update(new)
        waiting.extend(new)
    return found


def supporting(document: Document) -> nx.DiGraph[str]:
    """Return the graph of supports alone, from premises over relations to targets; restatements are their originals."""
    import networkx as nx  # noqa: PLC0415 - as above

    original = originals(document)
    graph: nx.DiGraph[str] = nx.DiGraph()
    for key, relation in document.relations.items():
        if relation.type == "support":
            graph.add_edges_from((original[premise], key) for premise in relation.premises)
            graph.add_edge(key, original.get(relation.target, relation.target))
    return graph


def circles(graph: nx.DiGraph[str]) -> list[set[str]]:
    """Return the strongly connected parts of more than one node."""
    import networkx as nx  # noqa: PLC0415 - as above

    return [part for part in nx.strongly_connected_components(graph) if len(part) > 1]


def which_reach(graph: nx.DiGraph[str], pairs: Sequence[tuple[str, str]]) -> list[bool]:
    """Say for each pair of nodes whether the first reaches the second, or is it.

    Pairs are bits, handed on backwards from the second of each in one pass over the graph, its circles drawn together.

    >>> import networkx as nx
    >>> which_reach(nx.DiGraph([("a", "b"), ("b", "c"), ("d", "c")]), [("a", "c"), ("c", "a"), ("d", "d")])
    [True, False, True]
    """
    import networkx as nx  # noqa: PLC0415 - as above

    drawn_together = nx.condensation(graph)
    part: Mapping[str, int] = drawn_together.graph["mapping"]
    order = list(reversed(list(nx.topological_sort(drawn_together))))
    found: list[bool] = []
    for first in range(0, len(pairs), AT_ONCE):
        here = pairs[first : first + AT_ONCE]
        bits = dict.fromkeys(order, 0)
        for at, (_, end) in enumerate(here):
            if end in part:
                bits[part[end]] |= 1 << at
        for node in order:
            for above in drawn_together.successors(node):
                bits[node] |= bits[above]
        found += [
            start == end or (start in part and bool(bits[part[start]] >> at & 1))
            for at, (start, end) in enumerate(here)
        ]
    return found

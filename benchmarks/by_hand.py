"""DF-QuAD as one would write it by hand over a networkx graph: readable, and the scale of what it costs."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from benchmarks.shapes import Drawn


def graph_of(drawn: Drawn) -> nx.MultiDiGraph[int]:
    """Lay claims and relations as nodes and edges."""
    graph: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    graph.add_nodes_from((claim, {"prior": prior}) for claim, prior in enumerate(drawn.prior.tolist()))
    relations = zip(drawn.source.tolist(), drawn.target.tolist(), drawn.sign.tolist(), strict=True)
    graph.add_edges_from((source, target, {"sign": sign}) for source, target, sign in relations)
    return graph


def df_quad(graph: nx.MultiDiGraph[int]) -> dict[int, float]:
    """Score every claim after those that bear on it."""
    scores: dict[int, float] = {}
    for claim in nx.topological_sort(graph):
        arguments = list(graph.in_edges(claim, data="sign"))
        supports = _combined(scores[source] for source, _, sign in arguments if sign > 0)
        rebuttals = _combined(scores[source] for source, _, sign in arguments if sign < 0)
        prior, net = graph.nodes[claim]["prior"], supports - rebuttals
        scores[claim] = prior + net * ((1 - prior) if net > 0 else prior)
    return scores


def _combined(forces: Iterable[float]) -> float:
    left = 1.0
    for force in forces:
        left *= 1 - force
    return 1 - left

"""Other libraries that score bipolar networks by a gradual semantics, behind one call; none is needed.

`formal-argumentation` (imported as `argumentation`) is on the package index. QBAF-Py (imported as `qbaf`) is not: it
is built from its own repository. Both are only called. Their relations are sets, so each pair of claims is
related once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np

from benchmarks.shapes import Drawn


@dataclass(frozen=True)
class Peer:
    """A library: how it is found, how its graph is built, and how that is scored by DF-QuAD."""

    name: str
    module: str
    build: Callable[[Drawn], Any]
    score: Callable[[Any], dict[str, float]]

    @property
    def missing(self) -> str | None:
        """Say what to do where the library is not installed."""
        if find_spec(self.module) is None:
            return f"THE PEER {self.name} IS NOT INSTALLED, so nothing is compared with it (no module {self.module!r})"
        return None


def once_each(drawn: Drawn) -> Drawn:
    """Keep one relation of each pair of claims."""
    pair = drawn.target * len(drawn.prior) + drawn.source
    kept = np.unique(pair, return_index=True)[1]
    return Drawn(drawn.prior, drawn.source[kept], drawn.target[kept], drawn.sign[kept])


def _pairs(drawn: Drawn, sign: int) -> list[tuple[str, str]]:
    kept = drawn.sign == sign
    pairs = zip(drawn.source[kept].tolist(), drawn.target[kept].tolist(), strict=True)
    return [(str(source), str(target)) for source, target in pairs]


def _formal_graph(drawn: Drawn) -> Any:
    prior = {str(claim): prior for claim, prior in enumerate(drawn.prior.tolist())}
    graph = import_module("argumentation.gradual.gradual").WeightedBipolarGraph
    return graph(frozenset(prior), prior, frozenset(_pairs(drawn, -1)), frozenset(_pairs(drawn, 1)))


def _formal_scores(graph: Any) -> dict[str, float]:
    return import_module("argumentation.gradual.dfquad").dfquad_strengths(graph).strengths


def _qbaf_graph(drawn: Drawn) -> Any:
    claims = [str(claim) for claim in range(len(drawn.prior))]
    framework = import_module("qbaf").QBAFramework
    return framework(claims, drawn.prior.tolist(), _pairs(drawn, -1), _pairs(drawn, 1), semantics="DFQuAD_model")


def _qbaf_scores(graph: Any) -> dict[str, float]:
    return dict(graph.final_strengths)


PEERS = (
    Peer("formal-argumentation", "argumentation", _formal_graph, _formal_scores),
    Peer("QBAF-Py", "qbaf", _qbaf_graph, _qbaf_scores),
)


def in_order(scores: dict[str, float]) -> Any:
    """Return a peer's scores by the number of the claim."""
    return np.array([scores[str(claim)] for claim in range(len(scores))])

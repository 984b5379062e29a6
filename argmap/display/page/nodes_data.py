"""A compiled map as a page's script is given it: nodes, what bears on them, and which of them each id is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from argmap.model.mutual import both_ways

if TYPE_CHECKING:
    from collections.abc import Collection

    import numpy as np
    from numpy.typing import NDArray

    from argmap.model.document import Document


def nodes_data(nodes: Any, document: Document) -> dict[str, Any]:
    """Return the tables of argmap's arrays as lists; of a part of a map only what stands in the part has its id."""
    return {
        "base": [_short(value) for value in nodes.base.tolist()],
        "kind": nodes.kind.tolist(),
        "fixed": nodes.fixed.nonzero()[0].tolist(),
        "argStart": nodes.argument_start.tolist(),
        "arg": nodes.argument_node.tolist(),
        "sign": nodes.argument_sign.tolist(),
        "inStart": nodes.input_start.tolist(),
        "in": nodes.input_node.tolist(),
        "join": nodes.join,
        "claim": _named(nodes.claim_ids, nodes.claim_node, document.claims),
        "relation": _named(nodes.relation_ids, nodes.relation_node, both_ways(document).relations),
        "source": _named(nodes.source_ids, nodes.source_node, document.sources),
    }


def strengths(nodes: Any) -> Mapping[str, float]:
    """Return the strength with which each relation counts."""
    pairs = zip(nodes.relation_ids, nodes.relation_node.tolist(), strict=True)
    return {key: float(nodes.base[node]) for key, node in pairs if node >= 0}


def _named(names: Iterable[str], node: NDArray[np.integer], shown: Collection[str]) -> dict[str, int]:
    return {key: at for key, at in zip(names, node.tolist(), strict=True) if key in shown and at >= 0}


def _short(value: float) -> float:
    return int(value) if value == int(value) else value

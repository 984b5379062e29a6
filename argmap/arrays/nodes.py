"""Which node a claim is or a relation aims at, and which claim a node is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.columns.columns import Columns

    Index = NDArray[np.integer]


def own_claims(columns: Columns) -> Index:
    """Return the positions, among the claims that have a score, of those that restate no other: their priors count."""
    if columns.claim_original is None:
        return np.arange(columns.claims if columns.scored is None else len(columns.scored))
    original = columns.claim_original if columns.scored is None else columns.claim_original[columns.scored]
    return np.flatnonzero(original < 0)


def first_claims(columns: Columns, arrays: Arrays) -> Index:
    """Return for every node the position of the claim that it is, not of one that restates it; -1 for no claim."""
    claim = np.full(len(arrays), -1, dtype=np.int64)
    own = own_claims(columns)
    claim[arrays.claim_node[own]] = own
    return claim


def claim_nodes(columns: Columns, arrays: Arrays) -> Index:
    """Return the node of every claim, questions included: -1 for those."""
    if columns.scored is None:
        return arrays.claim_node
    node = np.full(columns.claims, -1, dtype=arrays.claim_node.dtype)
    node[columns.scored] = arrays.claim_node
    return node


def target_nodes(arrays: Arrays, columns: Columns) -> Index:
    """Return the node that each relation aims at, -1 for none."""
    nodes = np.concatenate([claim_nodes(columns, arrays), arrays.relation_node, arrays.source_node])
    aims: Index = nodes[columns.relation_target]
    return aims

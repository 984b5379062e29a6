"""The anchor: one product of a sparse matrix and a vector, which looks once at every relation, by scipy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import sparse

import argmap


def incidences(network: argmap.Network) -> tuple[Any, Any, Any]:
    """Return target, source and sign of all that a pass has to look at: each premise, relation and source once."""
    arrays = network.arrays
    nodes = np.arange(len(arrays), dtype=np.int32)
    rows = np.repeat(nodes, np.diff(arrays.argument_start)), np.repeat(nodes, np.diff(arrays.input_start))
    sign = np.concatenate([arrays.argument_sign, np.ones(len(arrays.input_node), dtype=np.int8)])
    return np.concatenate(rows), np.concatenate([arrays.argument_node, arrays.input_node]), sign.astype(np.float64)


def product(network: argmap.Network, *, renumbered: bool = False) -> Callable[[], Any]:
    """Make the matrix, in the order in which the network is given or in that of its layout; return the product."""
    target, source, sign = incidences(network)
    vector = network.arrays.base
    if renumbered:
        layout = network.layout
        assert layout is not None
        target, source, vector = layout.place[target], layout.place[source], vector[layout.node]
    matrix = sparse.csr_matrix((sign, (target, source)), shape=(len(vector), len(vector)))
    return lambda: matrix @ vector

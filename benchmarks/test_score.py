"""How long does scoring take, by each semantics? The anchor is a hundred products of a sparse matrix and a vector."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

import argmap

REBUTTALS_ONLY = {"h_categoriser", "max_based", "card_based", "counting", "social"}


def test_anchor(benchmark, drawn, size):
    places = (drawn["target"], drawn["source"])
    matrix = sparse.csr_matrix((drawn["sign"].astype(float), places), shape=(size, size))

    def products():
        for _ in range(100):
            result = matrix @ drawn["prior"]
        return result

    assert benchmark(products).shape == (size,)


@pytest.mark.parametrize("semantics", argmap.semantics_names())
def test_score(benchmark, network, rebuttals, semantics, size):
    measured = rebuttals if semantics in REBUTTALS_ONLY else network
    scores = benchmark(measured.score, semantics)
    assert scores.converged
    assert len(scores) == size
    assert np.all((scores.final >= 0) & (scores.final <= 1))


def test_build_network(benchmark, drawn, size):
    network = benchmark(lambda: argmap.Network.from_arrays(**drawn))
    assert len(network) == size

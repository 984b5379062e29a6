"""How long does one scoring take, once the order is worked out? The anchor is a sparse product on the same graph."""

from __future__ import annotations

import numpy as np
import pytest

import argmap
from argmap.semantics import get_semantics
from benchmarks import shapes
from benchmarks.anchor import product


def test_product(benchmark, network):
    assert len(benchmark(product(network))) == len(network.arrays)


def test_product_renumbered(benchmark, network):
    assert len(benchmark(product(network, renumbered=True))) == len(network.arrays)


def test_score(benchmark, network):
    assert network.layout is not None  # worked out before the clock runs
    scores = benchmark(lambda: network.score(engine="compiled", threads=1))
    assert scores.converged
    assert np.all((scores.final >= 0) & (scores.final <= 1))


@pytest.mark.largest(1_000_000)
def test_score_plain(benchmark, network, shape, size):
    if shape == "rings" and size > 100_000:
        pytest.skip("PLAIN NUMPY TAKES A MINUTE OVER A HUNDRED THOUSAND RINGS: NOT MEASURED")
    scores = benchmark.pedantic(lambda: network.score(engine="plain"), rounds=2, warmup_rounds=1)
    assert scores.converged
    compiled = network.score(engine="compiled").final
    assert np.abs(scores.final - compiled).max() < (1e-9 if shape in {"cyclic", "rings"} else 1e-12)


@pytest.mark.largest(100_000)
@pytest.mark.parametrize("semantics", argmap.semantics_names())
def test_semantics(benchmark, semantics, size):
    laid = shapes.drawn("random", size).columns()
    if getattr(get_semantics(semantics), "rebuttals_only", False):
        laid["sign"] = -np.ones_like(laid["sign"])
    network = argmap.Network.from_arrays(**laid)
    scores = benchmark(lambda: network.score(semantics, engine="compiled", threads=1))
    assert scores.converged
    assert np.all((scores.final >= 0) & (scores.final <= 1))

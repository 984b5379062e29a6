"""How long does the same take elsewhere: by hand over networkx, and in other libraries?"""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import by_hand, shapes
from benchmarks.peers import in_order, once_each


@pytest.mark.largest(10_000)
def test_networkx(benchmark, size):
    laid = shapes.drawn("random", size)
    graph = by_hand.graph_of(laid)
    scores = benchmark.pedantic(by_hand.df_quad, args=(graph,), rounds=3)
    ours = laid.network().score().final
    assert max(abs(ours[claim] - score) for claim, score in scores.items()) < 1e-12


@pytest.mark.largest(10_000)
def test_peer(benchmark, installed, size):
    laid = once_each(shapes.drawn("random", size))
    graph = installed.build(laid)
    scores = benchmark.pedantic(installed.score, args=(graph,), rounds=3)
    assert np.abs(in_order(scores) - laid.network().score().final).max() < 1e-9

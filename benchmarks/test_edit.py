"""How long does an edit take that changes which relations there are? The scores are worked out again each time."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from benchmarks import shapes

ACYCLIC = ("random", "tree")


@pytest.mark.parametrize("name", ACYCLIC)
def test_add_relation(benchmark, name, size):
    session = shapes.network(name, size).session(engine="compiled")
    pairs = itertools.cycle(np.random.default_rng(1).integers(0, size, (200, 2)).tolist())

    def later_to_earlier():
        return sorted(next(pairs), reverse=True), {"type": "support", "strength": 0.5}

    benchmark.pedantic(session.add_relation, setup=later_to_earlier, rounds=50)
    assert session.scores.min() >= 0.0


@pytest.mark.parametrize("name", ACYCLIC)
def test_first_set_strength(benchmark, name, size):
    network = shapes.network(name, size)
    session, number = network.session(engine="compiled"), len(network.arrays.relation_node)
    relations = iter(np.random.default_rng(1).permutation(number).tolist())
    benchmark.pedantic(session.set_strength, setup=lambda: ((next(relations), 0.5), {}), rounds=50)
    assert session.scores.min() >= 0.0

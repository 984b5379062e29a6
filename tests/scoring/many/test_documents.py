"""Batches of a map with linked premises, undercuts, sources and restatements score as the map itself does."""

from __future__ import annotations

import numpy as np
import pytest

import argmap
from tests.scoring.many.umbrella import MAP


@pytest.mark.parametrize("join", ["product", "min", "mean"])
@pytest.mark.parametrize("engine", ["plain", "compiled"])
@pytest.mark.parametrize("semantics", ["df_quad", "quadratic_energy", "mlp", "euler_top"])
def test_each_scenario_is_scored_as_the_map_with_those_priors(join, engine, semantics):
    m = argmap.loads(MAP % join)
    network = m.network
    ids = list(network.ids)
    table = np.random.default_rng(3).random((10, len(ids)))
    for dtype, tolerance in (("float64", 1e-12), ("float32", 1e-5)):
        batch = network.score_many(table, semantics, engine=engine, dtype=dtype)
        for row, final in zip(table, batch.final, strict=True):
            prior = {name: float(value) for name, value in zip(ids, row, strict=True) if name != "wet"}
            expected = m.score(semantics, prior=prior)
            np.testing.assert_allclose(final, [expected[name] for name in ids], rtol=0, atol=tolerance)


def test_the_base_scores_of_the_network_give_its_scores():
    m = argmap.loads(MAP % "product")
    expected = [m.score()[name] for name in m.network.ids]
    np.testing.assert_allclose(m.network.score_many([m.network.base]).final[0], expected, rtol=0, atol=1e-12)

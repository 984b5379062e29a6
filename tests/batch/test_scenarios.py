"""Many scenarios at once score as one after the other, in both ways round, by compiled and by plain code."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.semantics import get_semantics
from argmap.solve import solve
from argmap.solve.many.scenarios import Scenarios
from tests.shared.examples import examples

SEMANTICS = [
    "df_quad", "sd_df_quad", "quadratic_energy", "euler", "euler_top", "mlp", argmap.Modular("top", "linear"),
    argmap.Modular("sum", "linear"), argmap.Modular("product", "logistic"),
]  # fmt: skip
REBUTTALS_ONLY = ["h_categoriser", "max_based", "card_based", "counting", "social"]


def drawn(size: int, relations: int, seed: int, *, cyclic: bool, rebuttals: bool = False) -> argmap.Network:
    random = np.random.default_rng(seed)
    source, target = random.integers(0, size, (2, relations))
    if not cyclic:
        source, target = np.maximum(source, target), np.minimum(source, target)
        source, target = source[source != target], target[source != target]
    sign = -np.ones(len(source), dtype=int) if rebuttals else random.choice([1, -1], len(source))
    strength = np.where(random.random(len(source)) < 0.3, random.random(len(source)).round(2), 1.0)
    return argmap.Network.from_arrays(
        prior=random.random(size), source=source, target=target, sign=sign, strength=strength
    )


def priors(network: argmap.Network, scenarios: int, seed: int) -> np.ndarray:
    random = np.random.default_rng(seed)
    table = random.random((scenarios, len(network)))
    table[random.random(table.shape) < 0.1] = 0.0
    table[random.random(table.shape) < 0.1] = 1.0
    return table


def one_by_one(network: argmap.Network, table: np.ndarray, semantics: object) -> tuple[np.ndarray, np.ndarray]:
    """The scores and whether they converged, scenario by scenario, by the plain path."""
    arrays, scores, settled = network.arrays, [], []
    for row in table:
        base = arrays.base.copy()
        base[arrays.claim_node] = row
        solution = solve(replace(arrays, base=base), get_semantics(semantics))
        scores.append(solution.claim_scores())
        settled.append(solution.converged)
    return np.array(scores), np.array(settled)


@examples(500)
@given(
    semantics=st.sampled_from(SEMANTICS),
    seed=st.integers(0, 10**6),
    size=st.integers(2, 40),
    degree=st.integers(0, 5),
    cyclic=st.booleans(),
)
def test_equal_a_loop(semantics, seed, size, degree, cyclic):
    network = drawn(size, degree * size // 2, seed, cyclic=cyclic)
    table = priors(network, 11, seed)
    expected, settled = one_by_one(network, table, semantics)
    batch = network.score_many(table, semantics, engine="compiled", threads=1, on_divergence="return")
    assert batch.converged.tolist() == settled.tolist()
    np.testing.assert_allclose(batch.final[settled], expected[settled], rtol=0, atol=1e-12)
    narrow = network.score_many(table, semantics, engine="compiled", dtype="float32", on_divergence="return")
    assert narrow.final.dtype == np.float32
    np.testing.assert_allclose(narrow.final[settled], expected[settled], rtol=0, atol=1e-5)


@pytest.mark.parametrize("semantics", REBUTTALS_ONLY)
@pytest.mark.parametrize("cyclic", [False, True])
def test_equal_a_loop_where_only_rebuttals_count(semantics, cyclic):
    network = drawn(60, 150, 3, cyclic=cyclic, rebuttals=True)
    table = priors(network, 20, 4)
    expected, settled = one_by_one(network, table, semantics)
    for dtype, tolerance in (("float64", 1e-12), ("float32", 1e-5)):
        batch = network.score_many(table, semantics, engine="compiled", dtype=dtype, on_divergence="return")
        assert batch.converged.tolist() == settled.tolist()
        np.testing.assert_allclose(batch.final[settled], expected[settled], rtol=0, atol=tolerance)


@pytest.mark.parametrize("engine", ["plain", "compiled"])
def test_scores_come_back_the_way_round_the_priors_were_given(engine):
    network = drawn(30, 60, 1, cyclic=False)
    table = priors(network, 9, 2)
    across = network.score_many(table, engine=engine).final
    down = network.score_many(table.T.copy(), engine=engine).final
    assert across.shape == (9, 30)
    assert np.array_equal(across, down.T)


@pytest.mark.parametrize("engine", ["plain", "compiled"])
def test_only_the_targets_are_handed_back(engine):
    network = argmap.Network.from_arrays(
        prior=[0.5, 0.8, 0.4], source=[1, 2], target=[0, 0], sign=[1, -1], ids=["close", "safety", "vans"]
    )
    table = priors(network, 10, 0)
    whole = network.score_many(table, engine=engine).final
    part = network.score_many(table, targets=["vans", 0], engine=engine).final
    assert np.array_equal(part, whole[:, [2, 0]])
    assert network.score_many(table.T.copy(), targets=["close"], engine=engine).final.shape == (1, 10)


def test_threads_change_nothing():
    network = drawn(200, 500, 5, cyclic=True)
    table = priors(network, 50, 6)
    one = network.score_many(table, "euler", engine="compiled", threads=1)
    many = network.score_many(table, "euler", engine="compiled", threads=3)
    assert np.array_equal(one.final, many.final)


@pytest.mark.parametrize("engine", ["plain", "compiled"])
def test_a_users_function_is_taken(engine):
    network = drawn(12, 20, 7, cyclic=False)
    table = priors(network, 3, 8)
    halfway = argmap.Modular("sum", lambda base, pull: min(1.0, max(0.0, base + pull / 10)))
    expected, _ = one_by_one(network, table, halfway)
    np.testing.assert_allclose(network.score_many(table, halfway, engine=engine).final, expected, atol=1e-12)


def test_hubs_keep_their_digits_in_32_bits():
    random = np.random.default_rng(0)
    size = 5000
    network = argmap.Network.from_arrays(
        prior=random.random(size), source=np.arange(1, size), target=np.zeros(size - 1, dtype=int),
        sign=np.where(np.arange(1, size) % 2, 1, -1),
    )  # fmt: skip
    table = priors(network, 16, 1)
    wide = network.score_many(table, "quadratic_energy", engine="compiled").final
    narrow = network.score_many(table, "quadratic_energy", engine="compiled", dtype="float32").final
    np.testing.assert_allclose(narrow, wide, rtol=0, atol=1e-5)


@pytest.mark.parametrize("scenarios", [0, 1, 8, 17])
@pytest.mark.parametrize("engine", ["plain", "compiled"])
def test_any_number_of_scenarios_will_do(scenarios, engine):
    network = drawn(20, 40, 9, cyclic=False)
    table = priors(network, scenarios, 10)
    batch = network.score_many(table, engine=engine)
    assert len(batch) == scenarios
    assert batch.final.shape == (scenarios, 20)
    if scenarios:
        np.testing.assert_allclose(batch.final, one_by_one(network, table, "df_quad")[0], rtol=0, atol=1e-12)


def test_a_scenario_knows_the_base_of_every_node():
    network = argmap.Network.from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[1], strength=[0.25])
    both = np.arange(2)
    asked = Scenarios(1, both, np.array([[0.1, 0.2]]), both)
    assert asked.base(network.arrays, 0).tolist() == [0.1, 0.2, 0.25]

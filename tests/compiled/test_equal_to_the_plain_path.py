"""Compiled code and the plain path give the same scores: every shape, every semantics, any number of threads."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.arrays.layout import build_layout
from argmap.semantics import PUBLISHED, Modular, get_semantics
from argmap.solve import solve
from argmap.solve.plain.wide import Wide
from tests.compiled.networks import CYCLIC, SHAPES, draw_map, draw_network
from tests.shared.compiled import arrays_from_document
from tests.shared.examples import examples

pytest.importorskip("numba")

REBUTTALS_ONLY = {name for name, rule in PUBLISHED.items() if rule.rebuttals_only}
COMPOSED = [
    Modular("sum", "linear"),
    Modular("top", "logistic"),
    Modular("product", "p-max"),
    Modular("sum", "fraction"),
]
seeds = st.integers(0, 2**32 - 1)


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    """Let levels of a few claims count as wide ones, for threads and for the plain path."""
    monkeypatch.setattr("argmap.solve.compiled.threads.WIDE", 8)
    monkeypatch.setattr("argmap.arrays.plan.WIDE", 3)
    monkeypatch.setattr("argmap.semantics.sides.NARROW", 10)
    monkeypatch.setattr("argmap.semantics.sides.SHORT", 2)


def assert_same(plain, compiled):
    """What settled slowly is known less exactly: its last step was near 1e-14, the way left is longer than that."""
    assert plain.converged == compiled.converged
    exact = all(part.method == "iteration" and part.residual <= 1e-13 for part in plain.components)
    apart = max(1e-12, 1e-14 * plain.iterations) if exact else 1e-7
    if plain.converged:
        np.testing.assert_allclose(compiled.final, plain.final, rtol=0, atol=apart)
        np.testing.assert_allclose(compiled.base, plain.base, rtol=0, atol=apart)
        np.testing.assert_allclose(compiled.relations, plain.relations, rtol=0, atol=apart)
    assert [part.members for part in compiled.components] == [part.members for part in plain.components]
    assert (plain.residual <= 1e-9) == (compiled.residual <= 1e-9)


def scored(network, semantics, engine, threads=1):
    return network.score(semantics, engine=engine, threads=threads, on_divergence="return")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("semantics", PUBLISHED)
def test_networks_of_every_shape(shape, semantics):
    for seed in range(8):
        network = draw_network(
            shape, seed, supports=semantics not in REBUTTALS_ONLY, most=60 if shape in CYCLIC else 300
        )
        assert network.layout is not None
        plain = scored(network, semantics, "plain")
        for threads in (1, 2, 3):
            assert_same(plain, scored(network, semantics, "compiled", threads))


@given(seeds, st.sampled_from(sorted(set(SHAPES) - CYCLIC)), st.sampled_from(sorted(PUBLISHED)), st.integers(1, 3))
def test_random_networks(seed, shape, semantics, threads):
    network = draw_network(shape, seed, supports=semantics not in REBUTTALS_ONLY)
    assert_same(scored(network, semantics, "plain"), scored(network, semantics, "compiled", threads))


@given(seeds, st.sampled_from(["product", "min", "mean"]), st.sampled_from(sorted(PUBLISHED)), st.integers(1, 3))
def test_maps_with_linked_premises_undercuts_and_sources(seed, join, semantics, threads):
    network = draw_map(seed, supports=semantics not in REBUTTALS_ONLY, join=join).network
    assert_same(scored(network, semantics, "plain"), scored(network, semantics, "compiled", threads))


@given(seeds, st.sampled_from(["df_quad", "quadratic_energy", "mlp", "euler_top"]))
def test_maps_with_circles(seed, semantics):
    network = draw_map(seed, cyclic=True).network
    assert_same(scored(network, semantics, "plain"), scored(network, semantics, "compiled", 2))


@given(seeds, st.floats(0, 1), st.sampled_from(["c0", "c1"]))
def test_sources_that_are_too_unreliable_and_claims_that_are_held(seed, least, held):
    arrays = arrays_from_document(draw_map(seed).document, min_reliability=least, fix={held: 0.3})
    rule = get_semantics("df_quad")
    layout = build_layout(arrays)
    assert layout is not None
    plain, compiled = solve(arrays, rule), solve(arrays, rule, layout=layout, threads=2)
    np.testing.assert_allclose(compiled.values, plain.values, rtol=0, atol=1e-12)
    np.testing.assert_allclose(compiled.base, plain.base, rtol=0, atol=1e-12)


@given(rule=st.sampled_from(COMPOSED), seed=seeds)
@examples(600)
def test_semantics_put_together_by_a_user_from_our_parts(rule, seed):
    network = draw_network("layers", seed)
    assert_same(scored(network, rule, "plain"), scored(network, rule, "compiled", 2))


@given(semantics=st.sampled_from(list(PUBLISHED)), seed=seeds)
@examples(1200)
def test_one_more_step_from_the_reference_moves_nothing(semantics, seed):
    """The plain path's residual is 0 by construction outside circles: the array of all nodes, taken at once, agrees."""
    supports = semantics not in REBUTTALS_ONLY
    for network in (draw_network("strips", seed, supports=supports), draw_map(seed, supports=supports).network):
        solution = solve(network.arrays, get_semantics(semantics))
        fresh = solution.values.copy()
        Wide(network.arrays, solution.rule, np.arange(len(network.arrays))).into(fresh, solution.values)
        np.testing.assert_allclose(fresh, solution.values, rtol=0, atol=1e-13)
        assert solution.residual == 0.0

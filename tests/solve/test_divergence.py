"""Where no fixed point is found: raise, warn or give back what there is, and in bounded time."""

import time
import warnings

import numpy as np
import pytest

from argmap import ConvergenceError, ConvergenceWarning, MapBuilder, Network, ParameterError
from argmap.arrays.compile.from_columns import arrays_from_arrays
from argmap.semantics import get_semantics
from argmap.solve import solve


def contrary(base, supports, rebuttals):
    """Accept a claim where nothing much speaks against it: a jump, so that a claim against itself has no score."""
    return 1.0 if rebuttals.sum() < 0.5 else 0.0


@pytest.fixture(name="liar")
def a_claim_against_itself():
    b = MapBuilder("Liar", conclusion="liar")
    b.claim("This is false.", id="liar", prior=0.5)
    b.claim("It rains.", id="rain", prior=0.25)
    b.rebut("liar", "liar", id="denial")
    return b.build()


def test_it_raises_by_default_and_the_error_carries_the_partial_result(liar):
    with pytest.raises(ConvergenceError, match="no fixed point was found under 'contrary'") as caught:
        liar.score(contrary)
    partial = caught.value.result
    assert not partial.converged
    assert partial["rain"] == 1.0
    assert partial.residual >= 0.5
    (component,) = partial.components
    assert (component.members, component.method, component.converged) == (("liar",), "none", False)
    assert (component.stable, component.oscillating) == (False, ("liar",))
    assert "did not converge" in repr(partial)


def test_it_warns_on_request(liar):
    with pytest.warns(ConvergenceWarning, match="one more step would move a score by") as caught:
        scores = liar.score(contrary, on_divergence="warn")
    assert not scores.converged
    assert caught[0].filename == __file__


def test_it_returns_in_silence_on_request(liar):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert not liar.score(contrary, on_divergence="return").converged


def test_what_has_converged_neither_raises_nor_warns(liar):
    for choice in ("raise", "warn", "return"):
        assert liar.score(on_divergence=choice).converged


def test_a_network_does_the_same(liar):
    with pytest.raises(ConvergenceError) as caught:
        liar.network.score(contrary)
    assert repr(caught.value.result) == "<NetworkScores contrary: 2 claims, did not converge>"
    with pytest.warns(ConvergenceWarning):
        liar.network.score(contrary, on_divergence="warn")
    assert not liar.network.score(contrary, on_divergence="return").converged


def test_another_word_is_refused_before_any_work(liar):
    with pytest.raises(ParameterError, match=r"on_divergence is 'ignore'\. There are raise, warn, return"):
        liar.score("no such semantics", on_divergence="ignore")
    with pytest.raises(ParameterError, match="on_divergence is None"):
        liar.network.score(on_divergence=None)


@pytest.mark.parametrize("tolerance", [0, -1e-9, float("nan"), float("inf"), "small", None])
def test_a_tolerance_that_is_none_is_refused(liar, tolerance):
    with pytest.raises(ParameterError, match=r"tolerance is .* Give a number above 0"):
        solve(liar.network.arrays, get_semantics("df_quad"), tolerance=tolerance)


def restless(claims=300, relations=9000):
    draw = np.random.default_rng(11)
    return arrays_from_arrays(
        prior=draw.random(claims), source=draw.integers(0, claims, relations),
        target=draw.integers(0, claims, relations), sign=draw.choice([1, -1], relations),
    )  # fmt: skip


@pytest.mark.parametrize("budget", [1, 50_000, 5_000_000])
def test_the_budget_bounds_the_work_and_what_is_missing_is_told(budget):
    begin = time.perf_counter()
    solution = solve(restless(), get_semantics("quadratic_energy"), budget=budget)
    assert time.perf_counter() - begin < 5.0
    assert not solution.converged
    assert solution.residual > 1e-9
    assert ((solution.values >= 0) & (solution.values <= 1)).all()
    assert {part.method for part in solution.components if not part.converged} == {"none"}


def test_a_budget_spent_on_one_circle_leaves_the_acyclic_rest_exact():
    arrays = arrays_from_arrays(prior=[0.9, 0.9, 0.5, 0.5], source=[0, 1, 2], target=[1, 0, 3], sign=[-1, -1, 1])
    solution = solve(arrays, get_semantics("df_quad"), budget=1)
    assert not solution.converged
    assert solution.claim_scores()[2:].tolist() == [0.5, 0.75]


def test_a_restless_users_function_ends_in_time():
    ring = np.arange(51)
    network = Network.from_arrays(prior=np.full(51, 0.5), source=ring, target=(ring + 1) % 51, sign=np.full(51, -1))
    begin = time.perf_counter()
    scores = network.score(contrary, on_divergence="return")
    assert time.perf_counter() - begin < 60.0
    assert not scores.converged
    assert len(scores.components[0].oscillating) == 51

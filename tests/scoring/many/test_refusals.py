"""What is wrong with a batch is said at once, and what does not settle is counted."""

from __future__ import annotations

import numpy as np
import pytest

import argmap

NETWORK = argmap.Network.from_arrays(prior=[0.5, 0.5, 0.5], source=[0], target=[1], sign=[1])
OSCILLATING = argmap.Network.from_arrays(
    # Three groups of claims, each of which rebuts all of the next.
    prior=np.full(15, 0.5),
    source=[3 * group + own for group in range(5) for own in range(3) for _ in range(3)],
    target=[(3 * group + 3 + other) % 15 for group in range(5) for _ in range(3) for other in range(3)],
    sign=[-1] * 45,
)


def test_every_wrong_prior_is_listed_or_counted():
    table = np.full((4, 3), 0.5)
    table[1, 2], table[3, 0] = np.nan, 1.5
    with pytest.raises(argmap.ParameterError) as caught:
        NETWORK.score_many(table)
    assert [problem.path for problem in caught.value.problems] == ["prior[1, 2]", "prior[3, 0]"]
    with pytest.raises(argmap.ParameterError, match=r"7 more entries"):
        NETWORK.score_many(np.full((4, 3), -1.0))


@pytest.mark.parametrize("prior", [[0.5, 0.5, 0.5], np.zeros((2, 2)), 0.5, np.zeros((1, 1, 3))])
def test_a_wrong_shape_is_refused(prior):
    with pytest.raises(argmap.ParameterError, match="prior has shape"):
        NETWORK.score_many(prior)


def test_what_is_no_number_is_refused():
    with pytest.raises(argmap.ParameterError, match="not a number"):
        NETWORK.score_many([["a", "b", "c"]])


def test_unknown_targets_types_and_engines_are_refused():
    table = np.full((2, 3), 0.5)
    with pytest.raises(argmap.UnknownIdError):
        NETWORK.score_many(table, targets=[3])
    with pytest.raises(argmap.ParameterError, match="dtype is 'float16'"):
        NETWORK.score_many(table, dtype="float16")
    with pytest.raises(argmap.ParameterError, match="unknown engine"):
        NETWORK.score_many(table, engine="fast")
    with pytest.raises(argmap.ParameterError, match="threads is 0"):
        NETWORK.score_many(table, threads=0)


def test_supports_are_refused_where_only_rebuttals_count():
    with pytest.raises(argmap.SemanticsError):
        NETWORK.score_many(np.full((2, 3), 0.5), "h_categoriser")


def test_restless_scenarios_end_as_they_would_alone():
    """Those that iteration leaves swinging are handed to the ordinary solver, which finds the unstable fixed point."""
    table = np.random.default_rng(0).random((10, 15))
    table[4] = 0.9
    batch = OSCILLATING.score_many(table, engine="compiled", on_divergence="return")
    for row, final, settled in zip(table, batch.final, batch.converged, strict=True):
        alone = argmap.Network.from_arrays(
            prior=row,
            source=OSCILLATING.columns.premise, target=OSCILLATING.columns.relation_target,
            sign=OSCILLATING.columns.relation_sign,
        ).score(on_divergence="return")  # fmt: skip
        assert settled == alone.converged
        if settled:
            np.testing.assert_allclose(final, alone.final, rtol=0, atol=1e-9)


def test_scenarios_without_a_fixed_point_are_counted():
    """A function with a jump has none: x is 1 where x is at most 0.5, else 0."""
    flip = argmap.Modular("sum", lambda base, pull: base if pull > -0.5 else 0.0)
    network = argmap.Network.from_arrays(prior=[1.0], source=[0], target=[0], sign=[-1])
    table = [[1.0], [0.25], [0.75]]
    with pytest.raises(argmap.ConvergenceError, match="in 2 of 3 scenarios, the first at 0") as caught:
        network.score_many(table, flip)
    assert caught.value.result.converged.tolist() == [False, True, False]
    with pytest.warns(argmap.ConvergenceWarning, match="2 of 3"):
        network.score_many(table, flip, on_divergence="warn")
    assert "2 did not converge" in repr(network.score_many(table, flip, on_divergence="return"))


def test_scores_are_written_into_the_callers_array():
    table = np.random.default_rng(0).random((4, 3))
    for priors, out in ((table, np.full((4, 3), -1.0)), (table.T, np.full((3, 4), -1.0))):
        for engine in ("plain", "compiled"):
            batch = NETWORK.score_many(priors, out=out, engine=engine)
            assert batch.final is out
            assert (out == NETWORK.score_many(priors, engine=engine).final).all()


@pytest.mark.parametrize(
    "out", [np.zeros((3, 4)), np.zeros((4, 3), dtype=np.float32), [[0.0]], np.zeros((4, 3)).view()]
)
def test_an_array_that_cannot_hold_the_scores_is_refused(out):
    if isinstance(out, np.ndarray) and out.shape == (4, 3):
        out.flags.writeable = False
    with pytest.raises(argmap.ParameterError, match=r"out is .*"):
        NETWORK.score_many(np.full((4, 3), 0.5), out=out)

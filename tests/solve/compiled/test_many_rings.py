"""Many small circles that creep to the one fixed point they have: side by side they end where each does by itself."""

import numpy as np
import pytest

from argmap import Network
from argmap.semantics import get_semantics
from argmap.solve import solve
from argmap.solve.compiled import compiled_run

BETWEEN = [(1e-8, 1e-6), (1e-5, 1e-3), (0.001, 0.02), (0.9, 0.999)]
"""Priors, of which each ring has one kind: those of rings that push up, and creep, and of one that swings."""


def rings(number, *, sizes=(2, 3, 10), seed=1, fed=0):
    """Rings of several sizes, whose claims are numbered at random; those with high priors rebut, all others support.

    Each claim is supported by so many others from outside, too, as `fed` says.
    """
    random = np.random.default_rng(seed)
    size = random.choice(sizes, number)
    start = np.cumsum(size) - size
    ring = np.repeat(np.arange(number), size)
    name = random.permutation(len(ring))
    following = np.where(np.arange(len(ring)) + 1 < (start + size)[ring], np.arange(len(ring)) + 1, start[ring])
    low, high = np.array(BETWEEN)[ring % len(BETWEEN)].T
    prior = np.empty(len(ring))
    prior[name] = random.uniform(low, high)
    sign = np.where(ring % len(BETWEEN) == len(BETWEEN) - 1, -1, 1)
    outside = len(ring) + np.arange(fed * len(ring))
    return Network.from_arrays(
        prior=np.append(prior, random.uniform(0.0, 0.01, len(outside))),
        source=np.append(name, outside),
        target=np.append(name[following], np.tile(name, fed)),
        sign=np.append(sign, np.ones(len(outside), dtype=int)),
    )


@pytest.mark.parametrize("fed", [0, 2])
def test_scores_are_those_of_the_plain_path(monkeypatch, fed):
    network = rings(8, sizes=(2, 3), fed=fed) if fed else rings(16)
    plain = network.score(engine="plain")
    for apart in (compiled_run.ENTRIES, 250):  # at once, and a few at a time
        monkeypatch.setattr(compiled_run, "ENTRIES", apart)
        monkeypatch.setattr(compiled_run, "HANDING_OVER", 0)
        compiled = network.score(engine="compiled")
        assert compiled.converged
        assert np.abs(compiled.final - plain.final).max() <= 1e-12
        assert [component.members for component in compiled.components] == [one.members for one in plain.components]
        assert all(component.stable and component.distance <= 1e-9 for component in compiled.components)
    assert plain.final.max() == pytest.approx(1.0)


def test_the_few_that_are_not_certain_to_have_one_fixed_point_keep_to_the_iteration(monkeypatch):
    """Claims of prior 0 that support each other stay there, though 1 would hold itself up as well."""
    monkeypatch.setattr(compiled_run, "HANDING_OVER", 0)
    prior = [0.0, 0.0, *[1e-7] * 20]
    source = np.arange(22)
    scores = Network.from_arrays(prior=prior, source=source, target=source ^ 1, sign=[1] * 22).score(engine="compiled")
    assert scores.final.tolist()[:2] == [0.0, 0.0]
    assert scores.final[2:] == pytest.approx(1.0)


@pytest.mark.parametrize("budget", [1, 3_000, 60_000])
def test_what_the_budget_does_not_hold_is_not_said_to_have_converged(budget):
    network = rings(60)
    solution = solve(network.arrays, get_semantics("df_quad"), layout=network.layout, budget=budget)
    assert not solution.converged
    assert solution.distance > 1e-9
    assert ((solution.values >= 0.0) & (solution.values <= 1.0)).all()

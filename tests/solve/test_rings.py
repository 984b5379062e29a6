"""Rings of groups of claims, each group rebutting all of the next: some have fixed points that nothing comes to rest on.

Potyka, "Continuous Dynamical Systems for Weighted Bipolar Argumentation", KR 2018, follows dx/dt = F(x) - x where
iteration swings; on these rings that swings too.
"""

import time

import numpy as np
import pytest

from argmap import Network
from tests.shared.rules import RULES

RESTLESS = [
    ("quadratic_energy", 5, 4),
    ("df_quad", 5, 3),
    ("df_quad", 7, 5),
    ("social", 5, 3),
    ("mlp", 7, 5),
]
"""Rings whose fixed point is unstable: semantics, groups, members of each."""


class Ring:
    def __init__(self, groups, members, *, low=0.85, high=0.95):
        self.number, self.groups, self.members = groups * members, groups, members
        self.prior = np.linspace(low, high, self.number)

    def network(self):
        pairs = [
            (giving, taking)
            for giving in range(self.number)
            for taking in range(self.number)
            if (giving // self.members + 1) % self.groups == taking // self.members
        ]
        source, target = zip(*pairs, strict=True)
        return Network.from_arrays(prior=self.prior, source=source, target=target, sign=[-1] * len(pairs))

    def step(self, semantics, state):
        """The next scores, written down without argmap."""
        groups = state.reshape(self.groups, self.members)
        return np.array([
            RULES[semantics](base, [], groups[place // self.members - 1].tolist(), self.members)
            for place, base in enumerate(self.prior)
        ])  # fmt: skip

    def drift(self, semantics, state, *, steps=3000):
        """How far the dynamics goes from a state that is pushed a little."""
        moved = state + 1e-5 * np.sin(np.arange(self.number))
        for _ in range(steps):
            moved += 0.1 * (self.step(semantics, moved) - moved)
        return np.abs(moved - state).max()


def scored(ring, semantics):
    network = ring.network()
    begin = time.perf_counter()
    scores = network.score(semantics, on_divergence="return")
    return scores, time.perf_counter() - begin


@pytest.mark.parametrize(("semantics", "groups", "members"), RESTLESS)
def test_an_unstable_fixed_point_is_found_soon_and_called_unstable(semantics, groups, members):
    ring = Ring(groups, members)
    scores, seconds = scored(ring, semantics)
    (component,) = scores.components
    assert seconds < 2.0
    assert (scores.converged, component.converged, component.method, component.stable) == (True, True, "newton", False)
    assert np.abs(ring.step(semantics, scores.final) - scores.final).max() <= 1e-9
    assert scores.residual == component.residual <= 1e-9
    assert ring.drift(semantics, scores.final) > 0.01
    assert component.oscillating == component.members == tuple(map(str, range(ring.number)))
    assert component.size == ring.number


@pytest.mark.parametrize(("semantics", "groups", "members"), RESTLESS)
def test_where_all_claims_start_alike_the_fixed_point_is_unstable_all_the_same(semantics, groups, members):
    ring = Ring(groups, members, low=0.9, high=0.9)
    scores, seconds = scored(ring, semantics)
    assert seconds < 2.0
    assert scores.converged
    assert not scores.components[0].stable
    assert np.ptp(scores.final) < 1e-9
    assert ring.drift(semantics, scores.final) > 0.01


@pytest.mark.parametrize(("semantics", "groups", "members"), [("df_quad", 3, 3), ("quadratic_energy", 3, 4)])
def test_a_ring_that_the_dynamics_brings_to_rest_is_stable(semantics, groups, members):
    ring = Ring(groups, members)
    scores, seconds = scored(ring, semantics)
    (component,) = scores.components
    assert seconds < 2.0
    assert (component.method, component.stable, component.converged) == ("dynamics", True, True)
    assert len(component.oscillating) == ring.number
    assert ring.drift(semantics, scores.final) < 1e-4


@pytest.mark.parametrize("semantics", ["sd_df_quad", "euler", "euler_top", "h_categoriser"])
def test_under_gentler_semantics_the_same_rings_settle(semantics):
    for groups, members in ((5, 4), (5, 3), (7, 5)):
        ring = Ring(groups, members)
        scores, seconds = scored(ring, semantics)
        (component,) = scores.components
        assert seconds < 2.0
        assert (component.method, component.stable, component.oscillating) == ("iteration", True, ())
        assert ring.drift(semantics, scores.final) < 1e-4


def test_an_even_ring_goes_to_one_side():
    scores, _ = scored(Ring(4, 3), "df_quad")
    groups = scores.final.reshape(4, 3).mean(axis=1)
    assert scores.components[0].stable
    assert abs(groups[0] - groups[1]) > 0.5
    assert groups[0] == pytest.approx(groups[2], abs=0.1)


@pytest.mark.parametrize("calm", [0, 50])
def test_rings_side_by_side_are_told_apart(calm):
    rings, number = [Ring(5, 3), Ring(3, 3), Ring(7, 5), *[Ring(2, 1)] * calm], 0
    columns = {"prior": [], "source": [], "target": [], "sign": []}
    for ring in rings:
        arrays = ring.network().arrays
        target = np.repeat(np.arange(ring.number), np.diff(arrays.argument_start))
        columns["prior"].extend(ring.prior)
        columns["source"].extend(arrays.argument_node + number)
        columns["target"].extend(target + number)
        columns["sign"].extend(arrays.argument_sign)
        number += ring.number
    together = Network.from_arrays(**columns).score("df_quad")
    assert [part.method for part in together.components] == ["newton", "dynamics", "newton"] + ["iteration"] * calm
    assert [part.stable for part in together.components] == [False, True, False] + [True] * calm
    alone = np.concatenate([ring.network().score("df_quad").final for ring in rings])
    assert together.final == pytest.approx(alone, abs=1e-8)

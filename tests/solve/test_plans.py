"""A network is planned once, however often its numbers change and in however many scenarios it is scored."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.arrays import plan
from argmap.arrays.layout import build_layout
from argmap.scoring.many import bearing_on
from argmap.semantics import get_semantics
from argmap.solve import solve
from argmap.solve.many import by_columns
from argmap.solve.many.scenarios import Scenarios
from tests.shared.rules import BIPOLAR


@pytest.fixture
def plans(monkeypatch):
    """The numbers of nodes that were planned, one for each time."""
    made, planned = [], plan.plan

    def counted(number, giving, taking, **how):
        made.append(number)
        return planned(number, giving, taking, **how)

    monkeypatch.setattr(plan, "plan", counted)
    return made


def fifteen_claims():
    """A map of a conclusion, four reasons on both sides, and ten claims that speak about these and about one step."""
    random = np.random.default_rng(3)
    b = argmap.MapBuilder("Fifteen", conclusion="take")
    take = b.claim("Take it", id="take", prior=0.3)
    reasons = [b.claim(f"Reason {at}", id=f"r{at}", prior=float(random.uniform(0.2, 0.8))) for at in range(4)]
    steps = [(b.rebut if at == 3 else b.support)([one], take, strength=0.9) for at, one in enumerate(reasons)]
    for at in range(10):
        one = b.claim(f"Fact {at}", id=f"f{at}", prior=float(random.uniform(0.2, 0.8)))
        if at == 9:
            b.undercut([one], steps[0])
        else:
            (b.rebut if at % 3 == 2 else b.support)([one], reasons[at % 4])
    return b.build()


@pytest.mark.parametrize("by", ["claims", "total"])
def test_what_is_needed_is_found_with_few_plans(plans, by):
    m = fifteen_claims()
    assert len(m.document.claims) == 15
    found = m.needed(at_least=0.8, by=by)
    assert found.reached
    assert m.score(prior=found.changes)["take"] >= 0.8 - 1e-9
    assert len(plans) <= 5 + 1  # the last is of the scoring here


def forward(size, relations, seed):
    random = np.random.default_rng(seed)
    source, target = np.sort(random.integers(0, size, (2, relations)), axis=0)[::-1]
    apart = source != target
    source, target = source[apart], target[apart]
    return argmap.Network.from_arrays(
        prior=random.random(size), source=source, target=target, sign=random.choice([1, -1], len(source)),
        strength=np.where(random.random(len(source)) < 0.3, random.random(len(source)), 1.0),
    )  # fmt: skip


@pytest.mark.parametrize("scenarios", [2, 5, 39, 300])
@pytest.mark.parametrize("size", [30, 3_000])
def test_many_scenarios_take_one_plan(plans, monkeypatch, scenarios, size):
    network = forward(size, 3 * size, 1)
    monkeypatch.setattr(by_columns, "MOST", 40 * network.arrays.size)  # so that they are scored in several goes
    rows = np.random.default_rng(2).random((scenarios, size))
    batch = network.score_many(rows, engine="plain")
    assert plans == [len(network.arrays)]
    assert batch.converged.all()
    for row, final in zip(rows[:3], batch.final, strict=False):
        arrays = replace(network.arrays, base=np.concatenate([row, network.arrays.base[size:]]))
        np.testing.assert_allclose(final, solve(arrays, get_semantics("df_quad")).claim_scores(), rtol=0, atol=1e-12)


@pytest.mark.parametrize("semantics", BIPOLAR)
@settings(max_examples=15, deadline=None)
@given(
    seed=st.integers(0, 10**6), size=st.integers(2, 60), degree=st.integers(0, 5), scenarios=st.sampled_from([1, 3, 12, 50]),
)  # fmt: skip
def test_a_column_a_scenario_scores_as_the_network_does(semantics, seed, size, degree, scenarios):
    network, rule = forward(size, degree * size, seed), get_semantics(semantics)
    arrays, rows = network.arrays, np.random.default_rng(seed).random((scenarios, size))
    asked, final = Scenarios(scenarios, np.arange(size), rows, np.arange(size)), np.empty((scenarios, size))
    by_columns.score_columns(arrays, rule, asked, range(scenarios), final)
    for scenario, scores in enumerate(final):
        alone = solve(asked.arrays(arrays, scenario), rule).claim_scores()
        np.testing.assert_allclose(scores, alone, rtol=0, atol=1e-12)


@settings(max_examples=20, deadline=None)
@given(
    semantics=st.sampled_from(BIPOLAR), seed=st.integers(0, 10**6), size=st.integers(2, 60), degree=st.integers(0, 5),
    coalitions=st.sampled_from([1, 3, 12, 50]),
)  # fmt: skip
def test_who_is_in_no_coalition_is_held_at_nothing(semantics, seed, size, degree, coalitions):
    network, random = forward(size, degree * size, seed), np.random.default_rng(seed)
    claims = np.sort(random.permutation(size)[: max(1, size // 2)])
    inside, target = random.random((coalitions, len(claims))) < 0.5, int(random.integers(size))
    out = [dict.fromkeys(claims[~row].tolist(), 0.0) for row in inside]
    held = network.score_many(semantics=semantics, fix=out, engine="plain").final[:, target]
    for part in (network, bearing_on(network, [target])):
        found = by_columns.score_coalitions(part.arrays, get_semantics(semantics), target, claims, inside)
        np.testing.assert_allclose(found, held, rtol=0, atol=1e-12)


def test_other_numbers_keep_the_order_and_another_shape_does_not(plans):
    network = forward(50, 100, 4)
    network.score(engine="plain")
    other = replace(network, arrays=replace(network.arrays, base=network.arrays.base / 2, join="min"))
    fresh = replace(network, arrays=network.arrays.reshaped(base=network.arrays.base / 2, join="min"))
    assert len(plans) == 1
    final = other.score(engine="plain").final
    assert len(plans) == 1
    assert final.tolist() == fresh.score(engine="plain").final.tolist()
    assert len(plans) == 2
    assert final.tolist() != network.score(engine="plain").final.tolist()


def test_a_layout_is_made_once_for_all_numbers(monkeypatch):
    pytest.importorskip("numba")
    network, made = forward(50, 100, 5), []
    monkeypatch.setattr("argmap.arrays.layout.build_layout", lambda arrays: made.append(arrays) or build_layout(arrays))
    network.score(engine="compiled")
    other = replace(network, arrays=replace(network.arrays, base=network.arrays.base / 2))
    final = other.score(engine="compiled").final
    assert len(made) == 1
    np.testing.assert_allclose(final, other.score(engine="plain").final, rtol=0, atol=1e-12)

"""Claims held and strengths replaced, scenario by scenario, score as the map does with the same choices."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.arrays.overrides import Overrides
from tests.batch.umbrella import MAP
from tests.shared.examples import examples


def holding(names, scenarios, seed):
    random = np.random.default_rng(seed)
    rows = []
    for _ in range(scenarios):
        chosen = random.choice(names, min(len(names), random.integers(0, 4)), replace=False).tolist()
        rows.append({name: float(random.choice([0.0, 1.0, 0.25])) for name in chosen})
    return rows


@pytest.mark.parametrize("join", ["product", "min", "mean"])
@pytest.mark.parametrize("engine", ["plain", "compiled"])
@pytest.mark.parametrize("semantics", ["df_quad", "quadratic_energy", "mlp", "euler_top"])
def test_each_scenario_is_scored_as_the_map_with_those_choices(join, engine, semantics):
    m = argmap.loads(MAP % join)
    network = m.network
    claims = [name for name in network.ids if name != "wet"]
    fix, strength = holding(claims, 21, 1), holding(list(m.document.relations), 21, 2)
    for dtype, tolerance in (("float64", 1e-9), ("float32", 1e-5)):
        batch = network.score_many(semantics=semantics, fix=fix, strength=strength, engine=engine, dtype=dtype)
        for held, weights, final in zip(fix, strength, batch.final, strict=True):
            expected = m.score(semantics, fix=held, strength=weights)
            np.testing.assert_allclose(final, [expected[name] for name in network.ids], rtol=0, atol=tolerance)


@examples(250)
@given(seed=st.integers(0, 10**6), cyclic=st.booleans())
def test_engines_agree_on_any_network(seed, cyclic):
    random = np.random.default_rng(seed)
    size = int(random.integers(2, 30))
    source, target = random.integers(0, size, (2, 3 * size))
    if not cyclic:
        source, target = np.maximum(source, target), np.minimum(source, target)
        source, target = source[source != target], target[source != target]
    sign = random.choice([1, -1], len(source))
    network = argmap.Network.from_arrays(prior=random.random(size), source=source, target=target, sign=sign)
    prior = random.random((11, size))
    fix = holding(list(range(size)), 11, seed)
    strength = holding(list(range(len(source))), 11, seed + 1) if len(source) else None
    given = {"prior": prior, "fix": fix, "strength": strength, "on_divergence": "return"}
    plain, compiled = (
        network.score_many(semantics="quadratic_energy", engine=one, **given) for one in ("plain", "compiled")
    )
    assert plain.converged.tolist() == compiled.converged.tolist()
    np.testing.assert_allclose(plain.final[plain.converged], compiled.final[plain.converged], rtol=0, atol=1e-9)


def test_columns_say_the_same_as_mappings():
    network = argmap.loads(MAP % "product").network
    fix = [{"rain": 0.25}, {}, {"late": 1.0, "take": 0.0}]
    ids = list(network.ids)
    entries = [(2, "take", 0.0), (0, "rain", 0.25), (2, "late", 1.0)]
    scenario, item, value = zip(*entries, strict=True)
    columns = Overrides(np.array(scenario), np.array([ids.index(one) for one in item]), np.array(value), 3)
    assert np.array_equal(network.score_many(fix=fix).final, network.score_many(fix=columns).final)


def test_a_held_claim_keeps_its_score_whatever_its_prior():
    network = argmap.Network.from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[1])
    batch = network.score_many([[0.1, 0.2], [0.3, 0.4]], fix=[{1: 0.75}, {0: 0.0}])
    assert batch.final.tolist() == [[0.1, 0.75], [0.0, 0.4]]


def test_a_relation_without_strength_is_as_good_as_gone():
    network = argmap.Network.from_arrays(prior=[0.5, 0.5, 0.5], source=[0, 1], target=[2, 2], sign=[1, -1])
    strengths = [{}, {0: 0.0}, {1: 0.0}, {"0": 0.0, "1": 0.0}]
    assert network.score_many(strength=strengths, targets=[2]).final.ravel().tolist() == [0.5, 0.25, 0.75, 0.5]


def test_two_alike_relations_are_told_apart():
    network = argmap.Network.from_arrays(prior=[0.5, 0.0], source=[0, 0], target=[1, 1], sign=[1, 1])
    strengths = [{}, {0: 0.0}, {1: 0.0}, {0: 0.0, 1: 0.0}]
    assert network.score_many(strength=strengths, targets=[1]).final.ravel().tolist() == [0.75, 0.5, 0.5, 0.0]


@pytest.mark.parametrize("again", ["first", "last"])
def test_a_step_in_other_words_goes_with_one_of_two_alike(again):
    b = argmap.MapBuilder("Umbrella")
    rain, take = b.claim("Rain", id="rain", prior=0.6), b.claim("Take one", id="take", prior=0.1)
    wet = b.claim("It rains", id="wet", same_as=rain)
    for step in ("again", "one", "other") if again == "first" else ("one", "other", "again"):
        b.support(wet if step == "again" else rain, take, id=step)
    m = b.build()
    strength = [{"again": 0.0}, {"other": 0.0}, {"other": 0.4, "again": 0.2}]
    expected = [m.score(strength=weights)["take"] for weights in strength]
    found = m.network.score_many(strength=strength, targets=["take"]).final.ravel()
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-12)


def test_every_wrong_choice_is_named():
    network = argmap.Network.from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[1])
    with pytest.raises(argmap.ParameterError) as caught:
        network.score_many(fix=[{0: 2.0, "x": 0.5}, {7: 0.1}])
    assert [problem.path for problem in caught.value.problems] == ["fix[0][0]", "fix[0]['x']", "fix[1][7]"]
    with pytest.raises(argmap.UnknownIdError):
        network.score_many(strength=[{"x": 0.5}])
    with pytest.raises(argmap.ParameterError, match="numbers of scenarios differ: prior has 1 and fix has 2"):
        network.score_many([[0.5, 0.5]], fix=[{}, {}])
    with pytest.raises(argmap.ParameterError, match="nothing says how many scenarios"):
        network.score_many()
    with pytest.raises(argmap.ParameterError, match=r"fix.item is 9"):
        network.score_many(fix=Overrides(np.array([0]), np.array([9]), np.array([0.5]), 1))
    with pytest.raises(argmap.ParameterError, match=r"fix.value is nan"):
        network.score_many(fix=Overrides(np.array([0]), np.array([1]), np.array([np.nan]), 1))
    with pytest.raises(argmap.ParameterError, match=r"fix\[0\] is 0.5"):
        network.score_many(fix=[0.5])


@pytest.mark.parametrize("engine", ["plain", "compiled"])
def test_wrong_priors_are_found_while_they_are_loaded(engine):
    network = argmap.Network.from_arrays(prior=np.full(20, 0.5), source=[0], target=[1], sign=[1])
    for at in ((3, 0), (16, 19), (8, 7)):
        prior = np.full((17, 20), 0.5)
        prior[at] = np.nan
        with pytest.raises(argmap.ParameterError, match=rf"prior\[{at[0]}, {at[1]}\] is nan"):
            network.score_many(prior, engine=engine)

"""Exact chances, given this or that, with their posteriors and derivatives, are those of all worlds."""

import os
import random

import numpy as np
import pytest

import argmap
from argmap import MapBuilder, Network, ParameterError
from argmap.arrays.arrays import RELATION
from argmap.scoring.network_chances import NetworkChances
from argmap.semantics import PROBABILITY
from argmap.worlds.exact import compiled_sweeps, exact_chances, plain_sweeps
from argmap.worlds.exact.certain import find_certain
from argmap.worlds.exact.chance_plan import compile_plan
from argmap.worlds.exact.exact_chances import Budget, ImpossibleError
from argmap.worlds.exact.swept import Swept, log_chance, sweep
from argmap.worlds.rows import rows_of_arrays
from tests.shared.reference import _Reading
from tests.worlds.enumerated import Worlds, random_map
from tests.worlds.test_one_result import layered

MAPS = 600 if os.environ.get("ARGMAP_SOAK") else 60


def nodes_by_id(asked):
    """The node of every claim, step and source that takes part."""
    arrays = asked.arrays
    found = dict(zip(arrays.claim_ids, arrays.claim_node.tolist(), strict=True))
    for ids, nodes in ((arrays.relation_ids, arrays.relation_node), (arrays.source_ids, arrays.source_node)):
        found |= {key: node for key, node in zip(ids, nodes.tolist(), strict=True) if node >= 0}
    return found


def some_conditions(dice, worlds, names):
    """What is so in some world, of up to three things."""
    keys = dice.sample(sorted(names), min(len(names), dice.randint(1, 3)))
    world = dice.choices(range(len(worlds.weight)), worlds.weight)[0]
    return {key: bool(worlds.holds(worlds.name(key))[world]) for key in keys}


def test_random_maps_have_the_chances_of_all_worlds():
    for seed in range(MAPS):
        dice, m = random.Random(seed), random_map(seed, switches=10)
        worlds, asked = Worlds(_Reading(m.document)), NetworkChances(m.network)
        node = nodes_by_id(asked)
        holds = {key: worlds.holds(worlds.name(key)) for key in node}
        given = some_conditions(dice, worlds, node)
        counting = worlds.counting(given, holds)
        known = {node[key]: so for key, so in given.items()}
        found = asked.given(known)
        assert np.exp(found.log) == pytest.approx(worlds.weight[counting].sum(), rel=1e-11), seed
        chances, switches = found.chances(), found.switched_on()
        target = dice.choice(sorted(m.network.ids))
        both = _both(asked, known, node[target])
        for key, at in node.items():
            assert chances[at] == pytest.approx(worlds.share(holds[key], counting), abs=1e-12), (seed, key)
            joint = worlds.share(holds[key] & holds[target], counting)
            assert both[at] == pytest.approx(joint, abs=1e-12), (seed, key, target)
            if key in worlds.switch and asked.arrays.kind[at] != 0:
                assert switches[at] == pytest.approx(worlds.share(worlds.switch[key], counting), abs=1e-12), (seed, key)


def _both(asked, known, target):
    """How likely each node is together with the target."""
    if known.get(target) is False:
        return np.zeros(len(asked.arrays))
    try:
        more = asked.given({**known, target: True})
    except ImpossibleError:
        return np.zeros(len(asked.arrays))
    return more.chances() * np.exp(more.log - asked.given(known).log)


def test_reasons_deliver_what_holds_where_the_own_switch_is_off():
    for seed in range(MAPS // 2):
        m = random_map(seed, switches=10)
        worlds, asked = Worlds(_Reading(m.document)), NetworkChances(m.network)
        found = asked.given({}, free=True)
        value = found.certain.value
        delivered = found.of(Swept.without_own, np.where(value == 1, 1.0, 0.0))
        for key in m.network.ids:
            off = ~worlds.switch[key]
            if worlds.weight[off].sum() > 0:
                at = asked.arrays.claim_node[m.network.ids.position(key)]
                assert delivered[at] == pytest.approx(worlds.share(worlds.holds(key), off), abs=1e-12), (seed, key)


def test_derivatives_are_central_differences():
    step = 1e-4
    for seed in range(MAPS // 6):
        m = random_map(seed, switches=10)
        arrays = m.network.switched
        table, target = rows_of_arrays(arrays), int(arrays.claim_node[-1])
        plan = compile_plan(find_certain(arrays, table, np.ones(len(arrays), dtype=bool)), "star", most=10**7)
        found = sweep(plan, arrays.base, {target: True})
        if found is None:
            continue
        slopes = np.exp(found.log) * found.slope()
        for node in plan.nodes.tolist():
            ends = np.stack([arrays.base, arrays.base])
            ends[:, node] += (-step, step)  # chances are polynomials: it makes no difference that these leave [0, 1]
            low, high = np.exp(log_chance(plan, ends, {target: True}))
            assert slopes[node] == pytest.approx((high - low) / (2 * step), abs=1e-6), (seed, node)


def test_a_claim_that_is_held_gives_what_fix_gives():
    for seed in range(MAPS // 6):
        m = random_map(seed, switches=10)
        asked = NetworkChances(m.network)
        target = m.network.ids[-1]
        goal = asked.claim(m.network.ids.position(target))
        try:
            given = asked.given({goal: True}, targets=[goal], free=True)
        except ImpossibleError:
            continue
        for on in (True, False):
            held = np.exp(given.log) * given.of(
                lambda swept, on=on: swept.if_held(on=on), np.full(len(asked.arrays), np.nan)
            )
            for at, key in enumerate(m.network.ids):
                node = asked.claim(at)
                if node != goal and not np.isnan(held[node]):
                    assert held[node] == pytest.approx(m.score(PROBABILITY, fix={key: float(on)})[target], abs=1e-12)


def test_stars_and_chains_compiled_and_plain_and_large_tables_give_the_same(monkeypatch):
    pytest.importorskip("numba")
    for seed in range(12):
        arrays = random_map(seed).network.switched if seed else layered(60, layers=5).switched
        table = rows_of_arrays(arrays)
        certain = find_certain(arrays, table, np.zeros(len(arrays), dtype=bool))
        plans = [compile_plan(certain, form, most=10**7) for form in ("star", "chain")]
        if not len(plans[0].nodes):
            continue
        known = {int(plans[0].nodes[len(plans[0].nodes) // 2]): True}
        found = [sweep(plan, arrays.base, known, engine=engine) for plan in plans for engine in ("plain", "compiled")]
        monkeypatch.setattr(plain_sweeps, "LOW", 2)
        monkeypatch.setattr(compiled_sweeps, "LOW", 2)
        plans = [compile_plan(certain, form, most=10**7) for form in ("star", "chain")]
        found += [sweep(plan, arrays.base, known, engine=engine) for plan in plans for engine in ("plain", "compiled")]
        monkeypatch.undo()
        if found[0] is None:
            assert all(one is None for one in found)
            continue
        for one in found[1:]:
            assert one.log == pytest.approx(found[0].log, abs=1e-12)
            for read in (Swept.chances, Swept.slope, Swept.switched_on):
                assert np.allclose(read(one), read(found[0]), rtol=0, atol=1e-11, equal_nan=True)


def test_the_order_of_claims_makes_no_difference():
    network = layered(80, seed=3, layers=6)
    order = np.random.default_rng(5).permutation(80)
    place, columns = np.argsort(order), network.columns
    other = Network.from_arrays(
        prior=columns.claim_prior[order], source=place[columns.premise], target=place[columns.relation_target],
        sign=columns.relation_sign, strength=columns.relation_strength,
    )  # fmt: skip
    one, two = network.score(PROBABILITY, exact=True), other.score(PROBABILITY, exact=True)
    assert np.allclose(one.final[order], two.final, rtol=0, atol=1e-12)


def test_hundreds_of_things_given_do_not_underflow():
    claims = 700
    network = Network.from_arrays(
        prior=np.r_[np.full(claims, 1e-3), 0.0], source=np.arange(claims), target=np.full(claims, claims),
        sign=np.ones(claims, dtype=int), strength=np.full(claims, 0.5),
    )  # fmt: skip
    asked = NetworkChances(network)
    found = asked.given({**dict.fromkeys(range(claims), True), claims: False})
    assert found.log == pytest.approx(claims * (np.log(1e-3) + np.log(0.5)), rel=1e-12)
    assert found.chances()[claims] == 0.0
    assert np.allclose(found.chances()[:claims], 1.0)


def test_parts_have_the_chances_of_the_whole(monkeypatch):
    network = layered(120, seed=2, layers=8)
    whole = network.score(PROBABILITY)
    assert whole.parameters["exact"] is True
    width = whole.parameters["width"]
    small = Budget(operations=200_000, effort=200_000, widest_part=max(2, width - 3))
    monkeypatch.setattr("argmap.worlds.counting.AUTO", small)
    monkeypatch.setattr(exact_chances._Maker, "_cheaper", lambda *_: None)
    again = layered(120, seed=2, layers=8).score(PROBABILITY)
    exact = again.errors == 0.0
    assert exact.sum() > 20
    assert np.allclose(again.final[exact], whole.final[exact], rtol=0, atol=1e-12)
    assert np.all(np.abs(again.final - whole.final) <= 5 * again.errors + 1e-12)


def test_what_is_too_wide_is_drawn_or_refused_with_its_width_and_claim(monkeypatch):
    small = Budget(operations=20_000, effort=30_000, widest_part=6)
    monkeypatch.setattr("argmap.worlds.counting.AUTO", small)
    monkeypatch.setattr("argmap.worlds.counting.ASKED", small)
    r = np.random.default_rng(0)
    claims = 60
    source = [int(one) for at in range(1, claims) for one in r.choice(at, min(at, 3), replace=False)]
    target = [at for at in range(1, claims) for _ in range(min(at, 3))]
    network = Network.from_arrays(
        prior=r.random(claims), source=source, target=target, sign=r.choice([1, -1], len(source))
    )
    drawn = network.score(PROBABILITY)
    assert drawn.parameters["exact"] == "part"
    assert 5 < drawn.parameters["exact_claims"] < claims
    assert "exact for" in repr(drawn)
    assert (drawn.errors > 0).any()
    with pytest.raises(ParameterError, match=r"too wide for exact chances: \d+ at '\d+'\. .* of 60 claims can be had"):
        network.score(PROBABILITY, exact=True)


def test_exact_is_said_refused_or_left_out():
    m = random_map(3)
    assert "samples" not in m.score(PROBABILITY, exact=True).parameters
    assert m.score(PROBABILITY, exact=False).parameters["samples"] == 100_000
    with pytest.raises(ParameterError, match="Leave one of them out"):
        m.score(PROBABILITY, exact=True, samples=100)
    with pytest.raises(ParameterError, match="exact is 'maybe'"):
        m.score(PROBABILITY, exact="maybe")
    with pytest.raises(ParameterError, match="gives degrees, and estimates nothing"):
        m.score(exact=True)


def test_what_is_impossible_is_told_from_what_is_rare():
    b = MapBuilder("Rare")
    causes = [b.claim(f"Cause {at}", prior=1e-4) for at in range(4)]
    effect = b.claim("Effect", id="effect", prior=0.0)
    b.support(causes, effect)
    m = b.build()
    found = m.score(PROBABILITY, given={"effect": True})
    assert found.parameters["chance_of_given"] == pytest.approx(1e-16)
    assert all(found[cause] == pytest.approx(1.0) for cause in causes)
    with pytest.raises(ParameterError, match="'effect' and not 'cause_0'"):
        m.score(PROBABILITY, given={"cause_1": True, "effect": True, "cause_0": False})


def test_the_map_of_a_debate_is_exact_and_drawn_worlds_agree():
    m = argmap.load("maps/anthropic-strategy.yaml")
    exact, drawn = m.score(PROBABILITY), m.score(PROBABILITY, samples=50_000)
    assert exact.parameters["exact"] is True
    assert exact.parameters["width"] <= 8
    assert not any(exact.errors.values())
    off = [abs(exact[key] - drawn[key]) / drawn.errors[key] for key in exact if drawn.errors[key] > 0]
    assert max(off) < 4.5
    assert all(abs(exact.base[key] - drawn.base[key]) < 0.01 for key in exact)
    assert all(abs(exact.relations[key] - drawn.relations[key]) < 0.012 for key in exact.relations)


def test_steps_that_are_given_are_those_that_fire():
    m = random_map(8)
    arrays = m.network.switched
    assert (arrays.kind == RELATION).any()
    key = next(key for key, node in zip(arrays.relation_ids, arrays.relation_node.tolist(), strict=True) if node >= 0)
    assert m.score(PROBABILITY, given={key: False}).relations[key] == 0.0


def test_cruxes_under_probability_are_what_fix_and_prior_give():
    for seed in (2, 7, 11, 19):
        m = random_map(seed)
        target = m.network.ids[-1]
        found = m.cruxes(target, semantics=PROBABILITY, top=None)
        assert found.now == pytest.approx(m.score(PROBABILITY)[target])
        assert "Scores are chances" in " ".join(found.words)
        for row in found:
            for end, name in ((0.0, "if_false"), (1.0, "if_true")):
                assert row[name] == pytest.approx(m.score(PROBABILITY, fix={row["id"]: end})[target], abs=1e-12)
            low, high = (m.score(PROBABILITY, prior={row["id"]: end})[target] for end in (0.0, 1.0))
            assert row["gradient"] == pytest.approx(high - low, abs=1e-12)

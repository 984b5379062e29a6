"""Questions about chances give what worlds give, gone through one by one; other questions take chances, too."""

import itertools
import math

import numpy as np
import pytest

import argmap
from argmap import MapBuilder, ParameterError, UnknownIdError
from argmap.semantics import PROBABILITY
from tests.shared.reference import _Reading
from tests.worlds.enumerated import Worlds, random_map


def logit(chance):
    near = min(max(chance, 1e-12), 1 - 1e-12)
    return math.log(near) - math.log1p(-near)


def open_target(m):
    """A claim of the map that is not certain, the last one first."""
    scores = m.score(PROBABILITY)
    return next((key for key in reversed(m.network.ids) if 0.01 < scores[key] < 0.99), None)


def test_diagnosis_is_what_worlds_say():
    for seed in range(30):
        m = random_map(seed, switches=10)
        target = open_target(m)
        if target is None:
            continue
        worlds = Worlds(_Reading(m.document))
        every, failing = np.ones(len(worlds.weight), dtype=bool), ~worlds.holds(target)
        found = m.diagnose(given={target: False}, top=None)
        assert found.chance == pytest.approx(worlds.weight[failing].sum())
        for row in found:
            flags = worlds.holds(row["id"]) if row["what"] == "claim" else worlds.switch[row["id"]]
            before, after = worlds.share(flags, every), worlds.share(flags, failing)
            assert (row["before"], row["after"]) == (pytest.approx(before, abs=1e-12), pytest.approx(after, abs=1e-12))
            assert row["log_odds"] == pytest.approx(logit(after) - logit(before), abs=1e-6)
        moved = {row["id"] for row in found if row["what"] == "claim"}
        for key in set(m.network.ids) - {target} - moved:
            assert worlds.share(worlds.holds(key), failing) == pytest.approx(worlds.share(worlds.holds(key), every))


def test_steps_and_sources_are_diagnosed_as_switches():
    b = MapBuilder("Wet", conclusion="wet")
    paper = b.source("The paper", id="paper", reliability=0.8)
    rain = b.claim("It rained", id="rain", prior=0.9, said_by=[paper])
    b.support(rain, b.claim("The street is wet", id="wet", prior=0.0), id="wets", strength=0.9)
    found = b.build().diagnose(top=None)
    assert {(row["id"], row["what"]) for row in found} == {("rain", "claim"), ("wets", "step"), ("paper", "source")}
    dry = 1 - 0.8 * 0.9 * 0.9
    source = next(row for row in found if row["what"] == "source")
    assert source["after"] == pytest.approx(0.8 * (1 - 0.81) / dry)
    assert source["text"] == "The paper"
    assert "doubt first" in found.words[0]


def test_what_is_impossible_unknown_or_no_boolean_is_refused():
    m = random_map(3)
    with pytest.raises(UnknownIdError, match="nobody"):
        m.diagnose(given={"nobody": True})
    with pytest.raises(ParameterError, match="Give True or False"):
        m.diagnose(given={m.network.ids[0]: 0.5})
    with pytest.raises(ParameterError, match="asks for chances"):
        m.diagnose(given={m.network.ids[0]: True}, semantics="df_quad")


def information(worlds, target, keys):
    """The mutual information of the target and whether some claims hold, and the expected change of its chance."""
    goal, now = worlds.holds(target), worlds.weight[worlds.holds(target)].sum()

    def entropy(chance):
        return -sum(part * math.log2(part) for part in (chance, 1 - chance) if part > 0)

    bits, change = entropy(now), 0.0
    for answers in itertools.product((True, False), repeat=len(keys)):
        cell = np.logical_and.reduce([worlds.holds(key) == so for key, so in zip(keys, answers, strict=True)])
        weight = worlds.weight[cell].sum()
        if weight > 0:
            share = worlds.weight[cell & goal].sum() / weight
            bits -= weight * entropy(share)
            change += weight * abs(share - now)
    return bits, change


def test_what_is_worth_finding_out_is_what_worlds_say():
    compared = 0
    for seed in range(25):
        m = random_map(seed, switches=9)
        target = open_target(m)
        if target is None:
            continue
        worlds = Worlds(_Reading(m.document))
        for unit in ("bits", "change"):
            found = m.find_out(target, questions=3, unit=unit, top=None)
            at = ("bits", "change").index(unit)
            for row in found:
                bits, change = information(worlds, target, [row["id"]])
                assert row["bits"] == pytest.approx(bits, abs=1e-9)
                assert row["change"] == pytest.approx(change, abs=1e-9)
                assert row["chance"] == pytest.approx(worlds.weight[worlds.holds(row["id"])].sum())
            candidates, before = set(found.column("id")), 0.0
            for turn, key in enumerate(found.turns):
                asked = list(found.turns[:turn])
                adds = {one: information(worlds, target, [*asked, one])[at] - before for one in candidates - {*asked}}
                assert adds[key] == pytest.approx(max(adds.values()), abs=1e-9)
                assert found.row(key)["adds"] == pytest.approx(adds[key], abs=1e-9)
                before += adds[key]
            if len(candidates) > 1:
                best = max(information(worlds, target, pair)[at] for pair in itertools.combinations(candidates, 2))
                assert found.together == pytest.approx(best, abs=1e-9)
                assert information(worlds, target, found.pair)[at] == pytest.approx(best, abs=1e-9)
                compared += 1
    assert compared > 10


def test_costs_candidates_and_what_is_known_are_heeded():
    m = argmap.load("maps/anthropic-strategy.yaml")
    usual = m.find_out(questions=1, top=2)
    first, second = usual.column("id")
    dear = m.find_out(questions=1, cost={first: 100}, candidates=[first, second])
    assert dear.turns == (second,)
    assert dear.row(first)["per_cost"] == pytest.approx(usual.row(first)["bits"] / 100)
    known = m.find_out(questions=2, given={first: True}, candidates=[first, second])
    assert known.column("id") == (second,)
    for wrong in (
        {"questions": 0},
        {"questions": 9},
        {"cost": {first: 0}},
        {"unit": "pounds"},
        {"candidates": ["nobody"]},
    ):
        with pytest.raises(argmap.ArgmapError):
            m.find_out(**wrong)
    with pytest.raises(ParameterError, match="for certain"):
        m.find_out(given={"makes_sense": True})


def test_linked_premises_tell_more_together_than_alone():
    b = MapBuilder("Both", conclusion="both")
    parts = [b.claim(f"Part {at}", id=f"part_{at}", prior=0.5) for at in range(3)]
    b.support(parts, b.claim("Both", id="both", prior=0.0))
    found = b.build().find_out(questions=2)
    alone = [found.row(key)["bits"] for key in found.pair]
    assert found.together > sum(alone)
    assert "more than the two alone" in " ".join(found.words)


def test_what_is_stated_stands_beside_what_reasons_deliver():
    for seed in range(30):
        m = random_map(seed, switches=10)
        worlds = Worlds(_Reading(m.document))
        for row in m.stated(top=None):
            off = ~worlds.switch[row["id"]]
            if worlds.weight[off].sum() > 0:
                assert row["delivered"] == pytest.approx(worlds.share(worlds.holds(row["id"]), off), abs=1e-12)
            assert row["gap"] == pytest.approx(logit(row["stated"]) - logit(row["delivered"]), abs=1e-6)
    leaf = MapBuilder("Leaf")
    leaf.claim("Alone")
    assert "no reasons" in leaf.build().stated().words[0]


def test_scenarios_and_slopes_of_chances_are_those_of_single_scorings():
    for seed in range(5):
        m = random_map(seed)
        n, target = m.network, m.network.ids[-1]
        rows = np.tile(n.base, (3, 1))
        changed = np.random.default_rng(seed).integers(0, len(n.ids), 3)
        rows[range(3), changed] = (0.25, 0.0, 1.0)
        batch = n.score_many(rows, PROBABILITY)
        aimed = n.score_many(rows, PROBABILITY, targets=[target], engine="compiled")
        assert batch.kind == "probability"
        for at, claim in enumerate(changed.tolist()):
            given = {} if rows[at, claim] == n.base[claim] else {n.ids[claim]: float(rows[at, claim])}
            alone = n.under(semantics=PROBABILITY, prior=given).scores.final
            assert np.allclose(batch.final[at], alone, rtol=0, atol=1e-12)
            assert aimed.final[at, 0] == pytest.approx(alone[-1], abs=1e-12)
        gradient = n.gradient(target, PROBABILITY)
        for at, key in enumerate(n.columns.relation_ids):
            low, high = n.score_many(semantics=PROBABILITY, strength=[{key: 0.0}, {key: 1.0}], targets=[target]).final[
                :, 0
            ]
            assert m.score(PROBABILITY, strength={key: 0.0})[target] == pytest.approx(low, abs=1e-12)
            assert gradient.strength[at] == pytest.approx(high - low, abs=1e-11)


def test_other_questions_take_chances():
    m = argmap.load("maps/anthropic-strategy.yaml")
    now = m.score(PROBABILITY).conclusion
    drawn = m.sample(priors={"p5_net_gain": argmap.Uniform(0, 1)}, samples=50, semantics=PROBABILITY)
    assert "a chance of the map" in drawn.words[-1]
    assert 0.2 < drawn.estimate().value < 0.31
    removed = m.attribute(method="removal", semantics=PROBABILITY, top=3)
    row = next(iter(removed))
    assert row["contribution"] == pytest.approx(now - m.score(PROBABILITY, fix={row["id"]: 0.0}).conclusion)
    assert "Scores are chances" in removed.words[-1]
    needed = m.needed(at_least=0.28, semantics=PROBABILITY)
    assert m.score(PROBABILITY, prior=dict(needed.changes)).conclusion >= 0.28 - 1e-9
    moved = m.what_if(fix={"p5_net_gain": 1}, semantics=PROBABILITY)
    assert moved.after.conclusion == pytest.approx(m.cruxes(semantics=PROBABILITY).row("p5_net_gain")["if_true"])

"""One seed, one result: whatever is drawn at once, by numpy or compiled code, from a map or its network."""

import numpy as np
import pytest

import argmap
from argmap import Network
from argmap.arrays import plan
from argmap.semantics import PROBABILITY
from argmap.worlds import draws as drawing
from tests.worlds.enumerated import probabilities, random_map


def layered(claims, seed=0, layers=6):
    r = np.random.default_rng(seed)
    level = np.sort(r.integers(0, layers, claims))
    source, target = r.integers(0, claims, (2, 3 * claims))
    up = level[source] < level[target]
    source, target = source[up], target[up]
    return Network.from_arrays(
        prior=r.random(claims), source=source, target=target, sign=r.choice([1, -1], len(source)),
        strength=np.where(r.random(len(source)) < 0.5, 1.0, r.random(len(source))),
    )  # fmt: skip


def same(one, other):
    assert np.array_equal(one.final, other.final)
    assert np.array_equal(one.base, other.base)
    assert np.array_equal(one.errors, other.errors)
    assert np.array_equal(one.relations, other.relations, equal_nan=True)


@pytest.mark.parametrize("samples", [1, 64, 1000, 5003])
def test_it_makes_no_difference_how_many_worlds_are_taken_at_once(samples, monkeypatch):
    m = random_map(7)
    whole = m.network.score(PROBABILITY, samples=samples)
    monkeypatch.setattr(drawing, "MOST_WORDS", 3)
    same(whole, m.network.score(PROBABILITY, samples=samples))


def test_it_makes_no_difference_whether_levels_are_taken_as_a_whole(monkeypatch):
    network = layered(300)
    wide = network.score(PROBABILITY, samples=2000)
    monkeypatch.setattr(plan, "WIDE", 1000)
    same(wide, layered(300).score(PROBABILITY, samples=2000))
    monkeypatch.setattr(plan, "WIDE", 1)
    m = random_map(11)
    found = m.score(PROBABILITY, samples=20_000)
    assert all(
        abs(found[key] - value) <= 4 * found.errors[key] + 1e-12 for key, value in probabilities(m.document).items()
    )


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_compiled_code_draws_the_same_bits(threads):
    pytest.importorskip("numba")
    for network in (layered(300, seed=1), random_map(3).network, random_map(4).network):
        for samples in (1, 130, 3000):
            plain = network.score(PROBABILITY, samples=samples, seed=5, engine="plain")
            same(plain, network.score(PROBABILITY, samples=samples, seed=5, engine="compiled", threads=threads))


@pytest.mark.parametrize("seed", range(8))
def test_a_network_has_the_probabilities_of_its_map(seed):
    m = random_map(seed)
    for asked in ({}, {"samples": 500}):
        scores, network = m.score(PROBABILITY, **asked), m.network.score(PROBABILITY, **asked)
        found = dict(zip(m.network.ids, network.final.tolist(), strict=True))
        assert found == pytest.approx(dict(scores), abs=1e-14)
        assert network.kind == scores.kind == "probability"


def test_what_a_change_does_not_touch_keeps_its_score_to_the_last_digit():
    m = argmap.load("maps/anthropic-strategy.yaml")
    before = m.score(PROBABILITY, samples=2000)
    after = m.score(PROBABILITY, samples=2000, fix={"p5_net_gain": 1.0})
    moved = {row["id"] for row in before.diff(after)}
    assert {"p5_net_gain", "makes_sense"} <= moved
    assert len(moved) < 10
    assert after["makes_sense"] > before["makes_sense"]


def test_another_seed_gives_other_worlds():
    m = random_map(2)
    assert dict(m.score(PROBABILITY, samples=500, seed=1)) != dict(m.score(PROBABILITY, samples=500, seed=2))


def test_a_part_of_a_map_or_network_keeps_its_errors():
    m = random_map(5)
    part = m.focus("c2", up=0, down=0).score(PROBABILITY, samples=100)
    assert set(part.errors) == set(part) == {"c2"}
    scores = m.network.score(PROBABILITY, samples=100)
    seen = m.network.focus("c2", up=0, down=0, scores=scores).score(PROBABILITY)
    assert seen.kind == "probability"
    assert dict(seen.errors) == dict(part.errors)


def test_a_long_chain_is_counted_without_recursion():
    claims = 20_000
    network = Network.from_arrays(
        prior=np.r_[0.5, np.zeros(claims - 1)], source=np.arange(claims - 1), target=np.arange(1, claims),
        sign=np.ones(claims - 1, dtype=int),
    )  # fmt: skip
    scores = network.score(PROBABILITY, samples=640)
    assert (scores.final[1:] == scores.final[1]).all()
    assert abs(scores.final[-1] - 0.5) < 4 * scores.errors[-1]


def test_what_is_certain_has_no_error_and_what_is_open_has_one():
    b = argmap.MapBuilder("Certain")
    sure, open_ = b.claim("Sure", prior=1.0), b.claim("Open", prior=1e-9)
    told, hinted = b.claim("Told", prior=0.0), b.claim("Hinted", prior=0.0)
    b.support(sure, told)
    b.support(open_, hinted)
    scores = b.build().score(PROBABILITY, samples=1000)
    assert (scores[told], scores.errors[told]) == (1.0, 0.0)
    assert scores[hinted] == 0.0
    assert 0.0005 < scores.errors[hinted] < 0.002
    assert (scores[open_], scores.errors[open_]) == (1e-9, 0.0)

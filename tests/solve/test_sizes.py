"""Long chains, long rings and large hubs are legal maps: nothing recurses and nothing grows with the square."""

import time

import numpy as np
import pytest

from argmap import ArgumentMap, Network
from argmap.model import Document

MANY = 100_000


def in_time(network, semantics, *, seconds=20.0):
    begin = time.perf_counter()
    scores = network.score(semantics)
    assert time.perf_counter() - begin < seconds
    assert scores.converged
    return scores


def ones(number, sign):
    return np.full(number, sign)


@pytest.mark.parametrize(
    ("semantics", "sign", "last"),
    [
        ("df_quad", 1, 1.0),
        ("df_quad", -1, 1 / 3),
        ("h_categoriser", -1, (3**0.5 - 1) / 2),
        ("quadratic_energy", 1, None),
    ],
)
def test_a_chain(semantics, sign, last):
    place = np.arange(MANY - 1)
    network = Network.from_arrays(
        prior=np.full(MANY, 0.5), source=place, target=place + 1, sign=ones(MANY - 1, sign)
    )  # fmt: skip
    final = in_time(network, semantics).final
    if last is None:  # x = 1/2 + 1/2 x^2 / (1 + x^2), from 1/2 upwards
        last = final[-2]
        assert last == pytest.approx(0.5 + 0.5 * last**2 / (1 + last**2), abs=1e-12)
    assert final[-1] == pytest.approx(last, abs=1e-12)


@pytest.mark.parametrize(
    ("claims", "prior", "method", "score"), [(MANY, 0.5, "iteration", 1 / 3), (10_000, 1.0, "dynamics", 0.5)]
)
def test_a_ring(claims, prior, method, score):
    place = np.arange(claims)
    network = Network.from_arrays(
        prior=np.full(claims, prior), source=place, target=(place + 1) % claims, sign=ones(claims, -1)
    )
    scores = in_time(network, "df_quad")
    (component,) = scores.components
    assert (component.method, component.size, len(component.members)) == (method, claims, claims)
    assert scores.final == pytest.approx(np.full(claims, score), abs=1e-9)


def test_a_hub():
    place = np.arange(1, MANY + 1)
    prior = np.full(MANY + 1, 1e-5)
    prior[0] = 0.5
    network = Network.from_arrays(
        prior=prior, source=place, target=np.zeros(MANY, dtype=int), sign=ones(MANY, 1)
    )  # fmt: skip
    assert in_time(network, "df_quad").final[0] == pytest.approx(1 - 0.5 * (1 - 1e-5) ** MANY, abs=1e-9)
    assert in_time(network, "mlp").final[0] == pytest.approx(1 / (1 + np.exp(-1.0)), abs=1e-9)
    assert in_time(network, "quadratic_energy").final[0] == pytest.approx(0.75, abs=1e-9)
    assert in_time(network, "euler_top").final[0] == pytest.approx(0.5, abs=1e-5)


def test_a_hub_in_a_circle():
    place, centre = np.arange(1, MANY + 1), np.zeros(MANY, dtype=int)
    network = Network.from_arrays(
        prior=np.full(MANY + 1, 0.5), source=np.concatenate([place, centre]), target=np.concatenate([centre, place]),
        sign=ones(2 * MANY, -1),
    )  # fmt: skip
    final = in_time(network, "h_categoriser").final
    assert final[0] == pytest.approx(0.5 / (1 + MANY * final[1]), abs=1e-9)
    assert final[1] == pytest.approx(0.5 / (1 + final[0]), abs=1e-9)


def test_ten_thousand_circles_at_once():
    number = 10_000
    place = np.arange(3 * number)
    network = Network.from_arrays(
        prior=np.full(3 * number, 0.5), source=place, target=place // 3 * 3 + (place + 1) % 3, sign=ones(3 * number, -1)
    )  # fmt: skip
    scores = in_time(network, "df_quad")
    assert len(scores.components) == number
    assert scores.final == pytest.approx(np.full(3 * number, 1 / 3), abs=1e-9)


def test_a_chain_of_circles():
    # Each pair rebuts each other and the first of the next pair: so many components, one after the other.
    number = 1_000
    first, second = 2 * np.arange(number), 2 * np.arange(number) + 1
    network = Network.from_arrays(
        prior=np.full(2 * number, 0.5),
        source=np.concatenate([first, second, second[:-1]]), target=np.concatenate([second, first, first[1:]]),
        sign=ones(3 * number - 1, -1),
    )  # fmt: skip
    scores = in_time(network, "df_quad", seconds=60.0)
    assert len(scores.components) == number
    one, two = scores.final[-2:]
    assert (one, two) == pytest.approx((0.5 * (1 - two) * (1 - scores.final[-3]), 0.5 * (1 - one)), abs=1e-9)


def test_a_long_chain_of_undercuts_in_a_document():
    number = 3_000
    claims = {f"c{place}": {"text": "A claim.", "prior": 1.0} for place in range(number)}
    relations = [{"id": "r0", "premises": ["c0"], "supports": "target"}]
    relations += [
        {"id": f"r{place}", "premises": [f"c{place}"], "undercuts": f"r{place - 1}"} for place in range(1, number)
    ]
    claims["target"] = {"text": "The target.", "prior": 0.0}
    m = ArgumentMap(Document.from_tree({"argmap": 1, "title": "Undercuts", "claims": claims, "relations": relations}))
    scores = m.score()
    assert scores["target"] == 0.0  # every second one falls, the last one stands
    assert scores.relations[f"r{number - 1}"] == 1.0
    assert scores.relations["r1"] == 1.0

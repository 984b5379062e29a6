"""`Network.from_arrays`: whole columns are checked, and all that is wrong with them is told at once."""

import numpy as np
import pytest

import argmap
from argmap import Network, ParameterError


def problems(**columns):
    plain = {"prior": [0.5, 0.5], "source": [0], "target": [1], "sign": [1]}
    with pytest.raises(ParameterError) as caught:
        Network.from_arrays(**plain | columns)
    return [f"{problem.message}. {problem.hint or ''}".strip() for problem in caught.value.problems]


def test_a_network_keeps_the_order_of_claims_and_relations():
    network = Network.from_arrays(
        prior=[0.5, 0.8, 0.4], source=[2, 1, 1], target=[0, 0, 2], sign=[-1, 1, 1], strength=[0.5, 1, 0.25],
        ids=["close", "safety", "vans"],
    )  # fmt: skip
    scores = network.score()
    assert network.ids == ("close", "safety", "vans")
    assert len(network) == len(scores) == 3
    vans = 0.4 + 0.6 * 0.2
    assert scores.final == pytest.approx([0.5 + 0.5 * ((1 - vans / 2) - 0.2), 0.8, vans])
    assert scores.relations == pytest.approx([vans / 2, 0.8, 0.2])
    assert scores.base.tolist() == [0.5, 0.8, 0.4]


def test_claims_without_ids_are_counted_from_0():
    assert Network.from_arrays(prior=[0.5, 0.5], source=[], target=[], sign=[]).ids == ("0", "1")


def test_nothing_at_all_is_a_network():
    network = Network.from_arrays(prior=[], source=[], target=[], sign=[])
    assert network.score().final.tolist() == []


def test_parallel_relations_count_each():
    network = Network.from_arrays(prior=[0.5, 0], source=[0, 0], target=[1, 1], sign=[1, 1])
    assert network.score().final.tolist() == [0.5, 0.75]


def test_scores_are_an_array_for_numpy():
    scores = Network.from_arrays(prior=[0.25, 0.5], source=[0], target=[1], sign=[1]).score()
    assert np.asarray(scores).tolist() == scores.final.tolist()
    assert np.asarray(scores, dtype=np.float32).dtype == np.float32
    assert float(np.mean(scores)) == pytest.approx(scores.final.mean())


def test_what_is_given_back_can_be_changed_without_harm():
    network = Network.from_arrays(prior=[0.25, 0.5], source=[0], target=[1], sign=[1])
    first = network.score()
    np.asarray(first)[:] = 0
    first.base[:] = 0
    assert network.score().final.tolist() == [0.25, 0.625]


def test_networks_say_what_they_are():
    network = Network.from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[1])
    assert repr(network) == "<Network: 2 claims, 1 relation>"
    assert repr(network.score("euler")) == "<NetworkScores euler: 2 claims, converged>"


def test_every_column_that_is_wrong_is_told():
    found = problems(prior=[0.5, 2, -1], source=[0, 3, -1], target=[0, 9], sign=[1, 0, 1], strength=[0.5, np.nan, 1])
    assert found == [
        "prior is 2.0, and 1 more like it. Give numbers in [0, 1].",
        "source is 3, and 1 more like it. There are 3 claims, counted from 0.",
        "target is 9. There are 3 claims, counted from 0.",
        "sign is 0. Use +1 for a support and -1 for a rebuttal.",
        "strength is nan. Give numbers in [0, 1].",
        "target has 2 entries and source has 3. Each relation has one of each.",
    ]


@pytest.mark.parametrize(
    ("column", "message"),
    [
        ({"prior": [[0.5, 0.5]]}, "prior has shape (1, 2). Give one row of numbers."),
        ({"prior": ["high", "low"]}, "prior holds something that is not a number."),
        ({"source": [0.5]}, "source is not one row of whole numbers."),
        ({"target": [[1]]}, "target is not one row of whole numbers."),
        ({"sign": ["+"]}, "sign is not one row of whole numbers."),
        ({"source": [[1], [2, 3]]}, "source is not one row of whole numbers."),
    ],
)
def test_a_column_of_the_wrong_sort_is_told(column, message):
    assert problems(**column) == [message]


@pytest.mark.parametrize(
    ("ids", "message"),
    [
        (["a"], "ids has 1 entries and prior has 2."),
        (["a", 2], "ids holds something that is not a text, first at 1."),
        (["a", "a"], "the id 'a' is there twice. Each claim has its own id."),
    ],
)
def test_ids_are_checked(ids, message):
    assert problems(ids=ids) == [message]


def test_a_map_gives_its_network():
    b = argmap.MapBuilder("Umbrella")
    b.support(b.claim("Rain", id="rain", prior=0.7), b.claim("Take it", id="take", prior=0.1))
    m = b.build()
    assert m.network.ids == ("rain", "take")
    assert m.network.score().final.tolist() == list(m.score().values())
    assert m.focus("rain", up=0, down=0).network.ids == ("rain", "take")  # of the whole map

"""A part of a network as a map, and the best supported claims."""

import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.columns.around import claims_around, relations_among
from argmap.columns.columns import Columns
from argmap.columns.names import NumberNames
from argmap.maths.chains import spread


@pytest.fixture(name="network")
def _network():
    return argmap.Network.from_arrays(
        prior=[0.2, 0.9, 0.6, 0.4], source=[1, 2, 3], target=[0, 0, 2], sign=[1, -1, 1],
        ids=["close", "safety", "vans", "kerb"],
    )  # fmt: skip


def test_a_part_is_drawn_with_the_scores_of_the_whole(network):
    part = network.focus("close", up=0, down=1)
    whole = dict(zip(network.ids, network.score().final.tolist(), strict=True))
    assert list(part.document.claims) == ["close", "safety", "vans"]
    assert part.score()["vans"] == whole["vans"] == pytest.approx(0.76)
    assert "[vans] objection, score 0.76, 0.60 before any argument" in part.outline()
    assert network.focus("close", up=0, down=1, scores=False).score()["vans"] == 0.6


def test_a_part_of_a_part_keeps_the_scores(network):
    part = network.focus("close").focus("vans", up=0, down=0)
    assert part.score()["vans"] == pytest.approx(0.76)


def test_a_relation_can_be_looked_at(network):
    assert list(network.focus("2", up=0, down=1, scores=False).document.claims) == ["vans", "kerb"]
    with pytest.raises(argmap.UnknownIdError, match=r"unknown claim or relation 'van'\. Did you mean 'vans'"):
        network.focus("van")


@pytest.mark.parametrize("choices", [{"prior": {"vans": 1.0}}, {"fix": {}}, {"min_reliability": 0.5}, {"join": "min"}])
def test_a_part_has_no_other_scores_than_those_it_came_with(network, choices):
    with pytest.raises(argmap.ParameterError, match=r"scores that it was taken with.*scores=False"):
        network.focus("close").score(**choices)


def test_what_needs_the_whole_is_refused(network):
    part = network.focus("close")
    with pytest.raises(argmap.ParameterError, match="scored by 'df_quad', not by 'mlp'"):
        part.score("mlp")
    assert network.focus("close", semantics="mlp").score("mlp").semantics == "mlp"
    with pytest.raises(argmap.ParameterError, match="a part of a network"):
        part.objections()
    with pytest.raises(argmap.ParameterError, match="a part of a network"):
        _ = part.network


def test_scores_of_another_network_are_refused(network):
    other = argmap.Network.from_arrays(prior=[0.5], source=[], target=[], sign=[]).score()
    for ask in (network.top, lambda *, scores: network.focus("close", scores=scores)):
        with pytest.raises(argmap.ParameterError, match="scores of 1 claims, and the network has 4"):
            ask(scores=other)


def test_a_part_of_a_network_that_did_not_settle_says_so(network):
    scores = network.score()
    restless = replace(scores, solution=replace(scores.solution, converged=False))
    part = network.focus("close", scores=restless)
    with pytest.raises(argmap.ConvergenceError):
        part.score()
    assert part.score(on_divergence="return")["close"] == scores.final[0]
    assert "score 0.3" in part.outline()


def test_top_sorts_like_the_table_of_a_map():
    b = argmap.MapBuilder("Six")
    for place, prior in enumerate([0.5, 0.9, 0.5, 0.1, 0.9, 0.5]):
        b.claim(f"Claim {place}", id=f"c{place}", prior=prior)
    b.question("Why?", id="why")
    m = b.build()
    assert m.network.top(4).rows == m.score().table(top=4).rows
    assert m.network.top(100).rows == m.score().table().rows
    assert len(m.network.top(0)) == 0
    with pytest.raises(argmap.ParameterError, match="whole number from 0"):
        m.network.top(-1)


@given(scores=st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), max_size=12), number=st.integers(0, 13))
def test_top_takes_equal_claims_in_order(scores, number):
    network = argmap.Network.from_arrays(prior=scores, source=[], target=[], sign=[])
    expected = sorted(range(len(scores)), key=lambda place: (-scores[place], place))[:number]
    assert network.top(number).column("id") == tuple(map(str, expected))


@given(st.lists(st.tuples(st.booleans(), st.integers(-1, 11)), min_size=12, max_size=12))
def test_spread_follows_every_chain_and_ring(found):
    marked, target = np.array([one for one, _ in found]), np.array([to for _, to in found])
    expected = []
    for place in range(12):
        seen, here = set(), place
        while here >= 0 and here not in seen:
            seen.add(here)
            here = int(target[here])
        expected.append(any(marked[one] for one in seen))
    assert spread(marked, target).tolist() == expected


def chain_of_undercuts(length):
    """Each relation undercuts the one before it; the first supports claim 1."""
    target = np.arange(1, length + 1, dtype=np.int32)
    target[0] = 1
    return Columns(
        claim_ids=NumberNames(2),
        claim_kind=np.zeros(2, dtype=np.int8),
        claim_prior=np.full(2, 0.5),
        relation_ids=NumberNames(length),
        relation_sign=np.where(np.arange(length) == 0, 1, -1).astype(np.int8),
        relation_target=target,
        premise=np.zeros(length, dtype=np.int32),
    )


def test_a_long_chain_of_undercuts_takes_no_long_time():
    columns = chain_of_undercuts(1_000_000)
    start = time.perf_counter()
    assert len(relations_among(columns, np.array([0, 1]))) == 1_000_000
    with pytest.raises(argmap.ParameterError, match="too many relations"):
        claims_around(columns, "1", up=0, down=1, limit=1000)
    assert time.perf_counter() - start < 20


def test_a_part_that_grows_too_large_is_refused_at_once():
    number = 200_000
    hub = argmap.Network.from_arrays(
        prior=np.full(number, 0.5),
        source=np.arange(1, number),
        target=np.zeros(number - 1, dtype=int),
        sign=np.ones(number - 1, dtype=int),
    )
    with pytest.raises(argmap.ParameterError, match=r"too many relations \(the limit is 100000\) stand around '0'"):
        hub.focus("0")
    with pytest.raises(argmap.ParameterError, match=r"too many claims \(the limit is 1\)"):
        hub.focus("17", up=1, down=0, limit=1)
    assert list(hub.focus("17", up=1, down=0, scores=False).document.claims) == ["_0", "_17"]


@pytest.mark.parametrize("wrong", [-1, 1.5, True, "2"])
def test_steps_are_whole_numbers(network, wrong):
    with pytest.raises(argmap.ParameterError, match="whole number of steps"):
        network.focus("close", up=wrong)

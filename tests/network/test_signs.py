"""Whether nodes raise or lower a target: against every way walked one by one, and the two searches against each other."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.arrays.signed_reach import LOWERS, MIXED, NONE, RAISES, signs
from tests.analysis.street import street
from tests.compiled.networks import CYCLIC, SHAPES, draw_map, draw_network
from tests.gradient.differences import document_of
from tests.network.walks import signs_by_powers, signs_by_ways
from tests.shared.examples import examples

seeds = st.integers(0, 2**32 - 1)
CODES = {frozenset(): NONE, frozenset({1}): RAISES, frozenset({-1}): LOWERS, frozenset({1, -1}): MIXED}


def by_id(network, target):
    """The plain search, by claim id."""
    node = int(network.arrays.claim_node[network.ids.position(target)])
    found = signs(network.arrays, node)[network.arrays.claim_node]
    return dict(zip(network.ids, found.tolist(), strict=True))


@given(seeds, st.integers(1, 8))
def test_every_way_walked_one_by_one_says_the_same(seed, target):
    document = document_of(np.random.default_rng(seed), join="product")
    ways = signs_by_powers(document, f"c{target}")
    found = by_id(argmap.Network.from_document(document), f"c{target}")
    assert found == {claim: CODES[frozenset(ways.get(claim, ()))] for claim in document.claims}


@given(seeds, st.data())
def test_ways_without_circles_are_those_that_pass_nothing_twice(seed, data):
    r = np.random.default_rng(seed)
    claims = int(r.integers(2, 8))
    pairs = [(low, high) for high in range(claims) for low in range(high) if r.random() < 0.5]
    b = argmap.MapBuilder("Small")
    ids = [b.claim(f"Claim {at}", id=f"c{at}") for at in range(claims)]
    steps = [(b.support if r.random() < 0.5 else b.rebut)([ids[low]], ids[high]) for low, high in pairs]
    for step, (_, high) in zip(steps, pairs, strict=True):
        if r.random() < 0.3:
            (b.undercut if r.random() < 0.7 else b.support)([ids[int(r.integers(0, high))]], step)
    document = b.build().document
    target = data.draw(st.sampled_from(ids))
    ways = signs_by_ways(document, target)
    found = by_id(argmap.Network.from_document(document), target)
    assert found == {claim: CODES[frozenset(ways.get(claim, ()))] for claim in document.claims}


@examples(200)
@given(seeds, st.booleans())
def test_maps_that_run_in_circles(seed, cyclic):
    document = draw_map(seed, cyclic=cyclic).document
    target = f"c{np.random.default_rng(seed).integers(0, len(document.claims))}"
    ways = signs_by_powers(document, target)
    found = by_id(argmap.Network.from_document(document), target)
    assert found == {claim: CODES[frozenset(ways.get(claim, ()))] for claim in document.claims}


@pytest.mark.parametrize("shape", SHAPES)
@given(seed=seeds)
def test_compiled_code_finds_the_same_as_the_plain_search(shape, seed):
    pytest.importorskip("numba")
    network = draw_network(shape, seed, most=60 if shape in CYCLIC else 300)
    r = np.random.default_rng(seed)
    for target in r.integers(0, len(network), 3).tolist():
        plain = signs(network.arrays, target)
        np.testing.assert_array_equal(signs(network.arrays, target, layout=network.layout), plain)


@given(seeds, st.booleans())
def test_compiled_code_goes_through_relations_and_sources(seed, cyclic):
    pytest.importorskip("numba")
    network = draw_map(seed, cyclic=cyclic).network
    for node in range(0, len(network.arrays), 7):
        plain = signs(network.arrays, node)
        np.testing.assert_array_equal(signs(network.arrays, node, layout=network.layout), plain)


def test_a_street():
    found = by_id(street().network, "close")
    assert found == {
        "close": RAISES, "injuries": RAISES, "duty": RAISES, "study": RAISES,
        "vans": LOWERS, "no_vans": LOWERS,  # a restatement does what its original does
        "early": RAISES, "lighting": LOWERS,
        "quiet": RAISES, "pleasant": RAISES,  # they run in a circle
        "aside": NONE,
    }  # fmt: skip


def test_what_is_said_against_a_source_lowers_what_rests_on_its_word():
    b = argmap.MapBuilder("Hearsay")
    near = b.source("A witness", id="near")
    far = b.source("Somebody", id="far", via=near)
    close, told = b.claim("Close", id="close"), b.claim("Told", id="told", said_by=far)
    b.rebut([told], close)
    b.undercut([b.claim("The witness lies", id="lies")], near)
    found = by_id(b.build().network, "close")
    assert (found["told"], found["lies"]) == (LOWERS, RAISES)
    assert by_id(b.build().network, "told")["lies"] == LOWERS


def test_a_circle_with_one_rebuttal_mixes_everything_in_it():
    network = argmap.Network.from_arrays(prior=[0.5] * 4, source=[0, 1, 2, 3], target=[1, 2, 0, 0], sign=[1, 1, -1, 1])
    assert signs(network.arrays, 0).tolist() == [MIXED] * 4


def test_a_long_chain_and_a_large_ring_take_one_search():
    pytest.importorskip("numba")
    number = 200_000
    for source in (np.arange(number - 1), np.arange(number)):  # the ring closes
        sign = np.ones(len(source), dtype=int)
        sign[0] = -1
        network = argmap.Network.from_arrays(
            prior=np.full(number, 0.5), source=source, target=(source + 1) % number, sign=sign
        )
        target = number - 1
        plain = signs(network.arrays, target)
        assert plain[0] == (LOWERS if len(source) < number else MIXED)
        np.testing.assert_array_equal(signs(network.arrays, target, layout=network.layout), plain)

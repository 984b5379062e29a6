"""The shortest way from each claim to a target: its length against another search, its names by hand."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.arrays.paths import CUT, LONGEST, shortest_ways
from tests.analysis.street import street
from tests.compiled.networks import draw_map
from tests.network.walks import steps
from tests.shared.examples import examples

seeds = st.integers(0, 2**32 - 1)


def ways_to(network, target):
    node = int(network.arrays.claim_node[network.ids.position(target)])
    return shortest_ways(network.arrays, network.columns, node)


def named(network, claim, target):
    node = int(network.arrays.claim_node[network.ids.position(claim)])
    return ways_to(network, target).named([node])[0]


def distances(document, target):
    """The least number of relations and of words taken on trust, by relaxing every step until nothing gets shorter."""
    found = {target: 0}
    while True:
        before = dict(found)
        for giver, taker, _ in steps(document):
            if taker in found:
                cost = 0 if giver in document.claims and taker in document.relations else 1
                found[giver] = min(found.get(giver, np.inf), found[taker] + cost)
        if found == before:
            return found


@examples(300)
@given(seeds, st.booleans())
def test_depth_is_the_least_number_of_steps(seed, cyclic):
    document = draw_map(seed, cyclic=cyclic).document
    target = f"c{np.random.default_rng(seed).integers(0, len(document.claims))}"
    network = argmap.Network.from_document(document)
    depth = ways_to(network, target).depth[network.arrays.claim_node]
    expected = distances(document, target)
    assert dict(zip(network.ids, depth.tolist(), strict=True)) == {
        claim: expected.get(claim, -1) for claim in document.claims
    }


@examples(300)
@given(seeds, st.booleans())
def test_a_way_is_made_of_steps_of_the_map(seed, cyclic):
    document = draw_map(seed, cyclic=cyclic).document
    network = argmap.Network.from_document(document)
    ways = ways_to(network, "c1")
    near = {(giver, taker) for giver, taker, _ in steps(document)}
    reached = [at for at in range(len(network)) if ways.depth[network.arrays.claim_node[at]] > 0]
    for at, way in zip(reached, ways.named(network.arrays.claim_node[reached].tolist()), strict=True):
        assert (way.names[0], way.names[-1]) == (network.ids[at], "c1")
        assert all(step in near for step in zip(way.names, way.names[1:], strict=False))


def test_ways_in_a_street():
    network = street().network
    assert named(network, "injuries", "close").names == ("injuries", "safety", "close")
    assert named(network, "lighting", "close").names == ("lighting", "lamps", "safety", "close")
    assert named(network, "early", "close").names == ("early", "timing", "vans", "trade", "close")
    assert named(network, "quiet", "close").names == ("quiet", "calm", "pleasant", "nice", "close")
    assert named(network, "no_vans", "close").names == ("vans", "trade", "close")


def test_a_way_through_sources():
    b = argmap.MapBuilder("Hearsay")
    near = b.source("A witness", id="near")
    far = b.source("Somebody", id="far", via=near)
    told = b.claim("Told", id="told", said_by=far)
    b.undercut([b.claim("The witness lies", id="lies")], near, id="doubt")
    network = b.build().network
    assert named(network, "lies", told).names == ("lies", "doubt", "near", "far", "told")
    assert ways_to(network, told).depth[network.arrays.claim_node].tolist() == [0, 3]


def test_relations_without_an_id_are_not_spoken_of_unless_an_undercut_works_along_them():
    b = argmap.MapBuilder("Street")
    vans, close = b.claim("Vans", id="vans"), b.claim("Close", id="close")
    step = b.rebut([vans], close)
    b.undercut([b.claim("Permits", id="permits")], step)
    network = b.build().network
    assert named(network, "vans", "close").spoken == ("vans", "close")
    assert named(network, "permits", "close").spoken == ("permits", "vans.rebuts.close", "close")
    assert named(network, "permits", "close").names == (
        "permits", "permits.undercuts.vans.rebuts.close", "vans.rebuts.close", "close"
    )  # fmt: skip


def test_a_very_long_way_is_named_at_its_beginning_and_its_end():
    number = 100_000
    network = argmap.Network.from_arrays(
        prior=np.full(number, 0.5),
        source=np.arange(number - 1),
        target=np.arange(1, number),
        sign=np.ones(number - 1, dtype=int),
    )
    ways = shortest_ways(network.arrays, network.columns, number - 1)
    assert ways.depth[0] == number - 1
    way = ways.named([0])[0]
    assert way.spoken == (*map(str, range(LONGEST + 1)), CUT, str(number - 1))

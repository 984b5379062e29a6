"""Exact chances are those that libraries for Bayesian networks find; what is not installed is passed over, and said."""

import numpy as np
import pytest

import argmap
from argmap.worlds.exact.exact_chances import exact_chances
from argmap.worlds.rows import rows_of_arrays
from benchmarks.chance_peers import CHANCE_PEERS, written_out
from tests.worlds.enumerated import random_map


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("peer", CHANCE_PEERS, ids=lambda peer: peer.name)
def test_a_peer_finds_the_same_chances(peer):
    if peer.missing:
        pytest.skip(peer.missing)
    compared = 0
    for seed in range(8):
        arrays = random_map(seed).network.switched
        found = exact_chances(arrays, rows_of_arrays(arrays), {}).chances()
        for node in np.unique(arrays.claim_node).tolist()[-3:]:
            assert peer.ask(peer.build(written_out(arrays, node)), node) == pytest.approx(found[node], abs=1e-8)
            compared += 0 < found[node] < 1
    assert compared > 8
    seed_map = argmap.load("maps/anthropic-strategy.yaml").network
    arrays = seed_map.switched
    node = int(arrays.claim_node[seed_map.ids.position("makes_sense")])
    expected = exact_chances(arrays, rows_of_arrays(arrays), {}, targets=[node]).chances()[node]
    assert peer.ask(peer.build(written_out(arrays, node)), node) == pytest.approx(expected, abs=1e-8)

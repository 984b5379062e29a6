"""Networks whose relations have no ids of their own are asked as others are, before and after they were saved."""

import pytest

import argmap
from argmap import Network


def unnamed():
    return Network.from_arrays(
        prior=[0.5, 0.8, 0.4, 0.3], source=[1, 2, 3], target=[0, 0, 0], sign=[1, -1, -1], strength=[0.5, 1.0, 1.0],
        ids=["close", "safety", "vans", "noise"],
    )  # fmt: skip


@pytest.mark.parametrize("saved", [False, True])
def test_explain_and_objections_name_relations_after_what_they_join(saved, tmp_path):
    network = unnamed()
    if saved:
        network.save(tmp_path / "street.argmap-network")
        network = Network.load(tmp_path / "street.argmap-network")
    as_map = network.to_map()
    assert str(network.explain("close")) == str(as_map.explain("close"))
    found = network.objections(target="close")
    assert list(found.table.column("relation")) == ["vans.rebuts.close", "noise.rebuts.close"]
    assert found.table.rows == as_map.objections(target="close").table.rows


def test_two_steps_that_are_one_relation_keep_the_names_of_the_others(tmp_path):
    b = argmap.MapBuilder("Sky", conclusion="walk")
    clear, grey, walk = b.claim("Clear", id="clear"), b.claim("Grey", id="grey"), b.claim("Walk", id="walk")
    b.rebut(clear, grey, mutual="contrary")
    b.rebut(grey, walk)
    as_map = b.build()
    as_map.network.save(tmp_path / "sky.argmap-network")
    network = Network.load(tmp_path / "sky.argmap-network")
    assert network.objections(target="walk").table.rows == as_map.objections(target="walk").table.rows
    assert str(network.explain("walk")) == str(as_map.explain("walk"))

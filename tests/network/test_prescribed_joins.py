"""A semantics that says how premises are joined is followed wherever a network is scored."""

import numpy as np
import pytest

import argmap


@pytest.fixture
def network():
    b = argmap.MapBuilder("Linked", conclusion="end")
    end = b.claim("The end", id="end", prior=0.2)
    premises = [b.claim("One", id="one", prior=0.5), b.claim("Two", id="two", prior=0.8)]
    b.support(premises, end, id="step")
    return b.build().network


@pytest.mark.parametrize("engine", ["plain", "compiled"])
def test_the_weakest_link_counts_in_a_network_too(network, engine):
    if engine == "compiled":
        pytest.importorskip("numba")
    assert network.score(engine=engine).final[0] == pytest.approx(0.2 + 0.8 * 0.4)
    assert network.score("weakest_link", engine=engine).final[0] == pytest.approx(0.2 + 0.8 * 0.5)
    assert network.score_many(np.array([[0.2, 0.5, 0.8]]), "weakest_link", engine=engine).final[0, 0] == pytest.approx(
        0.6
    )
    assert network.session("weakest_link", engine=engine)["end"] == pytest.approx(0.6)
    assert network.gradient("end", "weakest_link", engine=engine).prior == pytest.approx([0.5, 0.8, 0.0])

"""Laws of chances, on any map: total probability, Bayes both ways, and that what is given is certain."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap import MapBuilder, ParameterError
from argmap.scoring.network_chances import NetworkChances
from argmap.semantics import PROBABILITY
from argmap.worlds.exact.exact_chances import ImpossibleError
from tests.shared.examples import examples
from tests.shared.maps import maps

numbers = st.one_of(st.sampled_from([0.0, 1.0, 0.5]), st.floats(1e-6, 1.0))


@st.composite
def asked(draw):
    """A map of any size, to be asked for chances, and three of its nodes."""
    m = draw(maps(acyclic=True, most_claims=9, most_relations=14, numbers=numbers))
    network = m.under(semantics="probability", join="product").network
    chances = NetworkChances(network)
    nodes = st.integers(0, len(chances.arrays) - 1)
    return chances, *(draw(nodes) for _ in range(3))


def chance(asked, given):
    """How likely something is, given nothing."""
    try:
        return float(np.exp(asked.given(given).log))
    except ImpossibleError:
        return 0.0


@given(asked())
@examples(400)
def test_what_is_so_either_way_adds_up(drawn):
    chances, x, y, z = drawn
    assert chances.given({}).log == pytest.approx(0.0, abs=1e-12)
    before, known = chances.given({}).chances()[x], {} if z == y else {z: True}
    assume(chance(chances, known) > 1e-9)
    total = 0.0
    for so in (True, False):
        if weight := chance(chances, {**known, y: so}):
            total += weight * chances.given({**known, y: so}).chances()[x]
    expected = before if not known else chances.given(known).chances()[x] * chance(chances, known)
    assert total == pytest.approx(expected, abs=1e-12)


@given(asked())
@examples(400)
def test_bayes_holds_both_ways(drawn):
    chances, x, y, _ = drawn
    px, py = chance(chances, {x: True}), chance(chances, {y: True})
    assume(px > 1e-9 and py > 1e-9)
    one = chances.given({y: True}).chances()[x] * py
    other = chances.given({x: True}).chances()[y] * px
    assert one == pytest.approx(other, abs=1e-12)
    if x != y:
        assert one == pytest.approx(chance(chances, {x: True, y: True}), abs=1e-12)


@given(asked())
@examples(400)
def test_what_is_given_is_certain_and_so_are_its_switches_possible(drawn):
    chances, x, _, _ = drawn
    for so in (True, False):
        if not chance(chances, {x: so}):
            continue
        found = chances.given({x: so})
        assert found.chances()[x] == pytest.approx(float(so), abs=1e-12)
        switches = found.switched_on()
        assert ((switches >= 0.0) & (switches <= 1.0)).all()
        assert not found.of(lambda one: one.chances(), np.zeros(len(chances.arrays))).max() > 1.0


def test_numbers_that_are_all_but_0_neither_warn_nor_give_what_is_no_chance():
    b = MapBuilder("Tiny")
    parts = [b.claim(f"Part {at}", prior=1e-200) for at in range(2)]
    b.support(parts, b.claim("Both", id="both", prior=0.0))
    b.support("both", b.claim("More", id="more", prior=0.5))
    m = b.build()
    assert m.score(PROBABILITY)["both"] == 0.0
    assert m.score(PROBABILITY, given={"more": True})["more"] == 1.0
    with pytest.raises(ParameterError, match="in no world"):
        m.score(PROBABILITY, given={"both": True})

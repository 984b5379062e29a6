"""Questions that would take minutes are refused with advice, or cut short, and the words say so."""

import numpy as np
import pytest

import argmap
from argmap.analysis.attribute.work import attribute
from argmap.analysis.load_bearing.work import load_bearing
from argmap.analysis.sample.work import sample


def reasons(claims, *, ring=False):
    """A conclusion with so many reasons, or a ring of so many claims."""
    b = argmap.MapBuilder("Many", conclusion="c0")
    for at in range(claims):
        b.claim(f"Claim {at}", id=f"c{at}", prior=0.5)
    for at in range(1, claims):
        b.support([f"c{at}"], f"c{at - 1}" if ring else "c0", strength=0.0001)
    if ring:
        b.rebut(["c0"], f"c{claims - 1}")
    return b.build()


def test_a_change_among_more_than_a_thousand_claims_is_refused_with_advice():
    m = reasons(1_100)
    with pytest.raises(argmap.ParameterError, match=r"1,099 claims would have to be tried.*Name those that may change"):
        m.needed(at_least=0.9)
    found = m.needed(at_least=m.score()["c0"] + 1e-5, claims=["c1", "c2"])
    assert found.reached
    assert set(found.changes) <= {"c1", "c2"}


def test_a_large_circle_is_refused_with_advice_where_every_claim_would_be_tried():
    with pytest.raises(argmap.ParameterError, match="Ask about a claim on which less bears"):
        reasons(2_500, ring=True).load_bearing(below=0.4)


def test_a_search_that_would_take_minutes_is_cut_short_and_says_so():
    size, rng = 70, np.random.default_rng(0)
    b = argmap.MapBuilder("Knot", conclusion="c0")
    for at in range(size):
        b.claim(f"Claim {at}", id=f"c{at}", prior=0.5)
    for at in range(size):
        for other in range(size):
            if at != other:
                (b.support if rng.random() < 0.5 else b.rebut)([f"c{at}"], f"c{other}")
    m = b.build()
    now = m.score("euler_top")["c0"]
    found = m.load_bearing(below=now * 0.9, semantics="euler_top", limit=10**9)
    assert not found.complete
    assert any("would take minutes in this map" in sentence for sentence in found.words)


def test_a_search_for_sets_ends_when_its_time_is_up_and_says_so():
    found = load_bearing(reasons(30).network, below=0.5, target="c0", seconds=0.0)
    assert (found.searched, found.complete) == (1, False)
    assert any("would take minutes in this map" in sentence for sentence in found.words)
    assert load_bearing(reasons(30).network, below=0.5, target="c0").complete


@pytest.mark.parametrize("method", ["removal", "intrinsic_removal"])
def test_removal_ends_when_its_time_is_up_and_says_how_many_it_tells(method):
    network = reasons(150).network
    found = attribute(network, "c0", method=method, seconds=0.0)
    assert (len(found), found.players) == (0, 149)
    assert found.words[1].startswith("There was time for 0 of the 149 claims that bear on it")
    assert len(attribute(network, "c0", method=method)) == 149


def test_draws_end_when_the_time_is_up_and_it_is_said_how_many_there_are():
    network = reasons(20).network
    cut = sample(network, n=5_000, concentration=10, target="c0", seconds=0.0)
    whole = sample(network, n=5_000, concentration=10, target="c0")
    assert cut.n == 1_024
    assert cut.words[1] == "There was time for 1,024 of the 5,000 draws that were asked for."
    assert np.array_equal(cut.scores["c0"], whole.scores["c0"][:1_024])


@pytest.mark.parametrize("asked", ["needed", "load_bearing"])
def test_a_ring_of_a_thousand_is_refused_with_advice(asked):
    m = reasons(1_000, ring=True)
    with pytest.raises(argmap.ParameterError, match="cruxes"):
        m.needed(at_least=0.9) if asked == "needed" else m.load_bearing(below=0.4)


def test_shares_of_one_relation_of_thousands_of_premises_are_refused_with_advice():
    number = 5_000
    b = argmap.MapBuilder("Linked", conclusion="c")
    b.support([b.claim(f"Part {at}", id=f"p{at}", prior=0.999) for at in range(number)], b.claim("C", id="c"))
    with pytest.raises(argmap.ParameterError, match=r"5,000 claims bear on 'c'.*Ask for the gradient"):
        b.build().attribute()


def test_a_change_in_a_knot_of_sixty_is_refused_with_advice():
    b = argmap.MapBuilder("Knot", conclusion="c0")
    names = [b.claim(f"Claim {at}", id=f"c{at}", prior=0.5) for at in range(60)]
    for one in names:
        for other in names:
            if one != other:
                b.rebut(one, other)
    with pytest.raises(argmap.ParameterError, match="Name those that may change"):
        b.build().needed(at_least=0.9, semantics="euler_top")

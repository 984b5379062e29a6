"""Questions that would take minutes are refused with advice, or cut short, and the words say so."""

import numpy as np
import pytest

import argmap


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
        reasons(2_500, ring=True).load_bearing(0.4)


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
    found = m.load_bearing(now * 0.9, semantics="euler_top", limit=10**9)
    assert not found.complete
    assert any("would take minutes in this map" in sentence for sentence in found.words)

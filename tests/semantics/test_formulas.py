"""Each published semantics, for one claim and for arrays of claims, against its formula written down once more."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.semantics import PUBLISHED
from tests.shared.maps import degrees
from tests.shared.rules import REBUTTALS_ONLY, RULES

MOST = 5
forces = st.lists(degrees, max_size=MOST)


@st.composite
def claims(draw, semantics):
    """Claims as (base, forces of supports, forces of rebuttals)."""
    supports = st.just([]) if semantics in REBUTTALS_ONLY else forces
    return draw(st.lists(st.tuples(degrees, supports, forces), max_size=6))


def as_arrays(rows):
    force = [number for _, supports, rebuttals in rows for number in (*supports, *rebuttals)]
    sign = [side for _, supports, rebuttals in rows for side in (*[1] * len(supports), *[-1] * len(rebuttals))]
    start = np.cumsum([0, *(len(supports) + len(rebuttals) for _, supports, rebuttals in rows)])
    base = np.array([base for base, _, _ in rows], dtype=float)
    return base, np.array(force, dtype=float), np.array(sign, dtype=np.int8), start


def test_all_twelve_are_there():
    assert list(PUBLISHED) == list(RULES)


@pytest.mark.parametrize("semantics", RULES)
@given(st.data())
def test_one_claim_is_scored_by_the_formula(semantics, data):
    rule = PUBLISHED[semantics].bound(MOST)
    for base, supports, rebuttals in data.draw(claims(semantics)):
        expected = RULES[semantics](base, supports, rebuttals, MOST)
        assert rule.score(base, supports, rebuttals) == pytest.approx(expected, abs=1e-14)


@pytest.mark.parametrize("semantics", RULES)
@given(st.data())
def test_arrays_of_claims_are_scored_as_each_claim_is(semantics, data):
    rule = PUBLISHED[semantics].bound(MOST)
    rows = data.draw(claims(semantics))
    expected = [rule.score(*row) for row in rows]
    assert rule.scores(*as_arrays(rows)).tolist() == pytest.approx(expected, abs=1e-14)


@pytest.mark.parametrize("semantics", RULES)
@pytest.mark.parametrize("base", [0.0, 1e-300, 0.5, 1 - 1e-16, 1.0])
def test_a_hundred_thousand_reasons_leave_the_range_of_no_float(semantics, base):
    many = np.ones(100_000)
    sides = [([], many)] if semantics in REBUTTALS_ONLY else [([], many), (many, []), (many, many)]
    rule = PUBLISHED[semantics].bound(len(many))
    for supports, rebuttals in sides:
        score = rule.score(base, supports, rebuttals)
        assert 0.0 <= score <= 1.0
        found = rule.scores(*as_arrays([(base, list(supports), list(rebuttals))]))
        assert found.tolist() == pytest.approx([score], abs=1e-12)


def test_the_card_counts_only_what_has_a_force():
    rule = PUBLISHED["card_based"]
    assert rule.score(0.8, [], [0.5, 0.0, 0.0]) == pytest.approx(0.8 / (1 + 1 + 0.5))
    assert rule.score(0.8, [], [0.0]) == 0.8


def test_counting_is_bound_to_the_claim_with_most_rebuttals():
    rule = PUBLISHED["counting"]
    assert rule.bound(4).score(1.0, [], [1.0]) == pytest.approx(1 - 0.9 / 4)
    assert rule.bound(0).score(1.0, [], []) == 1.0
    assert rule.with_parameters({"alpha": 0.5}).bound(2).score(1.0, [], [1.0, 1.0]) == pytest.approx(0.5)


def test_euler_never_falls_below_the_square_of_its_base():
    for base in (0.0, 0.3, 0.5, 0.9, 1.0):
        assert PUBLISHED["euler"].score(base, [], [1.0] * 1000) == pytest.approx(base**2)
        assert PUBLISHED["euler_top"].score(base, [], [1.0] * 1000) >= base**2

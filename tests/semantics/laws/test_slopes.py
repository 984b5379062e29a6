"""The analytic derivatives of every semantics are those that a small step shows."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.semantics import PUBLISHED, Modular
from argmap.semantics.modular import AGGREGATIONS, INFLUENCES
from tests.semantics.laws.table import obeying, of_every_semantics
from tests.shared.rules import REBUTTALS_ONLY

STEP = 1e-6
inner = st.floats(0.01, 0.99)


@st.composite
def claims(draw, *, rebuttals_only):
    """Some claims as arrays, away from the ends of the range and from kinks."""
    lengths = draw(st.lists(st.integers(0, 4), min_size=1, max_size=4))
    number = sum(lengths)
    base = np.array(draw(st.lists(inner, min_size=len(lengths), max_size=len(lengths))))
    force = np.array(draw(st.lists(inner, min_size=number, max_size=number)), dtype=float)
    sides = st.just(-1) if rebuttals_only else st.sampled_from([-1, 1])
    sign = np.array(draw(st.lists(sides, min_size=number, max_size=number)), dtype=np.int8)
    return base, force, sign, np.cumsum([0, *lengths])


def off_kinks(rule, force, sign, start):
    """Say whether no energy is about 0 and no two forces of one side are about as strong."""
    energy = rule.aggregation.energies(force, sign, start)
    filled = np.diff(start) > 0
    if (np.abs(energy[filled]) < 1e-4).any():
        return False
    rows = np.repeat(np.arange(len(start) - 1), np.diff(start))
    order = np.lexsort((force, sign, rows))
    same = (np.diff(rows[order]) == 0) & (np.diff(sign[order]) == 0)
    return not (same & (np.diff(force[order]) < 1e-4)).any()


def central_differences(rule, base, force, sign, start):
    """Move every base, and every force, one at a time; return d score / d base and d score / d force."""
    rows = np.repeat(np.arange(len(base)), np.diff(start))
    by_base = (rule.scores(base + STEP, force, sign, start) - rule.scores(base - STEP, force, sign, start)) / STEP / 2
    by_force = np.empty(len(force))
    for place in range(len(force)):
        moved = np.zeros(len(force))
        moved[place] = STEP
        up, down = (rule.scores(base, force + step, sign, start) for step in (moved, -moved))
        by_force[place] = (up - down)[rows[place]] / STEP / 2
    return by_base, by_force


@given(semantics=st.sampled_from(obeying("slopes")), data=st.data())
@of_every_semantics
def test_slopes_are_central_differences(semantics, data):
    rule = PUBLISHED[semantics].bound(4)
    base, force, sign, start = data.draw(claims(rebuttals_only=semantics in REBUTTALS_ONLY))
    assume(off_kinks(rule, force, sign, start))
    by_base, by_force = rule.slopes(base, force, sign, start)
    expected = central_differences(rule, base, force, sign, start)
    assert by_base == pytest.approx(expected[0], abs=1e-6)
    assert by_force == pytest.approx(expected[1], abs=1e-6)


@given(influence=st.sampled_from(sorted(INFLUENCES)), aggregation=st.sampled_from(sorted(AGGREGATIONS)), data=st.data())
@of_every_semantics
def test_slopes_of_every_combination_are_central_differences(aggregation, influence, data):
    rule = Modular(aggregation, influence)
    base, force, sign, start = data.draw(claims(rebuttals_only="card" in aggregation or influence == "fraction"))
    assume(off_kinks(rule, force, sign, start))
    energy = rule.aggregation.energies(force, sign, start)
    assume((np.abs(np.abs(energy) - 1.0) > 1e-4).all())  # where an influence that knows [-1, 1] is cut off
    by_base, by_force = rule.slopes(base, force, sign, start)
    expected = central_differences(rule, base, force, sign, start)
    assert by_base == pytest.approx(expected[0], abs=1e-6)
    assert by_force == pytest.approx(expected[1], abs=1e-6)


@pytest.mark.parametrize("semantics", ["df_quad", "sd_df_quad", "quadratic_energy", "mlp"])
def test_where_both_sides_balance_the_slope_is_the_mean_of_both_sides(semantics):
    rule = PUBLISHED[semantics]
    claim = np.array([0.3]), np.array([0.5, 0.5]), np.array([1, -1], dtype=np.int8), np.array([0, 2])
    expected = central_differences(rule, *claim)
    assert rule.slopes(*claim)[0] == pytest.approx(expected[0], abs=1e-6)
    assert rule.slopes(*claim)[1] == pytest.approx(expected[1], abs=1e-6)


@pytest.mark.parametrize("semantics", ["df_quad", "sd_df_quad", "social"])
def test_a_force_of_1_leaves_the_others_no_slope_and_its_own_is_right(semantics):
    rule = PUBLISHED[semantics]
    force, sign = np.array([1.0, 0.5, 0.25]), np.array([-1, -1, -1], dtype=np.int8)
    claim = np.array([0.8]), force, sign, np.array([0, 3])
    below = rule.scores(np.array([0.8]), force - np.array([STEP, 0, 0]), sign, np.array([0, 3]))
    by_force = rule.slopes(*claim)[1]
    assert by_force[1:].tolist() == [0.0, 0.0]
    assert by_force[0] == pytest.approx((rule.scores(*claim) - below)[0] / STEP, abs=1e-6)


def test_the_strongest_reason_of_each_side_has_the_slope_and_equals_have_it_as_they_rise():
    rule = PUBLISHED["euler_top"]
    force, sign = np.array([0.2, 0.9, 0.9, 0.4]), np.array([1, 1, 1, -1], dtype=np.int8)
    falling, rising = rule.aggregation.slopes(force, sign, np.array([0, 4]))
    assert falling.tolist() == [0, 0, 0, -1]
    assert rising.tolist() == [0, 1, 1, -1]
    by_force = rule.slopes(np.array([0.5]), force, sign, np.array([0, 4]))[1]
    assert by_force[1] == by_force[2] == pytest.approx(-by_force[3] / 2)  # of two equals the mean of both directions


def test_a_reason_without_force_gives_the_card_no_slope():
    rule = PUBLISHED["card_based"]
    force, sign = np.array([0.0, 0.5]), np.array([-1, -1], dtype=np.int8)
    by_force = rule.slopes(np.array([0.8]), force, sign, np.array([0, 2]))[1]
    assert by_force[0] == 0.0
    assert by_force[1] < 0.0

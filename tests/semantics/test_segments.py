"""Sums and products over the rows of a compressed table, empty rows and zeros included."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.maths.segments import gather, product_of_others, reduce_segments, rows_of, ties, told_apart

tables = st.lists(st.lists(st.sampled_from([0.0, 1.0, 0.5, 0.3, 0.9]), max_size=9), min_size=1, max_size=6)


def flat(table):
    return np.array([number for row in table for number in row]), np.cumsum([0, *map(len, table)])


@given(tables)
def test_rows_are_reduced_each_for_itself(table):
    data, start = flat(table)
    assert reduce_segments(np.multiply, data, start, empty=1.0) == pytest.approx([math.prod(row) for row in table])
    assert reduce_segments(np.maximum, data, start, empty=-1.0).tolist() == [max(row, default=-1) for row in table]
    assert rows_of(start).tolist() == [place for place, row in enumerate(table) for _ in row]


@given(tables)
def test_the_product_of_the_others_needs_no_division(table):
    expected = [math.prod(row[:place] + row[place + 1 :]) for row in table for place in range(len(row))]
    assert product_of_others(*flat(table)) == pytest.approx(expected, abs=1e-15)


def test_the_product_of_the_others_of_a_hub_costs_no_square():
    data = np.full(200_000, 1.0 - 1e-6)
    assert product_of_others(data, np.array([0, 200_000]))[::50_000] == pytest.approx((1 - 1e-6) ** 199_999)


@given(tables)
def test_ties_for_the_greatest_are_marked_in_every_row_and_what_is_greatest_alone(table):
    data, start = flat(table)
    equal, alone = ties(data, reduce_segments(np.maximum, data, start, empty=0.0), start)
    greatest = [max(row) - one <= 1e-14 * max(row) for row in table for one in row]
    number = [sum(max(row) - one <= 1e-14 * max(row) for one in row) for row in table for _ in row]
    assert equal.tolist() == greatest
    assert alone.tolist() == [one and many == 1 for one, many in zip(greatest, number, strict=True)]


def test_what_differs_by_rounding_is_equal_and_what_is_tiny_is_not():
    less, more = np.array([0.1 + 0.2, 1e-300, 0.0]), np.array([0.3, 2e-300, 0.0])
    assert told_apart(less, more).tolist() == [0.0, 1e-300, 0.0]


@given(tables, st.data())
def test_rows_are_gathered_in_the_order_asked_for(table, data):
    numbers, start = flat(table)
    rows = data.draw(st.lists(st.integers(0, len(table) - 1), max_size=8))
    fresh, place = gather(start, np.array(rows, dtype=np.int64))
    assert numbers[place].tolist() == [number for row in rows for number in table[row]]
    assert np.diff(fresh).tolist() == [len(table[row]) for row in rows]

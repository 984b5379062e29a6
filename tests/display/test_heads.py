"""Heads of lines: where a line ends, and which way its head points."""

from math import dist, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.display.heads import LENGTHS, corners, cut

numbers = st.integers(-400, 400)
points = st.tuples(numbers, numbers)


@given(st.lists(points, min_size=4, max_size=4), st.sampled_from([1.8, 7.5, 10.2]))
def test_a_line_that_is_cut_ends_a_heads_length_before_its_tip(line: list, length: float):
    shorter = cut(line, length)
    assert shorter[0] == line[0]
    if dist(line[0], line[-1]) > length:
        assert isclose(dist(shorter[-1], line[-1]), length, abs_tol=1e-3)


def test_only_the_last_piece_is_cut():
    line = [(0, 0), (0, 10), (0, 20), (0, 30), (0, 40), (10, 50), (20, 50)]
    assert cut(line, 5)[:4] == tuple(line[:4])
    assert len(cut(line, 5)) == len(line)


@pytest.mark.parametrize("head", LENGTHS)
@pytest.mark.parametrize(("x", "y"), [(0, -1), (0, 1), (1, 0), (-1, 0)])
def test_a_head_lies_behind_its_tip_and_on_both_sides_of_its_line(head: str, x: int, y: int):
    line = [(0, 0), (x * 10, y * 10), (x * 20, y * 20), (x * 30, y * 30)]
    found = corners(head, line)
    along = [30 - (px * x + py * y) for px, py in found]
    aside = sorted(px * y - py * x for px, py in found)
    assert min(along) >= -1e-6
    assert max(along) <= LENGTHS[head] + 1e-6
    assert isclose(aside[0], -aside[-1])
    assert aside[0] < 0


def test_a_line_without_length_has_a_head_all_the_same():
    assert len(corners("arrow", [(5, 5)] * 4)) == 3

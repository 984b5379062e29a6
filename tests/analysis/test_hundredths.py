"""Parts add up as they are printed."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.maths.hundredths import printed_parts


@given(st.floats(0, 1), st.lists(st.floats(-1, 1), min_size=1, max_size=30))
def test_printed_parts_add_up_and_none_is_a_hundredth_off(start, parts):
    score = start + math.fsum(parts)
    printed = [float(part) for part in printed_parts(start, parts, score)]
    assert float(f"{start:.2f}") + math.fsum(printed) == pytest.approx(float(f"{score:.2f}"), abs=1e-9)
    assert all(abs(shown - part) < 0.01 + 1e-8 for shown, part in zip(printed, parts, strict=True))


@given(st.floats(0, 1), st.lists(st.floats(-1, 1), min_size=1, max_size=5))
def test_what_adds_nothing_is_printed_as_nothing(start, parts):
    assert printed_parts(start, [*parts, 0.0], start + math.fsum(parts))[-1] == "+0.00"


def test_a_small_loss_keeps_its_sign():
    assert printed_parts(0.5, [-0.001, 0.201], 0.7) == ["-0.00", "+0.20"]

"""The largest of many numbers."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from argmap.maths.largest import largest

FEW_VALUES = st.lists(st.sampled_from([-1.0, 0.0, 0.25, 0.5, 1.0]), max_size=30)


@given(values=FEW_VALUES, number=st.integers(0, 35))
def test_the_largest_are_those_that_sorting_everything_puts_first(values, number):
    everything = np.argsort(-np.array(values, dtype=np.float64), kind="stable")
    assert largest(np.array(values, dtype=np.float64), number).tolist() == everything[:number].tolist()

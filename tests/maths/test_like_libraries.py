"""What small maps are asked with is what scipy and numpy say, which take long to load."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import kendalltau, rankdata

from argmap.maths import breadth_first as searching
from argmap.maths.breadth_first import breadth_first
from argmap.maths.distinct import distinct
from argmap.maths.kendall import kendall
from argmap.maths.ranks import ranks
from argmap.maths.segments import reduce_rows

NUMBERS = arrays(np.float64, st.integers(0, 30), elements=st.sampled_from([0.0, 0.1, 0.25, 0.5, 1.0, -0.0]))


@given(NUMBERS)
def test_ranks_and_distinct_numbers_are_those_of_the_libraries(values):
    assert ranks(values).tolist() == rankdata(values).tolist()
    assert distinct(values).tolist() == np.unique(values).tolist()


@given(st.integers(2, 12), st.integers(0, 2**31))
def test_kendalls_tau_is_that_of_scipy(number, seed):
    orders = np.array([ranks(row) for row in np.random.default_rng(seed).integers(0, 5, (3, number)).astype(float)])
    ours = kendall(orders)
    for one in range(3):
        for other in range(3):
            theirs = kendalltau(orders[one], orders[other]).statistic
            assert ours[one, other] == pytest.approx(theirs, abs=1e-12, nan_ok=True)


@given(st.integers(1, 12), st.integers(0, 30), st.integers(0, 2**31))
def test_nodes_are_met_in_the_order_of_scipy(number, entries, seed):
    random = np.random.default_rng(seed)
    start = np.sort(np.concatenate([[0, entries], random.integers(0, entries + 1, number - 1)]))
    entry = random.integers(0, number, entries)
    theirs = searching._by_scipy(start, entry, 0)
    assert breadth_first(start, entry, 0).tolist() == theirs.tolist()


@given(st.integers(1, 60), st.integers(0, 2**31), st.sampled_from([np.add, np.multiply, np.maximum, np.minimum]))
def test_rows_are_reduced_as_numpy_reduces_numbers(columns, seed, operation):
    random = np.random.default_rng(seed)
    data, start = random.random((12, columns)), np.array([0, 1, 3, 4, 9])
    np.testing.assert_allclose(reduce_rows(operation, data, start), operation.reduceat(data, start), rtol=1e-14)

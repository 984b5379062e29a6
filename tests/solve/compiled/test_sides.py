"""Forces laid out in sides weigh what the same forces weigh row by row, whichever way they are stored."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.semantics.modular import AGGREGATIONS
from argmap.semantics.sides import Sides

counts = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=30)


@pytest.mark.parametrize("narrow", [0, 1000])
@pytest.mark.parametrize("short", [1, 3, 64])
@pytest.mark.parametrize("name", AGGREGATIONS)
@given(counts, st.integers(0, 2**32 - 1))
def test_a_side_weighs_what_its_row_weighs(narrow, short, name, counts, seed):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("argmap.semantics.sides.NARROW", narrow)
        patch.setattr("argmap.semantics.sides.SHORT", short)
        if name == "card":  # it knows rebuttals only
            counts = [(rebuttals, 0) for rebuttals, _ in counts]
        table = np.array(counts)
        sides = Sides(table.T.ravel())
        stored, sign, start = sides.rows()
        r = np.random.default_rng(seed)
        force = np.zeros(sides.size)
        force[stored] = np.where(r.random(len(stored)) < 0.2, 0.0, r.random(len(stored)))
        assert len(set(stored.tolist())) == table.sum()
        assert np.array_equal(
            np.add.reduceat(np.append(sign < 0, False), start[:-1]) * (np.diff(start) > 0), table[:, 0]
        )
        expected = AGGREGATIONS[name].energies(force[stored], sign, start)
        np.testing.assert_allclose(AGGREGATIONS[name].weigh(force, sides), expected, rtol=0, atol=1e-13)

"""Names: the same behaviour whatever holds them."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.columns.arrow import arrow_texts
from argmap.columns.names import ColumnNames, ListedNames, NumberNames

KINDS = [lambda names: ListedNames(tuple(names)), lambda names: ColumnNames(arrow_texts(names))]
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)


@pytest.mark.parametrize("make", KINDS)
@given(listed=st.lists(texts, max_size=8), data=st.data())
def test_names_are_a_sequence_that_finds_the_first_of_its_kind(make, listed, data):
    names = make(listed)
    assert names == tuple(listed)
    assert list(names) == listed
    assert names[1:-1] == tuple(listed[1:-1])
    assert names[::-2] == tuple(listed[::-2])
    wanted = data.draw(st.one_of(st.sampled_from(listed), texts) if listed else texts)
    assert names.find(wanted) == (listed.index(wanted) if wanted in listed else None)
    assert (wanted in names) == (wanted in listed)
    assert names.arrow().to_pylist() == listed
    places = data.draw(st.lists(st.integers(0, len(listed) - 1), max_size=4)) if listed else []
    at = np.array(places, dtype=np.int32)
    assert names.take(at) == tuple(listed[place] for place in places) == tuple(names.some(at))


def test_numbers_are_names_without_a_text_for_each():
    names = NumberNames(5_000_000_000)
    assert len(names) == 5_000_000_000
    assert names[-1] == "4999999999"
    assert names.find("4999999999") == 4_999_999_999
    assert [names.find(wrong) for wrong in ("5000000000", "-1", "07", "x", "", "²", 7)] == [None] * 7
    assert names[2:4] == ("2", "3")


@pytest.mark.parametrize("names", [ListedNames(("a",)), NumberNames(1), ColumnNames(arrow_texts(["a"]))])
def test_there_is_nothing_beyond_the_end(names):
    with pytest.raises(IndexError):
        names[1]
    with pytest.raises(argmap.UnknownIdError):
        names.position("b")
    with pytest.raises(ValueError, match="not among"):
        names.index("b")


def test_a_name_that_is_missing_is_its_number():
    names = ColumnNames(arrow_texts(["a", None, "1", None]))
    assert tuple(names) == ("a", "1", "1", "3")
    assert names.given(np.array([0, 1])) == ("a", None)
    assert [names.find(name) for name in ("1", "3", "0")] == [2, 3, None]


@pytest.mark.parametrize("make", KINDS)
def test_a_wrong_name_gets_the_nearest_of_many_as_a_hint(make):
    names = make([f"claim_{number}" for number in range(5000)] + ["injuries"])
    assert names.hint("injury") == "Did you mean 'injuries'?"
    assert names.hint("claim_4321x") == "Did you mean 'claim_4321'?"
    assert names.hint("") is None


def test_names_of_another_order_are_not_equal():
    assert ListedNames(("a", "b")) != ("b", "a")
    assert ListedNames(("a", "b")) != ["a", "b"]
    assert ColumnNames(arrow_texts(["a", "b"])) == ("a", "b")


def test_columns_are_used_without_loading_pandas():
    code = """
import sys, numpy as np
from argmap.columns.arrow import arrow_texts
from argmap.columns.names import ColumnNames
names = ColumnNames(arrow_texts(["rain", None, "take"]))
names.find("take"), names.hint("rian"), names.take(np.array([1])), list(names), names[0:2], names[0]
assert "pandas" not in sys.modules and "polars" not in sys.modules
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

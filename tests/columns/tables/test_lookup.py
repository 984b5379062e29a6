"""Whole numbers as ids say the same as texts of them, found and told."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.columns.tables.lookup import Lookup

NUMBERS = st.integers(-5, 30) | st.integers(-(2**63), 2**63 - 1)


def chunks(values, kind):
    half = len(values) // 2
    return pa.chunked_array([values[:half], values[half:]], kind)


@given(ids=st.lists(NUMBERS, max_size=12), wanted=st.lists(st.none() | NUMBERS, max_size=8), known=st.booleans())
def test_numbers_are_found_where_their_texts_are(ids, wanted, known):
    if known:
        wanted = [one for one in wanted if one is not None] + ids[:3]
    spelt = [None if one is None else str(one) for one in wanted]
    of_numbers, of_texts = Lookup(chunks(ids, pa.int64())), Lookup(chunks([str(one) for one in ids], pa.string()))
    expected = [ids.index(one) if one in ids else -1 for one in wanted]
    for lookup in (of_numbers, of_texts):
        assert lookup.find(chunks(wanted, pa.int64())).tolist() == expected
        assert lookup.find(chunks(spelt, pa.string())).tolist() == expected
        assert lookup.again()[0].tolist() == [row for row, one in enumerate(ids) if one in ids[:row]]


@pytest.mark.parametrize("kind", [pa.int8(), pa.uint16(), pa.int32(), pa.int64(), pa.uint64()])
def test_a_network_of_numbers_is_that_of_texts(kind):
    claims, premise, target = [7, 100, 3], [100, 3, 3], [7, 7, 100]
    strength = [1.0, 0.5, 1.0]

    def network(kind):
        as_ids = [pa.array(column, pa.int64()).cast(kind) for column in (claims, premise, target)]
        steps = {"premise": as_ids[1], "target": as_ids[2], "type": ["support"] * 3, "strength": strength}
        return argmap.from_tables(pa.table({"id": as_ids[0]}), pa.table(steps))

    of_numbers, of_texts = network(kind), network(pa.string())
    assert of_numbers.ids == of_texts.ids == ("7", "100", "3")
    assert of_numbers.score().final.tolist() == of_texts.score().final.tolist()


def test_what_is_wrong_with_numbers_is_told_as_with_texts():
    def told(kind):
        ids = pa.array([0, 3, 4, 3]).cast(kind)
        steps = pa.table({
            "premise": pa.array([0, 9]).cast(kind), "target": pa.array([2**40, 4]).cast(kind), "type": ["support"] * 2,
        })  # fmt: skip
        with pytest.raises(argmap.MapError) as caught:
            argmap.from_tables(pa.table({"id": ids}), steps)
        return str(caught.value)

    assert told(pa.int64()) == told(pa.string())
    assert "the id '3' is there twice, first in row 1" in told(pa.int64())
    assert "unknown claim '9' in premise" in told(pa.int64())

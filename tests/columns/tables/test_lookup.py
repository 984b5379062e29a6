"""Whole numbers as ids say the same as texts of them, found and told."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.columns.tables import text_table
from argmap.columns.tables.cells import positions
from argmap.columns.tables.lookup import Lookup
from argmap.columns.tables.text_table import worth_a_table

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


TEXTS = st.text(max_size=4) | st.sampled_from(["", "a", "aa", "c10", "c1", "é"])


@given(
    ids=st.lists(TEXTS, max_size=12), wanted=st.lists(st.none() | TEXTS, max_size=12),
    kinds=st.tuples(*[st.sampled_from([pa.string(), pa.large_string()])] * 2),
)  # fmt: skip
def test_compiled_code_finds_texts_where_arrow_does(ids, wanted, kinds):
    pytest.importorskip("numba")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_table, "WORTH_LOADING", 0)
        lookup = Lookup(chunks(ids, kinds[0]))
        column = chunks([*wanted, *ids[::2]], kinds[1])
        assert worth_a_table(lookup.ids, column)
        found, again = lookup.find(column).tolist(), lookup.again()[0].tolist()
    assert found == positions(column, lookup.ids).tolist()
    assert again == [row for row, one in enumerate(ids) if one and one in ids[:row]]


def test_texts_that_fall_on_one_place_are_left_to_arrow(monkeypatch):
    pytest.importorskip("numba")
    monkeypatch.setattr(text_table, "WORTH_LOADING", 0)
    ids = [f"c{place}" for place in range(200)]
    for impossible in ({"made": False}, {"find": lambda column: None}):
        lookup = Lookup(pa.chunked_array([ids]))
        table = text_table.TextTable(lookup.ids)
        for name, value in impossible.items():
            setattr(table, name, value)
        lookup.__dict__["_text_table"] = table
        assert lookup.find(pa.chunked_array([["c7", "c200"]])).tolist() == [7, -1]
    crowded = text_table.TextTable(lookup.ids)
    crowded._place[:] = 0  # no place is free, and no hash is right
    crowded._hashes[:] = 1
    assert crowded.find(lookup.column) is None


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

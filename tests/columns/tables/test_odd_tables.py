"""Tables that hold what no table should, or more than is read: told with the place, or named in a warning."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

import argmap
from argmap.errors import ArgmapError, FormatError, UnreadWarning

CLAIMS = {"id": ["rain", "take"]}
STEPS = {"premise": ["rain"], "target": ["take"], "type": ["support"]}
NO_TEXT = pa.Array.from_buffers(pa.string(), 2, pa.array([b"rain", b"caf\xe9"]).buffers())


def network(claims=CLAIMS, steps=STEPS):
    return argmap.from_tables(pa.table(claims), pa.table(steps))


@pytest.mark.parametrize(
    ("claims", "steps", "told"),
    [
        ({"id": NO_TEXT}, {}, "claims: id"),
        ({"text": NO_TEXT}, {}, "claims: text"),
        ({"kind": NO_TEXT}, {}, "claims: kind"),
        ({}, {"premise": NO_TEXT}, "relations: premise"),
        ({}, {"target": NO_TEXT}, "relations: target"),
        ({}, {"type": NO_TEXT}, "relations: type"),
        ({}, {"relation": NO_TEXT}, "relations: relation"),
        ({}, {"relation": NO_TEXT.dictionary_encode()}, "relations: relation"),
    ],
)
def test_text_that_is_no_utf_8_is_told_with_its_row(claims, steps, told):
    double = {name: values * 2 for name, values in STEPS.items()}
    message = rf"{told} is no UTF-8 text in row 1 \(rows are counted from 0\)\. Save it as UTF-8"
    with pytest.raises(FormatError, match=message):
        network({**CLAIMS, **claims}, {**double, **steps})


def test_files_that_are_no_utf_8_are_told_with_their_place(tmp_path):
    (tmp_path / "claims.csv").write_bytes(b"id,text\na,A.\nb,caf\xe9\n")
    with pytest.raises(FormatError, match=r"claims.csv:3: the file is not UTF-8 text. Save it as UTF-8"):
        argmap.from_tables(tmp_path / "claims.csv", pa.table(STEPS))
    (tmp_path / "claims.csv").write_bytes(b"id,t\xe9xt\na,A.\n")
    with pytest.raises(FormatError, match=r"claims.csv:1: the file is not UTF-8"):
        argmap.from_tables(tmp_path / "claims.csv", pa.table(STEPS))
    parquet.write_table(pa.table({"id": NO_TEXT}), tmp_path / "claims.parquet")
    with pytest.raises(FormatError, match=r"claims.parquet: id is no UTF-8 text in row 1"):
        argmap.from_tables(tmp_path / "claims.parquet", pa.table(STEPS))


def test_columns_of_unequal_length_are_told():
    with pytest.raises(ArgmapError, match=r"claims: claims is a dict\. Give a path, a data frame or an Arrow table"):
        argmap.from_tables({"id": ["a", "b"], "prior": [0.5]}, pa.table(STEPS))

    class Uneven:
        def __arrow_c_stream__(self, schema=None):
            return pa.table({"id": ["a", "b"], "prior": [0.5]}).__arrow_c_stream__(schema)

    with pytest.raises(FormatError, match="claims: the table cannot be read: Column 1 named prior expected length 2"):
        argmap.from_tables(Uneven(), pa.table(STEPS))


@pytest.mark.parametrize(
    "frame",
    [
        {"id": ["a", object()]},
        {"id": ["a", 1]},
        {"id": ["a", "\ud800"]},
        {"id": ["a", "b"], "prior": [0.5, "x"]},
        {"id": ["a", "b"], "prior": [1j, 2]},
    ],
)
def test_a_data_frame_that_arrow_cannot_hold_is_told(frame):
    with pytest.raises(FormatError, match="claims: the table cannot be read"):
        argmap.from_tables(pd.DataFrame(frame, dtype=object), pa.table(STEPS))


def test_a_table_whose_maker_fails_is_told():
    class Failing:
        def __arrow_c_stream__(self, schema=None):
            raise RuntimeError("the database is gone")

    with pytest.raises(FormatError, match="relations: the table cannot be read: the database is gone"):
        argmap.from_tables(pa.table(CLAIMS), Failing())


@pytest.mark.parametrize("make", [pa.table, pd.DataFrame])
def test_columns_that_are_not_read_are_named(make):
    claims, steps = {**CLAIMS, "colour": ["red", "blue"]}, {**STEPS, "weight": [0.4]}
    with pytest.warns(UnreadWarning) as caught:
        found = argmap.from_tables(make(claims), make(steps))
    assert [str(one.message) for one in caught] == [
        "from_tables has no use for these columns of claims: 'colour'.",
        "from_tables has no use for these columns of relations: 'weight'. A weight that is to count is called 'strength'.",
    ]
    assert {one.filename for one in caught} == {__file__}
    assert np.array_equal(found.score().final, network().score().final)


def test_columns_of_a_file_that_are_not_read_are_named(tmp_path):
    (tmp_path / "claims.csv").write_text("id,colour\nrain,red\ntake,blue\n")
    with pytest.warns(UnreadWarning, match="columns of claims: 'colour'"):
        argmap.from_tables(tmp_path / "claims.csv", pa.table(STEPS))


def test_a_premise_named_twice_for_one_relation_is_one_premise():
    steps = {
        "premise": ["rain", "wind", "rain", "rain"],
        "target": ["take"] * 4,
        "type": ["support"] * 4,
        "relation": ["step", "step", "step", None],
    }
    claims = {"id": ["rain", "take", "wind"], "prior": [0.5, 0.1, 0.8]}
    with pytest.warns(
        UnreadWarning, match=r"row 2 of relations \(rows are counted from 0\) names a premise that its"
    ) as caught:
        found = network(claims, steps)
    assert [one.filename for one in caught] == [__file__]
    once = {name: [value for row, value in enumerate(values) if row != 2] for name, values in steps.items()}
    assert np.array_equal(found.score().final, network(claims, once).score().final)
    assert found.to_map().document.relations["step"].premises == ("rain", "wind")

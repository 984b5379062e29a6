"""A network made on disk from tables in files is that which is made of them in memory."""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

import argmap
from argmap.arrays.large import columns_on_disk, compiled_on_disk, row_groups, streamed_relations
from argmap.arrays.large.rows_in_pieces import rows_in_pieces
from argmap.columns.tables import batches, lookup
from argmap.maths.compressed import rows
from tests.columns.tables.rows import CLAIMS, MAKES, RELATIONS, tables
from tests.network.same import assert_same_arrays, assert_same_columns
from tests.shared.examples import examples

pytest.importorskip("numba")
pytest.importorskip("duckdb")


def files(rows, folder, make):
    return [MAKES[make](*table, folder) for table in ((rows[0], CLAIMS), (rows[1], RELATIONS))]


@pytest.mark.parametrize("make", ["tsv", "parquet", "feather", "arrow"])
@examples(200)
@given(rows=tables(), batch=st.sampled_from([1, 3, 1000]))
def test_it_is_the_network_that_the_tables_are_in_memory(make, rows, batch):
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(batches, "ROWS", batch)
        for room in (columns_on_disk, compiled_on_disk, row_groups, streamed_relations):
            patch.setattr(room, "STRETCH", batch)
        given_files = files(rows, Path(folder), make)
        path = Path(folder, "one.argmap-network")
        made = argmap.Network.from_files(*given_files, path, title="One", join="min")
        expected = argmap.from_tables(*given_files, title="One", join="min")
        assert_same_columns(made.columns, expected.columns)
        assert_same_arrays(made.arrays, expected.arrays)
        assert made.score("euler_top", engine="compiled").final.tolist() == pytest.approx(
            expected.score("euler_top", engine="plain").final.tolist(), abs=1e-12
        )
        assert {one.name for one in Path(folder).iterdir()} == {
            path.name,
            *(one.name for one in map(Path, given_files)),
        }


@examples(200)
@given(
    ids=st.lists(st.integers(-3, 40), unique=True, min_size=1, max_size=12).filter(
        lambda ids: max(ids) - min(ids) < lookup._SPARSE * len(ids)  # others are looked up as texts are
    ),
    ends=st.lists(
        st.tuples(st.integers(0, 99), st.integers(0, 99), st.sampled_from(["support", "rebuttal"])), max_size=30
    ),
    strength=st.none() | st.sampled_from([0.5, 1.0]),
    size=st.integers(1, 40),
)
def test_whole_numbers_are_found_without_a_database(ids, ends, strength, size):
    columns = {
        "premise": [ids[one % len(ids)] for one, _, _ in ends], "target": [ids[one % len(ids)] for _, one, _ in ends],
        "type": [sort for _, _, sort in ends],
    }  # fmt: skip
    if strength is not None:
        columns["strength"] = [strength if place % 3 else 1.0 for place in range(len(ends))]
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr("argmap.arrays.large.columns_on_disk.opened", lambda *_: pytest.fail("a database is opened"))
        patch.setattr(batches, "ROWS", size)
        claims, relations = Path(folder, "claims.parquet"), Path(folder, "relations.parquet")
        schema = {"premise": pa.int32(), "target": pa.int64(), "type": pa.string(), "strength": pa.float64()}
        parquet.write_table(pa.table({"id": pa.array(ids, pa.int64())}), claims)
        steps = pa.table({name: pa.array(column, schema[name]) for name, column in columns.items()})
        parquet.write_table(steps, relations)
        made = argmap.Network.from_files(claims, relations, Path(folder, "one.arrow"))
        expected = argmap.from_tables(claims, relations)
        assert_same_columns(made.columns, expected.columns)
        assert_same_arrays(made.arrays, expected.arrays)


@given(target=st.lists(st.integers(0, 9), max_size=40), size=st.integers(1, 20), wide=st.booleans())
def test_rows_in_pieces_are_rows(target, size, wide):
    aims = np.array(target, dtype=np.int64 if wide else np.int32)
    columns = np.arange(len(aims)), -np.arange(len(aims), dtype=np.int8)
    start, found = rows_in_pieces(10, aims, columns, np.zeros, size=size)
    expected_start, expected = rows(10, aims, *columns)
    np.testing.assert_array_equal(start, expected_start)
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_array_equal(one, other)


BAD_CLAIMS = [
    {"id": "a", "text": "A.", "kind": "claim", "prior": 1.5}, {"id": "a", "text": "A.", "kind": "clam", "prior": 0.5},
    {"id": "b", "text": "", "kind": "question", "prior": 0.5}, {"id": "q", "text": "Q?", "kind": "question", "prior": None},
    {"id": "a", "text": "A.", "kind": "claim", "prior": 0.5},
]  # fmt: skip
BAD_ROWS = [
    {"premise": "a", "target": "nobody", "type": "support", "strength": 1.0, "relation": "one"},
    {"premise": "one", "target": "a", "type": "support", "strength": -1.0, "relation": None},
    {"premise": "a", "target": "q", "type": "rebuttal", "strength": 1.0, "relation": "two"},
    {"premise": "a", "target": "a", "type": "undercut", "strength": 0.5, "relation": "two"},
    {"premise": "q", "target": "one", "type": "suport", "strength": 1.0, "relation": "q"},
    {"premise": "", "target": "", "type": "support", "strength": None, "relation": None},
    {"premise": "a", "target": "two", "type": "rebuttal", "strength": 1.0, "relation": None},
]


@pytest.mark.parametrize("make", ["csv", "parquet"])
@pytest.mark.parametrize("batch", [1, 1000])
def test_what_is_wrong_is_told_as_of_tables_in_memory(tmp_path, monkeypatch, make, batch):
    monkeypatch.setattr(batches, "ROWS", batch)
    given_files = files((BAD_CLAIMS, BAD_ROWS), tmp_path, make)
    with pytest.raises(argmap.MapError) as expected:
        argmap.from_tables(*given_files)
    with pytest.raises(argmap.MapError) as caught:
        argmap.Network.from_files(*given_files, tmp_path / "one.arrow")
    told, wanted = ([(one.message, one.file) for one in raised.value.problems] for raised in (caught, expected))
    assert sorted(told) == sorted(wanted)
    assert len(told) >= 12
    assert not (tmp_path / "one.arrow").exists()


def test_the_first_hundred_are_told_and_all_are_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(batches, "ROWS", 50)
    parquet.write_table(pa.table({"id": np.arange(5)}), tmp_path / "claims.parquet")
    steps = pa.table({"premise": np.arange(5, 1005), "target": np.full(1000, 3), "type": ["support"] * 1000})
    parquet.write_table(steps, tmp_path / "relations.parquet")
    with pytest.raises(argmap.MapError) as caught:
        argmap.Network.from_files(tmp_path / "claims.parquet", tmp_path / "relations.parquet", tmp_path / "one.arrow")
    problems = [one.message for one in caught.value.problems]
    assert len(problems) == 101
    assert problems[99].startswith("row 99: unknown claim '104'")
    assert problems[100] == "900 more problems are not shown"


def test_what_cannot_be_is_refused_before_anything_is_read(tmp_path):
    parquet.write_table(pa.table({"id": [1, 2]}), claims := tmp_path / "claims.parquet")
    parquet.write_table(pa.table({"premise": ["1"], "target": ["2"]}), relations := tmp_path / "relations.parquet")
    with pytest.raises(argmap.ParameterError, match="not saved as"):
        argmap.Network.from_files(claims, relations, tmp_path / "one.yaml")
    with pytest.raises(argmap.ParameterError, match="claims is a Table"):
        argmap.Network.from_files(parquet.read_table(claims), relations, tmp_path / "one.arrow")
    with pytest.raises(argmap.FormatError, match="there is no column 'type'"):
        argmap.Network.from_files(claims, relations, tmp_path / "one.arrow")
    with pytest.raises(argmap.FormatError, match="the file is not there"):
        argmap.Network.from_files(tmp_path / "nothing.csv", relations, tmp_path / "one.arrow")
    with pytest.raises(argmap.FormatError, match="there is no column 'id'"):
        argmap.Network.from_files(relations, relations, tmp_path / "one.arrow")
    with pytest.raises(argmap.ParameterError, match="memory is 'a lot'"):
        argmap.Network.from_files(claims, relations, tmp_path / "one.arrow", memory="a lot")
    assert {one.name for one in tmp_path.iterdir()} == {"claims.parquet", "relations.parquet"}


def test_without_a_database_or_with_too_little_memory_for_it_the_user_is_told(tmp_path, monkeypatch):
    ids = [f"c{place}" for place in range(30_000)]
    parquet.write_table(pa.table({"id": ids}), claims := tmp_path / "claims.parquet")
    steps = pa.table({"premise": ids[1:], "target": ids[:-1], "type": ["support"] * (len(ids) - 1)})
    parquet.write_table(steps, relations := tmp_path / "relations.parquet")
    with pytest.raises(argmap.ArgmapError, match=r"DuckDB cannot go on: .* Give it more memory"):
        argmap.Network.from_files(claims, relations, tmp_path / "one.arrow", memory="1KB")
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(argmap.ArgmapError, match=r"duckdb is not installed\. .*argmap\[sql\]"):
        argmap.Network.from_files(claims, relations, tmp_path / "one.arrow")
    assert {one.name for one in tmp_path.iterdir()} == {"claims.parquet", "relations.parquet"}


SLOWLY = """
import sys, time
from argmap import Network
from argmap.arrays.store import from_files

write = from_files.write_network
def write_late(*given):
    print("here", flush=True)
    time.sleep(60)
from_files.write_network = write_late
Network.from_files(*sys.argv[1:])
"""


def test_nothing_half_written_is_there_after_a_kill(tmp_path):
    rows = ([{"id": "a", "text": "A.", "kind": "claim", "prior": 0.5}], [])
    claims, relations = files(rows, tmp_path, "csv")
    path = tmp_path / "one.argmap-network"
    path.write_bytes(b"what was there")
    with subprocess.Popen(
        [sys.executable, "-c", SLOWLY, claims, relations, path], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "here\n"
        process.kill()
    assert path.read_bytes() == b"what was there"
    left = [one for one in tmp_path.iterdir() if one.name.endswith(".argmap-scratch")]
    assert len(left) == 1
    assert list(left[0].iterdir()) == []
    assert len(argmap.Network.from_files(claims, relations, path)) == 1
    assert {one.name for one in tmp_path.iterdir()} == {"4.csv", "5.csv", path.name}

"""Tables of any make give the network of the same map written as a document."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given

import argmap
from argmap.map import ArgumentMap
from argmap.maths import widths
from tests.network.same import assert_same_arrays
from tests.shared.examples import examples
from tests.tables.rows import CLAIMS, MAKES, RELATIONS, arrow, document_of, tables


@pytest.mark.parametrize("make", MAKES)
@examples(150)
@given(rows=tables())
def test_tables_of_every_make_are_the_map_they_say(make, rows):
    claims, relations = rows
    with tempfile.TemporaryDirectory() as folder:
        made = [MAKES[make](*table, Path(folder)) for table in ((claims, CLAIMS), (relations, RELATIONS))]
        network = argmap.from_tables(*made)
        assert network.texts == tuple(row["text"] for row in claims if row["kind"] != "question")
        assert_same_arrays(network.arrays, ArgumentMap(document_of(*rows)).network.arrays, names=False)


@given(rows=tables())
def test_scores_and_the_map_told_are_those_of_the_document(rows):
    network = argmap.from_tables(arrow(rows[0], CLAIMS), arrow(rows[1], RELATIONS), join="min")
    document = document_of(*rows, join="min")
    expected = ArgumentMap(document).score("euler_top")
    scores = network.score("euler_top")
    assert dict(zip(network.ids, scores.final.tolist(), strict=True)) == dict(expected)
    told = network.to_map()
    assert dict(told.score("euler_top")) == dict(expected)
    assert {key: (one.type, one.premises, one.target) for key, one in told.document.relations.items()} == {
        key: (one.type, one.premises, one.target) for key, one in document.relations.items()
    }
    assert [(one.kind, one.text) for one in told.document.claims.values()] == [
        (row["kind"], row["text"]) for row in rows[0]
    ]


@given(rows=tables())
def test_wide_indices_change_nothing(rows):
    given_tables = arrow(rows[0], CLAIMS), arrow(rows[1], RELATIONS)
    narrow = argmap.from_tables(*given_tables)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(widths, "MOST_IN_32_BITS", 0)
        wide = argmap.from_tables(*given_tables)
    assert wide.arrays.argument_node.dtype == wide.columns.premise.dtype == np.int64
    assert_same_arrays(narrow.arrays, wide.arrays)


def test_columns_that_are_left_out_have_what_is_usual():
    network = argmap.from_tables(
        pa.table({"id": [1, 2, 3]}), pa.table({"premise": [1, 2], "target": [2, 3], "type": ["support", "rebuttal"]})
    )
    assert network.ids == ("1", "2", "3")
    assert network.texts == ("1", "2", "3")
    assert network.columns.claim_prior.tolist() == [0.5] * 3
    assert network.columns.relation_strength is None
    assert network.score().final.tolist() == [0.5, 0.75, 0.125]


def test_a_claim_without_a_text_is_known_by_its_id():
    claims = pa.table({"id": ["rain", "take", "wet"], "text": ["It rains.", "", None]})
    nothing = arrow([], RELATIONS)
    assert argmap.from_tables(claims, nothing).texts == ("It rains.", "take", "wet")


def test_columns_that_nobody_asked_for_may_hold_anything():
    pd = pytest.importorskip("pandas")
    claims = pd.DataFrame({"id": ["a", "b"], "odd": [object(), object()]})
    relations = pd.DataFrame({"premise": ["a"], "target": ["b"], "type": ["support"], "odd": [{1, 2}]})
    with pytest.warns(argmap.UnreadWarning, match="'odd'"):
        assert len(argmap.from_tables(claims, relations)) == 2


def test_empty_tables_are_an_empty_network():
    network = argmap.from_tables(arrow([], CLAIMS), arrow([], RELATIONS))
    assert (len(network), network.score().final.tolist(), network.top().rows) == (0, [], ())
    assert network.to_map().document.claims == {}


def test_linked_rows_need_not_stand_together():
    claims = pa.table({"id": ["a", "b", "c", "d"], "prior": [0.5, 0.8, 0.5, 0.0]})
    relations = pa.table({
        "premise": ["a", "c", "b"], "target": ["d", "d", "d"], "type": ["support"] * 3, "relation": ["both", None, "both"],
    })  # fmt: skip
    network = argmap.from_tables(claims, relations)
    assert network.arrays.relation_ids == ("both", "1")
    assert network.score().relations.tolist() == [0.4, 0.5]


ROOT = Path(__file__).parents[2]
LOADED = """
import sys, tempfile, pathlib
{imports}
import pyarrow as pa
import argmap
claims = {claims}
relations = {relations}
network = argmap.from_tables(claims, relations)
network.score(), network.top(2), network.focus("a")
with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder, "n.arrow")
    network.save(path)
    argmap.Network.load(path).focus("b")
print(*[name for name in ("pandas", "polars", "narwhals") if name in sys.modules])
"""
PARQUET = "pl.read_parquet('claims.parquet')", "pl.read_parquet('relations.parquet')"
TABLES = {
    "parquet": ("", "'claims.parquet'", "'relations.parquet'"),
    "csv": ("", "'claims.csv'", "'relations.csv'"),
    "polars": ("import polars as pl", *PARQUET),
}


@pytest.mark.parametrize(("make", "expected"), [("parquet", []), ("csv", []), ("polars", ["polars", "narwhals"])])
def test_nothing_is_imported_that_the_caller_has_not(make, expected, tmp_path):
    claims = [{"id": "a", "prior": 0.5}, {"id": "b", "prior": 0.5}]
    relations = [{"premise": "a", "target": "b", "type": "support"}]
    schemas = {"id": pa.string(), "prior": pa.float64()}, dict.fromkeys(["premise", "target", "type"], pa.string())
    for name, rows, schema in zip(("claims", "relations"), (claims, relations), schemas, strict=True):
        for kind in ("parquet", "csv"):
            Path(MAKES[kind](rows, schema, tmp_path)).rename(tmp_path / f"{name}.{kind}")
    imports, one, two = TABLES[make]
    code = LOADED.format(imports=imports, claims=one, relations=two)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path, env=environment
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == sorted(expected, reverse=True)


def test_without_the_extra_it_is_said_what_to_install(monkeypatch, tmp_path):
    m = argmap.loads("{argmap: 1, title: One, claims: {one: A claim., two: Another.}}")
    network = m.network
    path = tmp_path / "one.arrow"
    network.save(path)
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(
        argmap.ArgmapError, match=r"narwhals is not installed\. Install it: pip install 'argmap\[tables\]'"
    ):
        argmap.from_tables(object(), object())
    monkeypatch.setitem(sys.modules, "pyarrow.compute", None)
    for ask in (
        lambda: argmap.from_tables("a.csv", "b.csv"),
        lambda: network.save(path),
        lambda: argmap.Network.load(path),
    ):
        with pytest.raises(
            argmap.ArgmapError, match=r"pyarrow is not installed\. Install it: pip install 'argmap\[tables\]'"
        ):
            ask()
    assert network.top(1).rows[0][0] == "one"
    assert list(network.focus("two").document.claims) == ["two"]
    assert network.to_map() == m


@pytest.mark.parametrize("title", ["", " ", None, 7])
def test_a_title_says_something(title):
    with pytest.raises(argmap.ParameterError, match="title is"):
        argmap.from_tables("a.csv", "b.csv", title=title)


def large_networks(number, path):
    """One from tables, one from a file, one from arrays, and how many Python objects they keep."""
    ids, steps = (pa.array([f"{word} {place}" for place in range(number)]) for word in ("claim", "step"))
    types = pa.array(["support"] * (number - 1))
    relations = pa.table({"premise": ids[1:], "target": ids[:-1], "type": types, "relation": steps[1:]})
    claims = pa.table({"id": ids, "text": ids})
    before = sys.getallocatedblocks()
    network = argmap.from_tables(claims, relations)
    network.save(path)
    loaded = argmap.Network.load(path)
    signs = np.ones(number - 1, dtype=int)
    plain = argmap.Network.from_arrays(
        prior=np.full(number, 0.5), source=np.arange(1, number), target=np.arange(number - 1), sign=signs
    )
    return network, loaded, plain, sys.getallocatedblocks() - before


def test_a_large_network_holds_no_object_for_each_claim(tmp_path):
    path = tmp_path / "large.arrow"
    large_networks(60_000, path)  # so that all that is needed is loaded
    *networks, objects = large_networks(100_000, path)
    assert objects < 10_000
    assert [network.ids[-1] for network in networks] == ["claim 99999", "claim 99999", "99999"]
    assert [network.arrays.relation_ids[-1] for network in networks] == ["step 99999", "step 99999", "99998"]

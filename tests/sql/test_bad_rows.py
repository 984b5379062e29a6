"""Rows that are wrong are told by their number, the first hundred and how many there are."""

import pyarrow as pa
import pytest
from datafusion import SessionContext
from pyarrow import parquet

import argmap

GOOD = pa.table({"id": ["a", "b", "why"], "kind": ["claim", "claim", "question"], "prior": [0.5, 0.5, 0.5]})


def problems(claims, relations, tmp_path):
    with pytest.raises(argmap.MapError) as caught:
        argmap.sql.score(claims, relations, to=tmp_path / "scores.parquet")
    assert not (tmp_path / "scores.parquet").exists()
    return [str(one) for one in caught.value.problems]


def test_every_fault_of_a_relation_is_told_by_row(tmp_path):
    rows = [
        ("a", "b", "support", 1.0, None), ("x", "b", "support", 1.0, None), ("a", "y", "support", 1.0, None),
        ("a", "b", "attack", 1.0, None), ("a", "b", "support", 1.5, None), ("a", "b", "undercut", 1.0, None),
        ("a", "r", "rebuttal", 1.0, None), ("why", "b", "support", 1.0, None), ("a", "why", "rebuttal", 1.0, None),
        (None, "b", "support", 1.0, None), ("a", "", "support", 1.0, None), ("a", "b", "support", None, None),
        ("a", "b", "support", 1.0, "r"), ("b", "b", "support", 0.5, "r"), ("a", "b", None, 1.0, None),
        ("a", "b", "support", float("nan"), None), ("a", "b", "support", 1.0, "b"),
    ]  # fmt: skip
    names = ("premise", "target", "type", "strength", "relation")
    relations = pa.table(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)))
    told = problems(GOOD, relations, tmp_path)
    numbers = [
        int(one.split("row ")[1].split(" ")[0].rstrip(":")) for one in told if "row " in one and "relations" in one[:12]
    ]
    assert {*range(1, 12), 14, 15} <= set(numbers)
    assert 0 not in numbers
    text = "\n".join(told)
    for said in ("unknown claim 'x' in premise", "unknown claim or relation 'y' in target", "unknown type 'attack'",
                 "strength is 1.5", "a claim cannot be undercut", "a relation cannot be rebutted",
                 "the question 'why' cannot support anything", "a question cannot be rebutted", "premise is empty",
                 "target is empty", "strength is empty", "type is empty", "strength is not that of another row",
                 "the id 'b' names a claim and a relation"):  # fmt: skip
        assert said in text


def test_every_fault_of_a_claim_is_told_by_row(tmp_path):
    claims = pa.table({"id": ["a", "a", None, "b", "c", "d"], "kind": ["claim", "claim", "claim", "thing", "claim", "claim"],
                       "prior": [0.5, 0.5, 0.5, 0.5, -1.0, None]})  # fmt: skip
    relations = pa.table({"premise": ["a"], "target": ["zz"], "type": ["support"]})
    text = "\n".join(problems(claims, relations, tmp_path))
    for said in ("row 1: the id 'a' is there twice, first in row 0", "row 2 (rows are counted from 0): id is empty",
                 "row 3: unknown kind 'thing'", "row 4: prior is -1.0", "row 5: prior is empty",
                 "unknown claim or relation 'zz' in target"):  # fmt: skip
        assert said in text


def test_the_first_hundred_are_told_and_all_are_counted(tmp_path):
    number = 1_000
    relations = pa.table(
        {"premise": ["a"] * number, "target": ["b"] * 300 + ["nowhere"] * 700, "type": ["support"] * number}
    )
    parquet.write_table(relations, tmp_path / "relations.parquet")
    told = problems(GOOD, tmp_path / "relations.parquet", tmp_path)
    assert len(told) == 101
    assert "row 300 (rows are counted from 0)" in told[0]
    assert told[-1] == "600 more problems are not shown"


def test_rows_of_a_csv_file_are_counted_as_a_spreadsheet_counts(tmp_path):
    (tmp_path / "relations.csv").write_text("premise,target,type,strength\na,b,support,1\na,b,support,much\n")
    (told,) = problems(GOOD, tmp_path / "relations.csv", tmp_path)
    assert told.endswith(
        "row 3 (the heading is row 1, blank lines are not counted): strength is much. Give a number in [0, 1]."
    )


def test_a_database_that_has_no_order_tells_what_the_row_says():
    relations = pa.table({"premise": ["a", "x"], "target": ["b", "b"], "type": ["support", "support"]})
    with pytest.raises(argmap.MapError, match="relations: unknown claim 'x' in premise"):
        argmap.sql.score(GOOD, relations, to="scores", database=SessionContext())


def test_what_is_missing_or_of_the_wrong_sort_is_told_before_anything_is_read(tmp_path):
    with pytest.raises(argmap.FormatError) as caught:
        argmap.sql.score(
            pa.table({"name": ["a"]}), pa.table({"premise": [1.5], "target": ["a"]}), to=tmp_path / "scores.parquet"
        )
    text = str(caught.value)
    for said in ("no column 'id'", "no column 'type'", "premise is a column of double"):
        assert said in text
    with pytest.raises(argmap.FormatError, match="the file is not there"):
        argmap.sql.score("nowhere.parquet", GOOD, to=tmp_path / "scores.parquet")
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 nothing PAR1")
    with pytest.raises(argmap.FormatError, match="cannot be read"):
        argmap.sql.score(tmp_path / "broken.parquet", GOOD, to=tmp_path / "scores.parquet")


def test_sources_and_their_reliabilities_have_to_agree(tmp_path):
    claims = pa.table({"id": ["a", "b"], "source": ["ann", "ann"], "reliability": [0.5, 0.7]})
    relations = pa.table({"premise": ["a"], "target": ["b"], "type": ["support"]})
    assert "two reliabilities of the source 'ann'" in problems(claims, relations, tmp_path)[0]


def test_text_of_a_table_is_never_taken_for_sql(tmp_path):
    claims = pa.table({"id": ["a'; DROP TABLE x; --", 'b"'], "prior": [0.5, 0.5]})
    relations = pa.table({"premise": ["a'; DROP TABLE x; --"], "target": ['b"'], "type": ["support"]})
    done = argmap.sql.score(claims, relations, to=tmp_path / "it's.parquet", collect_below=0)
    assert done.claims == 2
    part = argmap.sql.focus(claims, relations, "a'; DROP TABLE x; --", scores=tmp_path / "it's.parquet")
    assert len(part.document.claims) == 2
    with pytest.raises(argmap.ParameterError, match="no name of a table"):
        argmap.sql.score("x; DROP TABLE y", relations, to="scores", database=SessionContext())


def test_columns_that_are_not_read_are_named(tmp_path):
    claims = GOOD.append_column("mood", [["glad"] * 3])
    relations = pa.table({"premise": ["a"], "target": ["b"], "type": ["support"], "weight": [0.5]})
    parquet.write_table(relations, tmp_path / "relations.parquet")
    with pytest.warns(argmap.UnreadWarning) as told:
        argmap.sql.score(claims, tmp_path / "relations.parquet", to=tmp_path / "scores.parquet")
    text = "\n".join(str(one.message) for one in told)
    assert "columns of claims: 'mood'" in text
    assert "columns of relations: 'weight'. A weight that is to count is called 'strength'." in text

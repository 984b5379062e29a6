"""What is wrong with tables: said row by row, all at once, as a reader of the table counts."""

import re
import time

import numpy as np
import pyarrow as pa
import pytest

import argmap
from tests.columns.tables.rows import MAKES, as_parquet

CLAIMS = {"id": ["rain", "take", "why"], "kind": ["claim", "claim", "question"], "prior": [0.5, 0.5, 0.5]}
RELATIONS = {
    "premise": ["rain"], "target": ["take"], "type": ["support"], "strength": [1.0], "relation": ["step"],
}  # fmt: skip


def problems_of(claims, relations):
    with pytest.raises((argmap.MapError, argmap.FormatError)) as caught:
        argmap.from_tables(pa.table(claims), pa.table(relations))
    return [str(problem).replace(" (rows are counted from 0)", "") for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("column", "values", "expected"),
    [
        ("id", ["rain", "", "why"], ["claims: row 1: id is empty. Every claim has an id."]),
        ("id", ["rain", None, "why"], ["claims: row 1: id is empty. Every claim has an id."]),
        ("id", ["rain", "take", "rain"], ["claims: row 2: the id 'rain' is there twice, first in row 0. Each claim has its own id."]),
        ("kind", ["claim", "clam", "question"], ["claims: row 1: unknown kind 'clam'. Did you mean 'claim'?"]),
        ("kind", ["claim", None, "question"], ["claims: row 1: kind is empty. There are claim, premise, evidence, question."]),
        ("prior", [0.5, None, 1.5], [
            "claims: row 1: prior is empty. Give a number in [0, 1], or no column 'prior' at all.",
            "claims: row 2: prior is 1.5. Give a number in [0, 1].",
        ]),
        ("prior", [0.5, float("nan"), -1.0], [
            "claims: row 1: prior is nan. Give a number in [0, 1].", "claims: row 2: prior is -1.0. Give a number in [0, 1].",
        ]),
        ("prior", [1, 2, 0], ["claims: row 1: prior is 2.0. Give a number in [0, 1]."]),
    ],
)  # fmt: skip
def test_wrong_claims_are_told(column, values, expected):
    found = problems_of(CLAIMS | {column: values}, {name: values[:0] for name, values in RELATIONS.items()})
    assert found == expected


RULES = [
    ({"premise": "rian"}, "unknown claim 'rian' in premise. Did you mean 'rain'?"),
    ({"premise": None}, "premise is empty. Name the claim that it is."),
    ({"premise": ""}, "premise is empty. Name the claim that it is."),
    ({"premise": "step"}, "the premise 'step' is a relation. A premise is a claim."),
    ({"premise": "why"}, "the question 'why' cannot support anything. State the claim that the question implies."),
    ({"target": "tale"}, "unknown claim or relation 'tale' in target. Did you mean 'take'?"),
    ({"target": "stepp"}, "unknown claim or relation 'stepp' in target. Did you mean 'step'?"),
    ({"target": None}, "target is empty. Name the claim or relation that it is about."),
    ({"type": "supports"}, "unknown type 'supports'. Did you mean 'support'?"),
    ({"type": "undercut"}, "a claim cannot be undercut, and 'take' is a claim. Use a rebuttal, or aim at a relation."),
    ({"type": "rebuttal", "target": "step"}, "a relation cannot be rebutted, and 'step' is a relation. Use an undercut."),
    ({"type": "rebuttal", "target": "why"}, "a question cannot be rebutted, and 'why' is a question. Rebut a claim that it takes for granted."),
    ({"strength": 7.0}, "strength is 7.0. Give a number in [0, 1]."),
    ({"relation": "take"}, "the id 'take' names a claim and a relation. Claims and relations share one set of names: rename one of the two."),
    ({"relation": "step", "premise": "take", "target": "rain"}, "target is not that of row 0, and both belong to the relation 'step'. Premises that are needed together share all but the premise."),
    ({"relation": "step", "premise": "take", "strength": 0.5}, "strength is not that of row 0, and both belong to the relation 'step'. Premises that are needed together share all but the premise."),
    ({"relation": "step", "premise": "take", "type": "rebuttal"}, "type is not that of row 0, and both belong to the relation 'step'. Premises that are needed together share all but the premise."),
]  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), RULES, ids=[f"{place}" for place in range(len(RULES))])
def test_wrong_relations_are_told(change, expected):
    row = {name: values[0] for name, values in RELATIONS.items()} | {"relation": None} | change
    relations = {name: [values[0], row[name]] for name, values in RELATIONS.items()}
    assert problems_of(CLAIMS, relations) == [f"relations: row 1: {expected}"]


def test_everything_is_told_at_once_in_the_order_of_the_rows():
    claims = CLAIMS | {"id": ["rain", "take", "take"], "prior": [2.0, 0.5, 0.5]}
    relations = {"premise": ["x", "rain"], "target": ["take", "y"], "type": ["support", "z"]}
    found = problems_of(claims, relations)
    assert [re.sub(r":.*", "", one.split(": ", 1)[1]) for one in found] == ["row 0", "row 2", "row 0", "row 1", "row 1"]
    assert [one.split(":")[0] for one in found] == ["claims"] * 2 + ["relations"] * 3


def test_the_first_hundred_are_told_and_all_are_counted():
    number = 500_000
    claims = {"id": ["a"]}
    relations = {"premise": ["b"] * number, "target": ["a"] * number, "type": ["c"] * number}
    start = time.perf_counter()
    found = problems_of(claims, relations)
    assert time.perf_counter() - start < 10
    assert len(found) == 101
    assert found[-1] == f"{2 * number - 100} more problems are not shown"
    assert found[99].startswith("relations: row 49: unknown")


@pytest.mark.parametrize(
    ("claims", "relations", "expected"),
    [
        ({"name": ["a"]}, {"premise": ["a"], "type": ["support"]}, [
            "claims: there is no column 'id'. There are 'name': rename the one with the ids.",
            "relations: there is no column 'target'. premise, target and type have to be there.",
        ]),
        ({"id": [0.5]}, {"premise": [[1]], "target": ["a"], "type": ["support"]}, [
            "claims: id is a column of double. Give texts.",
            "relations: premise is a column of list<item: int64>. Give texts.",
        ]),
        ({"id": ["a"], "prior": ["0.5"]}, RELATIONS | {"strength": [True]}, [
            "claims: prior is a column of string. Give numbers in [0, 1].",
            "relations: strength is a column of bool. Give numbers in [0, 1].",
        ]),
    ],
)  # fmt: skip
def test_columns_that_cannot_be_read_are_told(claims, relations, expected):
    with pytest.raises(argmap.FormatError) as caught:
        argmap.from_tables(pa.table(claims), pa.table(relations))
    assert list(map(str, caught.value.problems)) == expected


@pytest.mark.parametrize("given", [None, 7, ["a"], {"id": ["a"]}, object(), np.zeros(3)])
def test_what_is_no_table_is_refused(given):
    with pytest.raises(argmap.ParameterError, match="claims is a"):
        argmap.from_tables(given, given)


def test_an_unknown_join_is_refused_before_anything_is_read():
    with pytest.raises(argmap.ParameterError, match="Did you mean 'product'"):
        argmap.from_tables("nowhere.csv", "nowhere.csv", join="prodct")


def from_csv(tmp_path, claims, relations="premise,target,type\n"):
    paths = tmp_path / "claims.csv", tmp_path / "relations.csv"
    for path, text in zip(paths, (claims, relations), strict=True):
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return argmap.from_tables(*paths)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ("id,prior\na,0.5\nb,x\nc,\nd,1.5\ne,0.5\n", [
            "row 3 (the heading is row 1, blank lines are not counted): prior is 'x'. Give a number in [0, 1], with a point.",
            "row 4: prior is empty. Give a number in [0, 1], or no column 'prior' at all.",
            "row 5: prior is 1.5. Give a number in [0, 1].",
        ]),
        ('id,text\na,"two\nlines"\n\na,x\n', [
            "row 3 (the heading is row 1, blank lines are not counted): the id 'a' is there twice, first in row 2. Each claim has its own id.",
        ]),
        ("id,text\na,b,c\nb,x\nc\n", [
            "row 2: there are 3 fields, and the heading has 2. Put a text that holds a comma in double quotes.",
            "row 4: there are 1 fields, and the heading has 2. Put a text that holds a comma in double quotes.",
        ]),
        ("id,id\na,b\n", ["the column 'id' is there twice"]),
        ("", ["there is no column 'id'. There are none: rename the one with the ids."]),
        (b"id\n\xff\n", [":2: the file is not UTF-8 text. Save it as UTF-8."]),
        (b"\xff\xfe\n", [":1: the file is not UTF-8 text. Save it as UTF-8."]),
    ],
)  # fmt: skip
def test_rows_of_a_csv_file_are_counted_as_a_spreadsheet_does(claims, expected, tmp_path):
    with pytest.raises((argmap.MapError, argmap.FormatError)) as caught:
        from_csv(tmp_path, claims)
    found = [
        str(problem).removeprefix(f"{tmp_path / 'claims.csv'}").removeprefix(": ") for problem in caught.value.problems
    ]
    assert all(one.startswith(other) for one, other in zip(found, expected, strict=True)), found


def test_a_csv_file_may_have_numbers_as_ids_a_mark_at_its_start_and_spaces(tmp_path):
    network = from_csv(tmp_path, "\ufeffid,prior\n007,.5\n1e3, 0.25 \n", "premise,target,type\n007,1e3,support\n")
    assert network.ids == ("007", "1e3")
    assert network.score().final.tolist() == [0.5, 0.625]


@pytest.mark.parametrize("suffix", ["csv", "tsv", "parquet", "pq", "arrow", "feather", "ipc"])
@pytest.mark.parametrize(
    "content", [None, b"", b"\x00\xff" * 50, b"PAR1" + bytes(40) + b"PAR1", b"ARROW1\0\0" + bytes(40)]
)
def test_files_that_cannot_be_read_are_told_in_one_line(suffix, content, tmp_path):
    path = tmp_path / f"claims.{suffix}"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(argmap.FormatError) as caught:
        argmap.from_tables(path, path)
    first = str(caught.value.problems[0])
    assert str(path) in first
    assert "\n" not in first


def test_an_unknown_suffix_is_told_with_those_there_are(tmp_path):
    with pytest.raises(argmap.FormatError, match=r"suffix '\.xlsx'\. There are \.arrow, \.csv"):
        argmap.from_tables(tmp_path / "claims.xlsx", tmp_path / "relations.xlsx")


def test_bits_that_are_wrong_in_an_arrow_file_are_an_error(tmp_path):
    path = MAKES["feather"]([{"id": f"claim {place}"} for place in range(9)], {"id": pa.string()}, tmp_path)
    content = path.read_bytes()
    nothing = as_parquet([], dict.fromkeys(["premise", "target", "type"], pa.string()), tmp_path / "none.parquet")
    rng = np.random.default_rng(0)
    for _ in range(300):
        broken = bytearray(content)
        broken[rng.integers(len(broken))] ^= 1 << int(rng.integers(8))
        path.write_bytes(broken)
        try:
            network = argmap.from_tables(path, nothing)
        except argmap.ArgmapError:
            continue
        assert len(list(network.ids)) == len(network)

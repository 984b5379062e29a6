"""Where a finding stands: line and column in the file, else the path in the map."""

import json
import os

import pytest

import argmap
from argmap import formats

MAP = """\
argmap: 1
title: Should Mill Street be closed?
conclusion: close
documents:
  report: {file: report.txt}
sources: {council: {}}
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer:
    text: Injuries would fall.
    prior: 0.5
    said_by: {source: council, act: asserts, at: {document: report, lines: 9}}
  again: injuries would fall
relations:
  - {premises: safer, supports: close}
  - {premises: again, supports: close}
"""


@pytest.fixture
def path(tmp_path):
    (tmp_path / "report.txt").write_text("One line.\n", encoding="utf-8")
    path = tmp_path / "mill.yaml"
    path.write_text(MAP, encoding="utf-8")
    return path


def placed(findings):
    return [(row["rule"], row["line"], row["column"]) for row in findings]


def test_a_map_that_was_loaded_has_lines_and_columns_in_the_order_of_the_file(path):
    findings = argmap.load(path).lint()
    assert placed(findings) == [
        ("misplaced-passage", 12, MAP.splitlines()[11].index("9") + 1),
        ("repeated-claim", 13, 10),
    ]
    assert findings.lines()[1] == (
        f"{path}:13:10: repeated-claim: 'again' says what 'safer' says. "
        "Keep one of the two, or write `same_as: safer` into the second. [error]"
    )


def test_a_claim_stands_where_its_id_does(path):
    path.write_text(MAP.replace("    prior: 0.5\n", "").replace("- {premises: again", "- {premises: safer"))
    path.write_text(path.read_text() + "  - {premises: again, supports: safer}\n")
    assert ("default-prior", 9, 3) in placed(argmap.load(path).lint())


def test_json_has_lines_too(path):
    other = path.with_suffix(".json")
    other.write_text(json.dumps(formats.read(path).document.to_tree(), indent=1), encoding="utf-8")
    findings = argmap.load(other).lint()
    assert [row["rule"] for row in findings] == ["misplaced-passage", "repeated-claim"]
    lines = other.read_text(encoding="utf-8").splitlines()
    passage, again = (lines[line - 1] for line in findings.column("line"))
    assert '"lines"' in passage
    assert '"again"' in again


def test_a_map_without_a_file_has_paths(path):
    findings = argmap.loads(MAP).lint()
    assert placed(findings) == [("repeated-claim", None, None)]
    assert findings.lines()[0].startswith("$.claims.again.text: repeated-claim: ")
    assert dict(findings.skipped) == dict.fromkeys(
        ("missing-file", "misquotation"), "nobody said which folder the files of the documents are in (`folder`)"
    )
    assert any("were not compared with the ends" in sentence for sentence in findings.words)


def test_the_folder_of_the_documents_may_be_named(path):
    findings = argmap.loads(MAP).lint(folder=path.parent)
    assert findings.column("path") == ("$.claims.safer.said_by[0].at.lines", "$.claims.again.text")
    assert dict(findings.skipped) == {}


@pytest.mark.parametrize("folder", ["no/such/folder", 7, "a\0b"])
def test_a_folder_that_is_none_is_refused(folder):
    with pytest.raises(argmap.ParameterError, match="folder"):
        argmap.loads(MAP).lint(folder=folder)


def test_a_file_that_has_changed_gives_no_wrong_lines(path):
    map_ = argmap.load(path)
    path.write_text("# A new line at the top.\n" + MAP.replace("prior: 0.5", "prior: 0.6"), encoding="utf-8")
    findings = map_.lint()
    assert set(findings.column("line")) == {None}
    assert any("no longer what this map was read from" in sentence for sentence in findings.words)
    path.unlink()
    assert any("no longer what this map was read from" in sentence for sentence in map_.lint().words)


def test_a_part_of_a_map_shows_what_is_about_it(path):
    map_ = argmap.load(path)
    part = map_.focus("again", up=0, down=0)
    assert placed(part.lint()) == [("repeated-claim", 13, 10)]
    assert placed(map_.focus("close", up=0, down=0).lint()) == []
    path.write_text(MAP + "meta: {lint: {waive: {repeated-claim: {again: On purpose.}}}}\n", encoding="utf-8")
    waived = [argmap.load(path).focus(one, up=0, down=0).lint().waived for one in ("again", "close")]
    assert [len(table) for table in waived] == [1, 0]


def test_where_a_map_comes_from_makes_it_no_other_map(path):
    assert argmap.load(path) == argmap.loads(MAP)
    assert argmap.load(os.fspath(path)).file == os.fspath(path)

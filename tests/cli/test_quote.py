"""`argmap quote`."""

import pytest

MAP = """\
argmap: 1
title: Mill Street  # a title
documents: {report: {file: report.txt}, other: {}}
sources: {council: {}}
claims:
  # what was counted
  fewer:
    text: Injuries fell.
    said_by: [{source: council, act: asserts, at: {document: report, quote: injuries would fall}}]  # in June
  more: {text: More., said_by: [{source: council, act: asserts, at: {document: other, quote: more}}]}
"""


@pytest.fixture(autouse=True)
def _files(tmp_path):
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    (tmp_path / "report.txt").write_text("Hello.\nThe council says: “Injuries\nwould fall”.\n", encoding="utf-8")


def test_quotations_are_looked_up_and_nothing_is_written(argmap, tmp_path):
    before = sorted(tmp_path.iterdir())
    run = argmap("quote", "map.yaml", "--source", "report.txt")
    assert (run.code, run.err) == (0, "")
    assert "Of 1 quotation from 'report', 1 stands in the text." in run.out
    assert sorted(tmp_path.iterdir()) == before


def test_the_map_is_written_with_its_comments(argmap, tmp_path):
    run = argmap("quote", "map.yaml", "--source", "report.txt", "-o", "new.yaml")
    assert run.code == 0
    new = (tmp_path / "new.yaml").read_text(encoding="utf-8")
    assert "lines: 2-3" in new
    assert all(comment in new for comment in ("# a title", "# what was counted", "# in June"))
    again = argmap("quote", "new.yaml", "--source", "report.txt", "-o", "new.yaml")
    assert (again.code, "there already" in again.err) == (1, True)
    assert argmap("quote", "new.yaml", "--source", "report.txt", "-o", "new.yaml", "--force").code == 0
    assert (tmp_path / "new.yaml").read_text(encoding="utf-8") == new
    piped = argmap("quote", "-", "--source", "report.txt", "-o", "-", stdin=MAP)
    assert piped.out == new
    assert "1 stands" in piped.err


def test_what_is_not_there_is_told_by_the_exit_code_and_in_json(argmap, tmp_path):
    (tmp_path / "report.txt").write_text("Injuries\nwill fall.\n", encoding="utf-8")
    run = argmap("quote", "map.yaml", "--source", "report.txt", "--json")
    assert (run.code, run.json["ok"]) == (1, False)
    row = run.json["rows"][0]
    assert (row["id"], row["found"], row["lines"], row["nearest"]) == ("fewer", "nearest", "1-2", "Injuries will fall")


def test_the_document_can_be_named_and_has_to_be_where_no_file_tells(argmap, tmp_path):
    (tmp_path / "text.txt").write_text("More and more.\n", encoding="utf-8")
    assert argmap("quote", "map.yaml", "--source", "text.txt").code == 2
    assert argmap("quote", "map.yaml", "--source", "text.txt", "--document", "other").code == 0
    assert argmap("quote", "map.yaml", "--source", "nowhere.txt").code == 1
    assert argmap("quote", "-", "--source", "-", stdin=MAP).code == 2
    assert argmap("quote", "map.yaml", "--source", "report.txt", "-o", "-", "--json").code == 2


def test_review_reads_the_text_that_a_map_is_of(argmap, tmp_path):
    (tmp_path / "rain.yaml").write_text(
        "{argmap: 1, title: Rain, conclusion: rain, claims: {rain: {text: It rains in Rome today.}}}", encoding="utf-8"
    )
    (tmp_path / "rain.txt").write_text("Perhaps it rains in Rome today.", encoding="utf-8")
    rows = argmap("review", "rain.yaml", "--source", "rain.txt", "--json").json["rows"]
    assert ("hedge lost", "rain") in {(row["sort"], row["id"]) for row in rows}
    assert argmap("review", "rain.yaml", "--source", "nowhere.txt").code != 0
    assert "stdin holds one text" in argmap("review", "-", "--source", "-").err

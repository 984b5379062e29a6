"""The files of documents are read from the map's folder and nowhere else, and what cannot be read is told."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.lint.inspection import papers
from argmap.lint.inspection.papers import Paper, plain_text, read_paper

MAP = """\
argmap: 1
title: Should Mill Street be closed?
conclusion: close
documents: {report: {file: FILE}}
sources: {council: {}}
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer:
    text: Injuries would fall.
    prior: 0.5
    said_by: [{source: council, act: asserts, at: {document: report, lines: 1, quote: injuries would fall}}]
relations: [{premises: safer, supports: close}]
"""


def lint(folder, file="report.txt"):
    return argmap.loads(MAP.replace("FILE", file)).lint(folder=folder)


def test_a_quotation_is_found_in_a_file_below_the_folder(tmp_path):
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "report.txt").write_bytes(b"\xef\xbb\xbfInjuries would\xc2\xa0fall.\r\nTwo.\r\n")
    assert len(lint(tmp_path, "papers/report.txt")) == 0


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "secret.txt").write_text("injuries would fall", encoding="utf-8")
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "report.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "maps" / "up").symlink_to(tmp_path)
    for file in ("report.txt", "up/secret.txt"):
        findings = lint(tmp_path / "maps", file)
        assert findings.column("rule") == ("missing-file",)
        assert "leads out" in findings.column("message")[0]


def test_a_link_within_the_folder_is_followed(tmp_path):
    (tmp_path / "one.txt").write_text("injuries would fall", encoding="utf-8")
    (tmp_path / "report.txt").symlink_to(tmp_path / "one.txt")
    assert len(lint(tmp_path)) == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "report.txt")
    assert lint(tmp_path).column("rule") == ("missing-file",)


def test_a_folder_and_a_circle_of_links_are_no_files(tmp_path):
    (tmp_path / "report.txt").mkdir()
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")
    assert lint(tmp_path).column("rule") == ("missing-file",)
    assert lint(tmp_path, "one").column("rule") == ("missing-file",)


@pytest.mark.parametrize("content", [b"%PDF-1.7 \xff\xfe", b"injuries\0fall"])
def test_what_is_no_plain_text_is_told_and_is_no_fault(tmp_path, content):
    (tmp_path / "report.txt").write_bytes(content)
    findings = lint(tmp_path)
    assert len(findings) == 0
    assert any("'report.txt' was not looked into" in sentence for sentence in findings.words)


def test_a_file_that_is_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(papers, "MOST_BYTES", 10)
    (tmp_path / "report.txt").write_text("injuries would fall", encoding="utf-8")
    findings = lint(tmp_path)
    assert len(findings) == 0
    assert any("not looked into: it has more than" in sentence for sentence in findings.words)


@pytest.mark.parametrize(
    ("quote", "there"),
    [
        ("It’s a “plan” – with risks", True),
        ('it\'s a "plan" - with\n  RISKS', True),
        ("a plan with risks", False),
        ("It's ... risks", True),
        ("It's … risks", True),
        ("risks ... plan", False),
        ("It's [...] risks", False),
    ],
)
def test_what_a_quotation_is_judged_by(quote, there):
    assert Paper('He said: ‘It\'s a "plan" — with \u00adrisks’.').has(quote) == there


@given(st.text(), st.text(), st.text())
def test_whatever_stands_in_a_text_is_found_in_it(before, quote, after):
    paper = Paper(f"{before} {quote} {after}")
    assert paper.has(quote)
    assert plain_text(plain_text(quote)) == plain_text(quote)


def test_a_file_that_may_not_be_read_is_told(tmp_path, monkeypatch):
    (tmp_path / "report.txt").write_text("x", encoding="utf-8")

    def refused(*_arguments, **_more):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(papers.Path, "open", refused)
    assert read_paper(tmp_path, "report.txt").fault == "the file cannot be read: Permission denied"

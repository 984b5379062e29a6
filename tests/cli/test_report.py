"""`argmap report`: the files it writes and names, and what it refuses."""

import argmap as library
from tests.cli.conftest import MILL


def test_the_command_writes_what_the_method_does_and_names_the_files(argmap, tmp_path):
    (tmp_path / "mill.yaml").write_text(MILL, encoding="utf-8")
    m = library.load(tmp_path / "mill.yaml")
    assert argmap("report", "mill.yaml").out == "mill-report.html\n"
    assert (tmp_path / "mill-report.html").read_text(encoding="utf-8") == m.report()
    assert argmap("report", "mill.yaml", "-o", "r.md").out == "r.md\nr.svg\n"
    assert (tmp_path / "r.md").read_text(encoding="utf-8") == m.report(tmp_path / "again.md").read_text(
        encoding="utf-8"
    ).replace("again.svg", "r.svg")
    assert argmap("report", "mill.yaml", "-o", "s.html", "--json").json["files"] == ["s.html"]


def test_options_reach_the_report_and_stdout_takes_it(argmap, tmp_path):
    (tmp_path / "mill.yaml").write_text(MILL, encoding="utf-8")
    m = library.load(tmp_path / "mill.yaml")
    told = argmap(
        "report", "mill.yaml", "-o", "-", "--format", "md", "--prior", "vans=0.9", "--top", "1", "--page", "mill.html"
    )
    assert told.out == m.report(format="md", prior={"vans": 0.9}, top=1, page="mill.html")


def test_what_is_no_report_is_refused(argmap, tmp_path):
    (tmp_path / "mill.yaml").write_text(MILL, encoding="utf-8")
    assert "a report cannot be .pdf" in argmap("report", "mill.yaml", "-o", "r.pdf").err
    (tmp_path / "mill.html").write_text(MILL, encoding="utf-8")
    refused = argmap("report", "mill.html", "-o", "mill.html")
    assert refused.code != 0
    assert (tmp_path / "mill.html").read_text(encoding="utf-8") == MILL
    assert "is no address of a page" in argmap("report", "mill.yaml", "--page", "javascript:alert(1)").err

"""The tutorial, followed to the letter: each block put into the file, each command run, both ways the same map."""

import re
import shlex
from pathlib import Path

import pytest

import argmap
from argmap.cli import main
from tools.draw_pictures import put_in, tutorial_map

DOCS = Path(__file__).parents[2] / "docs"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def fences(name):
    return FENCE.findall((DOCS / name).read_text(encoding="utf-8"))


@pytest.fixture
def command(tmp_path, monkeypatch, capsys):
    """Run one line of a page in an empty folder, and give what it prints: no word of warning may be among it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def run(line):
        code = main(shlex.split(line)[1:])
        printed = capsys.readouterr()
        assert (code, printed.err) == (0, "")
        return printed.out

    return run


def test_every_command_prints_what_the_page_shows(command, tmp_path):
    text, printed, shown = "", "", 0
    for language, body in fences("tutorial-command-line.md"):
        if language == "yaml":
            text = put_in(text, body)
            (tmp_path / "library.yaml").write_text(text, encoding="utf-8")
        elif language == "text":
            shown += 1
            assert body.split() == printed.split()
        elif body.startswith("argmap "):
            printed = "".join(map(command, body.splitlines()))
    assert shown >= 6
    assert {"library.svg", "library.html"} <= {file.name for file in tmp_path.iterdir()}


def test_both_ways_make_the_same_map(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = {}
    for language, body in fences("tutorial.md"):
        if language == "python":
            exec(body, names)
    assert argmap.diff(argmap.loads(tutorial_map()), names["m"]).edits == ()


def test_the_picture_is_of_the_map_that_the_page_makes():
    assert argmap.loads(tutorial_map()).render(format="svg") == (DOCS / "images" / "library.svg").read_bytes()

"""`docs/llms.txt`: it names every page of the documentation, and what it says can be done."""

import re
from pathlib import Path

import typer

import argmap
from argmap.cli.called import every_command
from argmap.cli.wording.by_typer import app_for

DOCS = Path(__file__).resolve().parents[2] / "docs"
TEXT = (DOCS / "llms.txt").read_text(encoding="utf-8")


def test_every_page_is_linked_and_every_link_leads_somewhere():
    linked = re.findall(r"^- \[[^]]+\]\(([^)]+)\): \S", TEXT, re.MULTILINE)
    pages = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")} | {"argmap.schema.json"}
    assert (pages - {*linked}, {*linked} - pages) == (set(), set())
    assert len(linked) == len(pages)


def test_it_has_the_shape_that_readers_of_such_files_expect():
    title, _, summary = TEXT.split("\n")[:3]
    assert (title, summary[:2]) == ("# argmap", "> ")


def test_its_map_is_one():
    (text,) = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    m = argmap.loads(text, warnings="raise")
    assert m.document.defaults.derived == 0.1
    assert [row for row in m.lint() if row["severity"] == "error"] == []


def test_the_commands_and_methods_that_it_names_exist():
    prose = re.sub(r"^```.*?^```$", "", TEXT, flags=re.MULTILINE | re.DOTALL)
    named = re.findall(r"`argmap ([\w-]+)([^`]*)`", prose)
    assert len(named) > 6
    assert {name for name, _ in named} <= {*every_command()}
    for name, rest in named:
        options = {
            option for one in typer.main.get_command(app_for([name])).commands[name].params for option in one.opts
        }
        assert [word for word in rest.split() if word.startswith("--") and word not in options] == []
    methods = re.findall(r"`m\.(\w+)\(", prose)
    assert len(methods) > 5
    assert [method for method in methods if not callable(getattr(argmap.ArgumentMap, method))] == []

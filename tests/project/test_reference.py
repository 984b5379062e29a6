"""The reference: every public name and every method of a map is on a page, and what the pages name is there."""

import importlib
import re
from pathlib import Path
from types import ModuleType

import pytest

import argmap
from argmap.scoring.how import How

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {page.stem: page.read_text(encoding="utf-8") for page in (DOCS / "reference").glob("*.md")}
TOLD = {path: page for page, text in PAGES.items() for path in re.findall(r"^(?:#+ )?::: (\S+)$", text, re.MULTILINE)}
INNER = {"scored", "whole", "written"}
"""Attributes of a map that serve argmap itself."""


def named(path):
    """Return what a path names."""
    module, rest = path, []
    while True:
        try:
            found = importlib.import_module(module)
            break
        except ModuleNotFoundError:
            module, _, last = module.rpartition(".")
            rest.insert(0, last)
    for name in rest:
        found = getattr(found, name)
    return found


def test_every_page_is_in_the_menu():
    menu = (DOCS.parent / "zensical.toml").read_text(encoding="utf-8")
    assert {name for name in PAGES if f'"reference/{name}.md"' not in menu} == set()


def test_every_public_name_is_told_once():
    told = [named(path) for path in TOLD]
    names = [name for name in argmap.__all__ if not isinstance(getattr(argmap, name), ModuleType | str)]
    assert {name: times for name in names if (times := sum(getattr(argmap, name) is one for one in told)) != 1} == {}


def test_every_method_of_a_map_is_on_its_page():
    text = PAGES["argument-map"]
    members = re.search(r"members: \[(.*)\]", text)[1].split(", ")
    here = {path.rpartition(".")[2]: named(path) for path, page in TOLD.items() if page == "argument-map"}
    public = {name for name in dir(argmap.ArgumentMap) if not name.startswith("_")} - INNER
    assert public - here.keys() - set(members) == set()
    assert [name for name in public & here.keys() if getattr(argmap.ArgumentMap, name) is not here[name]] == []


def test_the_index_links_every_entry():
    linked = set(re.findall(r"\.md#([\w.]+)\)", PAGES["index"]))
    assert linked == TOLD.keys() - {"argmap.scoring.how.How"}


def test_the_words_of_every_question_are_told():
    rows = dict(re.findall(r"^\| `(\w+)` \|.*\| (.*) \|$", PAGES["shared-options"], re.MULTILINE))
    assert rows.keys() == How.__annotations__.keys()
    assert {word for word, told in rows.items() if told not in How.__annotations__[word].__forward_arg__} == set()


@pytest.mark.parametrize("page", ["argument-map", "map-builder"])
def test_methods_are_in_the_menu_of_their_page_and_in_the_search(page, site):
    of = {"argument-map": argmap.ArgumentMap, "map-builder": argmap.MapBuilder}[page]
    public = {name for name in dir(of) if not name.startswith("_")} - INNER
    html = (site / "reference" / f"{page}.html").read_text(encoding="utf-8")
    contents = html.partition('aria-label="On this page"')[2].partition("</nav>\n  </div>")[0]
    menu = {
        re.sub(r"<[^>]*>", "", link).strip() for link in re.findall(r'md-nav__link">(.*?)</a>', contents, re.DOTALL)
    }
    assert public - menu == set()
    search = (site / "search.json").read_text(encoding="utf-8")
    found = set(re.findall(rf'"reference/{page}\.html#[\w.]+\.(\w+)"', search))
    assert public - found == set()

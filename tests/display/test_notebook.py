"""What a notebook is given: a picture that is shown whether the notebook is trusted or not, and a few words."""

import base64
import re
import struct

import pytest

import argmap
from argmap.display.notebook import CELL_LIMIT
from tests.display.drawn import parse, words
from tests.display.test_svg import SEED

MAP = "{argmap: 1, title: 'T <b> & $x$', conclusion: a, claims: {a: A 'quoted' \"claim\", b: B}, relations: [{premises: b, supports: a}]}"


@pytest.fixture
def m() -> argmap.ArgumentMap:
    return argmap.loads(MAP)


def test_a_map_is_shown_in_four_types(m: argmap.ArgumentMap):
    shown = m._repr_mimebundle_()
    assert set(shown) == {"text/plain", "text/html", "image/svg+xml", "image/png"}
    assert parse(shown["image/svg+xml"].encode()).get("role") == "img"
    png = base64.b64decode(shown["image/png"])
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">II", png[16:24])[0] == 675


def test_the_html_is_an_image_of_the_same_picture_that_scrolls_in_its_cell(m: argmap.ArgumentMap):
    shown = m._repr_mimebundle_()
    html = shown["text/html"]
    assert set(re.findall(r"<(\w+)", html)) == {"div", "img"}
    data = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', html)[1]
    assert base64.b64decode(data).decode() == shown["image/svg+xml"]
    assert "overflow:auto" in html
    assert 'alt="T &lt;b&gt; &amp; $x$ — Argument map with 2 claims' in html


def test_the_words_are_a_title_the_conclusion_the_counts_and_what_to_do_next(m: argmap.ArgumentMap):
    first, conclusion, counts = m._repr_mimebundle_()["text/plain"].split("\n")
    assert first == "T <b> & $x$"
    assert re.fullmatch(r"  a 0\.\d\d: A .*", conclusion)
    assert counts.startswith("2 claims, 1 relation. outline() has it as text")


def test_only_what_is_wanted_is_drawn(m: argmap.ArgumentMap):
    assert set(m._repr_mimebundle_(include={"text/plain"})) == {"text/plain"}
    assert set(m._repr_mimebundle_(exclude={"image/png", "text/html"})) == {"text/plain", "image/svg+xml"}


def test_a_large_map_shows_what_is_nearest_to_its_conclusion_and_says_how_to_get_the_rest():
    shown = SEED._repr_mimebundle_()
    drawn = words(parse(shown["image/svg+xml"].encode()))
    part = SEED._in_a_cell()
    assert len(part.claims) <= CELL_LIMIT
    assert "makes_sense" in part.claims
    assert "more" in drawn
    for kind in ("text/plain", "text/html"):
        for way in (
            f"{len(part.claims)} of 220 claims",
            "focus(id)",
            "tagged(tag)",
            "race",
            "outline()",
            "render(path)",
        ):
            assert way in shown[kind]


@pytest.mark.parametrize("conclusion", ["", "conclusion: c3,"])
def test_a_large_map_is_cut_whatever_its_shape(conclusion: str):
    claims = ", ".join(f"c{n}: Claim {n}" for n in range(200))
    relations = ", ".join(f"{{premises: c{n}, supports: c3}}" for n in range(200) if n != 3)
    m = argmap.loads(f"{{argmap: 1, title: T, {conclusion} claims: {{{claims}}}, relations: [{relations}]}}")
    assert "c3" in m._in_a_cell().claims
    assert len(m._in_a_cell().claims) == CELL_LIMIT
    assert "60 of 200 claims" in m._repr_mimebundle_()["text/plain"]


def test_a_map_whose_claims_are_all_conclusions_is_cut_too():
    names = [f"c{n}" for n in range(200)]
    tree = {"argmap": 1, "title": "T", "claims": dict.fromkeys(names, "A"), "conclusion": names}
    m = argmap.ArgumentMap(argmap.model.Document.from_tree(tree))
    assert len(m._in_a_cell().claims) == CELL_LIMIT
    assert "and 197 more conclusions" in m._repr_mimebundle_()["text/plain"]


def test_what_a_notebook_keeps_of_25_claims_is_at_most_400_kilobytes():
    race = SEED.tagged("race")
    assert len(race.document.claims) == 25
    assert sum(map(len, race._repr_mimebundle_().values())) <= 400_000


def test_a_map_prints_what_it_concludes(m: argmap.ArgumentMap):
    title, conclusion, counts = str(m).splitlines()
    assert (title, conclusion[:6]) == ("T <b> & $x$", "  a 0.")
    assert counts.startswith("2 claims, 1 relation. ")
    assert "picture shows" not in str(SEED)


def test_a_document_says_what_is_in_it(m: argmap.ArgumentMap):
    assert repr(m.document) == str(m.document) == "<Document 'T <b> & $x$': 2 claims, 1 relation, 0 sources>"

"""Whole pictures: files that are there whole or not at all, formats, limits, and the way through Graphviz."""

import re
import struct
import subprocess
from pathlib import Path

import pytest

import argmap
from argmap.display import raster
from argmap.display.dot.placed_dot import placed_dot
from argmap.display.layout.placed import Box, Placed
from argmap.display.picture import Look, dot_text, draw, picture
from argmap.display.process import Deadline
from argmap.display.svg.whole_svg import svg_text
from argmap.errors import ParameterError, RenderError
from argmap.model.document import Document
from tests.display.conftest import cards_of
from tests.display.drawn import SVG, parse, words
from tests.display.test_svg import MAPS, hostile
from tests.render.conftest import program

ONE = Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "A"}})
PAIR = Document.from_tree(
    {
        "argmap": 1,
        "title": "T",
        "conclusion": "a",
        "claims": {name: name.upper() for name in "abcd"},
        "relations": [
            {"id": "r", "premises": ["b", "c"], "supports": "a"},
            {"premises": ["d"], "undercuts": "r"},
            {"premises": ["a"], "rebuts": "d"},
        ],
    }
)


def size(png: bytes) -> tuple[int, int]:
    return struct.unpack(">II", png[16:24])


@pytest.mark.parametrize(
    "relations",
    [
        [{"premises": ["a"], "supports": "a"}],
        [{"premises": ["a"], "supports": "b"}, {"premises": ["b"], "rebuts": "a"}],
        [{"id": "r", "premises": ["a"], "supports": "b"}, {"premises": ["b"], "undercuts": "r"}],
        [{"premises": ["a"], "supports": "b"}] * 3,
    ],
)
def test_circles_and_doubles_draw_in_both_layouts(grid: str, relations: list):
    tree = {"argmap": 1, "title": "T", "conclusion": "b", "claims": {"a": "A", "b": "B"}, "relations": relations}
    document = Document.from_tree(tree)
    for look in (Look(), Look(layout="dot")):
        assert picture(document, look=look, program=grid).startswith(b"<svg")


def test_graphviz_places_the_same_cards_that_argmap_draws(grid: str):
    root = parse(picture(PAIR, look=Look(layout="dot"), program=grid))
    ids = {one.get("id", "").partition("-")[2] for one in root.iter()}
    assert {*PAIR.claims, *PAIR.relations} <= ids
    assert "both needed" in words(root)
    assert not list(root.iter(f"{SVG}a"))


@pytest.mark.needs_dot
def test_graphviz_places_a_map_in_layers(dot: str):
    m = argmap.load(MAPS / "dario-gpt3.yaml")
    assert m.render(layout="dot").startswith(b"<svg")
    assert m.render(layout="dot", format="pdf").startswith(b"%PDF-")


@pytest.mark.needs_dot
@pytest.mark.parametrize("name", ["umbrella", "age-of-the-earth", "dario-gpt3", "pascals-wager", "hostile"])
def test_dot_draws_places_as_they_are_and_complains_of_nothing(dot: str, name: str):
    document = hostile() if name == "hostile" else argmap.load(MAPS / f"{name}.yaml").document
    ended = subprocess.run([dot, "-Tsvg"], input=dot_text(document).encode(), capture_output=True, check=True)
    assert ended.stderr == b""
    placed = re.findall(r'pos="(-?[\d.]+),(-?[\d.]+)"', dot_text(document))
    assert len(placed) > len(document.claims)
    assert len(re.findall(rb'class="node', ended.stdout)) == len(placed)


def test_a_pdf_is_drawn_from_the_same_places(tmp_path: Path):
    given = tmp_path / "given"
    strange = program(
        tmp_path,
        f"import sys; open({str(given)!r}, 'w').write(sys.stdin.read()); print('%PDF-1.7', sys.argv[1], '%%EOF')",
    )
    assert picture(PAIR, format="pdf", program=strange) == b"%PDF-1.7 -Tpdf %%EOF\n"
    assert given.read_text() == dot_text(PAIR)


def test_dot_text_has_a_place_for_every_card_pill_and_line():
    text = dot_text(PAIR)
    lines = [line for line in text.splitlines() if line.startswith("  ")]
    edges = [line for line in lines if " -> " in line]
    nodes = [line for line in lines if re.match(r"  [nrs]\d+(x\d+)? \[", line)]
    assert len(nodes) == 4 + 1 + text.count(" · again<")
    for node in nodes:
        assert re.search(r' pos="-?[\d.]+,-?[\d.]+"', node)
    for edge in edges:
        points = re.search(r' pos="(e,\S+ )?([^"]+)"', edge)
        assert len(points[2].split()) % 3 == 1
        assert (points[1] is None) == ('arrowhead="none"' in edge)
    assert 'layout="nop2"' in text
    assert "nop2" not in dot_text(PAIR, look=Look(layout="dot"))
    assert "pos=" not in dot_text(PAIR, look=Look(layout="dot"))


def test_a_line_of_dot_ends_where_its_head_begins():
    text = dot_text(
        Document.from_tree(
            {
                "argmap": 1,
                "title": "T",
                "claims": {"a": "A", "b": "B"},
                "relations": [{"premises": ["a"], "supports": "b"}],
            }
        )
    )
    (edge,) = [line for line in text.splitlines() if " -> " in line]
    found = re.search(r'pos="e,([-\d.]+),([-\d.]+) .* ([-\d.]+),([-\d.]+)"', edge)
    x0, y0, x1, y1 = map(float, found.groups())
    assert abs(((x0 - x1) ** 2 + (y0 - y1) ** 2) ** 0.5 - 7.5) < 0.15


def test_a_group_is_a_frame_with_its_name_in_both_texts():
    cards = cards_of(ONE)
    size = cards.card("a")
    frame = Box("group", "g", "<b>Group</b>", 0, 0, 300, 120)
    placed = Placed(300, 120, (frame, Box("card", "a", "a", 40, 30, size.width, size.height)), ())
    root = parse(svg_text(placed, cards).encode())
    assert "<b>Group</b>" in words(root)
    assert len(list(root.iter(f"{SVG}rect"))) == 3
    dot = placed_dot(placed, cards)
    assert 'label="&#60;b&#62;Group&#60;/b&#62;"' in dot
    assert 'pos="150.0,-60.0"' in dot


def test_too_many_claims_are_refused_with_advice_unless_one_insists():
    large = Document.from_tree({"argmap": 1, "title": "T", "claims": {f"c{n}": "A" for n in range(401)}})
    with pytest.raises(RenderError, match=r"401 claims are too many.*focus\(\).*tagged\(\).*outline\(\).*limit"):
        picture(large)
    with pytest.raises(RenderError, match="the limit is 1"):
        picture(PAIR, limit=1)
    assert picture(large, limit=None)


def test_a_file_is_drawn_whole_and_its_suffix_names_the_format(tmp_path: Path):
    path = draw(ONE, None, tmp_path / "one.PNG")
    assert path.read_bytes().startswith(b"\x89PNG")
    assert [file.name for file in tmp_path.iterdir()] == ["one.PNG"]
    assert draw(ONE, None, str(tmp_path / "odd.name"), format="svg").read_bytes().startswith(b"<svg")


def test_without_a_path_the_picture_itself_is_returned(tmp_path: Path):
    m = argmap.load(MAPS / "umbrella.yaml")
    assert m.render() == m.render(tmp_path / "one.svg").read_bytes()
    assert m.render(format="png").startswith(b"\x89PNG")


def test_a_failed_drawing_leaves_the_old_file_alone(tmp_path: Path):
    path = tmp_path / "one.pdf"
    path.write_text("old")
    with pytest.raises(RenderError):
        draw(ONE, None, path, program=str(tmp_path / "nothing"))
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["one.pdf"]


def test_a_folder_that_is_not_there_is_told_by_the_name_one_gave(tmp_path: Path):
    path = tmp_path / "nowhere" / "one.svg"
    with pytest.raises(RenderError) as caught:
        draw(ONE, None, path)
    assert str(caught.value) == f"{path}: the file cannot be written: No such file or directory"


@pytest.mark.parametrize("name", ["map.svgg", "map", "map.gif"])
def test_an_unknown_suffix_is_told(tmp_path: Path, name: str):
    with pytest.raises(ParameterError, match="unknown picture format"):
        draw(ONE, None, tmp_path / name)


def test_a_look_that_is_none_is_refused():
    with pytest.raises(ParameterError, match="There are page, dot"):
        Look(layout="circo")
    for width in (0, float("nan"), float("inf"), "900", True, None):
        with pytest.raises(ParameterError, match="width is"):
            Look(width=width)


def test_a_wider_page_is_not_higher():
    m = argmap.load(MAPS / "pascals-wager.yaml")
    narrow, wide = (parse(m.render(width=width)).get("height") for width in (900, 2400))
    assert float(narrow.removesuffix("pt")) >= float(wide.removesuffix("pt"))


def test_a_png_has_192_dots_an_inch():
    svg = parse(picture(ONE))
    wide, high = size(picture(ONE, format="png"))
    assert (wide, high) == (round(675 * 192 / 72), pytest.approx(float(svg.get("height")[:-2]) * 192 / 72, abs=1))


def test_a_large_png_is_drawn_in_a_process_of_its_own_and_in_time(monkeypatch: pytest.MonkeyPatch):
    here = picture(ONE, format="png")
    monkeypatch.setattr(raster, "_AT_ONCE", 1e6)
    assert picture(ONE, format="png") == here
    monkeypatch.setattr(raster, "_MOST_PIXELS", 2e6)
    large = argmap.load(MAPS / "pascals-wager.yaml")
    wide, high = size(large.render(format="png"))
    assert 1.9e6 < wide * high < 2.01e6
    with pytest.raises(RenderError, match="longer than"):
        raster.png(large.render().decode(), background="white", deadline=Deadline(1e-6))

"""Whole pictures, through every layout program that is here: text stays text, and the file is whole or not there."""

import re
import struct
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from argmap.display import picture as pictures
from argmap.display import programs as render
from argmap.display.dot.quoting import plain
from argmap.display.picture import draw, picture
from argmap.display.process import Deadline
from argmap.display.finishing import finish
from argmap.display.theme import LIGHT
from argmap.errors import ParameterError, RenderError
from argmap.model.document import Document

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = {
    "bold": "<b>bold</b> & <script>alert(1)</script>",
    "closing": "</x></TABLE>> ]; n1 -> n2 [label=<",
    "ports": "a:b {record|field} \\N \\l \\G \\E \\\\N \\",
    "quotes": "She said \"no\" and 'never' \\",
    "entities": "&amp; &#60; &lt; &nosuch; &#x1b;",
    "breaks": "first\nsecond\r\nthird\ttab",
    "control": "bell\x07 escape\x1b[31m null\x00 override\u202e end \ufffe",
    "hebrew": "הרחוב צריך להיות סגור לתנועה עוברת",
    "arabic": "يجب إغلاق الشارع أمام حركة المرور",
    "emoji": "Close it 🚧 now 👩\u200d🚒🇫🇷 please",
    "chinese": "米尔街应当对过境车辆关闭因为事故太多而且噪音太大了居民无法入睡",
    "long": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "comment": "--> <!-- ]]> <![CDATA[ %s {0} $HOME `id` /etc/passwd http://example.org",
}
SCHEME = "<i>x</i> \\N &amp;"
TITLE = 'Hostile <b>title</b> \\G "quoted" & \\'


def hostile() -> Document:
    relations = [{"premises": [key], "supports": "bold"} for key in ("closing", "hebrew", "emoji")]
    relations += [{"premises": [key], "rebuts": "closing", "scheme": SCHEME} for key in ("ports", "long")]
    relations += [{"premises": [key], "rebuts": "hebrew"} for key in ("quotes", "entities")]
    claims = {key: {"text": text} for key, text in HOSTILE.items()}
    return Document.from_tree(
        {"argmap": 1, "title": TITLE, "conclusion": "bold", "claims": claims, "relations": relations}
    )


def parse(svg: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def words(element: ElementTree.Element) -> str:
    """All that is written in an element, without the blanks between its lines."""
    return "".join("".join(text.itertext()) for text in element.iter(f"{SVG}text")).replace("\xa0", " ")


def joined(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module")
def drawn() -> dict[str, ElementTree.Element]:
    return {}


def hostile_svg(program: str, drawn: dict[str, ElementTree.Element]) -> ElementTree.Element:
    if program not in drawn:
        drawn[program] = parse(picture(hostile(), program=program))
    return drawn[program]


@pytest.mark.needs_dot
@pytest.mark.parametrize("claim_id", HOSTILE)
def test_hostile_text_comes_out_as_text(program: str, drawn: dict, claim_id: str):
    root = hostile_svg(program, drawn)
    card = next(group for group in root.iter(f"{SVG}g") if group.get("id") == claim_id)
    assert joined(plain(HOSTILE[claim_id])) in joined(words(card))
    assert plain(HOSTILE[claim_id]) in card.find(f"{SVG}title").text


@pytest.mark.needs_dot
def test_hostile_titles_and_schemes_come_out_as_text(program: str, drawn: dict):
    root = hostile_svg(program, drawn)
    assert joined(TITLE) in joined(words(root))
    assert joined(words(root)).count(joined(SCHEME)) == 2
    assert root.find(f"{SVG}title").text == TITLE


@pytest.mark.needs_dot
def test_a_picture_holds_nothing_that_runs_or_comes_from_elsewhere(program: str, drawn: dict):
    root = hostile_svg(program, drawn)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "g", "title", "desc", "style", "text", "path", "polygon", "polyline", "ellipse"}
    for element in root.iter():
        assert not any(name.rpartition("}")[2].startswith(("on", "href")) for name in element.attrib)
        assert "url(" not in " ".join(element.attrib.values())
    assert "@import" not in "".join(element.text or "" for element in root.iter(f"{SVG}style"))


@pytest.mark.needs_dot
def test_every_id_is_there_once_and_ours_are_apart(program: str, drawn: dict):
    ids = [element.get("id") for element in hostile_svg(program, drawn).iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    users = {*hostile().claims, *hostile().relations}
    assert users <= set(ids)
    assert all(identity.startswith(":") for identity in set(ids) - users)


@pytest.mark.needs_dot
def test_an_svg_tells_what_it_is_to_those_who_cannot_see_it(program: str):
    tree = {
        "argmap": 1,
        "title": "Umbrella",
        "conclusion": "take",
        "claims": {"take": "Take an umbrella.", "rain": "It will rain."},
        "relations": [{"id": "step", "premises": ["rain"], "supports": "take"}],
    }
    root = parse(picture(Document.from_tree(tree), program=program))
    assert root.get("role") == "img"
    assert [child.tag.removeprefix(SVG) for child in root][:3] == ["title", "desc", "style"]
    assert root.find(f"{SVG}desc").text == ("Argument map with 2 claims, 1 support. Conclusion: Take an umbrella.")
    assert root.get("aria-label").startswith("Umbrella — Argument map")
    titles = [title.text for title in root.iter(f"{SVG}title")]
    assert "rain, claim: It will rain." in titles
    assert "rain supports take" in titles
    assert not any(re.match(r"^[nrs]\d", title) for title in titles)
    assert all(text.get("font-family") == LIGHT.font_stack for text in root.iter(f"{SVG}text"))


@pytest.mark.needs_dot
def test_a_light_svg_turns_dark_by_itself_and_a_dark_one_is_dark(program: str):
    one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "A"}})
    light, dark = picture(one, program=program), picture(one, theme="dark", program=program)
    style = parse(light).find(f"{SVG}style").text
    assert style.startswith("@media (prefers-color-scheme: dark){.argmap [")
    for element in parse(light).iter():
        for attribute in ("fill", "stroke"):
            value = element.get(attribute)
            if value not in (None, "none", "transparent"):
                assert f'[{attribute}="{value}"]' in style
    assert b"prefers-color-scheme" not in dark
    assert b"#12181f" in dark


@pytest.mark.needs_dot
@pytest.mark.parametrize(
    "relations",
    [
        [{"premises": ["a"], "supports": "a"}],
        [{"premises": ["a"], "supports": "b"}, {"premises": ["b"], "rebuts": "a"}],
        [{"id": "r", "premises": ["a"], "undercuts": "r"}],
        [
            {"id": "r", "premises": ["a"], "undercuts": "q"},
            {"id": "q", "premises": ["b", "a"], "undercuts": "r", "certain": False},
        ],
        [{"id": "r", "premises": ["a"], "supports": "b"}, {"premises": ["b"], "undercuts": "r"}],
        [{"premises": ["a"], "supports": "b"}] * 3,
    ],
)
def test_circles_and_doubles_draw(program: str, relations: list):
    tree = {"argmap": 1, "title": "T", "conclusion": "b", "claims": {"a": "A", "b": "B"}, "relations": relations}
    assert picture(Document.from_tree(tree), program=program).startswith(b"<svg")


@pytest.mark.needs_dot
def test_an_empty_map_draws(program: str):
    assert picture(Document.from_tree({"argmap": 1, "title": "Nothing yet", "claims": {}}), program=program)


@pytest.mark.needs_dot
def test_the_same_map_gives_the_same_bytes(program: str):
    assert picture(hostile(), program=program) == picture(hostile(), program=program)


def test_a_pill_of_two_premises_stands_between_them(program: str):
    tree = {
        "argmap": 1,
        "title": "T",
        "conclusion": "a",
        "claims": {name: name.upper() for name in "abcde"},
        "relations": [{"premises": ["b", "c"], "supports": "a"}, {"premises": ["d", "e"], "rebuts": "a"}],
    }
    _, found = pictures._with_ports(Document.from_tree(tree), None, LIGHT, Deadline(60), program)
    for pill, first, second in (("r1", "n2", "n3"), ("r2", "n4", "n5")):
        middle = (found.positions[first][0] + found.positions[second][0]) / 2
        assert abs(found.positions[pill][0] - middle) < 3


@pytest.mark.needs_dot
def test_lines_come_in_at_a_card_in_the_order_of_their_ports(program: str):
    tree = {
        "argmap": 1,
        "title": "T",
        "conclusion": "a",
        "claims": {name: name for name in "abcdef"},
        "relations": [
            {"premises": ["e", "f"], "rebuts": "b"},
            {"premises": ["e"], "rebuts": "b"},
            {"premises": ["e"], "rebuts": "a"},
            {"premises": ["f"], "rebuts": "a"},
            {"premises": ["f"], "supports": "a"},
            {"premises": ["c", "d"], "supports": "a"},
            {"premises": ["f"], "rebuts": "a"},
            {"premises": ["e"], "supports": "c"},
        ],
    }
    dot, found = pictures._with_ports(Document.from_tree(tree), None, LIGHT, Deadline(60), program)
    for card in ("n1", "n2", "n3"):
        arriving = re.findall(rf'^  (\w+) -> {card} \[.*headport="q(\d+):s"', dot, re.MULTILINE)
        by_port = [found.positions[tail][0] for tail, _ in sorted(arriving, key=lambda end: int(end[1]))]
        assert by_port == sorted(by_port)


def test_too_many_claims_are_refused_with_advice_unless_one_insists():
    large = Document.from_tree({"argmap": 1, "title": "T", "claims": {f"c{n}": "A" for n in range(401)}})
    with pytest.raises(RenderError, match=r"401 claims are too many.*focus\(\).*tagged\(\).*outline\(\).*limit"):
        picture(large)
    small = Document.from_tree({"argmap": 1, "title": "T", "claims": {"a": "A", "b": "B"}})
    with pytest.raises(RenderError, match="the limit is 1"):
        picture(small, limit=1)
    assert picture(small, limit=None)


def test_a_file_is_drawn_whole_and_its_suffix_names_the_format(tmp_path: Path):
    one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "A"}})
    path = draw(one, None, tmp_path / "one.PNG")
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG")
    assert [file.name for file in tmp_path.iterdir()] == ["one.PNG"]
    assert draw(one, None, str(tmp_path / "odd.name"), format="svg").read_bytes().startswith(b"<svg")


def test_a_failed_drawing_leaves_the_old_file_alone(tmp_path: Path):
    one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "A"}})
    path = tmp_path / "one.svg"
    path.write_text("old")
    with pytest.raises(RenderError):
        draw(one, None, path, program=str(tmp_path / "nothing"))
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["one.svg"]


def test_a_folder_that_is_not_there_is_told_by_the_name_one_gave(tmp_path: Path):
    one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "A"}})
    path = tmp_path / "nowhere" / "one.svg"
    with pytest.raises(RenderError) as caught:
        draw(one, None, path)
    assert str(caught.value) == f"{path}: the file cannot be written: No such file or directory"


@pytest.mark.parametrize("name", ["map.svgg", "map", "map.gif"])
def test_an_unknown_suffix_is_told(tmp_path: Path, name: str):
    one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "A"}})
    with pytest.raises(ParameterError, match="unknown picture format"):
        draw(one, None, tmp_path / name)


def test_a_png_is_drawn_finely_but_never_with_more_pixels_than_a_machine_can_take():
    assert pictures._resolution(render.Layout(720, 720, {})) == 192
    huge = render.Layout(72_000, 7_200, {})
    dpi = pictures._resolution(huge)
    assert (1000 * dpi) * (100 * dpi) <= 41e6


@pytest.mark.needs_dot
def test_a_png_has_two_pixels_and_more_for_each_point(program: str):
    one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "A"}})
    wide, _ = struct.unpack(">II", picture(one, format="png", program=program)[16:24])
    assert wide > 2 * LIGHT.card_width


def test_svg_that_is_not_xml_or_declares_entities_is_refused():
    one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "A"}})
    with pytest.raises(RenderError, match="not XML"):
        finish("<svg>", one)
    with pytest.raises(RenderError, match="entity"):
        finish('<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;</svg>', one)


def test_registered_namespaces_of_others_are_left_alone():
    one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "A"}})
    before = dict(ElementTree._namespace_map)
    picture(one)
    assert ElementTree._namespace_map == before
    assert "cairosvg" not in sys.modules

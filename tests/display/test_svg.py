"""Pictures as SVG: what is on them, how large it is, and that a map's text stays text."""

import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from matplotlib.ft2font import FT2Font

import argmap
from argmap.display.dot.quoting import plain
from argmap.display.picture import Look, dot_text, picture
from argmap.display.raster import _font_files
from argmap.display.theme import DARK, LIGHT
from argmap.model.document import Document
from tests.display.drawn import SVG, Letters, cards, classes, lines, page, parse, style, words
from tests.shared.maps import maps

MAPS = Path(argmap.__file__).parents[1] / "maps"
HOSTILE = {
    "bold": "<b>bold</b> & <script>alert(1)</script>",
    "closing": "</text></g></svg><svg onload=alert(1)>",
    "quotes": "She said \"no\" and 'never' \\",
    "entities": "&amp; &#60; &lt; &nosuch; &#x1b;",
    "breaks": "first\nsecond\r\nthird\ttab",
    "control": "bell\x07 escape\x1b[31m null\x00 override\u202e end \ufffe",
    "hebrew": "הרחוב צריך להיות סגור לתנועה עוברת",
    "arabic": "يجب إغلاق الشارع أمام حركة المرور",
    "emoji": "Close it 🚧 now 👩\u200d🚒🇫🇷 please",
    "chinese": "米尔街应当对过境车辆关闭因为事故太多而且噪音太大了居民无法入睡",
    "long": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "très_long.id-2": "]]> <!-- --> url(http://example.org) </style><style>*{display:none}",
}
SCHEME = "<i>x</i> ]]> &amp;"
TITLE = 'Hostile <b>title</b> "quoted" & </title> \\'


def hostile() -> Document:
    names = list(HOSTILE)
    relations = [{"premises": [key], "supports": "bold"} for key in names[1:5]]
    relations += [{"premises": [key], "rebuts": "closing", "scheme": SCHEME} for key in names[5:]]
    relations += [{"premises": ["long"], "rebuts": "hebrew"}]
    claims = {key: {"text": text, "hedge": "<u>perhaps"} for key, text in HOSTILE.items()}
    tree = {"argmap": 1, "title": TITLE, "conclusion": "bold", "claims": claims, "relations": relations}
    return Document.from_tree(tree)


def drawn(document: Document, **more: object) -> ElementTree.Element:
    return parse(picture(document, **more))


def named(root: ElementTree.Element, name: str) -> ElementTree.Element:
    return next(one for one in root.iter() if one.get("id") == f"{root.get('id')}-{name}")


def joined(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module")
def hostile_svg() -> ElementTree.Element:
    return drawn(hostile())


@pytest.mark.parametrize("claim_id", HOSTILE)
def test_hostile_text_comes_out_as_text(hostile_svg: ElementTree.Element, claim_id: str):
    assert joined(plain(HOSTILE[claim_id])) in joined(words(named(hostile_svg, claim_id)))


def test_hostile_titles_and_schemes_come_out_as_text(hostile_svg: ElementTree.Element):
    assert joined(TITLE) in joined(words(hostile_svg))
    assert joined(words(hostile_svg)).count(joined(SCHEME)) == len(HOSTILE) - 5
    assert hostile_svg.find(f"{SVG}title").text == TITLE


def test_a_picture_holds_nothing_that_runs_or_comes_from_elsewhere(hostile_svg: ElementTree.Element):
    tags = {element.tag.removeprefix(SVG) for element in hostile_svg.iter()}
    assert tags == {"svg", "g", "a", "title", "desc", "style", "text", "tspan", "path", "rect"}
    for element in hostile_svg.iter():
        assert not any(name.rpartition("}")[2].startswith("on") for name in element.attrib)
        assert "url(" not in " ".join(value for name, value in element.attrib.items() if name != "id")
        assert element.get("href", "#").startswith("#")
    assert "url(" not in style(hostile_svg)
    assert "@import" not in style(hostile_svg)


def test_ids_are_those_of_the_map_behind_a_prefix_that_no_other_picture_has(hostile_svg: ElementTree.Element):
    ids = [element.get("id") for element in hostile_svg.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    prefix = hostile_svg.get("id")
    assert re.fullmatch("m[0-9a-f]{6}", prefix)
    assert {*hostile().claims, *hostile().relations} == {
        one.removeprefix(f"{prefix}-") for one in ids if one.startswith(f"{prefix}-")
    }
    assert all(one.startswith(prefix) for one in ids)
    other = drawn(hostile(), look=Look(theme="dark"))
    assert other.get("id") != prefix


def test_every_rule_of_the_style_holds_for_its_own_picture_alone(hostile_svg: ElementTree.Element):
    rules = (
        style(hostile_svg).replace("@supports (color:var(--a)){", "").replace("@media (prefers-color-scheme:dark){", "")
    )
    selectors = [one for rule in re.findall(r"([^{}]+)\{", rules) for one in rule.split(",")]
    assert len(selectors) > 50
    assert all(f"#{hostile_svg.get('id')}" in selector for selector in selectors)


def test_a_card_drawn_again_leads_to_the_full_one_and_keeps_its_whole_text():
    tree = {
        "argmap": 1,
        "title": "T",
        "conclusion": "a.b",
        "claims": {
            "a.b": "A",
            "c": "C",
            "d-é": "A claim that serves for one thing as well as for another one, all the same.",
        },
        "relations": [
            {"premises": ["d-é"], "supports": "a.b"},
            {"premises": ["c"], "supports": "a.b"},
            {"premises": ["d-é"], "rebuts": "c"},
        ],
    }
    root = drawn(Document.from_tree(tree))
    (again,) = root.iter(f"{SVG}a")
    assert unquote(again.get("href")) == f"#{root.get('id')}-d-é"
    assert again.get("id") is None
    assert "d-é · again" in words(again)
    assert words(again).endswith("…")
    assert tree["claims"]["d-é"] in again.find(f"{SVG}title").text
    assert "again: in full elsewhere" in words(root)


def test_relations_that_are_aimed_at_each_other_are_drawn_below_one_that_is_drawn_again():
    relations = [
        {"id": "r", "premises": ["a"], "undercuts": "s"},
        {"id": "s", "premises": ["a"], "undercuts": "r"},
    ]
    one = Document.from_tree({"argmap": 1, "title": "T", "claims": {"a": "A"}, "relations": relations})
    root = drawn(one)
    again = [link for link in root.iter(f"{SVG}a") if "undercuts" in words(link)]
    assert [words(link).split(" ")[0] for link in again] == [
        unquote(link.get("href")).partition("-")[2] for link in again
    ]
    assert len(again) == 1
    assert "x1 [" in dot_text(one)


def test_an_svg_tells_what_it_is_to_those_who_cannot_see_it():
    tree = {
        "argmap": 1,
        "title": "Umbrella",
        "conclusion": "take",
        "claims": {"take": "Take an umbrella.", "rain": {"text": "It will rain.", "said_by": "ann"}},
        "sources": {"ann": {"name": "Ann"}},
        "relations": [{"id": "step", "premises": ["rain"], "supports": "take"}],
    }
    root = drawn(Document.from_tree(tree))
    assert root.get("role") == "img"
    labels = [one.get("id") for one in root if one.tag in {f"{SVG}title", f"{SVG}desc"}]
    assert root.get("aria-labelledby").split() == labels
    assert root.find(f"{SVG}desc").text == "Argument map with 2 claims, 1 support. Conclusion: Take an umbrella."
    titles = [title.text for title in root.iter(f"{SVG}title")]
    assert "rain; Ann asserts" in titles
    assert "rain supports take" in titles


def test_a_text_that_is_cut_off_is_whole_in_its_tooltip_and_others_are_not_repeated():
    long = "word " * 300
    root = drawn(Document.from_tree({"argmap": 1, "title": "T", "claims": {"a": long, "b": "A short claim."}}))
    assert plain(long) in named(root, "a").find(f"{SVG}title").text
    assert words(named(root, "a")).endswith("…")
    assert "short claim" not in named(root, "b").find(f"{SVG}title").text


def test_what_a_claim_is_shows():
    tree = {
        "argmap": 1,
        "title": "T",
        "claims": {
            "a": "A",
            "i": {"text": "I", "implied": True},
            "q": {"kind": "question", "text": "Q?"},
            "h": {"text": "H", "hedge": "perhaps", "said_by": [{"source": "driver", "act": "asserts"}]},
        },
        "sources": {"ann": {}, "driver": {"name": "A driver", "via": "ann"}},
        "relations": [{"id": "r", "premises": ["i"], "supports": "a", "certain": False}],
    }
    root = drawn(Document.from_tree(tree))
    assert "dotted" in classes(named(root, "i"))
    assert "dashed" in classes(named(root, "q"))
    assert lines(named(root, "q").find(f"{SVG}text[@class='n']")) == ["?"]
    assert named(root, "h").find(f"{SVG}path[@class='q']") is not None
    assert "second-hand: A driver · “perhaps”" in words(named(root, "h"))
    assert "u" in classes(named(root, "r"))
    assert words(named(root, "r")) == "supports ?"
    assert named(root, "r").find(f"{SVG}path[@class='o']") is not None
    for said in ("a link that is not certain", "nobody says it outright", "second-hand"):
        assert said in words(root)


def test_the_key_lists_only_what_occurs():
    one = drawn(Document.from_tree({"argmap": 1, "title": "T", "claims": {"a": "A", "b": "B"}}))
    for said in ("supports", "rebuts", "undercuts", "not certain", "again", "second-hand", "from 0 to 1", "more"):
        assert said not in words(one)


def test_a_part_says_how_many_reasons_it_leaves_out():
    b = argmap.MapBuilder("T", conclusion="top")
    top, low = b.claim("Top", id="top"), b.claim("Low", id="low", tags=["t"])
    for text in ("One", "Two"):
        b.support([b.claim(text)], low)
    b.support([low], top)
    m = b.build()
    root = parse(m.tagged("t").render())
    assert "+2 more" in words(named(root, "low"))
    assert "reasons left out here" in words(root)
    assert "more" not in words(parse(m.render()))


def test_light_and_dark_follow_the_system_and_the_page_unless_a_theme_is_named():
    one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "A"}})
    auto, light, dark = (style(drawn(one, look=Look(theme=name))) for name in ("auto", "light", "dark"))
    assert "prefers-color-scheme:dark" in auto
    assert "[data-theme=dark]" in auto
    for name, colours in (("light", LIGHT), ("dark", DARK)):
        other = {"light": DARK, "dark": LIGHT}[name]
        assert f"--claim-tint:{colours.claim.tint}" in auto
        fixed = {"light": light, "dark": dark}[name]
        assert "prefers-color-scheme" not in fixed
        assert f"--claim-tint:{colours.claim.tint}" in fixed
        assert other.claim.tint not in fixed


def test_viewers_that_know_no_variables_find_plain_colours():
    one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "A"}})
    before, after = style(drawn(one)).split("@supports", 1)
    assert "var(" not in before
    assert set(re.findall("#[0-9a-f]{6}(?=[;}])", before)) == set(LIGHT.colours().values())
    assert "var(" in after


def test_the_same_map_gives_the_same_bytes():
    assert picture(hostile()) == picture(Document.from_tree(hostile().to_tree()))


def test_a_small_map_is_not_blown_up():
    assert page(drawn(Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "A"}})))[0] == 675


def test_an_empty_map_draws():
    assert drawn(Document.from_tree({"argmap": 1, "title": "Nothing yet", "claims": {}})).get("role") == "img"


@given(maps())
@settings(max_examples=20)
def test_every_map_is_drawn_with_all_that_is_in_it_and_no_loose_link(m):
    root = drawn(m.document)
    ids = {one.get("id") for one in root.iter()}
    assert {f"{root.get('id')}-{name}" for name in (*m.document.claims, *m.document.relations)} <= ids
    for link in root.iter(f"{SVG}a"):
        assert unquote(link.get("href")).removeprefix("#") in ids


SEED = argmap.load(MAPS / "anthropic-strategy.yaml")
TAGS = sorted({tag for claim in SEED.document.claims.values() for tag in claim.tags})
VIEWS = [path.stem for path in sorted(MAPS.glob("*.yaml")) if path.stem != "anthropic-strategy"] + [
    f"tag {tag}" for tag in TAGS
]


def view(name: str) -> argmap.ArgumentMap:
    return SEED.tagged(name.removeprefix("tag ")) if name.startswith("tag ") else argmap.load(MAPS / f"{name}.yaml")


@pytest.fixture(scope="module")
def fonts() -> dict[bool, FT2Font]:
    return dict(zip((False, True), map(FT2Font, _font_files()), strict=True))


def width(line: str, size: float, font: FT2Font) -> float:
    font.set_size(1000, 72)
    return sum(font.load_char(ord(letter)).linearHoriAdvance for letter in line) / 65536 / 1000 * size


@pytest.mark.parametrize("name", VIEWS)
def test_at_900_pixels_every_text_can_be_read_and_none_is_wider_than_its_card(name: str, fonts: dict[bool, FT2Font]):
    root = parse(view(name).render())
    wide, _ = page(root)
    letters, pixels = Letters(root), 900 / max(wide, 675)
    for text in root.iter(f"{SVG}text"):
        assert letters.of(text)[0] * pixels >= 6.5
    for card in cards(root):
        room = float(card.find(f"{SVG}rect").get("width")) - 18
        caption, score = 0.0, 0.0
        for text in card.iter(f"{SVG}text"):
            size, bold = letters.of(text)
            widths = [width(line, size, fonts[bold]) for line in lines(text)]
            assert max(widths) <= room + 0.5
            if not {"c", "n", "e"} & set(classes(text)):
                assert size * pixels >= 8.5
            caption = widths[0] if "c" in classes(text) else caption
            score = widths[0] if "n" in classes(text) else score
        assert caption + score <= room


def test_the_seed_map_is_drawn_whole_in_270_kilobytes():
    assert len(SEED.render()) <= 270_000


@pytest.mark.parametrize(
    ("mutual", "words"), [("contrary", "not both true"), ("contradictory", "one of the two is true")]
)
def test_claims_that_exclude_each_other_are_joined_by_a_double_line_that_says_so(mutual, words):
    b = argmap.MapBuilder("Sky", conclusion="clear")
    clear, grey = b.claim("It is clear.", id="clear"), b.claim("It is overcast.", id="grey")
    b.rebut(grey, clear, mutual=mutual)
    b.rebut(b.claim("It rains.", id="rain"), clear)
    drawn = b.build().render(format="svg").decode()
    assert drawn.count('class="l i"') == 1
    assert words in drawn

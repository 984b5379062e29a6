"""The built documentation: questions are answered in two clicks, links hold, and a checker finds no serious fault."""

import re
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

DOCS = Path(__file__).parents[2] / "docs"
HOW_DO_I = {
    "make my first map?": "tutorial.html",
    'say "X only if A, B and C"?': "howto/necessity.html",
    "say that an objection denies the step and not the claim?": "tutorial.html#4-draw-the-objections-rebut-or-undercut",
    "change a map in Python?": "howto/change-a-map.html",
    "change a prior, or another number?": "howto/change-a-map.html#other-numbers",
    "find out what the conclusion hangs on?": "questions/cruxes.html",
    "see what a change would do?": "questions/what-if.html",
    "understand why a claim has its score?": "questions/explain.html",
    "find out what a score means?": "semantics.html#degrees-and-probabilities",
    "find what is wrong with my map?": "questions/lint.html",
    "list what speaks against a claim?": "questions/lists.html#what-speaks-against-it",
    "grade a class?": "howto/grade-a-class.html",
    "work with a spreadsheet?": "howto/spreadsheet.html",
    "send a map to a colleague?": "howto/send-a-map.html",
    "make a page to read and to play with?": "page.html",
    "use that page by keyboard, or on a phone?": "page.html#keys-and-who-can-read-it",
    "make a report?": "report.html",
    "draw a map, or a part of a large one?": "pictures.html",
    "bring a debate from Argdown or Kialo?": "howto/from-argdown-or-kialo.html",
    "write a map in another format?": "formats.html",
    "let an assistant draft a map, or ask one?": "howto/assistant.html",
    "choose a semantics?": "howto/choose-a-semantics.html",
    "deal with hearsay?": "howto/hearsay.html",
    "find where two readers part?": "howto/two-readers.html",
    "put two maps together, or tell them apart?": "questions/diff-and-merge.html",
    "say how unsure my numbers are?": "questions/sample.html",
    "get a probability?": "questions/probability.html",
    "reason without any number?": "acceptability.html",
    "score a million claims?": "howto/large-tables.html",
    "score by a rule of my own?": "howto/own-semantics.html",
    "check maps by a rule of my own?": "howto/own-lint-rule.html",
    "read a format of my own?": "howto/own-format.html",
}
LINK = re.compile(r'<a\s[^>]*?href="([^"]+)"')
ANCHOR = re.compile(r'\sid="([^"]+)"')


def article(page):
    """Return what a page says, without its menus."""
    return re.search(r"<article.*</article>", page.read_text(encoding="utf-8"), re.DOTALL)[0]


def led_to(page, site, text):
    """Return where the links of a page lead within the documentation, by path from its top."""
    found = set()
    for link in LINK.findall(text):
        if not re.match(r"[a-z]+:", link):
            path, anchor = urldefrag(link.replace("&amp;", "&"))
            target = (page.parent / unquote(path)).resolve() if path else page
            found.add(f"{target.relative_to(site.resolve())}{'#' * bool(anchor)}{anchor}")
    return found


def test_every_question_is_answered_within_two_clicks_of_the_start(site):
    start = site / "index.html"
    first = led_to(start, site, article(start))
    second = set(first)
    for name in first:
        page = site / urldefrag(name)[0]
        if page.suffix == ".html" and "<article" in page.read_text(encoding="utf-8"):
            second |= led_to(page, site, article(page))
    assert len(HOW_DO_I) >= 20
    assert set(HOW_DO_I.values()) - second == set()
    page = (DOCS / "howto" / "index.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| \.\.\. (.*?) \|", page, re.MULTILINE) == list(HOW_DO_I)


def test_links_and_pictures_hold(site):
    pages = {page: page.read_text(encoding="utf-8") for page in site.rglob("*.html") if page.parent.name != "gallery"}
    anchors = {str(page.relative_to(site)): set(ANCHOR.findall(text)) for page, text in pages.items()}
    dead = []
    for page, text in pages.items():
        if page.name == "404.html":
            continue
        for name in led_to(page, site, text):
            path, anchor = urldefrag(name)
            if not (site / path).exists() or (anchor and path in anchors and anchor not in anchors[path]):
                dead.append((page.name, name))
        missing = [one for one in re.findall(r'<img[^>]* src="([^":]+)"', text) if not (page.parent / one).exists()]
        dead += [(page.name, one) for one in missing]
    assert dead == []


def test_start_pictures_and_gallery_show_pictures(site):
    for name in ("index.html", "pictures.html", "gallery.html"):
        assert re.search(
            r'<img[^>]* alt="[^"]{20,}"[^>]* src="|<img[^>]* src="[^"]*"[^>]* alt="[^"]{20,}"|<img alt="[^"]{20,}',
            article(site / name),
        ), name
    opened = [
        name for name in led_to(site / "gallery.html", site, article(site / "gallery.html")) if "gallery/" in name
    ]
    assert {Path(name).stem for name in opened} == {path.stem for path in (DOCS.parent / "maps").glob("*.yaml")}


@pytest.mark.parametrize("name", ["index", "tutorial", "howto/index", "gallery", "reference/argument-map"])
def test_a_checker_of_accessibility_finds_no_serious_fault(name, site, browser, from_npm):
    page = browser.new_page()
    page.goto(f"file://{site / name}.html")
    page.add_script_tag(path=from_npm("axe-core") / "axe.min.js")
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    page.close()
    told = {
        one["id"]: [node["html"][:200] for node in one["nodes"]][:3]
        for one in found
        if one["impact"] in {"serious", "critical"}
    }
    assert told == {}

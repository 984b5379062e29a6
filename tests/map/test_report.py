"""A report to send: what it says, that texts stay texts in it, that it opens and prints, that its Markdown renders."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt

import argmap
from argmap.errors import ParameterError, RenderError
from tests.shared.documents import documents
from tests.shared.examples import examples

HOSTILE = """
argmap: 1
title: "<script>alert(1)</script> *T* [x](javascript:alert(2)) $x$"
conclusion: a
documents:
  d: {title: "1. <b>One</b> | two", url: "javascript:alert(3)", author: "# A"}
  e: {title: "- Two", url: "https://example.org/a)b <c>?q=`1`"}
sources: {s: {name: "<i>Ann</i> | \\n\\n# B", reliability: 0.5}}
claims:
  a: {text: "# <img src=x onerror=alert(4)> | `c` ![y](https://example.org/z.png)", prior: 0.2, said_by: [{source: s, act: asserts}]}
  b: {text: "\\u202e--- <!-- not a comment", prior: 0.7}
  c: {text: "</td></table><style>*{display:none}</style>", prior: 0.4}
  q: {kind: question, text: "* <u>Why</u>?", said_by: [{source: s, act: asks}]}
relations:
  - {id: r, premises: b, supports: a, scheme: sign}
  - {id: t, premises: c, rebuts: a}
  - {premises: c, undercuts: r}
  - {premises: q, rebuts: b}
"""
TITLES = ["In short", "The argument", "What it hangs on", "What speaks against it", "What is disputed", "Open questions",
          "Who says what", "Sources", "Method and limits"]  # fmt: skip
ADDRESS = "https://example.org/a%29b%20%3Cc%3E?q=%601%60"
LARGE = argmap.example("anthropic-strategy")


class Tags(HTMLParser):
    """Collects the elements, attributes and words of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.words, self.open = set(), set(), [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {(name, value) if name in {"href", "src"} else name for name, value in attrs}
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_data(self, data):
        self.words.append(data)


MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")
OURS = {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "a", "section", "ul", "li", "div", "table",
        "thead", "tbody", "tr", "th", "td", "figure", "figcaption"}  # fmt: skip


def rendered(text):
    """Render Markdown, in which nothing may be HTML by itself."""
    tokens = MARKDOWN.parse(text)
    inner = [one for token in tokens for one in (token, *(token.children or ()))]
    assert [one.content for one in inner if one.type.startswith(("html", "code", "fence", "em_", "strong_"))] == []
    return tokens, inner


def headings(tokens):
    return [tokens[at + 1].content for at, one in enumerate(tokens) if one.type == "heading_open" and one.tag == "h2"]


def test_a_report_has_its_sections_in_both_formats(tmp_path):
    html, markdown = LARGE.report(), LARGE.report(tmp_path / "s.md").read_text(encoding="utf-8")
    assert re.findall(r"<h2 id=\"part\d+\">(.*?)</h2>", html) == TITLES
    assert headings(rendered(markdown)[0]) == TITLES
    assert (tmp_path / "s.svg").read_bytes().startswith(b"<svg")


def test_it_says_the_scores_and_cruxes_that_the_map_has():
    text, scores, crux = LARGE.report(format="md"), LARGE.score(), LARGE.cruxes(top=1).table[0]
    claim = LARGE.document.claims[crux["id"]].text
    assert f"stands at {scores['makes_sense']:.2f}, from {scores.base['makes_sense']:.2f} before any argument" in text
    assert f"“{claim}”: {crux['if_false']:.2f} if that were false, {crux['if_true']:.2f} if it were true." in text
    assert f"| “{claim}” | {crux['score']:.2f} | {crux['if_false']:.2f} | {crux['if_true']:.2f} |" in text
    objection = LARGE.objections(top=1).table[0]
    assert f"| “{objection['text']}” |" in text
    assert sum(line.startswith("* “") for line in text.splitlines()) == len(LARGE.questions(status="open")) + 1


def test_an_undercut_denies_a_step_and_the_report_says_which():
    m = argmap.loads("{argmap: 1, title: T, conclusion: a, claims: {a: It rains, b: B, c: C, d: D}, relations: ["
                     "{id: r, premises: b, supports: a}, {id: u, premises: c, undercuts: r}, {premises: d, undercuts: u}]}")  # fmt: skip
    assert "| “C” | the step to “It rains” |" in m.report(format="md")


def test_other_numbers_and_rules_reach_every_section():
    m = argmap.example("umbrella")
    told = m.report(format="md", fix={"rain": 1.0}, semantics="quadratic_energy")
    scores = m.score("quadratic_energy", fix={"rain": 1.0})
    assert f"stands at {scores['take']:.2f}" in told
    assert "under the rule 'quadratic_energy'" in told


def test_texts_stay_texts_in_html():
    page = Tags(argmap.loads(HOSTILE).report(picture=False, page="map.html"))
    assert page.tags <= OURS
    assert page.open == []
    links = {value for name, value in (one for one in page.attributes if isinstance(one, tuple))}
    assert links == {"map.html", ADDRESS}
    assert "<script>alert(1)</script> *T* [x](javascript:alert(2)) $x$" in page.words


def test_texts_stay_texts_in_markdown():
    tokens, inner = rendered(argmap.loads(HOSTILE).report(format="md"))
    assert [one.attrGet("href") for one in inner if one.type == "link_open"] == [ADDRESS]
    assert [one for one in inner if one.type == "image"] == []
    assert headings(tokens) == [one for one in TITLES if one != "The argument"]
    assert max(one.level for one in tokens if one.type == "list_item_open") == 1  # no list inside a list


def opens(browser, file):
    heard = []
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    page = context.new_page()
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("dialog", lambda dialog: (heard.append("dialog"), dialog.dismiss()))
    page.on("request", lambda asked: asked.url.startswith("file:") or heard.append(asked.url))
    page.goto(f"file://{file}")
    return context, page, heard


@pytest.mark.parametrize("m", [LARGE, argmap.loads(HOSTILE)], ids=["large", "hostile"])
def test_it_opens_in_a_browser_without_a_fault_and_prints(browser, tmp_path, m):
    context, page, heard = opens(browser, m.report(tmp_path / "r.html"))
    assert page.locator("h2").all_inner_texts() == TITLES
    assert page.locator("figure svg").count() == 1
    assert page.locator("figure svg").bounding_box()["width"] <= 1000
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.pdf()[:5] == b"%PDF-"
    page.set_viewport_size({"width": 360, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
    assert heard == []


def test_it_has_no_serious_fault_of_accessibility(browser, from_npm, tmp_path):
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"file://{LARGE.report(tmp_path / 'r.html', page='map.html')}")
    page.add_script_tag(path=str(from_npm("axe-core") / "axe.min.js"))
    found = page.evaluate("axe.run()")["violations"]
    context.close()
    assert [one["id"] for one in found if one["impact"] in {"serious", "critical"}] == []


@settings(examples(160), suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_any_map_can_be_reported(document):
    m = argmap.ArgumentMap(document)
    page = Tags(m.report(picture=False))
    assert page.tags <= OURS
    assert page.open == []
    tokens, _ = rendered(m.report(format="md", picture=False))
    assert headings(tokens)[-1] == "Method and limits"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{argmap: 1, title: T}", "The map makes no claim."),
        ("{argmap: 1, title: T, claims: {a: It rains}}", "The map names no conclusion. Best supported are:"),
        ("{argmap: 1, title: T, conclusion: a, claims: {a: It rains}}", "Nothing in the map bears on it."),
        (
            "{argmap: 1, title: T, conclusion: [a, b], claims: {a: It rains, b: It pours}}",
            "The conclusion, “It pours”,",
        ),
    ],
)
def test_maps_that_say_little_say_so(text, said):
    assert said in argmap.loads(text).report(format="md")


def test_a_part_of_a_map_is_reported_with_the_scores_of_the_whole():
    part = LARGE.tagged("dario-gpt3")
    assert f"a map of {len(part.document.claims)} claims" in part.report(format="md")


def test_what_cannot_be_written_is_refused(tmp_path):
    m = argmap.example("umbrella")
    with pytest.raises(ParameterError, match=r"a report cannot be \.pdf.*prints the HTML as a PDF"):
        m.report(tmp_path / "r.pdf")
    for page in ("javascript:alert(1)", "//example.org/x", "data:text/html,x"):
        with pytest.raises(ParameterError, match="is no address of a page"):
            m.report(page=page)
    with pytest.raises(ParameterError, match="top is 0"):
        m.report(top=0)
    with pytest.raises(ParameterError, match="format is 'pdf'"):
        m.report(format="pdf")
    with pytest.raises(RenderError, match="cannot be written"):
        m.report(tmp_path / "none" / "r.html")

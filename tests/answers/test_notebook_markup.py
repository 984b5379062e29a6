"""HTML that looks right in every notebook: by styles that are left where it is not trusted, and never by markup of a map."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.answers.nested import Item, as_html
from argmap.answers.notebook_markup import sentences_in_html, table_in_html, words_in_html
from argmap.answers.table import Column, Table
from argmap.basics.text import one_line, short_names
from tests.shared.examples import examples

LEFT_BY_JUPYTERLAB = {
    "margin", "padding", "max-width", "min-width", "text-align", "vertical-align", "white-space", "border-collapse",
    "list-style-type",
}  # fmt: skip
"""Of the style of an element, what JupyterLab leaves in a notebook that it does not trust, tried with 4.6."""
TAGS = {"div", "p", "table", "caption", "thead", "tbody", "tr", "th", "td", "ul", "li", "br", "wbr", "span"}
HOSTILE = "<script>alert(1)</script> \"'><img src=x onerror=alert(1)> &lt;b&gt; $x$ \x1b[31m \u202e"
LONG = "first_of_all_premises.second_of_all_premises.supports.the_conclusion_of_it_all"


class Read(HTMLParser):
    """The tags, styles and words of some HTML."""

    def __init__(self, markup):
        super().__init__()
        self.tags, self.styles, self.attributes, self.words = [], [], set(), ""
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.styles += [(tag, value) for name, value in attrs if name == "style"]

    def handle_data(self, data):
        self.words += data


@pytest.fixture(name="answers", scope="module")
def _answers():
    b = argmap.MapBuilder("Street $1 <i>", conclusion="close")
    close = b.claim(f"Close it. {HOSTILE}", id="close", prior=0.5)
    kids = [b.claim(f"Reason {place} {HOSTILE}", id=f"reason_{place}", prior=0.4) for place in range(3)]
    b.support(kids[:2], close, id="both", strength=0.9)
    b.rebut(kids[2], close)
    m = b.build()
    ann, bob = argmap.Credences({"reason_0": 0.2}, name=HOSTILE), argmap.Credences({"reason_0": 0.8}, name="Bob")
    return [
        m.score(), m.score().table(), m.cruxes(), m.explain(), m.compare(ann, bob), m.objections(), m.stats(), m.lint(),
        m.sample(samples=20, concentration=10.0), m.score("probability"), ann, argmap.Credences(name="Nobody"),
    ]  # fmt: skip


def test_every_answer_is_made_of_what_an_untrusted_notebook_keeps(answers):
    for answer in answers:
        read = Read(answer._repr_html_())
        assert set(read.tags) <= TAGS
        assert read.attributes <= {"class", "style", "title"}
        kept = {part.split(":")[0] for _, style in read.styles for part in style.split(";")}
        assert kept <= LEFT_BY_JUPYTERLAB
        assert "color" not in answer._repr_html_()


def test_every_cell_says_where_it_stands(answers):
    for answer in answers:
        read = Read(answer._repr_html_())
        aligned = [style for tag, style in read.styles if tag in {"td", "th"}]
        assert len(aligned) == read.tags.count("td") + read.tags.count("th")
        assert all(re.match("text-align:(left|right);padding:4px 10px;", style) for style in aligned)


def test_words_stand_left_and_numbers_right():
    table = Table((Column("id"), Column("score"), Column("certain")), (("rain", 0.5, True), ("take", None, False)))
    sides = re.findall(r"<(?:td|th) style=\"text-align:(\w+)", table._repr_html_())
    assert sides == ["left", "right", "left"] * 3


def test_scores_say_above_the_table_how_they_were_made():
    b = argmap.MapBuilder("T")
    b.claim("One", id="one")
    words, _ = b.build().score()._repr_html_().split("<table")
    assert "df_quad, 1 claim, converged; each number is a degree" in Read(words).words


def test_of_many_scores_a_notebook_says_how_many_it_leaves_out():
    b = argmap.MapBuilder("T")
    for place in range(70):
        b.claim(f"Claim {place}", id=f"c{place}")
    shown = b.build().score()._repr_html_()
    assert shown.count("<tr>") == 61
    assert "10 claims more: table() has all." in shown


def test_lists_have_bullets_of_their_own():
    read = Read(as_html([Item(0, "close"), Item(1, "vans"), Item(2, "kerb")], ["A note."]))
    assert [style.split(";")[0][16:] for tag, style in read.styles if tag == "ul"] == ["disc", "circle", "square"]


def test_a_long_id_is_shortened_where_it_is_shown_and_said_in_full_on_pointing_at_it():
    shown = words_in_html(f"It hangs on '{LONG}'.")
    assert f'<span title="{LONG}">' in shown
    assert Read(shown).words == "It hangs on 'first_of_all_premises.se…he_conclusion_of_it_all'."
    table = Table((Column("id"), Column("score")), ((LONG, 0.5),))
    assert table.row(LONG)["score"] == 0.5
    assert str(table).splitlines()[1].split() == ["first_of_all_premises.se…he_conclusion_of_it_all", "0.50"]


def test_a_long_text_without_spaces_is_no_id():
    text = "雨が降りそうなので傘を持っていくべきです" * 5
    assert short_names(text) == text
    assert short_names("a" * 100_000) == "a" * 100_000


def test_a_long_word_can_be_broken():
    assert max(map(len, words_in_html("x" * 100).split("<wbr>"))) <= 24
    assert words_in_html("an_id_of_words_that_are_short").count("<wbr>") == 6
    assert "<wbr>" not in words_in_html("words that stand apart " * 10)


@given(st.text())
@examples(300)
def test_no_text_is_markup_or_lost(text):
    for markup in (sentences_in_html([text]), table_in_html([text], [[text]], [False], text)):
        read = Read(markup)
        assert set(read.tags) <= TAGS
        expected = short_names(one_line(text))
        assert read.words in {expected, expected * 3}


@given(st.text(alphabet="ab_.-<&\"'", max_size=200))
@examples(300)
def test_no_id_is_markup(text):
    assert Read(words_in_html(text)).words == short_names(text)
    assert len(short_names(text)) <= len(text)

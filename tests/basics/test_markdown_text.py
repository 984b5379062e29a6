"""A text from a map is no markup in Markdown, and is not littered with backslashes either."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from argmap.basics.text import markdown_text, one_line

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
LETTERS = "ab1é \\`*_{}[]()<>#|~$!&.;:+-=/\"'"


@given(st.text(LETTERS, max_size=24))
@example("---")
@example("1. first")
@example("a # b #")
@example("&copy; <b>x</b> ![i](j)")
def test_what_a_text_says_is_what_is_shown(text):
    text = one_line(text)
    for before, block in (("", "paragraph_open"), ("# ", "heading_open"), ("* ", "bullet_list_open")):
        tokens = MARKDOWN.parse(before + markdown_text(text))
        shown = [token for token in tokens if token.type == "inline"]
        assert not text or tokens[0].type == block
        assert "".join(child.content for token in shown for child in token.children) == text
        assert {child.type for token in shown for child in token.children} <= {"text", "text_special"}
        assert len(shown) <= 1


@given(st.lists(st.text(LETTERS, max_size=12), min_size=2, max_size=2))
def test_a_cell_of_a_table_stays_a_cell(texts):
    cells = [one_line(text) for text in texts]
    written = "| a | b |\n|---|---|\n| " + " | ".join(map(markdown_text, cells)) + " |"
    shown = [token.children for token in MARKDOWN.parse(written) if token.type == "inline"][2:]
    assert ["".join(child.content for child in children) for children in shown] == cells
    assert {child.type for children in shown for child in children} <= {"text", "text_special"}


@pytest.mark.parametrize(
    "text", ["less_is_more", "2 < 3 & 3 > 2", "No!", "C# and F#", "a * b", "{x}", "0.5 - 0.2", "in 1990. Then", "(a)"]
)
def test_what_needs_no_escape_gets_none(text):
    assert markdown_text(text) == text

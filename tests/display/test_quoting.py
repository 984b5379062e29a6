"""No text of a map is markup, an escape or a port."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.display.dot.quoting import Label, attributes, markup, plain, quoted


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("one\ntwo\r\n\tthree", "one two three"),
        ("null\x00bell\x07", "null\ufffdbell\ufffd"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("no\ufffe character", "no\ufffd character"),
        ("turned \u202eround\u202c \u2066x\u2069", "turned round x"),
        ("joined \u200d stays", "joined \u200d stays"),
    ],
)
def test_what_xml_cannot_hold_is_replaced_and_direction_marks_are_dropped(text: str, cleaned: str):
    assert plain(text) == cleaned


@given(st.text())
def test_markup_has_no_character_that_means_something(text: str):
    assert not set(markup(text)) & set("<>\"'\\\n")
    assert quoted(text).count('"') == 2
    markup(text).encode()


def test_only_a_label_of_ours_is_written_as_markup():
    assert attributes(label="<b>x</b>") == 'label="&#60;b&#62;x&#60;/b&#62;"'
    assert attributes(label=Label("<b>x</b>")) == "label=<<b>x</b>>"

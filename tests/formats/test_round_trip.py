import json

import pytest
from hypothesis import given

from argmap import formats
from argmap.errors import ArgmapError, MapError
from argmap.model import Document
from tests.shared.documents import HOSTILE, documents
from tests.shared.examples import examples


@given(documents(mutual=True))
@examples(600)
def test_yaml_says_the_same_again(document):
    text = formats.writes(document)
    assert formats.reads(text).document == document


@given(documents(mutual=True))
@examples(400)
def test_json_says_the_same_again(document):
    text = formats.writes(document, format="json")
    assert formats.reads(text, format="json").document == document


@given(documents(mutual=True))
@examples(600)
def test_a_written_file_is_already_tidy(document):
    text = formats.writes(document)
    assert formats.tidy(text) == text


@given(documents(mutual=True))
@examples(600)
def test_the_tree_says_the_same_again(document):
    tree = document.to_tree()
    assert Document.from_tree(tree) == document
    assert json.loads(json.dumps(tree)) == tree


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["yaml", "json"])
def test_hostile_text_stays_text_everywhere(text, name):
    tree = {
        "argmap": 1,
        "title": f"x{text}",
        "note": text,
        "claims": {"a": f"{text}x", "b": {"text": f"x{text}", "tags": [text], "meta": {text: [text, {text: text}]}}},
        "relations": [{"premises": ["a"], "supports": "b", "scheme": text}],
    }
    document = Document.from_tree(tree)
    assert formats.reads(formats.writes(document, format=name), format=name).document == document


def test_every_control_character_survives():
    text = "".join(map(chr, range(0x20))) + "".join(map(chr, range(0x7F, 0x100)))
    document = Document.from_tree({"argmap": 1, "title": text})
    written = formats.writes(document)
    assert formats.reads(written).document == document
    assert all(letter == "\n" or " " <= letter <= "~" or letter >= "\xa0" for letter in written)


def test_marks_that_turn_a_line_round_are_escaped():
    document = Document.from_tree({"argmap": 1, "title": "safe \u202e efas", "claims": {"a": "\u2066x"}})
    written = formats.writes(document)
    assert "\u202e" not in written
    assert "\u2066" not in written
    assert formats.reads(written).document == document


def test_a_lone_surrogate_is_refused():
    with pytest.raises(ArgmapError, match="half a character"):
        Document.from_tree({"argmap": 1, "title": "\ud800"})


BREAKS = ['"a{}b"', "a{}b", "'a{}b'", '"a {} b"', "a {} b", "|-\n  a{}b", ">-\n  a{}b", '"a{}{}b"', "a{}", "a  # {}"]


@pytest.mark.parametrize("letter", ["\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("written", BREAKS)
def test_letters_that_older_yaml_takes_for_line_breaks_are_kept(letter, written):
    text = f"argmap: 1\ntitle: {written.replace('{}', letter)}\nnote: N\n"
    document = formats.reads(text).document
    expected = written.split("  #")[0].strip("\"'|>-").strip("\n ").replace("{}", letter)
    assert document.title == expected
    assert formats.reads(formats.tidy(text)).document == document
    assert formats.reads(formats.writes(document)).document == document
    assert formats.tidy(text).count(letter) == ("#" in written), "escaped, and kept in a comment"


def test_such_letters_end_no_line_when_places_are_counted():
    with pytest.raises(MapError, match=r":3:13: unknown claim 'x'"):
        formats.reads('argmap: 1\ntitle: "a\u2028b\x85c \ue000"\nconclusion: x\n')

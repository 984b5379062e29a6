import pytest

from argmap import formats
from argmap.errors import ArgmapError, FormatError, MapError

GOOD = '{\n "argmap": 1,\n "title": "T",\n "claims": {"a": "A."}'


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("", ["m.json:1:1: the file is empty"]),
        ("{", ["m.json:1:2: this is not JSON: expecting property name enclosed in double quotes"]),
        (GOOD + ',\n "claims": {}\n}', ["m.json:5:2: the key 'claims' is repeated. It stands in line 4 already."]),
        (GOOD + ',\n "priors": 1\n}', ["m.json:5:2: unknown key 'priors'"]),
        (GOOD + ',\n "defaults": {"prior": NaN}\n}', ["m.json:5:24: NaN is no number that a map can hold"]),
        (GOOD + ',\n "meta": {"x": [-Infinity]}\n}', ["m.json:5:17: -Infinity is no number that a map can hold"]),
        (GOOD + ',\n "meta": {"x": 1e999}\n}', ["m.json:5:10: meta may hold text, finite numbers, true, false, null, lists and mappings, not inf"]),
        (GOOD + ',\n "conclusion": "b"\n}', ["m.json:5:16: unknown claim 'b'"]),
        ("[" * 100_000, ["m.json: the file is nested deeper than 50 levels"]),
        ('{"argmap": 1, "title": ' + "9" * 5000 + "}", ["m.json: the file holds a number that is too long"]),
    ],
)  # fmt: skip
def test_every_fault_is_told_with_its_place(text, messages):
    with pytest.raises((FormatError, MapError)) as caught:
        formats.reads(text, format="json", source="m.json")
    assert [str(problem) for problem in caught.value.problems] == messages


def test_deep_nesting_that_json_can_read_is_refused():
    text = GOOD + ', "meta": {"x": ' + "[" * 60 + "]" * 60 + "}}"
    with pytest.raises(ArgmapError, match="nested deeper than 50 levels"):
        formats.reads(text, format="json")


def test_pairs_of_surrogates_are_one_letter():
    text = GOOD + ', "note": "\\ud83d\\ude00"}'
    assert formats.reads(text, format="json").document.note == "😀"


def test_half_a_letter_is_refused():
    with pytest.raises(MapError, match="half a character"):
        formats.reads(GOOD + ', "note": "\\ud83d"}', format="json")


def test_both_formats_read_the_same_document():
    text = GOOD + "}"
    assert formats.reads(text).document == formats.reads(text, format="json").document

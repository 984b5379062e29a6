import time

import pytest

from argmap import formats
from argmap.errors import ArgmapError, FormatError, MapError
from argmap.formats import json_file

KEY = "a key in double quotes must stand here. JSON has no comments and no comma at the end."
VALUE = "a value must stand here. Texts are in double quotes. If the file is YAML, name it .yaml."
GOOD = '{\n "argmap": 1,\n "title": "T",\n "claims": {"a": "A."}'


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("", ["m.json:1:1: the file is empty. Begin with {."]),
        ("{", [f"m.json:1:2: {KEY}"]),
        (GOOD + ',\n "claims": {}\n}', ["m.json:5:2: the key 'claims' is repeated. It stands in line 4 already."]),
        (GOOD + ',\n "priors": 1\n}', ["m.json:5:2: unknown key 'priors'"]),
        (GOOD + ',\n "defaults": {"prior": NaN}\n}', ["m.json:5:24: NaN is no number that a map can hold"]),
        (GOOD + ',\n "meta": {"x": [-Infinity]}\n}', ["m.json:5:17: -Infinity is no number that a map can hold"]),
        (GOOD + ',\n "meta": {"x": 1e999}\n}', ["m.json:5:10: meta may hold text, finite numbers, true, false, null, lists and mappings, not inf"]),
        (GOOD + ',\n "conclusion": "b"\n}', ["m.json:5:16: unknown claim 'b'"]),
        ("[" * 100_000, ["m.json:1:51: this is nested deeper than 50 levels"]),
        ('{"argmap": 1, "title": ' + "9" * 5000 + "}", ["m.json:1:24: this number is too long. Put it in quotes."]),
        ("argmap: 1\n", [f"m.json:1:1: {VALUE}"]),
        ("{'argmap': 1}", [f"m.json:1:2: {KEY}"]),
        ('{"argmap": 1, // x\n}', [f"m.json:1:15: {KEY}"]),
        ('{"argmap": }', [f"m.json:1:12: {VALUE}"]),
        ('{"argmap" 1}', ["m.json:1:11: a ':' is missing before this"]),
        ('{"argmap": 1 "title": "T"}', ["m.json:1:14: a comma or a closing bracket is missing before this"]),
        ('{"argmap": 1}\n{"argmap": 1}', ["m.json:2:1: the file goes on after the end of the map. A file holds one map."]),
        ('{"title": "T', ["m.json:1:11: a quotation mark is never closed"]),
        ('{"title": "a\nb"}', ["m.json:1:13: a text holds a line break or a control character. Write \\n for a line break."]),
        ('{"title": "\\x41"}', ["m.json:1:12: this escape is unknown. Write \\\\ for a backslash."]),
        ('{"title": "\\u12"}', ["m.json:1:13: this escape is not complete"]),
        (GOOD + ', "meta": {"x": ' + "[" * 60 + "]" * 60 + "}}", ["m.json:4:87: this is nested deeper than 50 levels"]),
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


@pytest.mark.parametrize("name", ["json", "yaml"])
def test_pairs_of_surrogates_are_one_letter(name):
    text = GOOD + ', "note": "\\ud83d\\ude00"}'
    assert formats.reads(text, format=name).document.note == "😀"


def test_half_a_letter_is_refused():
    with pytest.raises(MapError, match="half a character"):
        formats.reads(GOOD + ', "note": "\\ud83d"}', format="json")


def test_both_formats_read_the_same_document():
    text = GOOD + "}"
    assert formats.reads(text).document == formats.reads(text, format="json").document


def test_a_repeated_key_among_many_is_found_fast():
    claims = ", ".join(f'"c{place}": "A."' for place in range(60_000))
    odd = []
    started = time.perf_counter()
    json_file._loaded(f'{{{claims}, "c1": "B."}}', odd, "m.json")
    assert odd == ["the key 'c1' is repeated"]
    assert time.perf_counter() - started < 5  # looked for one by one among all of them, it takes a minute

import json

import pytest

from argmap import formats
from argmap.errors import ArgmapError, FormatError, MapError
from argmap.formats.json import format as json_file
from argmap.formats.json.format import read_json
from argmap.formats.yaml.events import read_events

KEY = "a key in double quotes must stand here. JSON has no comments and no comma at the end."
FENCE = "this line is of Markdown, and no part of the map. Take out the lines with ```."
VALUE = "a value must stand here. Texts are in double quotes. If the file is YAML, name it .yaml."
TREE = {
    "argmap": 1,
    "title": 'Quotes " and \u2028 and \U0001f600',
    "claims": {"a": {"text": "A.", "tags": ["x", "y"], "meta": {"deep": [[1, [2.5, None]], {}, []], "": True}}},
    "relations": [{"premises": ["a"], "supports": "b"}, {}],
}
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
        ('```json\n{"argmap": 1}\n```\n', [f"m.json:1:1: {FENCE}"]),
        ('{"argmap": 1}\n```\n', [f"m.json:2:1: {FENCE}"]),
        ('Here is the map:\n\n{"argmap": 1}\n', ["m.json:1:1: this is no part of the map. The map begins in line 3: take out what is before it."]),
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


def test_every_place_of_a_json_text_is_that_of_the_same_text_as_yaml():
    text = json.dumps(TREE, indent=1)
    ours, theirs = read_json(text), read_events(text)
    assert ours.value == theirs.value
    waiting = [()]
    while waiting:
        location = waiting.pop()
        for at_key in (False, True):
            assert ours.mark_of(location, at_key=at_key) == theirs.mark_of(location, at_key=at_key)
        waiting.extend((*location, step) for step in theirs.node_of(location).parts or ())


def test_line_ends_of_every_make_are_counted():
    text = '{"argmap": 1,\r\n"title": "T",\r"conclusion":\n"b"}'
    with pytest.raises(MapError, match=r"m\.json:4:1: unknown claim 'b'"):
        formats.reads(text, format="json", source="m.json")


def test_letters_that_yaml_forbids_have_places_too():
    with pytest.raises(MapError, match=r"m\.json:5:16: unknown claim"):
        formats.reads(GOOD.replace("A.", "\x7f\x85") + ',\n "conclusion": "b"\n}', format="json", source="m.json")


def test_a_fault_in_a_large_file_needs_no_second_reader(monkeypatch):
    """Reading the text once more as YAML took ten times as long as all the rest."""
    monkeypatch.setattr("argmap.formats.yaml.events._Reader", None)
    claims = ", ".join(f'"c{place}": "A."' for place in range(2_000))
    with pytest.raises(FormatError, match=r"the key 'c1' is repeated\. It stands in line 1 already") as caught:
        formats.reads(f'{{"argmap": 1, "title": "T", "claims": {{{claims}, "c1": "B.", "c1": 2}}}}', format="json")
    assert [problem.message for problem in caught.value.problems] == [
        "the key 'c1' is repeated",
        "the key 'c1' is repeated",
        "a claim must be text or a mapping, not the number 2",
    ]


@pytest.mark.parametrize("rest", ["}", "]]]]", '"', "x", ""])
def test_a_stack_that_is_nearly_full_ends_in_words(monkeypatch, rest):
    load = json.loads

    def full(text, **hooks):
        if hooks:
            raise RecursionError
        return load(text)

    monkeypatch.setattr(json_file.json, "loads", full)
    with pytest.raises(FormatError, match="nested deeper"):
        formats.reads('{"a": [1]}' + rest, format="json")

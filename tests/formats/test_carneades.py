"""Carneades in YAML: what small argument graphs mean, and that they are written as they were read."""

import pytest
from hypothesis import given

import argmap
from argmap.errors import FormatError, UnsupportedError
from argmap.formats.format import Likeness
from argmap.formats.frameworks.carneades_file import CarneadesFile
from argmap.formats.glimpse import Glimpse
from argmap.model import Document
from tests.formats.told import sorts, told
from tests.shared.examples import examples
from tests.shared.written import comes_back, hostile_documents

CARNEADES = CarneadesFile()
AB = "statements: {a: A, b: B, c: C}\n"
MISSING = "a statement is named that is not there, and its name stands for it"
BARE = "an argument without premises or conclusion is kept in meta.carneades"
ISSUES = "issues are kept in meta.carneades: their positions do not rebut each other"
SAID = "a: A\nb: B\nc: C"
TABLE = [
    ("statements: {a: A}", "a: A", []),
    ("statements: {a: {text: A, label: in}}", "a: A", []),
    ("statements: {a: {text: A, assumed: true, meta: {x: [1]}}}", "a: A", []),
    ("statements: {'¬app(a1)': no}", "app_a1: no", []),
    (AB + "arguments: {r: {conclusion: b, premises: [a]}}", SAID + "\na supports b", []),
    (AB + "arguments: {r: {conclusion: b, premises: a}}", SAID + "\na supports b", []),
    (AB + "arguments: {r: {conclusion: b, premises: [a, c]}}", SAID + "\na + c supports b", []),
    (AB + "arguments: {r: {conclusion: b, premises: {major: a, minor: c}}}", SAID + "\na + c supports b", []),
    (AB + "arguments: {r: {conclusion: b, premises: [a], undercutter: c}}", SAID + "\na supports b\nc undercuts r", []),
    (AB + "arguments: {r: {conclusion: b, premises: [a], scheme: expert, parameters: [x]}}", SAID + "\na supports b", []),
    (AB + "arguments: {r: {conclusion: b, premises: [a], weigth: 0.5, meta: {by: me}}}", SAID + "\na supports b", []),
    (AB + "arguments: {1: {conclusion: b, premises: [a]}, 2: {conclusion: a, premises: [b]}}",
     SAID + "\na supports b\nb supports a", []),
    (AB + "arguments: {r: {conclusion: b, premises: []}}", SAID, [BARE]),
    (AB + "arguments: {r: {premises: [a]}}", SAID, [BARE]),
    (AB + "assumptions: [a]", SAID, []),
    (AB + "arguments: {r: {conclusion: b, premises: [a]}, s: {conclusion: b, premises: [c]}}",
     SAID + "\na supports b\nc supports b", []),
    (AB + "arguments: {r: {conclusion: b, premises: [a], undercutter: c}, s: {conclusion: c, premises: [b]}}",
     SAID + "\na supports b\nc undercuts r\nb supports c", []),
    (AB + "issues: {i: {positions: [a, b], standard: CCE}}", SAID, [ISSUES]),
    (AB + "argument_schemes: [{id: expert}]\nlanguage: {p: x}", SAID, []),
    ("meta: {title: Case, author: me}\n" + AB, SAID, []),
    (AB + "tests: {in: [a], out: [b]}", SAID, []),
]  # fmt: skip
ODD = [
    ("statements: {a: null}", "a: a", ["a claim has no text, and its name stands for it"]),
    (AB + "arguments: {r: {conclusion: d, premises: [a]}}", SAID + "\nd: d\na supports d", [MISSING]),
    (AB + "arguments: {r: {conclusion: b, premises: [a, a]}}", SAID + "\na supports b",
     ["a premise is named twice in one relation"]),
    ("statements: {'p( x )': P}\narguments: {r: {conclusion: p(x), premises: ['p (x)']}}", "p_x: P\np_x supports p_x", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines", "odd"), [*TABLE, *ODD])
def test_a_graph_is_read_as_this_map(text, lines, odd):
    result = CARNEADES.read(text)
    assert told(result.document) == lines
    assert sorts(result) == odd


@pytest.mark.parametrize(("text", "lines", "odd"), TABLE)
def test_what_was_read_is_written_and_read_again(text, lines, odd):
    document = CARNEADES.read(text).document
    assert CARNEADES.read(CARNEADES.write(document)).document == document


def test_issues_standards_and_assumptions_are_kept_as_the_file_has_them():
    text = AB + "issues: {i: {positions: [a, b], standard: BRD}}\nassumptions: [a]"
    assert CARNEADES.read(text).document.meta["carneades"] == {
        "issues": {"i": {"positions": ("a", "b"), "standard": "BRD"}}, "assumptions": ("a",),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("statements: [a]", "<string>:1: statements must be a mapping of ids, not a list"),
        ("", "the file is empty"),
        ("{", "<string>:1:"),
    ],
)
def test_what_is_no_graph_is_refused_with_its_place(text, message):
    with pytest.raises(FormatError, match=message):
        CARNEADES.read(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<?xml version='1.0'?>\n<lkif version='2'/>", "LKIF"),
        ("PROPOSITION a\nARGUMENT r", "text language of Carneades"),
    ],
)
def test_older_languages_are_refused_by_their_name(text, name):
    with pytest.raises(FormatError, match=name):
        argmap.loads(text, format=None)


@pytest.mark.parametrize(
    ("text", "likeness"),
    [
        ("statements:\n  a: A\narguments:\n  r: {}\n", Likeness.CERTAIN),
        ("statements:\n  a: A\n", Likeness.POSSIBLE),
        ("claims: {}\n", Likeness.NO),
    ],
)
def test_it_is_told_by_its_sections(text, likeness):
    assert CARNEADES.recognises(Glimpse(text, ".yaml")) == likeness


def test_what_carneades_cannot_say_is_named():
    document = Document.from_tree({
        "argmap": 1, "title": "T", "claims": {"a": "A", "b": "B"},
        "relations": [{"premises": ["a"], "rebuts": "b"}, {"premises": ["a"], "supports": "b", "strength": 0.5}],
    })  # fmt: skip
    with pytest.raises(UnsupportedError, match=r"(?s)rebuttals.*strength"):
        CARNEADES.write(document)


@given(hostile_documents(CARNEADES))
@examples(300)
def test_what_is_written_without_a_complaint_is_read_as_it_was(document):
    comes_back(CARNEADES, document)

"""GSN in YAML: what small cases mean, and that they are written as they were read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import FormatError, UnsupportedError
from argmap.formats.assurance.gsn_file import GsnFile
from argmap.formats.format import Likeness
from argmap.formats.glimpse import Glimpse
from argmap.model import Document
from tests.formats.drawn_cases import cases
from tests.formats.told import sorts, told
from tests.shared.examples import examples
from tests.shared.written import comes_back, hostile_documents

GSN = GsnFile()
A, B, C = "G1: {text: A}", "G2: {text: B}", "G3: {text: C}"
TEXTLESS = "an element has no text, and its id stands for it"
TABLE = [
    (A, "G1: A", []),
    ("G1: {}", "G1: G1", [TEXTLESS]),
    ("G1: {text: A, supportedBy: G2}\n" + B, "G1: A\nG2: B\nG2 supports G1", []),
    ("G1: {text: A, supportedBy: [G2, Sn1]}\n" + B + "\nSn1: {text: S}",
     "G1: A\nG2: B\nSn1: S\nG2 supports G1\nSn1 supports G1", []),
    ("G1: {text: A, supportedBy: [S1]}\nS1: {text: Split, supportedBy: [G2, G3]}\n" + B + "\n" + C,
     "G1: A\nG2: B\nG3: C\nG2 + G3 supports G1", []),
    ("G1: {text: A, supportedBy: [S1]}\nS1: {supportedBy: [G2]}\n" + B, "G1: A\nG2: B\nG2 supports G1",
     ["a strategy has no text"]),
    ("G1: {text: A, supportedBy: [S1, S2]}\nS1: {text: X, supportedBy: [G2]}\nS2: {text: Y, supportedBy: [G2]}\n" + B,
     "G1: A\nG2: B\nG2 supports G1\nG2 supports G1", []),
    (A + "\nCG1: {text: N, challenges: G1}", "G1: A\nCG1: N\nCG1 rebuts G1", []),
    ("G1: {text: A, supportedBy: S1}\nS1: {text: X, supportedBy: G2}\n" + B + "\nCG1: {text: N, challenges: S1}",
     "G1: A\nG2: B\nCG1: N\nG2 supports G1\nCG1 undercuts S1", []),
    ("G1: {text: A, supportedBy: G2}\n" + B + "\nCG1: {text: N, challenges: G1 -> G2}",
     "G1: A\nG2: B\nCG1: N\nG2 supports G1\nCG1 undercuts G2.supports.G1", []),
    (A + "\nCG1: {text: N, challenges: G1}\nCG2: {text: M, challenges: G1 -> CG1}",
     "G1: A\nCG1: N\nCG2: M\nCG1 rebuts G1\nCG2 undercuts CG1.rebuts.G1", []),
    (A + "\nCG1: {text: N, challenges: [G1, G2]}\n" + B, "G1: A\nCG1: N\nG2: B\nCG1 rebuts G1\nCG1 rebuts G2", []),
    (A + "\nCSn1: {text: N, challenges: G1}", "G1: A\nCSn1: N\nCSn1 rebuts G1", []),
    ("G1: {text: A, inContextOf: [C1, A1]}\nC1: {text: Here}\nA1: {text: Always}", "G1: A", []),
    ("G1: {text: A, undeveloped: true, defeated: true, url: http://x.org}", "G1: A", []),
    ("G1: {text: A, level: 2, acp: [x], horizontalIndex: {relative: 1}}", "G1: A", []),
    ("module: {name: Case, brief: A case}\n" + A, "G1: A", []),
    ("G1: {text: A, supportedBy: [G9]}", "G1: A\nG9: G9\nG9 supports G1",
     ["an element is named that stands in another file", TEXTLESS]),
    ("X1: {text: A, nodeType: Goal}\nY: {text: B, nodeType: Solution}", "X1: A\nY: B", []),
    ("G1: {text: A, supportedBy: [S1]}\nS1: {text: X, supportedBy: [S2]}\nS2: {text: Y, supportedBy: [G2, G3]}\n" + B + "\n" + C,
     "G1: A\nS2: Y\nG2: B\nG3: C\nS2 supports G1\nG2 + G3 supports S2",
     ["a strategy that joins no goals to a goal is read as a claim"]),
    ("G1: {text: A, supportedBy: [S1]}\nS1: {text: X}", "G1: A\nS1: X\nS1 supports G1",
     ["a strategy that joins no goals to a goal is read as a claim"]),
    ("G1: {text: A, supportedBy: G2}\nG2: {text: B, supportedBy: G1}", "G1: A\nG2: B\nG2 supports G1\nG1 supports G2", []),
]  # fmt: skip
ODD = [
    ("Q1: {text: A}\nG1: {text: B, supportedBy: Q1}", "Q1: A\nG1: B\nQ1 supports G1",
     ["an element is of no type that GSN has, and is read as a goal"]),
    ("G1: A", "G1: A", ["an element is no mapping, and is read as its text"]),
    (A + "\nCG1: {text: N, challenges: C1}\nC1: {text: X}", "G1: A\nCG1: N",
     ["a challenge of a context, or of what is not there, is not kept"]),
    (A + "\nCG1: {text: N, challenges: G1 -> G7}", "G1: A\nCG1: N", ["an edge is challenged that is not there"]),
    ("G1: {text: A, supportedBy: S1}\nG2: {text: B, supportedBy: S1}\nS1: {text: X, supportedBy: G3}\n" + C,
     "G1: A\nG2: B\nG3: C\nG3 supports G1\nG3 supports G2",
     ["a strategy that supports several goals is read as one step for each"]),
    ("module: {uses: [other.yaml]}\n" + A, "G1: A", ["files that the case uses are not opened"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines", "odd"), [*TABLE, *ODD])
def test_a_case_is_read_as_this_map(text, lines, odd):
    result = GSN.read(text)
    assert told(result.document) == lines
    assert sorts(result) == odd


@pytest.mark.parametrize(("text", "lines", "odd"), TABLE)
def test_what_was_read_is_written_and_read_again(text, lines, odd):
    document = GSN.read(text).document
    assert GSN.read(GSN.write(document)).document == document


def test_contexts_are_notes_and_are_kept_as_they_were():
    document = GSN.read("G1: {text: A, inContextOf: [C1, A1]}\nC1: {text: Here, level: 1}\nA1: {text: Always}").document
    assert document.claims["G1"].note == "Context: Here\nAssumption: Always"
    assert document.meta["gsn"]["contexts"]["C1"] == {"type": "Context", "text": "Here", "level": 1}


def test_what_is_undeveloped_or_defeated_is_tagged():
    text = "G1: {text: A, undeveloped: true}\nCG1: {text: N, challenges: G1, defeatedRelation: G1, defeated: true}"
    document = GSN.read(text).document
    assert [one.tags for one in document.claims.values()] == [("undeveloped",), ("defeated",)]
    assert document.relations["CG1.rebuts.G1"].tags == ("defeated",)
    assert GSN.read(GSN.write(document)).document == document


def test_the_conclusion_is_what_nothing_stands_above():
    assert GSN.read(
        "G1: {text: A, supportedBy: G2}\n" + B + "\nCG1: {text: N, challenges: G1}"
    ).document.conclusion == ("G1",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty"),
        ("- G1", "must be a mapping"),
        ("G1: {text: A", r"<string>:1:"),
        ("G1: 1\nG1: 2", "<string>:2:1"),
    ],
)
def test_what_is_no_case_is_refused_with_its_place(text, message):
    with pytest.raises(FormatError, match=message):
        GSN.read(text)


@pytest.mark.parametrize(
    ("text", "likeness"),
    [
        ("G1:\n  text: A\n  supportedBy: G2\n", Likeness.LIKELY),
        ("argmap: 1\nclaims: {G1: supportedBy}\n", Likeness.NO),
        ("x: 1\n", Likeness.NO),
    ],
)
def test_it_is_told_by_its_ids_and_attributes(text, likeness):
    assert GSN.recognises(Glimpse(text, ".yaml")) == likeness


def test_what_a_case_cannot_say_is_named():
    document = Document.from_tree({
        "argmap": 1, "title": "T", "claims": {"a": {"text": "A", "prior": 0.5}, "b": "B", "c": "C"},
        "relations": [{"premises": ["a"], "supports": "b", "strength": 0.5}, {"premises": ["a", "c"], "rebuts": "b"}],
    })  # fmt: skip
    with pytest.raises(UnsupportedError, match=r"(?s)prior.*strength"):
        GSN.write(document)
    assert len(GSN.read(GSN.write(document, unsupported="ignore")).document.relations) == 2


@given(hostile_documents(GSN).filter(lambda one: one.conclusion))
@examples(300)
def test_what_is_written_without_a_complaint_is_read_as_it_was(document):
    comes_back(GSN, document)


@given(cases(st.lists(st.sampled_from(["defeated", "undeveloped"]), unique=True), edges=True))
@examples(300)
def test_any_case_comes_back(document):
    assert comes_back(GSN, document)

"""LTAC: what small outlines mean, and that they are written as they were read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import FormatError, UnsupportedError
from argmap.formats.assurance.ltac_file import LtacFile
from argmap.formats.format import Likeness
from argmap.formats.glimpse import Glimpse
from argmap.model import Document
from tests.formats.drawn_cases import cases, said
from tests.formats.told import sorts, told
from tests.shared.examples import examples
from tests.shared.written import comes_back, hostile_documents

LTAC = LtacFile()
NO_TEXT = "an element has no text, and its id stands for it"
WHOLE = [
    ("- Claim A: One", "A: One"),
    ("- Claim A: One\n  - Claim B: Two", "A: One\nB: Two\nB supports A"),
    ("- Claim A: One\n  - Evidence E: Seen", "A: One\nE: Seen\nE supports A"),
    ("- Claim A: One\n  - Evidence E: Seen (report.pdf)", "A: One\nE: Seen\nE supports A"),
    ("- Claim A: One (http://x.org/a)", "A: One"),
    ("- Claim A: One\n  - Strategy S: Split\n    - Claim B: Two\n    - Claim C: Three",
     "A: One\nB: Two\nC: Three\nB + C supports A"),
    ("- Claim A: One\n  - Strategy S: Split\n    - Claim B: Two\n    - Claim C: Three {defeater}",
     "A: One\nB: Two\nC: Three\nB supports A\nC undercuts S"),
    ("- Claim A: One\n  - Claim B: Two {defeater}", "A: One\nB: Two\nB rebuts A"),
    ("- Claim A: One {defeated}\n  - Claim B: Two {assumed, defeater}", "A: One\nB: Two\nB rebuts A"),
    ("- Claim A: One\n  - Context X: Here\n  - Assumption Y: Always\n  - Justification Z: So", "A: One"),
    ("- Claim A: One\n  - Claim B: Two\n    - Claim ^A", "A: One\nB: Two\nB supports A\nA supports B"),
    ("- Claim A: One\n  - Claim B: Two\n    - Claim C: Three\n  - Claim ^C",
     "A: One\nB: Two\nC: Three\nB supports A\nC supports A\nC supports B"),
    ("- Claim A: One\n  - Claim B: Two\n- Claim C: Three\n  - Claim ^B", "A: One\nB: Two\nC: Three\nB supports A\nB supports C"),
    ("- Claim A: It: is", "A: It: is"),
    ("- Claim A: One\n- Claim B: Two", "A: One\nB: Two"),
    ("- Claim A: One {assumed, axiomatic}", "A: One"),
    ("- Claim A: <b>One</b> & 2 > 1", "A: <b>One</b> & 2 > 1"),
    ("- Claim A: One\n  - Claim B: Two\n    - Evidence E: Seen\n    - Claim C: No {defeater}",
     "A: One\nB: Two\nE: Seen\nC: No\nB supports A\nE supports B\nC rebuts B"),
    ("- Claim A: One\n  - Strategy S: Split\n    - Claim B: Two\n  - Strategy T: Split again\n    - Claim C: Three",
     "A: One\nB: Two\nC: Three\nB supports A\nC supports A"),
    ("- Claim A: One\n  - Claim B: Two {defeater}\n    - Claim C: Three {defeater}",
     "A: One\nB: Two\nC: Three\nB rebuts A\nC rebuts B"),
    ("- Claim A: One\n  - Strategy S: Split\n    - Context X: Here\n    - Claim B: Two", "A: One\nB: Two\nB supports A"),
]  # fmt: skip
ODD = [
    ("# A case\n\n* Claim A: One", "A: One", []),
    ("- Claim A: One\n    - Claim B: Two\n    - Claim C: Three", "A: One\nB: Two\nC: Three\nB supports A\nC supports A", []),
    ("- Claim A: One\n  - Relation R: {counter}\n    - Link B\n- Claim B: Two", "A: One\nB: Two\nB rebuts A", []),
    ("- Claim A: One\n  - Connector\n    - Claim B: Two", "A: One\nB: Two\nB supports A", []),
    ("- Claim A: One\n  - Link B\n- Claim B: Two", "A: One\nB: Two\nB supports A", []),
    ("- Claim A: One\n  - Claim ^B", "A: One\nB: B\nB supports A", ["an element is cited that is not there", NO_TEXT]),
    ("- Claim A", "A: A", [NO_TEXT]),
    ("- Claim: All is well", "all_is_well: All is well", []),
    ("- Claim All is well", "all_is_well: All is well", []),
    ("- Claim A: One\n  - Link Z", "A: One", ["a link leads to no element"]),
    ("- Claim A: One\nhello", "A: One", ["a line is no element, and is not read"]),
    ("- Claim A: One\n- Claim A: Two", "A: One", ["an element is given twice; the first of them is read"]),
    ("- Claim A: One\n  - Strategy S: Split", "A: One\nS: Split\nS supports A",
     ["a strategy that joins no goals to a goal is read as a claim"]),
    ("- Claim A: One\n  - Context X: Here\n    - Claim B: Two", "A: One\nB: Two",
     ["what stands below a context is read by itself"]),
    ("- Claim A: One {counter}", "A: One", ["what is marked as against something stands below nothing"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), WHOLE)
def test_an_outline_is_read_as_this_map_and_written_again(text, lines):
    result = LTAC.read(text)
    assert told(result.document) == lines
    assert result.warnings == ()
    written = LTAC.write(result.document)
    assert LTAC.read(written).document == result.document
    assert written == text + "\n"


@pytest.mark.parametrize(("text", "lines", "odd"), ODD)
def test_what_is_odd_is_read_with_a_word_of_it(text, lines, odd):
    result = LTAC.read(text)
    assert told(result.document) == lines
    assert sorts(result) == odd
    again = LTAC.read(LTAC.write(result.document, unsupported="ignore")).document
    assert again.relations.keys() == result.document.relations.keys()


def test_options_are_tags_references_urls_and_contexts_notes():
    text = "- Claim A: One (http://x.org) {assumed}\n  - Context X: Here\n  - Evidence E: Seen (a.pdf)"
    document = LTAC.read(text).document
    one, seen = document.claims.values()
    assert (one.tags, one.url, one.note) == (("assumed",), "http://x.org", "Context: Here")
    assert (seen.kind, seen.meta["ltac"]["reference"]) == ("evidence", "a.pdf")
    assert document.conclusion == ("A",)


@pytest.mark.parametrize("text", ["", "hello", "# only a comment"])
def test_what_is_no_outline_is_refused(text):
    with pytest.raises(FormatError, match="there is no element"):
        LTAC.read(text)


@pytest.mark.parametrize(
    ("text", "likeness"), [("# x\n- Claim A: One", Likeness.LIKELY), ("- one\n- two", Likeness.NO), ("", Likeness.NO)]
)
def test_it_is_told_by_its_lines(text, likeness):
    assert LTAC.recognises(Glimpse(text)) == likeness


@pytest.mark.parametrize(
    ("relation", "message"),
    [
        ({"premises": ["b"], "undercuts": "s"}, "undercuts of steps that have no strategy"),
        ({"premises": ["b", "c"], "rebuts": "a"}, "needed together"),
        ({"premises": ["b"], "rebuts": "a", "strength": 0.5}, "strength"),
    ],
)
def test_what_an_outline_cannot_say_is_named(relation, message):
    document = Document.from_tree({
        "argmap": 1, "title": "Untitled", "claims": {"a": "A", "b": "B", "c": "C"},
        "relations": [{"premises": ["c"], "supports": "a"}, relation | ({"undercuts": "c.supports.a"} if "undercuts" in relation else {})],
    })  # fmt: skip
    with pytest.raises(UnsupportedError, match=message):
        LTAC.write(document)
    LTAC.read(LTAC.write(document, unsupported="ignore"))


@given(hostile_documents(LTAC).filter(lambda one: one.conclusion))
@examples(300)
def test_what_is_written_without_a_complaint_is_read_as_it_was(document):
    comes_back(LTAC, document)


BRACKETS = re.compile(r"(^|\s)\([^()]*\)$|\}$")
"""How no text may end: so end references and options."""


@given(
    cases(
        st.sets(st.sampled_from(["assumed", "axiomatic", "defeated"])).map(sorted),
        texts=said.filter(lambda text: not BRACKETS.search(text)),
        edges=False,
    )
)
@examples(300)
def test_any_case_comes_back(document):
    assert comes_back(LTAC, document)

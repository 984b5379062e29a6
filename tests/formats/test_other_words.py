"""Words that mean one thing only are read as the map's own, told, and written as the map's own by `tidy`."""

import json

import pytest

from argmap import formats
from argmap.errors import MapError
from tests.formats.broken import CLAIMS, HEAD, SOURCES, STEP

ONE = HEAD + "claims:\n  a: {text: A., %s}\n"
SAID = SOURCES + "  s: {}\ndocuments:\n  d: {}\nclaims:\n  a: {text: A., %s}\n"
UNDERSTOOD = {
    "claim for claims": (HEAD + "claim: {a: A.}\n", ["3:1: 'claim' is read as 'claims'"], {"claims": {"a": "A."}}),
    "a list of claims": (HEAD + "claims:\n  - {id: a, text: A.}\n", ["3:1: a list of claims is read by their ids"], {"claims": {"a": "A."}}),
    "confidence": (ONE % "confidence: 0.3", ["4:17: 'confidence' is read as 'prior'"], {"prior": 0.3}),
    "a percentage": (ONE % "prior: 30%", ["4:24: '30%' is read as 0.3"], {"prior": 0.3}),
    "a decimal comma": (ONE % "prior: '0,3'", ["4:24: '0,3' is read as 0.3"], {"prior": 0.3}),
    "a number in quotes": (ONE % "prior: '0.3'", ["4:24: '0.3' is read as 0.3"], {"prior": 0.3}),
    "yes": (ONE % "implied: yes", ["4:26: 'yes' is read as true"], {"implied": True}),
    "null": (ONE % "prior: null", ["4:24: a key with null is read as one that is not there"], {}),
    "label for text": (HEAD + "claims:\n  a: {label: A.}\n", ["4:7: 'label' is read as 'text'"], {}),
    "description": (ONE % "description: So.", ["4:17: 'description' is read as 'note'"], {"note": "So."}),
    "by": (SAID % "by: s", ["8:17: 'by' is read as 'said_by'"], {"source": "s", "act": "asserts"}),
    "a name": (ONE % "said_by: Ann Lee", ["4:26: 'Ann Lee' is read as the source 'ann_lee'"], {"source": "ann_lee", "act": "asserts"}),
    "a source as text": (SOURCES + "  s: The council\n", ["4:6: a source that is a text is read as one of that name"], {"sources": {"s": {"name": "The council"}}}),
    "no act": (SAID % "said_by: {source: s}", ["8:26: an attribution without an act is read as 'asserts'"], {"source": "s", "act": "asserts"}),
    "says as an act": (SAID % "said_by: {source: s, act: says}", ["8:43: 'says' is read as 'asserts'"], {"source": "s", "act": "asserts"}),
    "a quote": (SAID % "said_by: {source: s, act: cites, quote: so}", ["8:50: a 'quote' is read as from the map's one document"], {"source": "s", "act": "cites", "at": {"document": "d", "quote": "so"}}),
    "weight": (STEP + "  - {premises: [a], supports: b, weight: 0.4}\n", ["8:34: 'weight' is read as 'strength'"], {"strength": 0.4}),
    "attacks a claim": (STEP + "  - {premises: [a], attacks: b}\n", ["8:21: 'attacks' is read as 'rebuts'"], {"rebuts": "b"}),
    "attacks a step": (STEP + "  - {id: r, premises: [a], supports: b}\n  - {premises: [b], attacks: r}\n", ["9:21: 'attacks' is read as 'undercuts'"], {"undercuts": "r"}),
    "a type and a target": (STEP + "  - {type: support, sources: [a], target: b}\n", ["8:21: 'sources' is read as 'premises'", "8:35: 'type' and 'target' are read as 'supports'"], {"supports": "b"}),
    "from and to": (STEP + "  - {from: a, to: b, type: con}\n", ["8:6: 'from' is read as 'premises'", "8:15: 'type' and 'to' are read as 'rebuts'"], {"rebuts": "b"}),
    "relations by ids": (CLAIMS + "relations:\n  r: {premises: [a], supports: b}\n", ["7:1: relations by their ids are read as a list"], {"supports": "b"}),
}  # fmt: skip


def inside(part, tree):
    """Say whether an entry of the tree, or what stands in it, is this."""
    whole = all(tree.get(key) == value for key, value in part.items()) if isinstance(tree, dict) else False
    below = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return whole or any(inside(part, one) for one in below)


@pytest.mark.parametrize("name", UNDERSTOOD)
def test_a_word_is_understood_told_and_written_as_the_maps_own(name):
    text, told, part = UNDERSTOOD[name]
    result = formats.reads(text, source="map.yaml")
    hint = "`argmap fmt` writes the map's own words."
    assert [str(one) for one in result.warnings] == [f"map.yaml:{one}. {hint}" for one in told]
    assert inside(part, result.document.to_tree())
    tidied = formats.tidy(text)
    again = formats.reads(tidied)
    assert (again.document, again.warnings) == (result.document, ())


def test_comments_stay_with_what_was_renamed():
    text = HEAD + "claims:\n  a: A.\n  b: B.\nrelations:\n  # why\n  - {type: support, from: [a], to: b} # so\n"
    assert "# why\n  - {premises: [a], supports: b}  # so\n" in formats.tidy(text)


def test_json_with_words_of_a_model_is_understood_too():
    tree = {
        "argmap": 1, "title": "T", "conclusion": "b", "claims": [{"id": "a", "text": "A.", "confidence": "60%"}, {"id": "b", "text": "B.", "prior": None}],
        "relations": [{"type": "support", "premises": ["a"], "target": "b", "strength": None}],
    }  # fmt: skip
    result = formats.reads(json.dumps(tree, indent=1), format="json")
    assert result.document.claims["a"].prior == 0.6
    assert result.document.relations["a.supports.b"].target == "b"
    assert {one.message.split()[0] for one in result.warnings} == {"a", "'confidence'", "'60%'", "'type'"}


def test_a_file_in_the_maps_own_words_is_left_alone():
    assert formats.reads(STEP + "  - {premises: [a], supports: b}\n").warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        ONE % "prior: 0.2, confidence: 0.3",  # both: which is meant?
        ONE % "prior: 130%",
        STEP + "  - {premises: [a], target: b}\n",  # of which type?
        HEAD + "claims:\n  - {id: a, text: A.}\n  - {id: a, text: B.}\n",
        ONE % "quote: so",  # whose?
    ],
)
def test_what_could_mean_several_things_is_refused(text):
    with pytest.raises(MapError):
        formats.reads(text)


def test_what_stands_under_slipped_entries_is_checked_too():
    with pytest.raises(MapError) as caught:
        formats.reads(HEAD + "claims:\na: {text: A., prior: 2}\nb: {text: B., kind: x}\n")
    assert [(one.line, one.message.split()[0]) for one in caught.value.problems] == [
        (4, "'a'"),
        (4, "prior"),
        (5, "unknown"),
    ]

"""Formats that are read and not written: arguebuf, brat and MindMup in JSON and YAML."""

import json

import pytest

from argmap.errors import FormatError, UnsupportedError
from argmap.formats.annotated.arguebuf_file import ArguebufFile
from argmap.formats.annotated.brat_file import BratFile
from argmap.formats.debates.mindmup.mindmup_json import MindmupFile
from argmap.formats.debates.mindmup.mindmup_yaml import MindmupYamlFile
from argmap.formats.format import Likeness
from argmap.formats.glimpse import Glimpse
from tests.formats.aif_notation import graph
from tests.formats.told import sorts, told

ARGUEBUF, BRAT, MUP, YAML = ArguebufFile(), BratFile(), MindmupFile(), MindmupYamlFile()
SCHEMES = {"RA": "support", "CA": "attack", "MA": "rephrase", "PA": "preference"}


def arguebuf(text, **top):
    plain = graph(text)
    nodes = {}
    for node in plain["nodes"]:
        sort = SCHEMES.get(node["type"])
        word = node["text"] or (f"{sort.upper()}_DEFAULT" if sort else "")
        nodes[node["nodeID"]] = {"scheme": {sort: word}} if sort else {"atom": {"text": node["text"]}}
    edges = {f"e{at}": {"source": one["fromID"], "target": one["toID"]} for at, one in enumerate(plain["edges"])}
    return {"nodes": nodes, "edges": edges, **top}


TWO = "a I A; b I B; "
AB = "a: A\nb: B"
ABC = AB + "\nc: C"


ARGUEBUFS = [
    ("", "", []),
    ("a I A", "a: A", []),
    (TWO + "3 RA; a>3>b", AB + "\na supports b", []),
    (TWO + "3 CA; a>3>b", AB + "\na rebuts b", []),
    (TWO + "3 MA; a>3>b", AB + "\na restates b", []),
    (TWO + "3 PA; a>3>b", AB, ["a preference has no part in scores, and is kept in meta.arguebuf"]),
    (TWO + "c I C; 3 RA; a>3>b; c>3", ABC + "\na + c supports b", []),
    (TWO + "c I C; 3 RA; 4 CA; a>3>b; c>4>3", ABC + "\na supports b\nc undercuts _3", []),
    (TWO + "c I C; 3 CA; 4 CA; a>3>b; c>4>3", ABC + "\na rebuts b\nc undercuts _3", []),
    (TWO + "c I C; 3 RA; 4 RA; a>3>b; c>4>3", ABC + "\na supports b\nc supports _3", []),
    (TWO + "3 RA; 4 RA; a>3>b>4>a", AB + "\na supports b\nb supports a", []),
    (TWO + "3 RA; a>3", AB, ["an inference without premises or conclusion is kept in meta.arguebuf"]),
    (TWO + "a>b", AB + "\na supports b", ["an edge from claim to claim names no step, and is read as a support"]),
    (TWO + "3 RA; a>3>b; 3>x", AB + "\na supports b",
     ["an edge has an end that is no node of the file, and is not kept"]),
    ("a I ", "a: a", ["a claim has no text, and its name stands for it"]),
    (TWO + "c I C; 3 CA; a>3>b; c>3", ABC + "\na + c rebuts b", []),
    (TWO + "c I C; d I D; 3 CA; 4 CA; 5 CA; a>3>b; c>4>3; d>5>4",
     ABC + "\nd: D\na rebuts b\nc undercuts _3\nd undercuts _4", []),
    ("a I A; 3 CA; a>3>a", "a: A\na rebuts a", []),
    (TWO + "c I C; 3 RA; 4 RA; a>3>b; c>4>b", ABC + "\na supports b\nc supports b", []),
    (TWO + "c I C; 3 RA; a>3>b; 3>c", ABC + "\na supports b\na supports c",
     ["a step with several conclusions is read as one for each"]),
    (TWO + "3 MA; 4 MA; a>3>b>4>a", AB + "\na restates b",
     ["a rephrase of several claims, or in a circle, is kept in meta.arguebuf"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines", "odd"), ARGUEBUFS)
def test_arguebuf_is_read_as_this_map(text, lines, odd):
    result = ARGUEBUF.read(json.dumps(arguebuf(text)))
    assert told(result.document) == lines
    assert sorts(result) == odd


def test_arguebuf_names_schemes_the_major_claim_and_who_says_what():
    tree = arguebuf(TWO + "3 RA SUPPORT_POSITION_TO_KNOW; a>3>b", majorClaim="b", participants={"p": {"name": "Ann"}})
    tree["nodes"]["a"]["atom"] |= {"participant": "p", "reference": {"resource": "r", "offset": 4, "text": "A"}}
    document = ARGUEBUF.read(json.dumps(tree)).document
    assert document.relations["_3"].scheme == "position to know"
    assert document.conclusion == ("b",)
    assert [document.sources[one.source].name for one in document.claims["a"].said_by] == ["Ann"]
    assert document.claims["a"].meta["arguebuf"]["reference"]["offset"] == 4


def test_a_scheme_of_no_sort_is_a_support():
    tree = arguebuf(TWO + "3 RA; a>3>b")
    tree["nodes"]["3"] = {"scheme": {}}
    result = ARGUEBUF.read(json.dumps(tree))
    assert told(result.document) == AB + "\na supports b"
    assert sorts(result) == ["a scheme says neither support nor attack, and is read as a support"]


@pytest.mark.parametrize(
    ("text", "message"), [("[]", "JSON object"), ("{}", "nodes must be a mapping"), ("{", "<string>:1:2")]
)
def test_what_is_no_arguebuf_is_refused(text, message):
    with pytest.raises(FormatError, match=message):
        ARGUEBUF.read(text)


T = "T1\tMajorClaim 0 1\tA\nT2\tClaim 2 3\tB\nT3\tPremise 4 5\tC\n"
SAID = "T1: A\nT2: B\nT3: C\n"


BRATS = [
    (T, SAID, []),
    (T + "R1\tsupports Arg1:T3 Arg2:T2", SAID + "T3 supports T2", []),
    (T + "R1\tSupport Arg1:T3 Arg2:T2\t", SAID + "T3 supports T2", []),
    (T + "R1\tattacks Arg1:T3 Arg2:T2", SAID + "T3 rebuts T2", []),
    (T + "R1\tPartial-Attack Arg1:T3 Arg2:T2", SAID + "T3 rebuts T2", []),
    (T + "R1\trebuttal_attack Arg1:T3 Arg2:T2", SAID + "T3 rebuts T2", []),
    (T + "R1\tpartial_agreement Arg1:T3 Arg2:T2", SAID + "T3 supports T2", []),
    (T + "R1\tsupports Arg1:T2 Arg2:T1\nR2\tundercutter Arg1:T3 Arg2:R1", SAID + "T2 supports T1\nT3 undercuts R1", []),
    (T + "R1\tsupports Arg1:T2 Arg2:T1\nR2\tundercutter_attack Arg1:T3 Arg2:T2",
     SAID + "T2 supports T1\nT3 undercuts R1", []),
    (T + "R2\tundercutter Arg1:T3 Arg2:T2", SAID + "T3 rebuts T2",
     ["an undercut aims at a claim, and is read as a rebuttal"]),
    (T + "A1\tStance T2 For", SAID + "T2 supports T1", []),
    (T + "A1\tStance T2 Against", SAID + "T2 rebuts T1", []),
    (T + "A1\tStance T1 For", SAID, ["a stance has no major claim that it is about"]),
    (T + "T4\tMajorClaim 6 7\tD", SAID + "T4: D\nT4 restates T1", []),
    (T + "R1\tlikes Arg1:T3 Arg2:T2", SAID, ["likes is no relation that is known, and is not read"]),
    (T + "R1\tsupports Arg1:T3 Arg2:T9", SAID, ["an end is missing"]),
    (T + "R1\tsupports T3 T2", SAID, ["a relation without two ends is not read"]),
    (T + "*\tEquiv T1 T2", SAID, ["events, equivalences and normalisations are not read"]),
    (T + "hello", SAID, ["a line is no annotation, and is not read"]),
    (T + "T1\tClaim 8 9\tAgain", SAID, ["a stretch without a place, or with the id of another one, is not read"]),
    ("T1\tClaim 0 3;5 9\tone two\r\n", "T1: one two", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines", "odd"), BRATS)
def test_brat_is_read_as_this_map(text, lines, odd):
    result = BRAT.read(text)
    assert told(result.document) == lines.strip()
    assert sorts(result) == odd
    assert all(one.line for one in result.warnings)


def test_brat_keeps_places_labels_notes_and_partial_attacks():
    more = "T4\tevaluation_rational 6 7\tD\n#1\tAnnotatorNotes T4\tunsure\nA1\tCertain T4\nR1\tPartial-Attack Arg1:T4 Arg2:T2"
    document = BRAT.read(T + more).document
    claim = document.claims["T4"]
    assert (claim.tags, claim.note) == (("evaluation_rational", "Certain"), "unsure")
    assert claim.meta["brat"]["spans"] == ((6, 7),)
    assert document.relations["R1"].tags == ("Partial-Attack",)
    assert [one.kind for one in document.claims.values()] == ["claim", "claim", "premise", "claim"]
    assert document.conclusion == ("T1",)


def test_a_fork_of_macos_is_refused():
    with pytest.raises(FormatError, match="leaves behind"):
        BRAT.read("\x00\x05\x16\x07\x00")


def idea(title, *below, **attributes):
    ideas = {str(at): one for at, one in enumerate(below, 1)}
    return {"title": title, "id": 1, "ideas": ideas, "attr": attributes}


FOR, AGAINST = {"group": "supporting"}, {"group": "opposing"}


MINDMAPS = [
    ([idea("A")], "A", []),
    ([idea("A\n", idea("group", idea("B"), **FOR))], "A\nB\nB supports A", []),
    ([idea("A", idea("group", idea("B"), **AGAINST))], "A\nB\nB rebuts A", []),
    ([idea("A", idea("group", idea("B"), idea("C"), **FOR))], "A\nB\nC\nB + C supports A", []),
    ([idea("A", idea("group", idea("B", idea("g", idea("C"), **AGAINST)), **FOR))],
     "A\nB\nC\nB supports A\nC rebuts B", []),
    ([idea("A", idea("B"))], "A\nB\nB supports A", ["a claim under a claim is in no group, and is read as a support"]),
    ([idea("A", idea("group", **FOR))], "A", ["a group is empty"]),
    ([idea("A", colour="red")], "A", ["the colour of ideas is not kept"]),
    ([idea("A"), idea("B")], "A\nB", []),
    ([idea("")], "(no text)", ["a claim has no text, and its name stands for it"]),
    ([idea("A", idea("g", idea("B"), **FOR), idea("g", idea("C"), **AGAINST))], "A\nB\nC\nB supports A\nC rebuts A", []),
    ([idea("A", idea("g", idea("B"), **FOR), idea("g", idea("C"), **FOR))], "A\nB\nC\nB supports A\nC supports A", []),
    ([idea("A", idea("g", idea("B"), idea("C"), **AGAINST))], "A\nB\nC\nB + C rebuts A", []),
    ([idea("A", idea("g", idea("B", idea("g", idea("C"), **AGAINST)), idea("D", idea("g", idea("E"), **FOR)), **FOR))],
     "A\nB\nD\nE\nC\nB + D supports A\nE supports D\nC rebuts B", []),
    ([idea("A"), idea("B", idea("g", idea("C"), **FOR))], "A\nB\nC\nC supports B", []),
    ([idea("A", idea("g", idea("A"), **FOR))], "A\nA\nA supports A", []),
    ([idea(" A \n b ")], "A \n b", []),
    ([idea("<b>A</b> & B")], "<b>A</b> & B", []),
    ([{"title": "A"}], "A", []),
    ([idea("A"), "B"], "A", ["an idea is no mapping, and is not read"]),
    ([idea("A", idea("g", idea("B"), group="other"))], "A\nB\nB supports A",
     ["a group is neither supporting nor opposing, and is read as a support"]),
]  # fmt: skip


@pytest.mark.parametrize(("ideas", "lines", "odd"), MINDMAPS)
def test_mindmup_is_read_as_this_map(ideas, lines, odd):
    tree = {"id": "root", "formatVersion": 3, "title": "T", "ideas": {str(at): one for at, one in enumerate(ideas)}}
    result = MUP.read(json.dumps(tree))
    assert told(result.document, ids=False) == lines
    assert sorts(result) == odd


def test_mindmup_says_what_is_implied_and_older_files_are_one_claim():
    document = MUP.read(
        json.dumps({"formatVersion": 2, **idea("A", styleNames=["attr_implicit_claim"], note={"text": "N"})})
    ).document
    (claim,) = document.claims.values()
    assert (claim.text, claim.implied, claim.note) == ("A", True, "N")


def test_ideas_are_in_the_order_of_their_ranks():
    below = {"10": idea("C"), "2": idea("B"), "-1": idea("A"), "x": idea("D")}
    document = MUP.read(json.dumps({"formatVersion": 3, "title": "T", "ideas": below})).document
    assert [one.text for one in document.claims.values()] == list("ABCD")


MINDMAPS_IN_YAML = [
    ("A: []", "A", []),
    ("A:\n  r1:\n    B: []", "A\nB\nB supports A", []),
    ("A:\n  o1:\n    B: []", "A\nB\nB rebuts A", []),
    ("A:\n  r-1:\n    B: []\n    C:", "A\nB\nC\nB + C supports A", []),
    ("A:\n  r1:\n    B:\n      o1:\n        C: []", "A\nB\nC\nB supports A\nC rebuts B", []),
    ("A:\n  r1:\n    strength: 0.5\n    B: []", "A\nB\nB supports A", []),
    ("A:\n  r1:\n    strength: 5\n    B: []", "A\nB\nB supports A", ["a strength is no number from 0 to 1, and is not used"]),
    ("A:\n  r1:\n    label: +\n    B: []", "A\nB\nB supports A", ["labels of reasons and objections are not kept"]),
    ("A:\n  r1: []", "A", ["a reason or objection without claims is not read"]),
    ("A:\n  r1:\n    B: []\n    -C: []", "A\nB\nC\nB supports A\nC undercuts [B supports]", []),
    ("A:\n  -C: []", "A\nC\nC rebuts A", []),
    ("A:\n  r1:\n    B: []\n    o1:\n      C: []", "A\nB\nC\nB supports A\nC undercuts [B supports]", []),
    ("A:\n  B: []", "A\nB\nB supports A", ["a claim under a claim is in no group, and is read as a support"]),
    ("A: hello", "A", ["what stands under a claim is no reason and no objection, and is not read"]),
    ("A: []\nB: []", "A\nB", []),
    ("A:", "A", []),
    ("A:\n  r1:\n    B: []\n  o1:\n    C: []", "A\nB\nC\nB supports A\nC rebuts A", []),
    ("A:\n  o1:\n    B: []\n    C: []", "A\nB\nC\nB + C rebuts A", []),
    ("A:\n  o1:\n    B:\n      o1:\n        C: []", "A\nB\nC\nB rebuts A\nC rebuts B", []),
    ("'A: b': {r1: {'C, d': []}}", "A: b\nC, d\nC, d supports A: b", []),
    ("A:\n  r1:\n    - B\n    - C: {o1: {D: []}}", "A\nB\nC\nD\nB + C supports A\nD rebuts C", []),
    ("A:\n  r1: B", "A\nB\nB supports A", []),
    ("A:\n  r1:\n    strength: 3\n      Lost text.\n    o1:\n      B: []", "A\nLost text.\nB\nLost text. supports A\nB rebuts Lost text.",
     ["a strength is no number from 0 to 1, and is not used", "a text that ran into a strength is read as the claim that it was"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines", "odd"), MINDMAPS_IN_YAML)
def test_mindmup_in_yaml_is_read_as_this_map(text, lines, odd):
    result = YAML.read(text)
    assert told(result.document, ids=False) == lines
    assert sorts(result) == odd
    assert all(one.line for one in result.warnings)


@pytest.mark.parametrize("form", [ARGUEBUF, BRAT, MUP, YAML])
def test_they_are_not_written(form):
    with pytest.raises(UnsupportedError, match="is read, and not written"):
        form.write(YAML.read("A: []").document)


@pytest.mark.parametrize(
    ("form", "text", "likeness"),
    [
        (ARGUEBUF, json.dumps(arguebuf(TWO)), Likeness.CERTAIN),
        (ARGUEBUF, '{"nodes": [], "edges": []}', Likeness.NO),
        (BRAT, T, Likeness.CERTAIN),
        (BRAT, "Title\n", Likeness.NO),
        (MUP, '{"id": "root", "formatVersion": 3, "title": "T", "ideas": {}}', Likeness.CERTAIN),
        (MUP, '{"title": "T"}', Likeness.NO),
        (YAML, "A:\n  r1:\n    B: []\n", Likeness.LIKELY),
        (YAML, "argmap: 1\ntitle: One\n", Likeness.NO),
        (YAML, "A: 1\n", Likeness.NO),
    ],
)
def test_they_are_told_by_their_shape(form, text, likeness):
    assert form.recognises(Glimpse(text)) == likeness

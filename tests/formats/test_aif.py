"""AIF and xAIF: what small graphs mean, and that they are written as they were read."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import FormatError, UnsupportedError
from argmap.formats.annotated.aif.format import AifFile, XaifFile
from argmap.formats.format import Likeness
from argmap.formats.glimpse import Glimpse
from argmap.formats.restricted import restricted
from argmap.model import Document
from tests.formats.aif_notation import aif, graph
from tests.formats.told import sorts, told
from tests.shared.examples import examples
from tests.shared.maps import maps
from tests.shared.written import comes_back, hostile_documents

TWO = "a I A; b I B; "
TABLE = [
    # claims and steps
    ("", "", []),
    ("1 I It rains", "_1: It rains", []),
    (TWO + "3 RA; a>3>b", "a: A\nb: B\na supports b", []),
    (TWO + "c I C; 3 RA; a>3>b; c>3", "a: A\nb: B\nc: C\na + c supports b", []),
    (TWO + "3 CA; a>3>b", "a: A\nb: B\na rebuts b", []),
    (TWO + "c I C; 3 RA; 4 CA; a>3>b; c>4>3", "a: A\nb: B\nc: C\na supports b\nc undercuts _3", []),
    (TWO + "c I C; 4 CA; 3 CA; a>3>b; c>4>3", "a: A\nb: B\nc: C\nc undercuts _3\na rebuts b", []),
    (
        TWO + "c I C; d I D; 3 CA; 4 CA; 5 CA; a>3>b; c>4>3; d>5>4",
        "a: A\nb: B\nc: C\nd: D\na rebuts b\nc undercuts _3\nd undercuts _4",
        [],
    ),
    (TWO + "c I C; 3 RA; 4 RA; a>3>b; c>4>3", "a: A\nb: B\nc: C\na supports b\nc supports _3", []),
    (TWO + "3 RA; 4 RA; a>3>b>4>a", "a: A\nb: B\na supports b\nb supports a", []),
    (TWO + "3 CA; 4 CA; a>3>4; b>4>3", "a: A\nb: B\na undercuts _4\nb undercuts _3", []),
    (TWO + "3 MA; a>3>b", "a: A\nb: B\na restates b", []),
    ("a I A; 3 CA; a>3>a", "a: A\na rebuts a", []),
    # what is irregular and real
    (TWO + "a>b", "a: A\nb: B\na supports b", ["an edge from claim to claim names no step, and is read as a support"]),
    (TWO + "c I C; 3 RA; a>3>b; 3>c", "a: A\nb: B\nc: C\na supports b\na supports c",
     ["a step with several conclusions is read as one for each"]),
    (TWO + "3 RA; 3>b", "a: A\nb: B", ["an inference without premises or conclusion is kept in meta.aif"]),
    (TWO + "3 RA; a>3", "a: A\nb: B", ["an inference without premises or conclusion is kept in meta.aif"]),
    (TWO + "3 RA; 4 CA; a>3; b>4>3", "a: A\nb: B",
     ["an inference without premises or conclusion is kept in meta.aif", "a conflict without an end is kept in meta.aif"]),
    (TWO + "3 PA; a>3>b", "a: A\nb: B", ["a preference has no part in scores, and is kept in meta.aif"]),
    (TWO + "3 MA; 4 MA; a>3>b>4>a", "a: A\nb: B\na restates b",
     ["a rephrase of several claims, or in a circle, is kept in meta.aif"]),
    (TWO + "3 RA; a>3>b; 3>a; x>3", "a: A\nb: B\na supports b\na supports a",
     ["an edge has an end that is no node of the file, and is not kept",
      "a step with several conclusions is read as one for each"]),
    (TWO + "a I Again", "a: A\nb: B", ["two nodes have the same id; the first of them is read"]),
    ("a I ", "a: a", ["a claim has no text, and its name stands for it"]),
    (TWO + "3 XY; a>3>b", "a: A\nb: B", ["a node of another type is kept in meta.aif"]),
    ("1 L CL : they said so; b I B; 3 RA; 1>3>b", "_1: CL : they said so\nb: B\n_1 supports b",
     ["locutions, illocutions and transitions are read as attributions",
      "a locution that takes part in a step is read as a claim, too"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines", "odd"), TABLE)
def test_a_graph_is_read_as_this_map(text, lines, odd):
    result = AifFile().read(aif(text))
    assert told(result.document) == lines
    assert sorts(result) == odd


@pytest.mark.parametrize(("text", "lines", "odd"), TABLE)
@pytest.mark.parametrize("form", [AifFile(), XaifFile()])
@pytest.mark.parametrize("keep", ["attributions", "dialogue"])
def test_what_was_read_is_written_and_read_again(text, lines, odd, form, keep):
    document = form.read(aif(text), keep=keep).document
    assert form.read(form.write(document), keep=keep).document == document


DIALOGUE = (
    "1 I A; 2 I B; 3 RA; 1>3>2; 4 L CL : A it is; 5 L Jo Doe: so B; 6 TA; 4>6>5; 7 YA Arguing; 6>7>3; "
    "8 YA Asserting; 4>8>1; 9 YA Pure Questioning; 5>9>2"
)
ROW = {"nodeID": "4", "personID": 409, "timestamp": "2014-04-28 15:51:40", "start": None, "end": None, "source": None}


def test_locutions_illocutions_and_transitions_are_attributions_with_speaker_and_time():
    document = AifFile().read(aif(DIALOGUE, locutions=[ROW])).document
    cl, jo = document.sources
    assert [document.sources[key].name for key in (cl, jo)] == ["Jo Doe", "CL"]
    (a,), (b,), (step,) = (one.said_by for one in (*document.claims.values(), *document.relations.values()))
    assert (a.source, a.act, str(a.date), a.note, a.at.quote, a.at.item) == (
        jo, "asserts", "2014-04-28", "at 15:51:40", "A it is", "4",
    )  # fmt: skip
    assert (b.source, b.act, b.at.quote, b.reply_to.item) == (cl, "asks", "so B", "4")
    assert (step.source, step.act, step.note, step.reply_to.quote) == (cl, "asserts", "Arguing", "A it is")


def test_an_inference_has_no_premise_in_the_illocution_that_anchors_it():
    document = AifFile().read(aif(DIALOGUE)).document
    assert [one.premises for one in document.relations.values()] == [("_1",)]


def test_a_speaker_is_named_by_the_participants_or_before_the_colon():
    people = [{"participantID": 409, "firstname": "Clare", "surname": "Low"}]
    document = AifFile().read(aif(DIALOGUE, locutions=[ROW], participants=people)).document
    assert {one.name for one in document.sources.values()} == {"Clare Low", "Jo Doe"}


def same_graph(one, other):
    """Whether two texts have the same nodes and edges, whatever their order and the numbers of edges."""
    one, other = json.loads(one), json.loads(other)
    nodes = [{(row["nodeID"], row["type"], row["text"]) for row in tree["nodes"]} for tree in (one, other)]
    edges = [sorted((row["fromID"], row["toID"]) for row in tree["edges"]) for tree in (one, other)]
    rest = [(tree.get("locutions"), tree.get("participants")) for tree in (one, other)]
    return nodes[0] == nodes[1] and edges[0] == edges[1] and rest[0] == rest[1]


def test_a_dialogue_that_is_kept_is_written_as_it_was():
    text = aif(DIALOGUE + "; 20 PA; 1>20>2; 21 L M: aside", locutions=[ROW], participants=[{"participantID": 409}])
    text = text.replace('"text": ""', '"text": "Default Inference"', 1)
    document = AifFile().read(text, keep="dialogue").document
    assert same_graph(AifFile().write(document), text)


def test_a_dialogue_that_is_not_kept_is_said_to_be_left_out():
    result = AifFile().read(aif(DIALOGUE))
    assert sorts(result) == ["locutions, illocutions and transitions are read as attributions"]
    assert AifFile().read(aif(DIALOGUE), keep="dialogue").warnings == ()


def test_attributions_survive_without_the_dialogue():
    document = AifFile().read(aif(DIALOGUE, locutions=[ROW])).document
    assert AifFile().read(AifFile().write(document)).document == document


@pytest.mark.parametrize(
    ("scheme", "read"),
    [
        ({"text": "Default Inference", "scheme": "Default Inference"}, None),
        ({"text": "RA"}, None),
        ({"text": None}, None),
        ({"text": "RA", "scheme": "CauseToEffect"}, "CauseToEffect"),
        ({"text": "Expert Opinion", "scheme": "ExpertOpinion"}, "Expert Opinion"),
    ],
)
def test_the_scheme_stands_in_the_text_of_a_step_or_beside_it(scheme, read):
    tree = graph(TWO + "3 RA; a>3>b")
    tree["nodes"][2] = {"nodeID": "3", "type": "RA", **scheme}
    document = AifFile().read(json.dumps(tree)).document
    assert document.relations["_3"].scheme == read
    assert AifFile().read(AifFile().write(document)).document == document


def test_xaif_has_numbers_for_ids_an_envelope_and_nulls():
    tree = graph(TWO + "3 RA; a>3>b")
    for node in tree["nodes"]:
        node["nodeID"] = {"a": 1, "b": 2, "3": 3}[node["nodeID"]]
    tree["edges"] = [{"edgeID": 1, "fromID": 1, "toID": 3}, {"edgeID": 2, "fromID": 3, "toID": 2}]
    tree |= {"schemefulfillments": None, "descriptorfulfillments": None, "participants": [], "locutions": []}
    text = json.dumps({"AIF": tree, "text": {"txt": "A so B"}, "dialog": True, "ova": []})
    document = XaifFile().read(text).document
    assert told(document) == "_1: A\n_2: B\n_1 supports _2"
    written = json.loads(XaifFile().write(document))
    assert written["text"] == {"txt": "A so B"}
    assert {node["nodeID"] for node in written["AIF"]["nodes"]} == {"1", "2", "3"}


@pytest.mark.parametrize(
    ("text", "aif_like", "xaif_like"),
    [
        (aif(TWO), Likeness.CERTAIN, Likeness.NO),
        (json.dumps({"AIF": graph(TWO)}), Likeness.NO, Likeness.CERTAIN),
        (json.dumps({"AIF": {"version": "1.0"}, **graph(TWO)}), Likeness.CERTAIN, Likeness.NO),
        ('{"nodes": [{"id": "a"}], "edges": [{"source": "a", "target": "a"}]}', Likeness.NO, Likeness.NO),
        ("{", Likeness.NO, Likeness.NO),
        ("[1]", Likeness.NO, Likeness.NO),
    ],
)
def test_it_is_told_by_its_nodes(text, aif_like, xaif_like):
    assert AifFile().recognises(Glimpse(text, ".json")) == aif_like
    assert XaifFile().recognises(Glimpse(text, ".json")) == xaif_like


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[]", "the file must be a JSON object"),
        ("{}", "nodes must be a list, not null"),
        ('{"nodes": {}, "edges": []}', "nodes must be a list, not a mapping"),
        ('{"nodes": [', "1:12"),
        ('{"nodes": NaN, "edges": []}', "NaN is no number"),
    ],
)
def test_what_is_no_aif_is_refused_with_its_place(text, message):
    with pytest.raises(FormatError, match=message.replace("[", r"\[")):
        AifFile().read(text)


def test_what_aif_cannot_say_is_named():
    document = Document.from_tree({
        "argmap": 1, "title": "Two", "claims": {"a": {"text": "A", "prior": 0.9}, "b": "B"},
        "relations": [{"premises": ["a"], "supports": "b", "strength": 0.5}],
    })  # fmt: skip
    with pytest.raises(UnsupportedError, match=r"(?s)prior.*strength"):
        AifFile().write(document)
    said = AifFile().read(AifFile().write(document, unsupported="ignore")).document
    assert told(said) == told(document)


@pytest.mark.parametrize("form", [AifFile(), XaifFile()])
@given(st.data())
@examples(600)
def test_what_is_written_without_a_complaint_is_read_as_it_was(form, data):
    comes_back(form, data.draw(hostile_documents(form)))


@given(maps())
@examples(400)
def test_random_maps_come_back_as_far_as_aif_can_say_them(one):
    assert comes_back(AifFile(), restricted(one.document, AifFile().says - {"sources"})[0])

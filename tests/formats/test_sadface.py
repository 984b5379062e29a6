"""SADFace: what small analyses mean in its three dialects, and that they are written as they were read."""

import json
import re

import pytest
from hypothesis import given

from argmap.errors import FormatError, UnsupportedError
from argmap.formats.annotated.sadface_file import SadfaceFile
from argmap.formats.format import Likeness
from argmap.formats.glimpse import Glimpse
from argmap.formats.restricted import restricted
from argmap.model import Document
from tests.formats.aif_notation import graph
from tests.formats.told import sorts, told
from tests.shared.examples import examples
from tests.shared.maps import maps
from tests.shared.written import comes_back, hostile_documents

SADFACE = SadfaceFile()
CORE = {"core": {"id": "x", "version": "0.5.3", "analyst_name": "Ann", "created": "2020-01-01T00:00:00"}}


def sadface(text, names, metadata=CORE, **top):
    """The notation of AIF with `names` for the types of its steps: of an inference, of a conflict."""
    plain = graph(text)
    types = {"I": {"type": "atom"}, "RA": names[0], "CA": names[1], "DA": {"type": "conflict", "name": "disagreement"}}
    nodes = []
    for node in plain["nodes"]:
        if node["type"] == "I":
            nodes.append({"id": node["nodeID"], "type": "atom", "text": node["text"], "sources": [], "metadata": {}})
        else:
            named = {"name": node["text"]} if node["text"] else {}
            nodes.append({"id": node["nodeID"], "metadata": {}, **types[node["type"]], **named})
    edges = [{"id": "e", "source_id": one["fromID"], "target_id": one["toID"]} for one in plain["edges"]]
    return json.dumps({"nodes": nodes, "edges": edges, **({"metadata": metadata} if metadata else {}), **top})


OLD = {"type": "scheme", "name": "support"}, {"type": "scheme", "name": "conflict"}
NEW = {"type": "inference", "name": "inference"}, {"type": "conflict", "name": "attack"}
TWO = "a I A; b I B; "
TABLE = [
    ("", "", []),
    ("a I A", "a: A", []),
    (TWO + "3 RA; a>3>b", "a: A\nb: B\na supports b", []),
    (TWO + "3 CA; a>3>b", "a: A\nb: B\na rebuts b", []),
    (TWO + "c I C; 3 RA; a>3>b; c>3", "a: A\nb: B\nc: C\na + c supports b", []),
    (TWO + "c I C; 3 RA; 4 CA; a>3>b; c>4>3", "a: A\nb: B\nc: C\na supports b\nc undercuts _3", []),
    (TWO + "c I C; 3 CA; 4 CA; a>3>b; c>4>3", "a: A\nb: B\nc: C\na rebuts b\nc undercuts _3", []),
    (TWO + "c I C; 3 RA; 4 RA; a>3>b; c>4>3", "a: A\nb: B\nc: C\na supports b\nc supports _3", []),
    (TWO + "3 RA; 4 RA; a>3>b>4>a", "a: A\nb: B\na supports b\nb supports a", []),
    (TWO + "3 RA Expert Opinion; a>3>b", "a: A\nb: B\na supports b", []),
    (TWO + "c I C; 3 CA; a>3>b; c>3", "a: A\nb: B\nc: C\na + c rebuts b", []),
    (TWO + "c I C; 3 CA; 4 RA; a>3>b; c>4>3", "a: A\nb: B\nc: C\na rebuts b\nc supports _3", []),
    (TWO + "c I C; d I D; 3 RA; 4 CA; 5 CA; a>3>b; c>4>3; d>5>4",
     "a: A\nb: B\nc: C\nd: D\na supports b\nc undercuts _3\nd undercuts _4", []),
    (TWO + "3 RA; 4 CA; a>3>b>4>a", "a: A\nb: B\na supports b\nb rebuts a", []),
    (TWO + "c I C; 3 RA; 4 RA; a>3>b; c>4>b", "a: A\nb: B\nc: C\na supports b\nc supports b", []),
    ("a I A; 3 CA; a>3>a", "a: A\na rebuts a", []),
    (TWO + "c I C; 3 CA; 4 CA; a>3>b; c>4>a", "a: A\nb: B\nc: C\na rebuts b\nc rebuts a", []),
    (TWO + "c I C; d I D; 3 RA; 4 RA; a>3>b; c>4>b; d>4", "a: A\nb: B\nc: C\nd: D\na supports b\nc + d supports b", []),
    (TWO + "3 DA; a>3; b>3", "a: A\nb: B\na rebuts b", ["claims that exclude each other rebut each other, which is a circle"]),
    (TWO + "c I C; 3 RA; a>3>b; 3>c", "a: A\nb: B\nc: C\na supports b\na supports c",
     ["a step with several conclusions is read as one for each"]),
]  # fmt: skip
ODD = [
    (TWO + "3 RA; a>3", "a: A\nb: B", ["an inference without premises or conclusion is kept in meta.sadface"]),
    (TWO + "3 RA; a>3>x", "a: A\nb: B", ["an edge has an end that is no node of the file, and is not kept",
     "an inference without premises or conclusion is kept in meta.sadface"]),
    ("a I A; a I B", "a: A", ["a node without an id, or with that of another one, is not read"]),
    ("a I ", "a: a", ["a claim has no text, and its name stands for it"]),
    (TWO + "a>b", "a: A\nb: B\na supports b", ["an edge from claim to claim names no step, and is read as a support"]),
]  # fmt: skip


@pytest.mark.parametrize("names", [OLD, NEW])
@pytest.mark.parametrize(("text", "lines", "odd"), [*TABLE, *ODD])
def test_an_analysis_is_read_as_this_map(names, text, lines, odd):
    result = SADFACE.read(sadface(text, names))
    assert told(result.document) == lines
    assert sorts(result) == odd


@pytest.mark.parametrize("names", [OLD, NEW])
@pytest.mark.parametrize(("text", "lines", "odd"), TABLE)
def test_what_was_read_is_written_and_read_again(names, text, lines, odd):
    document = SADFACE.read(sadface(text, names)).document
    assert SADFACE.read(SADFACE.write(document)).document == document


def test_the_first_dialect_has_its_head_at_the_top():
    top = {"id": "x", "analyst": "Ann", "created": "2016", "title": "Old"}
    document = SADFACE.read(sadface(TWO + "3 CA; a>3>b", OLD, None, **top)).document
    assert (document.title, document.meta["sadface"]["dialect"]) == ("Old", "0.1")
    written = json.loads(SADFACE.write(document))
    assert {key: written[key] for key in top} == top
    assert SADFACE.read(json.dumps(written)).document == document


def test_a_disagreement_excludes_both_ways():
    document = SADFACE.read(sadface(TWO + "3 DA; a>3; b>3", NEW)).document
    (one,) = document.relations.values()
    assert (one.premises, one.target, one.mutual) == (("a",), "b", "contrary")
    assert SADFACE.read(SADFACE.write(document)).document == document


def test_sources_with_their_offsets_and_resources_are_kept():
    tree = json.loads(sadface("a I A", NEW, resources=[{"id": "r", "type": "text", "content": "A", "metadata": {}}]))
    tree["nodes"][0]["sources"] = [{"resource_id": "r", "text": "A", "offset": 0, "length": 1}]
    document = SADFACE.read(json.dumps(tree)).document
    assert document.claims["a"].meta["sadface"]["sources"][0]["offset"] == 0
    written = json.loads(SADFACE.write(document))
    assert written["resources"] == tree["resources"]
    assert written["nodes"][0]["sources"] == tree["nodes"][0]["sources"]


def test_ids_are_written_as_uuids_of_the_fourth_kind_and_read_as_they_were():
    document = Document.from_tree({
        "argmap": 1, "title": "T", "claims": {"rain": "It rains.", "take": "Take one."},
        "relations": [{"premises": ["rain"], "supports": "take"}],
    })  # fmt: skip
    written = json.loads(SADFACE.write(document))
    ids = [one["id"] for part in ("nodes", "edges") for one in written[part]]
    assert all(re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", one) for one in ids)
    assert SADFACE.read(json.dumps(written)).document == document


@pytest.mark.parametrize(
    ("text", "likeness"),
    [
        (sadface(TWO + "3 RA; a>3>b", NEW), Likeness.CERTAIN),
        (sadface("", NEW), Likeness.LIKELY),
        ('{"nodes": [{"nodeID": "1", "type": "I"}], "edges": []}', Likeness.NO),
        ("[]", Likeness.NO),
    ],
)
def test_it_is_told_by_its_atoms(text, likeness):
    assert SADFACE.recognises(Glimpse(text, ".json")) == likeness


@pytest.mark.parametrize(
    ("text", "message"), [("[]", "JSON object"), ("{}", "nodes must be a list"), ("{", "<string>:1:2")]
)
def test_what_is_no_analysis_is_refused(text, message):
    with pytest.raises(FormatError, match=message):
        SADFACE.read(text)


def test_what_sadface_cannot_say_is_named():
    document = Document.from_tree(
        {"argmap": 1, "title": "T", "claims": {"a": {"text": "A", "prior": 0.5, "tags": ["x"]}}}
    )
    with pytest.raises(UnsupportedError, match=r"(?s)prior.*tags"):
        SADFACE.write(document)


@given(hostile_documents(SADFACE))
@examples(300)
def test_what_is_written_without_a_complaint_is_read_as_it_was(document):
    comes_back(SADFACE, document)


@given(maps())
@examples(300)
def test_random_maps_come_back(one):
    assert comes_back(SADFACE, restricted(one.document, SADFACE.says)[0])

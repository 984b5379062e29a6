import copy
import datetime
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import MapError, UnknownIdError
from argmap.model import Claim, Document, FrozenMap, Passage, Rebuttal, Source, Support
from tests.shared.documents import documents

STREET = {
    "argmap": 1,
    "title": "Street",
    "conclusion": ["close"],
    "defaults": {"prior": 0.4},
    "documents": {"report": {"title": "R"}, "unused": {}},
    "sources": {"council": {}, "shop": {"via": "council"}, "nobody": {}},
    "claims": {
        "close": {"text": "Close.", "prior": 0.2},
        "again": {"text": "Do close.", "same_as": "close"},
        "third": {"text": "Close it.", "same_as": "again"},
        "vans": {"text": "Vans.", "said_by": [{"source": "shop", "act": "asserts", "at": {"document": "report"}}]},
        "lights": "Lights.",
        "why": {"kind": "question", "text": "Why?"},
    },
    "relations": [
        {"id": "first", "premises": ["vans"], "rebuts": "close", "answers": "why"},
        {"id": "cut", "premises": ["lights"], "undercuts": "first"},
        {"id": "doubt", "premises": ["lights"], "undercuts": "shop"},
        {"premises": ["why"], "undercuts": "cut"},
    ],
}


@pytest.fixture
def street():
    return Document.from_tree(STREET)


@given(documents())
@settings(deadline=None)
def test_documents_pickle_copy_hash_and_compare(document):
    for twin in (pickle.loads(pickle.dumps(document)), copy.deepcopy(document), copy.copy(document)):
        assert twin == document
        assert hash(twin) == hash(document)


@given(documents())
@settings(deadline=None)
def test_a_document_built_from_its_parts_is_checked_and_the_same(document):
    fields = {name: getattr(document, name) for name in Document.model_fields}
    assert Document(**fields) == document


@given(documents(), st.data())
@settings(deadline=None)
def test_every_part_of_a_document_is_one(document, data):
    kept = data.draw(st.sets(st.sampled_from(sorted(document.claims))))
    part = document.subset(kept)
    assert set(part.claims) == kept
    assert Document.from_tree(part.to_tree()) == part
    assert {key: part.prior_of(key) for key in kept if part.claims[key].kind != "question"} == {
        key: document.prior_of(key) for key in kept if part.claims[key].kind != "question"
    }


def test_nothing_can_be_changed(street):
    for change in (
        lambda: setattr(street, "title", "x"),
        lambda: setattr(street.claims["close"], "prior", 1.0),
        lambda: street.claims.__setitem__("x", None),
        lambda: setattr(street.claims, "_items", {}),
        lambda: street.claims["close"].meta.__setitem__("x", 1),
    ):
        with pytest.raises((TypeError, ValueError, AttributeError)):
            change()


def test_the_tree_given_is_not_kept():
    tree = {"argmap": 1, "title": "T", "meta": {"a": [1]}}
    document = Document.from_tree(tree)
    tree["meta"]["a"].append(2)
    assert document.meta == {"a": (1,)}


def test_a_restatement_has_the_prior_of_its_original(street):
    assert street.prior_of("third") == 0.2
    assert street.prior_of("vans") == 0.4


@pytest.mark.parametrize("wrong", ["why", "first", "nothing"])
def test_only_scored_claims_have_a_prior(street, wrong):
    with pytest.raises(UnknownIdError):
        street.prior_of(wrong)


def test_a_part_keeps_what_holds_together(street):
    part = street.subset(["close", "vans", "lights", "third"], title="Part")
    assert part.title == "Part"
    assert list(part.relations) == ["first", "cut", "doubt"]
    assert part.relations["first"].answers == ()
    assert list(part.sources) == ["council", "shop"]
    assert list(part.documents) == ["report"]
    assert part.claims["third"].same_as == "close"


def test_a_part_loses_what_is_aimed_at_what_is_gone(street):
    part = street.subset(["vans", "lights", "why", "third"])
    assert list(part.relations) == ["doubt"]
    assert part.conclusion == ()
    assert part.claims["third"].same_as is None
    assert part.prior_of("third") == 0.2


def test_a_part_of_unknown_claims_is_refused(street):
    with pytest.raises(UnknownIdError, match=r"unknown claim 'van'. Did you mean 'vans'"):
        street.subset(["van"])


def test_relations_in_a_circle_stay_together():
    tree = {
        "argmap": 1,
        "title": "T",
        "claims": {"a": "A", "b": "B"},
        "relations": [
            {"id": "r", "premises": ["a"], "undercuts": "s"},
            {"id": "s", "premises": ["b"], "undercuts": "r"},
        ],
    }
    document = Document.from_tree(tree)
    assert list(document.subset(["a", "b"]).relations) == ["r", "s"]
    assert list(document.subset(["a"]).relations) == []


def test_parts_refuse_what_is_wrong_in_plain_words():
    with pytest.raises(MapError) as caught:
        Claim(
            id="a b", text="", prior="high", said_by=[{"source": 1, "act": "asserts", "at": {"document": "d", "x": 1}}]
        )
    assert {problem.path for problem in caught.value.problems} == {
        "$.id", "$.text", "$.prior", "$.said_by[0].source", "$.said_by[0].at.x",
    }  # fmt: skip
    assert "pydantic" not in str(caught.value)


def test_a_document_refuses_parts_that_do_not_fit():
    claims = {"a": Claim(id="a", text="A"), "b": Claim(id="c", text="B")}
    with pytest.raises(MapError, match="'c' stands under the id 'b'"):
        Document(title="T", claims=claims)
    with pytest.raises(MapError, match="unknown claim 'z'"):
        Document(title="T", claims={"a": claims["a"]}, relations={"r": Rebuttal(id="r", premises=("a",), target="z")})


def test_parts_can_be_put_together_by_hand():
    claims = {key: Claim(id=key, text=key) for key in "ab"}
    relations = {"r": Support(id="r", premises="a", target="b")}
    document = Document(title="T", claims=claims, relations=relations, sources={"s": Source(id="s")})
    assert document.relations["r"].premises == ("a",)
    assert not document.relations["r"].linked
    assert document.to_tree()["relations"] == [{"id": "r", "premises": ["a"], "supports": "b"}]


@pytest.mark.parametrize("tree", [None, [], "text", {1: 2}, {"argmap": 1, "title": "T", "claims": {1: {2: 3}}}])
def test_trees_of_the_wrong_shape_are_refused(tree):
    with pytest.raises(MapError):
        Document.from_tree(tree)


def test_a_tree_that_holds_itself_is_refused():
    knot = {}
    knot["again"] = knot
    for tree in ({"meta": knot}, {"claims": {"a": knot}}, {"tags": knot}):
        with pytest.raises(MapError):
            Document.from_tree({"argmap": 1, "title": "T", **tree})


@pytest.mark.parametrize(
    "value", [object(), float("nan"), float("inf"), {1: 2}, {"a": "\ud800"}, b"x", datetime.date.max]
)
def test_meta_holds_only_what_a_file_can(value):
    with pytest.raises(MapError):
        Document(title="T", meta={"key": value})


def test_a_passage_reads_as_a_place():
    assert str(Passage(document="d", page=3, lines="12-14")) == "d, page 3, lines 12-14"


def test_a_frozen_map_is_a_mapping():
    one = FrozenMap({"a": 1})
    assert one == {"a": 1}
    assert one != {"a": 2}
    assert one != 3
    assert "b" not in one
    assert repr(one) == "FrozenMap({'a': 1})"
    assert hash(one) == hash(FrozenMap([("a", 1)]))


def test_stated_ids_that_look_made_come_back():
    step = {"premises": ["a"], "supports": "b"}
    tree = {"argmap": 1, "title": "T", "claims": {"a": "A", "b": "B"}}
    relations = [{**step, "id": "a.supports.b.2"}, {**step, "id": "a.supports.b.7"}, step, step]
    document = Document.from_tree({**tree, "relations": relations})
    assert list(document.relations) == ["a.supports.b.2", "a.supports.b.7", "a.supports.b", "a.supports.b.3"]
    assert Document.from_tree(document.to_tree()) == document

"""What a map becomes as arrays: a plain relation is an edge, any other a node."""

import pytest

from argmap import MapBuilder
from tests.shared.compiled import arrays_from_document


@pytest.fixture(name="b")
def builder():
    b = MapBuilder("Street")
    for name in ("a", "b", "c"):
        b.claim(f"Claim {name}.", id=name)
    return b


def test_a_relation_with_one_premise_and_full_strength_is_an_edge(b):
    b.support("a", "b", id="plain")
    b.rebut("a", "c", id="full", strength=1.0)
    arrays = arrays_from_document(b.document())
    assert len(arrays) == 3
    assert arrays.relation_node.tolist() == [0, 0]
    assert arrays.argument_node.tolist() == [0, 0]
    assert arrays.argument_sign.tolist() == [1, -1]


def test_linked_weak_and_doubted_relations_are_nodes(b):
    b.support(["a", "b"], "c", id="linked")
    b.support("a", "c", id="weak", strength=0.5)
    b.support("b", "c", id="doubted")
    b.undercut("a", "doubted", id="doubt")
    arrays = arrays_from_document(b.document())
    assert arrays.kind.tolist() == [0, 0, 0, 1, 1, 1]
    assert arrays.base.tolist() == [0.5, 0.5, 0.5, 1.0, 0.5, 1.0]
    assert arrays.relation_node.tolist() == [3, 4, 5, 0]
    assert repr(arrays) == "<Arrays: 3 claims, 4 relations, 6 nodes>"


def test_what_a_caller_changes_decides_too(b):
    b.support("a", "b", id="plain")
    b.support("b", "c", id="weak", strength=0.5)
    assert len(arrays_from_document(b.document(), strength={"weak": 1.0})) == 3
    assert len(arrays_from_document(b.document(), strength={"plain": 0.9, "weak": 1.0})) == 4


def test_a_source_that_nothing_bears_on_is_a_number_and_no_node(b):
    b.source("One", id="one", reliability=0.5)
    b.source("Two", id="two", via="one")
    b.claim("Claim d.", id="d", said_by=["one", "two"])
    arrays = arrays_from_document(b.document())
    assert len(arrays) == 4
    assert arrays.source_node.tolist() == [-1, -1]
    assert arrays.source_value.tolist() == [0.5, 0.5]


def test_questions_and_what_touches_them_take_no_part(b):
    b.question("Why?", id="why")
    b.support("a", "why", id="answer")
    b.rebut(["a", "why"], "b", id="challenge")
    b.undercut("c", "challenge", id="reply")
    b.support("c", "b", id="plain")
    scores = b.build().score()
    assert list(scores) == ["a", "b", "c"]
    assert list(scores.relations) == ["plain"]
    assert scores.absent == frozenset()


def test_a_map_with_nothing_in_it_is_scored():
    scores = MapBuilder("Nothing").build().score()
    assert (dict(scores), scores.converged, scores.residual, scores.components) == ({}, True, 0.0, ())


def test_a_map_of_questions_has_no_scores():
    b = MapBuilder("Questions")
    b.support(b.claim("So be it.", id="so"), b.question("Why?", id="why"))
    scores = b.build().score()
    assert dict(scores) == {"so": 0.5}
    assert dict(scores.relations) == {}

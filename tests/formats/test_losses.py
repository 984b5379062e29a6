import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.formats.features import EVERYTHING, features
from argmap.formats.losses import kept
from argmap.formats.restricted import restricted
from argmap.model.document import Document
from tests.shared.documents import documents

FULL = """
argmap: 1
title: All
conclusion: c
defaults: {prior: 0.3, join: min}
tags: [x]
note: n
url: u
meta: {a: 1}
documents: {d: {title: D}}
sources: {s: {name: S}}
claims:
  a: {kind: premise, text: A., said_by: [{source: s, act: asserts, at: {document: d}}], hedge: perhaps, meta: {id: "1"}}
  b: {kind: evidence, text: B., prior: 0.9, tags: [t], note: n, url: u, meta: {z: 1}, implied: true}
  c: {text: C.}
  e: {text: E., same_as: b}
  q: {kind: question, text: Q?, status: answered}
relations:
  - {id: both, premises: [a, b], supports: c, strength: 0.5, scheme: expert opinion, answers: q}
  - {id: turn, premises: [b], rebuts: c, certain: false, tags: [t], note: n, url: u, meta: {z: 1}, said_by: s}
  - {id: not_both, premises: [a], rebuts: b, mutual: contrary}
  - {id: cut, premises: [e], undercuts: both}
  - {id: cut_cut, premises: [b], undercuts: cut}
  - {id: backing, premises: [c], supports: turn}
  - {id: doubt, premises: [c], undercuts: s}
  - {id: asks, premises: [a], supports: q}
"""
LOSSES = {
    "map.title": "the title",
    "map.conclusion": "the conclusion",
    "map.defaults": "how the scores of linked premises meet",
    "map.tags": "the map's tags",
    "map.note": "the map's note",
    "map.url": "the map's url",
    "map.meta": "the map's meta",
    "documents": "documents: 'd'",
    "sources": "sources: 's'",
    "claim.kind": "that a claim is a premise: 'a'",
    "claim.question": "questions: 'q'",
    "claim.prior": "priors: 'b'",
    "claim.hedge": "hedges: 'a'",
    "claim.said_by": "who says a claim: 'a'",
    "claim.implied": "that a claim is implied: 'b'",
    "claim.same_as": "that a claim restates another: 'e'",
    "claim.status": "that a question is answered: 'q'",
    "claim.tags": "tags of claims: 'b'",
    "claim.note": "notes on claims: 'b'",
    "claim.url": "web addresses of claims: 'b'",
    "claim.meta": "meta of claims: 'b'",
    "relation.linked": "premises that are needed together: 'both'",
    "relation.rebuttal": "rebuttals: 'turn' and 'not_both'",
    "relation.undercut": "undercuts: 'cut', 'cut_cut' and 'doubt'",
    "relation.mutual": "that two claims exclude each other: 'not_both'",
    "relation.backing": "backings of relations: 'backing'",
    "relation.on_undercut": "undercuts of undercuts: 'cut_cut'",
    "relation.on_rebuttal": "backings of rebuttals: 'backing'",
    "relation.on_source": "undercuts of sources: 'doubt'",
    "relation.strength": "strengths: 'both'",
    "relation.scheme": "schemes: 'both'",
    "relation.said_by": "who takes a step: 'turn'",
    "relation.certain": "that a link is uncertain: 'turn'",
    "relation.answers": "which question a step answers: 'both'",
    "relation.tags": "tags of relations: 'turn'",
    "relation.note": "notes on relations: 'turn'",
    "relation.url": "web addresses of relations: 'turn'",
    "relation.meta": "meta of relations: 'turn'",
}
SILENT = {"claim.id", "relation.id"}
"""Names are a means: that others are made is no loss."""
NOTHING = frozenset()


class Formats:
    def __init__(self, says):
        self.title, self.says = "a test", says


def test_every_feature_is_tried():
    assert set(LOSSES) | SILENT == EVERYTHING


@pytest.mark.parametrize("feature", sorted(EVERYTHING))
def test_each_loss_is_named_with_its_ids(feature):
    document = argmap.loads(FULL).document
    less = Formats(EVERYTHING - {feature})
    if feature in SILENT:
        kept(document, less, "raise")
        return
    with pytest.raises(argmap.UnsupportedError) as caught:
        kept(document, less, "raise")
    assert f"a test cannot say {LOSSES[feature]}" in [one.message for one in caught.value.problems]
    with pytest.warns(argmap.UnsupportedWarning, match="a test cannot say"):
        warned = kept(document, less, "warn")
    assert warned == kept(document, less, "ignore") != document


def test_the_prior_of_all_is_written_with_each_claim_where_that_can_be_said():
    document = argmap.loads(
        "{argmap: 1, title: T, defaults: {prior: 0.3}, claims: {a: A., b: {text: B., prior: 1}}}"
    ).document
    left, lost = restricted(document, EVERYTHING - {"map.defaults"})
    assert (lost, [one.prior for one in left.claims.values()]) == ({}, [0.3, 1])
    assert "priors" in restricted(document, EVERYTHING - {"map.defaults", "claim.prior"})[1]


def test_a_foreign_name_that_was_kept_in_meta_is_no_loss():
    document = argmap.loads("{argmap: 1, title: T, claims: {_1: {text: A., meta: {id: '1'}}}}").document
    assert restricted(document, EVERYTHING - {"claim.meta"})[1] == {}


def test_what_a_choice_is_called_is_checked():
    document = argmap.loads(FULL).document
    with pytest.raises(argmap.ParameterError, match="Did you mean 'ignore'"):
        argmap.dumps(argmap.ArgumentMap(document), unsupported="ignor")


@given(documents(mutual=True), st.sets(st.sampled_from(sorted(EVERYTHING))))
def test_what_is_left_is_sound_and_loses_nothing_more(document, says):
    left, _ = restricted(document, says)
    assert Document.from_tree(left.to_tree()) == left
    assert restricted(left, says) == (left, {})
    assert restricted(document, EVERYTHING) == (document, {})


@given(documents(mutual=True))
def test_what_can_say_nothing_leaves_bare_claims_and_supports(document):
    left, _ = restricted(document, NOTHING)
    assert {one.type for one in left.relations.values()} <= {"support"}
    assert all(
        set(entry if isinstance(entry, dict) else {"text"}) == {"text"}
        for entry in left.to_tree().get("claims", {}).values()
    )


def test_features_that_are_none_are_refused():
    with pytest.raises(ValueError, match=r"claim\.colour"):
        features("claim.colour")

"""A document as a network, and told as a document again."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.map import ArgumentMap
from tests.network.same import assert_same_arrays
from tests.shared.documents import documents


def words(part):
    return [(one.source, one.act, one.date) for one in part.said_by]


def said(document):
    """What a network holds of a document: of what is said, by whom, by which act and when."""
    claims = {
        key: (claim.kind, claim.text, claim.same_as, None if claim.kind == "question" else document.prior_of(key),
              words(claim))
        for key, claim in document.claims.items()
    }  # fmt: skip
    relations = {
        key: (one.type, one.premises, one.target, 1.0 if one.strength is None else one.strength, words(one))
        for key, one in document.relations.items()
    }
    return claims, relations, document.title, document.conclusion, document.defaults.join


def sources(document):
    return {
        key: (one.via, 1.0 if one.reliability is None else one.reliability) for key, one in document.sources.items()
    }


@given(document=documents())
def test_a_network_tells_what_it_was_made_of(document):
    told = ArgumentMap(document).network.to_map().document
    assert said(told) == said(document)
    assert sources(told).items() <= sources(document).items()


@given(document=documents())
def test_what_is_told_compiles_to_the_same_arrays(document):
    network = ArgumentMap(document).network
    again = network.to_map().network
    mine, yours = (network.score("euler_top"), again.score("euler_top"))
    np.testing.assert_array_equal(mine.final, yours.final)
    np.testing.assert_array_equal(mine.relations, yours.relations)
    if len(network.arrays.source_ids) == len(again.arrays.source_ids):
        assert_same_arrays(network.arrays, again.arrays)


@given(document=documents(), data=st.data())
def test_focus_is_that_of_the_map(document, data):
    whole = ArgumentMap(document)
    centre = data.draw(st.sampled_from([*document.claims, *document.relations]))
    up, down = (data.draw(st.one_of(st.none(), st.integers(0, 3))) for _ in range(2))
    expected = whole.focus(centre, up=up, down=down).document
    found = whole.network.focus(centre, up=up, down=down, scores=False).document
    assert list(found.claims) == list(expected.claims)
    aimed_at_nobody = [one.id for one in found.relations.values() if one.target in set(document.sources)]
    kept = [key for key in expected.relations if key not in aimed_at_nobody]
    assert [key for key in found.relations if key not in aimed_at_nobody] == kept
    assert found.title == expected.title


@given(document=documents(), data=st.data())
def test_a_focus_has_the_scores_of_the_whole(document, data):
    network = ArgumentMap(document).network
    scores = network.score("euler_top")
    centre = data.draw(st.sampled_from([*document.claims]))
    part = network.focus(centre, up=1, down=1, scores=scores)
    whole = dict(zip(network.ids, scores.final.tolist(), strict=True))
    assert dict(part.score("euler_top")) == {key: whole[key] for key in part.document.claims if key in whole}
    forces = dict(zip(network.arrays.relation_ids, scores.relations.tolist(), strict=True))
    assert dict(part.score("euler_top").relations) == {
        key: forces[key] for key in part.document.relations if forces[key] == forces[key]
    }


def test_names_that_are_no_words_become_words_and_are_kept():
    network = argmap.Network.from_arrays(
        prior=[0.5, 0.5, 0.5], source=[0, 1], target=[1, 2], sign=[1, -1], ids=["7", "a b", "a_b"]
    )
    document = network.to_map().document
    assert {key: claim.meta.get("id") for key, claim in document.claims.items()} == {
        "_7": "7", "a_b_2": "a b", "a_b": None,
    }  # fmt: skip
    assert list(document.relations) == ["_7.supports.a_b_2", "a_b_2.rebuts.a_b"]


def test_more_claims_than_a_person_reads_are_refused_with_advice():
    network = argmap.Network.from_arrays(prior=np.full(10_001, 0.5), source=[], target=[], sign=[])
    with pytest.raises(argmap.ParameterError, match=r"10001 claims .* too many .*focus\(\)"):
        network.to_map()
    assert len(network.to_map(limit=None).document.claims) == 10_001

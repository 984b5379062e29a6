"""What a map shows of what is in it."""

import pytest

import argmap
from argmap.errors import UnknownIdError

TEXT = """
argmap: 1
title: Street
conclusion: close
sources: {ann: {name: Ann}}
claims: {close: Close it., safer: It is safer., when: {kind: question, text: Since when?}}
relations: [{id: safety, premises: [safer], supports: close}]
"""


@pytest.fixture
def street():
    return argmap.loads(TEXT)


def test_it_is_a_mapping_of_its_claims(street):
    assert (list(street), len(street), "safer" in street, "safety" in street) == (
        ["close", "safer", "when"],
        3,
        True,
        False,
    )
    assert street["safer"] is street.claims["safer"]
    assert (list(street.relations), list(street.sources)) == (["safety"], ["ann"])
    assert street._ipython_key_completions_() == list(street)


def test_a_map_without_claims_is_a_map():
    assert argmap.loads("{argmap: 1, title: Empty}")


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("saver", "Did you mean 'safer'"),
        ("safety", "'safety' is a relation, not a claim. Look in .relations."),
        ("ann", "'ann' is a source, not a claim. Look in .sources."),
        (("close", "safer"), "unknown claim"),
        ([], "unknown claim"),
    ],
)
def test_what_is_no_claim_is_told(street, key, said):
    with pytest.raises(UnknownIdError) as caught:
        street[key]
    assert said in str(caught.value)

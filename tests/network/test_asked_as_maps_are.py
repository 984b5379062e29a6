"""A network that is made of a map is asked in the map's own words, and answers as the map does."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap import MapBuilder
from argmap.scoring import compiled_network
from tests.network.test_saved import saved_and_loaded
from tests.shared.examples import examples
from tests.shared.maps import choices, maps

BETWEEN = "2024-03-01"


def assert_same_answers(network, m, **asked):
    mine, yours = network.under(**asked), m.under(**asked)
    assert tuple(mine.network.ids) == tuple(yours.network.ids)
    for name in ("final", "base", "relations"):
        np.testing.assert_array_equal(getattr(mine.scores, name), getattr(yours.scores, name), err_msg=name)


@given(data=st.data())
@examples(600)
def test_whatever_is_otherwise_a_network_scores_as_its_map(data):
    m = data.draw(maps())
    assert_same_answers(m.network, m, **data.draw(choices(m.document)))


@given(data=st.data())
@examples(200)
def test_days_and_sources_are_still_there_once_a_network_was_saved_or_told_as_a_map(data):
    m = data.draw(maps())
    chosen = data.draw(choices(m.document))
    assert_same_answers(saved_and_loaded(m.network), m, **chosen)
    del chosen["reliability"]  # a source that has no part in anything is not told
    assert_same_answers(m.network.to_map().network, m, **chosen)


@given(data=st.data())
@examples(400)
def test_probability_too_knows_what_is_otherwise(data):
    m = data.draw(maps(acyclic=True, most_claims=4, most_relations=4))
    chosen = {**data.draw(choices(m.document)), "join": "product"}
    expected = m.score("probability", **chosen)
    reading = m.network.under(semantics="probability", **chosen)
    assert dict(zip(reading.network.ids, reading.scores.final.tolist(), strict=True)) == dict(expected)
    np.testing.assert_array_equal(m.under(semantics="probability", **chosen).scores.final, reading.scores.final)


@pytest.fixture(name="street")
def _street():
    b = MapBuilder("Street", conclusion="close")
    b.source("The council", id="council", reliability=0.5)
    b.claim("Close the street.", id="close", prior=0.2)
    b.claim("Injuries fell.", id="injuries", prior=0.8, said_by=b.attribution("council", "asserts", date="2024-01-01"))
    b.claim("Trade fell.", id="trade", prior=0.8, said_by=b.attribution("council", "asserts", date="2024-06-01"))
    b.support("injuries", "close")
    b.rebut("trade", "close")
    return b.build()


def test_a_network_is_asked_as_of_a_day_and_by_other_reliabilities(street):
    for asked in ({"as_of": BETWEEN}, {"reliability": {"council": 1.0}}, {"min_reliability": 0.6}):
        found = street.network.under(**asked).named_scores
        assert dict(found) == dict(street.score(**asked)) != dict(street.score())
    assert street.network.timeline("close").column("score") == street.timeline("close").column("score")


def test_what_a_network_is_asked_is_checked_as_for_a_map(street):
    asked = {"prior": {"trad": 0.5}, "reliability": {"councl": 0.5}}
    with pytest.raises(argmap.UnknownIdError) as of_map:
        street.under(**asked).scores  # noqa: B018 - it is worked out when it is asked for
    with pytest.raises(argmap.UnknownIdError) as of_network:
        street.network.under(**asked).scores  # noqa: B018 - as above
    assert str(of_map.value) == str(of_network.value)
    assert "Did you mean 'trade'?" in str(of_network.value)


def test_a_program_may_name_claims_by_their_positions(street):
    by_position, by_id = street.network.under(fix={2: 0.1}), street.network.under(fix={"trade": 0.1})
    np.testing.assert_array_equal(by_position.scores.final, by_id.scores.final)
    with pytest.raises(argmap.UnknownIdError, match="unknown claim 3"):
        street.network.under(fix={3: 0.1}).scores  # noqa: B018 - as above


def test_a_restatement_of_what_was_not_said_yet_restates_the_original():
    b = MapBuilder("Street", conclusion="again")
    b.source("Ann", id="ann")
    b.claim("Injuries fell.", id="injuries", prior=0.7)
    b.claim(
        "Fewer were hurt.", id="fewer", same_as="injuries", said_by=b.attribution("ann", "asserts", date="2024-06-01")
    )
    b.claim("Less harm.", id="again", same_as="fewer", said_by=b.attribution("ann", "asserts", date="2024-01-01"))
    m = b.build()
    for asked in (m, m.network):
        reading = asked.under(as_of=BETWEEN)
        assert {key: claim.same_as for key, claim in reading.document.claims.items()} == {
            "injuries": None, "again": "injuries",
        }  # fmt: skip
        assert dict(reading.named_scores) == {"injuries": 0.7, "again": 0.7}


def test_a_map_is_compiled_once_and_solved_once_for_all_that_is_asked_in_the_same_words(street, monkeypatch):
    calls = []
    for name in ("arrays_under", "solve"):
        original = getattr(compiled_network, name)
        monkeypatch.setattr(
            compiled_network,
            name,
            lambda *a, name=name, original=original, **k: calls.append(name) or original(*a, **k),
        )
    for ask in ("score", "explain", "to_dot", "outline", "polarity", "cruxes", "attribute"):
        getattr(street, ask)()
    assert calls == ["arrays_under", "solve"]
    street.score(fix={"trade": 0.0})
    assert calls == ["arrays_under", "solve"] * 2

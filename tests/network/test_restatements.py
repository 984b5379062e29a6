"""A claim said again is the claim, and a relation said again counts once."""

import pytest

from argmap import MapBuilder


def two_ways_to_say_it():
    b = MapBuilder("Umbrella")
    b.claim("It will rain.", id="rain", prior=0.5)
    b.claim("Rain is coming.", id="again", same_as="rain")
    b.claim("There will be rain.", id="third", same_as="again")
    b.claim("Take an umbrella.", id="take", prior=0.0)
    return b


def test_a_restatement_has_the_score_of_what_it_restates():
    b = two_ways_to_say_it()
    b.support(b.claim("The sky is dark.", prior=0.5), "third")
    scores = b.build().score()
    assert scores["rain"] == scores["again"] == scores["third"] == 0.75
    assert scores.base["third"] == 0.5


def test_a_reason_given_in_other_words_counts_once():
    b = two_ways_to_say_it()
    b.support("rain", "take", id="first", strength=0.2)
    b.support("again", "take", id="louder", strength=0.6)
    b.support("third", "take", id="softer", strength=0.4)
    scores = b.build().score()
    assert scores["take"] == pytest.approx(0.3)  # the strongest of the three
    assert scores.relations == pytest.approx({"first": 0.3, "louder": 0.3, "softer": 0.3})


def test_the_same_words_twice_are_two_reasons():
    b = two_ways_to_say_it()
    b.support("rain", "take", id="first")
    b.support("rain", "take", id="second")
    assert b.build().score()["take"] == pytest.approx(0.75)


@pytest.mark.parametrize("strengths", [(0.2, 0.8), (0.8, 0.2)])
def test_of_two_such_reasons_the_stronger_is_the_one_given_again(strengths):
    b = two_ways_to_say_it()
    for strength in strengths:
        b.support("rain", "take", strength=strength)
    b.support("again", "take", id="repeat", strength=0.5)
    scores = b.build().score()
    assert scores.relations["repeat"] == pytest.approx(0.4)
    assert scores["take"] == pytest.approx(1 - 0.9 * 0.6)


def test_a_premise_and_its_restatement_are_one_premise():
    b = two_ways_to_say_it()
    b.support(["rain", "again"], "take", id="step")
    assert b.build().score()["take"] == 0.5


def test_what_is_aimed_at_a_repetition_is_aimed_at_the_relation():
    b = two_ways_to_say_it()
    b.support("rain", "take", id="first")
    b.support("again", "take", id="repeat")
    old = b.claim("The forecast is old.", prior=0.5)
    b.undercut(old, "repeat", id="doubt")
    b.undercut(old, "first", id="same_doubt", strength=0.5)
    scores = b.build().score()
    assert scores.relations == {"first": 0.25, "repeat": 0.25, "doubt": 0.5, "same_doubt": 0.5}
    assert scores["take"] == 0.25


def test_arguing_for_a_claim_from_its_own_restatement_counts_not_at_all():
    b = two_ways_to_say_it()
    b.support("again", "rain", id="circular")
    b.undercut(b.claim("That says nothing new.", prior=0.9), "circular", id="doubt")
    b.support(b.claim("It says so openly.", prior=0.9), "doubt", id="backing")
    scores = b.build().score()
    assert scores["rain"] == 0.5
    assert scores.relations == {}
    assert scores.components == ()


def test_a_claim_that_openly_supports_itself_is_a_circle():
    b = two_ways_to_say_it()
    b.support("rain", "rain", id="circular", strength=0.5)
    scores = b.build().score()
    assert scores["rain"] == pytest.approx(2 / 3)  # x = 1/2 + x/4
    assert scores.components[0].members == ("rain",)


def test_a_restatement_lends_its_sources_to_a_claim_that_rests_on_sources():
    b = two_ways_to_say_it()
    b.source("A neighbour", id="neighbour", reliability=0.4)
    b.source("The weather service", id="service", reliability=0.8)
    b.claim("Wind is coming.", id="wind", prior=1.0, said_by="neighbour")
    b.claim("It will blow.", same_as="wind", said_by="service")
    assert b.build().score()["wind"] == 0.8


def test_a_restatement_lends_no_sources_to_a_claim_that_rests_on_none():
    b = two_ways_to_say_it()
    b.source("A neighbour", id="neighbour", reliability=0.4)
    b.claim("It may well rain.", same_as="rain", said_by="neighbour")
    assert b.build().score()["rain"] == 0.5

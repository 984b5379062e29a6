"""Scoring as of a day leaves out what was said later, and what hangs on it."""

import pytest

from argmap import MapBuilder

EARLY, LATE = "2024-01-01", "2024-06-01"
BETWEEN = "2024-03-01"


@pytest.fixture(name="b")
def builder():
    b = MapBuilder("Street")
    b.source("The council", id="council", reliability=0.5)
    return b


def said(b, day, act="asserts"):
    return b.attribution("council", act, date=day)


def test_what_was_said_later_is_absent(b):
    b.claim("Close the street.", id="close", prior=0.2)
    b.claim("Injuries fell.", id="injuries", prior=0.8, said_by=said(b, EARLY))
    b.claim("Trade fell.", id="trade", prior=0.8, said_by=said(b, LATE))
    b.support("injuries", "close", id="safety")
    b.rebut("trade", "close", id="loss")
    b.undercut(b.claim("It rained.", id="rain"), "loss", id="weather")
    b.support(b.claim("It poured.", id="pour"), "weather", id="backing")
    scores = b.build().score(as_of=BETWEEN)
    assert list(scores) == ["close", "injuries", "rain", "pour"]
    assert scores.absent == {"trade", "loss", "weather", "backing"}
    assert list(scores.relations) == ["safety"]
    assert scores["close"] == pytest.approx(0.2 + 0.8 * 0.4)


def test_the_day_itself_counts(b):
    b.claim("Injuries fell.", id="injuries", said_by=said(b, LATE))
    m = b.build()
    assert list(m.score(as_of=LATE)) == ["injuries"]
    assert list(m.score(as_of=BETWEEN)) == []


def test_what_carries_no_date_is_never_later(b):
    b.claim("Injuries fell.", id="injuries", said_by=[said(b, LATE), "council"])
    assert list(b.build().score(as_of=BETWEEN)) == ["injuries"]


def test_a_later_attribution_lends_nothing_to_a_claim_made_earlier(b):
    b.source("The police", id="police", reliability=0.9)
    late = b.attribution("police", "asserts", date=LATE)
    b.claim("Injuries fell.", id="injuries", prior=1.0, said_by=[said(b, EARLY), late])
    m = b.build()
    assert m.score()["injuries"] == 0.9
    assert m.score(as_of=BETWEEN)["injuries"] == 0.5


def test_a_claim_that_was_only_asked_about_in_time_is_there_and_rests_on_nobody(b):
    b.claim("Injuries fell.", id="injuries", prior=0.7, said_by=[said(b, EARLY, "asks"), said(b, LATE)])
    m = b.build()
    assert m.score(as_of=BETWEEN)["injuries"] == 0.7
    assert m.score()["injuries"] == 0.35


def test_a_relation_is_absent_by_its_own_date(b):
    b.claim("Close the street.", id="close", prior=0.2)
    b.rebut(b.claim("Vans.", id="vans"), "close", id="loss", said_by=said(b, LATE))
    scores = b.build().score(as_of=BETWEEN)
    assert (scores["close"], scores.absent) == (0.2, {"loss"})


def test_a_claim_is_there_as_long_as_one_of_its_wordings_is(b):
    b.claim("Injuries fell.", id="injuries", prior=0.7, said_by=said(b, LATE))
    b.claim("Fewer were hurt.", id="again", same_as="injuries", said_by=said(b, EARLY))
    b.claim("Hurt less often.", id="later", same_as="injuries", said_by=said(b, LATE))
    scores = b.build().score(as_of=BETWEEN)
    assert dict(scores) == {"injuries": 0.7, "again": 0.7}
    assert scores.absent == {"later"}


def test_a_restatement_leaves_with_its_original(b):
    b.claim("Injuries fell.", id="injuries", said_by=said(b, LATE))
    b.claim("Fewer were hurt.", id="again", same_as="injuries")
    assert b.build().score(as_of=BETWEEN).absent == {"injuries", "again"}

"""What a caller may ask to be different from the map; all that is wrong with it is said at once."""

import datetime

import numpy as np
import pytest

from argmap import MapBuilder, ParameterError, UnknownIdError


@pytest.fixture(name="street")
def mill_street():
    b = MapBuilder("Mill Street", conclusion="close", join="mean")
    b.source("The council", id="council", reliability=0.5)
    b.claim("Close Mill Street.", id="close", prior=0.2)
    b.claim("Injuries would fall.", id="injuries", prior=0.8, said_by="council")
    b.claim("Cheap safety is a duty.", id="duty", prior=0.6)
    b.claim("Fewer people would be hurt.", id="again", same_as="injuries")
    b.question("Why now?", id="why_now")
    b.support(["injuries", "duty"], "close", id="safety", strength=0.5)
    return b.build()


def test_values_of_the_map_give_way_to_those_of_the_caller(street):
    scores = street.score(prior={"duty": 1}, strength={"safety": 1.0}, reliability={"council": 1.0}, join="min")
    assert scores.base == {"close": 0.2, "injuries": 0.8, "duty": 1.0, "again": 0.8}
    assert scores.relations == {"safety": 0.8}
    assert scores["close"] == pytest.approx(0.2 + 0.8 * 0.8)


def test_a_fixed_score_stays_whatever_speaks_for_it(street):
    scores = street.score(fix={"close": 0.3, "injuries": 0.9})
    assert scores["close"] == 0.3
    assert (scores["injuries"], scores.base["injuries"]) == (0.9, 0.9)  # its source is not asked either
    assert scores.relations["safety"] == pytest.approx(0.5 * (0.9 + 0.6) / 2)


def test_fixing_goes_before_a_prior(street):
    assert street.score(fix={"duty": 0.1}, prior={"duty": 0.9})["duty"] == 0.1


@pytest.mark.parametrize("number", [1, np.float64(1), np.float32(1), np.int64(1)])
def test_any_real_number_is_taken(street, number):
    assert street.score(prior={"duty": number})["duty"] == 1.0


@pytest.mark.parametrize("number", [True, 1j, "1", None, 1.0000001, -0.1, float("inf")])
def test_what_is_no_number_from_0_to_1_is_refused(street, number):
    with pytest.raises(ParameterError, match=r"prior\['duty'\] is .*\. Give a number in \[0, 1\]\."):
        street.score(prior={"duty": number})


def test_all_that_is_wrong_is_said_at_once(street):
    with pytest.raises(ParameterError) as caught:
        street.score(
            prior={"dutty": 0.5, "duty": 1.5, "safety": 0.1},
            fix={"why_now": 0.5, "again": 0.5, "council": 0.5},
            strength={"close": 0.5, "safety": "strong"},
            reliability=0.5,
            min_reliability=float("nan"),
            as_of="last May",
            join="prodct",
        )
    told = {problem.path: f"{problem.message}. {problem.hint or ''}".strip() for problem in caught.value.problems}
    assert told == {
        "prior['dutty']": "unknown claim 'dutty'. Did you mean 'duty'?",
        "prior['duty']": "prior['duty'] is 1.5. Give a number in [0, 1].",
        "prior['safety']": "'safety' is a relation, not a claim.",
        "fix['why_now']": "'why_now' is a question. Questions have no score.",
        "fix['again']": "'again' restates 'injuries'. Use fix of 'injuries'.",
        "fix['council']": "'council' is a source, not a claim.",
        "strength['close']": "'close' is a claim, not a relation.",
        "strength['safety']": "strength['safety'] is 'strong'. Give a number in [0, 1].",
        "reliability": "reliability is 0.5. Give a mapping from the id of a source to a number.",
        "min_reliability": "min_reliability is nan. Give a number in [0, 1].",
        "as_of": "as_of is 'last May'. Give a day, such as '2024-06-01'.",
        "join": "unknown join 'prodct'. Did you mean 'product'?",
    }


def test_unknown_ids_alone_are_an_error_of_their_own(street):
    with pytest.raises(UnknownIdError) as caught:
        street.score(prior={"dutty": 0.5}, strength={7: 0.5})
    assert [problem.hint for problem in caught.value.problems] == ["Did you mean 'duty'?", None]


def test_a_join_that_resembles_none_is_told_which_there_are(street):
    with pytest.raises(ParameterError, match="There are product, min, mean"):
        street.score(join="xyzzy")


@pytest.mark.parametrize(
    "day", ["2024-05-01", datetime.date(2024, 5, 1), datetime.datetime(2024, 5, 1, 23, 59, tzinfo=datetime.UTC)]
)
def test_a_day_may_be_a_text_a_date_or_a_moment(street, day):
    assert street.score(as_of=day) == street.score()


def test_nothing_asked_for_changes_nothing(street):
    assert street.score(prior={}, fix={}, strength={}, reliability={}, min_reliability=0.0) == street.score()

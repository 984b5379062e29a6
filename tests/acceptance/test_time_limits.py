"""When the time is up, what was found by then is kept, and all of it is true."""

import itertools
import random

import pytest

from argmap import ArgumentMap, Framework, TimeLimitError, loads
from argmap.acceptance.labelling_search import LABELLINGS
from argmap.acceptance.search import clauses
from argmap.basics.deadline import Deadline
from tests.acceptance.random_maps import random_map

TWO = """
argmap: 1
title: Two disputes
claims: {a: A., b: B., c: C., d: D., e: E.}
relations:
  - {premises: a, rebuts: b}
  - {premises: b, rebuts: a}
  - {premises: c, rebuts: d}
  - {premises: d, rebuts: c}
"""


class Looks(Deadline):
    """Time that is up after so many looks at the clock."""

    left = 0

    def __init__(self, seconds=0.0):
        super().__init__(seconds)
        self.looks = itertools.count(1)

    @property
    def over(self):
        return next(self.looks) > Looks.left


@pytest.fixture
def looks(monkeypatch):
    monkeypatch.setattr(clauses, "Deadline", Looks)

    def up_to(number):
        Looks.left = number

    return up_to


def asked(ask):
    """The answer, or what was found in time; and whether the time was up."""
    try:
        return ask(), False
    except TimeLimitError as error:
        return error.result, "the time is up" in str(error)


def questions(m, semantics):
    found = m.labellings(semantics)
    return found.count, found.sceptical, found.credulous, lambda: dict(found.common)


@pytest.mark.parametrize("semantics", LABELLINGS)
def test_what_is_known_of_labellings_in_time_is_true(looks, semantics, rounds):
    ended = cut = 0
    for seed in range(rounds(200)):
        m = ArgumentMap(random_map(seed, acyclic=False))
        looks(10**9)
        count, sceptical, credulous, common = (ask() for ask in questions(m, semantics))
        for number in (0, 1, 2, 3, 5, 8):
            looks(number)
            (some, up), (sure, _), (possible, _), (agreed, _) = map(asked, questions(m, semantics))
            assert some <= count or (semantics == "stable" and not count)
            assert sure <= sceptical
            assert possible <= credulous
            if count:
                assert agreed.items() <= common.items()
            cut += up
            ended += not up
    assert ended
    assert cut or semantics in {"grounded", "ideal"}


def test_the_answer_grows_with_the_time(looks):
    m, grown = loads(TWO), []
    for number in range(12):
        looks(number)
        grown.append(asked(m.labellings("preferred").credulous)[0])
    assert grown[0] == {"e"}
    assert grown[-1] == {"a", "b", "c", "d", "e"}
    assert all(one <= other for one, other in itertools.pairwise(grown))


def test_an_answer_without_a_labelling_in_time_holds_the_grounded_one(looks):
    looks(0)
    with pytest.raises(
        TimeLimitError, match="what is in or out by the grounded labelling is so by every preferred one"
    ) as caught:
        loads(TWO).accept(semantics="preferred")
    assert caught.value.result.semantics == "grounded"
    assert caught.value.result.only("in") == ("e",)


def test_an_answer_says_where_it_is_not_known_whether_there_are_others(looks):
    for number in range(1, 12):
        looks(number)
        answer, up = asked(lambda: loads(TWO).accept(semantics="preferred"))
        if not up and "Whether there are others was not found out in time." in answer.words:
            assert len(answer.only("in")) == 3
            return
    pytest.fail("no time was just enough for one labelling")


def test_going_through_what_is_found_ends_with_how_much_it_was(looks):
    looks(6)
    found, error = [], None
    try:
        found.extend(loads(TWO).labellings("preferred"))
    except TimeLimitError as caught:
        error = caught
    assert error.result == len(found) > 0
    assert f"{len(found)} labelling" in str(error)


def test_an_extension_that_was_not_found_leaves_what_every_one_holds(looks):
    looks(0)
    pick = random.Random(1)
    attacks = [(str(pick.randrange(3, 30)), str(to)) for to in range(3, 30) for _ in range(3)]
    f = Framework(map(str, range(30)), [("0", "1"), ("1", "2"), *attacks])
    with pytest.raises(TimeLimitError, match="2 arguments are in every one") as caught:
        f.some("preferred")
    assert caught.value.result == {"0", "2"}

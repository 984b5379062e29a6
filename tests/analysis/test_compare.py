"""Two readers: what they would have to agree on to close the gap between them."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap import Credences
from tests.analysis.test_objections import MAP

CLAIMS = ["close", "safer", "noisy", "vans", "early", "lit"]
READERS = st.dictionaries(st.sampled_from(CLAIMS), st.floats(0, 1))
STRENGTHS = st.dictionaries(st.sampled_from(["safety", "noise", "kerb", "timing", "lamps"]), st.floats(0, 1))
STREET = argmap.loads(MAP)


def _score(reader, **changes):
    return STREET.score(prior={**reader, **changes})["close"]


def _own(reader, claim):
    return reader.get(claim, STREET.document.prior_of(claim))


@given(mine=READERS, theirs=READERS)
def test_what_a_swap_closes_is_what_scoring_by_hand_says(mine, theirs):
    found = STREET.compare(mine, theirs, top=None)
    assert found.mine == pytest.approx(_score(mine))
    assert found.theirs == pytest.approx(_score(theirs))
    gap = abs(found.gap)
    differ = {claim for claim in CLAIMS if abs(_own(mine, claim) - _own(theirs, claim)) > 1e-12}
    assert set(found.column("id")) == differ
    for row in found:
        swapped = _score(mine, **{row["id"]: _own(theirs, row["id"])})
        back = _score(theirs, **{row["id"]: _own(mine, row["id"])})
        assert row["closes"] == pytest.approx(gap - abs(found.theirs - swapped), abs=1e-9)
        assert row["from_theirs"] == pytest.approx(gap - abs(found.mine - back), abs=1e-9)


@given(mine=READERS, theirs=READERS)
def test_every_pair_is_tried_and_its_interaction_told(mine, theirs):
    found = STREET.compare(mine, theirs, top=None)
    assert len(found.pairs) == len(list(combinations(found.column("id"), 2)))
    for pair in found.pairs:
        both = {name: _own(theirs, name) for name in (pair["first"], pair["second"])}
        closes = abs(found.gap) - abs(found.theirs - _score(mine, **both))
        assert pair["closes"] == pytest.approx(closes, abs=1e-9)
        singly = sum(found.row(name)["closes"] for name in both)
        assert pair["interaction"] == pytest.approx(closes - singly, abs=1e-9)


@given(mine=READERS)
def test_a_reader_agrees_with_herself(mine):
    found = STREET.compare(mine, dict(mine))
    assert found.gap == 0.0
    assert len(found) == 0
    assert set(found.agreed) == set(mine)


def test_the_words_tell_the_gap_and_what_closes_most_of_it():
    ann = Credences({"safer": 0.9, "lit": 0.0, "early": 0.5}, name="Ann")
    ben = Credences({"safer": 0.2, "lit": 0.5, "early": 0.52}, name="Ben")
    found = STREET.compare(ann, ben)
    text = " ".join(found.words)
    assert text.startswith(f"Ann puts 'close' at {found.mine:.3f}, Ben at {found.theirs:.3f}.")
    assert (
        f"Of that gap of {abs(found.gap):.3f}, {found.row('safer')['closes']:.3f} goes if Ann takes Ben's 0.20" in text
    )
    assert "Swaps do not add up" in text
    assert found.agreed == ("early",)


def test_strengths_and_reliability_are_swapped_too():
    mill = argmap.loads(MAP.replace("claims:", "sources: {ann: {}}\nclaims:", 1).replace(
        "prior: 0.3}", "prior: 0.3, said_by: ann}"))  # fmt: skip
    mine = Credences({}, name="Mine", strength={"safety": 0.1}, reliability={"ann": 0.0})
    found = mill.compare(mine, Credences({}, name="Theirs"), top=None)
    assert found.mine == pytest.approx(mill.score(strength={"safety": 0.1}, reliability={"ann": 0.0})["close"])
    assert {row["sort"] for row in found} == {"relation", "source"}
    swapped = mill.score(reliability={"ann": 0.0})["close"]
    assert found.row("safety")["closes"] == pytest.approx(abs(found.gap) - abs(found.theirs - swapped))


@given(mine=STRENGTHS, theirs=STRENGTHS)
def test_strengths_swapped_many_at_once_are_as_scored_one_by_one(mine, theirs):
    found = STREET.compare(Credences({}, strength=mine), Credences({}, strength=theirs), top=None)
    assert found.mine == pytest.approx(STREET.score(strength=mine)["close"])
    for row in found:
        swapped = STREET.score(strength={**mine, row["id"]: row["theirs"]})["close"]
        assert row["closes"] == pytest.approx(abs(found.gap) - abs(found.theirs - swapped), abs=1e-9)


def test_differences_that_do_not_matter_are_named_apart():
    b = argmap.MapBuilder("Two", conclusion="take")
    take, aside = b.claim("Take it", id="take"), b.claim("Aside", id="aside")
    found = b.build().compare({take: 0.9, aside: 0.1}, {take: 0.1, aside: 0.9})
    assert found.idle == (aside,)
    assert found.row(aside)["closes"] == 0.0


@pytest.mark.parametrize(("tolerance", "agree"), [(0.25, True), (0.2499, False)])
def test_readers_agree_where_their_numbers_differ_by_no_more_than_the_tolerance(tolerance, agree):
    b = argmap.MapBuilder("Two", conclusion="take")
    take, aside = b.claim("Take it", id="take"), b.claim("Aside", id="aside")
    found = b.build().compare({take: 0.5, aside: 0.75}, {take: 0.25, aside: 0.5}, tolerance=tolerance)
    assert found.agreed == ((take, aside) if agree else ())
    assert found.idle == (() if agree else (aside,))
    assert set(found.column("id")) == {take, aside}  # what is close still counts for the gap


def test_readers_agree_within_a_twentieth_unless_told_otherwise():
    b = argmap.MapBuilder("Two", conclusion="take")
    take, aside = b.claim("Take it", id="take"), b.claim("Aside", id="aside")
    found = b.build().compare({take: 0.5, aside: 0.5}, {take: 0.54, aside: 0.56})
    assert found.agreed == (take,)
    assert found.idle == (aside,)
    assert "0.05" in " ".join(found.words)


def test_a_question_or_a_restatement_has_no_number_of_its_own():
    with pytest.raises(argmap.ArgmapError, match="is a question"):
        argmap.loads("{argmap: 1, title: T, conclusion: a, claims: {a: A, q: {kind: question, text: Why?}}}").compare(
            {"q": 0.5}, {}
        )


def test_many_differences_are_paired_up_to_a_limit():
    b = argmap.MapBuilder("Wide", conclusion="top")
    top = b.claim("Top", id="top", prior=0.5)
    reasons = [b.claim(f"Reason {number}", id=f"r{number}") for number in range(80)]
    for reason in reasons:
        b.support([reason], top, strength=0.02)
    found = b.build().compare(dict.fromkeys(reasons, 0.2), dict.fromkeys(reasons, 0.8), top=None)
    assert len(found) == 80
    assert len(found.pairs) == 60 * 59 // 2


@pytest.mark.parametrize("given", [None, 3, "ann.yaml"])
def test_what_is_no_reader_is_refused(given):
    with pytest.raises(argmap.ParameterError, match="Give Credences"):
        STREET.compare(given, {})


def test_the_gap_is_that_between_the_scores_as_they_are_printed():
    m = argmap.load("maps/anthropic-strategy.yaml")
    mine = {"p5_net_gain": 0.9, "p6_keeps_course": 0.8, "p1_no_better_route": 0.8}
    theirs = {"p5_net_gain": 0.2, "p6_keeps_course": 0.5, "p1_no_better_route": 0.6}
    hope, doubt = (m.score(prior=priors)["makes_sense"] for priors in (mine, theirs))
    printed = round(hope, 3) - round(doubt, 3)
    assert f"{printed:.3f}" != f"{hope - doubt:.3f}"
    words = m.compare(Credences(mine, name="Hope"), Credences(theirs, name="Doubt")).words
    assert words[0] == f"Hope puts 'makes_sense' at {hope:.3f}, Doubt at {doubt:.3f}."
    assert words[1].startswith(f"Of that gap of {printed:.3f}, ")

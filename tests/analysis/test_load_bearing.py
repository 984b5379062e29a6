"""What is said to bear a score does: by scoring again, and against every set there is on small maps."""

from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import argmap
from tests.analysis.grown import grown
from tests.shared.examples import examples
from tests.shared.maps import maps, own_scores
from tests.shared.rules import BIPOLAR, REBUTTALS_ONLY

SEED = "maps/anthropic-strategy.yaml"


def brute(m, target, below, largest, semantics):
    """Every set without a smaller one in it that suffices, each scored for itself; and all the scores."""
    claims = [key for key in own_scores(m.document) if key != target]
    found, scores = {}, []
    for size in range(1, largest + 1):
        for one in combinations(claims, size):
            scored = m.score(semantics, fix=dict.fromkeys(one, 0.0), on_divergence="return")
            scores.append(scored[target])
            if any(set(smaller) < set(one) for smaller in found):
                continue
            if scored.converged and scored[target] < below:
                found[one] = scored[target]
    return found, scores


def check_against_brute_force(m, target, below, semantics):
    try:
        now = m.score(semantics)[target]
    except argmap.ConvergenceError:
        assume(False)
    expected, scores = brute(m, target, below, 3, semantics)
    assume(all(abs(score - below) > 1e-7 for score in (now, *scores)))
    found = m.load_bearing(target, below=below, semantics=semantics)
    if now < below:
        assert not found.sets
        return
    assert {frozenset(one) for one in found.sets} == {frozenset(one) for one in expected}
    assert found.complete
    again = {frozenset(one): score for one, score in expected.items()}
    for one, score in zip(found.sets, found.scores, strict=True):
        assert score == pytest.approx(again[frozenset(one)], abs=1e-9)


thresholds = st.floats(0.01, 0.99)


@given(data=st.data(), semantics=st.sampled_from(BIPOLAR), acyclic=st.sampled_from([True, True, False]))
def test_the_sets_are_those_that_brute_force_finds(data, semantics, acyclic):
    m = data.draw(maps(acyclic=acyclic))
    target = data.draw(st.sampled_from(own_scores(m.document)))
    check_against_brute_force(m, target, data.draw(thresholds), semantics)


@given(data=st.data(), semantics=st.sampled_from(REBUTTALS_ONLY))
@examples(250)
def test_the_sets_are_those_that_brute_force_finds_where_there_are_rebuttals_only(data, semantics):
    m = data.draw(maps(supports=False))
    target = data.draw(st.sampled_from(own_scores(m.document)))
    check_against_brute_force(m, target, data.draw(thresholds), semantics)


@given(seed=st.integers(0, 2**32 - 1), semantics=st.sampled_from(BIPOLAR), part=st.floats(0.05, 0.95))
def test_the_sets_are_those_that_brute_force_finds_where_all_claims_bear_on_the_conclusion(seed, semantics, part):
    m = grown(seed)
    now = m.score(semantics)["c0"]
    lowest = min(brute(m, "c0", 0.0, 5, semantics)[1])
    assume(lowest < now - 1e-3)
    check_against_brute_force(m, "c0", now + part * (lowest - now), semantics)


def umbrella(*, reasons=6, prior=0.5):
    b = argmap.MapBuilder("Umbrella", conclusion="take")
    take = b.claim("Take one", id="take", prior=0.1)
    for reason in range(reasons):
        b.support([b.claim(f"Reason {reason}", id=f"r{reason}", prior=prior)], take)
    b.rebut([b.claim("It is heavy", id="heavy", prior=0.3)], take)
    return b.build()


def test_what_can_only_lower_the_target_is_in_no_set():
    found = umbrella().load_bearing(below=0.6, largest=4)
    assert {len(one) for one in found.sets} == {4}
    assert not any("heavy" in one for one in found.sets)
    assert "heavy" not in found.falls


def test_a_target_that_is_down_already_needs_no_fall():
    found = umbrella().load_bearing(below=0.9)
    assert found.score < 0.9
    assert found.sets == ()
    assert found.complete
    assert "under 0.9 already" in str(found)
    assert "degrees, not probabilities" in found.words[-1]


def test_a_threshold_out_of_reach_is_said_to_be_with_what_could_be_reached():
    m = umbrella()
    found = m.load_bearing(below=0.05)
    lowest = m.score(fix={f"r{reason}": 0.0 for reason in range(6)})["take"]
    assert found.sets == ()
    assert f"Nothing can: if all 6 claims that can only raise it fell, it would score {lowest:.3f}." in found.words


def test_a_score_at_the_threshold_is_not_under_it():
    m = umbrella()
    assert m.load_bearing(below=m.score()["take"]).sets
    after = m.score(fix={"r0": 0.0})["take"]
    assert all(len(one) > 1 for one in m.load_bearing(below=after).sets)


def test_what_was_not_searched_is_said():
    m = umbrella(reasons=12)
    found = m.load_bearing(below=0.72, largest=6, limit=200)
    assert not found.complete
    assert found.scored == 200
    assert found.searched < 6
    assert f"All sets of up to {found.searched} are there." in str(found)
    for one, score in zip(found.sets, found.scores, strict=True):
        assert m.score(fix=dict.fromkeys(one, 0.0))["take"] == pytest.approx(score)
    assert [len(one) for one in m.load_bearing(below=0.72, largest=12).sets] == [6] * 924


def test_the_table_shows_the_first_and_the_sets_are_all_there():
    found = umbrella(reasons=12, prior=0.3).load_bearing(below=0.69, largest=4, top=4)
    assert len(found) == 4
    assert len(found.sets) > 4
    assert found.column("claims") == found.sets[:4]
    assert found.to_dict()["sets"][0] == list(found.sets[0])


def test_circles_elsewhere_do_not_matter_and_circles_that_bear_are_refused_where_they_swing():
    b = argmap.MapBuilder("Ring", conclusion="calm")
    calm = b.claim("Calm", id="calm", prior=0.1)
    b.support([b.claim("Why", id="why", prior=0.9)], calm)
    groups = [[b.claim(f"G{group} {at}", id=f"g{group}.{at}", prior=0.9) for at in range(4)] for group in range(5)]
    for group in range(5):
        for one in groups[group]:
            for other in groups[(group + 1) % 5]:
                b.rebut([one], other)
    m = b.build()
    assert m.load_bearing(below=0.5).sets == (("why",),)


def test_the_seed_map_takes_no_more_than_its_limit():
    found = argmap.load(SEED).load_bearing(below=0.25)
    assert found.scored <= 20_000
    assert found.searched >= 2
    assert found.sets[0] == ("p1_no_better_route",)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"below": 2}, "below"),
        ({"largest": 0}, "largest is 0"),
        ({"limit": -1}, "limit is -1"),
        ({"top": 0.5}, "top is 0.5"),
        ({"target": "nowhere"}, "nowhere"),
    ],
)
def test_bad_arguments_are_refused(wrong, message):
    with pytest.raises(argmap.ArgmapError, match=message):
        umbrella().load_bearing(**wrong)

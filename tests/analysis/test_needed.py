"""What is said to be needed is enough, by scoring again, and on small maps nothing smaller is, by trying all there is."""

from itertools import product

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import argmap
from argmap.analysis.trials.directions import directions
from tests.analysis.grown import grown
from tests.analysis.test_cruxes import contrary
from tests.shared.examples import examples
from tests.shared.maps import maps, own_scores
from tests.shared.rules import BIPOLAR

SEED = "maps/anthropic-strategy.yaml"
thresholds = st.floats(0.02, 0.98)
parts = st.floats(0.05, 0.95)
seeds = st.integers(0, 2**32 - 1)
semantics_names = st.sampled_from(BIPOLAR)


def asked(m, target, threshold, *, up, semantics, **more):
    try:
        return m.needed(**{"at_least" if up else "at_most": threshold}, target=target, semantics=semantics, **more)
    except argmap.ConvergenceError:
        assume(False)


def is_there(score, threshold, *, up):
    return score >= threshold - 1e-9 if up else score <= threshold + 1e-9


def every_score(m, target, free, values, semantics):
    """The target's score for every combination of priors of some claims, and the combinations."""
    network, start = m.network, bases(m, free)
    rows = np.array(list(product(*[sorted({*values, start[key]}) for key in free])))
    priors = np.repeat([network.base], len(rows), axis=0)
    priors[:, [network.ids.position(key) for key in free]] = rows
    scores = network.score_many(priors, semantics, targets=[target]).final[:, 0]
    return scores, np.abs(rows - np.array(list(start.values())))


def bases(m, keys):
    """The base scores that claims start from: their priors, weighed by their sources."""
    found = m.score(on_divergence="return").base
    return {key: found[key] for key in keys}


def drawn(data, *, acyclic, restated=True):
    m = data.draw(maps(acyclic=acyclic, restated=restated))
    return m, data.draw(st.sampled_from(own_scores(m.document)))


def is_certain(m, target):
    network = m.network
    return not directions(network, network.ids.position(target), monotone=True).unsure


@given(
    data=st.data(), semantics=semantics_names, threshold=thresholds, up=st.booleans(),
    by=st.sampled_from(["claims", "total"]), acyclic=st.sampled_from([True, True, False]),
)  # fmt: skip
def test_what_is_needed_is_enough_and_nothing_of_it_can_be_spared(data, semantics, threshold, up, by, acyclic):
    m, target = drawn(data, acyclic=acyclic)
    found = asked(m, target, threshold, up=up, semantics=semantics, by=by)
    after = m.score(semantics, prior=found.changes)[target]
    assert found.after == pytest.approx(after, abs=1e-12)
    assert found.reached == is_there(after, threshold, up=up)
    assert all(0 <= prior <= 1 for prior in found.changes.values())
    assert target not in found.changes
    assert found.total == pytest.approx(sum(abs(p - bases(m, [key])[key]) for key, p in found.changes.items()))
    if not found.reached:
        return
    for claim in found.changes:
        others = {key: prior for key, prior in found.changes.items() if key != claim}
        without = m.score(semantics, prior=others, on_divergence="return")
        assert not without.converged or not is_there(without[target], threshold, up=up) or not is_certain(m, target)


@given(data=st.data(), semantics=semantics_names, threshold=thresholds, up=st.booleans())
def test_no_fewer_claims_are_enough(data, semantics, threshold, up):
    m, target = drawn(data, acyclic=True)
    found = asked(m, target, threshold, up=up, semantics=semantics)
    free = [key for key in own_scores(m.document) if key != target]
    scores, moved = every_score(m, target, free, (0.0, 1.0), semantics)
    assume(np.abs(scores - threshold).min() > 1e-7)
    enough = is_there(scores, threshold, up=up)
    if not is_certain(m, target):
        assert not (enough.any() and not found.reached)
    else:
        assert found.proven
        assert found.reached == enough.any()
    if found.reached:
        fewest = (moved > 0).sum(axis=1)[enough].min(initial=len(free))
        assert len(found.changes) <= fewest
        assert len(found.changes) == fewest or not is_certain(m, target)
    elif found.proven:
        best = scores.max() if up else scores.min()
        assert found.after == pytest.approx(best, abs=1e-8)


@given(data=st.data(), semantics=semantics_names, threshold=thresholds, up=st.booleans())
def test_no_smaller_total_is_enough_on_a_fine_grid(data, semantics, threshold, up):
    m, target = drawn(data, acyclic=True)
    free = [key for key in own_scores(m.document) if key != target][:3]
    assume(free and is_certain(m, target))
    found = asked(m, target, threshold, up=up, semantics=semantics, by="total", claims=free)
    scores, moved = every_score(m, target, free, np.linspace(0, 1, 21), semantics)
    enough = is_there(scores, threshold, up=up)
    assert found.reached == bool(enough.any()) or np.abs(scores - threshold).min() < 1e-7
    assert found.proven
    if found.reached and enough.any():
        assert found.total <= moved.sum(axis=1)[enough].min() + 0.01 + 1e-6


def part_of_the_way(m, free, part, semantics, *, up):
    """A threshold between what the conclusion scores and what changes of some claims can make of it."""
    scores, _ = every_score(m, "c0", free, (0.0, 1.0), semantics)
    now, best = m.score(semantics)["c0"], scores.max() if up else scores.min()
    assume(abs(best - now) > 1e-3)
    return float(now + part * (best - now))


@given(seed=seeds, semantics=semantics_names, part=parts, up=st.booleans())
def test_no_fewer_claims_are_enough_where_all_bear_on_the_conclusion(seed, semantics, part, up):
    m = grown(seed)
    free = [f"c{place}" for place in range(1, 6)]
    threshold = part_of_the_way(m, free, part, semantics, up=up)
    found = asked(m, "c0", threshold, up=up, semantics=semantics)
    scores, moved = every_score(m, "c0", free, (0.0, 1.0), semantics)
    enough = is_there(scores, threshold, up=up)
    assert found.reached
    assert found.proven
    assert len(found.changes) == (moved > 0).sum(axis=1)[enough].min()
    assert is_there(m.score(semantics, prior=found.changes)["c0"], threshold, up=up)


@given(seed=seeds, semantics=semantics_names, part=parts, up=st.booleans())
@examples(200)
def test_no_smaller_total_is_enough_where_all_bear_on_the_conclusion(seed, semantics, part, up):
    m, free = grown(seed), ["c1", "c2", "c3"]
    threshold = part_of_the_way(m, free, part, semantics, up=up)
    found = asked(m, "c0", threshold, up=up, semantics=semantics, by="total", claims=free)
    scores, moved = every_score(m, "c0", free, np.linspace(0, 1, 26), semantics)
    least = moved.sum(axis=1)[is_there(scores, threshold, up=up)].min()
    assert found.proven
    assert found.total <= least + 0.01 + 1e-6
    assert is_there(m.score(semantics, prior=found.changes)["c0"], threshold, up=up)


@given(seed=seeds, semantics=semantics_names, part=parts, up=st.booleans())
@example(seed=1, semantics="weakest_link", part=0.9375, up=False)
@examples(200)
def test_no_single_change_can_be_made_smaller(seed, semantics, part, up):
    no_single_change_can_be_made_smaller(seed, semantics, part, up=up)


@pytest.mark.parametrize("seed", range(10))
def test_where_the_weakest_counts_no_premise_rises_higher_than_the_others_do(seed):
    no_single_change_can_be_made_smaller(seed, "weakest_link", (0.5, 0.9375)[seed % 3 == 0], up=bool(seed % 2))


def no_single_change_can_be_made_smaller(seed, semantics, part, *, up):
    m = grown(seed)
    free = [f"c{place}" for place in range(1, 6)]
    scores, _ = every_score(m, "c0", free, (0.0, 1.0), semantics)
    now, best = m.score(semantics)["c0"], scores.max() if up else scores.min()
    threshold, totals = float(now + part * (best - now)), []
    if abs(best - now) < 1e-3:
        return
    for by in ("claims", "total"):
        found = asked(m, "c0", threshold, up=up, semantics=semantics, by=by)
        totals.append(found.total)
        changes = found.changes
        for claim, prior in changes.items():
            less = 0.999 * prior + 0.001 * m.document.prior_of(claim)
            score = m.score(semantics, prior={**changes, claim: less})["c0"]
            assert abs(less - prior) < 1e-6 or not is_there(score, threshold, up=up)
    assert totals[1] <= totals[0] + 1e-9


@given(data=st.data(), semantics=semantics_names, threshold=thresholds, up=st.booleans())
@examples(200)
def test_the_least_total_is_no_more_than_that_of_the_fewest_claims(data, semantics, threshold, up):
    m, target = drawn(data, acyclic=False)
    few, least = (asked(m, target, threshold, up=up, semantics=semantics, by=by) for by in ("claims", "total"))
    assert few.reached == least.reached
    assert not few.reached or least.total <= few.total + 1e-9


def two_reasons():
    b = argmap.MapBuilder("Umbrella", conclusion="take")
    take = b.claim("Take one", id="take", prior=0.1)
    b.support([b.claim("Rain", id="rain", prior=0.3)], take)
    b.support([b.claim("Sun", id="sun", prior=0.2)], take, strength=0.5)
    b.rebut([b.claim("Heavy", id="heavy", prior=0.4)], take)
    return b.build()


def test_one_claim_changes_by_just_enough():
    found = two_reasons().needed(at_least=0.5)
    assert list(found.changes) == ["rain"]
    assert found.after == pytest.approx(0.5, abs=1e-8)
    # 0.1 + 0.9 * ((1 - 0.4) - (1 - rain) * (1 - 0.1)) = 0.5
    assert found.changes["rain"] == pytest.approx(1 - (0.6 - 4 / 9) / 0.9)
    assert found.proven


def test_the_least_total_may_take_more_claims_than_the_fewest():
    b = argmap.MapBuilder("Linked", conclusion="c")
    c = b.claim("C", id="c", prior=0.0)
    b.support([b.claim("A", id="a", prior=0.5), b.claim("B", id="b", prior=0.5)], c)
    b.support([b.claim("D", id="d", prior=0.0)], c, strength=0.5)
    m = b.build()
    few, little = m.needed(at_least=0.5), m.needed(at_least=0.5, by="total")
    assert list(few.changes) == ["a"] or list(few.changes) == ["b"]
    assert few.total == pytest.approx(0.5, abs=1e-6)
    assert little.total == pytest.approx(2 * (0.5**0.5 - 0.5), abs=1e-4)
    assert set(little.changes) == {"a", "b"}


def test_what_cannot_be_reached_is_said_with_the_best_that_can():
    m = two_reasons()
    found = m.needed(at_most=0.05)
    lowest = m.score(prior={"rain": 0.0, "sun": 0.0, "heavy": 1.0})["take"]
    assert lowest <= 0.05
    assert found.reached
    found = m.needed(at_most=0.05, claims=["sun"])
    assert not found.reached
    assert found.proven
    assert found.after == m.score(prior={"sun": 0.0})["take"]
    assert "No change of the priors that may change brings it to 0.05 or less." in str(found).replace("\n", " ")


def test_what_is_there_already_needs_nothing():
    found = two_reasons().needed(at_most=0.9)
    assert found.reached
    assert found.proven
    assert not found.changes
    assert "nothing has to change" in str(found)


def test_the_target_itself_changes_only_if_it_is_named():
    m = two_reasons()
    assert "take" not in m.needed(at_least=0.95).changes
    assert list(m.needed(at_least=0.5, claims=["take"]).changes) == ["take"]


def test_claims_that_do_not_bear_on_the_target_change_nothing():
    m = two_reasons()
    found = m.needed(at_least=0.9, target="rain")
    assert not found.reached
    assert found.proven
    assert "no claim that may change bears on it" in str(found)


def test_what_was_not_searched_is_said():
    b = argmap.MapBuilder("Many", conclusion="c")
    c = b.claim("C", id="c", prior=0.1)
    for at in range(14):
        b.rebut([b.claim(f"R{at}", id=f"r{at}", prior=0.3)], c)
    m = b.build()
    found = m.needed(at_least=0.05, limit=50)
    assert found.reached
    assert not found.proven
    assert found.searched < len(found.changes) - 1
    assert "with a higher limit more would be" in str(found).replace("\n", " ")
    full = m.needed(at_least=0.05)
    assert full.proven
    assert len(full.changes) <= len(found.changes)


def test_a_users_function_is_served_without_a_proof():
    def halfway(base, supports, rebuttals):
        return min(1.0, max(0.0, base + supports.sum() / 2 - rebuttals.sum() / 2))

    m = two_reasons()
    found = m.needed(at_least=0.3, semantics=halfway)
    assert found.reached
    assert not found.proven
    assert m.score(halfway, prior=found.changes)["take"] >= 0.3 - 1e-9


def test_the_seed_map_is_answered_both_ways():
    m = argmap.load(SEED)
    answers = {by: m.needed(at_least=0.5, by=by) for by in ("claims", "total")}
    for found in answers.values():
        assert found.reached
        assert m.score(prior=found.changes)["makes_sense"] >= 0.5 - 1e-9
    assert answers["claims"].searched == len(answers["claims"].changes) - 1


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({}, "one of at_least= and at_most="),
        ({"at_least": 0.5, "at_most": 0.2}, "one of at_least= and at_most="),
        ({"at_least": 1.5}, "at_least"),
        ({"at_least": 0.5, "by": "weight"}, "by is 'weight'"),
        ({"at_least": 0.5, "limit": -1}, "limit is -1"),
        ({"at_least": 0.5, "claims": ["nobody"]}, "nobody"),
        ({"at_least": 0.5, "target": "nowhere"}, "nowhere"),
    ],
)
def test_bad_arguments_are_refused(wrong, message):
    with pytest.raises(argmap.ArgmapError, match=message):
        two_reasons().needed(**wrong)


def test_scores_that_do_not_settle_reach_nothing():
    b = argmap.MapBuilder("Liar", conclusion="liar")
    liar, gate = b.claim("This is false", id="liar"), b.claim("Gate", id="gate", prior=0.0)
    b.rebut([liar, gate], liar)
    m = b.build()
    assert not m.score(contrary, prior={"gate": 1.0}, on_divergence="return").converged
    found = m.needed(at_most=0.75, semantics=contrary)
    assert found.score == 1.0
    assert not found.reached
    assert not found.proven
    assert not found.changes

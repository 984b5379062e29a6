"""A relation that is taken out of a scenario: the scores are those of the map built anew without it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import argmap
from argmap.arrays.overrides import Overrides
from argmap.semantics import get_semantics
from tests.shared.documents import documents
from tests.shared.examples import examples
from tests.shared.removed import without_relations


def crowded(base, supports, rebuttals):
    """Count heads, whatever their forces."""
    return base / (1 + len(rebuttals)) + (1 - base) * len(supports) / (1 + len(supports) + len(rebuttals))


RULES = [*argmap.semantics_names(), crowded]


def tangled(seed, *, circles, supports):
    """A map of six claims with linked and weak steps, backings and undercuts of these and of each other."""
    random = np.random.default_rng(seed)
    number = lambda: float(np.round(random.uniform(0.05, 0.95), 3))  # noqa: E731 - one word for it
    b = argmap.MapBuilder(f"Tangled {seed}", conclusion="c0", join=str(random.choice(["product", "min", "mean"])))
    claims = [b.claim(f"Claim {at}", id=f"c{at}", prior=number()) for at in range(6)]
    crowd = b.claim("Crowd", id="crowd")
    for at in range(20):  # so that the largest number of rebuttals, which `counting` asks for, stays the same
        b.rebut(b.claim(f"One of them {at}", id=f"m{at}"), crowd)
    steps = []
    for _ in range(10):
        strength = None if random.random() < 0.5 else number()
        kind = random.integers(4)
        target = int(random.integers(5))
        others = [at for at in range(6) if at > target or (circles and at != target)]
        premises = [
            claims[at] for at in random.choice(others, min(len(others), int(random.integers(1, 3))), replace=False)
        ]
        if kind < 2 or not steps:
            verb = b.support if supports and random.random() < 0.5 else b.rebut
            steps.append(verb(premises, claims[target], strength=strength))
        else:
            verb = b.support if kind == 2 else b.undercut
            aim = str(random.choice(steps))
            if circles or _below(b, aim) < min(claims.index(one) for one in premises):
                steps.append(verb(premises, aim, strength=strength))
    return b.build()


def _below(b, step):
    """Return the number of the claim at which a step, or the step that it is aimed at, ends."""
    document = b.build().document
    while step in document.relations:
        step = document.relations[step].target
    return int(step[1:])


@pytest.mark.parametrize("engine", ["plain", "compiled"])
@examples(500)
@given(rule=st.sampled_from(RULES), seed=st.integers(0, 10**6), circles=st.booleans())
def test_each_scenario_is_scored_as_the_map_built_anew(rule, engine, seed, circles):
    only = not callable(rule) and get_semantics(rule).rebuttals_only
    m = tangled(seed, circles=circles, supports=not only)
    random = np.random.default_rng(seed)
    names = [key for key in m.document.relations if "crowd" not in key]
    without = [[], *([name] for name in names), *(random.choice(names, 2).tolist() for _ in range(3))]
    batch = m.network.score_many(semantics=rule, without=without, engine=engine, on_divergence="return")
    for gone, converged, final in zip(without, batch.converged, batch.final, strict=True):
        anew = argmap.ArgumentMap(without_relations(m.document, gone)).score(rule, on_divergence="return")
        if converged and anew.converged:
            np.testing.assert_allclose(final, [anew[name] for name in m.network.ids], rtol=0, atol=1e-8)


@given(documents(), st.data())
def test_restatements_and_sources_are_as_in_the_map_built_anew(document, data):
    assume(document.relations)
    network = argmap.ArgumentMap(document).network
    gone = data.draw(st.lists(st.sampled_from(list(document.relations)), max_size=3, unique=True))
    anew = argmap.ArgumentMap(without_relations(document, gone)).score("euler_top", on_divergence="return")
    batch = network.score_many(semantics="euler_top", without=[gone], on_divergence="return")
    assume(anew.converged and batch.converged.all())
    np.testing.assert_allclose(batch.final[0], [anew[name] for name in network.ids], rtol=0, atol=1e-8)


def backed():
    """A rebuttal of force 1 on a prior of 0.9, backed at 0.8."""
    b = argmap.MapBuilder("Backed", conclusion="close")
    close = b.claim("Close it", id="close", prior=0.9)
    against = b.rebut(b.claim("Vans", id="vans", prior=1.0), close, id="against")
    b.support(b.claim("Known", id="known", prior=0.8), against, id="backing")
    return b.build()


def test_a_backing_does_not_keep_up_what_is_out():
    network = backed().network
    kept = network.score_many(strength=[{"against": 0.0}], targets=["close"]).final[0, 0]
    out = network.score_many(without=[["against"]], targets=["close"]).final[0, 0]
    assert (kept, out) == (pytest.approx(0.18), 0.9)


def test_of_two_that_say_the_same_the_other_stays_with_what_is_aimed_at_it():
    b = argmap.MapBuilder("Again", conclusion="top")
    top = b.claim("Top", id="top", prior=0.2)
    reason = b.claim("Reason", id="reason", prior=0.5)
    b.claim("Reason again", id="again", same_as=reason)
    first = b.support(reason, top, id="first", strength=0.4)
    second = b.support("again", top, id="second", strength=0.6)
    b.undercut(b.claim("One", id="one", prior=0.5), first, id="cut")
    b.undercut(b.claim("Two", id="two", prior=0.2), second, id="nick")
    m = b.build()
    without = [["first"], ["second"], ["first", "second"]]
    found = m.network.score_many(without=without, targets=["top"]).final.ravel()
    assert found == pytest.approx([0.2 + 0.8 * 0.6 * 0.8 * 0.5, 0.2 + 0.8 * 0.4 * 0.5 * 0.5, 0.2])


def test_what_is_out_is_out_whatever_else_is_said_of_it():
    network = backed().network
    both = {"without": [["against"], []], "strength": [{"against": 1.0}, {"against": 0.5}]}
    found = network.score_many(**both, fix=[{}, {"known": 0.0}], targets=["close"]).final.ravel()
    assert found == pytest.approx([0.9, 0.45])


def test_columns_and_positions_say_the_same_as_ids():
    network = backed().network
    places = network.columns.relation_ids.position("backing", sort="relation")
    columns = Overrides(np.array([1]), np.array([places]), np.zeros(1), 2)
    expected = network.score_many(without=[[], ["backing"]]).final
    assert np.array_equal(network.score_many(without=columns).final, expected)
    assert np.array_equal(network.score_many(without=[(), {places}]).final, expected)


@pytest.mark.parametrize(
    ("without", "message"),
    [
        (["against"], r"without\[0\] is 'against'. Give a list of the ids"),
        ([{"against": 0}], r"without\[0\] is \{'against': 0\}"),
        ([[["against"]]], r"without\[0\] is \[\['against'\]\]"),
        ([7], r"without\[0\] is 7"),
        ([["agianst"]], "unknown relation 'agianst'. Did you mean 'against'?"),
    ],
)
def test_what_is_wrong_is_refused(without, message):
    with pytest.raises(argmap.ArgmapError, match=message):
        backed().network.score_many(without=without)

"""Chances given what is so: those of the worlds that agree, gone through or drawn."""

import random

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import argmap
from argmap import MapBuilder, ParameterError, SemanticsError, UnknownIdError
from argmap.semantics import PROBABILITY
from tests.shared.examples import examples
from tests.shared.maps import choices, maps, own_scores
from tests.worlds.enumerated import ImpossibleError, TooManySwitchesError, drawn_worlds, probabilities, random_map
from tests.worlds.test_one_result import layered


def conditions_on(m, seed, most=2):
    """One or two conditions on what takes part: claims, relations, sources."""
    dice = random.Random(seed)
    scores = m.score(PROBABILITY)
    named = [*own_scores(m.document), *(key for key in m.document.relations if key in scores.relations)]
    named += [key for key in m.document.sources if key in m.network.switched.source_ids]
    return {key: dice.random() < 0.6 for key in dice.sample(named, dice.randint(1, min(most, len(named))))}


@given(data=st.data())
@examples(300)
def test_chances_given_what_is_so_are_those_of_all_worlds_that_agree(data):
    m = data.draw(maps(acyclic=True, most_claims=4, most_relations=5))
    asked = data.draw(choices(m.document)) | {"join": "product"}
    named = [*own_scores(m.document), *m.document.relations, *m.document.sources]
    known = data.draw(st.dictionaries(st.sampled_from(named), st.booleans(), min_size=1, max_size=3))
    assume(not known.keys() & asked["fix"].keys())
    try:
        expected = probabilities(m.document, given=known, **asked)
    except TooManySwitchesError:
        assume(False)
    except (ImpossibleError, KeyError):  # or it takes no part
        with pytest.raises((ParameterError, UnknownIdError)):
            m.score(PROBABILITY, given=known, **asked)
        return
    scores = m.score(PROBABILITY, given=known, **asked)
    assert dict(scores) == pytest.approx(expected, abs=1e-12)
    assert not any(scores.errors.values())
    assert dict(scores.parameters["given"]) == known


def test_drawn_worlds_are_those_of_the_definition_bit_by_bit():
    """What holds 64 worlds at a time is what holds in each of the same worlds, worked out from the definition."""
    for seed in range(12):
        m = random_map(seed)
        known, samples = conditions_on(m, seed), 3_000
        worlds = drawn_worlds(m, samples, seed)
        holds = {key: worlds.holds(worlds.name(key)) for key in (*worlds.claim_keys(), *known)}
        counting = worlds.counting(known, holds)
        if counting.sum() < 400:
            with pytest.raises(ParameterError, match="agree with what is given"):
                m.score(PROBABILITY, samples=samples, seed=seed, given=known)
            continue
        scores = m.score(PROBABILITY, samples=samples, seed=seed, given=known)
        assert scores.parameters["kept"] == counting.sum()
        drawn = [key for key in scores if scores.errors[key] > 0]
        assert drawn
        for key in drawn:
            assert scores[key] == pytest.approx(worlds.share(holds[key], counting), abs=1e-12)


def test_drawn_chances_are_within_four_standard_errors_and_add_up():
    total = 0
    for seed in range(12):
        m = random_map(seed)
        (key, _), samples = next(iter(conditions_on(m, seed, most=1).items())), 20_000
        try:
            parts = [m.score(PROBABILITY, samples=samples, seed=seed, given={key: so}) for so in (True, False)]
        except ParameterError:
            continue
        whole = m.score(PROBABILITY, samples=samples, seed=seed)
        share = [part.parameters["kept"] / samples for part in parts]
        assert sum(share) == 1.0
        for part, so in zip(parts, (True, False), strict=True):
            expected = probabilities(m.document, given={key: so})
            for claim, value in expected.items():
                assert abs(part[claim] - value) <= 4 * part.errors[claim] + 1e-12, (seed, claim)
        for claim in whole:  # total probability, to the last world
            if all(part.errors[claim] > 0 for part in (whole, *parts)):
                total += 1
                assert sum(p * part[claim] for p, part in zip(share, parts, strict=True)) == pytest.approx(whole[claim])
    assert total > 10


def test_bayes_holds_both_ways():
    m = random_map(3)
    alone = m.score(PROBABILITY)
    one, other = [key for key in alone if 0.1 < alone[key] < 0.9][:2]
    there = m.score(PROBABILITY, given={one: True})[other] * alone[one]
    back = m.score(PROBABILITY, given={other: True})[one] * alone[other]
    assert there == pytest.approx(back, abs=1e-13)
    assert m.score(PROBABILITY, given={one: True})[one] == 1.0
    assert m.score(PROBABILITY, given={one: False}, samples=20_000)[one] == 0.0


@pytest.mark.parametrize("threads", [1, 3])
def test_compiled_code_keeps_the_same_worlds(threads):
    pytest.importorskip("numba")
    for network, known in ((layered(300, seed=1), {5: True, 290: False}), (random_map(4).network, {0: True})):
        asked = {"samples": 9000, "seed": 5, "given": known}
        plain = network.score(PROBABILITY, engine="plain", **asked)
        fast = network.score(PROBABILITY, engine="compiled", threads=threads, **asked)
        assert plain.parameters == fast.parameters
        np.testing.assert_array_equal(plain.final, fast.final)
        np.testing.assert_array_equal(plain.errors, fast.errors)
        np.testing.assert_array_equal(plain.base, fast.base)


def test_given_is_not_fix():
    b = MapBuilder("Street", conclusion="wet")
    rain, wet = b.claim("It rains.", id="rain", prior=0.2), b.claim("It is wet.", id="wet", prior=0.1)
    b.support(rain, wet, strength=0.9)
    m = b.build()
    seen = m.score(PROBABILITY, given={"wet": True})
    assert seen["rain"] == pytest.approx(0.2 * 0.91 / (0.2 * 0.91 + 0.8 * 0.1))
    assert m.score(PROBABILITY, fix={"wet": 1.0})["rain"] == 0.2
    assert seen.base["rain"] == 0.2
    assert seen.parameters["chance_of_given"] == pytest.approx(0.2 * 0.91 + 0.8 * 0.1)


def test_a_step_and_a_source_can_be_given_too():
    b = MapBuilder("Heard", conclusion="storm")
    witness = b.source("A witness", id="witness", reliability=0.5)
    b.claim("It thundered.", id="thundered", prior=0.8, said_by=[witness])
    b.claim("There is a storm.", id="storm", prior=0.0)
    b.support("thundered", "storm", id="step", strength=0.5)
    b.support("thundered", b.claim("Loud", id="loud", prior=0.0), id="plain")
    m = b.build()
    assert m.score(PROBABILITY, given={"witness": True})["storm"] == pytest.approx(0.4)
    assert m.score(PROBABILITY, given={"step": False})["thundered"] == pytest.approx(0.4 * 0.5 / (0.6 + 0.4 * 0.5))
    assert m.score(PROBABILITY, given={"step": True}).sources["witness"] == pytest.approx(1.0)
    assert m.score(PROBABILITY, given={"plain": True})["storm"] == pytest.approx(
        0.5
    )  # it fires where its premise holds


def test_words_and_tables_say_what_was_given():
    m = random_map(2)
    exact = m.score(PROBABILITY, given={"c0": True})
    assert ", given 'c0' (a chance of" in str(exact)
    drawn = m.network.score(PROBABILITY, samples=2000, given={"c0": True})
    assert f"the {drawn.parameters['kept']:,} of 2,000 worlds that agree, given 'c0'" in repr(drawn)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"c9": True}, "unknown claim, relation or source 'c9'"),
        ({"c0": 1.0}, "Give True or False"),
        ([("c0", True)], "Give a mapping"),
        ({7: True, "nothing": False}, "2 problems"),
    ],
)
def test_what_cannot_be_given_is_told(known, said):
    with pytest.raises((ParameterError, UnknownIdError), match=said):
        random_map(1).score(PROBABILITY, given=known)


def test_questions_restatements_held_claims_and_what_takes_no_part_are_refused():
    m = argmap.loads("""{argmap: 1, title: Rain, claims: {rain: It rains., again: {text: Rain falls., same_as: rain},
        why: {kind: question, text: Why?}, wet: It is wet.},
        relations: [{id: ask, premises: [why], undercuts: step}, {id: step, premises: [rain], supports: wet}]}""")
    for name, said in (("why", "is a question"), ("again", "Use given of 'rain'"), ("ask", "takes no part")):
        with pytest.raises(ParameterError, match=said):
            m.score(PROBABILITY, given={name: True})
    with pytest.raises(ParameterError, match="held by fix and given as well"):
        m.score(PROBABILITY, given={"rain": True}, fix={"rain": 1.0})
    with pytest.raises(ParameterError, match="only a chance hangs on what is given"):
        m.score(given={"rain": True})
    with pytest.raises(SemanticsError, match="circles"):
        argmap.load("maps/pascals-wager.yaml").score(PROBABILITY, given={"bet_on_god": True})


def test_what_cannot_be_together_is_named():
    b = MapBuilder("Sky")
    for name in ("one", "clear", "two", "grey"):
        b.claim(name, id=name, prior=0.5)
    b.rebut("clear", "grey", id="either")
    m = b.build()
    with pytest.raises(ParameterError, match=r"so together: 'clear' and 'grey'\. Leave one"):
        m.score(PROBABILITY, given={"one": True, "clear": True, "two": False, "grey": True})
    with pytest.raises(ParameterError, match=r"in no world is this so: not 'clear'\."):
        m.score(PROBABILITY, prior={"clear": 1.0}, given={"one": True, "clear": False})
    with pytest.raises(ParameterError, match=r"only 0 worlds of the 1,000 .*Give less"):
        m.score(PROBABILITY, samples=1000, given={"clear": True, "grey": True})


def test_too_few_worlds_are_refused_with_advice():
    b = MapBuilder("Rare")
    b.claim("Rare", id="rare", prior=0.01)
    b.claim("Other", id="other", prior=0.5)
    m = b.build()
    with pytest.raises(ParameterError, match=r"\('rare' in 1\.\d\d% of them\)\. Draw more, such as samples=100_000"):
        m.score(PROBABILITY, samples=10_000, given={"rare": True, "other": True})
    assert m.score(PROBABILITY, samples=100_000, given={"rare": True}).parameters["kept"] >= 400


def test_who_is_heard_is_settled_before_anything_is_given():
    b = MapBuilder("Heard")
    witness = b.source("A witness", id="witness", reliability=0.5)
    b.claim("It thundered.", id="thundered", prior=0.8, said_by=[witness])
    m = b.build()
    assert m.score(PROBABILITY, given={"witness": True}, min_reliability=0.6)["thundered"] == 0.0
    assert m.score(PROBABILITY, given={"witness": False}, min_reliability=0.5)["thundered"] == 0.0
    assert m.score(PROBABILITY, given={"witness": True}, min_reliability=0.5)["thundered"] == pytest.approx(0.8)
    b = m.edit()
    b.undercut(b.claim("They were drunk.", id="drunk", prior=0.3), "witness")
    m = b.build()  # relied on in 0.35 of all worlds, in half of those where they were sober
    assert m.score(PROBABILITY, given={"drunk": False}, min_reliability=0.4)["thundered"] == 0.0
    assert m.score(PROBABILITY, given={"drunk": False}, min_reliability=0.3)["thundered"] == pytest.approx(0.4)


def test_what_bears_on_nothing_given_stays_as_likely_as_it_was_to_the_last_digit():
    b = MapBuilder("Apart")
    b.claim("Told", id="told", prior=0.123)
    b.claim("Seen", id="seen", prior=0.5)
    scores = b.build().score(PROBABILITY, samples=1000, given={"seen": True})
    assert (scores["told"], scores.errors["told"]) == (0.123, 0.0)
    assert (scores["seen"], scores.errors["seen"]) == (1.0, 0.0)

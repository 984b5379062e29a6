"""Which way claims move a target is said to be certain only where it is."""

import pytest

import argmap
from argmap.analysis.trials.directions import directions


def told(text, target):
    network = argmap.loads(text).network
    found = directions(network, network.ids.position(target), monotone=True)
    names = {word: [network.ids[at] for at in getattr(found, word)] for word in ("raises", "lowers", "unsure")}
    return names | {"circles": found.circles}


HEAD = "{argmap: 1, title: T, sources: {s: {name: S}}, claims: {t: T., a: A., b: B., c: C.}, relations: ["


def test_two_steps_against_speak_for_the_target():
    found = told(HEAD + "{premises: [a], rebuts: t}, {premises: [b], rebuts: a}]}", "t")
    assert found == {"raises": ["b"], "lowers": ["a"], "unsure": [], "circles": False}


def test_an_undercut_lowers_what_its_step_supports_and_raises_what_it_rebuts():
    step = "{{id: r, premises: [a], {verb}: t}}, {{premises: [b], undercuts: r}}]}}"
    assert told(HEAD + step.format(verb="supports"), "t")["lowers"] == ["b"]
    assert told(HEAD + step.format(verb="rebuts"), "t")["raises"] == ["b"]


def test_a_claim_that_bears_both_ways_is_not_certain():
    found = told(HEAD + "{premises: [a], supports: t}, {premises: [b], supports: a}, {premises: [b], rebuts: t}]}", "t")
    assert found == {"raises": ["a"], "lowers": [], "unsure": ["b"], "circles": False}


def test_what_bears_through_a_circle_is_not_certain_and_what_stands_after_it_is():
    ring = "{premises: [b], supports: c}, {premises: [c], supports: b}, {premises: [c], supports: a}, "
    found = told(HEAD + ring + "{premises: [a], supports: t}]}", "t")
    assert found == {"raises": ["a"], "lowers": [], "unsure": ["b", "c"], "circles": True}


def test_nothing_is_certain_in_a_circle_with_the_target():
    found = told(HEAD + "{premises: [a], supports: t}, {premises: [t], supports: a}]}", "t")
    assert found == {"raises": [], "lowers": [], "unsure": ["a"], "circles": True}


def test_a_circle_that_does_not_bear_on_the_target_does_not_matter():
    found = told(HEAD + "{premises: [a], supports: t}, {premises: [b], rebuts: c}, {premises: [c], rebuts: b}]}", "t")
    assert found == {"raises": ["a"], "lowers": [], "unsure": [], "circles": False}


def test_a_restatement_stands_for_its_original_once():
    text = "{argmap: 1, title: T, claims: {t: T., again: {text: A again., same_as: a}, a: A.}, relations: ["
    found = told(text + "{premises: [again], supports: t}, {premises: [a], supports: t}]}", "t")
    assert found["raises"] == ["a"]


def test_what_doubts_a_source_lowers_what_rests_on_its_word():
    text = (
        "{argmap: 1, title: T, sources: {s: {name: S}}, claims: {t: T., doubt: D., "
        "a: {text: A., said_by: [{source: s, act: asserts}]}}, relations: ["
    )
    found = told(text + "{premises: [a], supports: t}, {premises: [doubt], undercuts: s}]}", "t")
    assert found == {"raises": ["a"], "lowers": ["doubt"], "unsure": [], "circles": False}


@pytest.mark.parametrize("target", ["t", "a"])
def test_nothing_is_certain_under_a_rule_that_may_not_be_monotone(target):
    network = argmap.loads(HEAD + "{premises: [a], supports: t}, {premises: [b], supports: a}]}").network
    found = directions(network, network.ids.position(target), monotone=False)
    assert found.raises == found.lowers == ()
    assert found.unsure

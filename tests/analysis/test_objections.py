"""Objections come out in the order of what they cost the conclusion."""

import pytest

import argmap

MAP = """
argmap: 1
title: Close the street?
conclusion: close
claims:
  close: {text: Close it., prior: 0.6}
  safer: {text: It would be safer., prior: 0.7}
  noisy: {text: It would be noisy elsewhere., prior: 0.3}
  vans: {text: Vans lose the kerb., prior: 0.5}
  early: {text: Vans come early., prior: 0.9}
  lit: {text: The lamps are new., prior: 0.4}
relations:
  - {id: safety, premises: [safer], supports: close}
  - {id: noise, premises: [noisy], rebuts: close}
  - {id: kerb, premises: [vans], rebuts: close}
  - {id: timing, premises: [early], rebuts: vans}
  - {id: lamps, premises: [lit], undercuts: safety}
"""


@pytest.fixture(name="street")
def _street():
    return argmap.loads(MAP)


def test_gain_is_what_the_conclusion_would_rise_by(street):
    found = street.objections()
    now = street.score()["close"]
    for row in found:
        without = street.score(strength={row["relation"]: 0.0})["close"]
        assert row["gain"] == pytest.approx(without - now)


def test_the_costliest_comes_first_and_an_answer_to_an_objection_last(street):
    found = street.objections()
    assert found.column("gain") == tuple(sorted(found.column("gain"), reverse=True))
    assert found[-1]["relation"] == "timing"
    assert found[-1]["gain"] < 0
    assert {row["type"] for row in found} == {"rebuttal", "undercut"}


def test_top_keeps_the_first_ones(street):
    assert street.objections(top=2).column("relation") == street.objections().column("relation")[:2]


def test_a_map_without_a_conclusion_is_told_what_is_missing():
    with pytest.raises(argmap.MapError, match="names no conclusion"):
        argmap.loads("{argmap: 1, title: One, claims: {one: A claim.}}").objections()


def test_a_part_lists_the_objections_of_the_whole(street):
    assert street.focus("close", up=0, down=0).objections() == street.objections()


def test_each_says_who_takes_the_step_and_whether_it_is_sure():
    found = argmap.loads(
        MAP.replace("claims:", "sources: {ann: {name: Ann}, ben: {name: Ben}}\nclaims:", 1)
        .replace("rebuts: close}", "rebuts: close, said_by: [ann, {source: ben, act: implies}, ann]}", 1)
        .replace("undercuts: safety}", "undercuts: safety, certain: false}")
    ).objections()
    assert found.row("noise")["by"] == ("ann", "ben")
    assert found.row("kerb")["by"] == ()
    assert {row["relation"] for row in found if not row["certain"]} == {"lamps"}

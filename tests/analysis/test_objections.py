"""Objections come out in the order of what they cost the conclusion."""

import pytest

import argmap
from argmap.analysis.objections.work import objections
from argmap.scoring import compiled_network, many
from argmap.scoring.network_core import NetworkCore
from tests.shared.removed import without_relations

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


def crowded(base, supports, rebuttals):
    """Count heads, whatever their forces."""
    return base / (1 + len(rebuttals)) + (1 - base) * len(supports) / (1 + len(supports) + len(rebuttals))


@pytest.fixture(name="street")
def _street():
    return argmap.loads(MAP)


@pytest.mark.parametrize("semantics", ["df_quad", "euler_top", "mlp", crowded, "probability"])
def test_gain_is_what_the_conclusion_would_rise_by(street, semantics):
    found = street.objections(semantics=semantics)
    now = street.score(semantics)["close"]
    for row in found:
        anew = argmap.ArgumentMap(without_relations(street.document, [row["relation"]]))
        assert row["gain"] == pytest.approx(
            anew.score(semantics)["close"] - now, abs=0.02 * (semantics == "probability")
        )


@pytest.mark.parametrize("semantics", ["df_quad", "probability"])
def test_what_backs_an_objection_falls_with_it(semantics):
    b = argmap.MapBuilder("Backed", conclusion="close")
    close = b.claim("Close it", id="close", prior=0.9)
    against = b.rebut(b.claim("Vans", id="vans", prior=1.0), close, id="against")
    b.support(b.claim("Known", id="known", prior=0.8), against, id="backing")
    assert b.build().objections(semantics=semantics).row("against")["gain"] == pytest.approx(0.9, abs=0.02)


def test_what_leads_to_no_conclusion_gains_nothing(street):
    b = argmap.MapBuilder("Two", conclusion="close")
    b.claim("Close it", id="close")
    b.rebut(b.claim("Aside", id="aside"), b.claim("Elsewhere", id="elsewhere"), id="away")
    assert b.build().objections().row("away")["gain"] == 0.0


def test_of_several_conclusions_it_is_the_mean(street):
    both = argmap.ArgumentMap(street.document.model_copy(update={"conclusion": ("close", "vans")}))
    without = argmap.ArgumentMap(without_relations(both.document, ["timing"])).score()
    rises = [without[one] - both.score()[one] for one in ("close", "vans")]
    assert rises[0] < 0 < rises[1]  # an answer for the one, an objection to the other
    assert both.objections().row("timing")["gain"] == pytest.approx(sum(rises) / 2)


def test_without_time_for_all_the_title_says_so(street):
    found = objections(street.under(), seconds=0.0)
    assert len(found) == 0
    assert "There was time for 0 of 3: those to which the score is most sensitive." in found.words
    assert "There was time" not in " ".join(street.objections().words)


def test_a_long_chain_of_undercuts_is_one_batch(monkeypatch):
    b = argmap.MapBuilder("Chain", conclusion="top")
    step = b.rebut(b.claim("Start", id="start"), b.claim("Top", id="top", prior=0.9))
    for at in range(300):
        step = b.undercut(b.claim(f"Doubt {at}", id=f"d{at}", prior=0.5), step)
    batches = []
    scored = NetworkCore.score_many
    monkeypatch.setattr(NetworkCore, "score_many", lambda *a, **k: (batches.append(1), scored(*a, **k))[1])
    found = b.build().objections(top=None)
    assert len(found) == 151  # every other doubt only answers the one before
    assert 1 <= len(batches) < 30


def test_the_costliest_comes_first_and_an_answer_to_an_objection_is_none(street):
    found = street.objections()
    assert found.column("gain") == tuple(sorted(found.column("gain"), reverse=True))
    assert set(found.column("relation")) == {"noise", "kerb", "lamps"}
    assert {row["type"] for row in found} == {"rebuttal", "undercut"}


def test_top_keeps_the_first_ones(street):
    assert street.objections(top=2).column("relation") == street.objections().column("relation")[:2]


def test_a_map_without_a_conclusion_is_told_what_is_missing():
    with pytest.raises(argmap.MapError, match="names no conclusion"):
        argmap.loads("{argmap: 1, title: One, claims: {one: A claim.}}").objections()


def test_a_part_lists_the_objections_of_the_whole(street):
    assert street.focus("close", up=0, down=0).objections().to_dict() == street.objections().to_dict()


def test_each_says_who_takes_the_step_and_whether_it_is_sure():
    found = argmap.loads(
        MAP.replace("claims:", "sources: {ann: {name: Ann}, ben: {name: Ben}}\nclaims:", 1)
        .replace("rebuts: close}", "rebuts: close, said_by: [ann, {source: ben, act: implies}, ann]}", 1)
        .replace("undercuts: safety}", "undercuts: safety, certain: false}")
    ).objections()
    assert found.row("noise")["by"] == ("ann", "ben")
    assert found.row("kerb")["by"] == ()
    assert {row["relation"] for row in found if not row["certain"]} == {"lamps"}


def test_the_map_itself_is_solved_once_and_what_is_left_without_each_objection_in_batches(street, monkeypatch):
    calls = []
    for module, name in ((compiled_network, "solve"), (many, "solve_batch")):
        original = getattr(module, name)
        monkeypatch.setattr(
            module, name, lambda *a, name=name, original=original, **k: calls.append(name) or original(*a, **k)
        )
    assert len(street.objections()) == 3
    assert calls == ["solve", "solve_batch", "solve_batch"]  # parts double as long as there is time: one, then two


def test_a_relation_that_is_left_in_other_words_has_the_strength_that_it_is_given():
    m = argmap.loads("""
        {argmap: 1, title: T, conclusion: b, claims: {a: {text: A, prior: 0.5}, again: {text: Again, same_as: a},
         b: {text: B, prior: 0.8}},
         relations: [{id: r, premises: [a], rebuts: b}, {id: s, premises: [again], rebuts: b}]}""")
    found = m.objections(strength={"s": 0.25})
    assert {row["relation"]: round(row["gain"], 12) for row in found} == {"r": 0.3, "s": 0.0}

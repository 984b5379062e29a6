"""A mutual rebuttal is two rebuttals with one strength: what is aimed at it is aimed at both, and removal takes both."""

import pytest
from hypothesis import given

import argmap
from argmap.model.mutual import both_ways, mutual_rebuttals
from tests.shared.documents import documents

SKY = """
argmap: 1
title: Sky
claims:
  clear: {text: It is clear., prior: 0.7}
  grey: {text: It is overcast., prior: 0.6}
  sun: {text: The sun shines., prior: 0.8}
  late: {text: It is late., prior: 0.4}
  doubt: {text: That depends., prior: 0.5}
relations:
  - {premises: [sun], supports: clear}
  - {id: sky, premises: [clear], rebuts: grey, mutual: contrary, strength: 0.9}
  - {id: cut, premises: [late], undercuts: sky}
  - {id: cut_cut, premises: [doubt], undercuts: cut}
"""
SPELT_OUT = """
argmap: 1
title: Sky
claims:
  clear: {text: It is clear., prior: 0.7}
  grey: {text: It is overcast., prior: 0.6}
  sun: {text: The sun shines., prior: 0.8}
  late: {text: It is late., prior: 0.4}
  doubt: {text: That depends., prior: 0.5}
relations:
  - {premises: [sun], supports: clear}
  - {id: sky, premises: [clear], rebuts: grey, strength: 0.9}
  - {id: cut, premises: [late], undercuts: sky}
  - {id: cut_cut, premises: [doubt], undercuts: cut}
  - {id: ksy, premises: [grey], rebuts: clear, strength: 0.9}
  - {id: tuc, premises: [late], undercuts: ksy}
  - {id: tuc_tuc, premises: [doubt], undercuts: tuc}
"""


@pytest.fixture
def sky():
    return argmap.loads(SKY)


@pytest.fixture
def spelt_out():
    return argmap.loads(SPELT_OUT)


def same(one, other):
    return dict(one) == pytest.approx(dict(other), abs=1e-12)


@pytest.mark.parametrize("semantics", ["df_quad", "quadratic_energy", "euler", "mlp"])
def test_it_is_scored_as_two_rebuttals(sky, spelt_out, semantics):
    assert same(sky.score(semantics), spelt_out.score(semantics))
    scores = sky.score(semantics)
    assert scores.relations["sky"] == pytest.approx(spelt_out.score(semantics).relations["sky"])
    assert scores.relations["sky.back"] == pytest.approx(spelt_out.score(semantics).relations["ksy"])


def test_networks_score_it_alike(sky):
    assert dict(zip(sky.network.ids, sky.network.score().final, strict=True)) == pytest.approx(dict(sky.score()))


def test_one_strength_holds_both_ways(sky, spelt_out):
    assert same(sky.score(strength={"sky": 0.3}), spelt_out.score(strength={"sky": 0.3, "ksy": 0.3}))
    assert same(sky.replace(strength={"sky": 0.3}).score(), spelt_out.score(strength={"sky": 0.3, "ksy": 0.3}))
    many = sky.network.score_many(strength=[{"sky": 0.3}, {}]).final
    assert dict(zip(sky.network.ids, many[0], strict=True)) == pytest.approx(dict(sky.score(strength={"sky": 0.3})))
    assert dict(zip(sky.network.ids, many[1], strict=True)) == pytest.approx(dict(sky.score()))


def test_removal_takes_both(sky):
    b = sky.edit()
    b.remove("sky")
    alone = b.build().score()
    assert alone["grey"] == 0.6
    many = sky.network.score_many(without=[["sky"]]).final[0]
    assert dict(zip(sky.network.ids, many, strict=True)) == pytest.approx(dict(alone))


def test_questions_know_both_directions(sky):
    gains = {row["relation"]: row["gain"] for row in sky.objections("clear").table}
    b = sky.edit()
    b.remove("sky")
    assert gains["sky.back"] == pytest.approx(b.build().score()["clear"] - sky.score()["clear"])
    assert sky.polarity("clear")
    assert "grey" in str(sky.explain("clear"))
    assert sky.cruxes("clear")
    assert sky.attribute("clear")
    assert sky.what_if(fix={"grey": 1.0})


def test_probability_is_refused_as_for_any_circle(sky, spelt_out):
    for one in (sky, spelt_out):
        with pytest.raises(argmap.SemanticsError):
            one.score("probability")


def test_what_was_built_is_written_once(sky):
    assert argmap.dumps(sky).count("mutual: contrary") == 1
    assert argmap.loads(argmap.dumps(sky)) == sky
    assert [one.id for one in mutual_rebuttals(sky.document)] == ["sky"]


def test_a_builder_says_it():
    b = argmap.MapBuilder("Sky")
    step = b.rebut(b.claim("It is clear"), b.claim("It is overcast"), mutual="contradictory")
    assert b.build().relations[step].mutual == "contradictory"


@pytest.mark.parametrize(
    ("relation", "message"),
    [
        ("{premises: [a, b], rebuts: c, mutual: contrary}", "a mutual rebuttal has one premise. Join them"),
        ("{premises: [a], supports: b, mutual: contrary}", "unknown key 'mutual'. Only a rebuttal is mutual"),
        ("{premises: [a], rebuts: a, mutual: contrary}", "a claim cannot exclude itself"),
        ("{premises: [q], rebuts: a, mutual: contrary}", "the question 'q' cannot exclude a claim"),
        ("{premises: [a], rebuts: b, mutual: contrry}", "unknown mutual 'contrry'. Did you mean 'contrary'?"),
    ],
)
def test_what_cannot_be_mutual_is_refused(relation, message):
    text = "{argmap: 1, title: T, claims: {a: A, b: B, c: C, q: {kind: question, text: Q}}, relations: [%s]}"
    with pytest.raises(argmap.MapError, match=message.replace("?", r"\?")):
        argmap.loads(text % relation)


@given(documents(mutual=True))
def test_spelling_it_out_is_sound_and_done_once(document):
    spelt_out = both_ways(document)
    assert both_ways(spelt_out) == spelt_out
    assert type(document).from_tree(spelt_out.to_tree()) == spelt_out
    if not mutual_rebuttals(document):
        assert spelt_out is document

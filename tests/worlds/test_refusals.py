"""What the probability semantics cannot do, it says, with what to do instead."""

import pytest

from argmap import MapBuilder, Network, ParameterError, SemanticsError, loads, register_semantics, semantics_names
from argmap.semantics import PROBABILITY
from tests.worlds.enumerated import random_map


def ring(*, relations_only=False):
    b = MapBuilder("Ring", conclusion="hen")
    hen, egg = b.claim("Hen", id="hen"), b.claim("Egg", id="egg")
    if relations_only:
        other = b.support(egg, hen, id="first")
        b.undercut(egg, other, id="second")
        b.undercut(egg, "second", id="third")
    else:
        b.support(egg, hen)
        b.support(hen, egg)
    return b.build()


def test_circles_are_named_and_refused():
    with pytest.raises(SemanticsError, match=r"hen and egg.*hold a claim"):
        ring().score(PROBABILITY)
    with pytest.raises(SemanticsError, match="without circles"):
        ring().network.score(PROBABILITY)
    with pytest.raises(SemanticsError, match="without circles"):
        ring().bounds()


def test_a_claim_that_is_held_breaks_a_circle():
    assert ring().score(PROBABILITY, fix={"egg": 0.5})["hen"] == pytest.approx(0.75)


def test_what_asks_for_degrees_is_refused_with_advice():
    network = Network.from_arrays(prior=[0.5], source=[], target=[], sign=[])
    with pytest.raises(SemanticsError, match="take a degree"):
        network.session(PROBABILITY)


def test_many_scenarios_are_refused_where_who_is_heard_hangs_on_the_numbers():
    network = random_map(1).under(semantics=PROBABILITY, min_reliability=0.5).network
    with pytest.raises(ParameterError, match="Leave it out, or score by a degree"):
        network.score_many([network.base], PROBABILITY)


def test_circles_and_other_joins_are_refused_in_many_scenarios_too():
    with pytest.raises(SemanticsError, match="without circles"):
        ring().network.gradient("hen", PROBABILITY)
    weakest = loads("{argmap: 1, title: Weakest, conclusion: one, defaults: {join: min}, claims: {one: One.}}")
    with pytest.raises(ParameterError, match="whether all of them hold"):
        weakest.network.score_many([[0.5]], PROBABILITY)


def test_questions_that_need_degrees_are_refused_with_advice():
    m = random_map(1)
    with pytest.raises(SemanticsError, match="take a degree"):
        m.load_bearing("c1", semantics=PROBABILITY)


def test_only_the_product_joins_premises():
    with pytest.raises(ParameterError, match="whether all of them hold"):
        random_map(1).score(PROBABILITY, join="min")


def test_all_that_is_wrong_is_told_at_once():
    with pytest.raises(ParameterError) as caught:
        random_map(1).score(PROBABILITY, samples=0, seed=-1, parameters={"alpha": 1}, join="mean")
    assert [problem.path for problem in caught.value.problems] == ["samples", "seed", "parameters", "join"]


@pytest.mark.parametrize("samples", [0, -1, 1.5, True, "many", 2**60])
def test_samples_are_a_whole_number_from_one_on(samples):
    with pytest.raises(ParameterError, match="samples is"):
        random_map(1).score(PROBABILITY, samples=samples)


@pytest.mark.parametrize("asked", [{"samples": 10}, {"seed": 1}])
def test_degrees_draw_nothing(asked):
    with pytest.raises(ParameterError, match="draws nothing"):
        random_map(1).score(**asked)
    with pytest.raises(ParameterError, match="draws nothing"):
        random_map(1).network.score(**asked)


def test_the_name_is_taken_and_suggested():
    with pytest.raises(SemanticsError, match="belongs to a published semantics"):
        register_semantics(PROBABILITY, lambda base, supports, rebuttals: base)
    with pytest.raises(SemanticsError, match="Did you mean 'probability'"):
        random_map(1).score("probabilty")
    assert PROBABILITY not in semantics_names()  # these give degrees


def test_bounds_refuse_degrees():
    m = random_map(1)
    with pytest.raises(SemanticsError, match="are degrees"):
        m.bounds("c1", scores=m.score())
    with pytest.raises(ParameterError, match=r"score\(\"probability\"\)"):
        m.bounds("c1", scores={"c1": 0.5})
    assert m.bounds("c1", scores=m.score(PROBABILITY)).table.columns[5].name == "score"


def test_bounds_refuse_an_unknown_dependence_and_another_join():
    with pytest.raises(ParameterError, match="Did you mean 'linked'"):
        random_map(1).bounds("c1", dependence="linkd")
    weakest = loads("{argmap: 1, title: Weakest, conclusion: one, defaults: {join: min}, claims: {one: One.}}")
    with pytest.raises(ParameterError, match="joins linked premises by 'min'"):
        weakest.bounds()

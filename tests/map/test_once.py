"""What several questions share is worked out once: the map compiled, scored, and accounted for."""

from collections import Counter

import pytest

import argmap
from argmap.analysis.explain import accounts
from argmap.scoring import compiled_network
from tests.scoring.many.umbrella import MAP

_DEBATE = """{argmap: 1, title: Umbrella, conclusion: take, sources: {ann: {}}, claims: {rain: {text: It rains., prior: 0.7},
  take: {text: Take one., prior: 0.2}, lazy: {text: It is heavy., prior: 0.4, said_by: ann}}, relations: [
  {id: wet, premises: rain, supports: take}, {id: weight, premises: lazy, rebuts: take}]}"""


@pytest.fixture
def counts(monkeypatch):
    found = Counter()

    def counted(module, name):
        real = getattr(module, name)

        def call(*given, **how):
            found[name] += 1
            return real(*given, **how)

        monkeypatch.setattr(module, name, call)

    counted(compiled_network, "arrays_under")
    counted(compiled_network, "solve")
    counted(accounts, "counted_steps")
    return found


def test_score_cruxes_and_a_picture_compile_and_solve_once(counts):
    m = argmap.loads(MAP % "product")
    target = next(key for key, claim in m.document.claims.items() if claim.kind != "question")
    m.score()
    m.cruxes(target)
    m.polarity(target)
    m.render()
    assert (counts["arrays_under"], counts["solve"]) == (1, 1)


def test_every_claim_is_explained_on_the_same_grounds(counts):
    m = argmap.loads(MAP % "product")
    asked = [key for key, claim in m.document.claims.items() if claim.kind != "question"]
    together = [str(m.explain(key)) for key in asked]
    assert (counts["arrays_under"], counts["solve"], counts["counted_steps"]) == (1, 1, 1)
    assert together == [str(argmap.loads(MAP % "product").explain(key)) for key in asked]


def test_all_rules_of_scoring_are_compared_on_one_network(counts):
    m = argmap.loads(_DEBATE)
    rules = ["df_quad", "euler_top", "quadratic_energy"]
    found = m.compare_semantics(rules)
    assert (counts["arrays_under"], counts["solve"]) == (1, len(rules))
    assert m.score("euler_top").final == argmap.loads(_DEBATE).score("euler_top").final
    assert len(found.table.rows) > 0
    m.score(fix={"rain": 1.0})
    assert counts["arrays_under"] == 1 + 1 + 1  # the other map, and what is otherwise


def test_two_maps_are_compiled_and_solved_once_each(counts):
    m = argmap.loads(_DEBATE)
    other = m.replace(prior={"rain": 0.25})
    argmap.diff(m, other)
    assert (counts["arrays_under"], counts["solve"]) == (2, 2)


def test_a_report_a_page_and_a_display_compile_as_often_as_they_need(counts):
    for show, compiled in (
        (lambda m: m.report(), 2),  # objections are left out one by one: the relations they come by are nodes there
        (lambda m: m.to_html(), 2),  # on a page every relation and source is a node, whose number can be changed
        (lambda m: m._repr_mimebundle_(), 1),
        (lambda m: m.lint(), 2),  # as in a report
    ):
        counts.clear()
        show(argmap.loads(_DEBATE))
        assert (counts["arrays_under"], counts["solve"]) == (compiled, 1)

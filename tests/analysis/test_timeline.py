"""The conclusion through the days on which something was said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.semantics import get_semantics, semantics_names
from tests.shared.examples import examples
from tests.shared.maps import choices, maps, own_scores


def test_every_row_is_the_score_as_of_that_day():
    earth = argmap.load("maps/age-of-the-earth.yaml")
    found = earth.timeline(target="young")
    assert found.column("day") == (
        "1859-11-24", "1862-03-05", "1862-04-28", "1869-02-19", "1895-01-03", "1904-05-20", "1920-08-24", "1956-10-01",
    )  # fmt: skip
    for row in found:
        assert row["score"] == earth.score(as_of=row["day"]).final.get("young")
    assert found.row("1862-03-05")["score"] is None
    assert found.row("1895-01-03")["who"] == ("perry",)
    assert found.row("1895-01-03")["said"] == ("inside_may_flow",)


def test_the_words_name_the_largest_step():
    found = argmap.load("maps/age-of-the-earth.yaml").timeline(target="young")
    steps = [row for row in found if row["change"] is not None]
    largest = max(steps, key=lambda row: abs(row["change"]))
    assert f"The largest step was {largest['change']:+.2f}, on {largest['day']}." in found.words


def test_a_map_without_dates_says_so_and_how_to_give_them():
    found = argmap.load("maps/umbrella.yaml").timeline()
    assert len(found) == 0
    assert "carries a date" in found.words[0]
    assert "date: 2024-05-01" in found.words[1]


def test_what_is_said_of_a_relation_has_a_day_too():
    text = """
    {argmap: 1, title: T, conclusion: a, sources: {ann: {}}, claims: {a: {text: A, prior: 0.5}, b: {text: B, prior: 1}},
     relations: [{id: r, premises: [b], rebuts: a, said_by: [{source: ann, act: asserts, date: 2024-01-02}]},
                 {id: s, premises: [b], supports: a, said_by: [{source: ann, act: asserts, date: 2024-01-01}]}]}
    """
    found = argmap.loads(text).timeline()
    assert [(row["score"], row["said"]) for row in found] == [(1.0, ("s",)), (0.5, ("r",))]
    assert found.undated == ("a", "b")


def test_more_days_than_the_limit_are_refused():
    with pytest.raises(argmap.ParameterError, match="on 8 days, more than 3"):
        argmap.load("maps/age-of-the-earth.yaml").timeline(target="old", limit=3)


def test_a_map_with_two_conclusions_asks_which():
    with pytest.raises(argmap.ParameterError, match="has 2 conclusions"):
        argmap.load("maps/age-of-the-earth.yaml").timeline()


def test_a_change_is_below_nothing_where_the_score_falls_and_above_it_where_it_rises():
    text = """
    {argmap: 1, title: T, conclusion: a, sources: {ann: {}}, claims: {a: {text: A, prior: 0.5}, b: {text: B, prior: 0.5}},
     relations: [{id: r, premises: [b], rebuts: a, said_by: [{source: ann, act: asserts, date: 2024-01-02}]},
                 {id: s, premises: [b], supports: a, said_by: [{source: ann, act: asserts, date: 2024-01-03}]},
                 {id: t, premises: [b], supports: a, said_by: [{source: ann, act: asserts, date: 2024-01-01}]}]}
    """
    found = argmap.loads(text).timeline()
    assert found.column("score") == (0.75, 0.5, 0.625)
    assert found.column("change") == (None, -0.25, 0.125)
    assert "The largest step was -0.25, on 2024-01-02." in found.words


@examples(1000)
@given(st.data(), st.sampled_from(semantics_names()), st.booleans())
def test_every_day_scores_as_the_map_as_of_that_day_does(data, semantics, acyclic):
    supports = not get_semantics(semantics).rebuttals_only
    days = ("2024-01-01", "2024-02-01", "2024-05-01", "2024-06-01")
    m = data.draw(maps(acyclic=acyclic, supports=supports, most_claims=8, most_relations=12, days=days))
    how = data.draw(choices(m.document))
    asked = data.draw(st.sampled_from([m, m.network]))
    try:
        found = asked.timeline(data.draw(st.sampled_from(own_scores(m.document))), semantics=semantics, **how)
    except argmap.UnknownIdError:
        assert "as_of" in how  # it had not been said by then
        return
    for row in found:
        then = m.score(semantics, on_divergence="return", **how | {"as_of": row["day"]})
        assert (row["score"] is None) == (found.target not in then)
        if row["score"] is not None:
            assert row["score"] == pytest.approx(then[found.target], rel=0, abs=1e-12 if then.converged else 1e-9)


def test_what_bears_on_a_circle_from_one_day_on_and_who_is_believed_by_then():
    said = "{{source: {}, act: {}, date: 2024-01-0{}}}"
    ann, ben = said.format("ann", "reports", 1), said.format("ben", "asserts", 2)
    text = f"""
    {{argmap: 1, title: T, conclusion: a, sources: {{ann: {{reliability: 0.5}}, ben: {{reliability: 0.9}}}}, claims: {{
      a: {{text: A, prior: 0.8, said_by: [{ann}, {ben}]}}, b: {{text: B, prior: 0.6}}, c: {{text: C, prior: 0.5}}}},
     relations: [{{premises: [a], rebuts: b}}, {{premises: [b], rebuts: a, id: r, said_by: {said.format("ann", "asserts", 3)}}},
                 {{premises: [c], undercuts: r, said_by: {said.format("ann", "asserts", 4)}}},
                 {{premises: [c], undercuts: ben, said_by: {said.format("ben", "asserts", 5)}}}]}}
    """
    m = argmap.loads(text)
    found = m.timeline()
    assert found.column("score") == pytest.approx([m.score(as_of=day)["a"] for day in found.column("day")], abs=1e-12)
    assert found.column("score")[:2] == pytest.approx((0.4, 0.72))
    assert len(set(found.column("score"))) == 5

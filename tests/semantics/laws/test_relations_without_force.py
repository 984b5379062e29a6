"""Silence and undercut: a relation that hands on nothing is as good as none."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.semantics.laws.table import obeying, of_every_semantics
from tests.semantics.laws.test_names_order_and_neighbours import settled
from tests.shared.edits import bearing_on, with_parts, without
from tests.shared.maps import degrees, maps, own_scores
from tests.shared.rules import BIPOLAR


def aims(document, semantics):
    """Every verb and target that a relation from ordinary claims may have."""
    steps = [*document.relations, *document.sources]
    yield from (("rebuts", key) for key in own_scores(document))
    yield from (("supports", key) for key in own_scores(document) if semantics in BIPOLAR)
    yield from ((verb, key) for key in steps for verb in ("supports", "undercuts"))


def same_scores(after, before):
    assert {key: after[key] for key in before} == pytest.approx(dict(before), abs=1e-9)
    forces = {key: after.relations[key] for key in before.relations}
    assert forces == pytest.approx(dict(before.relations), abs=1e-9)
    assert after.sources == pytest.approx(dict(before.sources), abs=1e-9)


@given(semantics=st.sampled_from(obeying("silence")), data=st.data())
@of_every_semantics
def test_a_relation_of_strength_0_changes_nothing_even_where_it_closes_a_circle(semantics, data):
    m = data.draw(maps(acyclic=True, supports=semantics in BIPOLAR))
    premises = st.lists(st.sampled_from(own_scores(m.document)), min_size=1, max_size=3, unique=True)
    verb, target = data.draw(st.sampled_from([*aims(m.document, semantics)]))
    silent = {"id": "silent", "premises": data.draw(premises), "strength": 0.0, verb: target}
    same_scores(with_parts(m, relations=[silent]).score(semantics), m.score(semantics))


@given(semantics=st.sampled_from(obeying("silence")), data=st.data())
@of_every_semantics
def test_a_relation_of_strength_0_changes_nothing_in_a_map_with_circles(semantics, data):
    m = data.draw(maps(supports=semantics in BIPOLAR))
    before = m.score(semantics, on_divergence="return")
    assume(settled(before))
    verb, target = data.draw(st.sampled_from([*aims(m.document, semantics)]))
    silent = {"id": "silent", "premises": ["fresh"], "strength": 0.0, verb: target}
    after = with_parts(m, claims={"fresh": data.draw(degrees)}, relations=[silent])
    same_scores(after.score(semantics), before)


@given(join=st.sampled_from(["product", "min"]), semantics=st.sampled_from(obeying("silence")), data=st.data())
@of_every_semantics
def test_a_premise_of_score_0_silences_its_relation(semantics, join, data):
    m = data.draw(maps(acyclic=True, supports=semantics in BIPOLAR))
    others = data.draw(st.lists(st.sampled_from(own_scores(m.document)), max_size=2, unique=True))
    verb, target = data.draw(st.sampled_from([*aims(m.document, semantics)]))
    silent = {"id": "silent", "premises": ["nothing", *others], "strength": data.draw(degrees), verb: target}
    after = with_parts(m, claims={"nothing": 0.0}, relations=[silent])
    same_scores(after.score(semantics, join=join), m.score(semantics, join=join))


@given(semantics=st.sampled_from(obeying("undercut")), acyclic=st.sampled_from([True, False]), data=st.data())
@of_every_semantics
def test_a_fully_accepted_undercut_is_as_good_as_taking_the_relation_out(semantics, acyclic, data):
    m = data.draw(maps(acyclic=acyclic, supports=semantics in BIPOLAR, restated=False))
    document = m.document
    backed = {one.target for one in document.relations.values() if one.type == "support"}
    able = [
        key
        for key in document.relations
        if key not in backed and (acyclic or key not in bearing_on(document, key))
    ]  # fmt: skip
    assume(able)
    key = data.draw(st.sampled_from(able))
    cut = with_parts(m, claims={"sure": 1.0}, relations=[{"id": "cut", "premises": ["sure"], "undercuts": key}])
    after, expected = (one.score(semantics, on_divergence="return") for one in (cut, without(m, key)))
    assume(settled(after) and settled(expected))
    same_scores(after, expected)
    assert after.relations.get(key, 0.0) == 0.0

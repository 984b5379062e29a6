"""Stability and range: what holds for every claim of every map."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.semantics.laws.table import obeying, of_every_semantics
from tests.shared.maps import choices, maps, own_scores
from tests.shared.rules import REBUTTALS_ONLY


@given(semantics=st.sampled_from(obeying("stability")), data=st.data())
@of_every_semantics
def test_a_claim_that_nothing_is_aimed_at_scores_its_base(semantics, data):
    m = data.draw(maps(supports=semantics not in REBUTTALS_ONLY))
    aimed_at = {relation.target for relation in m.document.relations.values()}
    restated = {claim.same_as for claim in m.document.claims.values()}
    scores = m.score(semantics, on_divergence="return")
    for key in own_scores(m.document):
        if key not in aimed_at | restated:
            assert scores[key] == pytest.approx(scores.base[key], abs=1e-12)


@given(semantics=st.sampled_from(obeying("range")), data=st.data())
@of_every_semantics
def test_every_number_lies_between_0_and_1_whether_a_map_settles_or_not(semantics, data):
    m = data.draw(maps(supports=semantics not in REBUTTALS_ONLY))
    scores = m.score(semantics, **data.draw(choices(m.document)), on_divergence="return")
    for numbers in (scores.final, scores.base, scores.relations, scores.sources):
        assert all(0.0 <= number <= 1.0 for number in numbers.values())

"""Whole maps, scored by argmap and by a second implementation that shares no code with it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.shared.examples import examples
from tests.shared.maps import choices, maps
from tests.shared.reference import reference_scores
from tests.shared.rules import REBUTTALS_ONLY, RULES


def agree(scores, expected, within):
    assert scores == pytest.approx(expected.scores, abs=within, rel=0)
    assert scores.base == pytest.approx(expected.base, abs=within, rel=0)
    assert scores.relations == pytest.approx(expected.forces, abs=within, rel=0)
    assert scores.sources == pytest.approx(expected.reliabilities, abs=within, rel=0)
    assert scores.absent == expected.absent


@given(semantics=st.sampled_from(list(RULES)), data=st.data())
@examples(1500)
def test_a_map_without_circles_is_scored_as_defined(semantics, data):
    m = data.draw(maps(acyclic=True, supports=semantics not in REBUTTALS_ONLY))
    chosen = data.draw(choices(m.document))
    scores = m.score(semantics, **chosen)
    agree(scores, reference_scores(m.document, semantics, **chosen), within=1e-12)
    assert scores.components == ()
    assert scores.residual <= 1e-12


@given(semantics=st.sampled_from(list(RULES)), data=st.data())
@examples(1500)
def test_a_map_in_circles_is_scored_by_what_iteration_settles_on(semantics, data):
    m = data.draw(maps(supports=semantics not in REBUTTALS_ONLY))
    chosen = data.draw(choices(m.document))
    expected = reference_scores(m.document, semantics, **chosen)
    assume(expected.settled)
    scores = m.score(semantics, **chosen)
    assert {component.method for component in scores.components} <= {"iteration"}
    agree(scores, expected, within=1e-9)

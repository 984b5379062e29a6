"""Nodes taken as arrays and nodes taken one by one give the same numbers, and slopes are those of the numbers."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import MapBuilder, Network
from argmap.arrays import plan
from argmap.semantics import get_semantics
from argmap.solve.plain.thin import Thin
from argmap.solve.plain.wide import Wide
from tests.shared.compiled import arrays_from_document
from tests.shared.examples import examples
from tests.shared.maps import choices, maps
from tests.shared.reference import reference_scores
from tests.shared.rules import REBUTTALS_ONLY, RULES
from tests.solve.test_definition import agree

STEP = 1e-6


@given(semantics=st.sampled_from(list(RULES)), data=st.data())
@examples(1000)
def test_each_node_is_worth_the_same_either_way(semantics, data):
    m = data.draw(maps(supports=semantics not in REBUTTALS_ONLY))
    rule = get_semantics(semantics)
    arrays = arrays_from_document(m.document, **data.draw(choices(m.document)))
    rule = rule.bound(arrays.most_rebuttals)
    numbers = st.one_of(st.sampled_from([0.0, 1.0, 0.5]), st.floats(0, 1))
    values = np.array(data.draw(st.lists(numbers, min_size=len(arrays), max_size=len(arrays))), dtype=float)
    for node in range(len(arrays)):
        thin, wide = values.copy(), values.copy()
        Thin(arrays.shape, np.array([node]), np.arange(len(arrays))).update(thin, arrays.base, arrays, rule)
        Wide(arrays, rule, np.array([node])).update(wide)
        assert thin.tolist() == pytest.approx(wide.tolist(), abs=1e-14)


@given(semantics=st.sampled_from(list(RULES)), data=st.data())
@examples(1000)
def test_a_map_taken_level_by_level_as_arrays_is_scored_as_defined(semantics, data):
    m = data.draw(maps(acyclic=True, supports=semantics not in REBUTTALS_ONLY))
    chosen = data.draw(choices(m.document))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plan, "WIDE", 1)
        scores = m.score(semantics, **chosen)
    agree(scores, reference_scores(m.document, semantics, **chosen), within=1e-12)


@pytest.mark.parametrize("semantics", RULES)
def test_a_large_network_scores_the_same_either_way(semantics, monkeypatch):
    draw = np.random.default_rng(7)
    claims, relations = 3000, 12000
    target = draw.integers(1, claims, relations)
    network = Network.from_arrays(
        prior=draw.random(claims), source=(target * draw.random(relations)).astype(int), target=target,
        sign=np.full(relations, -1) if semantics in REBUTTALS_ONLY else draw.choice([1, -1], relations),
        strength=draw.choice([1.0, 0.5, 0.25], relations),
    )  # fmt: skip
    monkeypatch.setattr(plan, "WIDE", 1)
    wide = network.score(semantics)
    monkeypatch.setattr(plan, "WIDE", 10**9)
    thin = network.score(semantics)
    assert np.abs(wide.final - thin.final).max() <= 1e-12
    assert np.abs(wide.relations - thin.relations).max() <= 1e-12


def slopes_by_hand(arrays, rule, values):
    """Central differences of every node's value by every other's, and by its own base."""
    size = len(arrays)
    by_value, by_base = np.zeros((size, size)), np.zeros(size)
    for place in range(size):
        step = np.zeros(size)
        step[place] = STEP
        by_value[:, place] = (worth(arrays, rule, values + step) - worth(arrays, rule, values - step)) / STEP / 2
        up, down = (dataclasses.replace(arrays, base=arrays.base + move) for move in (step, -step))
        by_base[place] = (worth(up, rule, values) - worth(down, rule, values))[place] / STEP / 2
    return by_value, by_base


def worth(arrays, rule, values):
    fresh = np.zeros(len(arrays))
    Wide(arrays, rule, np.arange(len(arrays))).into(fresh, values)
    return fresh


@given(semantics=st.sampled_from(list(RULES)), data=st.data())
@examples(800)
def test_slopes_of_claims_relations_and_sources_are_central_differences(semantics, data):
    m = data.draw(maps(supports=semantics not in REBUTTALS_ONLY))
    arrays = arrays_from_document(m.document, **data.draw(choices(m.document)))
    draw = np.random.default_rng(data.draw(st.integers(0, 2**32)))  # numbers with no ties and no kinks among them
    arrays = dataclasses.replace(arrays, base=draw.uniform(0.05, 0.95, len(arrays)))
    values = draw.uniform(0.05, 0.95, len(arrays))
    rule = get_semantics(semantics).bound(arrays.most_rebuttals)
    slopes = Wide(arrays, rule, np.arange(len(arrays))).slopes(values)
    found = np.zeros((len(arrays), len(arrays)))
    np.add.at(found, (slopes.node, slopes.by), slopes.slope)
    base_slopes = np.zeros(len(arrays))
    base_slopes[slopes.base_node] = slopes.base_slope
    by_value, by_base = slopes_by_hand(arrays, rule, values)
    assert found == pytest.approx(by_value, abs=1e-6)
    assert base_slopes == pytest.approx(by_base, abs=1e-6)


def test_nothing_has_no_slopes():
    arrays = arrays_from_document(MapBuilder("Nothing").document())
    slopes = Wide(arrays, get_semantics("df_quad"), np.arange(0)).slopes(np.zeros(0))
    assert [len(column) for column in dataclasses.astuple(slopes)] == [0] * 5

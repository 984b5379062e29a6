"""The limit of iteration where it starts next to a fixed point, creeps, or is held by rounding alone."""

from fractions import Fraction
from math import sqrt

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap import Modular, Network
from argmap.arrays.layout import build_layout
from argmap.semantics import get_semantics
from argmap.solve import solve
from tests.shared.examples import examples
from tests.shared.limits import grows
from tests.shared.maps import maps
from tests.shared.reference import reference_scores
from tests.shared.rules import REBUTTALS_ONLY, RULES

ENGINES = ["plain", "compiled"]
near = st.one_of(
    st.sampled_from([0.0, 1.0, 1 - 1e-10, 1e-12, 1e-10, 1e-8, 1e-3, 0.5]),
    st.floats(-12, -3).map(lambda power: 10**power),
    st.floats(0, 1, allow_subnormal=False),
)


def network(prior, *relations):
    """Relations are (premise, sign, target)."""
    source, sign, target = zip(*relations, strict=True)
    return Network.from_arrays(prior=prior, source=source, target=target, sign=sign)


def ring(number, sign):
    return [(place, sign, (place + 1) % number) for place in range(number)]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("prior", [1e-3, 1e-6, 1e-8, 1e-10, 1e-12])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_claims_that_support_each_other_reach_1_from_next_to_nothing(number, prior, engine):
    scores = network([prior] * number, *ring(number, 1)).score(engine=engine)
    (component,) = scores.components
    assert scores.final == pytest.approx([1.0] * number, abs=1e-12)
    assert (component.method, component.stable, component.converged) == ("iteration", True, True)
    assert component.distance <= 1e-9


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("less", [1e-3, 1e-6, 1e-8, 1e-10])
def test_of_two_claims_that_rebut_each_other_the_one_that_nothing_lowers_wins(less, engine):
    scores = network([1.0, 1 - less], *ring(2, -1)).score(engine=engine)
    assert scores.final == pytest.approx([1.0, 0.0], abs=1e-12)
    assert scores.components[0].stable


@pytest.mark.parametrize("engine", ENGINES)
@given(one=st.floats(1e-7, 1), two=st.floats(1e-7, 1))
@examples(400)
def test_two_claims_that_rebut_each_other_meet_where_the_equations_say(engine, one, two):
    scores = network([1 - one, 1 - two], *ring(2, -1)).score(engine=engine, on_divergence="return")
    first, second = Fraction(1 - one), Fraction(1 - two)
    assume(first * second < 1)
    right = [float(first * (1 - second) / (1 - first * second)), float(second * (1 - first) / (1 - first * second))]
    distance = max(1e-9, scores.components[0].distance)
    assert scores.final == pytest.approx(right, abs=distance, rel=0)
    assert scores.converged == (scores.components[0].distance <= 1e-9)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("prior", [1e-4, 1e-8, 1e-12])
def test_growth_that_slows_down_is_followed_to_its_end(prior, engine):
    # x = w + (1 - w) x / (1 + x) has the solution sqrt(w), where the ratio of steps is nearly 1 - 2 sqrt(w).
    scores = network([prior], (0, 1, 0)).score("sd_df_quad", engine=engine)
    assert scores.final[0] == pytest.approx(sqrt(prior), abs=1e-9, rel=0)
    assert scores.final[0] != pytest.approx(prior, abs=1e-3 * sqrt(prior))


@pytest.mark.parametrize("engine", ENGINES)
def test_where_scores_creep_along_a_bent_line_iteration_is_followed_all_the_way(engine):
    # The plain iteration takes 1.8 million steps to come to rest there.
    relations = [(3, 1, 0), (1, -1, 3), (0, -1, 1), (3, -1, 0), (1, 1, 0), (1, 1, 1), (1, -1, 3)]
    source, sign, target = zip(*relations, strict=True)
    strength = [1, 1, 1, 0.0007212610014587645, 0.4354467792929523, 1, 1]
    made = Network.from_arrays(
        prior=[0.9999856264039637] * 4, source=source, target=target, sign=sign, strength=strength
    )  # fmt: skip
    scores = made.score(engine=engine)
    expected = [0.9999910062143098, 0.6257067748023051, 0.9999856264039637, 0.1400934047539405]
    assert scores.final == pytest.approx(expected, abs=1e-9)
    assert scores.components[0].stable


@pytest.mark.parametrize("engine", ENGINES)
def test_a_score_that_holds_what_it_was_once_given_is_not_leapt_over(engine):
    # Under top + linear the third claim supports itself: it keeps the most that the first has ever handed on.
    relations = [(2, 1, 2), (2, 1, 0), (0, 1, 1), (2, 1, 2), (0, -1, 0), (1, -1, 0), (0, 1, 2)]
    source, sign, target = zip(*relations, strict=True)
    made = Network.from_arrays(
        prior=[0.28855282846836094, 0.0, 0.0], source=source, target=target, sign=sign,
        strength=[1, 1, 0.003931405617451209, 1, 1, 1, 0.6688839983469189],
    )  # fmt: skip
    scores = made.score(Modular("top", "linear"), engine=engine)
    expected = [0.2671570244079977, 0.0010503026264991591, 0.1930083696402299]
    assert scores.final == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("engine", ENGINES)
def test_where_no_double_knows_more_the_distance_is_told(engine):
    scores = network([1 - 1e-10, 1 - 2e-10], *ring(2, -1)).score(engine=engine, on_divergence="return")
    (component,) = scores.components
    assert not scores.converged
    assert not component.stable
    assert 1e-9 < component.distance < 1e-4
    assert scores.final == pytest.approx([2 / 3, 1 / 3], abs=component.distance)
    assert "distance=" in repr(component)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("number", [1_001, 2_000])
@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("prior", [0.5, 0.9])
def test_long_rings_settle(number, sign, prior, engine):
    scores = network([prior] * number, *ring(number, sign)).score(engine=engine)
    expected = 1.0 if sign > 0 else prior / (1 + prior)
    assert scores.final == pytest.approx([expected] * number, abs=1e-12)
    assert (scores.components[0].method, scores.components[0].stable) == ("iteration", True)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_long_ring_of_next_to_nothing_reaches_1_too(engine):
    scores = network([1e-8] * 1_001, *ring(1_001, 1)).score(engine=engine)
    assert scores.final == pytest.approx([1.0] * 1_001, abs=1e-9)
    assert scores.components[0].converged


@given(semantics=st.sampled_from(list(RULES)), data=st.data())
@examples(800)
def test_maps_that_start_next_to_a_fixed_point_are_scored_by_the_limit_or_say_how_far_it_is(semantics, data):
    supports = semantics not in REBUTTALS_ONLY
    m = data.draw(maps(supports=supports, restated=False, numbers=near, most_claims=4, most_relations=6))
    expected = reference_scores(m.document, semantics)
    for engine in ENGINES:
        scores = m.network.score(semantics, engine=engine, on_divergence="return")
        found = dict(zip(m.network.ids, scores.final.tolist(), strict=True))
        if expected.settled:
            assert found == pytest.approx(expected.scores, abs=1e-9, rel=0)
            assert scores.converged
        check_that_stable_is_true(scores, {**m.score(semantics, on_divergence="return").relations}, found, expected)


def check_that_stable_is_true(scores, forces, found, expected):
    """No circle is called stable that a push leaves."""
    value = {**expected.values, **forces, **found}
    for keys, step in expected.circles:
        mine = [part for part in scores.components if {*part.members} & {*keys}]
        if len(mine) == 1 and mine[0].stable and expected.settled:
            assert not grows(
                step, {key: value[key] for key in keys}, share=1.0 if mine[0].method == "iteration" else 0.1
            )


def test_a_fixed_point_that_a_push_leaves_is_not_called_stable():
    # Equal claims stay equal; the least difference would grow.
    duel = [(0, 1, 0), (1, 1, 1), (0, -1, 1), (1, -1, 0)] * 3
    for engine in ENGINES:
        assert not network([0.5, 0.5], *duel).score("mlp", engine=engine).components[0].stable
    many = [(one + shift, sign, other + shift) for shift in range(0, 400, 2) for one, sign, other in duel]
    tied = [(place, 1, (place + 2) % 400) for place in range(400)]
    equal = network([0.5] * 400, *many, *tied).score("mlp", on_divergence="return")
    assert not equal.components[0].stable


def test_a_weak_relation_takes_a_step_and_a_plain_one_none():
    # Three points of rest, of which iteration from the base scores reaches the lowest, whatever the strength: a weak
    # relation starts at what it hands on from the base scores, and not at its strength.
    for strength in (1.0, 0.999999):
        made = Network.from_arrays(
            prior=[0.02, 0.02], source=[0, 1] * 3, target=[1, 0] * 3, sign=[1] * 6, strength=[strength] * 6
        )
        for engine in ENGINES:
            assert made.score("quadratic_energy", engine=engine).final == pytest.approx([0.026, 0.026], abs=1e-3)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_relation_of_strength_1_takes_the_same_steps_as_a_node_and_as_an_edge(engine):
    draw = np.random.default_rng(2)
    for _ in range(20):
        made = network(draw.random(4), *[(place, int(sign), int(draw.integers(4)))
                                         for place in (0, 1, 2, 3) for sign in draw.choice([1, -1], 2)])  # fmt: skip
        nodes = made.compiled_with(nodes_for=np.arange(8))
        assert len(nodes) > 4
        layouts = (None, None) if engine == "plain" else (build_layout(nodes), build_layout(made.arrays))
        as_nodes, as_edges = (
            solve(arrays, get_semantics("df_quad"), layout=layout)
            for arrays, layout in zip((nodes, made.arrays), layouts, strict=True)
        )
        assert as_nodes.claim_scores() == pytest.approx(as_edges.claim_scores(), abs=1e-12)
        ends = [{part.method for part in solution.components} for solution in (as_nodes, as_edges)]
        assert ends[0] == ends[1]


def test_compiled_and_plain_and_batch_end_alike():
    draw = np.random.default_rng(5)
    for number in (1, 3, 40):
        prior = 10.0 ** draw.uniform(-12, 0, number)
        source, target = draw.integers(0, number, 3 * number), draw.integers(0, number, 3 * number)
        sign = draw.choice([1, -1], 3 * number)
        made = Network.from_arrays(prior=prior, source=source, target=target, sign=sign)
        plain, compiled = (made.score(engine=engine, on_divergence="return") for engine in ENGINES)
        far = max((part.distance for part in plain.components), default=0.0)
        if np.isfinite(far):
            assert compiled.final == pytest.approx(plain.final, abs=max(1e-12, 2 * far), rel=0)
            batch = made.score_many(np.array([prior, prior]), engine="compiled", on_divergence="return")
            assert batch.final[1] == pytest.approx(plain.final, abs=max(1e-12, 2 * far), rel=0)

"""Circles: the limit of iteration from the base scores, and a report that says how it was found."""

import numpy as np
import pytest

from argmap import MapBuilder, Modular, Network
from argmap.arrays.compile.from_columns import arrays_from_arrays
from argmap.semantics import get_semantics
from argmap.solve import solve
from tests.shared.compiled import arrays_from_document


def network(prior, *relations):
    """Relations are (premise, sign, target)."""
    source, sign, target = zip(*relations, strict=True)
    return Network.from_arrays(prior=prior, source=source, target=target, sign=sign)


def test_a_map_without_circles_has_no_components():
    scores = network([0.5, 0.5], (0, 1, 1)).score()
    assert (scores.components, scores.iterations, scores.residual, scores.converged) == ((), 0, 0.0, True)


def test_two_claims_that_rebut_each_other_meet():
    scores = network([0.5, 0.5], (0, -1, 1), (1, -1, 0)).score()
    (component,) = scores.components
    assert scores.final == pytest.approx([1 / 3, 1 / 3], abs=1e-12)
    assert (component.members, component.size, component.method) == (("0", "1"), 2, "iteration")
    assert (component.stable, component.oscillating, component.converged) == (True, (), True)
    assert scores.iterations == component.iterations > 1
    assert scores.residual <= 1e-12


@pytest.mark.parametrize(("sign", "score"), [(-1, 0.8 / 1.8), (1, 1.0)])
def test_a_claim_may_speak_about_itself(sign, score):
    scores = network([0.8], (0, sign, 0)).score()
    assert scores.final[0] == pytest.approx(score, abs=1e-12)
    assert scores.components[0].members == ("0",)


def test_a_relation_may_be_aimed_at_itself():
    b = MapBuilder("Liar")
    b.undercut(b.claim("This step does not hold.", prior=1.0), "liar", id="liar")
    scores = b.build().score()
    assert scores.relations["liar"] == pytest.approx(0.5)  # x = 1 - x
    assert (scores.components[0].members, scores.components[0].size) == ((), 1)


def test_relations_may_undercut_each_other():
    b = MapBuilder("Duel")
    b.claim("One.", id="one", prior=1.0)
    b.claim("Two.", id="two", prior=0.5)
    b.undercut("one", "second", id="first")
    b.undercut("two", "first", id="second")
    scores = b.build().score()
    first, second = scores.relations["first"], scores.relations["second"]
    assert (first, second) == pytest.approx((1 - second, 0.5 * (1 - first)))


def test_the_limit_from_the_base_scores_is_the_answer_where_there_are_several():
    # Two claims that feed each other three times over: x = w + (1 - w) h(3x), with a low and a high solution.
    def step(state):
        return 0.02 + 0.98 * (3 * state) ** 2 / (1 + (3 * state) ** 2)

    low, high = 0.02, 1.0
    for _ in range(500):
        low, high = step(low), step(high)
    assert (low, high) == pytest.approx((0.026, 0.876), abs=1e-3)
    relations = [(0, 1, 1), (1, 1, 0)] * 3
    assert network([0.02, 0.02], *relations).score("quadratic_energy").final == pytest.approx([low, low], abs=1e-9)


def test_a_fixed_point_on_which_only_equal_claims_stay_is_called_unstable():
    # Each supports itself and rebuts the other, three times over: equal claims stay equal, and the least difference grows.
    duel = [(0, 1, 0), (1, 1, 1), (0, -1, 1), (1, -1, 0)] * 3
    equal, parted = (network([0.5, 0.5 + more], *duel).score("mlp") for more in (0.0, 1e-6))
    assert equal.final.tolist() == [0.5, 0.5]
    assert (equal.components[0].method, equal.components[0].stable) == ("iteration", False)
    assert parted.final[1] - parted.final[0] > 0.5
    assert parted.components[0].stable


def test_where_iteration_creeps_the_end_is_found_and_nothing_is_said_to_swing():
    for prior in (1e-2, 1e-4, 1e-5, 1e-6):  # x = w + (1 - w) x, which iteration nears by a share of w a step
        scores = network([prior], (0, 1, 0)).score()
        (component,) = scores.components
        assert scores.final[0] == pytest.approx(1.0, abs=1e-9)
        assert (component.oscillating, component.stable) == ((), True)


def test_where_a_whole_line_is_at_rest_the_dynamics_decides():
    # x = 1 - y and y = 1 - x hold for every x; equal claims meet in the middle.
    scores = network([1.0, 1.0], (0, -1, 1), (1, -1, 0)).score()
    (component,) = scores.components
    assert scores.final == pytest.approx([0.5, 0.5], abs=1e-9)
    assert (component.method, component.oscillating) == ("dynamics", ("0", "1"))


def test_circles_are_solved_one_after_the_other():
    # 0 and 1 rebut each other; what comes out of it goes into the circle of 2 and 3.
    scores = network(
        [0.5, 0.5, 0.5, 0.5], (0, -1, 1), (1, -1, 0), (0, 1, 2), (2, -1, 3), (3, -1, 2)
    ).score()  # fmt: skip
    assert [component.members for component in scores.components] == [("0", "1"), ("2", "3")]
    two, three = scores.final[2:]
    assert scores.final[:2] == pytest.approx([1 / 3, 1 / 3], abs=1e-12)
    assert two == pytest.approx(0.5 + 0.5 * (1 / 3 - three), abs=1e-12)
    assert three == pytest.approx(0.5 - 0.5 * two, abs=1e-12)


def test_components_are_reported_in_the_order_of_the_map():
    b = MapBuilder("Order")
    for name in ("late", "later", "early", "earlier"):
        b.claim(f"Claim {name}.", id=name)
    b.rebut("early", "earlier")
    b.rebut("earlier", "early")
    b.rebut("early", "late")
    b.rebut("late", "later")
    b.rebut("later", "late")
    assert [part.members for part in b.build().score().components] == [("late", "later"), ("early", "earlier")]


def test_a_held_claim_breaks_a_circle():
    b = MapBuilder("Hen and egg")
    b.claim("Hen.", id="hen", prior=0.5)
    b.claim("Egg.", id="egg", prior=0.5)
    b.support("hen", "egg")
    b.support("egg", "hen")
    m = b.build()
    assert len(m.score().components) == 1
    scores = m.score(fix={"hen": 0.5})
    assert (scores.components, scores["egg"]) == ((), 0.75)


def test_sources_take_part_in_circles():
    b = MapBuilder("Word against word")
    b.source("A", id="a", reliability=0.8)
    b.source("B", id="b", via="a")
    b.claim("A is not to be trusted.", id="attack", prior=0.9, said_by="b")
    b.undercut("attack", "a")
    scores = b.build().score()
    a = scores.sources["a"]
    assert a == pytest.approx(0.8 * (1 - 0.9 * a))
    assert scores["attack"] == pytest.approx(0.9 * a)
    assert scores.components[0].size == 3


def test_many_small_circles_at_once_are_each_solved_as_if_alone():
    draw, number = np.random.default_rng(3), 400
    prior = draw.random((number, 3))
    place = np.arange(3 * number)
    ring = place // 3 * 3 + (place + 1) % 3
    together = Network.from_arrays(prior=prior.ravel(), source=place, target=ring, sign=[-1] * (3 * number)).score()
    assert len(together.components) == number
    for row in range(0, number, 37):
        alone = Network.from_arrays(prior=prior[row], source=[0, 1, 2], target=[1, 2, 0], sign=[-1] * 3).score()
        assert together.final[3 * row : 3 * row + 3] == pytest.approx(alone.final, abs=1e-9)


def test_among_many_circles_the_restless_one_is_told_from_the_others():
    calm = [(2 * place, -1, 2 * place + 1) for place in range(50)] + [
        (2 * place + 1, -1, 2 * place) for place in range(50)
    ]
    prior = [0.5] * 100 + [1.0, 1.0]
    scores = network(prior, *calm, (100, -1, 101), (101, -1, 100)).score()
    assert [part.method for part in scores.components] == ["iteration"] * 50 + ["dynamics"]
    assert scores.final[:100] == pytest.approx([1 / 3] * 100, abs=1e-9)
    assert scores.final[100:] == pytest.approx([0.5, 0.5], abs=1e-9)


def test_a_users_function_is_solved_in_circles_too():
    def halved(base, supports, rebuttals):
        return base * float(np.prod(1 - rebuttals / 2))

    scores = network([1.0, 0.5], (0, -1, 1), (1, -1, 0)).score(halved)
    one, two = scores.final
    assert (one, two) == pytest.approx((1 - two / 2, 0.5 * (1 - one / 2)), abs=1e-9)


def test_newtons_method_needs_no_slopes_of_a_users_function():
    def product(base, supports, rebuttals):
        return base * float(np.prod(1 - rebuttals))

    groups, members = 5, 3
    pairs = [
        (one, -1, other)
        for one in range(15)
        for other in range(15)
        if (one // members + 1) % groups == other // members
    ]  # fmt: skip
    ring = network(np.linspace(0.85, 0.95, 15), *pairs)
    mine, published = ring.score(product), ring.score("social")
    assert [part.method for part in mine.components] == ["newton"]
    assert mine.final == pytest.approx(published.final, abs=1e-8)
    assert not mine.components[0].stable


def test_a_composed_semantics_is_solved_like_any_other():
    scores = network([0.9, 0.9], (0, -1, 1), (1, -1, 0)).score(Modular("top", "linear"))
    assert scores.final == pytest.approx([0.9 / 1.9] * 2, abs=1e-9)


def test_the_tolerance_is_what_decides_whether_a_map_has_settled():
    arrays = arrays_from_arrays(prior=[0.9, 0.9], source=[0, 1], target=[1, 0], sign=[-1, -1])
    loose = solve(arrays, get_semantics("df_quad"), tolerance=1e-2)
    assert loose.converged
    assert loose.residual <= 1e-2


def test_forces_and_reliabilities_are_given_by_relation_and_source():
    b = MapBuilder("Street")
    b.source("The council", id="council", reliability=0.5)
    b.claim("Vans.", id="vans", prior=1.0, said_by="council")
    b.rebut("vans", b.claim("Close.", id="close"), id="loss", strength=0.5)
    b.rebut(b.question("Why?"), "close", id="challenge")
    solution = solve(arrays_from_document(b.document()), get_semantics("df_quad"))
    assert solution.relation_forces() == pytest.approx([0.25, np.nan], nan_ok=True)
    assert solution.source_reliabilities().tolist() == [0.5]
    assert solution.claim_base().tolist() == [0.5, 0.5]
    assert solution.claim_scores().tolist() == [0.5, 0.375]

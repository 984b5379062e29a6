"""At exact zeros, ones and ties: the gradient is the difference of the one direction there is, or the mean of both."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap import Modular, Network
from argmap.model.fields import JOINS
from argmap.semantics.influences import PMax
from tests.gradient.trees import trees
from tests.shared.examples import examples

ENGINES = ("plain", "compiled")
STEP = 2e-5
INFLUENCES = {
    "linear": "linear", "p-max 1": PMax(1.0), "p-max 2": PMax(2.0), "euler": "euler", "logistic": "logistic",
    "fraction": "fraction",
}  # fmt: skip


def one_sided(score, value, way):
    """Differentiate in one direction, over a step and over half of it; where they disagree is a kink in between."""
    now = score(value)

    def slope(step):
        return (4 * score(value + way * step) - score(value + 2 * way * step) - 3 * now) / (2 * way * step)

    coarse, fine = slope(STEP), slope(STEP / 2)
    assume(abs(coarse - fine) < 2e-7)
    return fine


def expected(tree, key, semantics):
    value = tree.base(key, semantics) if key[0] == "c" else tree.numbers[key]
    ways = [way for way in (-1, 1) if 0.0 <= value + way * 3 * STEP <= 1.0]
    return np.mean([one_sided(lambda moved: tree.score(semantics, key, moved), value, way) for way in ways])


def check(tree, semantics):
    network = tree.map().network
    wanted = {key: expected(tree, key, semantics) for key in tree.numbers if key[0] in "cr"}
    for engine in ENGINES:
        gradient = network.gradient(0, semantics, engine=engine)
        if engine == "compiled":
            assert gradient.adjoint.layout is not None
        found = dict(zip(network.ids, gradient.prior.tolist(), strict=True))
        found |= dict(zip(network.columns.relation_ids, gradient.strength.tolist(), strict=True))
        assert found == pytest.approx(wanted, abs=1e-6)


@given(
    influence=st.sampled_from(list(INFLUENCES)), aggregation=st.sampled_from(["sum", "product", "top"]), data=st.data()
)
@examples(800)
def test_every_combination(aggregation, influence, data):
    check(data.draw(trees()), Modular(aggregation, INFLUENCES[influence]))


@given(join=st.sampled_from(JOINS), data=st.data())
@examples(400)
def test_every_join(join, data):
    check(data.draw(trees(join=join)), "df_quad")


@given(semantics=st.sampled_from(["h_categoriser", "max_based", "counting", "social"]), data=st.data())
@examples(200)
def test_rebuttals_alone(semantics, data):
    check(data.draw(trees(supports=False)), semantics)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("semantics", "base", "sign", "by_prior"),
    [
        ("df_quad", 0.9, 1, 0.1),
        ("df_quad", 1.0, 1, 0.0),
        ("df_quad", 0.0, -1, 0.0),
        ("df_quad", 0.9, -1, -0.9),
        ("sd_df_quad", 0.9, 1, 0.1),
        ("quadratic_energy", 0.9, 1, 0.0),
        ("h_categoriser", 0.9, -1, -0.9),
        ("card_based", 0.9, -1, 0.0),
    ],
)
def test_a_reason_of_prior_0_can_only_rise(semantics, base, sign, by_prior, engine):
    network = Network.from_arrays(prior=[base, 0.0], source=[1], target=[0], sign=[sign])
    gradient = network.gradient(0, semantics, engine=engine)
    assert gradient.prior.tolist() == pytest.approx([1.0, by_prior], abs=1e-12)
    assert gradient.strength.tolist() == pytest.approx([0.0], abs=1e-12)


@pytest.mark.parametrize("engine", ENGINES)
def test_equal_sides_have_the_mean_and_a_strength_of_1_can_only_fall(engine):
    network = Network.from_arrays(prior=[0.3, 0.5, 0.5], source=[1, 2], target=[0, 0], sign=[1, -1])
    gradient = network.gradient(0, engine=engine)
    assert gradient.prior.tolist() == pytest.approx([1.0, 0.5, -0.5], abs=1e-12)
    assert gradient.strength.tolist() == pytest.approx([0.5 * 0.3, -0.5 * 0.7], abs=1e-12)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_direction_is_followed_to_a_kink_further_on(engine):
    """A reason of prior 0 supports one of two that balance: the conclusion can only rise by it."""
    network = Network.from_arrays(prior=[0.3, 0.5, 0.5, 0.0], source=[1, 2, 3], target=[0, 0, 1], sign=[1, -1, 1])
    assert network.gradient(0, engine=engine).prior[3] == pytest.approx(0.7 * 0.5, abs=1e-12)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("semantics", ["df_quad", "euler_top"])
@pytest.mark.parametrize("larger", [1, 2])
def test_the_larger_of_two_tiny_forces_decides(semantics, larger, engine):
    """1 - 1e-300 is 1: what has been rounded tells nothing of which side is stronger."""
    prior = [0.3, 1e-300, 1e-300]
    prior[larger] = 2e-300
    network = Network.from_arrays(prior=prior, source=[1, 2], target=[0, 0], sign=[1, -1])
    slope = network.gradient(0, semantics, engine=engine).prior
    if semantics == "df_quad":
        assert slope[1:].tolist() == pytest.approx([0.7, -0.7] if larger == 1 else [0.3, -0.3], abs=1e-12)
    supports = Network.from_arrays(prior=prior, source=[1, 2], target=[0, 0], sign=[1, 1])
    slope = supports.gradient(0, "euler_top", engine=engine).prior
    assert slope[larger] > 0.1
    assert slope[3 - larger] == 0.0


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("order", [[0.1, 0.2, 0.3], [0.3, 0.2, 0.1]])
def test_sides_that_differ_by_rounding_are_equal(order, engine):
    network = Network.from_arrays(
        prior=[0.2, *order, 0.6], source=[1, 2, 3, 4], target=[0] * 4, sign=[1, 1, 1, -1]
    )  # fmt: skip
    slope = network.gradient(0, Modular("sum", "linear"), engine=engine).prior
    assert slope[1:].tolist() == pytest.approx([0.5, 0.5, 0.5, -0.5], abs=1e-12)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_circle_has_directions_too(engine):
    """Two claims that support each other, one of prior 0 and in doubt from the start: x = w + (1 - w) y, y = x v."""
    network = Network.from_arrays(
        prior=[0.4, 0.0, 0.0], source=[0, 1, 2], target=[1, 0, 0], sign=[1, 1, 1], strength=[0.5, 1.0, 1.0]
    )
    gradient = network.gradient(0, engine=engine)
    w, v = 0.4, 0.5
    assert gradient.scores.final[0] == pytest.approx(w / (1 - (1 - w) * v))
    # The reason of prior 0 adds to y: x = w + (1 - w) (1 - (1 - z) (1 - v x)).
    x = w / (1 - (1 - w) * v)
    assert gradient.prior[2] == pytest.approx((1 - w) * (1 - v * x) / (1 - (1 - w) * v), abs=1e-9)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_balance_before_and_inside_a_circle(engine):
    """Two claims against each other, at one of which two reasons balance: as each of them rises and falls."""
    columns = {"source": [0, 1, 2, 3], "target": [1, 0, 1, 1], "sign": [-1, -1, 1, -1]}
    prior = [0.5, 0.5, 0.5, 0.0]

    def score(at, value):
        moved = list(prior)
        moved[at] = value
        return float(Network.from_arrays(prior=moved, **columns).score("df_quad", engine="plain").final[0])

    found = Network.from_arrays(prior=prior, **columns).gradient(0, "df_quad", engine=engine).prior
    for at, value in enumerate(prior):
        ways = [1] if value == 0.0 else [-1, 1]
        slopes = [(score(at, value + way * 1e-6) - score(at, value)) / (way * 1e-6) for way in ways]
        assert found[at] == pytest.approx(np.mean(slopes), abs=1e-5)

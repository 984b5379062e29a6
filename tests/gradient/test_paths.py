"""The compiled sweep and the plain one come to the same, at kinks and ties too."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap import ConvergenceError, Modular, Network, semantics_names
from argmap.arrays.layout import build_layout
from argmap.model.fields import JOINS
from argmap.solve.slopes.adjoint import adjoint
from tests.gradient.differences import REBUTTALS_ONLY, document_of, network_of
from tests.shared.examples import examples

BLENDS = [
    Modular(aggregation, influence)
    for aggregation in ("sum", "product", "top", "card")
    for influence in ("linear", "p-max", "euler", "logistic", "fraction")
]


def assert_same(network, target, semantics):
    try:
        plain, compiled = (network.gradient(target, semantics, engine=engine) for engine in ("plain", "compiled"))
    except ConvergenceError:
        assume(False)
    assert plain.adjoint.layout is None
    assert compiled.adjoint.layout is not None
    np.testing.assert_allclose(compiled.prior, plain.prior, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(compiled.strength, plain.strength, rtol=1e-9, atol=1e-12)


@given(semantics=st.sampled_from([*semantics_names(), *BLENDS]), data=st.data())
@examples(2000)
def test_scores_of_0_and_1_and_ties(semantics, data):
    """A cyclic network would not do here: at a tie, a last digit decides which of two claims is the strongest."""
    claims = data.draw(st.integers(1, 12))
    ends = st.tuples(st.integers(0, claims - 1), st.integers(0, claims - 1)).filter(lambda pair: pair[0] > pair[1])
    pairs = data.draw(st.lists(ends, max_size=30)) if claims > 1 else []
    signs = [-1] if semantics in REBUTTALS_ONLY else [-1, 1]
    network = Network.from_arrays(
        prior=data.draw(st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), min_size=claims, max_size=claims)),
        source=[source for source, _ in pairs],
        target=[target for _, target in pairs],
        sign=[data.draw(st.sampled_from(signs)) for _ in pairs],
        strength=[data.draw(st.sampled_from([0.0, 0.5, 1.0, 1.0])) for _ in pairs],
    )
    # What is tied in theory must be tied to the last digit on both paths.
    plain, compiled = (network.score(semantics, engine=engine).final for engine in ("plain", "compiled"))
    assume(np.array_equal(plain, compiled))
    assert_same(network, 0, semantics)


@given(
    join=st.sampled_from(JOINS),
    seed=st.integers(0, 2**32 - 1),
    semantics=st.sampled_from(sorted(set(semantics_names()) - REBUTTALS_ONLY)),
)
@examples(600)
def test_documents(join, seed, semantics):
    random = np.random.default_rng(seed)
    network = network_of(document_of(random, join=join), min_reliability=float(random.choice([0.0, 0.4])))
    assume(network.layout is not None)  # as it is where a claim bears on the source that it rests on
    assert_same(network, 8, semantics)


@pytest.mark.parametrize("semantics", ["df_quad", "quadratic_energy", "euler_top", "mlp"])
def test_wide_levels_long_rows_and_a_large_circle(semantics):
    random = np.random.default_rng(5)
    claims, circle = 3000, 1500
    ring = np.arange(circle)
    source = np.concatenate([random.integers(circle, claims, 6000), ring, np.arange(circle, claims)])
    target = np.concatenate(
        [(random.random(6000) * source[:6000]).astype(int), (ring + 1) % circle, np.full(claims - circle, 7)]
    )
    network = Network.from_arrays(
        prior=random.uniform(0.05, 0.95, claims), source=source, target=target,
        sign=random.choice([-1, 1], len(source)), strength=random.choice([0.3, 1.0], len(source)),
    )  # fmt: skip
    assert_same(network, 7, semantics)
    assert_same(network, 40, semantics)


def test_the_target_may_lie_anywhere():
    random = np.random.default_rng(6)
    source = np.arange(1, 200)
    network = Network.from_arrays(
        prior=random.uniform(0.05, 0.95, 200), source=source, target=(random.random(199) * source).astype(int),
        sign=random.choice([-1, 1], 199),
    )  # fmt: skip
    for target in range(0, 200, 7):
        assert_same(network, target, "df_quad")


def test_a_layout_that_was_kept_serves_every_gradient():
    network = Network.from_arrays(prior=[0.5, 0.8], source=[1], target=[0], sign=[1])
    layout = network.layout
    first = network.gradient(0, engine="compiled")
    again = network.gradient(0, engine="compiled")
    assert network.layout is layout
    assert first.prior.tolist() == again.prior.tolist()
    assert build_layout(network.arrays).base.tolist() == layout.base.tolist()


def test_what_is_next_to_nothing_is_not_handed_on():
    """A chain in which each step passes on a hundredth: below 1e-250 both paths may say 0."""
    claims = 200
    network = Network.from_arrays(
        prior=np.full(claims, 0.99), source=np.arange(1, claims), target=np.arange(claims - 1),
        sign=np.ones(claims - 1, dtype=int),
    )  # fmt: skip
    plain, compiled = (network.gradient(0, engine=engine).prior for engine in ("plain", "compiled"))
    np.testing.assert_allclose(compiled, plain, rtol=1e-9, atol=1e-240)
    assert compiled[-1] == 0.0


def test_the_adjoint_of_the_target_itself_is_1():
    network = Network.from_arrays(prior=[0.5, 0.8], source=[1], target=[0], sign=[1])
    assert adjoint(network.score(engine="plain").solution, 0).by_value.tolist() == pytest.approx([1.0, 0.5])

"""What priors can be drawn from: draws and quantiles agree, and nothing leaves [0, 1]."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from argmap.errors import ParameterError
from argmap.maths.distributions import Beta, Fixed, Frozen, Triangular, Uniform, as_distribution

SHARES = np.linspace(0.001, 0.999, 37)
LIKE_SCIPY = {
    "beta": (Beta(8, 2), stats.beta(8, 2)),
    "uniform": (Uniform(0.2, 0.6), stats.uniform(0.2, 0.4)),
    "triangular": (Triangular(0.2, 0.3, 0.8), stats.triang(1 / 6, 0.2, 0.6)),
    "rising": (Triangular(0.2, 0.8, 0.8), stats.triang(1, 0.2, 0.6)),
    "falling": (Triangular(0.2, 0.2, 0.8), stats.triang(0, 0.2, 0.6)),
}


@pytest.mark.parametrize(("ours", "theirs"), LIKE_SCIPY.values(), ids=list(LIKE_SCIPY))
def test_quantiles_and_means_are_those_of_scipy(ours, theirs):
    assert ours.quantile(SHARES) == pytest.approx(theirs.ppf(SHARES), abs=1e-12)
    assert ours.mean == pytest.approx(theirs.mean(), abs=1e-12)
    assert Frozen(theirs).quantile(SHARES) == pytest.approx(ours.quantile(SHARES), abs=1e-12)


@pytest.mark.parametrize(
    "one", [*(ours for ours, _ in LIKE_SCIPY.values()), Fixed(0.3), Triangular(0.4, 0.4, 0.4), Frozen(stats.beta(2, 3))]
)
def test_draws_have_the_quantiles_that_are_told(one):
    drawn = one.draw(np.random.default_rng(1), 40_000)
    assert np.quantile(drawn, [0.1, 0.5, 0.9]) == pytest.approx(one.quantile(np.array([0.1, 0.5, 0.9])), abs=0.01)
    assert (drawn.min() >= 0.0, drawn.max() <= 1.0) == (True, True)


@given(low=st.floats(0.02, 0.95), width=st.floats(0.02, 0.9), mass=st.floats(0.2, 0.98))
def test_a_beta_between_two_numbers_has_equal_tails_outside(low, width, mass):
    high = low + width
    assume(high < 0.98)
    try:
        found = Beta.between(low, high, mass=mass)
    except ParameterError:  # a U or a J with next to nothing between its ends
        assume(False)
    there = stats.beta(found.a, found.b)
    assert there.cdf(low) == pytest.approx((1 - mass) / 2, rel=1e-5)
    assert there.sf(high) == pytest.approx((1 - mass) / 2, rel=1e-5)


@pytest.mark.parametrize(
    ("low", "high"), [(0.6, 0.8), (0.05, 0.2), (0.4, 0.6), (0.9, 0.99), (0.495, 0.505), (0.1, 0.9)]
)
def test_what_people_say_can_be_said(low, high):
    assert Beta.between(low, high).quantile(np.array([0.05, 0.95])) == pytest.approx([low, high], abs=1e-6)


@pytest.mark.parametrize("wrong", [(0.8, 0.6), (0.5, 0.5), (0.0, 0.5), (0.5, 1.0), (None, 0.5), (0.2, True)])
def test_ends_that_are_none_are_refused(wrong):
    with pytest.raises(ParameterError, match=r"low|high"):
        Beta.between(*wrong)


@pytest.mark.parametrize("wrong", [0.0, 1.0, 2, "most"])
def test_a_mass_that_is_none_is_refused(wrong):
    with pytest.raises(ParameterError, match="mass is"):
        Beta.between(0.2, 0.4, mass=wrong)


@pytest.mark.parametrize(
    ("given", "from_", "to"), [(stats.norm(0.5, 0.1), "-inf", "inf"), (stats.uniform(0.5, 1), "0.5", "1.5")]
)
def test_a_distribution_that_leaves_the_numbers_a_prior_can_be_is_refused(given, from_, to):
    with pytest.raises(ParameterError, match=f"draws numbers from {from_} to {to}"):
        as_distribution(given)


def test_what_is_no_distribution_is_none():
    assert [as_distribution(one) for one in (0.5, "beta", None, stats.beta)] == [None] * 4


def test_a_frozen_distribution_says_what_it_is():
    assert str(Frozen(stats.beta(2, 3))) == "beta(2, 3)"
    assert str(Frozen(stats.uniform(loc=0.25, scale=0.5))) == "uniform(loc=0.25, scale=0.5)"

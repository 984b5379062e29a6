"""Agreement beyond chance, against printed examples and by its laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.agreement.links import half_right
from argmap.maths.kappa import cohen_kappa, krippendorff_alpha

LABELS = st.sampled_from(["support", "rebuttal", "undercut", "none"])
PAIRS = st.lists(st.tuples(LABELS, LABELS), min_size=1)


def test_alpha_of_krippendorffs_example_a():
    """Krippendorff 2011, example A: binary, two observers, ten units: alpha = 0.095."""
    units = list(zip("0100000010", "1110010000", strict=True))
    assert krippendorff_alpha(units) == pytest.approx(0.095, abs=5e-4)


def test_alpha_of_krippendorffs_example_b():
    """Krippendorff 2011, example B: nominal, two observers, twelve units: alpha = 0.692."""
    units = list(zip("aabbdcccedda", "babbbccceddd", strict=True))
    assert krippendorff_alpha(units) == pytest.approx(0.692, abs=5e-4)


def test_kappa_of_two_doctors():
    """Fleiss, Levin and Paik, table 18.1: observed 0.89, expected 0.66, kappa 0.68."""
    table = {("p", "p"): 75, ("p", "n"): 1, ("p", "o"): 4, ("n", "p"): 5, ("n", "n"): 4, ("n", "o"): 1, ("o", "o"): 10}
    pairs = [pair for pair, number in table.items() for _ in range(number)]
    assert cohen_kappa(pairs) == pytest.approx((0.89 - 0.66) / 0.34, abs=1e-9)


@given(pairs=PAIRS)
def test_kappa_is_that_of_the_definition_and_symmetric(pairs):
    number = len(pairs)
    observed = sum(one == other for one, other in pairs) / number
    expected = sum(
        sum(one == label for one, _ in pairs) * sum(other == label for _, other in pairs)
        for label in {label for pair in pairs for label in pair}
    ) / number**2  # fmt: skip
    kappa = cohen_kappa(pairs)
    if expected == 1:
        assert kappa is None
    else:
        assert kappa == pytest.approx((observed - expected) / (1 - expected))
        assert kappa == pytest.approx(cohen_kappa([(other, one) for one, other in pairs]))


@given(pairs=PAIRS)
def test_full_agreement_is_one_wherever_it_is_defined(pairs):
    same = [(one, one) for one, _ in pairs]
    for measure in (cohen_kappa, krippendorff_alpha):
        assert measure(same) in {None, 1.0}
        assert (measure(same) is None) == (len(set(same)) == 1)


@given(pairs=PAIRS)
def test_alpha_does_not_care_who_gave_which_label(pairs):
    turned = [(other, one) if at % 2 else (one, other) for at, (one, other) in enumerate(pairs)]
    assert krippendorff_alpha(pairs) == pytest.approx(krippendorff_alpha(turned))


def test_a_label_that_is_half_right_costs_half():
    pairs = [("support", "support")] * 4 + [("rebuttal", "undercut")] * 2 + [("undercut", "undercut")] * 2
    # observed (2 * 1/2) / 8; expected: support with against 2 * (4/8)^2, rebuttal with undercut 1/2 * (2/8) * (4/8)
    assert cohen_kappa(pairs, distance=half_right) == pytest.approx(1 - (1 / 8) / (2 * 0.25 + 0.5 * 0.125))
    assert cohen_kappa(pairs, distance=half_right) > cohen_kappa(pairs)


def test_nothing_sorted_has_no_kappa():
    assert cohen_kappa([]) is None
    assert krippendorff_alpha([]) is None
    assert krippendorff_alpha([["a"], ["b"]]) is None

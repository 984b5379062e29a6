"""However strong the reasons: scores and slopes are right or at their limit, for bases down to the smallest there is."""

from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import Network
from argmap.semantics.influences import Euler, Logistic

BASES = [0.0, 5e-324, 1e-312, 1e-305, 1e-300, 1e-20, 0.5, 1 - 1e-16, 1.0]
ENERGIES = [
    -1e308,
    -1e6,
    -800.0,
    -745.0,
    -701.0,
    -699.0,
    -30.0,
    0.0,
    30.0,
    699.0,
    701.0,
    705.0,
    720.0,
    745.0,
    800.0,
    1e6,
    1e308,
]
LARGEST = float(np.finfo(np.float64).max)


def exactly(rule, base, energy):
    """Return score, d score / d base and d score / d energy, in decimals of 60 digits and exponents without end."""
    with localcontext() as context:
        context.prec, context.Emax, context.Emin = 60, 10**17, -(10**17)
        w, growth = Decimal(base), Decimal(max(-1e15, min(1e15, energy))).exp()
        below = 1 + w * growth if rule == "euler" else 1 - w + w * growth
        if rule == "euler":
            score = w * (growth + w) / below
            slopes = (growth + 2 * w + w * w * growth) / below**2, w * (1 - w * w) * growth / below**2
        else:
            score = w * growth / below
            slopes = growth / below**2, w * (1 - w) * growth / below**2
        return tuple(float(min(number, Decimal(LARGEST))) for number in (score, *slopes))


@pytest.mark.filterwarnings("error::RuntimeWarning")
@pytest.mark.parametrize("energy", ENERGIES)
@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize(("name", "rule"), [("euler", Euler()), ("logistic", Logistic())])
def test_scores_and_slopes_are_those_of_exact_arithmetic(name, rule, base, energy):
    score, by_base, by_energy = exactly(name, base, energy)
    assert rule.score(base, energy) == pytest.approx(score, rel=1e-12, abs=1e-300)
    one, pull = np.array([base]), np.array([energy])
    assert rule.scores(one, pull).tolist() == pytest.approx([score], rel=1e-12, abs=1e-300)
    found = [part.item() for part in rule.slopes(one, pull)]
    assert all(np.isfinite(found))
    assert found[1:] == pytest.approx([by_energy] * 2, rel=1e-11, abs=1e-290)
    if by_base < 1e307:
        assert found[0] == pytest.approx(by_base, rel=1e-11, abs=1e-290)
    else:
        assert found[0] > 1e307


@given(base=st.floats(0, 1), energy=st.floats(-1000, 1000))
def test_scores_are_those_of_exact_arithmetic_everywhere(base, energy):
    assert Euler().score(base, energy) == pytest.approx(exactly("euler", base, energy)[0], rel=1e-12, abs=1e-300)
    assert Logistic().score(base, energy) == pytest.approx(exactly("logistic", base, energy)[0], rel=1e-12, abs=1e-300)


@pytest.mark.filterwarnings("error::RuntimeWarning")
@pytest.mark.parametrize("semantics", ["euler", "mlp"])
@pytest.mark.parametrize("base", [0.0, 1e-320, 1e-305, 0.5, 1.0])
@pytest.mark.parametrize("reasons", [690, 705, 760])
def test_hundreds_of_full_reasons_on_both_paths(semantics, base, reasons):
    network = Network.from_arrays(
        prior=[base, *[1.0] * reasons], source=range(1, reasons + 1), target=[0] * reasons, sign=[1] * reasons
    )
    rule = "euler" if semantics == "euler" else "logistic"
    score, by_base, by_energy = exactly(rule, base, float(reasons))
    for engine in ("plain", "compiled"):
        gradient = network.gradient(0, semantics, engine=engine)
        assert gradient.scores.final[0] == pytest.approx(score, rel=1e-12, abs=1e-300)
        assert gradient.prior[1] == pytest.approx(by_energy, rel=1e-11, abs=1e-290)
        if by_base < 1e307:
            assert gradient.prior[0] == pytest.approx(by_base, rel=1e-11, abs=1e-290)

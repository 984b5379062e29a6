"""Where a semantics is known to contract, or to settle on every framework, iteration comes to rest on one fixed point."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from argmap import Network
from tests.shared.examples import examples
from tests.shared.maps import degrees
from tests.shared.rules import REBUTTALS_ONLY

FREE = st.floats(0.0, 1.0)
BOUNDS = {
    # Potyka, KR 2018: 0.6495 D max(w, 1 - w) < 1, with D the largest number of relations that meet one claim.
    "quadratic_energy": {1: FREE, 2: st.floats(0.24, 0.76), 3: st.floats(0.49, 0.51)},
    # Potyka, AAAI 2021: D < 4.
    "mlp": dict.fromkeys((1, 2, 3), FREE),
    # Mossakowski and Neuhaus 2018; Besnard and Hunter 2001 and Amgoud et al. 2017: any framework.
    "euler_top": dict.fromkeys((3, 9), degrees),
    "h_categoriser": dict.fromkeys((3, 9), degrees),
    "max_based": dict.fromkeys((3, 9), degrees),
}


@given(bound=st.sampled_from([(name, most) for name, bound in BOUNDS.items() for most in bound]), data=st.data())
@examples(1000)
def test_iteration_settles_and_a_push_dies_out(bound, data):
    semantics, most = bound
    number = data.draw(st.integers(2, 8))
    claim, side = st.integers(0, number - 1), st.just(-1) if semantics in REBUTTALS_ONLY else st.sampled_from([1, -1])
    met = [data.draw(st.lists(st.tuples(claim, side), max_size=most)) for _ in range(number)]
    relations = [(premise, target, sign) for target, row in enumerate(met) for premise, sign in row]
    source, target, sign = np.array(relations, dtype=int).reshape(-1, 3).T
    prior = [data.draw(BOUNDS[semantics][most]) for _ in range(number)]
    scores = Network.from_arrays(prior=prior, source=source, target=target, sign=sign).score(semantics)
    assert {component.method for component in scores.components} <= {"iteration"}
    assert all(component.stable and not component.oscillating for component in scores.components)


def test_one_that_is_rebutted_many_times_over_by_the_same_is_rebutted_once():
    """Many are tied for the strongest; together they move the claim as one alone would."""
    for many in (1, 2, 6):
        network = Network.from_arrays(prior=[1.0], source=[0] * many, target=[0] * many, sign=[-1] * many)
        assert network.score("max_based").components[0].stable

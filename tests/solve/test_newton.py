"""Newton's method inside a component: where it gets, and what it says where it gets nowhere."""

import numpy as np
import pytest

from argmap.arrays.compile.from_columns import arrays_from_arrays
from argmap.semantics import FunctionSemantics, get_semantics
from argmap.solve.circles import newton as newtons
from argmap.solve.circles.dynamics import relax
from argmap.solve.circles.iteration import Budget
from argmap.solve.circles.newton import Jacobian, newton
from argmap.solve.circles.system import System
from tests.solve.test_rings import Ring

AMPLE = 10**9


def system_of(arrays, semantics="df_quad"):
    rule = get_semantics(semantics) if isinstance(semantics, str) else semantics
    return System(arrays, rule, (np.arange(len(arrays)),), arrays.base.copy())


def duel(prior):
    return arrays_from_arrays(prior=[prior, prior], source=[0, 1], target=[1, 0], sign=[-1, -1])


def ring_system(semantics="df_quad"):
    return system_of(Ring(5, 3).network().arrays, semantics)


def test_a_few_steps_are_exact_from_anywhere_near():
    state, residual = newton(system_of(duel(0.5)), np.array([0.2, 0.4]), 1e-9, Budget(AMPLE))
    assert state == pytest.approx([1 / 3, 1 / 3], abs=1e-12)
    assert residual <= 1e-12


def test_where_the_equations_leave_no_direction_the_state_stays():
    # x = 1 - y and y = 1 - x: a whole line of solutions, so that no step is the right one.
    start = np.array([0.2, 0.4])
    state, residual = newton(system_of(duel(1.0)), start, 1e-9, Budget(AMPLE))
    assert Jacobian(system_of(duel(1.0))).direction(start) is None
    assert state.tolist() == start.tolist()
    assert residual == pytest.approx(0.4)


def test_half_steps_reach_the_line():
    state, residual = relax(system_of(duel(1.0)), np.array([0.2, 0.4]), 1e-9, Budget(AMPLE))
    assert residual <= 1e-12
    assert state.sum() == pytest.approx(1.0)


def test_half_steps_give_up_where_they_creep():
    loop = arrays_from_arrays(prior=[1e-6], source=[0], target=[0], sign=[1])
    budget = Budget(AMPLE)
    state, residual = relax(system_of(loop), np.array([0.1]), 1e-9, budget)
    assert residual > 1e-9
    assert state[0] < 0.11
    assert AMPLE - budget.left < 10**7


def test_large_components_are_solved_without_factors(monkeypatch):
    system = ring_system()
    factored, _ = newton(system, np.full(15, 0.5), 1e-9, Budget(AMPLE))
    monkeypatch.setattr(newtons, "DIRECT", 10)
    iterated, residual = newton(system, np.full(15, 0.5), 1e-9, Budget(AMPLE))
    assert residual <= 1e-9
    assert iterated == pytest.approx(factored, abs=1e-9)


def test_stability_is_told_up_to_a_size_and_unknown_beyond(monkeypatch):
    system = ring_system()
    state, _ = newton(system, np.full(15, 0.5), 1e-9, Budget(AMPLE))
    for which in ("LM", "LR"):
        assert Jacobian(system).pull(state, which) > 1.0
        assert Jacobian(system_of(duel(0.5))).pull(np.array([1 / 3, 1 / 3]), which) == pytest.approx(0.5)
    monkeypatch.setattr(newtons, "DENSE", 10)
    assert Jacobian(system).pull(state) is None


@pytest.mark.parametrize("units", [1, 30_000])
def test_no_step_is_taken_that_the_budget_does_not_hold(units):
    start = np.full(15, 0.9)
    state, residual = newton(ring_system(), start, 1e-9, Budget(units))
    assert state.tolist() == start.tolist()
    assert residual > 0.1


def test_without_slopes_it_stops_with_the_best_there_was_when_the_budget_ends():
    def product(base, supports, rebuttals):
        return base * float(np.prod(1 - rebuttals))

    system = ring_system(FunctionSemantics(product, name="product"))
    start = np.full(15, 0.9)
    assert newton(system, start, 1e-9, Budget(AMPLE))[1] <= 1e-9
    state, residual = newton(system, start, 1e-9, Budget(4 * system.work))
    assert 1e-9 < residual <= np.abs(system.step(start) - start).max()
    assert ((state >= 0) & (state <= 1)).all()


def test_a_jump_does_not_keep_it_from_the_fixed_point():
    # Under `card_based` a score jumps where a rebuttal gets its first force: x = 1 / (2 + x), and 1 for x = 0.
    loop = arrays_from_arrays(prior=[1.0], source=[0], target=[0], sign=[-1])
    state, residual = newton(system_of(loop, "card_based"), np.array([0.0]), 1e-9, Budget(AMPLE))
    assert state[0] == pytest.approx(2**0.5 - 1, abs=1e-12)
    assert residual <= 1e-12


def test_in_a_dip_that_touches_no_fixed_point_it_ends_with_the_lowest():
    # x = w + (1 - w) h(3x) has its only solution near 0.89; at 0.06 F(x) comes close to x and does not touch it.
    loop = arrays_from_arrays(prior=[0.03], source=[0] * 3, target=[0] * 3, sign=[1] * 3)
    system = system_of(loop, "quadratic_energy")
    dip = min(np.linspace(0.0, 0.2, 2001), key=lambda x: abs(system.step(np.array([x]))[0] - x))
    state, residual = newton(system, np.array([dip]), 1e-9, Budget(AMPLE))
    assert state[0] == pytest.approx(dip, abs=1e-3)
    assert residual > 1e-4


def test_the_largest_of_many_eigenvalues_is_told_from_1_as_all_of_them_tell_it():
    random, size = np.random.default_rng(1), 2 * newtons.KRYLOV
    spread = random.standard_normal((size, size)) / size**0.5
    ring = np.roll(np.diag(random.uniform(0.8, 1.2, size)), 1, axis=0)  # all eigenvalues are of one magnitude
    for slope in (0.9 * spread, 1.3 * spread, 0.9 * ring, 1.3 * ring, -np.abs(spread) / 4):
        values = np.linalg.eigvals(slope)
        assert newtons.extreme(slope, "LM") == pytest.approx(np.abs(values).max(), abs=1e-6)
        assert newtons.extreme(slope, "LR") == pytest.approx(values.real.max(), abs=1e-6)

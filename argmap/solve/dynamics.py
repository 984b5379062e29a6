"""The continuous dynamics dx/dt = F(x) - x from the base scores (Potyka, KR 2018)."""

from __future__ import annotations

import numpy as np

from argmap.semantics.segments import Floats
from argmap.solve.iteration import EXACT, WINDOW, Budget
from argmap.solve.newton import newton
from argmap.solve.system import System

MOST_EVALUATIONS = 4000
IDLE_STEPS = 120
"""Steps of the integrator without getting closer, after which the dynamics is taken to run in a circle."""
NEAR = 1e-4
"""A residual from which on Newton's method is tried, to finish what the dynamics began."""
LONGEST_JUMP = 0.01
"""How far that may go: further away lies another fixed point."""


def follow(system: System, tolerance: float, budget: Budget) -> tuple[Floats, Floats]:
    """Follow the dynamics to rest; return the state that came closest and the residual of each component.

    The steps are those of scipy's RK45. Near its limit Newton's method takes over, which is exact there; what it
    finds counts only if it lies next to where the dynamics had come. Where a whole line of fixed points leaves it
    without a direction, short steps of the same dynamics finish the way.
    """
    from scipy import integrate  # noqa: PLC0415 - slow to load

    evaluations = 0

    def change(_: float, given: Floats) -> Floats:
        nonlocal evaluations
        evaluations += 1
        held = np.clip(given, 0.0, 1.0)
        return system.step(held) - held

    solver = integrate.RK45(change, 0.0, system.start(), t_bound=np.inf, rtol=1e-6, atol=1e-9)
    best, closest, idle, next_try = solver.y, np.inf, 0, NEAR
    while evaluations < MOST_EVALUATIONS and idle < IDLE_STEPS and budget.spend(7 * system.work):
        solver.step()
        if solver.status != "running":
            break
        residual = float(np.abs(solver.f).max())
        idle = 0 if residual < 0.99 * closest else idle + 1
        if residual < closest:
            best, closest = np.clip(solver.y, 0.0, 1.0), residual
        if closest <= next_try:
            next_try = closest / 10
            for finish in (newton, relax):
                polished, reached = finish(system, best, tolerance, budget)
                if reached <= tolerance and float(np.abs(polished - best).max()) <= LONGEST_JUMP:
                    return polished, _residuals(system, polished)
    return best, _residuals(system, best)


def relax(system: System, state: Floats, tolerance: float, budget: Budget) -> tuple[Floats, float]:
    """Take half steps towards F(x) while each brings it closer; return the last state and its residual.

    Where that takes more than some hundred steps it is creeping, and a fixed point is better looked for elsewhere.
    """
    residual, closest = np.inf, state
    for _ in range(WINDOW):
        if residual <= min(tolerance, EXACT) or not budget.spend(system.work):
            break
        fresh = system.step(state)
        reached = float(np.abs(fresh - state).max())
        if reached >= residual:
            break
        residual, closest = reached, state
        state = (state + fresh) / 2
    return closest, residual


def _residuals(system: System, state: Floats) -> Floats:
    return system.residuals(np.abs(system.step(state) - state))

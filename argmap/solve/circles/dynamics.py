"""The continuous dynamics dx/dt = F(x) - x from the base scores (Potyka, KR 2018)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from argmap.maths.segments import Floats
from argmap.solve.circles.iteration import EXACT, SMALL, WINDOW, Budget
from argmap.solve.circles.leaps import leap
from argmap.solve.circles.newton import newton
from argmap.solve.circles.rest import distance_left
from argmap.solve.circles.system import System

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_EVALUATIONS = 4000
IDLE_STEPS = 120
"""Steps of the integrator without getting closer, after which the dynamics is taken to run in a circle."""
NEAR = 1e-4
"""A residual from which on Newton's method is tried, to finish what the dynamics began."""
LONGEST_JUMP = 0.01
"""How far that may go: further away lies another fixed point."""


@dataclass
class Rest:
    """Where the dynamics of one or more components came to; a distance is infinite where it did not come to rest."""

    state: Floats
    residuals: Floats
    distances: Floats

    def of(self, place: int, mine: NDArray[np.bool_]) -> tuple[Floats, float, float]:
        """Return the state of a component, whose part of the state is given, its residual and its distance."""
        return self.state[mine], float(self.residuals[place]), float(self.distances[place])


def follow(system: System, tolerance: float, budget: Budget) -> Rest:
    """Follow the dynamics to rest, or to where it came closest.

    The steps are those of scipy's RK45. Near its limit Newton's method takes over, which is exact there; what it
    finds counts only if it lies next to where the dynamics had come. Where it creeps, leaps go on along its way; where a
    whole line of fixed points leaves these without a direction, short steps of the same dynamics finish it.
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
            finished = _finish(system, best, tolerance, budget)
            if finished is not None:
                return finished
    residuals = _residuals(system, best)
    return Rest(best, residuals, np.full(len(residuals), np.inf))


def _finish(system: System, state: Floats, tolerance: float, budget: Budget) -> Rest | None:
    """Return the rest that the dynamics comes to from a state near it; None where that is not known yet."""
    found, residual = newton(system, state, tolerance, budget)
    if residual <= tolerance and float(np.abs(found - state).max()) <= LONGEST_JUMP:
        distance = distance_left(system, found, residual)
        if distance <= tolerance:
            return _rest(system, found, distance)
    if system.semantics.smooth and len(system.nodes) <= SMALL:
        landing = leap(system, state, budget, share=0.5)
        if landing.distance <= tolerance:
            return _rest(system, landing.state, landing.distance)
    found, residual = relax(system, state, tolerance, budget)
    # From 1e-4 to rounding in so few steps: what is left of the way is no longer than the last of them.
    if residual <= EXACT and float(np.abs(found - state).max()) <= LONGEST_JUMP:
        return _rest(system, found, 2.0 * residual)
    return None


def _rest(system: System, state: Floats, distance: float) -> Rest:
    residuals = _residuals(system, state)
    return Rest(state, residuals, np.full(len(residuals), distance))


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

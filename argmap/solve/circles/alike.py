"""Circles that creep to the one fixed point they have: those of a size are solved side by side, by Newton's method."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from argmap.maths.segments import Floats
from argmap.solve.circles.iteration import EXACT, ROUNDING, Budget
from argmap.solve.circles.newton import MOST_STEPS, Jacobian
from argmap.solve.circles.rest import EDGE

if TYPE_CHECKING:
    from argmap.solve.circles.system import System


def settle_alike(system: System, state: Floats, budget: Budget) -> tuple[Floats, Floats, Floats]:
    """Return states, residuals and distances to the limit, shape (components, nodes) and (components,) twice.

    The components are as large as each other, made of claims alone, and contract: whichever way leads to their one fixed
    point will do. Each goes a step of Newton's as long as that lessens its own residual. Where rounding hides how far
    the limit is, scores near 0 and 1 are tried there: what stays there is known exactly.
    """
    sides = _SideBySide(system)
    best = state.reshape(len(system.cycles), -1)
    closest = sides.gap(best).max(axis=1)
    for _ in range(MOST_STEPS):
        if closest.max() <= EXACT / 10 or not budget.spend(len(state) * best.shape[1] + system.work):
            break
        best, closest, any_better = sides.step(best, closest)
        if not any_better:
            break
    distance = sides.distance(best)
    edge = np.round(best)
    tried = np.where(np.abs(best - edge) <= np.minimum(EDGE, distance)[:, None], edge, best)
    at_edge, from_edge = sides.gap(tried).max(axis=1), sides.distance(tried)
    nearer = (distance > ROUNDING) & (at_edge <= ROUNDING) & (from_edge < distance)
    best = np.where(nearer[:, None], tried, best)
    return best, np.where(nearer, at_edge, closest), np.where(nearer, from_edge, distance)


class _SideBySide:
    def __init__(self, system: System) -> None:
        self._system, self._jacobian = system, Jacobian(system)

    def gap(self, state: Floats) -> Floats:
        """Return |F(x) - x|."""
        found: Floats = np.abs(self._system.step(state.ravel()).reshape(state.shape) - state)
        return found

    def step(self, state: Floats, residual: Floats) -> tuple[Floats, Floats, bool]:
        """Go a step of Newton's where that lessens the residual, and say whether it does so anywhere."""
        whole, gap = self._equations(state)
        try:
            way = np.linalg.solve(whole, gap[..., None])[..., 0]
        except np.linalg.LinAlgError:
            return state, residual, False
        trial = np.clip(state + way, 0.0, 1.0)
        reached = self.gap(trial).max(axis=1)
        better = reached < residual
        return np.where(better[:, None], trial, state), np.where(better, reached, residual), bool(better.any())

    def distance(self, state: Floats) -> Floats:
        """Bound how far the fixed points are from states at rest but for rounding, as `rest.distance_to_limit` does."""
        whole, _ = self._equations(state)
        gap = self.gap(state)
        hidden = np.where((gap == 0.0) & ((state == 0.0) | (state == 1.0)), 0.0, gap + ROUNDING / 2)
        try:
            far = (np.abs(np.linalg.inv(whole)) @ hidden[..., None])[..., 0].max(axis=1)
        except np.linalg.LinAlgError:
            return np.full(len(state), np.inf)
        return np.where(np.isfinite(far), far, np.inf)

    def _equations(self, state: Floats) -> tuple[Floats, Floats]:
        """Return I - J of each component, shape (components, nodes, nodes), and F(x) - x."""
        count, size = state.shape
        row, column, slope, gap = self._jacobian.entries(state.ravel())
        summed = np.bincount(row * size + column % size, weights=slope, minlength=count * size * size)
        return np.eye(size) - summed.reshape(count, size, size), gap.reshape(count, size)

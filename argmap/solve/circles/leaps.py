"""Iteration that creeps, many steps at a time: where its steps hardly change, a thousand of them are one sum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from argmap.maths.segments import Floats
from argmap.solve.circles.iteration import ROUNDING, Budget
from argmap.solve.circles.newton import Jacobian
from argmap.solve.circles.rest import at_rest

if TYPE_CHECKING:
    from argmap.solve.circles.system import System

FAITH = 0.05
"""By so much of a step the one after a leap may differ from what was foretold."""
MOST_DOUBLINGS = 60
WIDEST = 2.0
"""A way that stays as short after all doublings has swung to and fro."""
MOST_LEAPS = 400
LIFT = 20
"""Where no leap of at least so many steps is possible, so many plain steps are taken."""
EASES = 6
"""So many steps a leap may take at its end to come back to where scores creep along."""
MOST_LIFTS = 100
MOST_TREMBLES = 3
"""So often a state at rest but for rounding is looked at again."""
COST = 20
"""What a leap costs, in steps."""


@dataclass
class Landing:
    """Where leaps have led."""

    state: Floats
    residual: float
    distance: float
    """How far the limit is from there; infinite where that is not known."""
    steps: int


def leap(system: System, state: Floats, budget: Budget, *, share: float = 1.0) -> Landing:
    """Go on from a state to the limit of x <- x + share * (F(x) - x).

    With r = F(x) - x and J the derivative, n steps lead from x to x + (I + J + ... + J^(n-1)) r as long as F is straight
    on the way. Both the sum and J^n are doubled: s(2n) = s(n) + J^n s(n). A leap is as long as the step found at its end
    is the one foretold, J^n r; where even two steps are not, plain steps are taken. So scores that start with steps of
    1e-12 arrive, whether they grow, creep or swing, and what the way leads past is not taken for its end.
    """
    jacobian, taken, lifts, trembles = Jacobian(system), 0, 0, 0
    best = Landing(state, np.inf, np.inf, 0)
    for _ in range(MOST_LEAPS):
        if lifts > MOST_LIFTS or not budget.spend(COST * system.work + len(state) ** 3 // 50):
            break
        gap = system.step(state) - state
        residual = float(np.abs(gap).max())
        if share * residual <= ROUNDING:
            if residual < best.residual:
                best = Landing(state, residual, np.inf, taken)
            trembles += 1
            if residual == 0.0 or trembles > MOST_TREMBLES:
                break
        length, landed = _leapt(system, jacobian, state, share)
        if length == np.inf:
            break
        taken += 1 if landed is not None else LIFT
        if landed is not None:
            state = landed
            continue
        lifts += 1
        for _ in range(LIFT):
            state = _stepped(system, state, share)
    if not np.isfinite(best.residual):
        return Landing(state, float(np.abs(system.step(state) - state).max()), np.inf, taken)
    best.state, best.residual, best.distance = at_rest(system, jacobian, best.state)
    return best


def _stepped(system: System, state: Floats, share: float) -> Floats:
    return state + share * (system.step(state) - state)


def _leapt(system: System, jacobian: Jacobian, state: Floats, share: float) -> tuple[float, Floats | None]:
    """Leap by single steps, else by two at a time, for scores that swing across a kink; None for a leap that is short."""
    here, slope = state, np.eye(len(state))
    for turns in (1, 2):
        local = jacobian.dense(here)
        if local is None:
            break
        slope = share * (local @ slope) + (1.0 - share) * slope
        here = _stepped(system, here, share)
        length, landed = _longest(system, state, here - state, slope, (share, turns))
        if length == np.inf or length * turns > LIFT:
            return length, landed
    return 1, None


def _longest(
    system: System, state: Floats, step: Floats, slope: Floats, kind: tuple[float, int]
) -> tuple[float, Floats | None]:
    """Return how many steps the longest leap that is like the iteration takes, and its end.

    None where not even two steps are foretold; infinitely many where it swings for ever and gets nowhere.
    """
    share, turns = kind
    first, power, way = float(np.abs(step).max()), slope, step
    length, landed, left, off = 1, None, first, 0.0
    if turns > 1 and first <= ROUNDING:  # back where it was
        return np.inf, None
    for _ in range(MOST_DOUBLINGS):
        with np.errstate(all="ignore"):
            more = power @ way
            way, power = way + more, power @ power
        if not (np.isfinite(way).all() and np.isfinite(power).all()):
            break
        trial = np.clip(state + way, 0.0, 1.0)
        foretold = power @ step
        allowed = max(FAITH * max(first, min(1.0, left := float(np.abs(foretold).max()))), ROUNDING)
        for _ in range(EASES):
            after = trial
            for _ in range(turns):
                after = _stepped(system, after, share)
            off = float(np.abs(after - trial - foretold).max())
            if off <= allowed:
                break
            trial = after  # what leads across the way dies out by itself
        if off > allowed:
            break
        length, landed = 2 * length, trial
        if float(np.abs(more).max()) <= ROUNDING / 16 and left <= ROUNDING / 16:
            break
    else:
        if first > ROUNDING and float(np.abs(way).max()) <= WIDEST and left > first / 2:
            return np.inf, None
    return length, landed

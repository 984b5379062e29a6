"""How far a state is from rest, and whether iteration gets there and stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from argmap.maths.distinct import distinct
from argmap.maths.segments import Floats, gather
from argmap.solve.circles.iteration import ROUNDING, SMALL, Run
from argmap.solve.circles.newton import Jacobian

if TYPE_CHECKING:
    from argmap.solve.circles.system import System

NEAR = 0.05
"""So far away at most, by the pace of the iteration, Newton's method is taken to find its limit."""
EDGE = 1e-3
"""So near to 0 or 1 at most, a score is tried there, if rounding hides how far it is from its limit."""
SIGNS = (0.0, 3.0, 1.0)
"""Sines of so many times the place: all of one sign, by turns, and in runs of three."""
LOOKS = 40
PUSH = 1e-6
WATCHED = 30
"""Steps after which a push is looked at, and once more."""
SETTLED_AT_ONCE = 10
"""Who settles in fewer steps may have started on a fixed point that nothing else comes to rest on."""
MOST_PUSHED = 5_000
"""Larger components are not pushed: that takes longer than to solve them."""


def distance_left(system: System, state: Floats, residual: float) -> float:
    """Say how far a fixed point is from a state; without derivatives, the residual stands for it."""
    return distance_to_limit(system, Jacobian(system), state) if system.semantics.smooth else residual


def at_rest(system: System, jacobian: Jacobian, state: Floats) -> tuple[Floats, float, float]:
    """Return a state at rest but for rounding, its residual, and how far the limit is.

    Where rounding hides that, scores near 0 and 1 are tried there: what stays there is known exactly.
    """
    residual, distance = _residual(system, state), distance_to_limit(system, jacobian, state)
    if distance > ROUNDING:
        edge = np.round(state)
        tried = np.where(np.abs(state - edge) <= min(EDGE, distance), edge, state)
        at_edge = _residual(system, tried)
        if at_edge <= ROUNDING and (nearer := distance_to_limit(system, jacobian, tried)) < distance:
            return tried, at_edge, nearer
    return state, residual, distance


def distance_to_limit(system: System, jacobian: Jacobian, state: Floats) -> float:
    """Bound how far a fixed point may be from a state that is at rest but for rounding; infinite where none is near.

    What is left, and what rounding may hide, goes through |(I - J)^-1|. A score that is 0 or 1 and stays so hides nothing.
    In large components that matrix is not worked out: it is put to what is hidden with signs of several kinds.
    """
    gap = np.abs(system.step(state) - state)
    hidden = np.where((gap == 0.0) & ((state == 0.0) | (state == 1.0)), 0.0, gap + ROUNDING / 2)
    if not hidden.any():
        return 0.0
    if len(system.nodes) > SMALL:
        place = np.arange(len(state))
        ways = [jacobian.solve(state, hidden * np.where(np.sin(turn * place) < 0, -1, 1)) for turn in SIGNS]
        return max(np.inf if way is None else float(np.abs(way).max()) for way in ways)
    slope = jacobian.dense(state)
    if slope is None:
        return np.inf
    try:
        inverse = np.linalg.inv(np.eye(len(state)) - slope)
    except np.linalg.LinAlgError:
        return np.inf
    far = float((np.abs(inverse) @ hidden).max())
    return far if np.isfinite(far) else np.inf


def _residual(system: System, state: Floats) -> float:
    return float(np.abs(system.step(state) - state).max())


def arrives(system: System, run: Run, found: Floats) -> bool:
    """Say whether iteration that creeps is known to come to a fixed point.

    It is where the fixed point lies as near as the pace of the steps foretells. It is, too, where all push upwards:
    iteration from below x <= F(x) passes every point p of a rising line on which p < F(p).
    """
    jump = found - run.state
    if run.distance <= NEAR and float(np.abs(jump).max()) <= 2.0 * run.distance:
        return True
    arrays = system.arrays
    if (arrays.argument_sign[gather(arrays.argument_start, system.nodes)[1]] < 0).any() or jump.min() < -ROUNDING:
        return False
    for share in np.linspace(0.0, 1.0, LOOKS, endpoint=False):
        rise = system.step(run.state + share * jump) - (run.state + share * jump)
        if rise.min() < -ROUNDING or rise.max() <= 0.0:
            return False
    return True


def may_be_held(state: Floats, steps: int) -> bool:
    """Say whether a component may have settled on what a push would leave, as equal claims keep each other in place."""
    if len(state) > MOST_PUSHED:
        return False
    between = state[(state > 0.0) & (state < 1.0)]
    return steps < SETTLED_AT_ONCE or len(distinct(between)) < len(between)


def is_left(system: System, state: Floats, steps: int) -> bool:
    """Say whether a small push is seen to grow; it is tried where it may."""
    if not may_be_held(state, steps):
        return False
    moved = np.clip(state + PUSH * np.sin(np.arange(len(state))), 0.0, 1.0)
    away = []
    for _ in range(2):
        for _ in range(WATCHED):
            moved = system.step(moved)
        away.append(float(np.abs(moved - state).max()))
    system.step(state)
    return away[1] >= away[0] and away[1] > PUSH / 100

"""How far a state is from rest, and whether iteration gets there and stays: in components too large for leaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from argmap.semantics.segments import Floats, gather
from argmap.solve.iteration import SMALL, Run
from argmap.solve.leaps import ROUNDING, distance_to_limit
from argmap.solve.newton import Jacobian

if TYPE_CHECKING:
    from argmap.solve.system import System

NEAR = 0.05
"""So far away at most, by the pace of the iteration, Newton's method is taken to find its limit."""
LOOKS = 40
PUSH = 1e-6
WATCHED = 30
"""Steps after which a push is looked at, and once more."""
MOST_PUSHED = 5_000
"""Larger components are not pushed: that takes longer than to solve them."""


def distance_left(system: System, state: Floats, residual: float) -> float:
    """Say how far a fixed point is from a state; without derivatives, the residual stands for it."""
    if not system.semantics.smooth:
        return residual
    jacobian = Jacobian(system)
    if len(system.nodes) <= SMALL:
        return distance_to_limit(system, jacobian, state)
    if residual == 0.0:
        return 0.0
    direction = jacobian.direction(state)
    return np.inf if direction is None else max(residual, float(np.abs(direction).max()))


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


def is_left(system: System, state: Floats, watched: bool) -> bool:  # noqa: FBT001 - of two reasons to look
    """Say whether a small push is seen to grow; it is tried where claims that are equal may keep each other in place."""
    between = state[(state > 0.0) & (state < 1.0)]
    if len(state) > MOST_PUSHED or not (watched or len(np.unique(between)) < len(between)):
        return False
    moved = np.clip(state + PUSH * np.sin(np.arange(len(state))), 0.0, 1.0)
    away = []
    for _ in range(2):
        for _ in range(WATCHED):
            moved = system.step(moved)
        away.append(float(np.abs(moved - state).max()))
    system.step(state)
    return away[1] >= away[0] and away[1] > PUSH / 100

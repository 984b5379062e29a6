"""The least change of priors, all taken together, for a score to come to a threshold."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.analysis.needed.goal import pared, reduced, topped_up, weakest
from argmap.errors import ConvergenceError
from argmap.maths.largest import largest

if TYPE_CHECKING:
    from argmap.analysis.needed.goal import Goal, Priors

STEP = 0.1
"""How far one prior goes before it is asked again which should go next."""
STEPS = 400
MORE = 12
"""So many claims with the largest slopes take part in the descent, beside those that change already."""
SMALL = 1e-4
"""A change of less, as the descent ends with, is given up, and another claim makes up for it."""


def least_total(goal: Goal, furthest: Priors) -> Priors:
    """Return priors that reach the goal and differ little from what they are; `furthest` reaches it.

    The search starts several times: from each claim that is enough alone, from the priors as they are, going where
    the slope is steepest, and from the furthest priors, giving up what does least. From the best of these it descends
    (sequential quadratic programming with the exact gradient), and pares every change. It ends where no small step is better.
    """
    starts = [*_alone(goal), pared(goal, furthest, weakest(goal, furthest)), *_steepest(goal)]
    starts.sort(key=goal.total)
    return min((_descended(goal, start) for start in starts[:4]), key=goal.total)


def least_within(goal: Goal, end: Priors) -> Priors:
    """Return the same for the claims alone that differ in `end`, which reaches the goal."""
    claims = goal.changed(end)
    orders = (weakest(goal, end), claims, claims[::-1])
    starts = [pared(goal, end, order) for order in orders]
    return min((_descended(goal, start, claims) for start in (min(starts, key=goal.total), end)), key=goal.total)


def _alone(goal: Goal) -> list[Priors]:
    """Return the least changes of the two claims that, enough alone, need least."""
    moves = [*goal.best.items(), *((claim, value) for claim in goal.unsure for value in (0.0, 1.0))]
    enough = np.flatnonzero(goal.margins_of([[move] for move in moves]) > 0)
    if not enough.size:
        return []
    alone = [moves[place] for place in enough]
    values = reduced(goal, alone)
    change = [abs(value - float(goal.start[claim])) for (claim, _), value in zip(alone, values.tolist(), strict=True)]
    return [goal.with_moves([(alone[at][0], float(values[at]))]) for at in np.argsort(change, kind="stable")[:2]]


def _steepest(goal: Goal) -> list[Priors]:
    """Go a step at a time with the prior whose slope is steepest, until the goal is reached."""
    prior, free = goal.start.copy(), np.array([*goal.best, *goal.unsure])
    if not goal.trials.rule.smooth:
        return []
    for _ in range(STEPS):
        try:
            slopes = goal.slopes(prior)[free]
        except ConvergenceError:
            return []
        room = np.where(slopes > 0, 1.0 - prior[free], prior[free])
        gain = np.abs(slopes) * (room > 0)
        at = int(gain.argmax())
        if gain[at] <= 0:
            return []
        claim, step = int(free[at]), min(STEP, float(room[at]))
        prior[claim] = min(1.0, max(0.0, prior[claim] + step * float(np.sign(slopes[at]))))
        if goal.reaches(prior):
            return [pared(goal, prior, weakest(goal, prior))]
    return []


def _descended(goal: Goal, prior: Priors, claims: Sequence[int] | None = None) -> Priors:
    """Descend from priors that reach the goal to such as differ less, or return them."""
    if not goal.trials.rule.smooth or not goal.changed(prior):
        return prior
    with contextlib.suppress(ConvergenceError):
        found = _programmed(goal, prior, _taking_part(goal, prior) if claims is None else list(claims))
        if goal.reaches(found):
            found = pared(goal, found, weakest(goal, found))
            return min(prior, found, key=goal.total)
    return prior


def _taking_part(goal: Goal, prior: Priors) -> list[int]:
    free = np.array([*goal.best, *goal.unsure])
    slopes = np.maximum(np.abs(goal.slopes(prior)), np.abs(goal.slopes(goal.start)))[free]
    strongest = free[largest(slopes, MORE)].tolist()
    return sorted({*goal.changed(prior), *strongest})


def _programmed(goal: Goal, prior: Priors, claims: list[int]) -> Priors:
    """Minimise the sum of the changes while the margin stays 0 or more, each change in the direction it has or should have."""
    from scipy.optimize import Bounds, minimize  # noqa: PLC0415 - slow to load

    slope, begun = goal.slopes(prior)[claims], (prior - goal.start)[claims]
    way = np.sign(np.where(begun == 0, slope, begun))
    room = np.where(way > 0, 1.0 - goal.start[claims], goal.start[claims])

    def priors(change: Priors) -> Priors:
        row = goal.start.copy()
        row[claims] = np.clip(goal.start[claims] + way * change, 0.0, 1.0)
        return row

    enough = {
        "type": "ineq",
        "fun": lambda change: max(-1.0, float(goal.margins(priors(change)[None])[0])),
        "jac": lambda change: goal.slopes(priors(change))[claims] * way,
    }
    settings: Any = {
        "jac": np.ones_like, "bounds": Bounds(np.zeros(len(claims)), room), "constraints": enough,
        "options": {"maxiter": 60, "ftol": 1e-9},
    }  # fmt: skip
    result = minimize(np.sum, np.minimum(np.abs(begun), room), method="SLSQP", **settings)
    found = priors(np.where(result.x < SMALL, 0.0, result.x))
    return topped_up(goal, found, [claims[place] for place in np.argsort(-slope * way, kind="stable")])

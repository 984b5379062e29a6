"""A proof, for few claims, that no change of priors in all is much smaller: branch and bound over boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from argmap.analysis.needed.goal import Goal, Priors

MOST = 3
"""For so many claims the proof is tried; each more multiplies the work."""
WITHIN = 0.01
"""The proof is that nothing totals less by more than this."""


def proven_total(goal: Goal, prior: Priors, *, limit: int) -> tuple[Priors, bool]:
    """Return priors that reach the goal and total no more than these, and whether nothing totals less by over 0.01.

    Where all directions are certain, the score is monotone in the changes: a box of changes is left out if its upper
    corner is not enough or its lower corner totals too much, and cut in two otherwise (monotonic optimisation: Tuy, SIAM
    Journal on Optimization 11(2), 2000). A lower corner that is enough is better than what was known. No more than
    `limit` corners are scored.
    """
    claims = [claim for claim, value in goal.best.items() if value != goal.start[claim]]
    if goal.unsure or len(claims) > MOST:
        return prior, False
    reach = np.array([goal.best[claim] for claim in claims]) - goal.start[claims]
    lower, upper, scored = np.zeros((1, len(claims))), np.abs(reach)[None], 0

    def rows(changes: Priors) -> Priors:
        found = np.repeat(goal.start[None], len(changes), axis=0)
        found[:, claims] = np.clip(goal.start[claims] + np.sign(reach) * changes, 0.0, 1.0)
        return found

    while len(lower):
        spare = goal.total(prior) - WITHIN - lower.sum(axis=1)
        lower, upper, spare = lower[spare > 0], upper[spare > 0], spare[spare > 0]
        upper = np.minimum(upper, lower + spare[:, None])  # beyond this corner all totals too much
        if scored + 2 * len(lower) > limit:
            return prior, False
        scored += 2 * len(lower)
        possible = goal.margins(rows(upper)) > 0 if len(lower) else np.empty(0, dtype=bool)
        lower, upper = lower[possible], upper[possible]
        if not len(lower):
            break
        found = rows(lower)
        enough = goal.margins(found) > 0
        if enough.any():
            prior = min((prior, *found[enough]), key=goal.total)
        lower, upper = _halves(lower[~enough], upper[~enough])
    return prior, True


def _halves(lower: Priors, upper: Priors) -> tuple[Priors, Priors]:
    """Cut every box in two across its longest side."""
    at = np.arange(len(lower)), (upper - lower).argmax(axis=1) if len(lower) else np.empty(0, dtype=np.int64)
    middle = (lower[at] + upper[at]) / 2
    first, second = upper.copy(), lower.copy()
    first[at], second[at] = middle, middle
    return np.vstack([lower, second]), np.vstack([first, upper])

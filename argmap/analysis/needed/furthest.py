"""How far can a score be taken at all, by changing priors?"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from argmap.analysis.needed.goal import Goal, Priors

MOST_TOGETHER = 6
"""Up to so many claims whose direction is not certain are tried in all combinations of 0, 1 and as they are."""
STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)
TRIED = 20_000
"""About so many single moves are tried, one round of them after another."""


def furthest(goal: Goal) -> Priors:
    """Return the priors that take the target furthest.

    Every claim whose direction is certain goes all the way. Where there are no others, nothing gets further. Of the
    others, combinations are tried, and then one after the other is moved as long as that helps: what is found may not be
    the best.
    """
    prior: Priors = goal.with_moves(list(goal.best.items()))
    if not goal.unsure:
        return prior
    starts = _combinations(goal, prior)
    margins = goal.margins(starts)
    prior, margin = starts[int(margins.argmax())], float(margins.max())
    moves = list(product(goal.unsure, STEPS))
    for _ in range(max(1, TRIED // len(moves))):
        margins = goal.margins_of([[move] for move in moves], prior)
        if margins.max() <= margin:
            break
        prior, margin = prior.copy(), float(margins.max())
        claim, value = moves[int(margins.argmax())]
        prior[claim] = value
    return prior


def _combinations(goal: Goal, prior: Priors) -> Priors:
    unsure = list(goal.unsure)
    if len(unsure) > MOST_TOGETHER:
        rows = np.repeat(prior[None], 3, axis=0)
        rows[1, unsure], rows[2, unsure] = 0.0, 1.0
        return rows
    choices = [sorted({0.0, 1.0, float(prior[claim])}) for claim in unsure]
    values = np.array(list(product(*choices)))
    rows = np.repeat(prior[None], len(values), axis=0)
    rows[:, unsure] = values
    return rows

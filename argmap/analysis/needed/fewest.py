"""The fewest claims whose priors have to change for a score to come to a threshold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from argmap.analysis.needed.goal import reduced, spared
from argmap.analysis.needed.least_total import least_total, least_within
from argmap.maths.minimal_sets import Moves, Set, smallest_sets

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.analysis.needed.goal import Goal, Priors

COMPARED = 6
"""Of so many sets of the same size the one is taken whose changes add up to least."""


@dataclass(frozen=True, eq=False)
class Fewest:
    """Priors that reach a goal by changing few claims."""

    prior: Priors
    searched: int
    """No set of up to so many claims is enough, with priors of 0 and 1."""
    settled: bool
    """Whether all smaller sets were searched."""


def fewest(goal: Goal, furthest: Priors, *, limit: int) -> Fewest:
    """Find the fewest claims that are enough, and the least changes of theirs; `furthest` reaches the goal.

    Every claim is tried at 0 or 1, whichever takes the target further, and where that is not certain at both. Sets are
    tried by size, in boxes (see `smallest_sets`), up to the size of one that is found by taking claims in the order
    of what each does alone, and leaving out again what can be spared.
    """
    each = [*goal.best.items(), *((claim, value) for claim in goal.unsure for value in (0.0, 1.0))]
    each = [(claim, value) for claim, value in each if value != goal.start[claim]]
    sure = sum(claim in goal.best for claim, _ in each)
    claims, values = np.array([claim for claim, _ in each], dtype=np.int64), np.array([value for _, value in each])

    def margins(sets: Sequence[Set]) -> NDArray[np.float64]:
        move = np.fromiter(chain.from_iterable(sets), dtype=np.int64)
        return goal.margins_among([len(one) for one in sets], claims[move], values[move])

    moves = Moves(tuple(range(sure)), tuple(range(sure, len(each))), [claim for claim, _ in each], margins)
    alone = margins([(move,) for move in range(len(each))])
    greedy = _greedy(goal, furthest, [each[move] for move in np.argsort(-alone, kind="stable")])
    size = len(goal.changed(greedy))
    found = smallest_sets(moves, largest=size, limit=limit, stop=True)
    if not found.sets:
        ways = [least_within(goal, greedy), least_total(goal, furthest)]
        prior = min(ways, key=lambda prior: (len(goal.changed(prior)), goal.total(prior)))
        return Fewest(prior, found.searched, settled=found.searched >= len(goal.changed(prior)) - 1)
    best = [[each[move] for move in one] for one in sorted(found.sets, key=lambda one: -found.sets[one])]
    if len(best[0]) == 1:
        singles = [one[0] for one in best]
        values = reduced(goal, singles)
        least = min(range(len(singles)), key=lambda at: abs(values[at] - goal.start[singles[at][0]]))
        return Fewest(goal.with_moves([(singles[least][0], float(values[least]))]), 0, settled=True)
    small = [least_within(goal, goal.with_moves(one)) for one in best[:COMPARED]]
    return Fewest(min(small, key=goal.total), len(best[0]) - 1, settled=True)


def _greedy(goal: Goal, furthest: Priors, strongest: list[tuple[int, float]]) -> Priors:
    """Take moves in order until they are enough, then leave out what can be spared."""
    prior, strongest = goal.start, list(dict(reversed(strongest)).items())[::-1]  # the better move of each claim
    for at in range(0, len(strongest), goal.together):
        part = strongest[at : at + goal.together]
        rows = np.repeat(prior[None], len(part), axis=0)
        for place, (claim, value) in enumerate(part):
            rows[place:, claim] = value
        enough = np.flatnonzero(goal.margins(rows) > 0)
        if enough.size:
            return spared(goal, rows[int(enough[0])])
        prior = rows[-1]
    return spared(goal, furthest)

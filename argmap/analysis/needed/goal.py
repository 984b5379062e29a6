"""`Goal`: a threshold that a score should come to, and the priors that may be changed for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.analysis.trials.trials import SLACK, Trials

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Priors = NDArray[np.float64]

BEYOND = -1e-12
"""The slack of a threshold that is to be passed, and still passed when the same is scored in another way."""
POINTS = 16
"""Into so many parts a range is cut at once, to find where a change is just enough."""
NUMBERS = 4_000_000
"""So many priors are held in memory at once."""
LOOSE = 1e-7
"""A change that can be made smaller by this part of it is looked at again."""
CLOSE = 1e-11
"""So close, as a part of the whole change, comes the search for a change that is just enough."""
ROUNDS = 9
"""So often it is cut: to 1e-11 of the range."""


@dataclass(frozen=True, eq=False, repr=False)
class Goal:
    """Which priors reach a threshold; a row of priors has one for every claim that has a score."""

    trials: Trials
    start: Priors
    """The priors as they are; shape (claims,)."""
    threshold: float
    up: bool
    """Whether the score should be at least that, or at most."""
    best: Mapping[int, float]
    """By position, the claims that may change and never take the target away from where it should get, with the prior
    that takes it furthest: 0 or 1."""
    unsure: tuple[int, ...]
    """The other claims that may change."""
    slack: float = SLACK / 2
    """By how much a score may fall short of the threshold and still reach it; less than 0 asks for more than that."""

    def margins(self, rows: Any) -> Priors:
        """Return how far the target gets beyond the threshold with each row of priors, shape (rows,): reached above 0."""
        score = self.trials.with_priors(rows)
        margin = (score - self.threshold if self.up else self.threshold - score) + self.slack
        return np.where(np.isnan(margin), -np.inf, margin)

    def margins_of(self, sets: Sequence[Sequence[tuple[int, float]]], prior: Priors | None = None) -> Priors:
        """Return the same for priors (else those that are there) in which some claims have others, set by set."""
        moves = [move for one in sets for move in one]
        claims = np.array([claim for claim, _ in moves], dtype=np.int64)
        values = np.array([value for _, value in moves], dtype=np.float64)
        return self.margins_among([len(one) for one in sets], claims, values, prior)

    def margins_among(
        self, sizes: Sequence[int], claims: NDArray[np.int64], values: Priors, prior: Priors | None = None
    ) -> Priors:
        """Return the same, given how many claims have other priors in each set, then which and what priors, set after set."""
        base = self.start if prior is None else prior
        found, start = [np.empty(0)], np.concatenate([[0], np.cumsum(np.array(sizes, dtype=np.int64))])
        for first in range(0, len(sizes), self.together):
            here = start[first : first + self.together + 1]
            rows = np.repeat(base[None], len(here) - 1, axis=0)
            which = np.repeat(np.arange(len(rows)), np.diff(here))
            rows[which, claims[here[0] : here[-1]]] = values[here[0] : here[-1]]
            found.append(self.margins(rows))
        return np.concatenate(found)

    @property
    def together(self) -> int:
        """How many rows of priors are held at once."""
        return max(POINTS, NUMBERS // max(1, len(self.start)))

    def reaches(self, prior: Priors) -> bool:
        """Say whether these priors are enough."""
        return bool(self.margins(prior[None])[0] > 0)

    def slopes(self, prior: Priors) -> Priors:
        """Return how fast the margin grows with every prior, shape (claims,)."""
        slopes = self.trials.slopes(prior)
        return slopes if self.up else -slopes

    def total(self, prior: Priors) -> float:
        """Return by how much all priors together differ from what they are."""
        return float(np.abs(prior - self.start).sum())

    def changed(self, prior: Priors) -> list[int]:
        """Return the claims whose priors are others."""
        found: list[int] = np.flatnonzero(prior != self.start).tolist()
        return found

    def with_moves(self, moves: Sequence[tuple[int, float]]) -> Priors:
        """Return the priors as they are but for some claims."""
        prior = self.start.copy()
        for claim, value in moves:
            prior[claim] = value
        return prior


def reduced(goal: Goal, moves: Sequence[tuple[int, float]], prior: Priors | None = None) -> Priors:
    """Return for each of some moves of one claim, which reach the goal alone, the prior that is just enough; shape (moves,).

    The other claims have the given priors, else those that are there.
    Where a larger change never takes the target back, it is found to 1e-11 of the whole change; elsewhere one is found
    that is enough while slightly less is not.
    """
    claims, ends = np.array([claim for claim, _ in moves]), np.array([value for _, value in moves])
    start, row = goal.start[claims], np.arange(len(moves))
    low, high = np.zeros(len(moves)), np.ones(len(moves))
    for _ in range(ROUNDS):
        parts = low[:, None] + (high - low)[:, None] * np.linspace(0.0, 1.0, POINTS + 1)
        tried = start[:, None] + (ends - start)[:, None] * parts[:, :-1]
        sets = [
            [(claim, value)] for claim, values in zip(claims.tolist(), tried.tolist(), strict=True) for value in values
        ]
        enough = goal.margins_of(sets, prior).reshape(len(moves), POINTS) > 0
        enough = np.hstack([enough, np.ones((len(moves), 1), dtype=bool)])  # the whole range is known to be
        first = enough.argmax(axis=1)
        low, high = parts[row, np.maximum(first - 1, 0)], parts[row, first]
    return np.where(high == 1.0, ends, start + (ends - start) * high)


def weakest(goal: Goal, prior: Priors) -> list[int]:
    """Return the changed claims in the order of what their changes do for their size, the weakest first."""
    claims = goal.changed(prior)
    without = [[(claim, float(goal.start[claim]))] for claim in claims]
    margins = np.nan_to_num(goal.margins_of(without, prior), neginf=-9.0)
    worth = (goal.margins(prior[None])[0] - margins) / np.abs(prior[claims] - goal.start[claims])
    return [claims[place] for place in np.argsort(worth, kind="stable")]


def pared(goal: Goal, prior: Priors, order: Sequence[int]) -> Priors:
    """Return priors that reach the goal without the changes that can be given up in this order, and just so.

    The first change that cannot be given up is made just large enough, and only what does nothing is given up after it.
    Where larger changes never take the target back, no change can then be made smaller by itself.
    """
    prior, left, short = _given_up(goal, prior, list(order))
    if short is not None:
        prior = just_enough(goal, short, prior)
    return tightened(goal, _without(goal, prior, left), order)


def tightened(goal: Goal, prior: Priors, order: Sequence[int]) -> Priors:
    """Return priors that reach the goal with each change in turn as small as that allows.

    Where the least of several counts, the end of a change may do nothing: a premise need rise no higher than the others do.
    """
    claims = [claim for claim in order if prior[claim] != goal.start[claim]]
    less = [[(claim, float(prior[claim] + LOOSE * (goal.start[claim] - prior[claim])))] for claim in claims]
    for claim in np.array(claims, dtype=np.int64)[goal.margins_of(less, prior) > 0].tolist():
        end = float(reduced(goal, [(claim, float(prior[claim]))], prior)[0])
        tighter = prior.copy()
        tighter[claim] = end
        prior = tighter if goal.reaches(tighter) else prior
    return prior


def spared(goal: Goal, prior: Priors) -> Priors:
    """Return priors that reach the goal without the changes that can be given up, the weakest first."""
    return _without(goal, prior, weakest(goal, prior))


def _without(goal: Goal, prior: Priors, left: list[int]) -> Priors:
    """Give up changes in order, but for those that are not to be spared once their turn has come."""
    while left:
        alone = goal.margins_of([[(claim, float(goal.start[claim]))] for claim in left], prior) > 0
        left = [claim for claim, spare in zip(left, alone.tolist(), strict=True) if spare]
        if left:
            prior, left, _ = _given_up(goal, prior, left)
    return prior


def _given_up(goal: Goal, prior: Priors, claims: list[int]) -> tuple[Priors, list[int], Priors | None]:
    """Give up changes in order until one cannot be; return the priors before that, the claims after it, and its priors."""
    if not claims:
        return prior, [], None
    some = claims[: goal.together]
    rows = np.repeat(prior[None], len(some), axis=0)
    for at, claim in enumerate(some):
        rows[at:, claim] = goal.start[claim]
    enough = goal.margins(rows) > 0
    if enough.all():
        return rows[-1], claims[len(some) :], None
    first = int(enough.argmin())
    return (prior if first == 0 else rows[first - 1]), claims[first + 1 :], rows[first]


def just_enough(goal: Goal, short: Priors, enough: Priors) -> Priors:
    """Go from priors that do not reach the goal towards such as do, and return the first that are found to."""
    from scipy.optimize import brentq  # noqa: PLC0415 - slow to load

    def at(part: float) -> Priors:
        return enough if part == 1.0 else short + part * (enough - short)

    def margin(part: float) -> float:
        return max(-1.0, float(goal.margins(at(part)[None])[0]))

    if margin(0.0) > 0:  # by the last digit, which many scenarios at once may have otherwise
        return short
    if margin(1.0) <= 0:
        return enough
    root = float(brentq(margin, 0.0, 1.0, xtol=CLOSE, rtol=CLOSE))
    for more in (0.0, *(CLOSE * 4.0**power for power in range(18))):
        part = min(1.0, root + more)
        if margin(part) > 0:
            return at(part)
    return enough


def topped_up(goal: Goal, found: Priors, strongest: list[int]) -> Priors:
    """Where a little is missing, let one of the claims that change anyway change a little more."""
    if goal.reaches(found):
        return found
    for claim in strongest:
        if found[claim] != goal.start[claim]:
            further = found.copy()
            further[claim] = 1.0 if found[claim] > goal.start[claim] else 0.0
            if goal.reaches(further):
                return just_enough(goal, found, further)
    return found

"""Synchronous iteration from the base scores, which defines the answer inside a component."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from argmap.maths.segments import Floats
from argmap.solve.circles.system import System

if TYPE_CHECKING:
    from numpy.typing import NDArray

EXACT = 1e-14
"""Iteration runs on until the limit is so near."""
FLOOR = 64 * 2.0**-52
"""Below this a step may be nothing but rounding."""
ROUNDING = 4 * 2.0**-52
"""What rounding may do to a step of a score, and to each score at rest."""
WINDOW = 200
"""A component that gets no closer in so many steps has not settled; a small one whose steps are not halved creeps."""
PATIENCE = 40
"""Where steps are as small as rounding, so many without getting closer are the end."""
SMALL = 300
"""Up to so many nodes a component that creeps is taken further by leaps, see `solve.leaps`."""
SWING = 1e-6
"""A claim that moves by more than this while others watch is said to oscillate."""
MOST_STEPS = 20_000


class Budget:
    """How much work may still be done: counted, not timed, so that a run ends the same way everywhere."""

    def __init__(self, units: int) -> None:
        self.left = units

    def spend(self, units: int) -> bool:
        """Take some away; False when nothing is left."""
        self.left -= units
        return self.left > 0


@dataclass
class Run:
    """Where the iteration of one component ended."""

    state: Floats
    """The state that came closest."""
    residual: float
    distance: float
    """How far the limit is from there, by the pace at which steps get smaller; infinite where they do not."""
    steps: int
    settled: bool


class Watch:
    """Watches components while they are iterated: how far their limits are, and which are over.

    The distance follows from the pace: where a step is half as large after k steps, all that are left come to less than
    1.5 k + 0.5 times the last one, which is at least 1 / (1 - rho) of it for the ratio rho of successive steps. Steps
    that do not get smaller say nothing, however small they are.
    """

    def __init__(self, sizes: NDArray[np.integer]) -> None:
        count = len(sizes)
        self.is_small = sizes <= SMALL
        self.closest, self.marker, self.half, self.pace = (np.full(count, np.inf) for _ in range(4))
        self.marked, self.halved = np.zeros(count), np.zeros(count)
        self.distance = np.full(count, np.inf)

    def look(self, residual: Floats, steps: int, tolerance: float) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Take in the residuals of a step; say which components are closer than ever, and which are over."""
        closer = residual < self.closest
        self.closest[closer] = residual[closer]
        progress = self.closest < 0.99 * self.marker
        self.marker[progress], self.marked[progress] = self.closest[progress], steps
        halved = self.closest <= self.half / 2
        again = halved & np.isfinite(self.half)
        self.pace[again] = steps - self.halved[again]
        self.half[halved], self.halved[halved] = self.closest[halved], steps
        slack = steps - self.halved
        is_rounding = self.closest <= FLOOR
        span = np.where(is_rounding, self.pace, np.maximum(self.pace, slack))
        self.distance = np.where(self.closest == 0.0, 0.0, np.maximum(self.closest, TINY) * (1.5 * span + 0.5))
        over = (self.distance <= EXACT) | (steps - self.marked >= WINDOW)
        over |= is_rounding & (self.distance <= tolerance) & (slack >= np.maximum(PATIENCE, 2 * self.pace))
        return closer, over | (self.is_small & (slack >= WINDOW))

    def keep(self, left: NDArray[np.integer]) -> None:
        """Go on with some of the components."""
        for name, rows in vars(self).items():
            setattr(self, name, rows[left])


TINY = np.finfo(float).tiny


def iterate(system: System, tolerance: float, budget: Budget) -> list[Run]:
    """Iterate every component until it settles, or is seen not to; components that have ended are left alone."""
    count = len(system.cycles)
    ended: list[Run | None] = [None] * count
    places = list(range(count))
    state, best = system.start(), system.start()
    steps = 0
    watch = Watch(np.array([len(cycle) for cycle in system.cycles]))
    while places:
        fresh = system.step(state)
        closer, over = watch.look(system.residuals(np.abs(fresh - state)), steps, tolerance)
        best = np.where(closer[system.component_of_state], state, best)
        spent = not budget.spend(system.work) or steps >= MOST_STEPS
        state, steps = fresh, steps + 1
        if over.sum() * 2 < len(places) and not spent:
            continue
        for spot in np.flatnonzero(over | spent).tolist():
            residual, distance = float(watch.closest[spot]), float(watch.distance[spot])
            mine = best[system.component_of_state == spot]
            ended[places[spot]] = Run(mine, residual, distance, steps, settled=distance <= tolerance)
        if over.all() or spent:
            break
        left = np.flatnonzero(~over)
        stay = np.isin(system.component_of_state, left)
        state, best = state[stay], best[stay]
        watch.keep(left)
        places, system = [places[spot] for spot in left.tolist()], system.some(left.tolist())
    return [run for run in ended if run is not None]


def swing(system: System, state: Floats, budget: Budget) -> tuple[Floats, Floats]:
    """Iterate on for a while and return how far each part of the state goes both up and down, and its mean.

    What only creeps one way does not swing.
    """
    rise, fall, total = np.zeros(len(state)), np.zeros(len(state)), np.zeros(len(state))
    for taken in range(1, WINDOW + 1):
        fresh = system.step(state)
        np.maximum(rise, fresh - state, out=rise)
        np.maximum(fall, state - fresh, out=fall)
        total += fresh
        state = fresh
        if taken == WINDOW or not budget.spend(system.work):
            break
    return np.minimum(rise, fall), total / taken

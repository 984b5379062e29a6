"""Synchronous iteration from the base scores, which defines the answer inside a component."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from argmap.semantics.segments import Floats
from argmap.solve.system import System

EXACT = 1e-14
"""Once within the tolerance, iteration runs on to about here."""
WINDOW = 200
"""A component that gets no closer in so many steps has not settled."""
PATIENCE = 40
"""Once within the tolerance, so many steps without getting closer are the end."""
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
    steps: int
    settled: bool


def iterate(system: System, tolerance: float, budget: Budget) -> list[Run]:
    """Iterate every component until it settles, or is seen not to; components that have ended are left alone."""
    count = len(system.cycles)
    ended: list[Run | None] = [None] * count
    places = list(range(count))
    best_residual = np.full(count, np.inf)
    state, best = system.start(), system.start()
    steps = 0
    marker, marked = best_residual.copy(), np.zeros(count, dtype=int)
    while places:
        fresh = system.step(state)
        residual = system.residuals(np.abs(fresh - state))
        better = residual < best_residual
        best_residual[better] = residual[better]
        best = np.where(better[system.component_of_state], state, best)
        progress = best_residual < 0.99 * marker
        marker[progress], marked[progress] = best_residual[progress], steps
        within = best_residual <= tolerance
        idle = steps - marked
        over = (best_residual <= EXACT) | (within & (idle >= PATIENCE)) | (idle >= WINDOW)
        spent = not budget.spend(system.work) or steps >= MOST_STEPS
        state, steps = fresh, steps + 1
        if over.sum() * 2 < len(places) and not spent:
            continue
        for spot in np.flatnonzero(over | spent).tolist():
            mine = system.component_of_state == spot
            ended[places[spot]] = Run(best[mine], float(best_residual[spot]), steps, bool(within[spot]))
        if over.all() or spent:
            break
        left = np.flatnonzero(~over)
        stay = np.isin(system.component_of_state, left)
        state, best = state[stay], best[stay]
        best_residual, marker, marked = best_residual[left], marker[left], marked[left]
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

"""Solve the components of a map that run in circles: iteration, then the dynamics, then Newton's method."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from argmap.network.arrays import CLAIM
from argmap.semantics.segments import Floats
from argmap.solution import Component, Method
from argmap.solve.dynamics import follow
from argmap.solve.iteration import SWING, Budget, Run, iterate, swing
from argmap.solve.newton import Jacobian, newton
from argmap.solve.system import System

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.network.arrays import Arrays

MOST_CHECKED = 100
"""Where more components than this are solved side by side, what iteration settles on is taken to be stable.

Iteration can settle on what a small push would leave: equal claims that start equal stay equal.
"""


def solve_cycles(system: System, names: Sequence[str | None], tolerance: float, budget: Budget) -> list[Component]:
    """Write the scores of every component of the system into its values, and report on each."""
    runs = iterate(system, tolerance, budget)
    settled = [place for place, run in enumerate(runs) if run.settled]
    restless = [place for place, run in enumerate(runs) if not run.settled]
    reports: dict[int, Component] = {}
    if settled:
        group = system.some(settled) if restless else system
        group.step(np.concatenate([runs[place].state for place in settled]))
    for place in settled:
        members, run = members_of(system.arrays, system.cycles[place], names), runs[place]
        stable = len(runs) > MOST_CHECKED or not is_unstable(system.alone(place), run.state)
        reports[place] = Component(members, len(run.state), "iteration", run.steps, run.residual, stable=stable)
    if restless:
        found = solve_restless(system.some(restless), [runs[place] for place in restless], names, tolerance, budget)
        reports |= zip(restless, found, strict=True)
    return [reports[place] for place in range(len(runs))]


def solve_restless(
    system: System, runs: list[Run], names: Sequence[str | None], tolerance: float, budget: Budget
) -> list[Component]:
    """Follow the dynamics of all components as one; each that does not come to rest is then taken alone."""
    movement, mean = swing(system, np.concatenate([run.state for run in runs]), budget)
    state, residuals = follow(system, tolerance, budget)
    reports = []
    for place, run in enumerate(runs):
        mine, alone = system.component_of_state == place, system.alone(place)
        found, residual = state[mine], float(residuals[place])
        if residual > tolerance and len(runs) > 1:
            found, lone_residuals = follow(alone, tolerance, budget)
            residual = float(lone_residuals[0])
        method: Method = "dynamics"
        if residual > tolerance:
            method = "newton"
            candidates = [run.state, mean[mine], found, alone.start(), np.full(len(found), 0.5)]
            found, residual = _best_fixed_point(alone, candidates, tolerance, budget)
        converged = residual <= tolerance
        attracts = _stable(alone, found) if converged else False
        alone.step(found)
        report = Component(
            members=members_of(alone.arrays, alone.nodes, names),
            size=len(found),
            method=method if converged else "none",
            iterations=run.steps,
            residual=residual,
            stable=method == "dynamics" if attracts is None else attracts,
            oscillating=members_of(alone.arrays, alone.state[movement[mine] > SWING], names),
            converged=converged,
        )
        reports.append(report)
    return reports


def _best_fixed_point(
    system: System, candidates: list[Floats], tolerance: float, budget: Budget
) -> tuple[Floats, float]:
    best: tuple[Floats, float] = (candidates[0], np.inf)
    for candidate in candidates:
        found = newton(system, np.clip(candidate, 0.0, 1.0), tolerance, budget)
        if found[1] < best[1]:
            best = found
        if best[1] <= tolerance or budget.left <= 0:
            break
    return best


def _stable(system: System, state: Floats) -> bool | None:
    return Jacobian(system).stable(state) if system.semantics.smooth else None


def is_unstable(system: System, state: Floats) -> bool:
    """Say whether a small push would carry the scores away from a fixed point; False where that is not known."""
    return _stable(system, state) is False


def members_of(arrays: Arrays, nodes: NDArray[np.integer], names: Sequence[str | None]) -> tuple[str, ...]:
    """Return the ids of the claims among some nodes, in the order of the map."""
    claims = np.sort(nodes[arrays.kind[nodes] == CLAIM])
    return tuple(name for node in claims.tolist() if (name := names[node]) is not None)

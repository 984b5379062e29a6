"""Solve the components of a map that run in circles: iteration, then the dynamics, then Newton's method."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from argmap.answers.component import Component, Method
from argmap.arrays.arrays import CLAIM
from argmap.maths.segments import Floats
from argmap.solve.circles.dynamics import follow
from argmap.solve.circles.iteration import SMALL, SWING, Budget, Run, iterate, swing
from argmap.solve.circles.leaps import leap
from argmap.solve.circles.newton import Jacobian, newton
from argmap.solve.circles.rest import arrives, at_rest, distance_left, is_left
from argmap.solve.circles.system import System

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays

MOST_CHECKED = 100
"""Where more components than this are solved side by side, what iteration settles on is taken to be stable.

Iteration can settle on what a small push would leave: equal claims that start equal stay equal.
"""
NEUTRAL = 1e-6
"""So near to 1 the ratio of successive steps says that rounding may hide how far the limit is."""


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
        run = runs[place]
        if len(runs) > MOST_CHECKED:
            members = members_of(system.arrays, system.cycles[place], names)
            reports[place] = Component(
                members, len(run.state), "iteration", run.steps, run.residual, distance=run.distance
            )
        else:
            reports[place] = settled_report(system.alone(place), run, names, tolerance, budget)
    if restless:
        found = solve_unsettled(system.some(restless), [runs[place] for place in restless], names, tolerance, budget)
        reports |= zip(restless, found, strict=True)
    return [reports[place] for place in range(len(runs))]


def settled_report(alone: System, run: Run, names: Sequence[str | None], tolerance: float, budget: Budget) -> Component:
    """Report on a component whose steps have become small; where rounding may hide that it creeps, look further."""
    pull = Jacobian(alone).pull(run.state) if alone.semantics.smooth else None
    if pull is None:
        return _report(alone, run, names, stable=not is_left(alone, run.state, run.steps))
    if run.residual > 0.0 and abs(pull - 1.0) <= NEUTRAL:
        landing = leap(alone, run.state, budget)
        if landing.distance <= tolerance or float(np.abs(landing.state - run.state).max()) > tolerance:
            run = Run(landing.state, landing.residual, landing.distance, run.steps + landing.steps, settled=False)
            pull = Jacobian(alone).pull(run.state)
    return _report(alone, run, names, stable=pull is not None and pull < 1.0, tolerance=tolerance)


def _report(
    alone: System, run: Run, names: Sequence[str | None], *, stable: bool, tolerance: float = np.inf
) -> Component:
    alone.step(run.state)
    converged = run.distance <= tolerance
    return Component(
        members=members_of(alone.arrays, alone.nodes, names),
        size=len(run.state),
        method="iteration" if converged else "none",
        iterations=run.steps,
        residual=run.residual,
        stable=stable and converged,
        converged=converged,
        distance=run.distance,
    )


def solve_unsettled(
    system: System, runs: list[Run], names: Sequence[str | None], tolerance: float, budget: Budget
) -> list[Component]:
    """Go on where iteration creeps; what it does not bring to rest is left to the dynamics and to Newton's method."""
    reports: dict[int, Component] = {}
    for place, run in enumerate(runs):
        alone = system.alone(place)
        further = _further(alone, run, tolerance, budget) if alone.semantics.smooth else None
        if further is not None:
            pull = Jacobian(alone).pull(further.state)
            stable = not is_left(alone, further.state, further.steps) if pull is None else pull < 1.0
            reports[place] = _report(alone, further, names, stable=stable, tolerance=tolerance)
    others = [place for place in range(len(runs)) if place not in reports]
    if others:
        found = solve_restless(system.some(others), [runs[place] for place in others], names, tolerance, budget)
        reports |= zip(others, found, strict=True)
    return [reports[place] for place in range(len(runs))]


def _further(alone: System, run: Run, tolerance: float, budget: Budget) -> Run | None:
    """Return where iteration that creeps comes to in the end; None where that is not known."""
    if budget.left <= 0:
        return None
    if len(alone.nodes) <= SMALL:
        landing = leap(alone, run.state, budget)
        if not np.isfinite(landing.distance):
            return None
        return Run(landing.state, landing.residual, landing.distance, run.steps + landing.steps, settled=True)
    found, residual = newton(alone, run.state, tolerance, budget)
    if residual > tolerance or not arrives(alone, run, found):
        return None
    found, residual, distance = at_rest(alone, Jacobian(alone), found)
    return Run(found, residual, distance, run.steps, settled=True)


def solve_restless(
    system: System, runs: list[Run], names: Sequence[str | None], tolerance: float, budget: Budget
) -> list[Component]:
    """Follow the dynamics of all components as one; each that does not come to rest is then taken alone."""
    movement, mean = swing(system, np.concatenate([run.state for run in runs]), budget)
    together = follow(system, tolerance, budget)
    reports = []
    for place, run in enumerate(runs):
        mine, alone = system.component_of_state == place, system.alone(place)
        found, residual, distance = together.of(place, mine)
        if distance > tolerance and len(runs) > 1:
            found, residual, distance = follow(alone, tolerance, budget).of(0, np.ones(len(found), dtype=bool))
        method: Method = "dynamics"
        if distance > tolerance:
            method = "newton"
            candidates = [run.state, mean[mine], found, alone.start(), np.full(len(found), 0.5)]
            found, residual = _best_fixed_point(alone, candidates, tolerance, budget)
            distance = distance_left(alone, found, residual) if residual <= tolerance else np.inf
        converged = distance <= tolerance
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
            distance=distance,
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
    """Say whether the dynamics comes back to a fixed point after a small push; None where that is not known."""
    pull = Jacobian(system).pull(state, "LR") if system.semantics.smooth else None
    return None if pull is None else pull < 1.0


def members_of(arrays: Arrays, nodes: NDArray[np.integer], names: Sequence[str | None]) -> tuple[str, ...]:
    """Return the ids of the claims among some nodes, in the order of the map."""
    claims = np.sort(nodes[arrays.kind[nodes] == CLAIM])
    return tuple(name for node in claims.tolist() if (name := names[node]) is not None)

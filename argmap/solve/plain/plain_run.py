"""Score a network by plain numpy: step after step of its schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from argmap.solve.circles.cycles import solve_cycles
from argmap.solve.circles.system import System
from argmap.solve.plain.layers import Layer, score_sides
from argmap.solve.plain.schedule import schedule_of
from argmap.solve.plain.thin import Thin

if TYPE_CHECKING:
    from argmap.answers.component import Component
    from argmap.arrays.arrays import Arrays
    from argmap.maths.segments import Floats
    from argmap.semantics import Semantics
    from argmap.solve.circles.iteration import Budget


def run_plain(
    arrays: Arrays, rule: Semantics, tolerance: float, budget: Budget
) -> tuple[Floats, tuple[Component, ...]]:
    """Return the value of every node, shape (nodes,), and a report for every circle, in the order of the map."""
    schedule = schedule_of(arrays)
    base = schedule.placed(arrays.base)
    values, scratch = base.copy(), np.empty(schedule.most_forces)
    # The solver of circles counts by node: it gets what bears on a circle, and gives back what it found.
    by_node = arrays.base.copy() if schedule.is_renumbered and schedule.has_circles else values
    score = score_sides(rule)
    reports: list[tuple[int, Component]] = []
    for step in schedule.steps:
        if isinstance(step, Layer):
            step.update(values, base, arrays, score, scratch)
        elif isinstance(step, Thin):
            step.update(values, base, arrays, rule)
        else:
            if by_node is not values:
                by_node[step.around] = values[schedule.place[step.around]]
            system = System(arrays, rule, step.cycles, by_node)
            found = solve_cycles(system, schedule.names, tolerance, budget)
            reports += zip((int(cycle.min()) for cycle in step.cycles), found, strict=True)
            if by_node is not values:
                values[schedule.place[step.nodes]] = by_node[step.nodes]
    reports.sort(key=lambda report: report[0])
    at_node = values.take(schedule.place, mode="clip") if schedule.is_renumbered else values[:-1]
    return at_node, tuple(component for _, component in reports)

"""The solver: one exact pass, fixed points inside components, and a report of what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.basics.later import later

if TYPE_CHECKING:
    from argmap.kernels.engine import Engine, chosen_layout, chosen_threads, is_compiled
    from argmap.solve.many.batch import solve_batch
    from argmap.solve.many.scenarios import Scenarios
    from argmap.solve.plain.schedule import Schedule, schedule_of
    from argmap.solve.result import Solution
    from argmap.solve.solver import solve

__all__ = [
    "Engine",
    "Scenarios",
    "Schedule",
    "Solution",
    "chosen_layout",
    "chosen_threads",
    "is_compiled",
    "schedule_of",
    "solve",
    "solve_batch",
]

__getattr__ = later(
    __name__,
    {
        "Engine": "argmap.kernels.engine",
        "Scenarios": "argmap.solve.many.scenarios",
        "Schedule": "argmap.solve.plain.schedule",
        "Solution": "argmap.solve.result",
        "chosen_layout": "argmap.kernels.engine",
        "chosen_threads": "argmap.kernels.engine",
        "is_compiled": "argmap.kernels.engine",
        "schedule_of": "argmap.solve.plain.schedule",
        "solve": "argmap.solve.solver",
        "solve_batch": "argmap.solve.many.batch",
    },
)

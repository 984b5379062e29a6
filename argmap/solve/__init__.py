"""The solver: one exact pass, fixed points inside components, and a report of what happened."""

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

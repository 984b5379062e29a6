"""The solver: one exact pass, fixed points inside components, and a report of what happened."""

from argmap.solve.engine import Engine, chosen_layout, chosen_threads
from argmap.solve.result import Solution
from argmap.solve.solver import solve

__all__ = ["Engine", "Solution", "chosen_layout", "chosen_threads", "solve"]

"""The solver: one exact pass, fixed points inside components, and a report of what happened."""

from argmap.solve.solver import Solution, solve

__all__ = ["Solution", "solve"]

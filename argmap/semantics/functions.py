"""A user's functions, made to look like aggregations and influences: one call a claim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from argmap.errors import Problem, SemanticsError
from argmap.maths.segments import Floats, Signs, Starts


@dataclass(frozen=True)
class FunctionAggregation:
    """An aggregation from `function(supports, rebuttals) -> energy`, with the forces as arrays.

    >>> FunctionAggregation(lambda supports, rebuttals: supports.sum() - rebuttals.max(initial=0)).energy([0.5], [0.25])
    0.25
    """

    function: Callable[[Floats, Floats], float]

    @property
    def name(self) -> str:
        return getattr(self.function, "__name__", "function")

    def energies(self, force: Floats, sign: Signs, start: Starts) -> Floats:
        values = np.empty(len(start) - 1)
        for row in range(len(values)):
            part = slice(start[row], start[row + 1])
            own, side = force[part], sign[part]
            values[row] = self.function(own[side > 0], own[side < 0])
        return values

    def balance(self, force: Floats, sign: Signs, start: Starts) -> Floats:
        return self.energies(force, sign, start)

    def slopes(self, force: Floats, sign: Signs, start: Starts) -> tuple[Floats, Floats]:
        raise no_slopes(self.name)

    def energy(self, supports: Sequence[float], rebuttals: Sequence[float]) -> float:
        return float(self.function(np.asarray(supports, dtype=np.float64), np.asarray(rebuttals, dtype=np.float64)))


@dataclass(frozen=True)
class FunctionInfluence:
    """An influence from `function(base, energy) -> score`.

    >>> FunctionInfluence(lambda base, energy: base * (1 + energy)).score(0.5, -0.5)
    0.25
    """

    function: Callable[[float, float], float]

    @property
    def name(self) -> str:
        return getattr(self.function, "__name__", "function")

    def scores(self, base: Floats, energy: Floats) -> Floats:
        pairs = zip(base.tolist(), energy.tolist(), strict=True)
        return np.array([float(self.function(own, pull)) for own, pull in pairs], dtype=np.float64)

    def slopes(self, base: Floats, energy: Floats) -> tuple[Floats, Floats, Floats]:
        raise no_slopes(self.name)

    def score(self, base: float, energy: float) -> float:
        return float(self.function(base, energy))


def no_slopes(name: str) -> SemanticsError:
    """Build the error for the derivative of a function that has none to offer."""
    return SemanticsError(Problem(f"{name!r} is a function, so its derivatives are not known"))

"""What a prior may be drawn from where it is uncertain: `Beta`, `Uniform`, `Triangular`, `Fixed`."""

from __future__ import annotations

import math
import numbers
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from argmap.errors import ParameterError, Problem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LARGEST = 1e12
"""More cases than these nobody has seen."""


@runtime_checkable
class Distribution(Protocol):
    """Anything that numbers in [0, 1] can be drawn from."""

    @property
    def mean(self) -> float:
        """The mean of what is drawn."""

    def draw(self, generator: np.random.Generator, size: int) -> NDArray[np.float64]:
        """Draw so many numbers in [0, 1]; shape (size,)."""


class _Brief:
    """Prints its numbers without their names."""

    def __str__(self) -> str:
        values = ", ".join(f"{value:.6g}" for value in vars(self).values())
        return f"{type(self).__name__}({values})"


@dataclass(frozen=True)
class Beta(_Brief):
    """The Beta distribution: as if `a` of `a + b` cases had come out in favour. Both are above 0.

    The larger a + b, the narrower; Beta(1, 1) is uniform.

    >>> Beta(8, 2).mean
    0.8
    >>> Beta.about(0.8, concentration=10)
    Beta(a=8.0, b=2.0)
    """

    a: float
    b: float

    def __post_init__(self) -> None:
        """Check both."""
        _refuse(*(_wrong(self, name, above=True) for name in ("a", "b")))

    @classmethod
    def about(cls, mean: float, *, concentration: float) -> Beta:
        """Return the Beta distribution of that mean, strictly between 0 and 1, with a + b = `concentration`."""
        return cls(mean * concentration, concentration - mean * concentration)

    @property
    def mean(self) -> float:
        """The mean, a / (a + b)."""
        return self.a / (self.a + self.b)

    def draw(self, generator: np.random.Generator, size: int) -> NDArray[np.float64]:
        """Draw so many numbers in [0, 1]; shape (size,)."""
        return generator.beta(self.a, self.b, size)


@dataclass(frozen=True)
class Uniform(_Brief):
    """Every number between two is as likely as any other; 0 <= low <= high <= 1.

    >>> Uniform(0.2, 0.6).mean
    0.4
    """

    low: float = 0.0
    high: float = 1.0

    def __post_init__(self) -> None:
        """Check both."""
        _refuse(*(_wrong(self, name) for name in ("low", "high")))
        _in_order(self, "low", "high")

    @property
    def mean(self) -> float:
        """The mean, half-way."""
        return (self.low + self.high) / 2

    def draw(self, generator: np.random.Generator, size: int) -> NDArray[np.float64]:
        """Draw so many numbers in [0, 1]; shape (size,)."""
        return generator.uniform(self.low, self.high, size)


@dataclass(frozen=True)
class Triangular(_Brief):
    """Most likely at `mode`, falling evenly to nothing at `low` and `high`; 0 <= low <= mode <= high <= 1.

    >>> round(Triangular(0.2, 0.5, 0.8).mean, 9)
    0.5
    """

    low: float
    mode: float
    high: float

    def __post_init__(self) -> None:
        """Check all three."""
        _refuse(*(_wrong(self, name) for name in ("low", "mode", "high")))
        _in_order(self, "low", "mode", "high")

    @property
    def mean(self) -> float:
        """The mean, a third of the sum."""
        return (self.low + self.mode + self.high) / 3

    def draw(self, generator: np.random.Generator, size: int) -> NDArray[np.float64]:
        """Draw so many numbers in [0, 1]; shape (size,)."""
        if self.low == self.high:
            return Fixed(self.low).draw(generator, size)
        return generator.triangular(self.low, self.mode, self.high, size)


@dataclass(frozen=True)
class Fixed(_Brief):
    """One number in [0, 1] and no other: for a claim that stays as it is while others vary.

    >>> Fixed(0.25).mean
    0.25
    """

    value: float

    def __post_init__(self) -> None:
        """Check it."""
        _refuse(_wrong(self, "value"))

    @property
    def mean(self) -> float:
        """The number itself."""
        return self.value

    def draw(self, generator: np.random.Generator, size: int) -> NDArray[np.float64]:
        """Return it so many times; shape (size,)."""
        return generator.uniform(self.value, self.value, size)


def _wrong(one: object, name: str, *, above: bool = False) -> Problem | None:
    """Say what is wrong with a number that has to be in [0, 1], or `above` 0; keep a right one as a plain float."""
    value: Any = getattr(one, name)
    number: Any = math.nan if isinstance(value, bool) or not isinstance(value, numbers.Real) else value
    if 0.0 < number <= LARGEST if above else 0.0 <= number <= 1.0:
        object.__setattr__(one, name, float(value))
        return None
    hint = f"Give a number above 0, up to {LARGEST:g}; Fixed is certain." if above else "Give a number in [0, 1]."
    return Problem(f"{name} of {type(one).__name__} is {value!r}", path=f"{type(one).__name__}.{name}", hint=hint)


def _in_order(one: object, *names: str) -> None:
    values = [getattr(one, name) for name in names]
    if values != sorted(values):
        listed = ", ".join(f"{name}={value}" for name, value in zip(names, values, strict=True))
        hint = f"Give them in the order {' <= '.join(names)}."
        raise ParameterError(Problem(f"{type(one).__name__} has {listed}", hint=hint))


def _refuse(*problems: Problem | None) -> None:
    found = [problem for problem in problems if problem is not None]
    if found:
        raise ParameterError(*found)

"""What a prior may be drawn from where it is uncertain: `Beta`, `Uniform`, `Triangular`, `Fixed`."""

from __future__ import annotations

import math
import numbers
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import numpy as np

from argmap.errors import ParameterError, Problem
from argmap.maths.beta_between import beta_between

if TYPE_CHECKING:
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

    def quantile(self, share: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the numbers below which these shares of all draws lie; the shape is that of `share`."""


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
    """Above 0: so many cases in favour."""
    b: float
    """Above 0: so many cases against."""

    def __post_init__(self) -> None:
        """Check both."""
        _refuse(*(_wrong(self, name, above=True) for name in ("a", "b")))

    @classmethod
    def about(cls, mean: float, *, concentration: float) -> Beta:
        """Return the Beta distribution of that mean, strictly between 0 and 1, with a + b = `concentration`."""
        return cls(mean * concentration, concentration - mean * concentration)

    @classmethod
    def between(cls, low: float, high: float, *, mass: float = 0.9) -> Beta:
        """Return the Beta distribution with `mass` between two numbers, and as much below the one as above the other.

        This is how to say "nine in ten that it lies between 0.6 and 0.8"; 0 < low < high < 1, 0 < mass < 1. Where no
        Beta distribution of up to 1e12 cases does so, it is refused.

        >>> found = Beta.between(0.6, 0.8)
        >>> round(found.mean, 3), [round(float(end), 3) for end in found.quantile(np.array([0.05, 0.95]))]
        (0.704, [0.6, 0.8])
        """
        return cls(*beta_between(low, high, mass))

    @property
    def mean(self) -> float:
        """The mean, a / (a + b)."""
        return self.a / (self.a + self.b)

    def draw(self, generator: np.random.Generator, size: int) -> NDArray[np.float64]:
        """Draw so many numbers in [0, 1]; shape (size,)."""
        return generator.beta(self.a, self.b, size)

    def quantile(self, share: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the numbers below which these shares of all draws lie, in the shape of `share`."""
        from scipy.special import betaincinv  # noqa: PLC0415 - slow to load

        return np.asarray(betaincinv(self.a, self.b, share))


@dataclass(frozen=True)
class Uniform(_Brief):
    """Every number between two is as likely as any other; 0 <= low <= high <= 1.

    >>> Uniform(0.2, 0.6).mean
    0.4
    """

    low: float = 0.0
    """The least, in [0, 1]."""
    high: float = 1.0
    """The greatest, in [0, 1]."""

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

    def quantile(self, share: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the numbers below which these shares of all draws lie, in the shape of `share`."""
        return self.low + share * (self.high - self.low)


@dataclass(frozen=True)
class Triangular(_Brief):
    """Most likely at `mode`, falling evenly to nothing at `low` and `high`; 0 <= low <= mode <= high <= 1.

    >>> round(Triangular(0.2, 0.5, 0.8).mean, 9)
    0.5
    """

    low: float
    """The least, in [0, 1]."""
    mode: float
    """The likeliest, in [0, 1]."""
    high: float
    """The greatest, in [0, 1]."""

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

    def quantile(self, share: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the numbers below which these shares of all draws lie, in the shape of `share`."""
        width, left, right = self.high - self.low, self.mode - self.low, self.high - self.mode
        rising = self.low + np.sqrt(share * width * left)
        falling = self.high - np.sqrt((1.0 - share) * width * right)
        return np.where(share * width < left, rising, falling)


@dataclass(frozen=True)
class Fixed(_Brief):
    """One number in [0, 1] and no other: for a claim that stays as it is while others vary.

    >>> Fixed(0.25).mean
    0.25
    """

    value: float
    """The number, in [0, 1]."""

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

    def quantile(self, share: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the number, whatever the shares, in the shape of `share`."""
        return np.full(np.shape(share), self.value)


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


@dataclass(frozen=True)
class Frozen:
    """A frozen distribution of scipy, such as `scipy.stats.truncnorm(-2, 2, 0.5, 0.1)`, none of it outside [0, 1].

    >>> from scipy import stats
    >>> Frozen(stats.uniform(0.25, 0.5)).mean
    0.5
    """

    given: Any

    def __post_init__(self) -> None:
        """Refuse one that can leave [0, 1]."""
        low, high = (float(end) for end in self.given.support())
        if not 0.0 <= low <= high <= 1.0:
            message = f"{self} draws numbers from {low:g} to {high:g}"
            raise ParameterError(
                Problem(message, hint="A prior lies in [0, 1]: truncate it, or take Beta.between(low, high).")
            )

    @property
    def mean(self) -> float:
        """The mean."""
        return float(self.given.mean())

    def draw(self, generator: np.random.Generator, size: int) -> NDArray[np.float64]:
        """Draw so many numbers in [0, 1]; shape (size,)."""
        return np.asarray(self.given.rvs(size=size, random_state=generator), dtype=np.float64)

    def quantile(self, share: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the numbers below which these shares of all draws lie, in the shape of `share`."""
        return np.asarray(self.given.ppf(share), dtype=np.float64)

    def __str__(self) -> str:
        name = getattr(getattr(self.given, "dist", None), "name", type(self.given).__name__)
        numbers_ = [f"{value:.6g}" for value in getattr(self.given, "args", ())]
        named = [f"{key}={value:.6g}" for key, value in getattr(self.given, "kwds", {}).items()]
        return f"{name}({', '.join([*numbers_, *named])})"


def as_distribution(given: Any) -> Distribution | None:
    """Return what can be drawn from: a distribution as it is, a frozen one of scipy wrapped, None for anything else.

    >>> as_distribution(Beta(1, 1)), as_distribution(0.5)
    (Beta(a=1.0, b=1.0), None)
    """
    if isinstance(given, Distribution):
        return given
    return Frozen(given) if all(hasattr(given, name) for name in ("dist", "ppf", "rvs", "support")) else None

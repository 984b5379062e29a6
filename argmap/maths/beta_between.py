"""The Beta distribution that has so much of its mass between two numbers."""

from __future__ import annotations

import numbers
from typing import Any

import numpy as np

from argmap.errors import ParameterError, Problem

CLOSE = 1e-6
"""How near the two tails have to come to what was asked for."""


def beta_between(low: float, high: float, mass: float) -> tuple[float, float]:
    """Return a and b with P(X < low) = P(X > high) = (1 - mass) / 2.

    Both tails as a function of log a and log b are brought to that by least squares (Levenberg and Marquardt), from
    where a normal distribution of the same ends would lie.

    >>> [round(one, 2) for one in beta_between(0.25, 0.75, 0.5)]
    [1.0, 1.0]
    """
    _check(low, high, mass)
    from scipy import optimize, special  # noqa: PLC0415 - slow to load

    tail = (1.0 - mass) / 2.0

    def gap(logs: Any) -> Any:
        a, b = np.exp(np.clip(logs, -25.0, 27.0))
        return special.logit(np.clip([special.betainc(a, b, low), special.betaincc(a, b, high)], 1e-300, 1 - 1e-16)) - (
            special.logit(tail)
        )

    middle = (low + high) / 2.0
    spread = (high - low) / 2.0 / special.ndtri(1.0 - tail)
    cases = max(0.1, middle * (1.0 - middle) / spread**2 - 1.0)
    start = np.log([middle * cases, (1.0 - middle) * cases])
    found = optimize.least_squares(gap, start, method="lm", xtol=1e-14, ftol=1e-14)
    a, b = np.exp(found.x)
    tails = np.array([special.betainc(a, b, low), special.betaincc(a, b, high)])
    if not np.abs(tails - tail).max() <= CLOSE * tail:
        message = f"no Beta distribution was found with {mass:g} of its mass between {low:g} and {high:g}"
        raise ParameterError(Problem(message, hint="Give ends that lie further apart, or Uniform or Triangular."))
    return float(a), float(b)


def _check(low: float, high: float, mass: float) -> None:
    given: dict[str, Any] = {"low": low, "high": high, "mass": mass}  # whatever a caller passes
    problems = [
        Problem(f"{name} is {value!r}", path=name, hint="Give a number between 0 and 1, both excluded.")
        for name, value in given.items()
        if not (_is_number(value) and 0.0 < value < 1.0)
    ]
    if not problems and low >= high:
        problems = [Problem(f"low is {low:g} and high {high:g}", path="low", hint="Give the lower end first.")]
    if problems:
        raise ParameterError(*problems)


def _is_number(value: Any) -> bool:
    return isinstance(value, numbers.Real) and not isinstance(value, bool)

"""`Estimate`: a number that was found by drawing, with how far it may be off."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from argmap.maths.shares import FEW, TAILS, share_errors

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


LEAST = 0.0005
"""A smaller error is printed with more digits than three."""


class Estimate(NamedTuple):
    """A number, and its standard error: two times in three the truth is no farther off, 19 times in 20 not twice as far.

    >>> print(Estimate(0.25, 0.004))
    0.250 ± 0.004
    """

    value: float
    """What is estimated."""
    error: float
    """Its standard error, in the same unit."""

    def __str__(self) -> str:
        small = 0.0 < self.error < LEAST  # else an error would be printed as none
        digits = math.ceil(1 - math.log10(self.error)) if small else 3
        return f"{self.value:.{digits}f} ± {self.error:.{digits}f}"


def mean_of(draws: Floats) -> Estimate:
    """Return the mean of independent draws.

    >>> mean_of(np.array([0.25, 0.75]))
    Estimate(value=0.5, error=0.25)
    """
    spread = float(draws.std(ddof=1)) if len(draws) > 1 else math.inf
    return Estimate(float(draws.mean()), spread / math.sqrt(len(draws)))


def share_of(hits: int, draws: int) -> Estimate:
    """Return in which share of independent draws something was so.

    The error stays above 0 where something was so in no draw, or in all: see `share_errors`.

    >>> estimate = share_of(0, 100)
    >>> estimate.value, round(estimate.error, 3)
    (0.0, 0.019)
    """
    return Estimate(hits / draws, float(share_errors(hits, draws)))


def quantile_of(draws: Floats, at: float) -> Estimate:
    """Return the number below which a share `at` of independent draws lies, in (0, 1); linear between two draws.

    The error is half the distance between the draws whose ranks lie one standard error to the left and to the right:
    R. S. Woodruff, "Confidence intervals for medians and other position measures", JASA 47 (1952). It asks nothing of
    the shape of the distribution. Where fewer than ten draws lie beyond it, they tell little: the ranks are then those of
    exact intervals, for one and for two errors, a rank beyond the last draw is the end of what a score can be, 0 or 1, and the
    larger side counts.

    >>> print(quantile_of(np.linspace(0, 1, 101), 0.5))
    0.500 ± 0.050
    >>> print(quantile_of(np.linspace(0.4, 0.5, 100), 0.001))
    0.400 ± 0.400
    """
    if len(draws) * min(at, 1 - at) < FEW:
        return _far(np.sort(draws), at)
    off = math.sqrt(at * (1 - at) / len(draws))
    places = [at, max(0.0, at - off), min(1.0, at + off)]
    value, low, high = np.quantile(draws, places).tolist()
    return Estimate(value, round((high - low) / 2, 12))


def _far(ordered: Floats, at: float) -> Estimate:
    """Return a quantile beyond which few draws lie; `ordered` are the draws, the least first."""
    from scipy import stats  # noqa: PLC0415 - slow to load

    number, value = len(ordered), float(np.quantile(ordered, at))
    ranked = np.concatenate([[0.0], ordered, [1.0]])
    error = 0.0
    for times, tail in TAILS:
        low = int(stats.binom.ppf(tail, number, at))  # so many draws at least lie below it, but for so small a chance
        high = int(stats.binom.isf(tail, number, at)) + 1
        error = max(error, (value - ranked[low]) / times, (ranked[high] - value) / times)
    return Estimate(value, error)

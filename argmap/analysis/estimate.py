"""`Estimate`: a number that was found by drawing, with how far it may be off."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


class Estimate(NamedTuple):
    """A number, and its standard error: two times in three the truth is no farther off, 19 times in 20 not twice as far.

    >>> print(Estimate(0.25, 0.004))
    0.250 ± 0.004
    """

    value: float
    error: float

    def __str__(self) -> str:
        return f"{self.value:.3f} ± {self.error:.3f}"


def mean_of(draws: Floats) -> Estimate:
    """Return the mean of independent draws.

    >>> mean_of(np.array([0.25, 0.75]))
    Estimate(value=0.5, error=0.25)
    """
    spread = float(draws.std(ddof=1)) if len(draws) > 1 else math.inf
    return Estimate(float(draws.mean()), spread / math.sqrt(len(draws)))


def share_of(hits: int, draws: int) -> Estimate:
    """Return in which share of independent draws something was so.

    The error is the standard deviation of the posterior from a uniform prior, so that it stays above 0 where
    something was so in no draw, or in all.

    >>> estimate = share_of(0, 98)
    >>> estimate.value, round(estimate.error, 4)
    (0.0, 0.0099)
    """
    smoothed = (hits + 1) / (draws + 2)
    return Estimate(hits / draws, math.sqrt(smoothed * (1 - smoothed) / (draws + 3)))


def quantile_of(draws: Floats, at: float) -> Estimate:
    """Return the number below which a share `at` of independent draws lies, in (0, 1); linear between two draws.

    The error is half the distance between the draws whose ranks lie one standard error to the left and to the right:
    R. S. Woodruff, "Confidence intervals for medians and other position measures", JASA 47 (1952). It asks nothing of
    the shape of the distribution.

    >>> print(quantile_of(np.linspace(0, 1, 101), 0.5))
    0.500 ± 0.050
    """
    off = math.sqrt(at * (1 - at) / len(draws))
    places = [at, max(0.0, at - off), min(1.0, at + off)]
    value, low, high = np.quantile(draws, places).tolist()
    return Estimate(value, round((high - low) / 2, 12))

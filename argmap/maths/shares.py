"""How far a share of independent draws may be off, where something was so in few of them, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.maths.distinct import distinct

if TYPE_CHECKING:
    from numpy.typing import NDArray

FEW = 10
"""With fewer draws on one side the error is that of an exact interval."""
TAILS = ((1.0, 0.15865525393145707), (2.0, 0.02275013194817921))
"""How likely a normal deviate is to lie more than one, or two, standard errors to one side."""


def share_errors(hits: Any, draws: int) -> NDArray[np.float64]:
    """Return the standard errors of shares of independent draws, shape of `hits`: in how many something was so.

    It is the standard deviation of the posterior from a uniform prior. Where something was so in fewer than ten draws, or in all
    but so few, it is what makes the exact interval (C. J. Clopper, E. S. Pearson, Biometrika 26, 1934) lie within one
    error, and that of two within two: of none and of all nearly 2 / n, which holds the rule of three (at most 3 / n, 19
    times in 20).

    >>> share_errors([0, 50], 100).round(3)
    array([0.019, 0.049])
    """
    from scipy.special import betaincinv  # noqa: PLC0415 - slow to load

    count = np.asarray(hits, dtype=np.float64)
    smoothed = (count + 1) / (draws + 2)
    errors: NDArray[np.float64] = np.sqrt(smoothed * (1 - smoothed) / (draws + 3))
    side = np.minimum(count, draws - count)
    for few in distinct(side[side < FEW]).tolist():
        upper = [(float(betaincinv(few + 1, max(draws - few, 0.5), 1 - tail)) - few / draws) / at for at, tail in TAILS]
        errors = np.where(side == few, max(upper), errors)
    return errors

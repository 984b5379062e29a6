"""How far two orders of the same things agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MANY = 500
"""Of more things than these, not every pair is looked at: scipy counts them by sorting."""


def kendall(ranks: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return Kendall's tau-b of every two rows of ranks: 1 the same order, 0 unrelated, -1 reversed, NaN where all are tied.

    `ranks` has shape (orders, things), the result (orders, orders). M. G. Kendall, "The treatment of ties in ranking
    problems", Biometrika 33 (1945).

    >>> kendall(np.array([[1.0, 2.0, 3.0], [3.0, 2.0, 1.0]]))
    array([[ 1., -1.],
           [-1.,  1.]])
    """
    if ranks.shape[1] > _MANY:
        from scipy.stats import kendalltau  # noqa: PLC0415 - slow to load

        return np.array([[kendalltau(one, other).statistic for other in ranks] for one in ranks])
    pairs = np.sign(ranks[:, :, None] - ranks[:, None, :]).reshape(len(ranks), -1)
    agreeing = pairs @ pairs.T
    untied = np.sqrt(np.diag(agreeing))
    with np.errstate(invalid="ignore"):
        found: NDArray[np.float64] = agreeing / untied / untied[:, None]
    return found

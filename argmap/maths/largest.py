"""The largest of many numbers, found without sorting all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def largest(values: NDArray[np.float64], number: int) -> NDArray[np.int64]:
    """Return where the largest values stand, the largest first, and of equal ones the first first.

    >>> largest(np.array([0.5, 0.9, 0.5, 0.1, 0.5]), 3)
    array([1, 0, 2])
    """
    found = np.arange(len(values))
    if 0 < number < len(values):
        least = np.partition(values, len(values) - number)[len(values) - number]
        above, equal = np.flatnonzero(values > least), np.flatnonzero(values == least)
        found = np.sort(np.concatenate([above, equal[: number - len(above)]]))
    return found[np.argsort(-values[found], kind="stable")][: max(number, 0)]

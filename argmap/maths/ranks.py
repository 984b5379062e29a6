"""The ranks of numbers; equal ones share the middle of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def ranks(values: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return the rank of each number among them, from 1 for the least; shape of `values`, one dimension.

    >>> ranks(np.array([0.5, 0.1, 0.5]))
    array([2.5, 1. , 2.5])
    """
    order = np.argsort(values)  # which of equal ones comes first makes no difference
    ordered, found = values[order], np.empty(len(values))
    new = ordered[1:] != ordered[:-1]
    if new.all():
        found[order] = np.arange(1.0, len(values) + 1)
        return found
    first = np.flatnonzero(np.append(True, new))
    sizes = np.diff(np.append(first, len(ordered)))
    found[order] = np.repeat(first + (sizes + 1) / 2, sizes)
    return found

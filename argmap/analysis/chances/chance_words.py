"""What is said of chances wherever they are shown, and how far apart two of them are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from argmap.basics.text import counted

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

LEAST = 1e-12
"""Chances nearer to 0 or 1 are taken to be so far off, for logarithms."""
LIMITS = (
    "These are chances only if the map's priors, strengths and reliabilities are, and if its switches are independent: "
    "a chance of a map is not the chance of the world."
)


def log_odds(chance: Floats) -> Floats:
    """Return the logarithm of the odds, at most 27.6 in size.

    >>> log_odds(np.array([0.5, 0.0])).round(1)
    array([  0. , -27.6])
    """
    near = np.clip(chance, LEAST, 1.0 - LEAST)
    found: Floats = np.log(near) - np.log1p(-near)
    return found


def exactness(width: int, missing: int) -> str:
    """Say that chances are exact, and of how many things they could not be had.

    >>> exactness(4, 0)
    'Exact (width 4).'
    """
    if missing:
        return f"Exact (parts up to width {width}); {counted(missing, 'claim', 'claims')} had to be left out, where the map is too wide."
    return f"Exact (width {width})."

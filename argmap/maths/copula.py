"""Correlated draws by a Gaussian copula: each keeps its own distribution, and their normal scores are correlated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.maths.distributions import Distribution

    Floats = NDArray[np.float64]

SMALLEST = -1e-9
"""An eigenvalue below this is none that rounding could make of 0."""


def is_correlation(matrix: Floats) -> bool:
    """Say whether a symmetric matrix with ones on its diagonal can be one of correlations: no eigenvalue is below 0.

    >>> is_correlation(np.array([[1.0, 0.9, -0.9], [0.9, 1.0, 0.9], [-0.9, 0.9, 1.0]]))
    False
    """
    return bool(np.linalg.eigvalsh(matrix).min() >= SMALLEST)


def correlated(distributions: Sequence[Distribution], matrix: Floats, normal: Floats) -> Floats:
    """Turn independent standard normal numbers, shape (draws, things), into correlated draws of the same shape.

    The Gaussian copula (Sklar 1959; Nelsen, An Introduction to Copulas, 2006, section 2.3): with z = N R^(1/2), thing i
    is drawn as the quantile F_i^(-1)(Phi(z_i)). `matrix` is R, the correlations of the z; those of the draws themselves
    are a little nearer to 0. Drawn values lie in [0, 1].

    >>> from argmap.maths.distributions import Uniform
    >>> normal = np.random.default_rng(0).standard_normal((10_000, 2))
    >>> drawn = correlated([Uniform(), Uniform()], np.array([[1.0, 0.6], [0.6, 1.0]]), normal)
    >>> round(float(np.corrcoef(drawn.T)[0, 1]), 1)
    0.6
    """
    from scipy.special import ndtr  # noqa: PLC0415 - slow to load

    values, vectors = np.linalg.eigh(matrix)
    root = vectors * np.sqrt(np.maximum(values, 0.0)) @ vectors.T
    uniform = ndtr(normal @ root)
    return np.stack([one.quantile(column) for one, column in zip(distributions, uniform.T, strict=True)], axis=1)

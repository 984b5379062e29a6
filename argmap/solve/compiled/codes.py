"""A modular semantics as numbers for compiled code, and how far each claim can be moved by those that bear on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from argmap.model.fields import JOINS
from argmap.semantics.aggregations import Card, Product, Sum, Top
from argmap.semantics.influences import Damped, Euler, Fraction, Linear, Logistic, PMax
from argmap.semantics.modular import Modular

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.kernels.rules import Rule
    from argmap.maths.segments import Floats
    from argmap.semantics import Semantics

_AGGREGATIONS = (Product, Sum, Top, Card)
_INFLUENCES = (Linear, PMax, Euler, Logistic, Fraction, Damped)
STEEPEST_QUADRATIC = 3 * np.sqrt(3) / 8
"""The steepest slope of h_2 (Potyka, KR 2018 gives 0.6495)."""


def is_coded(semantics: Semantics) -> bool:
    """Say whether compiled code knows the semantics: both of its parts are ours, not a user's.

    >>> from argmap.semantics import get_semantics
    >>> is_coded(get_semantics("df_quad")), is_coded(Modular("sum", lambda base, energy: base))
    (True, False)
    """
    return (
        isinstance(semantics, Modular)
        and type(semantics.aggregation) in _AGGREGATIONS
        and type(semantics.influence) in _INFLUENCES
    )


def coded(semantics: Semantics, arrays: Arrays) -> Rule:
    """Return the semantics, bound to a network, as compiled code takes it."""
    from argmap.kernels.rules import Rule  # noqa: PLC0415 - loads numba

    aggregation, influence = _parts(semantics)
    parameter = 0.0
    if isinstance(influence, PMax):
        parameter = influence.p
    elif isinstance(influence, Damped):
        parameter = influence.alpha / max(1, influence.largest)
    return Rule(
        _AGGREGATIONS.index(type(aggregation)), _INFLUENCES.index(type(influence)), float(parameter),
        JOINS.index(arrays.join), float(arrays.min_reliability),
    )  # fmt: skip


def pulls(semantics: Semantics, base: Floats, rebuttals: NDArray[np.integer], supports: NDArray[np.integer]) -> Floats:
    """Bound by how much a claim's score can change when each score that bears on it changes by 1, shape (claims,).

    It is the steepest slope of the influence times what the aggregation can pass on: each force for a sum or a product,
    one of each side for top. Where all of a circle stay below 1, it contracts (Potyka, KR 2018).

    >>> from argmap.semantics import get_semantics
    >>> pulls(get_semantics("mlp"), np.array([0.5]), np.array([1]), np.array([2]))
    array([0.75])
    """
    aggregation, influence = _parts(semantics)
    if isinstance(aggregation, Card):  # it jumps where a force leaves 0
        return np.full(len(base), np.inf)
    passed = rebuttals + supports
    if isinstance(aggregation, Top):
        passed = np.minimum(rebuttals, 1) + np.minimum(supports, 1)
    return passed * _steepest(influence, base)


def _steepest(influence: object, base: Floats) -> Floats:
    larger = np.maximum(base, 1.0 - base)
    if isinstance(influence, Linear):
        return larger
    if isinstance(influence, PMax) and influence.p in (1.0, 2.0):
        return larger * (1.0 if influence.p == 1.0 else STEEPEST_QUADRATIC)
    if isinstance(influence, Euler):
        return (1.0 - base**2) / 4
    if isinstance(influence, Logistic):
        return np.full(len(base), 0.25)
    if isinstance(influence, Fraction):
        return base
    if isinstance(influence, Damped):
        return np.full(len(base), influence.alpha / max(1, influence.largest))
    return np.full(len(base), np.inf)


def _parts(semantics: Semantics) -> tuple[object, object]:
    if not isinstance(semantics, Modular):
        raise TypeError(semantics)
    return semantics.aggregation, semantics.influence

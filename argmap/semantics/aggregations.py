"""Aggregations: how the forces for and against a claim become one energy."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import ClassVar, Protocol

import numpy as np

from argmap.maths.segments import (
    Floats,
    Signs,
    Starts,
    product_of_others,
    reduce_segments,
    rows_of,
    ties,
    told_apart,
)
from argmap.semantics.sides import Sides

_ONE = np.array(1.0)  # numpy takes an array of its own sooner than a number
NEAR = 1e-9
"""A difference of two products in [0, 1] that is smaller may be rounding: then their logarithms tell."""
MOST = 1e4
"""What stands for an infinite logarithm: the product is 0."""
LEAST = 1e-300
"""An energy that is not 0, and of which no more is known than its sign."""


class Aggregation(Protocol):
    """What every aggregation can do. Forces lie in [0, 1]; both sides empty gives 0.

    The arrays hold many claims at once: claim i has the forces `force[start[i]:start[i + 1]]`, of sign +1 for a
    support and -1 for a rebuttal.
    """

    @property
    def name(self) -> str:
        """The name it is asked for by."""

    def energies(self, force: Floats, sign: Signs, start: Starts) -> Floats:
        """Return the energy of every claim, shape (claims,)."""

    def balance(self, force: Floats, sign: Signs, start: Starts) -> Floats:
        """Return the energies with signs to rely on: 0 where both sides are equal up to rounding, and only there."""

    def slopes(self, force: Floats, sign: Signs, start: Starts) -> tuple[Floats, Floats]:
        """Return d energy / d force as each force by itself falls, and as it rises, each of shape (forces,)."""

    def energy(self, supports: Sequence[float], rebuttals: Sequence[float]) -> float:
        """Return the energy of one claim."""


class Weighing(Aggregation, Protocol):
    """An aggregation of ours: it knows a quicker way for forces that were laid out before. A force of 0 moves none."""

    @property
    def bounded(self) -> bool:
        """Whether every energy lies in [-1, 1]."""

    def weigh(self, force: Floats, sides: Sides) -> Floats:
        """Return the energy of every claim, from forces as the sides store them; the forces are overwritten."""


class Sum:
    """sum(s) - sum(a). Amgoud and Ben-Naim, ECSQARU 2017; Potyka, KR 2018. Range: any number.

    >>> Sum().energy([0.5, 0.25], [0.5])
    0.25
    """

    name: ClassVar[str] = "sum"
    bounded: ClassVar[bool] = False

    def energies(self, force: Floats, sign: Signs, start: Starts) -> Floats:
        return reduce_segments(np.add, force * sign, start, empty=0.0)

    def weigh(self, force: Floats, sides: Sides) -> Floats:
        against, speaking_for = sides.reduce(np.add, force)
        return np.subtract(speaking_for, against, out=against)

    def balance(self, force: Floats, sign: Signs, start: Starts) -> Floats:
        return told_apart(*_sides(np.add, force, sign, start))

    def slopes(self, force: Floats, sign: Signs, start: Starts) -> tuple[Floats, Floats]:
        slope = sign.astype(np.float64)
        return slope, slope

    def energy(self, supports: Sequence[float], rebuttals: Sequence[float]) -> float:
        return math.fsum(supports) - math.fsum(rebuttals)


class Product:
    """prod(1 - a) - prod(1 - s). Rago, Toni, Aurisicchio, Baroni, KR 2016. Range: [-1, 1].

    >>> Product().energy([0.5, 0.5], [])
    0.75
    """

    name: ClassVar[str] = "product"
    bounded: ClassVar[bool] = True

    def energies(self, force: Floats, sign: Signs, start: Starts) -> Floats:
        speaking_for = reduce_segments(np.multiply, np.where(sign > 0, 1.0 - force, 1.0), start, empty=1.0)
        against = reduce_segments(np.multiply, np.where(sign < 0, 1.0 - force, 1.0), start, empty=1.0)
        return against - speaking_for

    def weigh(self, force: Floats, sides: Sides) -> Floats:
        against, speaking_for = sides.reduce(np.multiply, np.subtract(_ONE, force, out=force))
        return np.subtract(against, speaking_for, out=against)

    def balance(self, force: Floats, sign: Signs, start: Starts) -> Floats:
        energy = self.energies(force, sign, start)
        if (np.abs(energy) > NEAR).all():
            return energy
        with np.errstate(divide="ignore"):  # the logarithm of what a force of 1 leaves is infinite
            against, speaking_for = _sides(np.add, -np.log1p(-force), sign, start)
        lean = told_apart(np.minimum(against, MOST), np.minimum(speaking_for, MOST))
        told = np.where(lean == 0.0, 0.0, np.copysign(np.maximum(np.abs(energy), LEAST), lean))
        return np.where(np.abs(energy) > NEAR, energy, told)

    def slopes(self, force: Floats, sign: Signs, start: Starts) -> tuple[Floats, Floats]:
        speaking_for = product_of_others(np.where(sign > 0, 1.0 - force, 1.0), start)
        against = product_of_others(np.where(sign < 0, 1.0 - force, 1.0), start)
        slope = np.where(sign > 0, speaking_for, -against)
        return slope, slope

    def energy(self, supports: Sequence[float], rebuttals: Sequence[float]) -> float:
        return math.prod([1.0 - force for force in rebuttals]) - math.prod([1.0 - force for force in supports])


class Top:
    """max(s) - max(a), where an empty side counts 0. Mossakowski and Neuhaus 2018 (arXiv 1807.06685). Range: [-1, 1].

    Of forces that tie for the strongest of their side, each moves the energy as it rises, and none as it falls.

    >>> Top().energy([0.2, 0.9], [0.4])
    0.5
    """

    name: ClassVar[str] = "top"
    bounded: ClassVar[bool] = True

    def energies(self, force: Floats, sign: Signs, start: Starts) -> Floats:
        against, speaking_for = _sides(np.maximum, force, sign, start)
        return speaking_for - against

    def weigh(self, force: Floats, sides: Sides) -> Floats:
        against, speaking_for = sides.reduce(np.maximum, force)
        return np.subtract(speaking_for, against, out=against)

    def balance(self, force: Floats, sign: Signs, start: Starts) -> Floats:
        return told_apart(*_sides(np.maximum, force, sign, start))

    def slopes(self, force: Floats, sign: Signs, start: Starts) -> tuple[Floats, Floats]:
        falling, rising = np.zeros(len(force)), np.zeros(len(force))
        for side, strongest in zip((-1, 1), _sides(np.maximum, force, sign, start), strict=True):
            equal, alone = ties(np.where(sign == side, force, -1.0), strongest, start)
            rising[equal], falling[alone] = side, side
        return falling, rising

    def energy(self, supports: Sequence[float], rebuttals: Sequence[float]) -> float:
        return max(supports, default=0.0) - max(rebuttals, default=0.0)


class Card:
    """-(n + mean of the n rebuttals whose force is not 0). Amgoud, Ben-Naim, Doder, Vesic, IJCAI 2017.

    It knows rebuttals only, and jumps where a force leaves 0: no derivative says that, and the slope there is 0.

    >>> Card().energy([], [0.5, 0.25, 0.0])
    -2.375
    """

    name: ClassVar[str] = "card"
    bounded: ClassVar[bool] = False

    def energies(self, force: Floats, sign: Signs, start: Starts) -> Floats:
        number, total = self._number(force, sign, start), reduce_segments(np.add, force * (sign < 0), start, empty=0.0)
        return -(number + total / np.maximum(number, 1.0))

    def weigh(self, force: Floats, sides: Sides) -> Floats:
        number, _ = sides.reduce(np.add, (force > 0).astype(np.float64))
        total, _ = sides.reduce(np.add, force)
        return -(number + total / np.maximum(number, 1.0))

    def balance(self, force: Floats, sign: Signs, start: Starts) -> Floats:
        return self.energies(force, sign, start)

    def slopes(self, force: Floats, sign: Signs, start: Starts) -> tuple[Floats, Floats]:
        number = np.maximum(self._number(force, sign, start), 1.0)
        slope = np.where((force > 0) & (sign < 0), -1.0 / number[rows_of(start)], 0.0)
        return slope, slope

    def energy(self, supports: Sequence[float], rebuttals: Sequence[float]) -> float:
        speaking = [force for force in rebuttals if force > 0]
        return -(len(speaking) + math.fsum(speaking) / len(speaking)) if speaking else 0.0

    @staticmethod
    def _number(force: Floats, sign: Signs, start: Starts) -> Floats:
        return reduce_segments(np.add, ((force > 0) & (sign < 0)).astype(np.float64), start, empty=0.0)


def _sides(operation: np.ufunc, data: Floats, sign: Signs, start: Starts) -> tuple[Floats, Floats]:
    """Reduce what speaks against every claim and what speaks for it by a ufunc that a 0 does not move."""
    against = reduce_segments(operation, np.where(sign < 0, data, 0.0), start, empty=0.0)
    return against, reduce_segments(operation, np.where(sign > 0, data, 0.0), start, empty=0.0)

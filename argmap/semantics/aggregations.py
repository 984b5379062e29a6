"""Aggregations: how the forces for and against a claim become one energy."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import ClassVar, Protocol

import numpy as np

from argmap.semantics.segments import Floats, Signs, Starts, first_extreme, product_of_others, reduce_segments, rows_of
from argmap.semantics.sides import Sides

_ONE = np.array(1.0)  # numpy takes an array of its own sooner than a number


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

    def slopes(self, force: Floats, sign: Signs, start: Starts) -> Floats:
        """Return d energy / d force of every force, shape (forces,)."""

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

    def slopes(self, force: Floats, sign: Signs, start: Starts) -> Floats:
        return sign.astype(np.float64)

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

    def slopes(self, force: Floats, sign: Signs, start: Starts) -> Floats:
        speaking_for = product_of_others(np.where(sign > 0, 1.0 - force, 1.0), start)
        against = product_of_others(np.where(sign < 0, 1.0 - force, 1.0), start)
        return np.where(sign > 0, speaking_for, -against)

    def energy(self, supports: Sequence[float], rebuttals: Sequence[float]) -> float:
        return math.prod([1.0 - force for force in rebuttals]) - math.prod([1.0 - force for force in supports])


class Top:
    """max(s) - max(a), where an empty side counts 0. Mossakowski and Neuhaus 2018 (arXiv 1807.06685). Range: [-1, 1].

    The slope is a subgradient: it is given to the first of the strongest forces of each side.

    >>> Top().energy([0.2, 0.9], [0.4])
    0.5
    """

    name: ClassVar[str] = "top"
    bounded: ClassVar[bool] = True

    def energies(self, force: Floats, sign: Signs, start: Starts) -> Floats:
        speaking_for = reduce_segments(np.maximum, np.where(sign > 0, force, 0.0), start, empty=0.0)
        against = reduce_segments(np.maximum, np.where(sign < 0, force, 0.0), start, empty=0.0)
        return speaking_for - against

    def weigh(self, force: Floats, sides: Sides) -> Floats:
        against, speaking_for = sides.reduce(np.maximum, force)
        return np.subtract(speaking_for, against, out=against)

    def slopes(self, force: Floats, sign: Signs, start: Starts) -> Floats:
        slope = np.zeros(len(force))
        for side in (1, -1):
            own = np.where(sign == side, force, -1.0)
            strongest = first_extreme(own, reduce_segments(np.maximum, own, start, empty=0.0), start)
            slope[strongest & (sign == side)] = side
        return slope

    def energy(self, supports: Sequence[float], rebuttals: Sequence[float]) -> float:
        return max(supports, default=0.0) - max(rebuttals, default=0.0)


class Card:
    """-(n + mean of the n rebuttals whose force is not 0). Amgoud, Ben-Naim, Doder, Vesic, IJCAI 2017.

    It knows rebuttals only, and jumps where a force leaves 0: the slope there is that of the mean alone.

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

    def slopes(self, force: Floats, sign: Signs, start: Starts) -> Floats:
        number = np.maximum(self._number(force, sign, start), 1.0)
        return np.where((force > 0) & (sign < 0), -1.0 / number[rows_of(start)], 0.0)

    def energy(self, supports: Sequence[float], rebuttals: Sequence[float]) -> float:
        speaking = [force for force in rebuttals if force > 0]
        return -(len(speaking) + math.fsum(speaking) / len(speaking)) if speaking else 0.0

    @staticmethod
    def _number(force: Floats, sign: Signs, start: Starts) -> Floats:
        return reduce_segments(np.add, ((force > 0) & (sign < 0)).astype(np.float64), start, empty=0.0)

"""`Thin`: nodes evaluated one by one, for long thin maps, where a call of numpy a level would cost far more."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from argmap.arrays.arrays import CLAIM, RELATION
from argmap.maths.segments import Floats, gather
from argmap.semantics.published import DF_QUAD

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.arrays.shape import Shape
    from argmap.semantics import Semantics


class Thin:
    """Some nodes of a map in an order in which each comes after what it needs; held claims are left out.

    `place` says where the value of each node of the map stands.
    """

    def __init__(self, shape: Shape, nodes: NDArray[np.integer], place: NDArray[np.integer]) -> None:
        free = nodes[~shape.fixed[nodes]]
        start, spot = gather(shape.argument_start, free)
        input_start, input_spot = gather(shape.input_start, free)
        touched = np.concatenate([free, shape.argument_node[spot], shape.input_node[input_spot]])
        known, local = np.unique(touched, return_inverse=True)
        own, argument, taken = np.split(local, np.cumsum([len(free), len(spot)]))
        self._touched: NDArray[np.integer] = place[known]
        self._places: NDArray[np.integer] = place[free]
        self._own: list[int] = own.tolist()
        self._kind: list[int] = shape.kind[free].tolist()
        self._start: list[int] = start.tolist()
        self._argument: list[int] = argument.tolist()
        self._sign: list[int] = shape.argument_sign[spot].tolist()
        self._input_start: list[int] = input_start.tolist()
        self._input: list[int] = taken.tolist()

    def update(
        self, values: Floats, base: Floats, numbers: Arrays, semantics: Semantics, held: frozenset[int] = frozenset()
    ) -> None:
        """Write the value of every node, each worked out from those before it; `held` places keep the value they have.

        `values` and `base` have one number a place.
        """
        known: list[float] = values[self._touched].tolist()
        bases: list[float] = base[self._places].tolist()
        floor, join = numbers.min_reliability, _JOINS[numbers.join]
        kept = [place in held for place in self._places.tolist()] if held else ()
        for row, own in enumerate(self._own):
            if not kept or not kept[row]:
                known[own] = self._value(row, known, bases[row], semantics, floor, join)
        values[self._places] = [known[own] for own in self._own]

    def _value(
        self, row: int, known: list[float], base: float, semantics: Semantics, floor: float, join: Join
    ) -> float:
        supports: list[float] = []
        rebuttals: list[float] = []
        for place in range(self._start[row], self._start[row + 1]):
            (supports if self._sign[place] > 0 else rebuttals).append(known[self._argument[place]])
        taken = [known[node] for node in self._input[self._input_start[row] : self._input_start[row + 1]]]
        kind = self._kind[row]
        if kind == CLAIM:
            if taken:
                base *= max(value if value >= floor else 0.0 for value in taken)
            return semantics.score(base, supports, rebuttals)
        warrant = DF_QUAD.score(base, supports, rebuttals) if supports or rebuttals else base
        if not taken:
            return warrant
        return warrant * (join(taken) if kind == RELATION else taken[0])


def _mean(taken: list[float]) -> float:
    return math.fsum(taken) / len(taken)


Join: TypeAlias = Callable[[list[float]], float]
_JOINS: dict[str, Join] = {"product": math.prod, "min": min, "mean": _mean}

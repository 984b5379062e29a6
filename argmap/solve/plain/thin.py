"""`Thin`: nodes evaluated one by one, for long thin maps, where a call of numpy a level would cost far more."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from argmap.arrays.arrays import CLAIM, RELATION
from argmap.maths.segments import Floats, gather
from argmap.semantics.published import DF_QUAD

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.semantics import Semantics


class Thin:
    """Some nodes of a map in an order in which each comes after what it needs; held claims are left out.

    `place` says where the value of each node of the map stands, if it is elsewhere than at its number.
    """

    def __init__(self, arrays: Arrays, nodes: NDArray[np.integer], place: NDArray[np.integer] | None = None) -> None:
        free = nodes[~arrays.fixed[nodes]]
        start, spot = gather(arrays.argument_start, free)
        input_start, input_spot = gather(arrays.input_start, free)
        touched = np.concatenate([free, arrays.argument_node[spot], arrays.input_node[input_spot]])
        known, local = np.unique(touched, return_inverse=True)
        own, argument, taken = np.split(local, np.cumsum([len(free), len(spot)]))
        self._touched: NDArray[np.integer] = known if place is None else place[known]
        self._places: NDArray[np.integer] = free if place is None else place[free]
        self._own: list[int] = own.tolist()
        self._base: list[float] = arrays.base[free].tolist()
        self._kind: list[int] = arrays.kind[free].tolist()
        self._start: list[int] = start.tolist()
        self._argument: list[int] = argument.tolist()
        self._sign: list[int] = arrays.argument_sign[spot].tolist()
        self._input_start: list[int] = input_start.tolist()
        self._input: list[int] = taken.tolist()
        self._floor, self._join = arrays.min_reliability, _JOINS[arrays.join]

    def update(self, values: Floats, semantics: Semantics) -> None:
        """Write the value of every node, each worked out from those before it."""
        known: list[float] = values[self._touched].tolist()
        for row, own in enumerate(self._own):
            known[own] = self._value(row, known, semantics)
        values[self._places] = [known[own] for own in self._own]

    def _value(self, row: int, known: list[float], semantics: Semantics) -> float:
        supports: list[float] = []
        rebuttals: list[float] = []
        for place in range(self._start[row], self._start[row + 1]):
            (supports if self._sign[place] > 0 else rebuttals).append(known[self._argument[place]])
        taken = [known[node] for node in self._input[self._input_start[row] : self._input_start[row + 1]]]
        base, kind = self._base[row], self._kind[row]
        if kind == CLAIM:
            if taken:
                base *= max(value if value >= self._floor else 0.0 for value in taken)
            return semantics.score(base, supports, rebuttals)
        warrant = DF_QUAD.score(base, supports, rebuttals) if supports or rebuttals else base
        if not taken:
            return warrant
        return warrant * (self._join(taken) if kind == RELATION else taken[0])


def _mean(taken: list[float]) -> float:
    return math.fsum(taken) / len(taken)


_JOINS: dict[str, Callable[[list[float]], float]] = {"product": math.prod, "min": min, "mean": _mean}

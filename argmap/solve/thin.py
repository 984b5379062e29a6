"""`Thin`: nodes evaluated one by one, for long thin maps, where a call of numpy a level would cost far more."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from argmap.network.arrays import CLAIM, RELATION
from argmap.semantics.published import DF_QUAD
from argmap.semantics.segments import Floats, gather

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.network.arrays import Arrays
    from argmap.semantics import Semantics


class Thin:
    """Some nodes of a map in an order in which each comes after what it needs; held claims are left out."""

    def __init__(self, arrays: Arrays, semantics: Semantics, nodes: NDArray[np.integer]) -> None:
        self.nodes = nodes[~arrays.fixed[nodes]]
        start, place = gather(arrays.argument_start, self.nodes)
        input_start, input_place = gather(arrays.input_start, self.nodes)
        touched = np.concatenate([self.nodes, arrays.argument_node[place], arrays.input_node[input_place]])
        self.touched, local = np.unique(touched, return_inverse=True)
        own, argument, taken = np.split(local, np.cumsum([len(self.nodes), len(place)]))
        self._own: list[int] = own.tolist()
        self._base: list[float] = arrays.base[self.nodes].tolist()
        self._kind: list[int] = arrays.kind[self.nodes].tolist()
        self._start: list[int] = start.tolist()
        self._argument: list[int] = argument.tolist()
        self._sign: list[int] = arrays.argument_sign[place].tolist()
        self._input_start: list[int] = input_start.tolist()
        self._input: list[int] = taken.tolist()
        self._semantics, self._floor = semantics, arrays.min_reliability
        self._join = _JOINS[arrays.join]

    def update(self, values: Floats) -> None:
        """Write the value of every node, each worked out from those before it."""
        known: list[float] = values[self.touched].tolist()
        for row, own in enumerate(self._own):
            known[own] = self._value(row, known)
        values[self.nodes] = [known[own] for own in self._own]

    def _value(self, row: int, known: list[float]) -> float:
        supports: list[float] = []
        rebuttals: list[float] = []
        for place in range(self._start[row], self._start[row + 1]):
            (supports if self._sign[place] > 0 else rebuttals).append(known[self._argument[place]])
        taken = [known[node] for node in self._input[self._input_start[row] : self._input_start[row + 1]]]
        base, kind = self._base[row], self._kind[row]
        if kind == CLAIM:
            if taken:
                base *= max(value if value >= self._floor else 0.0 for value in taken)
            return self._semantics.score(base, supports, rebuttals)
        warrant = DF_QUAD.score(base, supports, rebuttals) if supports or rebuttals else base
        if not taken:
            return warrant
        return warrant * (self._join(taken) if kind == RELATION else taken[0])


def _mean(taken: list[float]) -> float:
    return math.fsum(taken) / len(taken)


_JOINS: dict[str, Callable[[list[float]], float]] = {"product": math.prod, "min": min, "mean": _mean}

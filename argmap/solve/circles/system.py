"""`System`: the equations of one or more components, as a map from the state to its next value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from argmap.arrays.arrays import CLAIM, RELATION, SOURCE
from argmap.maths.segments import Floats, gather
from argmap.solve.plain.wide import Wide

if TYPE_CHECKING:
    from argmap.arrays.arrays import Arrays
    from argmap.semantics import Semantics

Index = NDArray[np.integer]


class System:
    """Components that do not bear on one another, solved side by side.

    The state is their claims, sources and relations, all of which take a step at once. A plain relation that has a node
    (one premise, strength 1, nothing aimed at it) is `derived`: it hands its premise on within the step, as an edge
    does. `values` holds the whole map and carries what was solved before.
    """

    def __init__(self, arrays: Arrays, semantics: Semantics, cycles: tuple[Index, ...], values: Floats) -> None:
        self.arrays, self.semantics, self.cycles, self.values = arrays, semantics, cycles, values
        self.nodes: Index = np.concatenate(cycles)
        self.component = np.repeat(np.arange(len(cycles)), [len(cycle) for cycle in cycles])
        arguments, inputs = (gather(start, self.nodes)[0] for start in (arrays.argument_start, arrays.input_start))
        is_plain = (
            (arrays.kind[self.nodes] == RELATION) & (arrays.base[self.nodes] == 1.0)
            & (np.diff(arguments) == 0) & (np.diff(inputs) == 1)
        )  # fmt: skip
        self.derived: Index = self.nodes[is_plain]
        self.state: Index = self.nodes[~is_plain]
        self.component_of_state = self.component[~is_plain]
        self.component_start = np.searchsorted(self.component_of_state, np.arange(len(cycles)))
        self._premise: Index = arrays.input_node[arrays.input_start[self.derived]]
        self._step = Wide(arrays, semantics, self.state)
        touched = int(len(self.nodes) + arguments[-1] + inputs[-1])
        self.work = touched * (1 if semantics.smooth else CALL) + OVERHEAD

    def start(self) -> Floats:
        """Return where iteration starts: the base scores, weighed by the sources' own reliability.

        A relation starts at what it would hand on then: its strength times its joined premises.
        """
        arrays, values = self.arrays, self.values
        values[self.state] = arrays.base[self.state]
        kind = arrays.kind[self.state]
        heard = self.state[kind == SOURCE]
        for _ in range(len(heard)):
            before = values[heard]
            values[heard] = arrays.base[heard] * self._first_input(heard)
            if np.array_equal(before, values[heard]):
                break
        for sort in (CLAIM, RELATION):
            for group in Wide(arrays, self.semantics, self.state[kind == sort]).groups:
                values[group.nodes] = group.effective_base(values)
        return values[self.state]

    def _first_input(self, heard: Index) -> Floats:
        start, place = gather(self.arrays.input_start, heard)
        factor = np.ones(len(heard))
        filled = np.diff(start) > 0
        factor[filled] = self.values[self.arrays.input_node[place[start[:-1][filled]]]]
        return factor

    def step(self, state: Floats) -> Floats:
        """Return the next value of the state; afterwards `values` holds the given state and what follows from it."""
        values = self.values
        values[self.state] = state
        values[self.derived] = values[self._premise]
        self._step.update(values)
        fresh = values[self.state]
        values[self.state] = state
        return fresh

    def residuals(self, gap: Floats) -> Floats:
        """Return the largest entry of each component, shape (components,)."""
        return np.maximum.reduceat(gap, self.component_start)

    def alone(self, place: int) -> System:
        """Return the system of one of the components."""
        return self.some([place])

    def some(self, places: list[int]) -> System:
        """Return the system of some of the components."""
        return System(self.arrays, self.semantics, tuple(self.cycles[place] for place in places), self.values)


OVERHEAD = 3000
"""What a step costs beside its nodes and edges, in the same units."""
CALL = 200
"""What a node costs where it takes a call of a user's function."""

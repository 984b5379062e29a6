"""`System`: the equations of one or more components, as a map from the state to its next value."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from argmap.network.arrays import CLAIM, RELATION, SOURCE
from argmap.semantics.segments import Floats, gather, rows_of
from argmap.solve.plan import plan
from argmap.solve.thin import Thin
from argmap.solve.wide import Wide

if TYPE_CHECKING:
    from argmap.network.arrays import Arrays
    from argmap.semantics import Semantics

Index = NDArray[np.integer]


class System:
    """Components that do not bear on one another, solved side by side.

    The state is their claims and sources, and the relations that run in a circle of relations alone. Every other
    relation is worked out anew inside each step, in order, so that it makes no difference to the limit whether a
    relation is a node or an edge. `values` holds the whole map and carries what was solved before.
    """

    def __init__(self, arrays: Arrays, semantics: Semantics, cycles: tuple[Index, ...], values: Floats) -> None:
        self.arrays, self.semantics, self.cycles, self.values = arrays, semantics, cycles, values
        self.nodes: Index = np.concatenate(cycles)
        self.component = np.repeat(np.arange(len(cycles)), [len(cycle) for cycle in cycles])
        derived, self._derived = self._derive()
        in_state = ~np.isin(self.nodes, derived)
        self.state: Index = self.nodes[in_state]
        self.component_of_state = self.component[in_state]
        self.component_start = np.searchsorted(self.component_of_state, np.arange(len(cycles)))
        self.derived: Index = derived
        self._step = Wide(arrays, semantics, self.state)
        arguments = gather(arrays.argument_start, self.nodes)[0][-1]
        touched = int(len(self.nodes) + arguments + gather(arrays.input_start, self.nodes)[0][-1])
        self.work = touched * (1 if semantics.smooth else CALL) + OVERHEAD

    def _derive(self) -> tuple[Index, list[Callable[[Floats], None]]]:
        arrays, relations = self.arrays, self.nodes[self.arrays.kind[self.nodes] == RELATION]
        relations = np.sort(relations)
        start, place = gather(arrays.argument_start, relations)
        giving, taking = arrays.argument_node[place], rows_of(start)
        spot = np.searchsorted(relations, giving)
        known = spot < len(relations)
        known[known] = relations[spot[known]] == giving[known]
        runs = plan(len(relations), spot[known], taking[known])
        plain = [run for run in runs if run.sort != "cycles"]
        derived = np.concatenate([relations[run.nodes] for run in plain] or [relations[:0]])
        return derived, [self._maker(run.sort == "wide", relations[run.nodes]) for run in plain]

    def _maker(self, wide: bool, relations: Index) -> Callable[[Floats], None]:  # noqa: FBT001 - of two of a kind
        if wide:
            return Wide(self.arrays, self.semantics, relations).update
        return partial(Thin(self.arrays, relations).update, semantics=self.semantics)

    def start(self) -> Floats:
        """Return where iteration starts: the base scores, weighed by the sources' own reliability."""
        arrays, values = self.arrays, self.values
        values[self.state] = arrays.base[self.state]
        heard = self.state[arrays.kind[self.state] == SOURCE]
        for _ in range(len(heard)):
            before = values[heard]
            values[heard] = arrays.base[heard] * self._first_input(heard)
            if np.array_equal(before, values[heard]):
                break
        claims = self.state[arrays.kind[self.state] == CLAIM]
        for group in Wide(arrays, self.semantics, claims).groups:
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
        for maker in self._derived:
            maker(values)
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

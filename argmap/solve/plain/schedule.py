"""`Schedule`: what the plain path does in turn, and where every node stands; made once for all arrays of one shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from argmap.arrays.plan import WIDE, Run, plan_arrays
from argmap.maths.compressed import gather
from argmap.solve.plain.layers import Layer, build_layer
from argmap.solve.plain.thin import Thin

if TYPE_CHECKING:
    from argmap.arrays.arrays import Arrays

Index: TypeAlias = NDArray[np.integer]
_SORTS, _HELD = 8, 7
"""Sorts of nodes that are evaluated together: a kind, with inputs or without; and claims that are held."""


@dataclass(frozen=True, eq=False)
class Circles:
    """Components that run in circles, side by side; their nodes, and all others that bear on them."""

    cycles: tuple[Index, ...]
    nodes: Index
    around: Index


class Schedule:
    """The steps of the plain path for networks of one shape, whatever their numbers and the semantics.

    No work is done before it is asked for. Levels of `wide` nodes or more are evaluated as arrays.

    The nodes are renumbered so that those that are evaluated together stand side by side, in the order in which they
    are evaluated. A map with thin levels only keeps its numbers.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> schedule = Schedule(arrays_from_arrays(prior=[0.5, 0.8], source=[1], target=[0], sign=[1]))
    >>> [type(step).__name__ for step in schedule.steps], schedule.place
    (['Thin'], array([0, 1]))
    """

    def __init__(self, arrays: Arrays, *, wide: int = WIDE) -> None:
        self.shape, self.wide = arrays.shape, wide

    @cached_property
    def _runs(self) -> list[Run]:
        return plan_arrays(self.shape, wide=self.wide)

    @cached_property
    def is_renumbered(self) -> bool:
        """Whether a node may stand elsewhere than at its own number."""
        return any(run.sort == "wide" for run in self._runs)

    @cached_property
    def _sort(self) -> NDArray[np.int8]:
        """The sort of every node."""
        shape = self.shape
        return np.where(shape.fixed, np.int8(_HELD), 2 * shape.kind + (np.diff(shape.input_start) > 0))

    @cached_property
    def node(self) -> Index:
        """The node at each place, shape (nodes,)."""
        if not self.is_renumbered:
            return np.arange(len(self.shape))
        return np.concatenate([self._sorted(run) for run in self._runs])

    @cached_property
    def place(self) -> Index:
        """The place of each node, shape (nodes,)."""
        place = np.empty_like(self.node)
        place[self.node] = np.arange(len(place))
        return place

    def placed(self, base: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the base of the node at each place, and then a 0; a row a place, from a row a node."""
        placed = np.empty_like(base, shape=(len(base) + 1, *base.shape[1:]))
        if self.is_renumbered:
            base.take(self.node, axis=0, out=placed[:-1], mode="clip")  # written once, and no number is looked over
        else:
            placed[:-1] = base
        placed[-1] = 0
        return placed

    @cached_property
    def steps(self) -> list[Layer | Thin | Circles]:
        """What to do in turn."""
        steps: list[Layer | Thin | Circles] = []
        begin = 0
        for run in self._runs:
            end = begin + len(run.nodes)
            if run.sort == "wide":
                steps += self._layers(begin, end)
            elif run.sort == "thin":
                steps.append(Thin(self.shape, run.nodes, self.place))
            else:
                end = begin + sum(len(cycle) for cycle in run.cycles)
                steps.append(self._circles(run.cycles))
            begin = end
        return steps

    @cached_property
    def has_circles(self) -> bool:
        """Whether anything runs in a circle."""
        return any(run.sort == "cycles" for run in self._runs)

    @property
    def circular(self) -> Index:
        """The nodes of all circles."""
        cycles = [cycle for run in self._runs for cycle in run.cycles]
        return np.concatenate([np.zeros(0, dtype=np.int64), *cycles])

    @cached_property
    def names(self) -> Sequence[str | None]:
        """The id of the first claim of every node, for reports."""
        return self.shape.names

    @cached_property
    def most_forces(self) -> int:
        """The most forces that one step looks up at once."""
        return max((len(step.entry) for step in self.steps if isinstance(step, Layer)), default=0)

    def _layers(self, begin: int, end: int) -> Iterator[Layer]:
        sort = self._sort[self.node[begin:end]]
        starts = [0, *(np.flatnonzero(sort[1:] != sort[:-1]) + 1).tolist()]
        for first, last in zip(starts, [*starts[1:], len(sort)], strict=True):
            if sort[first] != _HELD:
                yield build_layer(self.shape, self.node, self.place, begin + first, begin + last)

    def _circles(self, cycles: tuple[Index, ...]) -> Circles:
        shape, nodes = self.shape, np.concatenate(cycles)
        arguments, inputs = gather(shape.argument_start, nodes)[1], gather(shape.input_start, nodes)[1]
        giving = np.concatenate([shape.argument_node[arguments], shape.input_node[inputs]])
        return Circles(cycles, nodes, np.setdiff1d(giving, nodes))

    def _sorted(self, run: Run) -> Index:
        if run.sort == "cycles":
            return np.concatenate(run.cycles)
        if run.sort == "thin":
            return run.nodes
        # Rows of like length side by side: what numpy does at the end of each is then easy to foresee.
        start, spot = gather(self.shape.argument_start, run.nodes)
        before = np.concatenate([[0], np.cumsum(self.shape.argument_sign[spot] < 0)])
        return run.nodes[np.lexsort((np.diff(start), np.diff(before[start]), self._sort[run.nodes]))]


def schedule_of(arrays: Arrays, *, wide: int = WIDE) -> Schedule:
    """Return the schedule that is kept with the shape of some arrays."""
    return arrays.shape.once(("schedule", wide), lambda: Schedule(arrays, wide=wide))

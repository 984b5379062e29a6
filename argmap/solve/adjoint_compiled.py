"""The reverse sweep by compiled code, over the layout that the network was scored by."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from argmap.kernels.backward import Adjoints, Scored, back
from argmap.kernels.backward_circles import STUCK, Rooms, back_through_circles
from argmap.kernels.pieces import PIECE
from argmap.solve.circle_adjoint import circle_adjoint
from argmap.solve.codes import coded
from argmap.solve.wide import Wide

if TYPE_CHECKING:
    from argmap.network.layout import Layout
    from argmap.semantics.segments import Floats
    from argmap.solve.result import Solution


def compiled_adjoint(solution: Solution, layout: Layout, target: int) -> tuple[Floats, Floats]:
    """Return d score / d value and d score / d base of every node, by place; see `solve.adjoint`."""
    return _Sweep(solution, layout).run(int(layout.place[target]))


class _Sweep:
    def __init__(self, solution: Solution, layout: Layout) -> None:
        self.solution, self.layout = solution, layout
        self.rule = coded(solution.rule, solution.arrays)
        self.scored = Scored(layout.row, layout.entry, layout.base, solution.at_place)
        self.adjoints = Adjoints(np.zeros(len(layout)), np.zeros(len(layout)))
        longest = int((layout.rebuttals + layout.supports + layout.inputs).max())
        self.slope = np.empty(longest)

    @cached_property
    def rooms(self) -> Rooms:
        """Room for the largest of the circles."""
        layout, (first, _, last) = self.layout, self.layout.circles
        begin, end = np.append(0, layout.end)[first], layout.end[last - 1]
        nodes, entries = int((end - begin).max()), int((layout.row[end] - layout.row[begin]).max())
        inner = np.empty(entries + 1, dtype=layout.entry.dtype)
        start = np.empty(nodes + 1, dtype=np.int64)
        return Rooms(np.empty(entries), np.empty(entries + 1), inner, start, np.empty(nodes), np.empty(nodes))

    def run(self, place: int) -> tuple[Floats, Floats]:
        """Sweep from the target's place down to the first."""
        layout = self.layout
        self.adjoints.by_value[place] = 1.0
        block = int(np.searchsorted(layout.end, place, side="right"))
        for sort, first, last in reversed(layout.stages):
            if sort == "circles":
                self._through_circles(first, last)
            elif first <= block:
                at = min(last - 1, block)
                node = min(int(layout.end[at]), place + 1)
                for begin, end in reversed([*layout.pieces(first, at + 1)]):
                    stop = min(int(layout.end[end - 1]), node)
                    back(self.rule, layout.blocks, self.scored, self.adjoints, self.slope, begin, end - 1, stop)
        return self.adjoints.by_value, self.adjoints.by_base

    def _through_circles(self, first: int, last: int) -> None:
        low, _, high = self.layout.circles
        solved, state = -1, np.zeros(3)
        while True:
            circle = back_through_circles(
                self.rule, self.layout.blocks, self.scored, self.adjoints, self.rooms, low, high, first, last,
                solved, state, PIECE,
            )  # fmt: skip
            if circle < 0:
                return
            last = circle + 1
            if state[0] == STUCK:
                self._solve(circle)
                solved = circle

    def _solve(self, circle: int) -> None:
        """Find the adjoint of a circle that sweeps do not settle."""
        first, _, last = self.layout.circles
        begin, end = self.layout.block_start(int(first[circle])), int(self.layout.end[last[circle] - 1])
        nodes, solution = self.layout.node[begin:end], self.solution
        slopes = Wide(solution.arrays, solution.rule, nodes).slopes(solution.values)
        given = self.adjoints.by_value[begin:end]
        self.adjoints.by_value[begin:end] = circle_adjoint(solution, nodes, slopes, given)

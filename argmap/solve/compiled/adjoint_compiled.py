"""The reverse sweep by compiled code, over the layout that the network was scored by."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from argmap.kernels.backward import Adjoints, Scored, back_of, quick_back_of
from argmap.kernels.backward_circles import KINKED, STUCK, Rooms, back_through_circles_of
from argmap.kernels.pieces import PIECE
from argmap.solve.circles.circle_adjoint import circle_adjoint
from argmap.solve.compiled.codes import coded
from argmap.solve.plain.wide import Wide

if TYPE_CHECKING:
    from argmap.arrays.layout import Layout
    from argmap.solve.result import Solution


def compiled_adjoint(solution: Solution, layout: Layout, target: int) -> tuple[Adjoints, Adjoints] | None:
    """Return d score / d value and d score / d base of every node, by place, as they fall and as they rise.

    The two are one where there is no kink on the way. None for a map with kinks and circles.
    """
    return _Sweep(solution, layout).run(int(layout.place[target]))


class _Sweep:
    def __init__(self, solution: Solution, layout: Layout) -> None:
        self.solution, self.layout = solution, layout
        self.rule = coded(solution.rule, solution.arrays)
        self.scored = Scored(layout.row, layout.entry, layout.base, solution.at_place)
        self.adjoints = Adjoints(np.zeros(len(layout)), np.zeros(len(layout)))
        longest = int((layout.rebuttals + layout.supports + layout.inputs).max())
        self.slope = np.empty(longest)
        self.quick = quick_back_of(self.rule)

    @cached_property
    def rooms(self) -> Rooms:
        """Room for the largest of the circles."""
        layout, (first, _, last) = self.layout, self.layout.circles
        begin, end = np.append(0, layout.end)[first], layout.end[last - 1]
        nodes, entries = int((end - begin).max()), int((layout.row[end] - layout.row[begin]).max())
        inner = np.empty(entries + 1, dtype=layout.entry.dtype)
        start = np.empty(nodes + 1, dtype=np.int64)
        return Rooms(np.empty(entries), np.empty(entries + 1), inner, start, np.empty(nodes), np.empty(nodes))

    def run(self, place: int) -> tuple[Adjoints, Adjoints] | None:
        """Sweep from the target's place down to the first; once more, for both directions, where that meets a kink."""
        if self._is_smooth(place):
            return self.adjoints, self.adjoints
        return None if any(sort == "circles" for sort, _, _ in self.layout.stages) else self._both(place)

    def _both(self, place: int) -> tuple[Adjoints, Adjoints]:
        from argmap.kernels.backward_kinks import back_both_of  # noqa: PLC0415 - takes long to compile, and few need it

        size, back_both = len(self.layout), back_both_of(self.rule)
        falling, rising = (Adjoints(np.zeros(size), np.zeros(size)) for _ in range(2))
        falling.by_value[place] = rising.by_value[place] = 1.0
        for piece in self._pieces(0, len(self.layout.end), place):
            back_both(self.rule, self.layout.blocks, self.scored, falling, rising, self.slope, *piece)
        return falling, rising

    def _pieces(self, first: int, last: int, place: int) -> Iterator[tuple[int, int, int]]:
        """Cut the blocks from `first` to before `last`, as far as a place and with it, into pieces, the last one first.

        Yields the first block of each piece, its last, and the node before which the sweep is to begin there.
        """
        end = self.layout.end
        at = int(np.searchsorted(end, place, side="right"))
        for begin, stop in reversed([*self.layout.pieces(first, min(last, at + 1))]):
            yield begin, stop - 1, min(int(end[stop - 1]), place + 1)

    def _is_smooth(self, place: int) -> bool:
        """Sweep as where there is no kink, and say whether there was none."""
        layout = self.layout
        self.adjoints.by_value[place] = 1.0
        for sort, first, last in reversed(layout.stages):
            if sort == "circles":
                if not self._through_circles(first, last):
                    return False
                continue
            for piece in self._pieces(first, last, place):
                self._back(*piece)
        return not np.isnan(self.adjoints.by_value).any()

    def _back(self, first: int, block: int, node: int) -> None:
        """Sweep a piece: quickly from where that is possible, and the rest of it by what takes longer to compile."""
        fixed = self.layout.blocks, self.scored, self.adjoints, self.slope
        if self.quick is not None:
            block, node = self.quick(*fixed, first, block, node)
            if block < first:
                return
            self.quick = None  # it can do no more than a part of the other
        back_of(self.rule, is_mixed=self.layout.is_mixed)(self.rule, *fixed, first, block, node)

    def _through_circles(self, first: int, last: int) -> bool:
        low, _, high = self.layout.circles
        solved, state = -1, np.zeros(3)
        while True:
            circle = back_through_circles_of(self.rule, is_mixed=self.layout.is_mixed)(
                self.rule, self.layout.blocks, self.scored, self.adjoints, self.rooms, low, high, first, last,
                solved, state, PIECE,
            )  # fmt: skip
            if circle < 0 or state[0] == KINKED:
                return bool(circle < 0)
            last = circle + 1
            if state[0] == STUCK:
                self._solve(circle)
                solved = circle

    def _solve(self, circle: int) -> None:
        """Find the adjoint of a circle that sweeps do not settle."""
        first, _, last = self.layout.circles
        begin, end = self.layout.block_start(int(first[circle])), int(self.layout.end[last[circle] - 1])
        nodes, solution = self.layout.node[begin:end], self.solution
        slopes = Wide(solution.arrays, solution.rule, nodes).one_sided(solution.values)
        given = self.adjoints.by_value[begin:end]
        _, self.adjoints.by_value[begin:end] = circle_adjoint(solution, nodes, slopes, np.stack([given, given]))

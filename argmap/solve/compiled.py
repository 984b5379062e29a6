"""Score a network by compiled code: the same answer as the plain path, from a layout that is built once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from argmap.kernels.pieces import PIECE
from argmap.solution import Component
from argmap.solve.codes import coded, pulls
from argmap.solve.cycles import MOST_CHECKED, is_unstable, members_of, solve_restless
from argmap.solve.iteration import EXACT, MOST_STEPS, PATIENCE, WINDOW, Budget, Run
from argmap.solve.newton import DENSE
from argmap.solve.system import System
from argmap.solve.threads import sweep_stretch

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.kernels.circle import Circles, Progress
    from argmap.network.arrays import Arrays
    from argmap.network.layout import Layout
    from argmap.semantics import Semantics
    from argmap.semantics.segments import Floats


class CompiledRun:
    """One scoring of a network: `values` by place of the layout, and a report for every circle."""

    def __init__(
        self, arrays: Arrays, rule: Semantics, layout: Layout, *, tolerance: float, budget: Budget, threads: int
    ) -> None:
        self.arrays, self.rule, self.layout = arrays, rule, layout
        self.tolerance, self.budget, self.threads = tolerance, budget, threads
        self.code = coded(rule, arrays)
        self.base: Floats = layout.base
        circles = len(layout.circles[0])
        # What a sweep reaches is written before it is read; circles begin from their base scores.
        self.values: Floats = self.base.copy() if circles else np.empty(len(layout))
        self.reports: dict[int, Component] = {}
        self.progress = _no_progress(circles)
        for sort, first, last in layout.stages:
            if sort == "sweep":
                sweep_stretch(self, first, last)
            else:
                self._solve_circles(first, last)

    @property
    def components(self) -> Sequence[Component]:
        """A report for each circle, in the order of the map; each is made when it is asked for."""
        return _Reports(self) if len(self.progress.steps) else ()

    def _solve_circles(self, first: int, last: int) -> None:
        from argmap.kernels import circle  # noqa: PLC0415 - loads numba
        from argmap.kernels.circle import Limits  # noqa: PLC0415

        layout, limits = self.layout, Limits(self.tolerance, EXACT, PATIENCE, WINDOW, MOST_STEPS)
        buffers = self._buffers
        reached = first
        while reached < last and self.budget.left > 0:
            allowed = min(PIECE, self.budget.left)
            left = np.array([allowed])
            reached = circle.run(
                self.code, layout.blocks, layout.row, layout.entry, self.base, self.values, buffers,
                self._circles, reached, last, self.progress, limits, left,
            )  # fmt: skip
            self.budget.spend(allowed - int(left[0]))
        restless = [one for one in range(first, last) if self.progress.residual[one] > self.tolerance]
        if restless:
            self._solve_restless(restless)
        if len(self.progress.steps) <= MOST_CHECKED:
            self._check(sorted({*range(first, last)} - {*restless}))

    @cached_property
    def _buffers(self) -> tuple[Floats, Floats]:
        return np.empty(len(self.layout)), np.empty(len(self.layout))

    @cached_property
    def _circles(self) -> Circles:
        """The circles, and which of them contract: no claim of theirs can move as far as what moves it.

        Those with relations or sources of their own are not looked into.
        """
        from argmap.kernels.circle import Circles  # noqa: PLC0415 - loads numba

        first, iterated, last = self.layout.circles
        contracts = first == iterated
        for one in np.flatnonzero(contracts).tolist():
            contracts[one] = self._contracts(slice(int(first[one]), int(last[one])))
        return Circles(first, iterated, last, contracts)

    def _contracts(self, blocks: slice) -> bool:
        """Say whether a circle of claims alone, made of these blocks, is known to contract."""
        layout = self.layout
        places = slice(layout.block_start(blocks.start), int(layout.end[blocks.stop - 1]))
        length = np.diff(layout.end[blocks], prepend=places.start)
        rebuttals, supports = (np.repeat(column[blocks], length) for column in (layout.rebuttals, layout.supports))
        moved = pulls(self.rule, self.base[places], rebuttals, supports)
        return not layout.inputs[blocks].any() and bool(moved.max(initial=0.0) < 1.0)

    def nodes_of(self, circle: int) -> NDArray[np.integer]:
        """Return the nodes of a circle, ascending."""
        first, _, last = self.layout.circles
        begin, end = self.layout.block_start(int(first[circle])), int(self.layout.end[last[circle] - 1])
        return np.sort(self.layout.node[begin:end])

    def _system(self, circles: list[int]) -> tuple[System, Floats]:
        values = np.empty(len(self.layout))
        values[self.layout.node] = self.values
        cycles = tuple(self.nodes_of(one) for one in circles)
        return System(self.arrays, self.rule, cycles, values), values

    def _solve_restless(self, circles: list[int]) -> None:
        """Hand circles whose iteration did not settle to the continuous dynamics and to Newton's method."""
        system, values = self._system(circles)
        runs = []
        for spot, one in enumerate(circles):
            state = values[system.state[system.component_of_state == spot]]
            steps, residual = int(self.progress.steps[one]), float(self.progress.residual[one])
            runs.append(Run(state, residual, steps, settled=False))
        reports = solve_restless(system, runs, self.arrays.names, self.tolerance, self.budget)
        self.reports |= zip(circles, reports, strict=True)
        for one, report in zip(circles, reports, strict=True):
            self.progress.residual[one] = report.residual
        places = self.layout.place[system.nodes]
        self.values[places] = values[system.nodes]

    def _check(self, circles: list[int]) -> None:
        """Find out which small circles have settled on what a small push would leave."""
        first, _, last = self.layout.circles
        for one in circles:
            size = int(self.layout.end[last[one] - 1]) - self.layout.block_start(int(first[one]))
            if size <= DENSE and not self._circles.contracts[one]:
                system, values = self._system([one])
                if is_unstable(system, values[system.state]):
                    self.reports[one] = self._report(one, stable=False)

    def _report(self, circle: int, *, stable: bool = True) -> Component:
        _, iterated, last = self.layout.circles
        start, end = self.layout.block_start(int(iterated[circle])), int(self.layout.end[last[circle] - 1])
        members = members_of(self.arrays, self.nodes_of(circle), self.arrays.names)
        residual = float(self.progress.residual[circle])
        return Component(
            members, end - start, "iteration", int(self.progress.steps[circle]), residual, stable=stable,
            converged=residual <= self.tolerance,
        )  # fmt: skip


def _no_progress(circles: int) -> Progress:
    from argmap.kernels.circle import Progress  # noqa: PLC0415 - loads numba

    zeros = np.zeros(circles, dtype=np.int64)
    return Progress(
        zeros, np.full(circles, np.inf), np.full(circles, np.inf), zeros.copy(), np.zeros(circles, dtype=np.bool_)
    )


@dataclass(frozen=True, eq=False, repr=False)
class _Reports(Sequence[Component]):
    """The reports of a run, made when they are asked for: a network may have a hundred thousand circles."""

    run: CompiledRun

    @cached_property
    def _order(self) -> list[int]:
        return sorted(range(len(self)), key=lambda circle: int(self.run.nodes_of(circle)[0]))

    def __len__(self) -> int:
        return len(self.run.progress.steps)

    def __getitem__(self, index: int | slice) -> Component | tuple[Component, ...]:  # type: ignore[override]
        if isinstance(index, slice):
            return tuple(self)[index]
        circle = self._order[index]
        return self.run.reports.get(circle) or self.run._report(circle)  # noqa: SLF001 - two halves of one thing

    def __iter__(self) -> Iterator[Component]:
        return (self[place] for place in range(len(self)))  # type: ignore[misc]

"""Score a network by compiled code: the same answer as the plain path, from a layout that is built once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from argmap.answers.component import Component
from argmap.arrays.arrays import CLAIM
from argmap.kernels.pieces import PIECE
from argmap.solve.circles.alike import settle_alike
from argmap.solve.circles.cycles import MOST_CHECKED, members_of, settled_report, solve_unsettled
from argmap.solve.circles.iteration import EXACT, FLOOR, MOST_STEPS, PATIENCE, SMALL, WINDOW, Budget, Run
from argmap.solve.circles.newton import DENSE
from argmap.solve.circles.rest import may_be_held
from argmap.solve.circles.system import System
from argmap.solve.compiled.codes import coded, pulls
from argmap.solve.compiled.threads import sweep_stretch

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.arrays.layout import Layout
    from argmap.kernels.circle import Circles, Progress
    from argmap.maths.segments import Floats
    from argmap.semantics import Semantics

SWEEPS = 10
"""After so many sweeps for each of its nodes Newton's method takes less time for a small circle, beside others."""
HANDING_OVER = 2_000
"""What it takes to begin with it, in the same units: the circles that are solved at once share that."""
ENTRIES = 2_000_000
"""So many entries of dense systems are solved side by side."""


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
        self.progress = no_progress(circles)
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
        from argmap.kernels.circle import Limits, run_of  # noqa: PLC0415 - loads numba

        layout = self.layout
        run = run_of(self.code, is_mixed=layout.is_mixed)
        sweeps = SWEEPS + HANDING_OVER // (last - first)
        limits = Limits(self.tolerance, EXACT, FLOOR, PATIENCE, WINDOW, SMALL, MOST_STEPS, sweeps)
        buffers = self._buffers
        reached = first
        while reached < last and self.budget.left > 0:
            allowed = min(PIECE, self.budget.left)
            left = np.array([allowed])
            reached = run(
                self.code, layout.blocks, layout.row, layout.entry, self.base, self.values, buffers,
                self._circles, reached, last, self.progress, limits, left,
            )  # fmt: skip
            self.budget.spend(allowed - int(left[0]))
        creeping = [one for one in range(first, last) if self.progress.distance[one] > self.tolerance]
        restless = self._settle_alike(creeping)
        if restless:
            self._solve_unsettled(restless)
        if len(self.progress.steps) <= MOST_CHECKED:
            self._check(sorted({*range(first, last)} - {*restless}))

    @cached_property
    def _buffers(self) -> tuple[Floats, Floats]:
        return np.empty(len(self.layout)), np.empty(len(self.layout))

    @cached_property
    def _circles(self) -> Circles:
        """The circles, and which of them contract: no claim of theirs can move as far as what moves it."""
        from argmap.kernels.circle import Circles  # noqa: PLC0415 - loads numba

        return Circles(*self.layout.circles, self._rates(np.flatnonzero(self.layout.circle >= 0)))

    def _rates(self, blocks: NDArray[np.int64]) -> Floats:
        """Bound by how much a step lessens distances in whole circles, given by their blocks, shape (circles,).

        What bears on a circle from outside stands still while it is solved. Infinite for those with relations or sources
        of their own, or on which sources bear.
        """
        layout = self.layout
        begin, end = np.where(blocks > 0, layout.end[blocks - 1], 0), layout.end[blocks]
        length = end - begin
        ahead = np.cumsum(length) - length
        places = np.arange(length.sum()) + np.repeat(begin - ahead, length)
        rebuttals, supports = (column[places] for column in layout.inner)
        first = np.flatnonzero(np.diff(layout.circle[blocks], prepend=-1))
        rate = np.maximum.reduceat(pulls(self.rule, self.base[places], rebuttals, supports), ahead[first])
        others = (layout.kind[blocks] != CLAIM) | (layout.inputs[blocks] > 0)
        return np.where(np.logical_or.reduceat(others, first), np.inf, rate)

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

    def _settle_alike(self, circles: list[int]) -> list[int]:
        """Take small circles that contract to their fixed points, those of a size side by side; return what is left."""
        first, _, last = self.layout.circles
        sizes = {one: int(self.layout.end[last[one] - 1]) - self.layout.block_start(int(first[one])) for one in circles}
        certain = [one for one in circles if self._circles.rate[one] < 1.0 and sizes[one] <= SMALL]
        for size in sorted({sizes[one] for one in certain}):
            alike, at_once = [one for one in certain if sizes[one] == size], max(1, ENTRIES // size**2)
            for begin in range(0, len(alike), at_once):
                if self.budget.left > 0:
                    self._settle_some(np.array(alike[begin : begin + at_once]))
        return [one for one in circles if self.progress.distance[one] > self.tolerance]

    def _settle_some(self, circles: NDArray[np.int64]) -> None:
        system, values = self._system(circles.tolist())
        state, residual, distance = settle_alike(system, values[system.state], self.budget)
        found = distance <= self.tolerance
        self.progress.residual[circles[found]], self.progress.distance[circles[found]] = (
            residual[found],
            distance[found],
        )
        self.values[self.layout.place[system.state.reshape(state.shape)[found]]] = state[found]

    def _solve_unsettled(self, circles: list[int]) -> None:
        """Hand on circles whose iteration has not settled: it may creep, or swing."""
        system, values = self._system(circles)
        reached, begun = values[system.state], system.start()
        states = []
        for spot, one in enumerate(circles):
            # What was taken to its one fixed point in place has left the way of the iteration: it begins anew.
            state = begun if self._circles.rate[one] < 1.0 else reached
            states.append(state[system.component_of_state == spot])
        runs = [self._reached(one, state) for one, state in zip(circles, states, strict=True)]
        reports = solve_unsettled(system, runs, self.arrays.names, self.tolerance, self.budget)
        for one, report in zip(circles, reports, strict=True):
            self._take(one, report)
        places = self.layout.place[system.nodes]
        self.values[places] = values[system.nodes]

    def _reached(self, circle: int, state: Floats) -> Run:
        progress = self.progress
        steps, residual, distance = progress.steps[circle], progress.residual[circle], progress.distance[circle]
        return Run(state, float(residual), float(distance), int(steps), settled=distance <= self.tolerance)

    def _take(self, circle: int, report: Component) -> None:
        self.reports[circle] = report
        self.progress.residual[circle], self.progress.distance[circle] = report.residual, report.distance

    def _check(self, circles: list[int]) -> None:
        """Find out which circles have settled on what a small push would leave, or creep."""
        first, _, last = self.layout.circles
        for one in circles:
            places = slice(self.layout.block_start(int(first[one])), int(self.layout.end[last[one] - 1]))
            asks = places.stop - places.start <= DENSE or may_be_held(
                self.values[places], int(self.progress.steps[one])
            )
            if asks and self._circles.rate[one] >= 1.0:
                system, values = self._system([one])
                run = self._reached(one, values[system.state])
                self._take(one, settled_report(system, run, self.arrays.names, self.tolerance, self.budget))
                self.values[self.layout.place[system.nodes]] = values[system.nodes]

    def _report(self, circle: int) -> Component:
        first, _, last = self.layout.circles
        start, end = self.layout.block_start(int(first[circle])), int(self.layout.end[last[circle] - 1])
        members = members_of(self.arrays, self.nodes_of(circle), self.arrays.names)
        steps, residual, distance = (rows[circle] for rows in self.progress[:3])
        return Component(
            members, end - start, "iteration", int(steps), float(residual),
            converged=bool(distance <= self.tolerance), distance=float(distance),
        )  # fmt: skip


def no_progress(circles: int) -> Progress:
    """Return the progress of circles that have not been begun."""
    from argmap.kernels.circle import Progress  # noqa: PLC0415 - loads numba

    def endless() -> Floats:
        return np.full(circles, np.inf)

    def zeros() -> NDArray[np.int64]:
        return np.zeros(circles, dtype=np.int64)

    def no() -> NDArray[np.bool_]:
        return np.zeros(circles, dtype=np.bool_)

    return Progress(
        steps=zeros(), residual=endless(), distance=endless(), marker=endless(), marked=zeros(),
        half=endless(), halved=zeros(), pace=endless(), swept=no(), ended=no(),
    )  # fmt: skip


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

"""Score a network in many scenarios: by compiled code a few at a time, side by side, else copy beside copy."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.arrays.arrays import RELATION
from argmap.arrays.layout import layout_of
from argmap.kernels.pieces import PIECE, pieces
from argmap.semantics import refuse_supports
from argmap.semantics.modular import Modular
from argmap.solve.circles.iteration import EXACT, FLOOR, MOST_STEPS, PATIENCE, SMALL, WINDOW
from argmap.solve.compiled.codes import coded, is_coded
from argmap.solve.many.priors import refuse_wrong
from argmap.solve.many.side_by_side import score_apart
from argmap.solve.solver import DEFAULT_BUDGET

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.arrays.layout import Layout
    from argmap.semantics import Semantics
    from argmap.solve.many.scenarios import Entries, Scenarios

TOLERANCE = 1e-9
BUDGET = 5 * PIECE
"""So much work goes on in circles between two looks at whether the user wants to stop; lanes count one by one."""
MOST_NARROW = 256
"""More forces than these on one claim are not added up in 32 bits."""


def solve_batch(
    arrays: Arrays,
    semantics: Semantics,
    scenarios: Scenarios,
    final: NDArray[Any],
    *,
    layout: Layout | None = None,
    threads: int = 1,
    advance: Callable[[float], None] = lambda _: None,
) -> NDArray[np.bool_]:
    """Write the scores wanted into `final`, shape (scenarios, targets); return which scenarios converged.

    Each scenario is scored as `solve` would. With a layout, compiled code takes a few at a time; those whose circles do
    not settle, or that hold a claim inside a circle, are then solved apart. `advance` is told now and then how much is
    done, from 0 to 1. Priors that are not in [0, 1] raise a `ParameterError`.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> from argmap.semantics import get_semantics
    >>> from argmap.solve.many.scenarios import Scenarios
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[-1])
    >>> both, final = np.arange(2), np.empty((2, 2))
    >>> asked = Scenarios(2, both, np.array([[0.5, 0.5], [1.0, 0.5]]), both)
    >>> solve_batch(arrays, get_semantics("df_quad"), asked, final), final.tolist()
    (array([ True,  True]), [[0.5, 0.25], [1.0, 0.0]])
    """
    refuse_supports(semantics, arrays.has_supports)
    rule = semantics.bound(arrays.most_rebuttals)
    converged = np.ones(len(scenarios), dtype=bool)
    apart: Sequence[int] = range(len(scenarios))
    batch = None
    if layout is not None and is_coded(rule) and len(scenarios) > 1:
        batch = _Batch(arrays, rule, layout, scenarios, final)
    if scenarios.prior is not None and (batch is None or not batch.checks):
        refuse_wrong(scenarios.prior, by_claim=scenarios.by_claim, open=scenarios.open)
    if batch is not None:
        apart = batch.run(threads, advance)
    score_apart(
        arrays, semantics, scenarios, apart, final, converged,
        build=None if layout is None else layout_of, threads=threads, advance=advance,
    )  # fmt: skip
    return converged


@dataclass(frozen=True, eq=False)
class _Placed:
    """Entries of the scenarios, sorted by block of lanes and then by place."""

    start: NDArray[np.int64]
    """Where those of each block start; shape (blocks + 1,)."""
    place: NDArray[np.integer]
    lane: NDArray[np.int64]
    value: NDArray[np.float64]

    @classmethod
    def of(cls, entries: Entries, layout: Layout, lanes: int, count: int) -> _Placed | None:
        """Sort entries; None where there are none."""
        if not len(entries.node):
            return None
        scenario = np.repeat(np.arange(count), np.diff(entries.start))
        place = layout.place[entries.node]
        order = np.lexsort((place, scenario // lanes))
        blocks = np.arange(-(-count // lanes) + 1)
        start = np.searchsorted(scenario[order] // lanes, blocks)
        return cls(start, place[order], scenario[order] % lanes, entries.value[order])

    def block(self, number: int) -> tuple[NDArray[np.integer], NDArray[np.int64], NDArray[np.float64]]:
        """Return the places, lanes and values of one block."""
        part = slice(self.start[number], self.start[number + 1])
        return self.place[part], self.lane[part], self.value[part]


class _Batch:
    """One batch by compiled code: what all blocks of scenarios share."""

    def __init__(
        self, arrays: Arrays, rule: Semantics, layout: Layout, scenarios: Scenarios, final: NDArray[Any]
    ) -> None:
        from argmap.kernels.lanes import ROW_BYTES  # noqa: PLC0415 - loads numba

        self.arrays, self.layout, self.scenarios, self.final = arrays, layout, scenarios, final
        self.code = coded(rule, arrays)
        self.dtype = np.dtype(np.float32 if final.dtype == np.float32 and _is_narrow(arrays, rule, layout) else float)
        self.lanes = ROW_BYTES // self.dtype.itemsize
        node = arrays.claim_node[scenarios.column]
        free = ~arrays.fixed[node]
        self.column, self.place = scenarios.column[free], layout.place[node[free]]
        given = np.zeros(len(layout), dtype=bool)
        given[self.place] = True
        self.constant = np.flatnonzero(~given).astype(layout.place.dtype)
        self.target = layout.place[arrays.claim_node[scenarios.target]]
        self.given, self.believed, self.based, self.held = (
            _Placed.of(entries, layout, self.lanes, len(scenarios))
            for entries in (scenarios.given, scenarios.believed, scenarios.based, scenarios.stopped)
        )
        prior = scenarios.prior
        self.checks = prior is not None and len(self.column) == prior.shape[1] and prior.strides[1] == prior.itemsize
        """Whether priors are looked at for what is wrong with them while they are loaded: all count, row by row."""
        self.is_wrong = False

    def run(self, threads: int, advance: Callable[[float], None]) -> list[int]:
        """Score all scenarios, and return those that have to be solved apart."""
        firsts = range(0, len(self.scenarios), self.lanes)
        waiting, restless = iter(firsts), [*self._inside_circles]
        stop = threading.Event()

        def work() -> Iterator[int]:
            block = _Block(self, stop)
            for first in waiting:  # threads share it: each step is one of Python's own
                if stop.is_set() or self.is_wrong:
                    break
                restless.extend(block.score(first))
                yield first

        if min(threads, len(firsts)) == 1:
            for first in work():
                advance(first / len(self.scenarios))
        else:
            self._run_threads(work, min(threads, len(firsts)) - 1, stop, advance)
        if self.is_wrong and self.scenarios.prior is not None:
            refuse_wrong(self.scenarios.prior, by_claim=self.scenarios.by_claim, open=self.scenarios.open)
        return sorted({*restless})

    def _run_threads(
        self, work: Callable[[], Iterator[int]], others: int, stop: threading.Event, advance: Callable[[float], None]
    ) -> None:
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - slow to load, and one thread needs none

        with ThreadPoolExecutor(others, thread_name_prefix="argmap-batch") as pool:
            try:
                running = [pool.submit(lambda: all(True for _ in work())) for _ in range(others)]
                for first in work():
                    advance(first / len(self.scenarios))
                for one in running:
                    one.result()
            finally:
                stop.set()

    @cached_property
    def _inside_circles(self) -> list[int]:
        """The scenarios that stop something inside a circle, which breaks it open, or take out what is aimed at a step of one."""
        stopped, layout, arrays = self.scenarios.stopped, self.layout, self.arrays
        if not len(stopped.node) or not (layout.circle >= 0).any():
            return []
        circular = layout.circle[np.searchsorted(layout.end, layout.place, side="right")] >= 0
        if len(self.scenarios.absent.node):
            steps = np.repeat(circular & (arrays.kind == RELATION), np.diff(arrays.argument_start))
            circular[arrays.argument_node[steps]] = True
        inside = np.append(0, np.cumsum(circular[stopped.node]))[stopped.start]
        found: list[int] = np.flatnonzero(np.diff(inside)).tolist()
        return found

    @cached_property
    def largest(self) -> int:
        """How many nodes the largest circle has."""
        first, _, last = self.layout.circles
        begin = np.where(first > 0, self.layout.end[first - 1], 0)
        return int((self.layout.end[last - 1] - begin).max(initial=0))


class _Block:
    """The tables of one thread, in which it scores one block of scenarios after the other."""

    def __init__(self, batch: _Batch, stop: threading.Event) -> None:
        from argmap.kernels.batch_sweep import SCRATCH_ROWS, ZEROS  # noqa: PLC0415 - loads numba

        self.batch, self.stop = batch, stop
        self.values, self.scratch = self._table(len(batch.layout)), self._table(SCRATCH_ROWS)
        self.scratch[ZEROS] = 0.0
        self.buffers = self._table(batch.largest), self._table(batch.largest), self._table(batch.largest)

    def _table(self, rows: int) -> NDArray[Any]:
        """Return an empty table whose rows are whole lines of the cache."""
        lanes, size = self.batch.lanes, self.batch.dtype.itemsize
        raw = np.empty((rows + 1) * lanes, dtype=self.batch.dtype)
        skip = -raw.ctypes.data % (lanes * size) // size
        return raw[skip : skip + rows * lanes].reshape(rows, lanes)

    def score(self, first: int) -> list[int]:
        """Score the scenarios from `first` on, as many as there are lanes; return those that did not settle."""
        batch, layout = self.batch, self.batch.layout
        number = min(batch.lanes, len(batch.scenarios) - first)
        self._load(first)
        distance = np.zeros(batch.lanes)
        for sort, begin, end in layout.stages:
            if self.stop.is_set():
                return []
            if sort == "circles":
                self._iterate(begin, end, distance)
            else:
                self._sweep(begin, end, first)
        self._store(first, number)
        return [first + lane for lane in np.flatnonzero(distance[:number] > TOLERANCE).tolist()]

    def _load(self, first: int) -> None:
        from argmap.kernels import batch_sweep as kernels  # noqa: PLC0415 - loads numba

        batch, prior = self.batch, self.batch.scenarios.prior
        scenario = np.minimum(first + np.arange(batch.lanes), len(batch.scenarios) - 1)  # the last fills what is left
        if prior is None:
            self.values[:] = batch.layout.base[:, np.newaxis]
        else:
            for part in self._parts(len(batch.constant)):
                kernels.lay(batch.layout.base, batch.constant[slice(*part)], self.values)
            for part in self._parts(len(batch.place)):
                if not batch.checks:
                    kernels.load(prior, scenario, batch.column, batch.place, self.values, *part)
                elif kernels.load_all(prior, scenario, batch.place, self.values, *part):
                    batch.is_wrong = True
        for entries in (batch.given, batch.believed, batch.based, batch.held):
            if entries is not None:
                kernels.lay_some(*entries.block(first // batch.lanes), self.values)

    def _sweep(self, begin: int, end: int, first: int) -> None:
        from argmap.kernels import batch_sweep as kernels  # noqa: PLC0415 - loads numba

        batch, layout = self.batch, self.batch.layout
        fixed = batch.code, layout.blocks, layout.row, layout.entry, self.values
        for block, stop in layout.pieces(begin, end, size=PIECE // 4):
            if self.stop.is_set():
                return
            node, last = layout.block_start(block), int(layout.end[stop - 1])
            if batch.held is None:
                kernels.evaluate(*fixed, self.values, 0, self.values, 0, self.scratch, block, node, last)
                continue
            place, lane, value = batch.held.block(first // batch.lanes)
            part = slice(*np.searchsorted(place, [node, last]))
            kernels.evaluate_holding(*fixed, self.scratch, block, node, last, place[part], lane[part], value[part])

    def _parts(self, rows: int) -> Iterator[tuple[int, int]]:
        """Cut rows of lanes into pieces, as long as nobody wants to stop."""
        return itertools.takewhile(lambda _: not self.stop.is_set(), pieces(rows, size=PIECE // 4))

    def _store(self, first: int, number: int) -> None:
        from argmap.kernels import batch_sweep as kernels  # noqa: PLC0415 - loads numba

        batch, final = self.batch, self.batch.final
        for part in self._parts(len(batch.target)):
            if number == batch.lanes and final.strides[1] == final.itemsize:
                kernels.store_all(self.values, batch.target, first, final, *part)
            else:
                kernels.store(self.values, batch.target, first, number, final, *part)

    def _iterate(self, first: int, last: int, distance: NDArray[np.float64]) -> None:
        from argmap.kernels import batch_circles as kernels  # noqa: PLC0415 - loads numba
        from argmap.kernels.circle import Circles, Limits  # noqa: PLC0415

        batch, layout = self.batch, self.batch.layout
        start, iterated, end = layout.circles
        circles = Circles(start, iterated, end, np.full(len(start), np.inf))
        limits = Limits(TOLERANCE, EXACT, FLOOR, PATIENCE, WINDOW, SMALL, MOST_STEPS)
        progress = np.zeros((kernels.ROWS, batch.lanes))
        left = DEFAULT_BUDGET
        while first < last and not self.stop.is_set():
            allowed = min(BUDGET, left)
            rest = np.array([allowed])
            first = kernels.run(
                batch.code, layout.blocks, layout.row, layout.entry, self.values, self.scratch, self.buffers, circles,
                first, last, progress, distance, limits, rest,
            )  # fmt: skip
            left -= allowed - int(rest[0])
            if left <= 0:
                distance[:] = np.inf
                return


def _is_narrow(arrays: Arrays, rule: Semantics, layout: Layout) -> bool:
    """Say whether 32 bits do: not in circles, nor where a score can jump or hangs on the last digits of a base."""
    if not isinstance(rule, Modular) or (layout.circle >= 0).any() or arrays.min_reliability > 0.0:
        return False
    most = int((layout.rebuttals + layout.supports).max(initial=0))
    steep = rule.aggregation.name == "card" or rule.influence.name == "logistic"
    return not steep and (most <= MOST_NARROW or rule.aggregation.name == "top")

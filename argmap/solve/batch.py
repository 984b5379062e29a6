"""Score a network in many scenarios: by compiled code a few at a time, side by side, else one after the other."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.semantics import refuse_supports
from argmap.semantics.modular import Modular
from argmap.solve.codes import coded, is_coded
from argmap.solve.iteration import EXACT, MOST_STEPS, PATIENCE, WINDOW
from argmap.solve.solver import DEFAULT_BUDGET, solve

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.network.arrays import Arrays
    from argmap.network.layout import Layout
    from argmap.semantics import Semantics

TOLERANCE = 1e-9
SLICE = 400_000_000
"""So much work goes on in circles between two looks at whether the user wants to stop."""
MOST_NARROW = 256
"""More forces than these on one claim are not added up in 32 bits."""


@dataclass(frozen=True, eq=False)
class Scenarios:
    """What is asked: the priors of some claims in many scenarios, and which scores are wanted."""

    prior: NDArray[Any]
    """Shape (scenarios, claims)."""
    column: NDArray[np.integer]
    """Which columns of `prior` count: those of claims that restate no other."""
    trust: NDArray[np.float64]
    """How far each of them is believed, by what its claim rests on; empty where that is 1 throughout."""
    target: NDArray[np.integer]
    """The claims whose scores are wanted."""

    def __len__(self) -> int:
        return len(self.prior)

    def base(self, arrays: Arrays, scenario: int) -> NDArray[np.float64]:
        """Return the base of every node in one scenario, shape (nodes,)."""
        own = self.prior[scenario, self.column].astype(np.float64)
        node = arrays.claim_node[self.column]
        base = arrays.base.copy()
        base[node] = own * self.trust if self.trust.size else own
        base[arrays.fixed] = arrays.base[arrays.fixed]
        return base


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
    not settle are then solved one by one. `advance` is told now and then how much is done, from 0 to 1.

    >>> from argmap.network import arrays_from_arrays
    >>> from argmap.semantics import get_semantics
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[-1])
    >>> both, final = np.arange(2), np.empty((2, 2))
    >>> asked = Scenarios(np.array([[0.5, 0.5], [1.0, 0.5]]), both, np.empty(0), both)
    >>> solve_batch(arrays, get_semantics("df_quad"), asked, final), final.tolist()
    (array([ True,  True]), [[0.5, 0.25], [1.0, 0.0]])
    """
    refuse_supports(semantics, arrays)
    rule = semantics.bound(arrays.most_rebuttals)
    converged = np.ones(len(scenarios), dtype=bool)
    alone: Sequence[int] = range(len(scenarios))
    if layout is not None and is_coded(rule) and len(scenarios) > 1:
        alone = _Batch(arrays, rule, layout, scenarios, final).run(threads, advance)
    for done, scenario in enumerate(alone):
        base = scenarios.base(arrays, scenario)
        placed = None if layout is None else replace(layout, base=base[layout.node])
        solution = solve(replace(arrays, base=base), semantics, layout=placed, threads=threads)
        final[scenario] = solution.claim_scores()[scenarios.target]
        converged[scenario] = solution.converged
        advance((done + 1) / len(alone))
    return converged


class _Batch:
    """One batch by compiled code: what all blocks of scenarios share."""

    def __init__(
        self, arrays: Arrays, rule: Semantics, layout: Layout, scenarios: Scenarios, final: NDArray[Any]
    ) -> None:
        from argmap.kernels.lanes import ROW_BYTES  # noqa: PLC0415 - loads numba

        self.layout, self.scenarios, self.final = layout, scenarios, final
        self.code = coded(rule, arrays)
        self.dtype = np.dtype(np.float32 if final.dtype == np.float32 and _is_narrow(arrays, rule, layout) else float)
        self.lanes = ROW_BYTES // self.dtype.itemsize
        node = arrays.claim_node[scenarios.column]
        free = ~arrays.fixed[node]
        self.column, self.place = scenarios.column[free], layout.place[node[free]]
        self.trust = scenarios.trust[free] if scenarios.trust.size else scenarios.trust
        given = np.zeros(len(layout), dtype=bool)
        given[self.place] = True
        self.constant = np.flatnonzero(~given).astype(layout.place.dtype)
        self.target = layout.place[arrays.claim_node[scenarios.target]]

    def run(self, threads: int, advance: Callable[[float], None]) -> list[int]:
        """Score all scenarios, and return those that have to be solved alone."""
        firsts = range(0, len(self.scenarios), self.lanes)
        waiting, restless = iter(firsts), []
        stop = threading.Event()

        def work() -> Iterator[int]:
            block = _Block(self, stop)
            for first in waiting:  # threads share it: each step is one of Python's own
                if stop.is_set():
                    break
                restless.extend(block.score(first))
                yield first

        if min(threads, len(firsts)) == 1:
            for first in work():
                advance(first / len(self.scenarios))
            return sorted(restless)
        others = min(threads, len(firsts)) - 1
        with ThreadPoolExecutor(others, thread_name_prefix="argmap-batch") as pool:
            try:
                running = [pool.submit(lambda: all(True for _ in work())) for _ in range(others)]
                for first in work():
                    advance(first / len(self.scenarios))
                for one in running:
                    one.result()
            finally:
                stop.set()
        return sorted(restless)

    @cached_property
    def largest(self) -> int:
        """How many nodes the largest circle has."""
        first, _, last = self.layout.circles
        begin = np.where(first > 0, self.layout.end[first - 1], 0)
        return int((self.layout.end[last - 1] - begin).max(initial=0))


class _Block:
    """The tables of one thread, in which it scores one block of scenarios after the other."""

    def __init__(self, batch: _Batch, stop: threading.Event) -> None:
        from argmap.kernels.batch import ONES, SCRATCH_ROWS, ZEROS  # noqa: PLC0415 - loads numba

        self.batch, self.stop = batch, stop
        self.values, self.scratch = self._table(len(batch.layout)), self._table(SCRATCH_ROWS)
        self.scratch[ZEROS], self.scratch[ONES] = 0.0, 1.0
        self.buffers = self._table(batch.largest), self._table(batch.largest), self._table(batch.largest)

    def _table(self, rows: int) -> NDArray[Any]:
        """Return an empty table whose rows are whole lines of the cache."""
        lanes, size = self.batch.lanes, self.batch.dtype.itemsize
        raw = np.empty((rows + 1) * lanes, dtype=self.batch.dtype)
        skip = -raw.ctypes.data % (lanes * size) // size
        return raw[skip : skip + rows * lanes].reshape(rows, lanes)

    def score(self, first: int) -> list[int]:
        """Score the scenarios from `first` on, as many as there are lanes; return those that did not settle."""
        from argmap.kernels import batch as kernels  # noqa: PLC0415 - loads numba

        batch, layout = self.batch, self.batch.layout
        number = min(batch.lanes, len(batch.scenarios) - first)
        scenario = np.minimum(first + np.arange(batch.lanes), len(batch.scenarios) - 1)  # the last fills what is left
        kernels.lay(layout.base, batch.constant, self.values)
        kernels.load(batch.scenarios.prior, scenario, batch.column, batch.place, batch.trust, self.values)
        residual = np.zeros(batch.lanes)
        for sort, begin, end in layout.stages:
            if sort == "circles":
                self._iterate(begin, end, residual)
                continue
            node, last = layout.block_start(begin), int(layout.end[end - 1])
            kernels.evaluate(
                batch.code, layout.blocks, layout.row, layout.entry, self.values, self.values, 0, self.values, 0,
                self.scratch, begin, node, last,
            )  # fmt: skip
        kernels.store(self.values, batch.target, first, number, batch.final)
        return [first + lane for lane in np.flatnonzero(residual[:number] > TOLERANCE).tolist()]

    def _iterate(self, first: int, last: int, residual: NDArray[np.float64]) -> None:
        from argmap.kernels import batch_circles as kernels  # noqa: PLC0415 - loads numba
        from argmap.kernels.circle import Circles, Limits  # noqa: PLC0415

        batch, layout = self.batch, self.batch.layout
        start, iterated, end = layout.circles
        circles = Circles(start, iterated, end, start == iterated)
        limits = Limits(TOLERANCE, EXACT, PATIENCE, WINDOW, MOST_STEPS)
        progress = np.zeros((5, batch.lanes))
        left = DEFAULT_BUDGET
        while first < last and not self.stop.is_set():
            allowed = min(SLICE, left)
            first, rest = kernels.run(
                batch.code, layout.blocks, layout.row, layout.entry, self.values, self.scratch, self.buffers, circles,
                first, last, progress, residual, limits, allowed,
            )  # fmt: skip
            left -= allowed - rest
            if left <= 0:
                residual[:] = np.inf
                return


def _is_narrow(arrays: Arrays, rule: Semantics, layout: Layout) -> bool:
    """Say whether 32 bits do: not in circles, nor where a score can jump or hangs on the last digits of a base."""
    if not isinstance(rule, Modular) or (layout.circle >= 0).any() or arrays.min_reliability > 0.0:
        return False
    most = int((layout.rebuttals + layout.supports).max(initial=0))
    steep = rule.aggregation.name == "card" or rule.influence.name == "logistic"
    return not steep and (most <= MOST_NARROW or rule.aggregation.name == "top")

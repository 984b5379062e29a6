"""Keep a network scored while its base scores change: by compiled code what can change, else everything anew."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from argmap.kernels.pieces import PIECE, pieces
from argmap.maths.distinct import distinct
from argmap.scoring.session.edited_rows import EditedRows
from argmap.semantics.influences import Damped
from argmap.semantics.modular import Modular
from argmap.semantics.registry import refuse_supports
from argmap.solve.circles.iteration import Budget
from argmap.solve.compiled.codes import is_coded
from argmap.solve.compiled.compiled_run import CompiledRun, no_progress
from argmap.solve.solver import DEFAULT_BUDGET, solve

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.arrays.layout import Layout
    from argmap.maths.segments import Floats
    from argmap.semantics import Semantics

SETTLED = 1e-9
"""What a fixed point may miss, as everywhere."""
SHARE = 0.07
"""So much of the nodes and entries of a network a wave may look at before all the rest is swept: each costs it about
three times as much as a sweep, so that an edit takes at most a fifth longer than scoring everything."""
MOST_ROWS = 500
"""Where more rows have been edited than this, nothing is swept: each is a call of its own."""
CIRCLE_COST = 3_000
"""What it costs to hand over a circle, in nodes and entries of a wave."""


class Rescored(Protocol):
    """A network that stays scored. Bases are given by node."""

    arrays: Arrays
    """Its bases are those that are scored by now."""
    touched: int
    """How many nodes the last edit evaluated."""

    @property
    def residual(self) -> float:
        """The largest change that one more step would make in a circle."""

    @property
    def distance(self) -> float:
        """How far scores in a circle may be from their limit."""

    def value(self, node: int) -> float:
        """Return the value of a node."""

    def claim_scores(self) -> Floats:
        """Return the scores of all claims, as an array of their own."""

    def set_one(self, node: int, base: float) -> None:
        """Replace the base of a node."""

    def set_some(self, bases: Mapping[int, float]) -> None:
        """Replace the bases of some nodes."""

    def drop(self, node: int, target: int, sign: int) -> bool:
        """Take a force off a target; False where everything has to be built anew."""

    def relate(self, premise: int, target: int, sign: int, *, before: float | None, after: float | None) -> bool:
        """Give a relation from one claim to another a strength; None where it is not there. False as of `drop`."""


def rescored(arrays: Arrays, semantics: Semantics, layout: Layout | None, *, tolerance: float) -> Rescored:
    """Score a network, and return it ready to be edited. Neither the arrays nor the layout are changed later.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> from argmap.semantics import get_semantics
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[-1])
    >>> network = rescored(arrays, get_semantics("df_quad"), None, tolerance=0.0)
    >>> network.set_one(0, 1.0)
    >>> network.claim_scores()
    array([1., 0.])
    """
    refuse_supports(semantics, arrays.has_supports)
    arrays = replace(arrays, base=arrays.base.copy())
    rule = semantics.bound(arrays.most_rebuttals)
    if layout is None or not is_coded(rule):
        return _ScoredAnew(arrays, semantics)
    return _Waves(arrays, rule, replace(layout, base=layout.base.copy()), tolerance)


class _ScoredAnew:
    """Scores everything after each edit: for small networks and for users' functions."""

    def __init__(self, arrays: Arrays, semantics: Semantics) -> None:
        self.arrays, self._semantics = arrays, semantics
        self._score()

    @property
    def residual(self) -> float:
        return self._solution.residual

    @property
    def distance(self) -> float:
        return self._solution.distance

    def value(self, node: int) -> float:
        return float(self._solution.values[node])

    def claim_scores(self) -> Floats:
        return self._solution.claim_scores()

    def set_one(self, node: int, base: float) -> None:
        self.arrays.base[node] = base
        self._score()

    def set_some(self, bases: Mapping[int, float]) -> None:
        self.arrays.base[list(bases)] = list(bases.values())
        self._score()

    def drop(self, node: int, target: int, sign: int) -> bool:  # noqa: ARG002 - it is all the same here
        return False

    def relate(self, premise: int, target: int, sign: int, *, before: float | None, after: float | None) -> bool:  # noqa: ARG002
        return False

    def _score(self) -> None:
        self._solution = solve(self.arrays, self._semantics)
        self.touched = len(self.arrays)


class _Waves(CompiledRun):
    """Evaluates what an edit can change, in order; from where that gets too much, all the rest in one sweep."""

    def __init__(self, arrays: Arrays, rule: Semantics, layout: Layout, tolerance: float) -> None:
        from argmap.kernels.order import followers  # noqa: PLC0415
        from argmap.kernels.rescore import CIRCLE, no_marks, wave  # noqa: PLC0415 - loads numba

        super().__init__(arrays, rule, layout, tolerance=SETTLED, budget=Budget(DEFAULT_BUDGET), threads=1)
        self._wave, self._small, self._at_circle = wave, tolerance, CIRCLE
        self._told = np.zeros(3, dtype=np.int64)
        number = len(layout)
        # One place more, whose value is always 0: what has been dropped comes from there.
        self._all: Floats = np.append(self.values, 0.0)
        self.values = self._all[:number]
        nothing = np.zeros(number + 1, dtype=np.int64), np.zeros(0, dtype=layout.entry.dtype)
        start, self._after = followers(number, layout.row, layout.entry, *nothing)
        self._cards = _cards(layout, start)
        self._marks = no_marks(number)
        self._hand_over()
        self._allowance = int(SHARE * self._work())
        self._cyclic = bool(len(self.progress.steps))
        self._own_entries = False
        self._edited: EditedRows | None = None
        """What edits of structure have added; None before the first."""
        self.touched = number

    def _hand_over(self) -> None:
        """Put together what every wave is given: one edit of a large network takes as long as a few steps of Python."""
        self._fixed = (*self.code, self._cards, self.layout.entry, self._after, self._all, *self._marks)

    def _work(self) -> int:
        """Count what a full scoring looks at."""
        layout = self.layout
        work = len(layout) + len(layout.entry)
        first, _, last = layout.circles
        for sizes in (np.append(0, layout.end), layout.row[np.append(0, layout.end)]):
            work += int((self.progress.steps * (sizes[last] - sizes[first])).sum())
        return work

    @property
    def residual(self) -> float:
        return 0.0 if not self._cyclic else float(self.progress.residual.max(initial=0.0))

    @property
    def distance(self) -> float:
        return 0.0 if not self._cyclic else float(self.progress.distance.max(initial=0.0))

    def value(self, node: int) -> float:
        return float(self._all[self.layout.place[node]])

    def claim_scores(self) -> Floats:
        scores: Floats = self.values[self.layout.place[self.arrays.claim_node]]
        return scores

    def set_one(self, node: int, base: float) -> None:
        self.arrays.base[node] = base
        place = int(self.layout.place[node])
        self.base[place] = base
        if self._cyclic:
            self._look_at_circles(np.array([place]))
        self._run(place, base)

    def set_some(self, bases: Mapping[int, float]) -> None:
        nodes, fresh = np.array(list(bases), dtype=np.int64), np.array(list(bases.values()))
        self.arrays.base[nodes] = fresh
        places = self.layout.place[nodes].astype(np.int64)
        self.base[places] = self._cards["base"][places] = fresh
        self._look_at_circles(places)
        self._mark(places)
        self._run(-1, 0.0)

    def drop(self, node: int, target: int, sign: int) -> bool:
        place, target = int(self.layout.place[node]), int(self.layout.place[target])
        block = self._cards["block"][target]
        if self.layout.circle[block] >= 0 or _counts_rebuttals(self.rule):
            return False
        if self._edited is not None:
            return self._change(place, target, sign, before=1.0, after=None)
        if not self._own_entries:
            self.layout = replace(self.layout, entry=self.layout.entry.copy())
            self._own_entries = True
            self._hand_over()
        first = int(self.layout.row[target])
        middle = first + int(self.layout.rebuttals[block])
        ends = (first, middle) if sign < 0 else (middle, middle + int(self.layout.supports[block]))
        row = self.layout.entry[slice(*ends)]
        row[np.flatnonzero(row == place)[0]] = len(self.layout)
        self._run(target, float(self.base[target]))
        return True

    def relate(self, premise: int, target: int, sign: int, *, before: float | None, after: float | None) -> bool:
        premise, target = int(self.layout.place[premise]), int(self.layout.place[target])
        if self._cards["cyclic"][target] or _counts_rebuttals(self.rule):
            return False
        return self._change(premise, target, sign, before=before, after=after)

    def _change(self, premise: int, target: int, sign: int, *, before: float | None, after: float | None) -> bool:
        """Change the strength of a force, given by places, and evaluate what that can change."""
        if self._edited is None:
            self._edited = EditedRows(self._cards, self.layout.entry, self._after)
        if not self._edited.change(self.layout.entry, premise, target, sign, before=before, after=after):
            return False
        self._run(target, float(self.base[target]))
        return True

    def _run_edited(self, edited: EditedRows, place: int, base: float) -> None:
        """Do as `_run` does by the order that is kept."""
        from argmap.kernels.restructure import edited_wave  # noqa: PLC0415 - loaded by now

        report, left = self._told, self._allowance
        report[1] = 0
        if place >= 0:
            self._cards["base"][place] = base
        fixed = self.code, self._cards, self.layout.entry, self._after, self._all, *edited.marks
        may_sweep = len(edited.rows) <= MOST_ROWS
        while True:
            report[2] = allowed = max(0, min(PIECE, left)) if may_sweep else PIECE
            why = edited_wave(*fixed, edited.arrays, place, self._small, report)
            if not why:
                break
            place = -1
            left -= allowed - int(report[2])
            if why == self._at_circle:
                nodes, work = self._solve_one(int(self.layout.circle[self._cards["block"][int(report[0])]]))
                report[1] += nodes
                left -= work
            elif left < 0 and may_sweep:
                place = edited.first_marked
                self._sweep_from(place)
                report[1] += len(self.layout) - place
                place, may_sweep = -1, False
                edited.swept()
        self.touched = int(report[1])

    def _run(self, place: int, base: float) -> None:
        """Give a place a base, unless it is below 0, and evaluate what that can change, and what is marked."""
        if self._edited is not None:
            self._run_edited(self._edited, place, base)
            return
        report, later = self._told, max(0, self._allowance - PIECE)
        report[1], report[2] = 0, self._allowance - later
        while why := self._wave(*self._fixed, place, base, self._small, report):
            stopped, left, place = int(report[0]), int(report[2]) + later, -1
            if left < 0:
                self._sweep_from(stopped)
                report[1] += len(self.layout) - stopped
                break
            if why == self._at_circle:
                nodes, work = self._solve_one(int(self.layout.circle[self._cards["block"][stopped]]))
                report[1] += nodes
                left -= work
            later = max(0, left - PIECE)
            report[2] = left - later
        self.touched = int(report[1])

    def _mark(self, places: NDArray[np.int64]) -> None:
        from argmap.kernels.rescore import mark_all  # noqa: PLC0415 - loaded by now

        if self._edited is not None:
            self._edited.mark(places)
            return
        mark_all(self._marks, places)

    def _solve_one(self, circle: int) -> tuple[int, int]:
        """Solve a circle anew and mark what follows those that changed; return its size and the work it took."""
        first, _, last = self.layout.circles
        begin, end = self.layout.block_start(int(first[circle])), int(self.layout.end[last[circle] - 1])
        before = self.values[begin:end].copy()
        self._solve_anew(circle, circle + 1)
        change = np.abs(self.values[begin:end] - before)
        # All keep their old scores or none: they hang together.
        if change.max() <= self._small:
            self.values[begin:end], change[:] = before, 0.0
        changed = begin + np.flatnonzero(change)
        for low, high in [*pieces(len(changed), size=PIECE // 4)] or [(0, 0)]:  # marks go even where nothing changed
            self._leave(changed[low:high], begin, end)
        size = end - begin
        entries = int(self.layout.row[end] - self.layout.row[begin])
        return size, int(self.progress.steps[circle]) * (size + entries) + CIRCLE_COST

    def _leave(self, changed: NDArray[np.int64], begin: int, end: int) -> None:
        """Take the marks off a circle, and mark what follows the places that changed."""
        from argmap.kernels.rescore import leave_circle  # noqa: PLC0415 - loaded by now
        from argmap.kernels.restructure import leave_edited_circle  # noqa: PLC0415

        if self._edited is None:
            leave_circle(self._cards, self._after, self._marks, changed, begin, end)
        else:
            edited = self._edited
            fixed = self._cards, self._after, *edited.marks, edited.arrays
            leave_edited_circle(*fixed, changed, begin, end)

    def _solve_anew(self, first: int, last: int) -> None:
        """Solve circles from their base scores, whatever they have come to before."""
        self.budget = Budget(DEFAULT_BUDGET)
        some = slice(first, last)
        for rows, begun in zip(self.progress, no_progress(1), strict=True):
            rows[some] = begun[0]
        self._solve_circles(first, last)

    def _sweep_from(self, place: int) -> None:
        """Evaluate everything from a place on, and take off all marks."""
        layout, from_block = self.layout, int(self._cards["block"][place])
        for sort, first, last in layout.stages:
            if sort == "sweep":
                for block, stop in layout.pieces(max(first, from_block), last):
                    self._sweep_piece(max(layout.block_start(block), place), int(layout.end[stop - 1]))
            elif layout.circles[2][last - 1] > from_block:
                self._solve_anew(max(first, int(layout.circle[from_block])), last)
        for bits in self._marks:
            bits[:] = 0

    def _sweep_piece(self, node: int, last: int) -> None:
        """Evaluate a piece, those of its rows that have been edited by themselves."""
        from argmap.kernels.restructure import evaluate_edited  # noqa: PLC0415
        from argmap.kernels.sweep import stretch_of  # noqa: PLC0415 - loaded by now

        layout, edited = self.layout, self._edited
        fixed = self.code, layout.blocks, layout.row, layout.entry, self.base, self._all, self._all
        stretch = stretch_of(self.code, is_mixed=layout.is_mixed)
        rows = edited.rows if edited is not None else []
        for row in [*rows[bisect_left(rows, node) : bisect_left(rows, last)], last]:
            if node < row:
                stretch(*fixed, int(self._cards["block"][node]), node, row)
            if edited is not None and row < last:
                evaluate_edited(self.code, self._cards, self._all, edited.arrays, row)
            node = row + 1

    def _look_at_circles(self, places: NDArray[np.int64]) -> None:
        """Find out anew whether circles contract in which bases have changed."""
        inside = self.layout.circle[self._cards["block"][places]]
        first, _, last = self.layout.circles
        for one in distinct(inside[inside >= 0]).tolist():
            self._circles.rate[one] = self._rates(np.arange(first[one], last[one]))[0]

    def _check(self, circles: list[int]) -> None:
        """Leave it: nobody asks an edited network which of its circles are stable."""


def _cards(layout: Layout, start: NDArray[np.int64]) -> NDArray[np.void]:
    """Put together what a wave has to know of each place, each in a line of the cache."""
    from argmap.kernels.rescore import CARD  # noqa: PLC0415 - loaded by now

    number, line = len(layout), CARD.itemsize
    raw = np.zeros((number + 1) * line, dtype=np.uint8)
    skip = -raw.ctypes.data % line
    cards = raw[skip : skip + number * line].view(CARD)
    length = np.diff(layout.end, prepend=0)
    cards["base"], cards["first"], cards["after"] = layout.base, layout.row[:-1], start[:-1]
    cards["followers"] = np.diff(start)
    for name in ("rebuttals", "supports", "inputs", "kind"):
        cards[name] = np.repeat(getattr(layout, name), length)
    cards["block"] = np.repeat(np.arange(len(length), dtype=np.int32), length)
    cards["cyclic"] = np.repeat(layout.circle >= 0, length)
    return cards


def _counts_rebuttals(rule: Semantics) -> bool:
    return isinstance(rule, Modular) and isinstance(rule.influence, Damped)

"""`Adjoint`: how the score of one claim depends on the value and the base of every node of a map."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from argmap.arrays.plan import Run, plan_arrays
from argmap.maths.segments import inward
from argmap.solve.circles.circle_adjoint import circle_adjoint, moved
from argmap.solve.compiled.codes import is_coded
from argmap.solve.compiled.threads import gathered
from argmap.solve.plain.wide import Wide

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.layout import Layout
    from argmap.maths.segments import Floats
    from argmap.solve.plain.wide import Slopes
    from argmap.solve.result import Solution

    Index = NDArray[np.integer]


class Swept(NamedTuple):
    """What a reverse sweep finds; by place where the solution has a layout, else by node."""

    by_value: Floats
    """d score / d value of every node, shape (nodes,)."""
    by_base: Floats
    """d score / d base of every node, shape (nodes,)."""


@dataclass(frozen=True, eq=False, repr=False)
class Adjoint:
    """The derivatives of the score of one claim, as each value or base falls, and as it rises.

    Where scores have no kink on the way both are one. A value, prior or strength of 0 can only rise and one of 1 only
    fall: its derivative is that of this direction; of any other it is the mean of both. Directions are followed from node
    to node, so that at a kink on the way counts only how the node there is moved. Where one number reaches a kink by several
    ways, each is taken by itself and they are added up.
    """

    solution: Solution
    target: int
    """The node whose score is differentiated."""
    falling: Swept
    rising: Swept
    layout: Layout | None = field(default=None)

    @property
    def is_smooth(self) -> bool:
        """Whether no kink lies on the way, so that both directions have one derivative."""
        return self.falling is self.rising

    @cached_property
    def by_value(self) -> Floats:
        """Return d score / d value, by node."""
        return self._toward(self.solution.values, *self.values_by_node())

    @cached_property
    def by_base(self) -> Floats:
        """Return d score / d base, by node."""
        falling, rising = (self._by_node(way.by_base) for way in (self.falling, self.rising))
        return self._toward(self.solution.arrays.base, falling, rising)

    def values_by_node(self) -> tuple[Floats, Floats]:
        """Return d score / d value by node, as each falls and as it rises."""
        return self._by_node(self.falling.by_value), self._by_node(self.rising.by_value)

    def by_claim(self) -> Floats:
        """Return d score / d base in the order of `arrays.claim_ids`."""
        arrays = self.solution.arrays
        falling: Floats
        rising: Floats
        if self.layout is None:
            falling, rising = self.falling.by_base[arrays.claim_node], self.rising.by_base[arrays.claim_node]
        else:
            claims = self.layout.claims_of(arrays)
            rising = gathered(self.rising.by_base, claims)
            falling = rising if self.is_smooth else gathered(self.falling.by_base, claims)
        return rising if self.is_smooth else toward(arrays.base[arrays.claim_node], falling, rising)

    def _by_node(self, found: Floats) -> Floats:
        return found if self.layout is None else found[self.layout.place]

    def _toward(self, value: Floats, falling: Floats, rising: Floats) -> Floats:
        return rising if self.is_smooth else toward(value, falling, rising)


def toward(value: Floats, falling: Floats, rising: Floats) -> Floats:
    """Return the derivatives of the directions in which values can move: of one, or the mean of both.

    >>> toward(np.array([0.0, 0.5, 1.0]), np.array([1.0, 1.0, 1.0]), np.array([2.0, 2.0, 2.0]))
    array([2. , 1.5, 1. ])
    """
    down, up = inward(value, falling, rising)
    return (down + up) / 2


def adjoint(solution: Solution, target: int) -> Adjoint:
    """Differentiate the score of a node by every node, in one reverse sweep (Yin, Potyka, Toni, ECAI 2023).

    What does not run in circles is passed once, from followers to what they follow. At a component that does, one
    linear system (I - J^T) a = e is solved, J being the derivatives of its nodes by one another and e what came in
    from outside: by the implicit function theorem this holds at any fixed point, however it was found.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> from argmap.semantics import get_semantics
    >>> from argmap.solve import solve
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.8], source=[1], target=[0], sign=[-1])
    >>> adjoint(solve(arrays, get_semantics("df_quad")), 0).by_base.round(6)
    array([ 0.2, -0.5])
    """
    if solution.layout is not None and is_coded(solution.rule):
        from argmap.solve.compiled.adjoint_compiled import compiled_adjoint  # noqa: PLC0415 - loads numba

        found = compiled_adjoint(solution, solution.layout, target)
        if found is not None:
            return _both(solution, target, *found, layout=solution.layout)
    back = _Back(solution, target)
    for run in reversed(plan_arrays(solution.arrays)):
        back.take(run)
    falling, rising = zip(back.by_value, back.by_base, strict=True)
    return _both(solution, target, falling, rising)


Pair = tuple["Floats", "Floats"]


def _both(solution: Solution, target: int, falling: Pair, rising: Pair, layout: Layout | None = None) -> Adjoint:
    one = falling is rising or all(np.array_equal(*pair) for pair in zip(falling, rising, strict=True))
    up = Swept(*rising)
    return Adjoint(solution, target, up if one else Swept(*falling), up, layout)


FALLING, RISING = 0, 1


class _Back:
    """The sweep by plain numpy, for both directions at once: arrays of shape (2, nodes), the falling ones first."""

    def __init__(self, solution: Solution, target: int) -> None:
        self.solution, self.arrays = solution, solution.arrays
        self.by_value = np.zeros((2, len(self.arrays)))
        self.by_base = np.zeros((2, len(self.arrays)))
        self.by_value[:, target] = 1.0

    def take(self, run: Run) -> None:
        """Hand on what has come in at the nodes of a run."""
        if run.sort == "cycles":
            reached = [cycle for cycle in run.cycles if self.by_value[:, cycle].any()]
            if reached:
                self._through_circles(reached)
        elif run.sort == "wide":
            self._at_once(run.nodes[self.by_value[:, run.nodes].any(axis=0)])
        else:
            self._one_by_one(run.nodes)

    def _slopes(self, nodes: Index) -> tuple[Slopes, Slopes]:
        return Wide(self.arrays, self.solution.rule, nodes).one_sided(self.solution.values)

    def _at_once(self, nodes: Index) -> None:
        slopes = self._slopes(nodes)
        self._hand_on(slopes, np.ones(len(slopes[0].node), dtype=bool))
        self._note_bases(nodes, slopes[0])

    def _hand_on(self, slopes: tuple[Slopes, Slopes], taken: NDArray[np.bool_]) -> None:
        for way, one in enumerate(slopes):
            node, by, slope = one.node[taken], one.by[taken], one.slope[taken]
            np.add.at(self.by_value[way], by, slope * self.by_value[moved(slope, way), node])

    def _one_by_one(self, nodes: Index) -> None:
        if not self.by_value[:, nodes].any():
            return
        slopes = self._slopes(nodes)
        node = slopes[0].node
        order = np.argsort(node, kind="stable")
        giving, *slope = (part[order].tolist() for part in (slopes[0].by, *(one.slope for one in slopes)))
        first, last = (np.searchsorted(node[order], nodes, side=side).tolist() for side in ("left", "right"))
        falls, rises = self.by_value
        for row in range(len(nodes) - 1, -1, -1):
            fall, rise = falls[nodes[row]], rises[nodes[row]]
            if fall or rise:
                for at in range(first[row], last[row]):
                    by, down, up = giving[at], slope[FALLING][at], slope[RISING][at]
                    falls[by] += down * (rise if down < 0.0 else fall)
                    rises[by] += up * (fall if up < 0.0 else rise)
        self._note_bases(nodes, slopes[0])

    def _through_circles(self, cycles: list[Index]) -> None:
        nodes = np.concatenate(cycles)
        slopes = self._slopes(nodes)
        self.by_value[:, nodes] = circle_adjoint(self.solution, nodes, slopes, self.by_value[:, nodes])
        self._hand_on(slopes, ~np.isin(slopes[0].by, nodes))
        self._note_bases(nodes, slopes[0])

    def _note_bases(self, nodes: Index, slopes: Slopes) -> None:
        self.by_base[:, nodes] = self.by_value[:, nodes]  # a held claim has the base it is held at
        self.by_base[:, slopes.base_node] *= slopes.base_slope

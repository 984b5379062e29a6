"""`Adjoint`: how the score of one claim depends on the value and the base of every node of a map."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from argmap.solve.circle_adjoint import circle_adjoint
from argmap.solve.codes import is_coded
from argmap.solve.plan import Run, plan_arrays
from argmap.solve.threads import gathered
from argmap.solve.wide import Wide

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.network.layout import Layout
    from argmap.semantics.segments import Floats
    from argmap.solve.result import Solution
    from argmap.solve.wide import Slopes

    Index = NDArray[np.integer]


@dataclass(frozen=True, eq=False, repr=False)
class Adjoint:
    """The derivatives of the score of one claim; by place where the solution has a layout, else by node."""

    solution: Solution
    target: int
    """The node whose score is differentiated."""
    value_at: Floats
    """d score / d value of every node, shape (nodes,)."""
    base_at: Floats
    """d score / d base of every node, shape (nodes,)."""
    layout: Layout | None = field(default=None)

    @cached_property
    def by_value(self) -> Floats:
        """Return d score / d value, by node."""
        return self.value_at if self.layout is None else self.value_at[self.layout.place]

    @cached_property
    def by_base(self) -> Floats:
        """Return d score / d base, by node."""
        return self.base_at if self.layout is None else self.base_at[self.layout.place]

    def by_claim(self) -> Floats:
        """Return d score / d base in the order of `arrays.claim_ids`."""
        arrays = self.solution.arrays
        if self.layout is None:
            taken: Floats = self.base_at[arrays.claim_node]
            return taken
        return gathered(self.base_at, self.layout.claims_of(arrays))


def adjoint(solution: Solution, target: int) -> Adjoint:
    """Differentiate the score of a node by every node, in one reverse sweep (Yin, Potyka, Toni, ECAI 2023).

    What does not run in circles is passed once, from followers to what they follow. At a component that does, one
    linear system (I - J^T) a = e is solved, J being the derivatives of its nodes by one another and e what came in
    from outside: by the implicit function theorem this holds at any fixed point, however it was found.

    >>> from argmap.network import arrays_from_arrays
    >>> from argmap.semantics import get_semantics
    >>> from argmap.solve import solve
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.8], source=[1], target=[0], sign=[-1])
    >>> adjoint(solve(arrays, get_semantics("df_quad")), 0).by_base.round(6)
    array([ 0.2, -0.5])
    """
    if solution.layout is not None and is_coded(solution.rule):
        from argmap.solve.adjoint_compiled import compiled_adjoint  # noqa: PLC0415 - loads numba

        by_value, by_base = compiled_adjoint(solution, solution.layout, target)
        return Adjoint(solution, target, by_value, by_base, solution.layout)
    return Adjoint(solution, target, *_plain_adjoint(solution, target))


def _plain_adjoint(solution: Solution, target: int) -> tuple[Floats, Floats]:
    back = _Back(solution, target)
    for run in reversed(plan_arrays(solution.arrays)):
        back.take(run)
    return back.by_value, back.by_base


class _Back:
    def __init__(self, solution: Solution, target: int) -> None:
        self.solution, self.arrays = solution, solution.arrays
        self.by_value = np.zeros(len(self.arrays))
        self.by_base = np.zeros(len(self.arrays))
        self.by_value[target] = 1.0

    def take(self, run: Run) -> None:
        """Hand on what has come in at the nodes of a run."""
        if run.sort == "cycles":
            reached = [cycle for cycle in run.cycles if self.by_value[cycle].any()]
            if reached:
                self._through_circles(reached)
        elif run.sort == "wide":
            self._at_once(run.nodes[self.by_value[run.nodes] != 0.0])
        else:
            self._one_by_one(run.nodes)

    def _slopes(self, nodes: Index) -> Slopes:
        return Wide(self.arrays, self.solution.rule, nodes).slopes(self.solution.values)

    def _at_once(self, nodes: Index) -> None:
        slopes = self._slopes(nodes)
        np.add.at(self.by_value, slopes.by, slopes.slope * self.by_value[slopes.node])
        self._note_bases(nodes, slopes)

    def _one_by_one(self, nodes: Index) -> None:
        if not self.by_value[nodes].any():
            return
        slopes = self._slopes(nodes)
        order = np.argsort(slopes.node, kind="stable")
        giving, slope = slopes.by[order].tolist(), slopes.slope[order].tolist()
        first, last = (np.searchsorted(slopes.node[order], nodes, side=side).tolist() for side in ("left", "right"))
        for row in range(len(nodes) - 1, -1, -1):
            own = self.by_value[nodes[row]]
            if own:
                for at in range(first[row], last[row]):
                    self.by_value[giving[at]] += own * slope[at]
        self._note_bases(nodes, slopes)

    def _through_circles(self, cycles: list[Index]) -> None:
        nodes = np.concatenate(cycles)
        slopes = self._slopes(nodes)
        self.by_value[nodes] = circle_adjoint(self.solution, nodes, slopes, self.by_value[nodes])
        outside = ~np.isin(slopes.by, nodes)
        by, node = slopes.by[outside], slopes.node[outside]
        np.add.at(self.by_value, by, slopes.slope[outside] * self.by_value[node])
        self._note_bases(nodes, slopes)

    def _note_bases(self, nodes: Index, slopes: Slopes) -> None:
        self.by_base[nodes] = self.by_value[nodes]  # a held claim has the base it is held at
        self.by_base[slopes.base_node] *= slopes.base_slope

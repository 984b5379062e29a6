"""`ExactChances`: every chance of a map that can be had exactly, from one plan or, where that is too wide, in parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from argmap.worlds.exact.certain import OPEN, Certain, find_certain
from argmap.worlds.exact.chance_plan import WIDEST, ChancePlan, compile_plan
from argmap.worlds.exact.elimination import Effort
from argmap.worlds.exact.swept import Swept, log_chance, sweep

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.kernels.engine import Engine
    from argmap.worlds.rows import Rows

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

RARE = np.log(1e-9)
"""What is given and rarer than this is asked again by chains, whose numbers do not cancel: it may be impossible."""
LARGE = 2
"""A map of so many times the nodes of the budget is not looked into at all."""
FARTHEST = 64
"""So many nodes are passed over at most where one fails."""
KEPT = 8
"""So many plans are kept with a shape; the oldest goes."""


@dataclass(frozen=True)
class Budget:
    """How much may be done, counted so that it does not hang on the machine."""

    operations: int = 50_000_000
    """Multiplications of one pass: 0.3 seconds for both ways by compiled code, some 3 by numpy alone."""
    nodes: int = 60_000
    """Nodes to compile, in all parts together: 2 seconds."""
    effort: int = 3_000_000
    """Neighbourhoods compared to find orders, in all parts together: 1.5 seconds."""
    widest_part: int = 16
    """The width of a part after the first."""


AUTO = Budget()
"""What is done unasked."""
ASKED = Budget(operations=250_000_000, nodes=1_000_000, effort=20_000_000)
"""What is done for who asks for exact chances: some seconds, and 3 GB at most."""


class ImpossibleError(ValueError):
    """What is given has no chance at all."""


@dataclass(frozen=True, eq=False)
class ExactChances:
    """The chances of the nodes of a map, given what is given; NaN where they cannot be had within the budget."""

    arrays: Arrays = field(repr=False)
    certain: Certain = field(repr=False)
    sweeps: tuple[Swept, ...]
    """One for each part; where there are several, all of them hold what is given."""

    @property
    def log(self) -> float:
        """The logarithm of the chance of what is given."""
        return self.sweeps[0].log if self.sweeps else 0.0

    @property
    def width(self) -> int:
        """The most variables that meet in a table of any part, less one."""
        return max((one.plan.width for one in self.sweeps), default=0)

    def chances(self) -> Floats:
        """Return how likely each node is on, given what is given; shape (nodes,), in [0, 1]."""
        value = self.certain.value
        return self.of(Swept.chances, np.where(value == OPEN, np.nan, value))

    def switched_on(self) -> Floats:
        """Return how likely the switch of each node is on, given what is given; what is certain tells nothing of it."""
        return self.of(Swept.switched_on, np.where(self.certain.value == OPEN, np.nan, self.arrays.base))

    def of(self, read: Callable[[Swept], Floats], otherwise: Floats) -> Floats:
        """Return what is read from the parts, and what it is otherwise for nodes that are in none; shape (nodes,)."""
        found = otherwise.astype(np.float64)
        for one in reversed(self.sweeps):
            part = read(one)
            found = np.where(np.isnan(part), found, part)
        return found


def exact_chances(
    arrays: Arrays,
    table: Rows,
    given: Mapping[int, bool],
    *,
    budget: Budget = AUTO,
    targets: Sequence[int] | None = None,
    free: Flags | None = None,
    engine: Engine = "auto",
) -> ExactChances | None:
    """Work out the chances of all nodes, or of those that bear on the targets, given that some are on or off.

    The whole is compiled where that is narrow enough; else the nodes are taken from the last down, each with all that
    bears on it and on what is given, as long as the budget lasts. None where no chance can be had. The switches of
    `free` nodes are kept open though their chance is 0 or 1, so that there are derivatives by them. Raises
    `ImpossibleError` where what is given has no chance.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> from argmap.worlds.rows import rows_of_arrays
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.2], source=[0], target=[1], sign=[1])
    >>> exact_chances(arrays, rows_of_arrays(arrays), {1: True}).chances().round(3)
    array([0.833, 1.   ])
    """
    if len(arrays) > LARGE * budget.nodes:
        return None
    maker = _Maker(arrays, table, given, budget, free, engine)
    whole = maker.swept(targets)
    if whole is not None:
        return ExactChances(arrays, maker.certain, (whole,))
    if targets is not None:
        return None
    parts = maker.parts()
    return ExactChances(arrays, maker.certain, tuple(parts)) if parts else None


def is_possible(arrays: Arrays, table: Rows, given: Mapping[int, bool]) -> bool:
    """Say whether some nodes can be on or off together at all; where that is too wide to be told, it is taken to be so."""
    maker = _Maker(arrays, table, given, AUTO, None, "auto")
    if maker.is_ruled_out():
        return False
    plan = compile_plan(maker.certain, "chain", targets=maker.given, most=AUTO.operations) if maker.given else None
    return plan is None or bool(log_chance(plan, arrays.base, maker.given) > -np.inf)


class _Maker:
    """Makes plans for one map and runs them."""

    def __init__(
        self, arrays: Arrays, table: Rows, given: Mapping[int, bool], budget: Budget, free: Flags | None, engine: Engine
    ) -> None:
        self.arrays, self.budget, self.engine, self.all_given = arrays, budget, engine, given
        none = np.zeros(len(arrays), dtype=bool)
        self.free = none if free is None else free
        pattern = (arrays.base == 0.0).tobytes() + (arrays.base == 1.0).tobytes() + self.free.tobytes()
        self.kept = _kept(arrays, (pattern, table.inputs.node.tobytes()))
        if "certain" not in self.kept:
            self.kept["certain"] = find_certain(arrays, table, self.free)
        self.certain: Certain = self.kept["certain"]  # type: ignore[assignment] # kept by name
        self.given = {node: on for node, on in given.items() if self.certain.value[node] == OPEN}

    def is_ruled_out(self) -> bool:
        """Say whether something that is given is otherwise for certain."""
        value = self.certain.value
        return any(value[node] == (0 if on else 1) for node, on in self.all_given.items())

    def swept(self, targets: Sequence[int] | None) -> Swept | None:
        """Return the chances of all nodes, or those that bear on targets and what is given; None where it is too wide."""
        if self.is_ruled_out():
            raise ImpossibleError
        if len(self.certain.members) > self.budget.nodes:
            return None
        plan = self._plan(None if targets is None else tuple(targets))
        return None if plan is None else self.run(plan)

    def _plan(self, targets: tuple[int, ...] | None) -> ChancePlan | None:
        """Return the plan of all nodes, or of those that bear on targets and what is given: one for all that bears on them."""
        key = (self.budget, targets)
        if key not in self.kept:
            self.kept[key] = self._cheaper(targets)
        plan: ChancePlan | None = self.kept[key]  # type: ignore[assignment] # kept by name
        if plan is None or targets is None:
            return plan
        more = sorted(set(self.given).difference(plan.nodes.tolist()))
        return self._plan((*targets, *more)) if more else plan

    def _cheaper(self, targets: Sequence[int] | None) -> ChancePlan | None:
        """Compile by stars, and by chains where that would be large."""
        most, certain = self.budget.operations, self.certain
        star = compile_plan(certain, "star", targets=targets, most=most, effort=Effort(self.budget.effort // 4))
        if star is None or star.operations < most // 20:
            return star
        less, effort = star.operations, Effort(self.budget.effort // 8)
        return compile_plan(certain, "chain", targets=targets, most=less, effort=effort, patient=False) or star

    def run(self, plan: ChancePlan) -> Swept | None:
        """Go forward and backward; by chains where what is given is rare. None where it cannot be told from impossible."""
        found = sweep(plan, self.arrays.base, self.given, engine=self.engine)
        if plan.form == "chain" or (found is not None and found.log > RARE):
            return self._possible(found)
        surer = compile_plan(self.certain, "chain", targets=plan.nodes.tolist(), most=10 * self.budget.operations)
        if surer is None:
            return None
        return self._possible(sweep(surer, self.arrays.base, self.given, engine=self.engine))

    @staticmethod
    def _possible(found: Swept | None) -> Swept:
        if found is None:
            raise ImpossibleError
        return found

    def parts(self) -> list[Swept]:
        """Take nodes with all that bears on them, as long as the budget lasts: the last first, then from the first on.

        Where a node fails, so do those that hang on it; of those before it some are passed over, since they are likely to
        fail too, and come when it is seen how far one gets from the other end.
        """
        taking = _Taking(self)
        order = list(self.certain.members)
        at, step = len(order) - 1, 1
        while at >= 0 and taking.goes_on():
            if order[at] not in taking.covered:
                step = 1 if taking.take(order[at]) else min(2 * step, FARTHEST)
                at -= step
            else:
                at -= 1
        below: set[int] = set()
        for node in order:
            if not taking.goes_on():
                break
            if node in taking.covered:
                continue
            if (
                not below.isdisjoint(self.certain.members[node].nodes())
                or node in taking.failed
                or not taking.take(node)
            ):
                below.add(node)
        return taking.parts


class _Taking:
    """Takes part after part of a map, and keeps account of what that costs."""

    def __init__(self, maker: _Maker) -> None:
        self.maker, self.operations, self.nodes = maker, maker.budget.operations, maker.budget.nodes
        self.effort = Effort(maker.budget.effort)
        self.parts: list[Swept] = []
        self.covered: set[int] = set()
        self.failed: set[int] = set()

    def goes_on(self) -> bool:
        """Say whether anything is left of the budget."""
        return self.operations > 0 and self.nodes > 0 and self.effort.left > 0

    def take(self, node: int) -> bool:
        """Take a node with all that bears on it and on what is given; say whether that went well."""
        maker, first = self.maker, not (self.parts or self.failed)
        targets = [node, *maker.given]
        widest = WIDEST if first else maker.budget.widest_part
        most = self.operations // (2 if first else 8)
        plan = compile_plan(
            maker.certain, "star", targets=targets, widest=widest, most=most, effort=self.effort, patient=first
        )
        found = None if plan is None else maker.run(plan)
        if plan is None or found is None:
            self.failed.add(node)
            self.nodes -= 1
            return False
        self.nodes -= len(plan.nodes)
        self.operations -= plan.operations
        self.covered.update(plan.nodes.tolist())
        self.parts.append(found)
        return True


def _kept(arrays: Arrays, key: object) -> dict[object, object]:
    """Return what is kept with a shape for maps that are certain in the same places."""
    plans: dict[object, dict[object, object]] = arrays.shape.once("chances", dict)
    if key not in plans:
        if len(plans) >= KEPT:
            del plans[next(iter(plans))]
        plans[key] = {}
    return plans[key]

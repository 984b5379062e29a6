"""`Swept`: the chances of all nodes of a plan, given what is given, and how they grow with its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from argmap.kernels.engine import is_compiled
from argmap.worlds.exact import compiled_sweeps, plain_sweeps
from argmap.worlds.exact.changed_numbers import Changed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.kernels.engine import Engine
    from argmap.worlds.exact.chance_plan import ChancePlan

    Floats = NDArray[np.float64]


ROUNDING = 1e-14
"""A posterior below this is 0 but for rounding."""
MEMORY = 16_000_000
"""So many entries of tables are held for scenarios that are taken side by side."""
WORTH = 10
"""One product in so many costs plain code as much as a node of a map that is scored by degrees, and as much again."""


def log_chance(
    plan: ChancePlan, chance: Floats | Changed, given: Mapping[int, bool], *, engine: Engine = "auto"
) -> Floats:
    """Return the logarithm of the chance of what is given, for one row of switches or many; -inf where it is 0.

    `chance` has shape (nodes,) or (scenarios, nodes): how likely each switch is on; `Changed` says more of scenarios. This
    takes the way forward only.
    """
    if not isinstance(chance, Changed) and chance.ndim == 1:
        return np.asarray(log_chance(plan, chance[None], given, engine=engine)[0])
    number = len(chance)
    compiled = is_compiled(plan.operations // WORTH, engine, times=max(1, number))
    logs = np.empty(number)
    at_once = 1 if compiled else max(1, MEMORY // plan.tape.size)
    for first in range(0, number, at_once):
        last = min(number, first + at_once)
        part = chance.some(first, last) if isinstance(chance, Changed) else chance[first:last]
        values = _filled(plan, part, given)
        values = values[:, 0] if compiled else values
        logs[first:last] = _log(plan, values, _forward(plan, values, given, compiled=compiled))
    return logs


@dataclass(frozen=True, eq=False)
class Swept:
    """One pass forward and backward over a plan."""

    plan: ChancePlan
    chance: Floats
    """How likely each switch is on, shape (nodes,)."""
    log: float
    """The logarithm of the chance of what is given; 0 where nothing is."""
    values: Floats
    """The entries of the nodes' tables, those against what is given at 0; shape (entries,)."""
    slopes: Floats
    """How `log` grows with each of them."""
    open: NDArray[np.bool_]
    """Which of them are not against what is given."""

    def chances(self) -> Floats:
        """Return how likely each node is on, given what is given; shape (nodes,), NaN where the plan is not about it."""
        on = self.plan.entries.on
        return np.clip(self._by_node(self.values * self.slopes * on), 0.0, 1.0)

    def slope(self) -> Floats:
        """Return how `log` grows with the chance of each switch, shape (nodes,); NaN where the plan is not about it."""
        return self._by_node(self.plan.entries.slope * self.open * self.slopes)

    def slope_where_told(self) -> Floats:
        """Return the same for claims whose own chance is what a reader says: no source is heard for it."""
        return self._by_node(self.plan.entries.told * self.open * self.slopes)

    def switched_on(self) -> Floats:
        """Return how likely each switch is on, given what is given; NaN where the plan is not about it."""
        chance: Floats = self.chance * (1.0 + (1.0 - self.chance) * self.slope())
        return np.where(chance < ROUNDING, 0.0, np.minimum(chance, 1.0))

    def without_own(self) -> Floats:
        """Return how likely each node is on if its own switch is off and nothing is given: what reasons alone deliver."""
        entries = self.plan.entries
        return np.clip(self._by_node(entries.fixed * self.slopes * entries.on), 0.0, 1.0)

    def heard(self) -> Floats:
        """Return how likely one of the sources is reliable that a node rests on, if nothing is given; shape (nodes,).

        It is 0 for a claim that holds whatever its switch is.
        """
        return np.clip(self._by_node(self.plan.entries.heard * self.slopes), 0.0, 1.0)

    def if_held(self, *, on: bool) -> Floats:
        """Return by which factor the chance of what is given grows where each node is held on, or off."""
        entries = self.plan.entries
        return self._by_node((entries.held if on else entries.dropped) * self.slopes)

    def _by_node(self, weights: Floats) -> Floats:
        found = np.full(len(self.chance), np.nan)
        sums = np.bincount(self.plan.entries.node, weights=weights, minlength=len(self.chance))
        found[self.plan.nodes] = sums[self.plan.nodes]
        return found


def sweep(
    plan: ChancePlan, chance: Floats | Changed, given: Mapping[int, bool], *, engine: Engine = "auto"
) -> Swept | None:
    """Go forward and backward; None where what is given has no chance at all, or one that hangs on numbers below 1e-150.

    `chance` has shape (nodes,), or is one scenario. What is given are nodes of the plan, on or off.
    """
    values = np.ascontiguousarray(_filled(plan, chance, given)[:, 0])
    compiled = is_compiled(plan.operations // WORTH, engine)
    powers = _forward(plan, values, given, compiled=compiled)
    log = float(_log(plan, values, powers))
    if log == -np.inf:
        return None
    slopes = (compiled_sweeps if compiled else plain_sweeps).backward(plan.tape, values, powers)
    if not np.isfinite(slopes).all():
        return None
    first = len(plan.constants)
    part = slice(first, first + len(plan.entries.node))
    rows = chance.chance[0] if isinstance(chance, Changed) else chance
    return Swept(plan, rows, log, values[part], slopes[part], ~_against(plan, given))


def _forward(plan: ChancePlan, values: Floats, given: Mapping[int, bool], *, compiled: bool) -> Floats:
    if compiled:
        return compiled_sweeps.forward(plan.tape, values)
    return plain_sweeps.forward(plan.tape, values, careful=bool(given))


def _against(plan: ChancePlan, given: Mapping[int, bool]) -> NDArray[np.bool_]:
    """Say which entries are against what is given."""
    entries = plan.entries
    against = np.zeros(len(entries.node), dtype=bool)
    for node, on in given.items():
        against |= (entries.node == node) & (entries.on != on)
    return against


def _filled(plan: ChancePlan, chance: Floats | Changed, given: Mapping[int, bool]) -> Floats:
    """Return all entries with those of the given tables filled in, shape (entries, scenarios)."""
    entries, first = plan.entries, len(plan.constants)
    if isinstance(chance, Changed):
        own = chance.own(plan)
    else:
        own = entries.fixed[:, None] + entries.slope[:, None] * np.atleast_2d(chance).T[entries.node]
    own[_against(plan, given)] = 0.0
    values = np.zeros((plan.tape.size, own.shape[1]))
    values[:first] = plan.constants[:, None]
    values[first : first + len(own)] = own
    return values


def _log(plan: ChancePlan, values: Floats, powers: Floats) -> Floats:
    roots = values[plan.tape.roots]
    with np.errstate(divide="ignore"):
        logs = np.log(np.maximum(roots, 0.0)).sum(axis=0)
    log: Floats = logs - powers.sum(axis=0) * np.log(2.0)
    return log

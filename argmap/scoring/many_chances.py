"""Chances of a network in many scenarios, and how one grows with its numbers: the map is compiled once, numbers are swapped."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from argmap.arrays.arrays import RELATION
from argmap.arrays.nodes import own_claims
from argmap.errors import ParameterError, Problem
from argmap.worlds import drawn_for
from argmap.worlds.counted_exactly import too_wide
from argmap.worlds.exact.certain import OPEN, find_certain
from argmap.worlds.exact.chance_plan import compile_plan
from argmap.worlds.exact.changed_numbers import Changed
from argmap.worlds.exact.elimination import Effort
from argmap.worlds.exact.exact_chances import ASKED
from argmap.worlds.exact.swept import log_chance, sweep
from argmap.worlds.rows import rows_of_arrays

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.arrays.overrides import Overrides
    from argmap.kernels.engine import Engine
    from argmap.scoring.compiled_network import CompiledNetwork
    from argmap.worlds.exact.certain import Certain
    from argmap.worlds.exact.chance_plan import ChancePlan
    from argmap.worlds.exact.swept import Swept

    Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class ManyChances:
    """A network whose claims, and some of whose relations, may have any number.

    A map that is too wide is refused, and so is one whose sources are heard only where they are reliable enough: who is
    heard would hang on every number.

    >>> from argmap import Network
    >>> network = Network.from_arrays(prior=[0.5, 0.2], source=[0], target=[1], sign=[1])
    >>> many = ManyChances(network, np.array([], dtype=np.int64), "auto")
    >>> many.of_target(1, many.scenarios(np.array([[0.5, 0.2], [1.0, 0.2]]), 2)).round(3)
    array([0.6, 1. ])
    """

    network: CompiledNetwork
    relations: NDArray[np.integer]
    """Those whose strengths may be otherwise, or that may be out, by position: each once, in ascending order."""
    engine: Engine

    @cached_property
    def arrays(self) -> Arrays:
        """The arrays in which all of that has nodes."""
        network = self.network
        drawn_for("probability", {}, join=network.arrays.join)  # refuses what chances cannot be asked with
        if network.arrays.min_reliability > 0.0:
            message = "who is heard under min_reliability hangs on every number, and many are asked about"
            raise ParameterError(Problem(message, path="min_reliability", hint="Leave it out, or score by a degree."))
        if not len(self.relations):
            return network.switched
        return network.compiled_with(all_sources=True, nodes_for=self.relations)

    @cached_property
    def certain(self) -> Certain:
        """What is certain whatever the numbers of claims, and of these relations, are."""
        free = self.arrays.kind == 0
        node = self.arrays.relation_node[self.relations]
        node = node[node >= 0]
        free[node[self.arrays.kind[node] == RELATION]] = True
        return find_certain(self.arrays, rows_of_arrays(self.arrays), free)

    def plan(self, node: int | None) -> ChancePlan:
        """Return the plan of what bears on a node, or of all."""
        kept = self._plans
        if node not in kept:
            targets = None if node is None else [node]
            found = compile_plan(
                self.certain, "star", targets=targets, most=ASKED.operations, effort=Effort(ASKED.effort)
            )
            if found is None:
                raise too_wide(self.arrays, rows_of_arrays(self.arrays), None)
            kept[node] = found
        return kept[node]

    @cached_property
    def _plans(self) -> dict[int | None, ChancePlan]:
        return {}

    def scenarios(
        self, priors: Floats | None, number: int, *, fix: Overrides | None = None, strength: Overrides | None = None,
        without: Overrides | None = None,
    ) -> Changed:  # fmt: skip
        """Return scenarios by their numbers, each entry by position.

        A prior that is NaN, or what the network's own base score is, leaves the claim to its sources.
        """
        arrays, shape = self.arrays, (number, len(self.arrays))
        chance, told = np.broadcast_to(arrays.base, shape).copy(), np.zeros(shape, dtype=bool)
        held = np.full(shape, np.nan)
        if priors is not None:
            own = own_claims(self.network.columns)
            given = np.asarray(priors, dtype=np.float64)[:, own]
            fresh = ~np.isnan(given) & (given != self.network.base[own]) & ~arrays.fixed[arrays.claim_node[own]]
            row, column = np.nonzero(fresh)
            chance[row, arrays.claim_node[own][column]] = given[row, column]
            told[row, arrays.claim_node[own][column]] = True
        if strength is not None:
            node = arrays.relation_node[strength.item]
            chance[strength.scenario[node >= 0], node[node >= 0]] = strength.value[node >= 0]
        if without is not None:
            node = arrays.relation_node[without.item]
            held[without.scenario[node >= 0], node[node >= 0]] = 0.0
        if fix is not None:
            held[fix.scenario, arrays.claim_node[fix.item]] = fix.value
        return Changed(chance, told, held)

    def of_target(self, claim: int, scenarios: Changed) -> Floats:
        """Return the chance of one claim in each scenario, on the way forward alone; shape (scenarios,)."""
        node = int(self.arrays.claim_node[claim])
        if self.certain.value[node] != OPEN:
            return np.full(len(scenarios), float(self.certain.value[node]))
        logs = log_chance(self.plan(node), scenarios, {node: True}, engine=self.engine)
        found: Floats = np.clip(np.exp(logs), 0.0, 1.0)
        return found

    def of_all(self, scenarios: Changed) -> Floats:
        """Return the chances of all claims in each scenario, shape (scenarios, claims)."""
        plan, found = self.plan(None), np.empty((len(scenarios), len(self.arrays.claim_node)))
        value = np.where(self.certain.value == OPEN, np.nan, self.certain.value)
        for at in range(len(scenarios)):
            swept = sweep(plan, scenarios.some(at, at + 1), {}, engine=self.engine)
            chances = value if swept is None else np.where(np.isnan(value), swept.chances(), value)
            found[at] = chances[self.arrays.claim_node]
        return found

    def grown(self, claim: int, scenario: Changed) -> tuple[float, Swept]:
        """Return what is to be multiplied with the slopes of a pass, to have those of a claim's chance, and the pass.

        It looks at the claim where that is likelier, else at its failing: neither is impossible then.
        """
        node = int(self.arrays.claim_node[claim])
        now = float(self.of_target(claim, scenario)[0])
        holds = now >= 0.5  # noqa: PLR2004 - see above
        swept = sweep(self.plan(node), scenario, {node: holds}, engine=self.engine)
        assert swept is not None  # noqa: S101 - it is likely
        return (now if holds else now - 1.0), swept

"""What a claim's score would be without some of what bears on it: one at a time, or any coalition of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from argmap.analysis.attribute.methods import Sort
from argmap.analysis.attribute.players import Players, relations_from, relations_into
from argmap.arrays.overrides import Overrides
from argmap.maths.compressed import gather
from argmap.scoring.many import bearing_on, with_nodes_for
from argmap.solve import is_compiled
from argmap.solve.compiled.codes import is_coded
from argmap.solve.many.by_columns import column_schedule, score_coalitions, together

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.scoring.network_core import NetworkCore
    from argmap.semantics import Semantics
    from argmap.solve import Engine


@dataclass(frozen=True, eq=False)
class Without:
    """Scores a claim in a network from which players are taken out: relations, or claims with what they are premises of.

    All else stays as it is, the largest number of rebuttals on one claim too, which `counting` asks for. To hold a claim
    at 0 is to take it out, but where the mean of premises counts or a user's function counts heads.
    """

    network: NetworkCore
    rule: Semantics
    target: int
    players: Players

    def worth(self, inside: NDArray[np.int64]) -> NDArray[np.float64]:
        """Score coalitions: those whose entry is 0 are out; shape (coalitions, players) to (coalitions,)."""
        arrays = self._prepared.joined_by(self.rule).arrays
        straight = self._engine == "plain" and not column_schedule(arrays, together(arrays, len(inside))).has_circles
        if self._falls and straight:
            return score_coalitions(arrays, self.rule, self.target, self.players.position, inside > 0)
        scenario, player = np.nonzero(inside == 0)
        return self._scores(len(inside), *self.players.taken_out(scenario, player), self.players.sort)

    def removed(self, some: NDArray[np.integer]) -> NDArray[np.float64]:
        """Score the claim without each of some players alone, by their numbers; shape (some,)."""
        return self._by_player(*gather(self.players.start, some), self.players.item, self.players.sort)

    def by_themselves(self, some: NDArray[np.integer]) -> NDArray[np.float64]:
        """Score it with each of some players, which are claims, left to itself: nothing bears on that one; shape (some,)."""
        start, item = relations_into(self.network, self.players.position[some])
        return self._by_player(start, np.arange(len(item)), item, "relations")

    def _by_player(
        self, start: NDArray[np.int64], place: NDArray[np.integer], item: NDArray[np.integer], sort: Sort
    ) -> NDArray[np.float64]:
        number = len(start) - 1
        return self._scores(number, np.repeat(np.arange(number), np.diff(start)), item[place], sort)

    def _scores(
        self, number: int, scenario: NDArray[np.integer], item: NDArray[np.integer], sort: Sort
    ) -> NDArray[np.float64]:
        """Score the claim in a number of scenarios in which some claims or relations are out, shape (scenarios,)."""
        fix = without = None
        if sort == "claims" and self._falls:
            fix = Overrides(scenario, item, np.zeros(len(item)), number)
        else:
            if sort == "claims":
                start, item = relations_from(self.network, item)
                scenario = np.repeat(scenario, np.diff(start))
            without = Overrides(scenario, item, np.zeros(len(item)), number)
        batch = self._prepared.score_many(
            semantics=self.rule, fix=fix, without=without, targets=[self.target], engine=self._engine
        )
        return np.asarray(batch.final[:, 0], dtype=np.float64)

    @property
    def _falls(self) -> bool:
        """Whether to take a claim out is to hold it at 0."""
        joined = self.rule.join or self.network.arrays.join
        return self.players.sort == "claims" and is_coded(self.rule) and joined != "mean"

    @cached_property
    def _prepared(self) -> NetworkCore:
        """The network in which every relation that may be taken out is a node, made once."""
        nodes = with_nodes_for(self.network, self.players.item) if self.players.sort == "relations" else self.network
        return bearing_on(nodes, [self.target])

    @cached_property
    def _engine(self) -> Engine:
        """Whether compiled code is worth loading is decided for all players, not for those that are scored together."""
        return "compiled" if is_compiled(self.network.arrays.size, "auto", times=len(self.players)) else "plain"

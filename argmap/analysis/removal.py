"""What a claim's score would be without some of what bears on it: one at a time, or any coalition of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from argmap.analysis.players import Players, Sort, relations_from, relations_into
from argmap.network.overrides import Overrides
from argmap.solve.codes import is_coded

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.networks import Network
    from argmap.semantics import Semantics

AT_ONCE = 1 << 20
"""So many values are replaced in one batch: it bounds the memory that it takes."""


@dataclass(frozen=True, eq=False)
class Without:
    """Scores a claim in a network from which players are taken out: relations, or claims with what they are premises of.

    All else stays as it is, the largest number of rebuttals on one claim too, which `counting` asks for. To hold a claim
    at 0 is to take it out, but where the mean of premises counts or a user's function counts heads.
    """

    network: Network
    rule: Semantics
    target: int
    players: Players

    def worth(self, inside: NDArray[np.int64]) -> NDArray[np.float64]:
        """Score coalitions: those whose entry is 0 are out; shape (coalitions, players) to (coalitions,)."""
        scenario, player = np.nonzero(inside == 0)
        return self._scores(len(inside), *self.players.taken_out(scenario, player), self.players.sort)

    def removed(self) -> NDArray[np.float64]:
        """Score the claim without each of the players alone, shape (players,)."""
        return self._by_player(self.players.start, self.players.item, self.players.sort)

    def by_themselves(self) -> NDArray[np.float64]:
        """Score it with each of the players, which are claims, left to itself: nothing bears on that one; shape (players,)."""
        return self._by_player(*relations_into(self.network, self.players.position), "relations")

    def _by_player(self, start: NDArray[np.int64], item: NDArray[np.integer], sort: Sort) -> NDArray[np.float64]:
        found = np.empty(len(self.players))
        first = 0
        while first < len(found):
            last = max(first + 1, int(np.searchsorted(start, start[first] + AT_ONCE, side="right")) - 1)
            last = min(last, first + AT_ONCE, len(found))
            part = item[start[first] : start[last]]
            scenario = np.repeat(np.arange(last - first), np.diff(start[first : last + 1]))
            found[first:last] = self._scores(last - first, scenario, part, sort)
            first = last
        return found

    def _scores(
        self, number: int, scenario: NDArray[np.integer], item: NDArray[np.integer], sort: Sort
    ) -> NDArray[np.float64]:
        """Score the claim in a number of scenarios in which some claims or relations are out, shape (scenarios,)."""
        fix = without = None
        if sort == "claims" and is_coded(self.rule) and (self.rule.join or self.network.arrays.join) != "mean":
            fix = Overrides(scenario, item, np.zeros(len(item)), number)
        else:
            if sort == "claims":
                start, item = relations_from(self.network, item)
                scenario = np.repeat(scenario, np.diff(start))
            without = Overrides(scenario, item, np.zeros(len(item)), number)
        batch = self.network.score_many(semantics=self.rule, fix=fix, without=without, targets=[self.target])
        return np.asarray(batch.final[:, 0], dtype=np.float64)

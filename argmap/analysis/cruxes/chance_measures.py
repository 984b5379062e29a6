"""`ChanceMeasures`: what the claims that bear on a target do to its chance, all from one pass over the compiled map."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from argmap.analysis.cruxes.measures import Measures
from argmap.analysis.cruxes.swing import Swings
from argmap.scoring.network_chances import NetworkChances
from argmap.semantics import PROBABILITY
from argmap.worlds.exact.swept import Swept

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from argmap.answers.network_scores import NetworkScores
    from argmap.kernels.engine import Engine
    from argmap.scoring.network_core import NetworkCore

    Floats = NDArray[np.float64]


class ChanceMeasures(Measures):
    """The same under `probability`: chances are linear in each number, so one derivative gives a whole swing.

    What is too wide to be had exactly is refused.

    >>> from argmap import Network
    >>> network = Network.from_arrays(prior=[0.5, 0.8, 0.4], source=[1, 2], target=[0, 0], sign=[+1, -1])
    >>> measures = ChanceMeasures(network, 0, top=10, scores=network.score("probability"))
    >>> measures.swings.low.round(2), measures.swings.high.round(2), measures.slopes.round(2)
    (array([0.3, 0.9]), array([0.6, 0. ]), array([ 0.12,  0.3 , -0.9 ]))
    """

    def __init__(
        self,
        network: NetworkCore,
        target: int,
        *,
        top: int | None,
        scores: NetworkScores,
        engine: Engine = "auto",
    ) -> None:
        self.network, self.target, self.top, self.scores, self.name = network, target, top, scores, PROBABILITY
        asked = NetworkChances(network, engine)
        self._node, self._now = asked.claim(target), float(scores.final[target])
        self._holds = self._now >= 0.5  # noqa: PLR2004 - what is likelier is looked at: it is never impossible
        self._given = asked.given({self._node: self._holds}, targets=[self._node], free=True)
        grown = np.exp(self._given.log) * np.nan_to_num(self._of(Swept.slope_where_told))
        self.slopes = grown if self._holds else -grown

    @cached_property
    def swings(self) -> Swings:
        """The target's chance with each chosen claim held off, and held on."""
        return Swings(self._if_held(on=False), self._if_held(on=True))

    def _if_held(self, *, on: bool) -> Floats:
        """Return the target's chance with each chosen claim held; what cannot move it leaves it as it is."""
        found = np.exp(self._given.log) * self._of(lambda swept: swept.if_held(on=on))[self.chosen]
        chance = np.clip(found if self._holds else 1.0 - found, 0.0, 1.0)
        return np.where(np.isnan(chance), self._now, chance)

    def _of(self, read: Callable[[Swept], Floats]) -> Floats:
        """Return what is read of every claim's node, shape (claims,); NaN where it does not bear on the target."""
        found = self._given.of(read, np.full(len(self._given.arrays), np.nan))
        return found.take(self.network.arrays.claim_node)

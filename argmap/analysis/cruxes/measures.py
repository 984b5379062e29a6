"""`Measures`: what can be measured of the claims that bear on another: swings, gradients, signs, and the ways there."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from argmap.analysis.cruxes.swing import Swings, swings
from argmap.arrays.arrays import CLAIM
from argmap.arrays.nodes import first_claims
from argmap.arrays.paths import Ways, shortest_ways
from argmap.arrays.signed_reach import NONE, signs
from argmap.maths.largest import largest
from argmap.scoring.divergence import settle
from argmap.semantics.functions import no_slopes
from argmap.solve import chosen_layout

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.answers.network_scores import NetworkScores
    from argmap.scoring.network_core import NetworkCore
    from argmap.semantics import Semantics

    Index = NDArray[np.integer]
    Floats = NDArray[np.float64]

EVERY = 500
"""So many claims that bear on the target are all given a swing."""
FEWEST = 100
"""Where there are more, so many or as many as are asked for get one: those with the largest gradients."""


class Measures:
    """The measures of one target, each worked out when it is first asked for; claims are positions in the network.

    >>> from argmap import Network
    >>> from argmap.semantics import get_semantics
    >>> network = Network.from_arrays(prior=[0.5, 0.8, 0.4], source=[1, 2], target=[0, 0], sign=[+1, -1])
    >>> measures = Measures(network, 0, get_semantics("df_quad"), top=10)
    >>> measures.claims, measures.swings.low.round(2), measures.depth
    (array([1, 2]), array([0.3, 0.9]), array([1, 1]))
    """

    def __init__(
        self,
        network: NetworkCore,
        target: int,
        rule: Semantics,
        *,
        top: int | None,
        scores: NetworkScores | None = None,
    ) -> None:
        self.network, self.target, self.rule, self.top, self.name = network, target, rule, top, rule.name
        self.scores: NetworkScores = network.score(rule) if scores is None else scores
        settle(self.scores, "raise")
        self.slopes: Floats | None = None
        if rule.smooth:
            self.slopes = network.gradient(target, rule, on_unstable="return", scores=self.scores).prior
        self._node = int(network.arrays.claim_node[target])

    @cached_property
    def codes(self) -> NDArray[np.uint8]:
        """With which signs every claim bears on the target, shape (claims of the network,)."""
        arrays = self.network.arrays
        layout = chosen_layout(arrays.size, "auto", lambda: self.network.layout)
        codes: NDArray[np.uint8] = signs(arrays, self._node, layout=layout)[arrays.claim_node]
        return codes

    @cached_property
    def claims(self) -> Index:
        """The claims that bear on the target; neither the target itself nor what restates another."""
        arrays = self.network.arrays
        own = first_claims(self.network.columns, arrays)[arrays.kind == CLAIM]
        bearing = np.sort(own[self.codes[own] != NONE])
        others: Index = bearing[arrays.claim_node[bearing] != self._node]
        return others

    @cached_property
    def chosen(self) -> Index:
        """Those of them that are given a swing: all, or where they are many those with the largest gradients."""
        if len(self.claims) <= EVERY:
            return self.claims
        if self.slopes is None:
            raise no_slopes(self.rule.name)
        return self.claims[np.sort(largest(np.abs(self.slopes[self.claims]), max(FEWEST, self.top or 0)))]

    @cached_property
    def swings(self) -> Swings:
        """The target's score with each chosen claim at 0 and at 1."""
        return swings(self.network, self.target, self.chosen, self.rule)

    @cached_property
    def ways(self) -> Ways:
        """The shortest way from every claim to the target."""
        return shortest_ways(self.network.arrays, self.network.columns, self._node)

    @cached_property
    def depth(self) -> Index:
        """The steps from each chosen claim to the target."""
        depth: Index = self.ways.depth[self.network.arrays.claim_node[self.chosen]]
        return depth

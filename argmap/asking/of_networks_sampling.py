"""What chance can be asked of a network: in how many worlds its claims hold, and what uncertain priors leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.network.draft import compiled
from argmap.network_scores import NetworkScores
from argmap.semantics import PROBABILITY
from argmap.worlds import Drawn, count_worlds

if TYPE_CHECKING:
    from argmap.network import Arrays, Columns


class Sampling:
    """The part of `Network` that draws by chance."""

    arrays: Arrays
    columns: Columns

    def _likely(self, drawn: Drawn) -> NetworkScores:
        """Count the worlds in which claims hold."""
        arrays = self.arrays
        if self.columns.heard is not None:
            arrays = compiled(self.columns, arrays.join, all_sources=True)
        counted = count_worlds(arrays, drawn)
        return NetworkScores(
            semantics=PROBABILITY,
            final=counted.claim_scores(),
            solution=counted,
            kind="probability",
            errors=counted.claim_errors(),
            parameters=counted.parameters,
        )

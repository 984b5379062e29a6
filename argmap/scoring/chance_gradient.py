"""`ChanceGradient`: how the chance of one claim would move with every base score and every strength."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from argmap.scoring.gradient import Gradient
from argmap.scoring.many import many_chances
from argmap.semantics import PROBABILITY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.answers.network_scores import NetworkScores
    from argmap.kernels.engine import Engine
    from argmap.scoring.compiled_network import CompiledNetwork

    Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False, repr=False)
class ChanceGradient(Gradient):
    """The same of a chance, which is linear in each number: a derivative holds for changes of any size, one at a time.

    That of a base score is of the number that a reader gives, which no source is weighed into.
    """

    engine: Engine

    @cached_property
    def strength(self) -> Floats:
        """The derivative by the strength of every relation, shape (relations,); 0 for one that takes no part."""
        arrays = self.network.arrays
        many = many_chances(self.network, np.arange(len(arrays.relation_node)), self.engine)
        factor, swept = many.grown(self.network.ids.position(self.target), many.scenarios(None, 1))
        node = many.arrays.relation_node
        found: Floats = np.where(node >= 0, factor * np.nan_to_num(swept.slope())[node], 0.0)
        return found


def chance_slopes(
    network: CompiledNetwork, target: int, prior: Floats | None = None, engine: Engine = "auto"
) -> Floats:
    """Return the derivatives of a claim's chance by every base score, where these are other ones; shape (claims,).

    >>> from argmap import Network
    >>> network = Network.from_arrays(prior=[0.5, 0.2], source=[0], target=[1], sign=[1])
    >>> chance_slopes(network, 1)
    array([0.8, 0.5])
    """
    many = many_chances(network, np.zeros(0, dtype=np.int64), engine)
    factor, swept = many.grown(target, many.scenarios(None if prior is None else prior[None], 1))
    slopes: Floats = factor * np.nan_to_num(swept.slope_where_told())[many.arrays.claim_node]
    return slopes


def chance_gradient(network: CompiledNetwork, target: int, scores: NetworkScores, engine: Engine) -> ChanceGradient:
    """Differentiate the chance of the claim at a position of a network."""
    slopes = chance_slopes(network, target, engine=engine)
    no_adjoint = cast("Any", None)  # a chance has its derivatives from its plan
    return ChanceGradient(network.ids[target], PROBABILITY, slopes, scores, network, (), no_adjoint, engine)

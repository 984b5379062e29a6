"""Swing: what a score would be if a claim were false, and if it were true."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from argmap.scoring.network_core import NetworkCore
    from argmap.semantics import Semantics


class Swings(NamedTuple):
    """A target's score with each of some claims held at 0 and held at 1; NaN where the scores did not settle."""

    low: NDArray[np.float64]
    high: NDArray[np.float64]


def swings(network: NetworkCore, target: int, claims: NDArray[np.integer], rule: Semantics) -> Swings:
    """Score the target with every one of the claims held at 0, and then at 1: all in one batch.

    The swing of a claim is the difference, `high - low`. It is what the claim could do at most, from false to true;
    the gradient is what a small change would do.

    >>> from argmap import Network
    >>> from argmap.semantics import get_semantics
    >>> network = Network.from_arrays(prior=[0.5, 0.8, 0.4], source=[1, 2], target=[0, 0], sign=[+1, -1])
    >>> found = swings(network, 0, np.array([1, 2]), get_semantics("df_quad"))
    >>> found.low.round(2), found.high.round(2)
    (array([0.3, 0.9]), array([0.8, 0.4]))
    """
    held: list[Mapping[str | int, float]] = [{int(claim): score} for claim in claims for score in (0.0, 1.0)]
    batch = network.score_many(None, rule, fix=held, targets=[target], on_divergence="return")
    found = np.where(batch.converged, batch.final[:, 0], np.nan)
    return Swings(found[0::2], found[1::2])

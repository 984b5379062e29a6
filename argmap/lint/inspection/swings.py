"""What would become of the conclusions without a relation, or with a claim held: many trials, scored at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from argmap.errors import ArgmapError
from argmap.maths.largest import largest

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.scoring.network_core import NetworkCore

Trials = list[Mapping[str | int, float]] | None
MOST_TRIED, FEWEST_TRIED = 1000, 100
"""How many relations, or claims, are tried one by one; of more, those that the conclusions are most sensitive to."""
MOST_SCORES = 3_000_000
"""How many scores all trials may take together: in a large network fewer things are tried."""


def without_each(network: NetworkCore, relations: Sequence[str], conclusions: Sequence[str]) -> dict[str, float]:
    """Return by how much a conclusion would rise without each relation, or fall, if negative.

    Of several conclusions it is the one that changes most. What comes to no fixed point counts as no change.
    """
    if not relations:
        return {}
    final = _scored(network, conclusions, without=[(), *((one,) for one in relations)])
    return dict(zip(relations, _largest(final[1:] - final[0]), strict=True))


def swing_of_each(network: NetworkCore, claims: Sequence[str], conclusions: Sequence[str]) -> dict[str, float]:
    """Return the swing of each claim: a conclusion's score with it held at 1, less that with it held at 0."""
    if not claims:
        return {}
    trials: list[Mapping[str | int, float]] = [{one: held} for held in (1.0, 0.0) for one in claims]
    final = _scored(network, conclusions, fix=trials)
    return dict(zip(claims, _largest(final[: len(claims)] - final[len(claims) :]), strict=True))


def keenest_relations(network: NetworkCore, relations: Sequence[str], conclusions: Sequence[str]) -> list[str]:
    """Return the relations that the conclusions are most sensitive to, no more than may be tried."""
    most = most_tried(network)
    if len(relations) <= most:
        return list(relations)
    place = {one: at for at, one in enumerate(network.columns.relation_ids)}
    keenest = _keenest(network, conclusions, "strength", [place[one] for one in relations], most)
    return [relations[one] for one in keenest]


def keenest_claims(network: NetworkCore, claims: Sequence[str], conclusions: Sequence[str]) -> list[str]:
    """Return the claims that the conclusions are most sensitive to, no more than may be tried."""
    most = most_tried(network)
    if len(claims) <= most:
        return list(claims)
    keenest = _keenest(network, conclusions, "prior", [network.ids.position(one) for one in claims], most)
    return [claims[one] for one in keenest]


def _keenest(network: NetworkCore, conclusions: Sequence[str], of: str, at: Sequence[int], most: int) -> list[int]:
    """Return which of the priors, or strengths, at some places have the largest slopes, in their own order."""
    size = np.zeros(len(at))
    for one in conclusions:
        try:
            size = np.maximum(size, np.abs(getattr(network.gradient(one, on_unstable="return"), of)[at]))
        except ArgmapError:  # no fixed point: the first of them are as good as any
            break
    found: list[int] = np.sort(largest(size, most)).tolist()
    return found


def most_tried(network: NetworkCore) -> int:
    """Return how many relations, or claims, of a network are tried one by one.

    >>> from argmap import Network
    >>> most_tried(Network.from_arrays(prior=[0.5, 0.8], source=[1], target=[0], sign=[1]))
    1000
    """
    return max(FEWEST_TRIED, min(MOST_TRIED, MOST_SCORES // max(len(network), 1)))


def _scored(
    network: NetworkCore, conclusions: Sequence[str], fix: Trials = None, without: Sequence[Sequence[str]] | None = None
) -> NDArray[np.float64]:
    """Return the conclusions' scores in each trial, shape (trials, conclusions); NaN where nothing settled."""
    batch = network.score_many(targets=list(conclusions), on_divergence="return", fix=fix, without=without)
    final: NDArray[np.float64] = np.where(batch.converged[:, None], batch.final, np.nan)
    return final


def _largest(changes: NDArray[np.float64]) -> list[float]:
    """Return of each row the change of the largest size; 0 where nothing can be told."""
    known = np.nan_to_num(changes)
    found: list[float] = known[np.arange(len(known)), np.abs(known).argmax(axis=1)].tolist()
    return found

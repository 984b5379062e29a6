"""`Needed`: the smallest change of priors that carries a score to a threshold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from argmap.answers.answer import Answer

By: TypeAlias = Literal["claims", "total"]


@dataclass(frozen=True, repr=False, eq=False)
class Needed(Answer):
    """The smallest change of priors that carries a score over a threshold, or the furthest that any was found to carry it.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain, take = b.claim("It will rain", id="rain", prior=0.3), b.claim("Take one", id="take", prior=0.1)
    >>> m = (b.support([rain], take), b.build())[1]
    >>> found = m.needed(at_least=0.55)
    >>> found.reached, {claim: round(prior, 3) for claim, prior in found.changes.items()}
    (True, {'rain': 0.5})
    >>> round(m.score(prior=found.changes)["take"], 3)
    0.55
    """

    target: str
    """The id of the claim asked about."""
    at_least: float | None
    at_most: float | None
    """The threshold: one of the two is given."""
    by: By
    """What was to be small: how many `claims` change, or the `total` of all changes."""
    score: float
    """What the target scores now."""
    reached: bool
    """Whether the changes carry it to the threshold."""
    after: float
    """What the target scores with the changes: scored by themselves, as `score(prior=changes)` does it."""
    changes: Mapping[str, float]
    """The new base scores, by claim: what `score(prior=)` takes."""
    total: float
    """By how much the base scores change, all taken together."""
    proven: bool
    """If it is reached: whether no fewer claims are enough, or no change totals less by more than 0.01. If not: whether
    no change of the priors that may change can."""
    searched: int | None
    """By claims, if it is reached: no set of up to so many claims is enough, with priors of 0 and 1."""
    semantics: str
    """The rule by which it was scored."""

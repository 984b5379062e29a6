"""`LoadBearing`: the smallest sets of claims whose fall alone brings a score under a threshold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.answers.answer import Answer


@dataclass(frozen=True, repr=False, eq=False)
class LoadBearing(Answer):
    """The smallest sets of claims whose fall alone brings a score under a threshold.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> take = b.claim("Take an umbrella", id="take", prior=0.1)
    >>> steps = [b.support([b.claim(text, id=text, prior=0.7)], take) for text in ("rain", "hail", "sun")]
    >>> found = b.build().load_bearing(below=0.8)
    >>> found.sets, found.complete
    ((('rain', 'hail'), ('rain', 'sun'), ('hail', 'sun')), True)
    """

    target: str
    """The id of the claim asked about."""
    below: float
    """The threshold."""
    score: float
    """What the target scores now."""
    sets: tuple[tuple[str, ...], ...]
    """The sets, the smallest first, and of one size the one that costs the target most first. No member can be spared."""
    scores: tuple[float, ...]
    """What the target scores when each of them has fallen."""
    falls: Mapping[str, float]
    """What the target scores when one claim alone has fallen, for every claim whose fall could lower it."""
    largest: int
    """Sets of up to so many claims were asked for."""
    searched: int
    """Up to this size `sets` has all that there are."""
    scored: int
    """How many sets of two and more claims were scored."""
    semantics: str
    """The rule by which they were scored."""

    @property
    def complete(self) -> bool:
        """Whether all that was asked for is there."""
        return self.searched >= self.largest

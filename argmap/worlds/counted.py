"""`Counted`: in which share of all worlds each claim holds, with how far that may be off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.answers.component import Component
    from argmap.arrays.arrays import Arrays

    Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Counted:
    """The probability of every node of a map: that a claim holds, a relation fires, a source is reliable."""

    arrays: Arrays = field(repr=False)
    values: Floats = field(repr=False)
    """Shape (nodes,), in [0, 1]: where circles leave something undecided, how likely it holds at least."""
    errors: Floats = field(repr=False)
    """The standard error of each, and of `high` where that is larger; 0 where it is exact."""
    base: Floats = field(repr=False)
    """How likely each is on of itself: that of a claim with what its sources are worth; shape (nodes,)."""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    """How many worlds were drawn, from which seed, and how many were kept; what was given, and how likely that is.

    `exact` is True, or "part" where some chances are exact; `width` says of which width the map, or its widest part, is.
    """
    high: Floats | None = field(default=None, repr=False)
    """How likely each holds at most, shape (nodes,); None where nothing can be left undecided."""
    converged: bool = True
    """There is nothing to iterate to: what a circle leaves undecided stays so."""
    iterations: int = 0
    residual: float = 0.0
    components: tuple[Component, ...] = ()

    @property
    def upper(self) -> Counted | None:
        """The same with the chances that things have at most; None where nothing can be left undecided."""
        return None if self.high is None else replace(self, values=self.high, high=None)

    def filled(self, shares: Counted) -> Counted:
        """Return the same with shares of drawn worlds where something could not be had exactly, and is NaN here."""
        missing = np.isnan(self.values if self.high is None else self.values + self.high)
        claims = int(np.count_nonzero(~missing[self.arrays.claim_node]))
        return replace(
            self,
            values=np.where(missing, shares.values, self.values),
            errors=np.where(missing, shares.errors, 0.0),
            base=np.where(np.isnan(self.base), shares.base, self.base),
            high=shares.high if self.high is None or shares.high is None else np.where(missing, shares.high, self.high),
            parameters={**shares.parameters, **self.parameters, "exact_claims": claims},
        )

    def claim_scores(self) -> Floats:
        """Return the probabilities in the order of `arrays.claim_ids`."""
        return self.values.take(self.arrays.claim_node)

    def claim_errors(self) -> Floats:
        """Return their standard errors, in the same order."""
        return self.errors.take(self.arrays.claim_node)

    def claim_base(self) -> Floats:
        """Return how likely claims hold of themselves, in the same order."""
        return self.base.take(self.arrays.claim_node)

    def relation_forces(self) -> Floats:
        """Return how likely relations fire, in the order of `arrays.relation_ids`; NaN for one that takes no part."""
        return self._at(self.arrays.relation_node, np.full(len(self.arrays.relation_node), np.nan))

    def source_reliabilities(self) -> Floats:
        """Return how likely sources are reliable, in the order of `arrays.source_ids`."""
        return self._at(self.arrays.source_node, self.arrays.source_value)

    def _at(self, node: NDArray[np.integer], otherwise: Floats) -> Floats:
        return np.where(node >= 0, self.values[node] if self.values.size else np.nan, otherwise)

"""`Trials`: what the target would score, in many scenarios at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.arrays.given import with_bases
from argmap.arrays.nodes import own_claims
from argmap.arrays.overrides import Overrides
from argmap.scoring.by_chance import is_by_chance
from argmap.scoring.chance_gradient import chance_slopes
from argmap.scoring.divergence import settle
from argmap.scoring.many import bearing_on

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.answers.network_scores import NetworkScores
    from argmap.scoring.network_core import NetworkCore
    from argmap.semantics import Semantics

AT_ONCE = 4096
"""How many scenarios are scored in one go."""
SLACK = 1e-9
"""A score is taken to be over or under a threshold from here on: its last digits depend on the order of sums."""


@dataclass(eq=False, repr=False)
class Trials:
    """Scores one claim of a network in scenarios, and counts them.

    A scenario in which no fixed point is found has the score NaN; where no circle bears on the claim, its score is
    exact whatever happens elsewhere in the map.

    >>> from argmap import Network
    >>> from argmap.semantics import get_semantics
    >>> network = Network.from_arrays(prior=[0.5, 0.8, 0.4], source=[1, 2], target=[0, 0], sign=[+1, -1])
    >>> trials = Trials(network, get_semantics("df_quad"), 0, circles=False)
    >>> trials.held([(), (1,), (1, 2)]), trials.scored
    (array([0.7, 0.3, 0.5]), 3)
    >>> trials.with_priors([[0.5, 0.8, 0.0]])
    array([0.9])
    """

    network: NetworkCore
    rule: Semantics
    target: int
    circles: bool
    """Whether a circle bears on the target."""
    known: NetworkScores | None = None
    """The scores of the network as it is, if they are at hand."""
    scored: int = field(default=0, init=False)
    """How many scenarios were scored so far."""
    unsettled: int = field(default=0, init=False)
    """In how many of them no fixed point was found."""

    def now(self, prior: NDArray[np.float64] | None = None) -> float:
        """Return what the target scores, scored by itself; as the map is, where no other base scores are given.

        Where no fixed point is found and that matters, it is refused.
        """
        if prior is not None and is_by_chance(self.rule):
            return float(self.with_priors(prior[None])[0])
        scores = self._scores if prior is None else self._at(prior).score(self.rule, on_divergence="return")
        settle(scores, "raise" if self.circles else "return")
        return float(scores.final[self.target])

    @cached_property
    def _scores(self) -> NetworkScores:
        return self.network.score(self.rule, on_divergence="return") if self.known is None else self.known

    def held(self, sets: Sequence[tuple[int, ...]], value: float = 0.0) -> NDArray[np.float64]:
        """Return the target's score where each of some sets of claims is held at a score, shape (sets,)."""
        scenario = np.repeat(np.arange(len(sets)), [len(one) for one in sets])
        item = np.array([position for one in sets for position in one], dtype=np.int64)
        fix = Overrides(scenario, item, np.full(len(item), value), len(sets))
        return self._score(fix=fix)

    def with_priors(self, priors: Any) -> NDArray[np.float64]:
        """Return the target's score with each row of base scores, shape (rows, claims), as shape (rows,)."""
        rows = self._as_given(np.asarray(priors, dtype=np.float64))
        parts = [self._score(prior=rows[at : at + AT_ONCE]) for at in range(0, len(rows), AT_ONCE)]
        return np.concatenate(parts) if parts else np.empty(0)

    def slopes(self, prior: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the derivative of the target's score by every base score, at these; shape (claims,)."""
        if is_by_chance(self.rule):
            return chance_slopes(self.network, self.target, self._as_given(prior))
        return self._at(prior).gradient(self.target, self.rule, on_unstable="return").prior

    @cached_property
    def priors(self) -> NDArray[np.float64]:
        """The base scores of the claims, as they are; shape (claims,). Where arguments move one, it is what they make of it."""
        base = self.network.base
        return np.where(np.isnan(base), self._scores.base, base) if np.isnan(base).any() else base.copy()

    @cached_property
    def _part(self) -> NetworkCore:
        """The network with what bears on the target alone; chances are worked out of columns, which have all of it."""
        return self.network if is_by_chance(self.rule) else bearing_on(self.network, [self.target])

    @cached_property
    def _argued(self) -> NDArray[np.integer]:
        """The claims in it whose base scores hang on arguments."""
        return np.flatnonzero(np.isnan(self._part.base))

    def _as_given(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Leave such a base score to the arguments wherever it is not another one than now."""
        if not self._argued.size:
            return rows
        given, now = rows.copy(), self.priors[self._argued]
        some = given[..., self._argued]
        given[..., self._argued] = np.where(some == now, np.nan, some)
        return given

    def _score(self, **scenarios: Any) -> NDArray[np.float64]:
        batch = self._part.score_many(semantics=self.rule, targets=[self.target], on_divergence="return", **scenarios)
        self.scored += len(batch)
        if not self.circles:
            return batch.final[:, 0]
        self.unsettled += int((~batch.converged).sum())
        return np.where(batch.converged, batch.final[:, 0], np.nan)

    def _at(self, prior: NDArray[np.float64]) -> NetworkCore:
        """Return the network with other base scores."""
        arrays = self._part.arrays
        own = own_claims(self._part.columns)
        given = self._as_given(prior)[own]
        known = ~np.isnan(given)
        return replace(self._part, arrays=with_bases(arrays, arrays.claim_node[own[known]], given[known]))

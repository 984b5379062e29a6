"""What is uncertain about a map: priors that are drawn, and premises whose dependence is unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.analysis.bounds.work import Bounds
    from argmap.analysis.sample.answer import Sample
    from argmap.answers.scores import Scores
    from argmap.asking.asked import Asked
    from argmap.maths.distributions import Distribution
    from argmap.semantics import Semantics
    from argmap.worlds import Dependence


class Uncertainty:
    """Questions to a map whose numbers are not sure."""

    def sample(
        self: Asked,
        priors: Mapping[str, Distribution] | None = None,
        *,
        n: int = 10_000,
        seed: int = 1,
        concentration: float | None = None,
        widen_target: bool = False,
        target: str | None = None,
        keep: Sequence[str] | None = None,
        semantics: str | Semantics = "df_quad",
        parameters: Mapping[str, Any] | None = None,
    ) -> Sample:
        """Score the map `n` times with base scores drawn at random, and say how the scores spread (Monte Carlo).

        `priors` says what the base scores of some claims are drawn from: `Beta`, `Uniform`, `Triangular` or `Fixed`. As
        with `score(prior=)`, no source is weighed into what is drawn. `concentration` widens those of all other claims
        that nothing supports: each is drawn from the Beta distribution with the base score as its mean and a + b =
        `concentration`, while 0 and 1 stay, and what hangs on arguments about a source; without it they stay as they are.
        The target's own is widened only with `widen_target=True`: it would explain nearly all. The same `seed` gives the
        same draws. Of every claim the mean and spread are found; all scores are kept of the target
        (the conclusion, unless another is named), the named claims and those to `keep`, of all claims in a small map.

        >>> import argmap
        >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
        >>> rain, take = b.claim("It will rain", id="rain"), b.claim("Take an umbrella", id="take", prior=0.1)
        >>> step = b.support([rain], take, strength=0.9)
        >>> found = b.build().sample({"rain": argmap.Beta(8, 2)})
        >>> print(found.words[0])
        In 10,000 draws of 1 prior, the score of 'take' is 0.75 on average, and from 0.56 to 0.88 in nine draws of ten.
        """
        from argmap.analysis.sample.work import sample  # noqa: PLC0415 - numpy is slow to load
        from argmap.basics.deadline import SECONDS  # noqa: PLC0415 - as below

        return sample(
            self.network, priors, n=n, seed=seed, concentration=concentration, widen_target=widen_target, target=target, keep=keep,
            semantics=semantics, parameters=parameters, seconds=SECONDS,
        )  # fmt: skip

    def bounds(
        self: Asked, target: str | None = None, *, scores: Scores | None = None, dependence: Dependence = "linked"
    ) -> Bounds:
        """Say how likely the claims are at least and at most under `probability`, where dependence is unknown.

        Under `linked` the premises of one relation may hang together in any way (Fréchet), and whatever else meets
        is independent; under `any` all may hang together, and the bounds hold for sure. `scores` by
        `score("probability")` stand beside the bounds; degrees have none, and are refused.

        >>> import argmap
        >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
        >>> rain, wind = b.claim("It will rain", id="rain", prior=0.7), b.claim("No wind", id="calm", prior=0.6)
        >>> step = b.support([rain, wind], b.claim("Take an umbrella", id="take", prior=0.0))
        >>> found = b.build().bounds()
        >>> round(found.low["take"], 9), round(found.high["take"], 9), round(found.independent["take"], 9)
        (0.3, 0.6, 0.42)
        """
        from argmap.analysis.bounds.work import bounds  # noqa: PLC0415 - as in sample

        return bounds(self._scorable, target, scores=scores, dependence=dependence)

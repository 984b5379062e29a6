"""`sample`: what do uncertain priors leave open?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Unpack

from argmap.basics.deadline import SECONDS

if TYPE_CHECKING:
    from argmap.analysis.sample.answer import Sample
    from argmap.maths.distributions import Distribution
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import How


def sample(
    asked: Asked,
    target: Annotated[str | int | None, "Ask about this claim; else the map's conclusion."] = None,
    *,
    priors: Annotated[Mapping[str, Distribution] | None, "What the priors of some claims are drawn from."] = None,
    concentration: Annotated[float | None, "Spread all other priors out: 10 widely, 100 little."] = None,
    widen_target: Annotated[bool, "Spread the target's own prior out too."] = False,
    keep: Annotated[Sequence[str] | None, "Keep all scores of these claims too."] = None,
    samples: Annotated[int, "How often to draw."] = 10_000,
    seed: Annotated[int, "What chance starts from: the same number, the same result."] = 0,
    top: Annotated[int | None, "Show so many rows."] = 10,
    **how: Unpack[How],
) -> Annotated[Sample, "plot", "bars"]:
    """Score the map `samples` times with base scores drawn at random, and say how the scores spread (Monte Carlo).

    `priors` says what the base scores of some claims are drawn from: `Beta`, `Uniform`, `Triangular` or `Fixed`, or a
    frozen distribution of scipy that stays within [0, 1]. As with `score(prior=)`, no source is weighed into what is drawn. `concentration` widens those of all other claims
    that nothing supports: each is drawn from the Beta distribution with the base score as its mean and a + b =
    `concentration`, while 0 and 1 stay, and what hangs on arguments about a source; without it they stay as they are.
    The target's own is widened only with `widen_target=True`: it would explain nearly all. The same `seed` gives the
    same draws. Of every claim the mean and spread are found; all scores are kept of the target
    (the conclusion, unless another is named), the named claims and those to `keep`, of all claims in a small map.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain, take = b.claim("It will rain", id="rain"), b.claim("Take an umbrella", id="take", prior=0.1)
    >>> step = b.support([rain], take, strength=0.9)
    >>> found = b.build().sample(priors={"rain": argmap.Beta(8, 2)})
    >>> print(found.words[0])
    In 10,000 draws of 1 prior, the score of 'take' is 0.75 on average, and from 0.56 to 0.88 in nine draws of ten.
    """
    from argmap.analysis.sample import work  # noqa: PLC0415 - numpy is slow to load

    reading = asked.under(**how)
    return reading.told_to(
        work.sample(
            reading.network,
            priors,
            n=samples,
            seed=seed,
            concentration=concentration,
            widen_target=widen_target,
            target=target,
            keep=keep,
            semantics=reading.asked_rule,
            seconds=SECONDS if reading.is_of_objects else None,
            top=top,
            known=reading.scores,
            **reading.doing,
        )
    )

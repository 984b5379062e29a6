"""Sample: what do uncertain base scores leave open about the conclusion?"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.analysis.sample.answer import SCORES, Sample, sample_words, score_rows
from argmap.analysis.sample.inputs import input_table
from argmap.analysis.sample.varied import Varied, checked_varied
from argmap.analysis.target import target_position
from argmap.answers.table import Table
from argmap.basics.deadline import Deadline
from argmap.basics.progress import stage
from argmap.errors import ParameterError, Problem, UnknownIdError
from argmap.maths.moments import Moments
from argmap.scoring.gradient import claim_position
from argmap.solve import is_compiled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.answers.network_scores import NetworkScores
    from argmap.maths.distributions import Distribution
    from argmap.scoring.network_core import NetworkCore
    from argmap.semantics import Semantics
    from argmap.solve import Engine

    Floats = NDArray[np.float64]

AT_ONCE = 16_000_000
"""So many scores are worked out together, in draws times claims."""
MOST_AT_ONCE = 1_024
"""More draws together would not be faster."""
KEPT = 8_000_000
"""Up to so many scores, in draws times claims, those of all claims are kept, else those of the claims asked about."""
MOST_KEPT = 200_000_000
"""More than these are refused: they would fill the memory."""


def sample(  # noqa: PLR0913 - one for each thing that can be asked otherwise
    network: NetworkCore,
    priors: Mapping[str, Distribution] | None = None,
    *,
    n: int = 10_000,
    seed: int = 1,
    concentration: float | None = None,
    widen_target: bool = False,
    target: str | int | None = None,
    keep: Sequence[str | int] | None = None,
    semantics: str | Semantics = "df_quad",
    parameters: Mapping[str, Any] | None = None,
    engine: Engine = "auto",
    threads: int | None = None,
    seconds: float | None = None,
    top: int | None = None,
    known: NetworkScores | None = None,
) -> Sample:
    """Score a network `n` times with base scores that are drawn, and say how its scores spread (Monte Carlo).

    `priors` says what the base scores of some claims are drawn from, each independently of the others: no source is
    weighed into what is drawn. `concentration` widens those of all others that nothing supports, each to the Beta
    distribution whose mean is the base score and whose a + b is the concentration; a base score of 0 or 1 stays, and so
    does one that hangs on what argues about a source; the target's own stays too but with `widen_target`: it would
    explain all. The draws of a seed are the same however they are scored, and those of a named claim
    whatever else is named. Of every claim the mean and the standard deviation are found; of the target, the named
    claims and those to `keep` all scores are kept, and of all claims where these are few. Where `seconds` are given, it
    ends when they are over with the draws there are, and says how many. `known` are the scores of the network as it is, if they
    are at hand.

    >>> import argmap
    >>> network = argmap.Network.from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[1], ids=["rain", "take"])
    >>> found = sample(network, {"rain": argmap.Uniform(0, 1)}, n=1000, target="take")
    >>> abs(found.estimate().value - 0.75) < 0.02
    True
    """
    at = target_position(network, target)
    varied = checked_varied(
        network, priors, n=n, seed=seed, concentration=concentration, target=at, widen_target=widen_target
    )
    kept = _kept(network, varied, at, keep)
    moments = Moments(len(network))
    scores, drawn = np.empty((n, len(kept))), _room_for_drawn(varied)
    # Whether compiled code is worth loading is decided for all draws, not for those that are scored together.
    engine = "compiled" if is_compiled(network.arrays.size, engine, times=n) else "plain"
    deadline = Deadline(math.inf if seconds is None else seconds)
    unsettled, done, size = 0, 0, min(MOST_AT_ONCE, max(1, AT_ONCE // max(1, len(network))))
    with stage("Scoring the draws") as scoring:
        for first, rows in varied.chunks(size):
            batch = network.score_many(
                rows, semantics, parameters=parameters, engine=engine, threads=threads, on_divergence="return"
            )
            last = first + len(rows)
            moments.add(batch.final)
            scores[first:last] = batch.final[:, kept]
            if drawn is not None:
                drawn[first:last] = rows[:, varied.widened]
            unsettled, done = unsettled + int((~batch.converged).sum()), last
            scoring.at(last / n)
            if deadline.over:
                break
    name = semantics if isinstance(semantics, str) else semantics.name
    if known is None:
        known = network.score(semantics, parameters=parameters, engine=engine, threads=threads, on_divergence="return")
    drawn = None if drawn is None else drawn[:done]
    found = _told(
        network, varied.first(done), at, kept, known.final, scores[:done], drawn, moments, name, unsettled, top
    )
    found = replace(found, inputs=found.inputs[:top])
    cut = f"There was time for {done:,} of the {n:,} draws that were asked for."
    return found if done == n else replace(found, words=(found.words[0], cut, *found.words[1:]))


def _kept(network: NetworkCore, varied: Varied, at: int, keep: Sequence[str | int] | None) -> NDArray[np.integer]:
    """Return the claims of which all scores are kept, by position, in order."""
    wanted = {at, *varied.named}
    unknown: list[Problem] = []
    for key in keep or ():
        try:
            wanted.add(claim_position(network.ids, key))
        except UnknownIdError as error:
            unknown.extend(error.problems)
    if unknown:
        raise UnknownIdError(*unknown)
    if varied.number * len(network) <= KEPT:
        return np.arange(len(network))
    if varied.number * len(wanted) > MOST_KEPT:
        message = f"{varied.number:,} draws of {len(wanted):,} claims are too many to keep"
        raise ParameterError(Problem(message, hint="Take fewer draws, or name and keep fewer claims."))
    return np.array(sorted(wanted), dtype=np.int64)


def _room_for_drawn(varied: Varied) -> Floats | None:
    """Return a table for the draws of widened priors, where they are few enough to be kept."""
    shape = varied.number, len(varied.widened)
    return np.empty(shape) if shape[0] * shape[1] <= KEPT else None


def _told(
    network: NetworkCore,
    varied: Varied,
    at: int,
    kept: NDArray[np.integer],
    now: Floats,
    scores: Floats,
    drawn: Floats | None,
    moments: Moments,
    semantics: str,
    unsettled: int,
    top: int | None,
) -> Sample:
    """Put the answer together."""
    names = network.ids.take(kept)
    of_target = scores[:, int(np.flatnonzero(kept == at)[0])]
    values = dict(varied.drawn)
    if drawn is not None:
        values |= dict(zip(varied.widened.tolist(), drawn.T, strict=True))
    inputs = input_table(network, varied, values, of_target)
    rows = score_rows(names, network.texts.take(kept), scores, first=network.ids[at], top=top)
    return Sample(
        sample_words(network.ids[at], of_target, inputs, varied, unsettled, semantics),
        Table(SCORES, rows),
        target=network.ids[at],
        n=varied.number,
        seed=varied.seed,
        semantics=semantics,
        inputs=inputs,
        unsettled=unsettled,
        ids=network.ids,
        now=now,
        mean=moments.mean,
        sd=moments.sd,
        scores=dict(zip(names, scores.T, strict=True)),
        priors={network.ids[place]: column for place, column in values.items()},
    )

"""`BatchScores`: a network scored in many scenarios at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np

from argmap.errors import ParameterError, Problem
from argmap.gradients import claim_position
from argmap.network.weights import prior_weights
from argmap.progress import stage
from argmap.scoring import OnDivergence, check_divergence, raise_or_warn
from argmap.solve import Engine, Scenarios, chosen_layout, chosen_threads, solve_batch
from argmap.solve.priors import checked_priors

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from argmap.networks import Network
    from argmap.semantics import Semantics

Precision = Literal["float64", "float32"]


@dataclass(frozen=True, eq=False, repr=False)
class BatchScores:
    """The scores of a network in many scenarios.

    >>> import argmap
    >>> network = argmap.Network.from_arrays(prior=[0.7, 0.1], source=[0], target=[1], sign=[1])
    >>> batch = network.score_many([[0.7, 0.1], [0.0, 0.1], [1.0, 0.1]])
    >>> batch
    <BatchScores df_quad: 3 scenarios of 2 claims, all converged>
    >>> batch.final[:, 1]
    array([0.73, 0.1 , 1.  ])
    """

    semantics: str
    final: NDArray[Any]
    """The scores, shape (scenarios, claims), or (claims, scenarios) where the priors were given so; in [0, 1].

    Where targets were named, these are the claims, in the order in which they were named.
    """
    converged: NDArray[np.bool_]
    """Whether a fixed point was found in each scenario for every part that runs in a circle; shape (scenarios,)."""
    kind: str = "degree"

    def __len__(self) -> int:
        return len(self.converged)

    def __repr__(self) -> str:
        left = int((~self.converged).sum())
        state = f"{left} did not converge" if left else "all converged"
        claims = self.final.size // max(1, len(self))
        return f"<BatchScores {self.semantics}: {len(self)} scenarios of {claims} claims, {state}>"


def score_batch(
    network: Network,
    rule: Semantics,
    prior: ArrayLike,
    *,
    dtype: Precision,
    targets: Sequence[str | int] | None,
    engine: Engine,
    threads: int | None,
    on_divergence: OnDivergence,
) -> BatchScores:
    """Score a network in many scenarios; the arguments are those of `Network.score_many`."""
    check_divergence(on_divergence)
    if dtype not in get_args(Precision):
        hint = f"There are {', '.join(get_args(Precision))}."
        raise ParameterError(Problem(f"dtype is {dtype!r}", path="dtype", hint=hint))
    priors, by_claim = checked_priors(prior, len(network))
    scenarios = _scenarios(network, priors, targets)
    shape = len(scenarios), len(scenarios.target)
    final = np.empty(shape[::-1] if by_claim else shape, dtype=dtype)
    layout = chosen_layout(network.arrays, engine, lambda: network.layout, times=len(scenarios))
    with stage("Scoring the scenarios") as scoring:
        converged = solve_batch(
            network.arrays, rule, scenarios, final.T if by_claim else final,
            layout=layout, threads=chosen_threads(threads), advance=scoring.at,
        )  # fmt: skip
    scores = BatchScores(semantics=rule.name, final=final, converged=converged)
    _settle(scores, on_divergence)
    return scores


def _scenarios(network: Network, priors: NDArray[Any], targets: Sequence[str | int] | None) -> Scenarios:
    columns = network.columns
    column = np.arange(len(network))
    if columns.claim_original is not None:
        original = columns.claim_original if columns.scored is None else columns.claim_original[columns.scored]
        column = np.flatnonzero(original < 0)
    weights = prior_weights(columns, network.arrays)
    trust = np.empty(0) if weights is None else weights[column]
    wanted = np.arange(len(network))
    if targets is not None:
        wanted = np.array([claim_position(network.ids, target) for target in targets], dtype=np.int64)
    return Scenarios(priors, column, trust, wanted)


def _settle(scores: BatchScores, on_divergence: OnDivergence) -> None:
    left = np.flatnonzero(~scores.converged)
    if not left.size or on_divergence == "return":
        return
    problem = Problem(
        f"no fixed point was found under {scores.semantics!r} in {left.size} of {len(scores)} scenarios, the first at {left[0]}",
        hint="Look at .converged for which, or try another semantics, such as euler_top.",
    )
    raise_or_warn(problem, scores, on_divergence)

"""What chance can be asked of a network: in how many worlds its claims hold, and what uncertain priors leave open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from argmap.analysis.sample.answer import Sample
    from argmap.arrays.arrays import Arrays
    from argmap.columns.columns import Columns
    from argmap.maths.distributions import Distribution
    from argmap.scoring.network_core import NetworkCore
    from argmap.semantics import Semantics
    from argmap.solve import Engine


class Sampling:
    """The part of `Network` that draws by chance."""

    arrays: Arrays
    columns: Columns

    def sample(
        self,
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
    ) -> Sample:
        """Score the network `n` times with priors drawn at random; the arguments are those of `ArgumentMap.sample`.

        Draws are scored some at a time, so that the memory it takes does not grow with their number, but for the
        scores that are kept: those of the target, the named claims and those to `keep`, and of all claims where
        these are few. `engine` and `threads` are those of `score`.

        >>> import argmap
        >>> network = argmap.Network.from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[1])
        >>> found = network.sample({"0": argmap.Fixed(0.8)}, n=16, target="1")
        >>> found.mean.round(6), found.sd
        (array([0.8, 0.9]), array([0., 0.]))
        """
        from argmap.analysis.sample.work import sample  # noqa: PLC0415 - the network is above it

        return sample(
            cast("NetworkCore", self), priors, n=n, seed=seed, concentration=concentration, widen_target=widen_target, target=target, keep=keep,
            semantics=semantics, parameters=parameters, engine=engine, threads=threads,
        )  # fmt: skip

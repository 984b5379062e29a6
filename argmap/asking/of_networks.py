"""What a claim of a network hangs on, as methods of `Network`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from argmap.analysis.cruxes.work import cruxes
from argmap.analysis.polarity.work import polarity

if TYPE_CHECKING:
    from argmap.analysis.cruxes.answer import Cruxes
    from argmap.analysis.polarity.work import Polarity
    from argmap.scoring.network_core import NetworkCore
    from argmap.semantics import Semantics
    from argmap.solve import Engine


class HangingInNetworks:
    """Questions about what a claim hangs on, at any size."""

    def cruxes(
        self,
        target: str | int | None = None,
        *,
        top: int | None = 100,
        by: str = "swing",
        semantics: str | Semantics = "df_quad",
        parameters: Mapping[str, Any] | None = None,
    ) -> Cruxes:
        """Rank the claims by what the target would be if they were false, and if they were true.

        The arguments and the answer are those of `ArgumentMap.cruxes`. Where more than 500 claims bear on the target,
        the `top` with the largest gradients (100 at least) are given a swing: all in one batch, two scenarios a claim.

        >>> from argmap import Network
        >>> network = Network.from_arrays(
        ...     prior=[0.5, 0.8, 0.4], source=[1, 2], target=[0, 0], sign=[+1, -1], ids=["close", "safety", "vans"])
        >>> network.cruxes("close").column("id")
        ('safety', 'vans')
        """
        network = cast("NetworkCore", self)
        return cruxes(network, target, top=top, by=by, semantics=semantics, parameters=parameters)

    def polarity(self, target: str | int | None = None, *, engine: Engine = "auto") -> Polarity:
        """Say of every claim whether it can only raise the target, only lower it, do either, or neither.

        It takes one sweep backwards over claims and relations; `engine` is that of `score`. See `Polarity`.

        >>> from argmap import Network
        >>> network = Network.from_arrays(prior=[0.5] * 3, source=[1, 2], target=[0, 1], sign=[-1, -1])
        >>> network.polarity(0).values
        array(['raises', 'lowers', 'raises'], dtype='<U6')
        """
        return polarity(cast("NetworkCore", self), target, engine=engine)

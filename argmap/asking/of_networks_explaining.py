"""How much each claim contributes, as a method of `Network`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from argmap.analysis.attribute.answer import Contributions
    from argmap.analysis.attribute.players import Sort
    from argmap.analysis.attribute.work import Method
    from argmap.scoring.network_core import NetworkCore
    from argmap.semantics import Semantics


class ExplainingInNetworks:
    """Questions about what makes a score, at any size."""

    def attribute(
        self,
        method: Method = "shapley",
        target: str | int | None = None,
        *,
        of: Sort = "claims",
        samples: int | None = None,
        seed: int = 0,
        top: int | None = None,
        semantics: str | Semantics = "df_quad",
        parameters: Mapping[str, Any] | None = None,
    ) -> Contributions:
        """Tell how much each claim, or relation, contributes to the score of a claim; arguments as in `ArgumentMap.attribute`.

        The gradient takes one sweep at any size. The other methods score the network once for each claim that bears on
        the target, or once for each and for every order that is drawn: what would take many minutes is refused.

        >>> from argmap import Network
        >>> network = Network.from_arrays(
        ...     prior=[0.5, 0.8, 0.4], source=[1, 2], target=[0, 0], sign=[+1, -1], ids=["close", "safety", "vans"])
        >>> print(network.attribute("gradient", "close").table)
        id      contribution  score  text
        safety       +0.5000   0.80  safety
        vans         -0.5000   0.40  vans
        """
        from argmap.analysis.attribute.work import attribute  # noqa: PLC0415 - most who score do not ask it

        return attribute(
            cast("NetworkCore", self), target, method=method, of=of, samples=samples, seed=seed, top=top,
            semantics=semantics, parameters=parameters,
        )  # fmt: skip

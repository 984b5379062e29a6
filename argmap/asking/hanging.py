"""What a conclusion hangs on, and what would change it, as methods of `ArgumentMap`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.analysis.cruxes.answer import Cruxes
    from argmap.analysis.polarity.work import Polarity
    from argmap.analysis.what_if.work import WhatIf
    from argmap.asking.asked import Asked
    from argmap.semantics import Semantics


class Hanging:
    """Questions about what a claim hangs on; a part of a map asks the whole."""

    def cruxes(
        self: Asked,
        *,
        target: str | None = None,
        top: int | None = 10,
        by: str = "swing",
        semantics: str | Semantics = "df_quad",
        parameters: Mapping[str, Any] | None = None,
    ) -> Cruxes:
        """Rank the claims by what the target would be if they were false, and if they were true.

        The target is the conclusion unless another claim is named. `swing` is its score with a claim held at 1, less
        its score with that claim held at 0; `by` sorts by `swing`, `gradient` or `score`, the largest first, or by
        `depth`, the nearest first. `top` rows are shown, None for all that were measured. Where more than 500 claims
        bear on the target, those with the largest gradients are measured, and the answer says so. See `Cruxes`.

        >>> import argmap
        >>> b = argmap.MapBuilder("Mill Street", conclusion="close")
        >>> close = b.claim("Close Mill Street", id="close", prior=0.5)
        >>> step = b.support([b.claim("Injuries would fall", id="injuries", prior=0.8)], close, id="safety")
        >>> vans = b.rebut([b.claim("Vans lose the kerb", id="vans", prior=0.4)], close)
        >>> cruxes = b.build().cruxes()
        >>> print(cruxes.words[0])
        The conclusion 'close' stands at 0.70. It hangs most on 'injuries': 0.30 if that were false, 0.80 if it were true.
        >>> cruxes.row("vans")["swing"], cruxes.row("vans")["polarity"], cruxes.row("injuries")["path"]
        (-0.5, 'lowers', 'injuries > safety > close')
        """
        from argmap.analysis.cruxes.work import cruxes  # noqa: PLC0415 - numpy is slow to load
        from argmap.analysis.target import named_target  # noqa: PLC0415 - as above

        document = self._scorable
        implied = [key for key, claim in document.claims.items() if claim.implied]
        return cruxes(
            self.network, named_target(document, target), top=top, by=by, semantics=semantics, parameters=parameters,
            implied=implied,
        )  # fmt: skip

    def polarity(self: Asked, *, target: str | None = None) -> Polarity:
        """Say of every claim whether it can only raise the target, only lower it, do either, or neither.

        The target is the conclusion unless another claim is named. It follows from how the map is drawn, whatever
        its numbers are. See `Polarity`.

        >>> import argmap
        >>> b = argmap.MapBuilder("Mill Street", conclusion="close")
        >>> close = b.claim("Close Mill Street", id="close")
        >>> vans = b.claim("Vans lose the kerb", id="vans")
        >>> against = b.rebut([vans], close)
        >>> permits = b.undercut([b.claim("Vans get permits", id="permits")], against)
        >>> polarity = b.build().polarity()
        >>> polarity.of("vans"), polarity.of("permits")
        ('lowers', 'raises')
        """
        from argmap.analysis.polarity.work import polarity  # noqa: PLC0415 - as in cruxes
        from argmap.analysis.target import named_target  # noqa: PLC0415 - as in cruxes

        return polarity(self.network, named_target(self._scorable, target))

    def what_if(
        self: Asked,
        *,
        fix: Mapping[str, float] | None = None,
        prior: Mapping[str, float] | None = None,
        strength: Mapping[str, float] | None = None,
        reliability: Mapping[str, float] | None = None,
        above: float = 1e-6,
        semantics: str | Semantics = "df_quad",
        parameters: Mapping[str, Any] | None = None,
    ) -> WhatIf:
        """Score the map as it is and as it would be, and list what moves by more than `above`.

        `fix` holds scores of claims, `prior` replaces base scores, `strength` those of relations and `reliability`
        those of sources, all by id, as in `score`; at least one change is needed. The map stays as it is.

        >>> import argmap
        >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
        >>> rain, take = b.claim("It rains", id="rain", prior=0.7), b.claim("Take one", id="take", prior=0.1)
        >>> step = b.support([rain], take)
        >>> answer = b.build().what_if(prior={"rain": 0.2})
        >>> print(answer.words[0])
        With the prior of 'rain' at 0.2, the conclusion 'take' would fall from 0.73 to 0.28.
        >>> print(answer.table)
        id                  kind     before  after  change  text
        rain                claim     0.700  0.200  -0.500  It rains
        take                claim     0.730  0.280  -0.450  Take one
        rain.supports.take  support   0.700  0.200  -0.500  rain supports take
        """
        from argmap.analysis.what_if.work import what_if  # noqa: PLC0415 - as in cruxes

        return what_if(
            self._scorable, fix=fix, prior=prior, strength=strength, reliability=reliability, above=above,
            semantics=semantics, parameters=parameters,
        )  # fmt: skip

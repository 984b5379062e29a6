"""What would have to change: `load_bearing` and `needed` as methods of `ArgumentMap`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.analysis.load_bearing.answer import LoadBearing
    from argmap.analysis.needed.answer import By, Needed
    from argmap.asking.asked import Asked
    from argmap.semantics import Semantics


class Changing:
    """Methods of `ArgumentMap` that look for the least that would bring a score over a threshold or under it."""

    def load_bearing(
        self: Asked,
        below: float = 0.5,
        target: str | None = None,
        *,
        semantics: str | Semantics = "df_quad",
        parameters: Mapping[str, Any] | None = None,
        largest: int = 3,
        limit: int = 20_000,
        top: int | None = 20,
    ) -> LoadBearing:
        """Find the claims, and then the smallest sets of claims, whose fall alone brings the conclusion under `below`.

        A claim falls when its score is held at 0, whatever speaks for it. All sets of up to `largest` claims are found
        of which no member can be spared, if no more than `limit` sets of two and more have to be scored for it; what was
        not searched is said. The table shows the first `top` sets. `target` names another claim than the conclusion;
        the other arguments are those of `score`.

        >>> import argmap
        >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
        >>> rain, wet, take = b.claim("Rain", id="rain"), b.claim("Wet", id="wet"), b.claim("Take one", id="take")
        >>> steps = b.support([rain], wet), b.support([wet], take)
        >>> print(b.build().load_bearing(0.6).table)
        claims  score  change  text
        wet     0.500  -0.375  Wet
        """
        from argmap.analysis.load_bearing.work import load_bearing  # noqa: PLC0415 - numpy is slow to load

        return load_bearing(
            self.network, below=below, target=target, semantics=semantics, parameters=parameters,
            largest=largest, limit=limit, top=top,
        )  # fmt: skip

    def needed(
        self: Asked,
        *,
        at_least: float | None = None,
        at_most: float | None = None,
        target: str | None = None,
        by: By = "claims",
        claims: Sequence[str] | None = None,
        semantics: str | Semantics = "df_quad",
        parameters: Mapping[str, Any] | None = None,
        limit: int = 20_000,
        top: int | None = 20,
    ) -> Needed:
        """Find the smallest change of base scores that brings the conclusion to `at_least`, or down to `at_most`, a threshold.

        `by="claims"` changes as few claims as possible, `by="total"` makes the sum of all changes small. `claims` names
        those that may change; where none are named, all may that bear on the conclusion, but not that itself. If no
        change is enough, the answer has the one that goes furthest. No more than `limit` sets of claims are scored; what
        is proven and what is only the best found is said. The table shows the `top` largest changes. `target` names another claim than the conclusion; the other
        arguments are those of `score`.

        >>> import argmap
        >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
        >>> rain, take = b.claim("It will rain", id="rain", prior=0.3), b.claim("Take one", id="take", prior=0.1)
        >>> step = b.support([rain], take)
        >>> print(b.build().needed(at_least=0.55).table)
        claim  prior  needed  change  text
        rain   0.300   0.500  +0.200  It will rain
        """
        from argmap.analysis.needed.work import needed  # noqa: PLC0415 - as above

        return needed(
            self.network, at_least=at_least, at_most=at_most, target=target, by=by, claims=claims,
            semantics=semantics, parameters=parameters, limit=limit, top=top,
        )  # fmt: skip

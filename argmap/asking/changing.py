"""What would have to change: `load_bearing` and `needed` as methods of `ArgumentMap`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.analysis.load_bearing import LoadBearing
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
        from argmap.analysis.load_bearing import load_bearing  # noqa: PLC0415 - numpy is slow to load

        return load_bearing(
            self.network, below=below, target=target, semantics=semantics, parameters=parameters,
            largest=largest, limit=limit, top=top,
        )  # fmt: skip

"""`needed`: what would have to be believed otherwise for a score to come to a threshold?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Unpack

from argmap.analysis.needed.answer import By

if TYPE_CHECKING:
    from argmap.analysis.needed.answer import Needed
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import How


def needed(
    asked: Asked,
    target: Annotated[str | int | None, "Ask about this claim; else the map's conclusion."] = None,
    *,
    at_least: Annotated[float | None, "Come up to this."] = None,
    at_most: Annotated[float | None, "Come down to this."] = None,
    by: Annotated[By, "Change few claims, or little in total."] = "claims",
    claims: Annotated[Sequence[str] | None, "Let these claims change, and no others."] = None,
    limit: Annotated[int, "Score no more sets of claims than this."] = 20_000,
    top: Annotated[int | None, "Show so many rows."] = 10,
    **how: Unpack[How],
) -> Needed:
    """Find the smallest change of base scores that brings the target to `at_least`, or down to `at_most`, a threshold.

    `by="claims"` changes as few claims as possible, `by="total"` makes the sum of all changes small. Where no `claims`
    are named, all may change that bear on the target, but not the target itself. If no change is enough, the answer has the
    one that goes furthest. No more than `limit` sets of claims are scored; what is proven and what is only the best
    found is said.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain, take = b.claim("It will rain", id="rain", prior=0.3), b.claim("Take one", id="take", prior=0.1)
    >>> step = b.support([rain], take)
    >>> print(b.build().needed(at_least=0.55).table)
    claim  prior  needed  change  text
    rain   0.300   0.500  +0.200  It will rain
    """
    from argmap.analysis.needed import work  # noqa: PLC0415 - numpy is slow to load

    reading = asked.under(**how)
    return reading.told_to(
        work.needed(
            reading.network,
            at_least=at_least,
            at_most=at_most,
            target=target,
            by=by,
            claims=claims,
            limit=limit,
            top=top,
            semantics=reading.asked_rule,
            known=reading.scores,
        )
    )

"""`load_bearing`: what does a score rest on?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Unpack

if TYPE_CHECKING:
    from argmap.analysis.load_bearing.answer import LoadBearing
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import How


def load_bearing(
    asked: Asked,
    target: Annotated[str | int | None, "Ask about this claim; else the map's conclusion."] = None,
    *,
    below: Annotated[float, "The threshold."] = 0.5,
    largest: Annotated[int, "Look for sets of up to so many claims."] = 3,
    limit: Annotated[int, "Score no more sets of claims than this."] = 20_000,
    top: Annotated[int | None, "Show so many rows."] = 10,
    **how: Unpack[How],
) -> LoadBearing:
    """Find the claims, and then the smallest sets of claims, whose fall alone brings the target under `below`.

    A claim falls when its score is held at 0, whatever speaks for it. All sets of up to `largest` claims are found
    of which no member can be spared, if no more than `limit` sets of two and more have to be scored for it; what was
    not searched is said.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> wet, take = b.claim("Wet", id="wet", prior=0.75), b.claim("Take an umbrella", id="take")
    >>> step = b.support([wet], take)
    >>> print(b.build().load_bearing(below=0.6).table)
    claims  score  change  text
    wet     0.500  -0.375  Wet
    """
    from argmap.analysis.load_bearing import work  # noqa: PLC0415 - numpy is slow to load

    reading = asked.under(**how)
    return reading.told_to(
        work.load_bearing(
            reading.network,
            target=target,
            below=below,
            largest=largest,
            limit=limit,
            top=top,
            semantics=reading.rule,
            known=reading.scores,
        )
    )

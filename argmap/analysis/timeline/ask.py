"""`timeline`: how did the conclusion move as things were said?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Unpack

if TYPE_CHECKING:
    from argmap.analysis.timeline.work import Timeline
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import How


def timeline(
    asked: Asked,
    target: Annotated[str | int | None, "Ask about this claim; else the map's conclusion."] = None,
    *,
    limit: Annotated[int, "Score the map as of no more days than this."] = 1000,
    **how: Unpack[How],
) -> Annotated[Timeline, "plot"]:
    """Follow the conclusion through the days on which something was said, by the dates of attributions.

    One row a day: the score as of that day, who spoke and what was said then. More than `limit` days are refused.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="rain")
    >>> ann = b.source("Ann", id="ann")
    >>> words = [{"source": ann, "act": "asserts", "date": "2024-05-01"}]
    >>> rain = b.claim("It will rain", id="rain", prior=0.7, said_by=words)
    >>> print(b.build().timeline().table)
    day         score  change  who  said
    2024-05-01   0.70  -       ann  rain
    """
    from argmap.analysis.timeline import work  # noqa: PLC0415 - numpy is slow to load

    reading = asked.under(**how)
    return reading.told_to(work.timeline(reading, target=target, limit=limit))

"""`by`: who says what?"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Annotated, Unpack

if TYPE_CHECKING:
    from argmap.analysis.by.work import Sayings
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import How


def by(
    asked: Asked,
    *,
    source: Annotated[str | None, "The words of this source."] = None,
    act: Annotated[str | None, "Said by this act: asserts, denies, concedes and others."] = None,
    tag: Annotated[str | None, "What carries this tag."] = None,
    since: Annotated[str | datetime.date | None, "Said on this day or later."] = None,
    until: Annotated[str | datetime.date | None, "Said on this day or before."] = None,
    **how: Unpack[How],
) -> Sayings:
    """List who says what: the attributions that meet every condition given, with their acts and passages.

    `since` and `until` are days, both included. The column `also` names the other sources whose word counts for
    the same claim; `.alone` lists the claims that rest on one source's word and no other's.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella")
    >>> rain = b.claim("It will rain", id="rain", said_by=[b.source("Ann", id="ann")])
    >>> b.build().by(source="ann").column("id")
    ('rain',)
    """
    from argmap.analysis.by import work  # noqa: PLC0415 - numpy is slow to load

    reading = asked.under(**how)
    return reading.told_to(work.by(reading.shown, source=source, act=act, tag=tag, since=since, until=until))

"""`assumptions`: what does the conclusion take for granted?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Unpack

if TYPE_CHECKING:
    from argmap.analysis.assumptions.work import Assumptions
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import How


def assumptions(
    asked: Asked,
    target: Annotated[str | int | None, "Ask about this claim; else the map's conclusion."] = None,
    **how: Unpack[How],
) -> Assumptions:
    """List the claims without support on which the conclusion rests; `marks` says where to look twice.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain, take = b.claim("Rain", id="rain"), b.claim("Take one", id="take")
    >>> step = b.support([rain], take)
    >>> b.build().assumptions().column("id")
    ('rain',)
    """
    from argmap.analysis.assumptions import work  # noqa: PLC0415 - numpy is slow to load

    reading = asked.under(**how)
    return reading.told_to(work.assumptions(reading.document, target=reading.name(target)))

"""`stats`: what sort of map is it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

if TYPE_CHECKING:
    from argmap.answers.answer import Answer
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import How


def stats(
    asked: Asked,
    **how: Unpack[How],
) -> Answer:
    """Count what is in the map, by kind and type, and measure its depth, width, ends, circles and islands.

    >>> import argmap
    >>> b = argmap.MapBuilder("One")
    >>> one = b.claim("A claim")
    >>> b.build().stats().row("claims")["number"]
    1
    """
    from argmap.analysis.stats import work  # noqa: PLC0415 - numpy is slow to load

    reading = asked.under(**how)
    return reading.told_to(work.stats(reading.shown))

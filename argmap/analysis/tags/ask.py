"""`tags`: which tags does the map use?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

if TYPE_CHECKING:
    from argmap.answers.answer import Answer
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import How


def tags(
    asked: Asked,
    **how: Unpack[How],
) -> Answer:
    """List the tags of the map with how many claims, relations, sources and documents carry each, the commonest first.

    >>> import argmap
    >>> b = argmap.MapBuilder("Two")
    >>> one, two = b.claim("One", tags=["culture"]), b.claim("Two", tags=["culture", "money"])
    >>> b.build().tags().column("tag")
    ('culture', 'money')
    """
    from argmap.analysis.tags import work  # noqa: PLC0415 - loaded when it is asked

    reading = asked.under(**how)
    return reading.told_to(work.tags(reading.shown))

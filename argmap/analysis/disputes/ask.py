"""`disputes`: what is disputed?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Unpack

if TYPE_CHECKING:
    from argmap.answers.answer import Answer
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import How


def disputes(
    asked: Asked,
    *,
    top: Annotated[int | None, "Show so many rows."] = 10,
    **how: Unpack[How],
) -> Answer:
    """List what has something for it and something against it, the weightiest dispute first.

    Its weight is that of the weaker side. What one source asserts and another denies is there too.

    >>> import argmap
    >>> b = argmap.MapBuilder("Street")
    >>> close = b.claim("Close it", id="close")
    >>> steps = b.support([b.claim("Safer")], close), b.rebut([b.claim("Vans lose")], close)
    >>> b.build().disputes().column("id")
    ('close',)
    """
    from argmap.analysis.disputes import work  # noqa: PLC0415 - numpy is slow to load

    reading = asked.under(**how)
    return reading.told_to(work.disputes(reading, top=top))

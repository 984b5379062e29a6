"""`polarity`: would a claim raise the conclusion or lower it, wherever it is heard?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Unpack

if TYPE_CHECKING:
    from argmap.analysis.polarity.work import Polarity
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import How


def polarity(
    asked: Asked,
    target: Annotated[str | int | None, "Ask about this claim; else the map's conclusion."] = None,
    **how: Unpack[How],
) -> Polarity:
    """Say of every claim whether it can only raise the target, only lower it, do either, or neither.

    It follows from how the map is drawn, whatever its numbers are, by one sweep backwards over claims and relations.
    See `Polarity`.

    >>> import argmap
    >>> b = argmap.MapBuilder("Mill Street", conclusion="close")
    >>> close = b.claim("Close Mill Street", id="close")
    >>> vans = b.rebut([b.claim("Vans lose the kerb", id="vans")], close)
    >>> polarity = b.build().polarity()
    >>> polarity.of("vans"), polarity.of("close")
    ('lowers', 'raises')
    """
    from argmap.analysis.polarity import work  # noqa: PLC0415 - numpy is slow to load

    reading = asked.under(**how)
    return reading.told_to(work.polarity(reading.network, target))

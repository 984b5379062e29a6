"""`objections`: which objections weigh most?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Unpack

if TYPE_CHECKING:
    from argmap.answers.answer import Answer
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import How


def objections(
    asked: Asked,
    target: Annotated[str | int | None, "Ask about this claim; else the map's conclusion."] = None,
    *,
    top: Annotated[int | None, "Show so many rows."] = 10,
    **how: Unpack[How],
) -> Answer:
    """List the rebuttals and undercuts by what they cost the conclusion, the costliest first.

    `gain` is by how much the conclusion's score would rise without one, and without what is aimed at it. Where there
    is no time for all of them, those to which it is most sensitive are listed, and the title says so.

    >>> import argmap
    >>> b = argmap.MapBuilder("Mill Street", conclusion="close")
    >>> close = b.claim("Close Mill Street", id="close", prior=0.5)
    >>> vans = b.rebut([b.claim("Vans lose the kerb", prior=0.4)], close, id="vans")
    >>> b.build().objections().column("relation")
    ('vans',)
    """
    from argmap.analysis.objections import work  # noqa: PLC0415 - numpy is slow to load

    reading = asked.under(**how)
    return reading.told_to(work.objections(reading, target, top=top))

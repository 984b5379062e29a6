"""`cruxes`: what does the conclusion hang on?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Unpack

from argmap.analysis.cruxes.orders import By

if TYPE_CHECKING:
    from argmap.analysis.cruxes.answer import Cruxes
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import How


def cruxes(
    asked: Asked,
    target: Annotated[str | int | None, "Ask about this claim; else the map's conclusion."] = None,
    *,
    top: Annotated[int | None, "Show so many rows."] = 10,
    by: Annotated[By, "Sort by this: the largest first, by depth the nearest."] = "swing",
    **how: Unpack[How],
) -> Annotated[Cruxes, "plot", "bars"]:
    """Rank the claims by what the target would be if they were false, and if they were true.

    `swing` is the target's score with a claim held at 1, less its score with that claim held at 0. Where more than 500
    claims bear on the target, those with the largest gradients are measured (100 at least, and `top`), and the answer
    says so. See `Cruxes`.

    >>> import argmap
    >>> b = argmap.MapBuilder("Mill Street", conclusion="close")
    >>> close = b.claim("Close Mill Street", id="close", prior=0.5)
    >>> safety = b.support([b.claim("Injuries would fall", id="injuries", prior=0.8)], close, id="safety")
    >>> vans = b.rebut([b.claim("Vans lose the kerb", id="vans", prior=0.4)], close)
    >>> cruxes = b.build().cruxes()
    >>> print(cruxes.words[0])
    The conclusion 'close' stands at 0.70. It hangs most on 'injuries': 0.30 if that were false, 0.80 if it were true.
    >>> row = cruxes.row("vans")
    >>> row["swing"], row["polarity"], cruxes.row("injuries")["path"]
    (-0.5, 'lowers', 'injuries > safety > close')
    """
    from argmap.analysis.cruxes import work  # noqa: PLC0415 - numpy is slow to load

    reading = asked.under(**how)
    return reading.told_to(
        work.cruxes(
            reading.network,
            target,
            top=top,
            by=by,
            semantics=reading.semantics,
            implied=reading.implied,
            scores=reading.scores,
            engine=reading.doing.get("engine", "auto"),
        )
    )

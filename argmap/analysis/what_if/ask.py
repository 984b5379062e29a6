"""`what_if`: how would the scores stand if something were otherwise?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Unpack

if TYPE_CHECKING:
    from argmap.analysis.what_if.work import WhatIf
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import How


def what_if(
    asked: Asked,
    *,
    above: Annotated[float, "Leave out what moves by no more than this."] = 1e-6,
    top: Annotated[int | None, "Show so many rows."] = None,
    **how: Unpack[How],
) -> WhatIf:
    """Score the map as it is and as it would be, and list what moves by more than `above`.

    What is to be otherwise is said by `fix`, `prior`, `strength` and `reliability`; at least one of them is needed. The
    other words hold before and after. The map stays as it is.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain, take = b.claim("It will rain", id="rain", prior=0.7), b.claim("Take one", id="take", prior=0.1)
    >>> step = b.support([rain], take)
    >>> print(b.build().what_if(prior={"rain": 0.2}))
    With the prior of 'rain' at 0.2, the conclusion 'take' would fall from 0.73 to 0.28.
    ...
    id                  kind     before  after  change  text
    rain                claim     0.700  0.200  -0.500  It will rain
    take                claim     0.730  0.280  -0.450  Take one
    rain.supports.take  support   0.700  0.200  -0.500  rain supports take
    """
    from argmap.analysis.what_if import work  # noqa: PLC0415 - numpy is slow to load

    reading = asked.under(**how)
    return reading.told_to(work.what_if(asked, how, above=above, top=top))

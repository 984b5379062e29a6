"""`stated`: is more claimed than the reasons deliver?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Unpack

from argmap.analysis.chances.by_probability import by_probability

if TYPE_CHECKING:
    from argmap.analysis.chances.stated.work import Stated
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import Besides


def stated(
    asked: Asked,
    *,
    top: Annotated[int | None, "Show so many rows."] = 10,
    **how: Unpack[Besides],
) -> Stated:
    """Set the credence that each claim is given beside the chance that its reasons alone deliver.

    What is stated is the claim's base score, its prior after its sources are weighed; what is delivered is the chance that
    it holds if its own switch is off, by `probability`, exactly. `gap` is the difference of their log-odds: above 0 more is
    claimed than the reasons in the map bear out, below 0 less. Claims without a support have no reasons to deliver anything,
    and are left out.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="wet")
    >>> rain = b.claim("It rains", id="rain", prior=0.5)
    >>> step = b.support(rain, b.claim("The street is wet", id="wet", prior=0.9), strength=0.8)
    >>> print(b.build().stated().table)
    id   stated  delivered  score     gap  text
    wet   0.900      0.400  0.940  +2.603  The street is wet
    """
    from argmap.analysis.chances.stated import work  # noqa: PLC0415 - numpy is slow to load

    return work.stated(by_probability(asked, how), top=top)

"""`explain`: why does a claim stand where it stands?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Unpack

if TYPE_CHECKING:
    from argmap.analysis.explain.work import Explanation
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import How


def explain(
    asked: Asked,
    target: Annotated[str | int | None, "Ask about this claim; else the map's conclusion."] = None,
    *,
    depth: Annotated[int, "How many levels to tell: 1 is the claim alone."] = 2,
    **how: Unpack[How],
) -> Explanation:
    """Tell why a claim stands where it stands: where it starts, and what each relation that bears on it adds.

    `depth` counts levels: 1 for the claim alone, 2 with what its relations rest on, and so on; a claim that comes again
    is not told twice. The parts add up to the score, as printed too. `fix` holds scores, to see what changes and why.

    >>> import argmap
    >>> b = argmap.MapBuilder("Mill Street", conclusion="close")
    >>> close, less = b.claim("Close the street.", id="close", prior=0.2), b.claim("Injuries would fall.", id="injuries")
    >>> safety = b.support([less], close, id="safety")
    >>> print(b.build().explain())
    close 0.60: Close the street.
      Starts at 0.20; +0.40 from 'safety' (injuries 0.50): 0.60.
      - injuries 0.50: Injuries would fall.
        Nothing bears on it; 0.50 is the map's default prior.
    <BLANKLINE>
    A part is what a relation adds under 'df_quad', averaged over all orders in which the relations on
    the claim could come (the Shapley value). As printed, start and parts add up to the score.
    Scores are degrees of support, not probabilities.
    """
    from argmap.analysis.explain import work  # noqa: PLC0415 - numpy is slow to load

    reading = asked.under(**how)
    return reading.told_to(work.explain(reading, target, depth=depth))

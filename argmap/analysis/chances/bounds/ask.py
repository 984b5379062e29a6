"""`bounds`: how likely is a claim at least and at most?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Unpack

from argmap.maths.dependence import Dependence

if TYPE_CHECKING:
    from argmap.analysis.chances.bounds.work import Bounds
    from argmap.answers.scores import Scores
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import How


def bounds(
    asked: Asked,
    target: Annotated[str | int | None, "Ask about this claim; else the map's conclusion."] = None,
    *,
    scores: Annotated[Scores | None, "Scores by probability, to stand beside the bounds."] = None,
    dependence: Annotated[Dependence, "What may hang together: the premises of one relation, or anything."] = "linked",
    top: Annotated[int | None, "Show so many rows."] = 10,
    **how: Unpack[How],
) -> Bounds:
    """Say how likely the claims are at least and at most under `probability`, where dependence is unknown.

    Under `linked` the premises of one relation may hang together in any way (Fréchet), and whatever else meets
    is independent; under `any` all may hang together, and the bounds hold for sure. `scores` by
    `score("probability")` stand beside the bounds; degrees have none, and are refused.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain, wind = b.claim("It will rain", id="rain", prior=0.7), b.claim("No wind", id="calm", prior=0.6)
    >>> step = b.support([rain, wind], b.claim("Take an umbrella", id="take", prior=0.0))
    >>> found = b.build().bounds()
    >>> round(found.low["take"], 9), round(found.high["take"], 9), round(found.independent["take"], 9)
    (0.3, 0.6, 0.42)
    """
    from argmap.analysis.chances.bounds import work  # noqa: PLC0415 - numpy is slow to load

    reading = asked.under(**how)
    return reading.told_to(work.bounds(reading, target, scores=scores, dependence=dependence, top=top))

"""`compare`: two readers of one map disagree: about what?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Unpack

if TYPE_CHECKING:
    from argmap.analysis.compare.credences import Credences
    from argmap.analysis.compare.work import Comparison
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import How


def compare(
    asked: Asked,
    mine: Annotated[Credences | Mapping[str, float], "One reader's numbers: a file of credences."],
    theirs: Annotated[Credences | Mapping[str, float], "The other reader's."],
    *,
    target: Annotated[str | int | None, "Ask about this claim; else the map's conclusion."] = None,
    tolerance: Annotated[float, "Up to here two numbers agree."] = 0.05,
    top: Annotated[int | None, "Show so many rows."] = 10,
    **how: Unpack[How],
) -> Annotated[Comparison, "plot"]:
    """Say where two readers put the conclusion, and what they would have to agree on to close the gap.

    Each reader's numbers are `Credences`, or a mapping from claim to base score; what a reader does not name is as
    the map has it, so that `{}` stands for the map's own maker. `closes` is by how much the gap shrinks when the
    first reader takes the second one's number for that one thing, `from_theirs` the same the other way round;
    `.pairs` lists two things at once. Differences of up to `tolerance` count as agreement.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain, take = b.claim("It will rain", id="rain"), b.claim("Take one", id="take", prior=0.1)
    >>> step = b.support([rain], take)
    >>> ann, ben = argmap.Credences({"rain": 0.9}, name="Ann"), argmap.Credences({"rain": 0.4}, name="Ben")
    >>> print(b.build().compare(ann, ben).words[0])
    Ann puts 'take' at 0.910, Ben at 0.460.
    """
    from argmap.analysis.compare import work  # noqa: PLC0415 - numpy is slow to load

    reading = asked.under(**how)
    return reading.told_to(work.compare(asked, mine, theirs, how, target=target, tolerance=tolerance, top=top))

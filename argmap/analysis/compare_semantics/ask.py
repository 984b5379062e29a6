"""`compare_semantics`: does the answer hang on how scores are worked out?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Unpack

if TYPE_CHECKING:
    from argmap.analysis.compare_semantics.work import SemanticsComparison
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import Besides
    from argmap.semantics import Semantics


def compare_semantics(
    asked: Asked,
    semantics: Annotated[
        Sequence[str | Semantics] | None, "Those to compare; all that can where none is named."
    ] = None,
    *,
    target: Annotated[str | int | None, "Ask about this claim; else the map's conclusion."] = None,
    top: Annotated[int | None, "Show so many rows."] = 10,
    **how: Unpack[Besides],
) -> SemanticsComparison:
    """Score the map under several semantics, all that can unless some are named, and say where they disagree.

    The claims whose rank moves most come first. `.conclusion` has the score of the conclusion under each,
    `.agreement` Kendall's tau-b between the orders, `.refused` those that cannot score this map, and why.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain, take = b.claim("It will rain", id="rain", prior=0.7), b.claim("Take one", id="take", prior=0.1)
    >>> step = b.support([rain], take)
    >>> print(b.build().compare_semantics(["df_quad", "euler"]).words[0])
    'take' stands between 0.18 (euler) and 0.73 (df_quad) under 2 semantics.
    """
    from argmap.analysis.compare_semantics import work  # noqa: PLC0415 - numpy is slow to load

    reading = asked.under(**how)
    return reading.told_to(work.compare_semantics(asked, semantics, how, target=target, top=top))

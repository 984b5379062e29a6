"""`find_out`: what would be worth finding out?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Unpack

from argmap.analysis.chances.by_probability import by_probability
from argmap.analysis.chances.find_out.units import Unit

if TYPE_CHECKING:
    from argmap.analysis.chances.find_out.answer import FoundOut
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import Besides


def find_out(
    asked: Asked,
    target: Annotated[str | int | None, "Ask about this claim; else the map's conclusion."] = None,
    *,
    questions: Annotated[int, "Ask so many questions in turn, 6 at most."] = 3,
    cost: Annotated[Mapping[str, float] | None, "What it costs to find a claim out; 1 where it is not said."] = None,
    candidates: Annotated[Sequence[str] | None, "The claims that can be found out; else all."] = None,
    unit: Annotated[Unit, "Rank by bits of information, or by the expected change of the target."] = "bits",
    given: Annotated[Mapping[str, bool] | None, "What is known already."] = None,
    top: Annotated[int | None, "Show so many rows."] = 10,
    **how: Unpack[Besides],
) -> FoundOut:
    """Say which claims would tell most of the target, if one found out whether they hold: alone, in turn, and two together.

    `change` is by how much the target's chance is expected to move, up or down; `bits` is the mutual information. `turn` says
    in which order questions would be asked, each the best after those before it, whatever their answers; `adds` is what
    each adds then. Linked premises tell more together than alone, so that one-by-one ranks undersell them: the best pair is
    looked for among all pairs, where there is time. With `cost` the ranks are by value for the cost. All chances are exact, by
    `probability`. Claims that the target decides by itself are left out.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain, wind = b.claim("It rains", id="rain", prior=0.7), b.claim("No wind", id="calm", prior=0.6)
    >>> step = b.support([rain, wind], b.claim("Take an umbrella", id="take", prior=0.0))
    >>> print(b.build().find_out().table)
    id    turn    adds  change    bits  chance  if_yes  if_no  text
    calm     1  0.4527   0.336  0.4527   0.600   0.700  0.000  No wind
    rain     2  0.5288   0.252  0.3018   0.700   0.600  0.000  It rains
    """
    from argmap.analysis.chances.find_out import work  # noqa: PLC0415 - numpy is slow to load

    reading = by_probability(asked, how)
    wanted = work.Wanted(questions, dict(cost or {}), None if candidates is None else tuple(candidates), unit)
    return work.find_out(reading, target, wanted, given=given or {}, top=top)

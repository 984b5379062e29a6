"""`diagnose`: what to doubt, given that something turned out so?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Unpack

from argmap.analysis.chances.by_probability import by_probability

if TYPE_CHECKING:
    from argmap.analysis.chances.diagnose.work import Diagnosis
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import Besides


def diagnose(
    asked: Asked,
    *,
    given: Annotated[
        Mapping[str, bool] | None, "What turned out so, or not so; else that the conclusion fails."
    ] = None,
    top: Annotated[int | None, "Show so many rows."] = 10,
    **how: Unpack[Besides],
) -> Diagnosis:
    """Say what else is more or less likely, given that claims, steps or sources turned out so: what to doubt first.

    All chances are exact and by `probability`. Rows are sorted by how far the log-odds move. A claim has the chance that it
    holds; of a claim's own prior, a step and a source it is the chance that its own switch is on, so that what fails of
    itself is told apart from what fails since its premises do. `given` is not `fix`: what is given also tells of what it
    rests on. What is impossible, or too wide to be had exactly, is refused.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="wet")
    >>> rain = b.claim("It rains", id="rain", prior=0.5)
    >>> step = b.support(rain, b.claim("The street is wet", id="wet", prior=0.1), id="rain_wets", strength=0.9)
    >>> print(b.build().diagnose(given={"wet": False}).table)
    id         what   before  after  change  log_odds  text
    wet        prior   0.100  0.000  -0.100   -25.434  The street is wet
    rain       claim   0.500  0.091  -0.409    -2.303  It rains
    rain_wets  step    0.900  0.818  -0.082    -0.693  rain supports wet
    """
    from argmap.analysis.chances.diagnose import work  # noqa: PLC0415 - numpy is slow to load

    return work.diagnose(by_probability(asked, how), given, top=top)

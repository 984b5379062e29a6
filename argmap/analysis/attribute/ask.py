"""`attribute`: how much does each claim, or each relation, contribute to a score?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Unpack

from argmap.analysis.attribute.methods import Method, Sort

if TYPE_CHECKING:
    from argmap.analysis.attribute.answer import Contributions
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import How


def attribute(
    asked: Asked,
    target: Annotated[str | int | None, "Ask about this claim; else the map's conclusion."] = None,
    *,
    method: Annotated[Method, "How to count: each answers another question."] = "shapley",
    of: Annotated[Sort, "Ask about claims or about relations."] = "claims",
    samples: Annotated[int | None, "Draw so many orders for Shapley values."] = None,
    seed: Annotated[int, "What chance starts from: the same number, the same result."] = 0,
    top: Annotated[int | None, "Show so many rows."] = 10,
    **how: Unpack[How],
) -> Contributions:
    """Tell how much each claim, or each relation, contributes to the score of a claim: of the conclusion, if none is named.

    Each method answers a question of its own, and none answers all. `removal`: what would be lost without it?
    `intrinsic_removal`: what does it do by itself, and not merely hand on? `gradient`: what would a small change of
    its prior do? `shapley`: how is the whole way from a score without any of them to the score that there is to be
    shared out? Whatever bears on the target takes part, at any distance: its ancestors. `of="relations"` asks the
    same of relations, where the gradient is by strength.

    Shapley values are exact for up to 15 claims or relations. For more, orders are drawn from `seed`: a thousand, or
    as many as take some seconds (two hundred in a map of 200 claims), or as many as `samples` says. Each value then has a
    standard error, and the true one lies within three of them nearly always; they add up all the same. What would take
    many minutes is refused.

    >>> import argmap
    >>> b = argmap.MapBuilder("Mill Street", conclusion="close")
    >>> close, less = b.claim("Close it.", id="close", prior=0.2), b.claim("Injuries would fall.", id="injuries")
    >>> steps = b.support([less], close), b.rebut([b.claim("Vans lose the kerb.", id="vans", prior=0.4)], close)
    >>> print(b.build().attribute(method="removal").table)
    id        contribution  score  text
    vans           -0.3200   0.40  Vans lose the kerb.
    injuries       +0.1600   0.50  Injuries would fall.
    """
    from argmap.analysis.attribute import work  # noqa: PLC0415 - numpy is slow to load

    reading = asked.under(**how)
    return reading.told_to(
        work.attribute(
            reading.network,
            target,
            method=method,
            of=of,
            samples=samples,
            seed=seed,
            top=top,
            semantics=reading.asked_rule,
            scores=reading.scores,
        )
    )

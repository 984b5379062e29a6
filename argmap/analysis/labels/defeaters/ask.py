"""`defeaters`: which objection alone puts a claim out?"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    from argmap.answers.answer import Answer
    from argmap.scoring.asked import Asked


def defeaters(
    asked: Asked,
    target: Annotated[str | int | None, "Ask about this claim; else the map's conclusion."] = None,
    *,
    asserted: Annotated[
        Collection[str] | str,
        "Assert these claims: leaves (those that no relation supports), all, none, or ids with commas.",
    ] = "leaves",
    top: Annotated[int | None, "Show so many rows."] = 10,
    as_of: Annotated[str | datetime.date | None, "Leave out what was said after this day."] = None,
) -> Answer:
    """List the rebuttals and undercuts that bear on a claim by what each does to its label alone.

    `label` is the objection's own. `without` is the claim's label if the map did not have the objection, `if_held` its
    label if the objection held whatever speaks against it. The labels are grounded ones.

    >>> import argmap
    >>> b = argmap.MapBuilder("Mill Street", conclusion="close")
    >>> close = b.claim("Close Mill Street", id="close")
    >>> vans = b.rebut([b.claim("Vans lose the kerb", id="kerb")], close, id="vans")
    >>> bays = b.rebut([b.claim("There will be bays", id="bays")], "kerb", id="bays_help")
    >>> print(b.build().defeaters().table)
    relation   type      target  label  without  if_held  text
    bays_help  rebuttal  kerb    in     out      in       There will be bays
    vans       rebuttal  close   out    in       out      Vans lose the kerb
    """
    from argmap.analysis.labels.defeaters import work  # noqa: PLC0415 - loaded when it is asked

    reading = asked.under(as_of=as_of)
    return work.defeaters(reading.document, reading.name(target), asserted=asserted, top=top)

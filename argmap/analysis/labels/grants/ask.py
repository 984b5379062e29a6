"""`grants`: what has to be granted, or given up, for a claim to be in?"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    from argmap.answers.answer import Answer
    from argmap.scoring.asked import Asked


def grants(
    asked: Asked,
    target: Annotated[str | int | None, "Ask about this claim; else the map's conclusion."] = None,
    *,
    asserted: Annotated[
        Collection[str] | str,
        "Assert these claims: leaves (those that no relation supports), all, none, or ids with commas.",
    ] = "leaves",
    largest: Annotated[int, "Look for sets of so many claims at most."] = 8,
    top: Annotated[int | None, "Show so many rows."] = 10,
    as_of: Annotated[str | datetime.date | None, "Leave out what was said after this day."] = None,
) -> Answer:
    """Find the smallest sets of claims that have to be granted, or given up, for a claim to be in.

    A claim that is granted is in, whatever speaks against it; one that is given up is out. No claim of a set can be spared.
    The labels are grounded ones. With `asserted="none"` it is told from what the claim follows.

    >>> import argmap
    >>> b = argmap.MapBuilder("Mill Street", conclusion="close")
    >>> close = b.claim("Close Mill Street", id="close")
    >>> safety = b.support([b.claim("Injuries would fall", id="injuries")], close, id="safety")
    >>> doubt = b.undercut([b.claim("There were new lights, too", id="lights")], safety, id="doubt")
    >>> print(b.build().grants())
    'close' is out. It would be in if one gave up 'lights'.
    No other set of up to 8 claims does it. Granted is in whatever is against it; given up is out. The
    labels are grounded ones.
    <BLANKLINE>
    set  grant  give_up  claims
    1           lights        1
    """
    from argmap.analysis.labels.grants import work  # noqa: PLC0415 - numpy is slow to load

    reading = asked.under(as_of=as_of)
    return work.grants(reading.document, reading.name(target), asserted=asserted, largest=largest, top=top)

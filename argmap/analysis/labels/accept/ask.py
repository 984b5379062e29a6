"""`accept`: which claims can be accepted together?"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated, Literal

if TYPE_CHECKING:
    from argmap.analysis.labels.accept.answer import Acceptance
    from argmap.scoring.asked import Asked


def accept(
    asked: Asked,
    *,
    semantics: Annotated[
        Literal["grounded", "complete", "preferred", "stable", "ideal", "carneades"],
        "By which rule claims are labelled.",
    ] = "grounded",
    asserted: Annotated[
        Collection[str] | str,
        "Assert these claims: leaves (those that no relation supports), all, none, or ids with commas.",
    ] = "leaves",
    top: Annotated[int | None, "Show so many rows."] = 10,
    as_of: Annotated[str | datetime.date | None, "Leave out what was said after this day."] = None,
    timeout: Annotated[float | None, "Search no longer than so many seconds."] = None,
) -> Acceptance:
    """Label every claim in, out or undecided, without any number: which of them can be accepted together.

    A claim is in if it is asserted or a step for it holds, and no rebuttal of it does; a step holds if its premises are in
    and nothing that undercuts it is. What is asserted is a choice, and changes every answer. Under `complete`, `preferred`
    and `stable` there may be several labellings: this is one of them, and `labellings` goes through all. `carneades` is the
    labelling of Gordon and Walton by issues and proof standards. When the time is up before there is one, the `result` of the
    `TimeLimitError` is the grounded answer, which all others keep to. See `Acceptance`.

    >>> import argmap
    >>> b = argmap.MapBuilder("Mill Street", conclusion="close")
    >>> close = b.claim("Close Mill Street", id="close")
    >>> safety = b.support([b.claim("Injuries would fall", id="injuries")], close, id="safety")
    >>> doubt = b.undercut([b.claim("There were new lights, too", id="lights")], safety, id="doubt")
    >>> accepted = b.build().accept()
    >>> accepted["close"], accepted["lights"]
    ('out', 'in')
    >>> print(accepted.reasons("close").tree)
    close: out, since nothing that speaks for it holds
      safety: out, since 'doubt' undercuts it
        doubt: in, since its premise is in
          lights: in, since it is asserted
    """
    from argmap.analysis.labels.accept import work  # noqa: PLC0415 - loaded when it is asked

    return work.accept(asked.under(as_of=as_of), semantics=semantics, asserted=asserted, top=top, timeout=timeout)

"""`Otherwise`: the words for what is to be otherwise than a map says, explained once."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Annotated, TypedDict

from argmap.model.fields import Join


class Otherwise(TypedDict, total=False):
    """What is to be otherwise than the map says."""

    prior: Annotated[Mapping[str, float] | None, "Replace a claim's base score: a reader's number, taken as it is."]
    fix: Annotated[Mapping[str, float] | None, "Hold a claim's score, whatever bears on it."]
    strength: Annotated[Mapping[str, float] | None, "Replace a relation's strength."]
    reliability: Annotated[Mapping[str, float] | None, "Replace a source's own reliability."]
    min_reliability: Annotated[float | None, "Drop the word of sources that are relied on less than this."]
    as_of: Annotated[str | datetime.date | None, "Leave out what was said after this day."]
    join: Annotated[Join | None, "How the scores of linked premises meet."]

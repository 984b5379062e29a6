"""Whose word a claim stands on: the order of acts, and what was taken back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.model.sources import Attribution

VOUCHING = frozenset({"asserts", "concedes"})
"""The acts by which a source says of its own that something is so."""
_ORDER = (VOUCHING, frozenset({"reports", "cites", "quotes"}), frozenset({"speculates", "implies"}))
"""Where nobody does the first, the second counts, and where nobody does that either, the third."""


def words_that_count(said_by: Iterable[Attribution]) -> list[Attribution]:
    """Return the attributions that a claim's base score is weighed by: the first sort of acts that is there.

    >>> from argmap.model import Attribution
    >>> heard = [Attribution(source="driver", act="asserts"), Attribution(source="ann", act="reports")]
    >>> [one.source for one in words_that_count(heard)]
    ['driver']
    """
    kept = standing(list(said_by))
    return next((found for acts in _ORDER if (found := [one for one in kept if one.act in acts])), [])


def standing(said_by: list[Attribution]) -> list[Attribution]:
    """Leave out what its source took back: what it said up to the day on which it retracts, all where no day is given.

    >>> from argmap.model import Attribution
    >>> said = [Attribution(source="ann", act="asserts"), Attribution(source="ann", act="retracts")]
    >>> standing(said)
    []
    """
    return [one for one in said_by if one.act != "retracts" and taken_back(one, said_by) is None]


def taken_back(one: Attribution, said_by: Iterable[Attribution]) -> Attribution | None:
    """Return the retraction by which a source takes back one of its attributions, if there is one."""
    for other in said_by:
        if other.act == "retracts" and other.source == one.source and one.act != "retracts":
            days = other.date, one.date
            if days[0] is None or days[1] is None or days[1] <= days[0]:
                return other
    return None

"""What of that which is given cannot be together: the smallest such set, to be named in the refusal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, islice
from typing import TYPE_CHECKING

from argmap.errors import ParameterError, Problem

if TYPE_CHECKING:
    from argmap.worlds.conditions import Conditions

TRIES = 5_000
"""So many sets are tried from the smallest on; past them conditions are left out one by one."""


def smallest_impossible(number: int, possible: Callable[[Sequence[int]], bool]) -> tuple[int, ...]:
    """Return the smallest set of conditions, numbered from 0, that are not possible together; all of them are not.

    Of several, the first. Where very many sets would have to be tried, it is one from which none can be left out.

    >>> smallest_impossible(4, lambda places: not {1, 3} <= {*places})
    (1, 3)
    """
    sets = (places for size in range(1, number) for places in combinations(range(number), size))
    for places in islice(sets, TRIES):
        if not possible(places):
            return places
    left = list(range(number))
    for one in range(number):
        without = [other for other in left if other != one]
        if without and not possible(without):
            left = without
    return tuple(left)


def impossible(conditions: Conditions, possible: Callable[[Sequence[int]], bool]) -> ParameterError:
    """Return the error for what is given and cannot be, with the smallest set of it that is impossible."""
    places = list(smallest_impossible(len(conditions), possible))
    named = conditions.words(places)
    message, hint = f"in no world are these so together: {named}", "Leave one of them out."
    if len(places) == 1:
        message, hint = f"in no world is this so: {named}", "Leave it out, or change the numbers that rule it out."
    return ParameterError(Problem(message, path="given", hint=hint))

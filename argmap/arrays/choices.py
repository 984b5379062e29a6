"""`Choices`: what a caller may ask to be different from the map, checked as a whole."""

from __future__ import annotations

import datetime
import numbers
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Unpack

from argmap.arrays.otherwise import Otherwise
from argmap.basics.frozen import EMPTY
from argmap.columns.columns import QUESTION
from argmap.errors import MOST_HINTS, ParameterError, Problem, UnknownIdError, nearest_or_all
from argmap.model.fields import JOINS, Join

if TYPE_CHECKING:
    from argmap.columns.columns import Columns
    from argmap.columns.names import Names


@dataclass(frozen=True)
class Choices:
    """Values by id that replace those of the map, and which part of it counts: checked."""

    prior: Mapping[str, float] = EMPTY
    fix: Mapping[str, float] = EMPTY
    strength: Mapping[str, float] = EMPTY
    reliability: Mapping[str, float] = EMPTY
    min_reliability: float = 0.0
    as_of: datetime.date | None = None
    join: Join | None = None
    """None for that of the map."""

    @staticmethod
    def found(given: Mapping[str, float], names: Names) -> dict[int, float]:
        """Return values by the position of what they are for, as far as it is there: on an earlier day it may not be."""
        return {at: value for key, value in given.items() if (at := names.find(key)) is not None}


def checked_choices(columns: Columns, **otherwise: Unpack[Otherwise]) -> Choices:
    """Check every choice; all problems are raised at once, as `UnknownIdError` if there is nothing but unknown ids.

    >>> from argmap.columns.from_arrays import columns_from_arrays
    >>> columns = columns_from_arrays(prior=[0.5], source=[], target=[], sign=[], ids=["rain"])
    >>> checked_choices(columns, prior={"rain": 1}).prior
    {'rain': 1.0}
    """
    unknown: list[Problem] = []
    wrong: list[Problem] = []
    least, join = otherwise.get("min_reliability"), otherwise.get("join")
    prior, fix, strength, reliability = (_by_id(word, otherwise.get(word), columns, unknown, wrong) for word in _SORTS)
    choices = Choices(
        prior,
        fix,
        strength,
        reliability,
        min_reliability=0.0 if least is None else _degree("min_reliability", least, wrong),
        as_of=_day(otherwise.get("as_of"), wrong),
        join=None if join is None else _join(join, wrong),
    )
    if wrong:
        raise ParameterError(*wrong, *unknown)
    if unknown:
        raise UnknownIdError(*unknown)
    return choices


_SORTS = {"prior": "claim", "fix": "claim", "strength": "relation", "reliability": "source"}
"""What each of the words that take a mapping is about, in the order of `Choices`."""


def _by_id(
    word: str, given: Any, columns: Columns, unknown: list[Problem], wrong: list[Problem]
) -> Mapping[str, float]:
    sort = _SORTS[word]
    if given is None:
        return EMPTY
    if not isinstance(given, Mapping):
        hint = f"Give a mapping from the id of a {sort} to a number."
        wrong.append(Problem(f"{word} is {given!r}", path=word, hint=hint))
        return EMPTY
    values = {}
    for key, value in given.items():
        path = f"{word}[{key!r}]"
        problem = _id_problem(key, path, columns, sort, hinted=len(unknown) < MOST_HINTS)
        if problem:
            unknown.append(problem)
        elif sort == "claim" and (reason := claim_problem(word, key, path, columns)):
            wrong.append(reason)
        values[key] = _degree(path, value, wrong)
    return values


def _id_problem(key: object, path: str, columns: Columns, sort: str, *, hinted: bool) -> Problem | None:
    shelves = {"claim": columns.claim_ids, "relation": columns.relation_ids, "source": columns.source_ids}
    if key in shelves[sort]:
        return None
    for other, shelf in shelves.items():
        if key in shelf:
            return Problem(f"{key!r} is a {other}, not a {sort}", path=path)
    return Problem(f"unknown {sort} {key!r}", path=path, hint=shelves[sort].hint(key) if hinted else None)


def claim_problem(word: str, key: str, path: str, columns: Columns) -> Problem | None:
    """Say why a claim that is there cannot be given anything: a question has no score, a restatement that of another.

    >>> from argmap.columns.from_arrays import columns_from_arrays
    >>> columns = columns_from_arrays(prior=[0.5], source=[], target=[], sign=[], ids=["rain"])
    >>> claim_problem("fix", "rain", "fix['rain']", columns) is None
    True
    """
    at = columns.claim_ids.position(key)
    if columns.claim_kind[at] == QUESTION:
        return Problem(f"{key!r} is a question", path=path, hint="Questions have no score.")
    if columns.claim_original is not None and columns.claim_original[at] >= 0:
        other = columns.claim_ids[int(columns.claim_original[at])]
        return Problem(f"{key!r} restates {other!r}", path=path, hint=f"Use {word} of {other!r}.")
    return None


def _degree(path: str, value: Any, wrong: list[Problem]) -> float:
    # numpy's numbers are Real too; NaN compares false.
    number = isinstance(value, numbers.Real) and not isinstance(value, bool)
    if number and 0.0 <= float(value) <= 1.0:
        return float(value)
    wrong.append(Problem(f"{path} is {value!r}", path=path, hint="Give a number in [0, 1]."))
    return 0.0


def checked_degree(name: str, value: Any) -> float:
    """Return a number in [0, 1] as a float, or raise `ParameterError`.

    >>> checked_degree("prior", 1)
    1.0
    """
    wrong: list[Problem] = []
    degree = _degree(name, value, wrong)
    if wrong:
        raise ParameterError(*wrong)
    return degree


def checked_join(given: object) -> Join:
    """Return how linked premises meet, or raise `ParameterError`.

    >>> checked_join("min")
    'min'
    """
    wrong: list[Problem] = []
    join = _join(given, wrong)
    if wrong:
        raise ParameterError(*wrong)
    return join


def _day(given: object, wrong: list[Problem]) -> datetime.date | None:
    if given is None:
        return None
    if isinstance(given, datetime.datetime):
        return given.date()
    if isinstance(given, datetime.date):
        return given
    try:
        return datetime.date.fromisoformat(str(given))
    except ValueError:
        wrong.append(Problem(f"as_of is {given!r}", path="as_of", hint="Give a day, such as '2024-06-01'."))
        return None


def _join(given: object, wrong: list[Problem]) -> Join:
    for known in JOINS:
        if given == known:
            return known
    hint = nearest_or_all(given, JOINS)
    wrong.append(Problem(f"unknown join {given!r}", path="join", hint=hint))
    return "product"

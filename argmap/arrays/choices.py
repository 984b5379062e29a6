"""`Choices`: what a caller may ask to be different from the map, checked as a whole."""

from __future__ import annotations

import datetime
import numbers
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.errors import MOST_HINTS, ParameterError, Problem, UnknownIdError, nearest, nearest_or_all
from argmap.model.fields import JOINS, Join

if TYPE_CHECKING:
    from argmap.model.document import Document


@dataclass(frozen=True)
class Choices:
    """Values by id that replace those of the map, and which part of it counts."""

    prior: Mapping[str, float]
    fix: Mapping[str, float]
    strength: Mapping[str, float]
    reliability: Mapping[str, float]
    min_reliability: float
    as_of: datetime.date | None
    join: Join


def checked_choices(
    document: Document,
    *,
    prior: Mapping[str, float] | None = None,
    fix: Mapping[str, float] | None = None,
    strength: Mapping[str, float] | None = None,
    reliability: Mapping[str, float] | None = None,
    min_reliability: float | None = None,
    as_of: str | datetime.date | None = None,
    join: Join | None = None,
) -> Choices:
    """Check every choice; all problems are raised at once, as `UnknownIdError` if there is nothing but unknown ids."""
    unknown: list[Problem] = []
    wrong: list[Problem] = []
    choices = Choices(
        prior=_by_id("prior", prior, document, "claim", unknown, wrong),
        fix=_by_id("fix", fix, document, "claim", unknown, wrong),
        strength=_by_id("strength", strength, document, "relation", unknown, wrong),
        reliability=_by_id("reliability", reliability, document, "source", unknown, wrong),
        min_reliability=0.0 if min_reliability is None else _degree("min_reliability", min_reliability, wrong),
        as_of=_day(as_of, wrong),
        join=document.defaults.join if join is None else _join(join, wrong),
    )
    if wrong:
        raise ParameterError(*wrong, *unknown)
    if unknown:
        raise UnknownIdError(*unknown)
    return choices


def _by_id(
    name: str,
    given: Any,
    document: Document,
    sort: str,
    unknown: list[Problem],
    wrong: list[Problem],
) -> dict[str, float]:
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        wrong.append(
            Problem(f"{name} is {given!r}", path=name, hint=f"Give a mapping from the id of a {sort} to a number.")
        )
        return {}
    values = {}
    for key, value in given.items():
        path = f"{name}[{key!r}]"
        problem = _id_problem(key, path, document, sort, hinted=len(unknown) < MOST_HINTS)
        if problem:
            unknown.append(problem)
        elif sort == "claim" and (reason := _claim_problem(name, key, path, document)):
            wrong.append(reason)
        values[key] = _degree(path, value, wrong)
    return values


def _id_problem(key: object, path: str, document: Document, sort: str, *, hinted: bool) -> Problem | None:
    shelves: dict[str, Mapping[str, Any]] = {
        "claim": document.claims, "relation": document.relations, "source": document.sources
    }  # fmt: skip
    if isinstance(key, str) and key in shelves[sort]:
        return None
    for other, shelf in shelves.items():
        if isinstance(key, str) and key in shelf:
            return Problem(f"{key!r} is a {other}, not a {sort}", path=path)
    return Problem(f"unknown {sort} {key!r}", path=path, hint=nearest(key, shelves[sort]) if hinted else None)


def _claim_problem(name: str, key: str, path: str, document: Document) -> Problem | None:
    claim = document.claims[key]
    if claim.kind == "question":
        return Problem(f"{key!r} is a question", path=path, hint="Questions have no score.")
    if claim.same_as is not None:
        return Problem(f"{key!r} restates {claim.same_as!r}", path=path, hint=f"Use {name} of {claim.same_as!r}.")
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


def checked_day(given: object) -> datetime.date | None:
    """Return a day, or None for none, or raise `ParameterError`.

    >>> checked_day("2024-06-01")
    datetime.date(2024, 6, 1)
    """
    wrong: list[Problem] = []
    day = _day(given, wrong)
    if wrong:
        raise ParameterError(*wrong)
    return day


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

"""`Overrides`: what is different in each of many scenarios, entry by entry."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.errors import ParameterError, Problem, UnknownIdError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.columns.names import Names

SHOWN = 20
"""So many wrong entries are named; the others are counted."""


@dataclass(frozen=True, eq=False)
class Overrides:
    """Values that replace those of some items, claims or relations, in some scenarios.

    The form for many scenarios: three arrays of equal length, and how many scenarios there are. The same item stands
    once in a scenario.
    """

    scenario: NDArray[np.integer]
    """Which scenario, counted from 0; shape (entries,)."""
    item: NDArray[np.integer]
    """The position of a claim among those that have a score, or of a relation; shape (entries,)."""
    value: NDArray[np.float64]
    """The value there, in [0, 1]; shape (entries,)."""
    scenarios: int
    """How many scenarios there are, also those without an entry."""

    def __len__(self) -> int:
        return self.scenarios


def checked_overrides(
    given: Sequence[Mapping[Any, float]] | Overrides | None, names: Names, *, path: str, sort: str
) -> Overrides | None:
    """Return overrides by position, sorted by scenario; all that is wrong is raised at once.

    >>> from argmap.columns.names import ListedNames
    >>> found = checked_overrides([{"take": 1}, {}], ListedNames(("rain", "take")), path="fix", sort="claim")
    >>> found.scenario, found.item, found.value, len(found)
    (array([0]), array([1]), array([1.]), 2)
    """
    if given is None:
        return None
    if not isinstance(given, Overrides):
        return _listed(given, names, path, sort)
    columns = [np.asarray(column) for column in (given.scenario, given.item, given.value)]
    scenario, item, value = columns
    if any(column.shape != (len(value),) for column in columns):
        raise ParameterError(Problem(f"{path} has columns of unequal length", path=path))
    problems = [
        *_outside(scenario, 0, given.scenarios - 1, f"{path}.scenario", f"There are {given.scenarios} scenarios."),
        *_outside(item, 0, len(names) - 1, f"{path}.item", f"There are {len(names)}, counted from 0."),
        *_outside(value, 0.0, 1.0, f"{path}.value", "Give numbers in [0, 1]."),
    ]
    if problems:
        raise ParameterError(*problems)
    if not (scenario[1:] >= scenario[:-1]).all():
        order = np.argsort(scenario, kind="stable")
        scenario, item, value = scenario[order], item[order], value[order]
    return Overrides(scenario, item, value.astype(np.float64), given.scenarios)


def checked_removals(given: Sequence[Any] | Overrides | None, names: Names) -> Overrides | None:
    """Return the relations that are out by position, sorted by scenario; all that is wrong is raised at once.

    >>> from argmap.columns.names import ListedNames
    >>> found = checked_removals([["step"], []], ListedNames(("other", "step")))
    >>> found.scenario, found.item, len(found)
    (array([0]), array([1]), 2)
    """
    if given is None or isinstance(given, Overrides):
        return checked_overrides(given, names, path="without", sort="relation")
    wrong = [
        Problem(
            f"without[{at}] is {one!r}",
            path=f"without[{at}]",
            hint="Give a list of the ids of relations for each scenario.",
        )
        for at, one in enumerate(given)
        if isinstance(one, str | Mapping)
        or not isinstance(one, Collection)
        or not all(isinstance(key, Hashable) for key in one)
    ]
    if wrong:
        more = (
            [Problem(f"{len(wrong) - SHOWN} more of without are wrong", path="without")] if len(wrong) > SHOWN else []
        )
        raise ParameterError(*wrong[:SHOWN], *more)
    return _listed([dict.fromkeys(one, 0.0) for one in given], names, "without", "relation")


def _outside(column: NDArray[Any], least: float, most: float, path: str, hint: str) -> list[Problem]:
    wrong = np.flatnonzero(~((column >= least) & (column <= most)))  # NaN is neither
    if not wrong.size:
        return []
    more = f", and {wrong.size - 1} more like it" if wrong.size > 1 else ""
    return [Problem(f"{path} is {column[wrong[0]]}{more}", path=f"{path}[{wrong[0]}]", hint=hint)]


def _listed(given: Sequence[Any], names: Names, path: str, sort: str) -> Overrides:
    problems: list[Problem] = []
    unknown: list[Problem] = []
    rows: list[tuple[int, int]] = []
    values: list[float] = []
    for scenario, mapping in enumerate(given):
        at = f"{path}[{scenario}]"
        if not isinstance(mapping, Mapping):
            hint = f"Give a mapping for each scenario, from the id of a {sort} to a number."
            problems.append(Problem(f"{at} is {mapping!r}", path=at, hint=hint))
            continue
        for key, value in mapping.items():
            position = _position(key, names, sort, f"{at}[{key!r}]", unknown)
            number = isinstance(value, int | float | np.integer | np.floating) and not isinstance(value, bool)
            if not (number and 0.0 <= value <= 1.0):
                hint = "Give a number in [0, 1]."
                problems.append(Problem(f"{at}[{key!r}] is {value!r}", path=f"{at}[{key!r}]", hint=hint))
            elif position is not None:
                rows.append((scenario, position))
                values.append(float(value))
    found = [*problems, *unknown]
    if found:
        more = [Problem(f"{len(found) - SHOWN} more of {path} are wrong", path=path)] if len(found) > SHOWN else []
        raise (ParameterError if problems else UnknownIdError)(*found[:SHOWN], *more)
    table = np.array(rows, dtype=np.int64).reshape(-1, 2)
    return Overrides(table[:, 0], table[:, 1], np.array(values, dtype=np.float64), len(given))


def _position(key: object, names: Names, sort: str, path: str, unknown: list[Problem]) -> int | None:
    if isinstance(key, int | np.integer) and not isinstance(key, bool):
        if 0 <= key < len(names):
            return int(key)
        unknown.append(Problem(f"there is no {sort} at {key}", path=path, hint=f"There are {len(names)}."))
        return None
    at = names.find(key)
    if at is None:
        unknown.append(Problem(f"unknown {sort} {key!r}", path=path, hint=names.hint(key)))
    return at

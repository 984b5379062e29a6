"""Many rows of base scores, checked as a whole and looked at one scenario after another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.errors import ParameterError, Problem

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

SHOWN = 5
"""So many wrong entries are named; the others are counted."""
CHUNK = 100_000
"""So many entries are looked at together for what is wrong with them: they stay in the cache for the second look."""
NONE = np.zeros(0, dtype=np.int64)
NO_PLACES = np.zeros((0, 2), dtype=np.int64)


def shaped_priors(prior: ArrayLike, claims: int) -> tuple[NDArray[Any], bool]:
    """Return priors as a view of shape (scenarios, claims), and whether they were given claim by claim.

    What cannot be such a table raises a `ParameterError`. Priors of 32 or 64 bits are not copied.

    >>> shaped_priors([[0.5, 0.25, 1.0], [0.0, 0.5, 0.75]], 2)
    (array([[0.5 , 0.  ],
           [0.25, 0.5 ],
           [1.  , 0.75]]), True)
    """
    try:
        given: NDArray[Any] = np.asarray(prior)
        if given.dtype not in (np.float32, np.float64):
            given = given.astype(np.float64)
    except (TypeError, ValueError):
        raise ParameterError(Problem("prior holds something that is not a number", path="prior")) from None
    if given.ndim != 2 or claims not in given.shape:  # noqa: PLR2004 - scenarios and claims
        hint = (
            f"Give a row of {claims} priors for each scenario, or a row of scenarios for each of the {claims} claims."
        )
        raise ParameterError(Problem(f"prior has shape {given.shape}", path="prior", hint=hint))
    by_claim = given.shape[1] != claims
    return (given.T if by_claim else given), by_claim


def refuse_wrong(prior: NDArray[Any], *, by_claim: bool, open: NDArray[np.integer] = NONE) -> None:  # noqa: A002
    """Raise a `ParameterError` that names the first priors not in [0, 1], if there are any.

    The claims that are `open` may have NaN: no number, so that their base scores are as in the network.

    >>> refuse_wrong(np.array([[0.5, 2.0]]), by_claim=False)
    Traceback (most recent call last):
    argmap.errors.ParameterError: prior[0, 1]: prior[0, 1] is 2.0. Give numbers in [0, 1].
    """
    given = prior.T if by_claim else prior
    if given.size and not all(part.min() >= 0.0 and part.max() <= 1.0 for _, part in _chunks(given)):  # NaN is neither
        problems = _wrong(given, open, by_claim=by_claim)
        if problems:
            raise ParameterError(*problems)


def _chunks(given: NDArray[Any]) -> Iterator[tuple[int, NDArray[Any]]]:
    rows = max(1, CHUNK // given.shape[1])
    for first in range(0, len(given), rows):
        yield first, given[first : first + rows]


def _wrong(given: NDArray[Any], open: NDArray[np.integer], *, by_claim: bool) -> list[Problem]:  # noqa: A002 - as above
    problems: list[Problem] = []
    found = 0
    for first, part in _chunks(given):
        wrong = ~((part >= 0.0) & (part <= 1.0))
        unsaid = (open[(open >= first) & (open < first + len(part))] - first,) if by_claim else (slice(None), open)
        wrong[unsaid] &= ~np.isnan(part[unsaid])
        places = np.argwhere(wrong) if wrong.any() else NO_PLACES
        found += len(places)
        for row, column in places[: max(0, SHOWN - len(problems))].tolist():
            at = f"prior[{first + row}, {column}]"
            problems.append(Problem(f"{at} is {part[row, column]}", path=at, hint="Give numbers in [0, 1]."))
    if found > len(problems):
        problems.append(Problem(f"{found - len(problems)} more entries of prior are not in [0, 1]", path="prior"))
    return problems

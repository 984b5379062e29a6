"""Build a plain bipolar network from arrays, checked as whole columns."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence, Sized
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.columns.columns import Columns
from argmap.columns.names import ListedNames, Names, NumberNames
from argmap.errors import ParameterError, Problem, short
from argmap.maths.widths import index_type
from argmap.model.fields import is_text

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def columns_from_arrays(
    *,
    prior: ArrayLike,
    source: ArrayLike,
    target: ArrayLike,
    sign: ArrayLike,
    strength: ArrayLike | None = None,
    ids: Sequence[str] | None = None,
) -> Columns:
    """Build a network where relation i leads from claim `source[i]` to claim `target[i]`.

    `prior` has shape (claims,), the others (relations,); sign is +1 for a support and -1 for a rebuttal; priors and
    strengths lie in [0, 1]. Everything that is wrong is reported at once, in a `ParameterError`. What is returned
    shares no memory with what was given.

    >>> columns_from_arrays(prior=[0.5, 0.2], source=[0], target=[1], sign=[1]).relations
    1
    """
    problems: list[Problem] = []
    priors = _column("prior", prior, problems)
    dtype = index_type(len(priors) + _length(source))
    counted = not any(problem.path == "prior" for problem in problems)  # else there is no telling how many claims
    least, most = (0, len(priors) - 1) if counted else (-math.inf, math.inf)
    sources, targets = (
        _integers(name, given, dtype, least, most, f"there are {len(priors)} claims, counted from 0", problems)
        for name, given in (("source", source), ("target", target))
    )
    signs = _integers("sign", sign, np.int8, -1, 1, "use +1 for a support and -1 for a rebuttal", problems)
    _report("sign", signs, signs == 0, "use +1 for a support and -1 for a rebuttal", problems)
    strengths = None if strength is None else _column("strength", strength, problems)
    _check_lengths(sources, {"target": targets, "sign": signs, "strength": strengths}, problems)
    names = _checked_ids(ids, len(priors), problems)
    if problems:
        raise ParameterError(*problems)
    return Columns(
        claim_ids=names,
        claim_kind=np.zeros(len(priors), dtype=np.int8),
        claim_prior=priors,
        relation_ids=NumberNames(len(sources)),
        relation_sign=signs,
        relation_target=targets,
        premise=sources,
        relation_strength=strengths,
    )


def _length(given: ArrayLike) -> int:
    """Count the entries of a column that has not been checked yet."""
    try:
        return len(given)  # type: ignore[arg-type]  # what has no length is refused later
    except TypeError:
        return 0


def _column(name: str, given: ArrayLike, problems: list[Problem]) -> NDArray[np.float64]:
    try:
        column = np.array(given, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        problems.append(Problem(f"{name} holds something that is not a number", path=name))
        return np.zeros(0)
    if column.ndim != 1:
        problems.append(Problem(f"{name} has shape {column.shape}", path=name, hint="Give one row of numbers."))
        return np.zeros(0)
    if not _inside(column, 0.0, 1.0):
        _report(name, column, ~((column >= 0.0) & (column <= 1.0)), "give numbers in [0, 1]", problems)
    return column


def _integers(
    name: str, given: ArrayLike, dtype: type[np.integer], least: float, most: float, hint: str, problems: list[Problem]
) -> NDArray[Any]:
    try:
        raw: NDArray[Any] = np.asarray(given)
        if raw.size == 0:
            raw = raw.astype(np.int64)
        if raw.ndim != 1 or not np.can_cast(raw.dtype, np.int64):
            raise TypeError  # noqa: TRY301 - the same message as for what numpy refuses
    except (TypeError, ValueError, OverflowError):
        problems.append(Problem(f"{name} is not one row of whole numbers", path=name))
        return np.zeros(0, dtype=dtype)
    if not _inside(raw, least, most):
        _report(name, raw, (raw < least) | (raw > most), hint, problems)
    return raw.astype(dtype)


def _inside(column: NDArray[Any], least: float, most: float) -> bool:
    """Say whether all lie in a range, without a column of flags; what is NaN does not."""
    return not column.size or bool(column.min() >= least and column.max() <= most)


def _check_lengths(source: NDArray[Any], others: dict[str, NDArray[Any] | None], problems: list[Problem]) -> None:
    if any(problem.path not in (None, "prior") and "not one row" in problem.message for problem in problems):
        return
    for name, column in others.items():
        if column is not None and len(column) != len(source):
            message = f"{name} has {len(column)} entries and source has {len(source)}"
            problems.append(Problem(message, path=name, hint="Each relation has one of each."))


def _report(name: str, column: NDArray[Any], bad: NDArray[np.bool_], hint: str, problems: list[Problem]) -> None:
    places = np.flatnonzero(bad)
    if places.size:
        more = f", and {places.size - 1} more like it" if places.size > 1 else ""
        message = f"{name} is {column[places[0]]}{more}"
        problems.append(Problem(message, path=f"{name}[{places[0]}]", hint=f"{hint[0].upper()}{hint[1:]}."))


def _checked_ids(ids: Sequence[str] | None, claims: int, problems: list[Problem]) -> Names:
    if ids is None:
        return NumberNames(claims)
    given: object = ids  # whatever a caller passes
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        problems.append(Problem(f"ids is {short(given)}", path="ids", hint="Give a list of texts."))
        return NumberNames(claims)
    names = tuple(islice(given, claims + 1))  # it may have no end
    if len(names) != claims:
        number = len(ids) if isinstance(given, Sized) else f"{'fewer' if len(names) < claims else 'more'}"
        problems.append(Problem(f"ids has {number} entries and prior has {claims}", path="ids"))
    wrong = [place for place, name in enumerate(names) if not is_text(name)]
    if wrong:
        said = "half a character" if isinstance(names[wrong[0]], str) else "something that is not a text"
        problems.append(Problem(f"ids holds {said}, first at {wrong[0]}", path=f"ids[{wrong[0]}]"))
    elif len(set(names)) != len(names):
        seen: set[str] = set()
        twice = next(name for name in names if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        problems.append(Problem(f"the id {twice!r} is there twice", path="ids", hint="Each claim has its own id."))
    return ListedNames(names)

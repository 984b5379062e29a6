"""Build a plain bipolar network from arrays, checked as whole columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.errors import ParameterError, Problem
from argmap.network.arrays import CLAIM, RELATION, Arrays, most_rebuttals, rows

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def arrays_from_arrays(
    *,
    prior: ArrayLike,
    source: ArrayLike,
    target: ArrayLike,
    sign: ArrayLike,
    strength: ArrayLike | None = None,
    ids: Sequence[str] | None = None,
) -> Arrays:
    """Build a network where relation i leads from claim `source[i]` to claim `target[i]`.

    `prior` has shape (claims,), the others (relations,); sign is +1 for a support and -1 for a rebuttal; priors and
    strengths lie in [0, 1]. Everything that is wrong is reported at once, in a `ParameterError`.

    >>> arrays_from_arrays(prior=[0.5, 0.2], source=[0], target=[1], sign=[1])
    <Arrays: 2 claims, 1 relations, 2 nodes>
    """
    problems: list[Problem] = []
    priors = _column("prior", prior, problems)
    sources, targets, signs = (
        _integers(name, given, problems) for name, given in (("source", source), ("target", target), ("sign", sign))
    )
    strengths = None if strength is None else _column("strength", strength, problems)
    _check_lengths(sources, {"target": targets, "sign": signs, "strength": strengths}, problems)
    counted = not any(problem.path == "prior" for problem in problems)  # else there is no telling how many claims
    for name, column in (("source", sources), ("target", targets)) if counted else ():
        bad = (column < 0) | (column >= len(priors))
        _report(name, column, bad, f"there are {len(priors)} claims, counted from 0", problems)
    _report("sign", signs, ~np.isin(signs, (1, -1)), "use +1 for a support and -1 for a rebuttal", problems)
    names = _checked_ids(ids, len(priors), problems)
    if problems:
        raise ParameterError(*problems)
    if strengths is None:
        strengths = np.ones(len(sources))
    return _compile(priors, sources, targets, signs.astype(np.int8), strengths, names)


def _compile(
    prior: NDArray[np.float64],
    source: NDArray[np.int64],
    target: NDArray[np.int64],
    sign: NDArray[np.int8],
    strength: NDArray[np.float64],
    names: tuple[str, ...],
) -> Arrays:
    weak = np.flatnonzero(strength != 1.0)
    claims, nodes = len(prior), len(prior) + len(weak)
    force = source.astype(np.int32)
    force[weak] = np.arange(claims, nodes, dtype=np.int32)
    kind = np.repeat(np.array([CLAIM, RELATION], dtype=np.int8), [claims, len(weak)])
    argument_start, (argument_node, argument_sign) = rows(nodes, target, force, sign)
    input_start = np.concatenate([np.zeros(claims, dtype=np.int64), np.arange(len(weak) + 1, dtype=np.int64)])
    return Arrays(
        base=np.concatenate([prior, strength[weak]]),
        kind=kind,
        fixed=np.zeros(nodes, dtype=bool),
        argument_start=argument_start,
        argument_node=argument_node.astype(np.int32, copy=False),
        argument_sign=argument_sign.astype(np.int8, copy=False),
        input_start=input_start,
        input_node=source[weak].astype(np.int32),
        claim_ids=names,
        claim_node=np.arange(claims, dtype=np.int32),
        relation_ids=tuple(map(str, range(len(source)))),
        relation_node=force,
        most_rebuttals=most_rebuttals(kind, target, sign),
    )


def _column(name: str, given: ArrayLike, problems: list[Problem]) -> NDArray[np.float64]:
    try:
        column = np.array(given, dtype=np.float64)
    except (TypeError, ValueError):
        problems.append(Problem(f"{name} holds something that is not a number", path=name))
        return np.zeros(0)
    if column.ndim != 1:
        problems.append(Problem(f"{name} has shape {column.shape}", path=name, hint="Give one row of numbers."))
        return np.zeros(0)
    _report(name, column, ~((column >= 0.0) & (column <= 1.0)), "give numbers in [0, 1]", problems)
    return column


def _integers(name: str, given: ArrayLike, problems: list[Problem]) -> NDArray[np.int64]:
    try:
        raw: NDArray[Any] = np.asarray(given)
        if raw.size == 0:
            raw = raw.astype(np.int64)
        if raw.ndim != 1 or not np.can_cast(raw.dtype, np.int64):
            raise TypeError  # noqa: TRY301 - the same message as for what numpy refuses
    except (TypeError, ValueError):
        problems.append(Problem(f"{name} is not one row of whole numbers", path=name))
        return np.zeros(0, dtype=np.int64)
    return raw.astype(np.int64)


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


def _checked_ids(ids: Sequence[str] | None, claims: int, problems: list[Problem]) -> tuple[str, ...]:
    if ids is None:
        return tuple(map(str, range(claims)))
    names = tuple(ids)
    if len(names) != claims:
        problems.append(Problem(f"ids has {len(names)} entries and prior has {claims}", path="ids"))
    if not all(isinstance(name, str) for name in names):
        problems.append(Problem("ids holds something that is not a text", path="ids"))
    elif len(set(names)) != len(names):
        seen: set[str] = set()
        twice = next(name for name in names if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        problems.append(Problem(f"the id {twice!r} is there twice", path="ids", hint="Each claim has its own id."))
    return names

"""Score a network in many scenarios by plain numpy; where it has circles, as many copies of it, side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.arrays.given import without_sources
from argmap.columns.names import NumberNames
from argmap.maths.widths import index_type
from argmap.solve.compiled.codes import is_coded
from argmap.solve.many.by_columns import MOST, column_schedule, score_columns, together
from argmap.solve.many.scenarios import without_arguments, without_rows
from argmap.solve.solver import solve

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.arrays.layout import Layout
    from argmap.semantics import Semantics
    from argmap.solve.many.scenarios import Scenarios

BuildLayout = Callable[["Arrays"], "Layout | None"]


def score_apart(
    arrays: Arrays,
    semantics: Semantics,
    scenarios: Scenarios,
    which: Sequence[int],
    final: NDArray[Any],
    converged: NDArray[np.bool_],
    *,
    build: BuildLayout | None = None,
    threads: int = 1,
    advance: Callable[[float], None] = lambda _: None,
) -> None:
    """Score some of the scenarios: without circles a column each, else several copies of a small network at once.

    `final` has shape (scenarios, targets), `converged` (scenarios,). `build` orders a large network for compiled code.
    A large one with circles, and any under a user's semantics, is scored scenario by scenario.
    Copies whose circles do not all settle are scored again one by one, so that each ends as it would alone.
    """
    if not which:
        return
    by_numpy = is_coded(semantics) and (build is None or arrays.size <= MOST)
    if by_numpy and not column_schedule(arrays, together(arrays, len(which))).has_circles:
        score_columns(arrays, semantics, scenarios, which, final, advance=advance)
        return
    columns = together(arrays, len(which)) if is_coded(semantics) else 1
    done = 0
    while done < len(which):
        chunk = which[done : done + columns]
        if len(chunk) == 1 or not _together(arrays, semantics, scenarios, chunk, final):
            for scenario in chunk:
                own = scenarios.arrays(arrays, scenario)
                layout = build(own) if build is not None and arrays.size > MOST else None
                solution = solve(own, semantics, layout=layout, threads=threads)
                final[scenario] = solution.claim_scores()[scenarios.target]
                converged[scenario] = solution.converged
        done += len(chunk)
        advance(done / len(which))


def _together(
    arrays: Arrays, semantics: Semantics, scenarios: Scenarios, chunk: Sequence[int], final: NDArray[Any]
) -> bool:
    """Score some scenarios at once; say whether all of them converged, which is what `converged` holds already."""
    solution = solve(copies(arrays, scenarios, chunk), semantics)
    if not solution.converged:
        return False
    final[list(chunk)] = solution.claim_scores().reshape(len(chunk), -1)[:, scenarios.target]
    return True


def copies(arrays: Arrays, scenarios: Scenarios, chunk: Sequence[int]) -> Arrays:
    """Return one network made of a copy for each of some scenarios, with what is different there."""
    number, nodes = len(chunk), len(arrays)
    dtype = index_type(number * nodes)
    shift = (np.arange(number) * nodes)[:, None]
    fixed = np.tile(arrays.fixed, (number, 1))
    gone: list[NDArray[np.integer]] = [np.empty(0, dtype=np.int64)]
    for at, scenario in enumerate(chunk):
        if len(scenarios.stopped.node):
            fixed[at, scenarios.stopped.of(scenario)[0]] = True
        if len(scenarios.absent.node):
            gone.append(scenarios.absent.of(scenario)[0] + at * nodes)

    def repeated(node: NDArray[np.integer]) -> NDArray[np.integer]:
        return (node + shift).ravel().astype(dtype)

    def starts(start: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.append((start[:-1] + np.arange(number)[:, None] * start[-1]).ravel(), number * start[-1])

    whole = arrays.reshaped(
        base=np.concatenate([scenarios.base(arrays, scenario) for scenario in chunk]),
        kind=np.tile(arrays.kind, number), fixed=fixed.ravel(),
        argument_start=starts(arrays.argument_start), argument_node=repeated(arrays.argument_node),
        argument_sign=np.tile(arrays.argument_sign, number),
        input_start=starts(arrays.input_start), input_node=repeated(arrays.input_node),
        claim_ids=NumberNames(number * len(arrays.claim_ids)), claim_node=repeated(arrays.claim_node),
        relation_ids=NumberNames(0), relation_node=np.zeros(0, dtype=dtype),
        source_ids=NumberNames(0), source_node=np.zeros(0, dtype=dtype), source_value=np.zeros(0),
    )  # fmt: skip
    if len(scenarios.given.node):
        whole = without_sources(
            whole, np.concatenate([scenarios.given.of(own)[0] + at * nodes for at, own in enumerate(chunk)])
        )
    if whole.fixed.any():
        whole = without_rows(whole, np.flatnonzero(~whole.fixed))
    return without_arguments(whole, np.concatenate(gone)) if len(gone) > 1 else whole

"""Count without going through worlds: the chances that hold over all of them, as far as they can be had exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.basics.text import counted
from argmap.errors import ParameterError, Problem
from argmap.worlds.counted import Counted
from argmap.worlds.exact.certain import OPEN, find_certain
from argmap.worlds.exact.chance_plan import width_of
from argmap.worlds.exact.exact_chances import Budget, ExactChances, ImpossibleError, exact_chances, is_possible
from argmap.worlds.exact.swept import Swept
from argmap.worlds.holding import resting_claims
from argmap.worlds.impossible import impossible

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.kernels.engine import Engine
    from argmap.worlds.conditions import Conditions
    from argmap.worlds.rows import Rows

    Floats = NDArray[np.float64]


def chances_given(
    arrays: Arrays, table: Rows, conditions: Conditions | None, budget: Budget, engine: Engine
) -> ExactChances | None:
    """Return the exact chances given some conditions; None where none can be had.

    What cannot be together is a `ParameterError` with the smallest set of it that is impossible.
    """
    if conditions is None:
        return exact_chances(arrays, table, {}, budget=budget, engine=engine)
    given = _together(conditions, range(len(conditions)))

    def possible(places: Sequence[int]) -> bool:
        some = _together(conditions, places)
        return some is not None and is_possible(arrays, table, some)

    if given is None:
        raise impossible(conditions, possible)
    try:
        return exact_chances(arrays, table, given, budget=budget, engine=engine)
    except ImpossibleError:
        raise impossible(conditions, possible) from None


def counted_exactly(
    arrays: Arrays, table: Rows, conditions: Conditions | None, budget: Budget, engine: Engine
) -> Counted | None:
    """Return the chances of all nodes, NaN for those that cannot be had exactly; None where none can."""
    found = chances_given(arrays, table, conditions, budget, engine)
    if found is None:
        return None
    free = found if conditions is None else exact_chances(arrays, table, {}, budget=budget, engine=engine)
    base = arrays.base.copy()
    resting = resting_claims(arrays.kind, table)
    base[resting] *= np.nan if free is None else _believed(free, table, resting)
    values = found.chances()
    whole = not np.isnan(values).any()
    parameters: dict[str, Any] = {"exact": whole or "part", "width": found.width}
    if conditions is not None:
        parameters |= {"given": conditions.to_dict(), "chance_of_given": float(np.exp(found.log))}
    return Counted(arrays, values, np.zeros(len(arrays)), base, parameters)


def too_wide(arrays: Arrays, table: Rows, found: Counted | None) -> ParameterError:
    """Return the error for who asks for exact chances of a map that is too wide for them: how wide, and at which claim."""
    certain = find_certain(arrays, table, np.zeros(len(arrays), dtype=bool))
    known = np.zeros(len(arrays), dtype=bool) if found is None else ~np.isnan(found.values)
    claims = arrays.claim_node.tolist()
    missing = {node for node in claims if certain.value[node] == OPEN and not known[node]}
    first = next(node for node in [*certain.members, *claims] if node in missing) if missing else claims[0]
    name = arrays.claim_ids[claims.index(first)]
    message = f"the map is too wide for exact chances: {width_of(certain, first)} at {name!r}"
    some = sum(known[node] for node in claims)
    hint = f"Leave exact out: {some:,} of {counted(len(claims), 'claim')} can be had exactly, and worlds are drawn for the others."
    return ParameterError(Problem(message, path="exact", hint=hint if some else "Leave exact out: worlds are drawn."))


def _together(conditions: Conditions, places: Sequence[int]) -> Mapping[int, bool] | None:
    """Return the nodes of some conditions and what each is; None where two say different things of one."""
    found: dict[int, bool] = {}
    for node, holds in zip(
        conditions.node[list(places)].tolist(), conditions.holds[list(places)].tolist(), strict=True
    ):
        if found.setdefault(node, holds) != holds:
            return None
    return found


def _believed(found: ExactChances, table: Rows, resting: NDArray[np.integer]) -> Floats:
    """Return how likely one of the sources of each claim that rests on some is reliable; NaN where that is not known."""
    chance, known = found.chances(), found.of(Swept.heard, np.full(len(found.certain.value), np.nan))
    believed = np.empty(len(resting))
    together: dict[tuple[int, ...], float] = {}
    for place, node in enumerate(resting.tolist()):
        members, sources = found.certain.members.get(node), table.inputs.of(node)
        if members is not None and members.own == "heard" and members.heard:
            believed[place] = known[node]
            continue
        value = found.certain.value[sources]
        some = tuple(sorted({*sources[value == OPEN].tolist()}))
        if (value == 1).any() or not some:
            believed[place] = float((value == 1).any())
        elif len(some) == 1:
            believed[place] = chance[some[0]]
        else:
            if some not in together:
                together[some] = _any_of(found, table, some)
            believed[place] = together[some]
    return believed


def _any_of(found: ExactChances, table: Rows, nodes: tuple[int, ...]) -> float:
    """Return how likely one of some nodes is on: it is not impossible that all are off, or one would be on for certain."""
    try:
        off = exact_chances(found.arrays, table, dict.fromkeys(nodes, False), targets=nodes)
    except ImpossibleError:
        return 1.0
    return np.nan if off is None else float(1.0 - np.exp(off.log))

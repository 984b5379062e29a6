"""Count worlds: work chances out exactly as far as that can be done; for the others draw worlds and see where claims hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.answers.component import Component
from argmap.basics.text import counted
from argmap.errors import ParameterError, Problem
from argmap.kernels.engine import is_compiled
from argmap.maths.shares import share_errors
from argmap.worlds.counted import Counted
from argmap.worlds.counted_exactly import counted_exactly, too_wide
from argmap.worlds.counted_in_circles import counted_in_circles
from argmap.worlds.drawn import SAMPLES, Drawn
from argmap.worlds.draws import count_drawn
from argmap.worlds.exact.exact_chances import ASKED, AUTO
from argmap.worlds.holding import resting_claims
from argmap.worlds.rows import names_of, rows_of_arrays
from argmap.worlds.silence import counted_without_silent
from argmap.worlds.switches import ALL
from argmap.worlds.undecided import circles_at_odds, hangs_on, holding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.kernels.engine import Engine
    from argmap.worlds.conditions import Conditions
    from argmap.worlds.rows import Rows
    from argmap.worlds.tally import Tally

FEWEST = 400
"""Fewer worlds that agree with what is given are refused: a share of them is off by 0.025 or more."""
ADVISED = 100_000_000
"""Nobody is advised to draw more worlds than this."""


def count_worlds(
    arrays: Arrays, drawn: Drawn, *, conditions: Conditions | None = None, engine: Engine = "plain", threads: int = 1
) -> Counted:
    """Return how likely every claim holds, where claims, relations and sources are independent random switches.

    A world says of each whether it is on of itself: a claim with its base score as the probability, a relation with
    its strength, a source with its own reliability. What holds in a world is said at `hold`: it is the reading of
    chance under which programs with independent probabilistic facts are understood (Sato, "A statistical learning
    method for logic programs with distribution semantics", ICLP 1995). What two lines of argument share is counted
    once, since it is on in both or in neither.

    A claim that rests on sources holds of itself where any of them is reliable. For degrees the best of them counts;
    switches that are independent give more, w * (1 - prod(1 - r)), and so that what rests on one source holds in
    the same worlds, no single number could stand for it. Where all reliabilities are 1 the two are the same.

    Unless a number of samples is given, the chances are worked out exactly as far as the map is narrow enough
    (`exact_chances`); those of maps that run in circles, too, once these are unrolled. For what is left worlds are
    drawn, and the error is that of the share of worlds (`share_errors`), which stays above 0 for a claim that held in
    none of the worlds drawn. With conditions only those worlds count that meet them; fewer than 400 drawn are refused.
    Maps that run in circles are refused, unless what these leave undecided may stay so: then see `holding`. Every
    source has to be a node of `arrays`. Units: probabilities in [0, 1].
    `engine` and `threads` say how to draw; the counts are the same, and circles are left to numpy.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.2, 0.1], source=[0, 1], target=[2, 2], sign=[1, -1])
    >>> count_worlds(arrays, Drawn()).values.round(3), round(0.8 * (1 - 0.9 * 0.5), 3)
    (array([0.5 , 0.2 , 0.44]), 0.44)
    """
    table = rows_of_arrays(arrays, circles=drawn.circles == "undecided")
    at_odds = circles_at_odds(arrays.kind, table) if table.runs_in_circles else []
    if conditions is not None and at_odds:
        _refuse_undecided(conditions, hangs_on(arrays.kind, table, at_odds))
    budget = None if drawn.samples is not None or drawn.exact is False else ASKED if drawn.exact is True else AUTO
    samples, seed = SAMPLES if drawn.samples is None else int(drawn.samples), int(drawn.seed)

    def count(heard: Arrays, heard_table: Rows, which: Conditions | None) -> Counted:
        found = None
        if budget is not None and heard_table.runs_in_circles:
            found = counted_in_circles(heard, heard_table, which, budget, engine, insist=drawn.exact is True)
        elif budget is not None:
            found = counted_exactly(heard, heard_table, which, budget, engine)
        if found is not None and found.parameters.get("exact") != "part":
            return found
        if drawn.exact is True:
            raise too_wide(heard, heard_table, found)
        compiled = is_compiled(heard.size, engine, times=-(-samples // 64)) and not table.runs_in_circles
        tally = count_drawn(
            heard, heard_table, samples, seed, conditions=which, compiled=compiled, threads=threads
        )  # fmt: skip
        shares = _shares(heard, heard_table, tally, which, {"samples": samples, "seed": seed})
        return shares if found is None else found.filled(shares)

    found = counted_without_silent(arrays, table, conditions, count)
    components = tuple(_component(arrays, np.array(members)) for members in at_odds)
    return replace(found, high=found.high if at_odds else None, components=components)


def _component(arrays: Arrays, members: NDArray[np.integer]) -> Component:
    """Report a circle that may leave something undecided."""
    names = tuple(names_of(arrays, members))
    return Component(members=names, size=len(members), method="undecided", iterations=0, residual=0.0)


def _refuse_undecided(conditions: Conditions, doubt: NDArray[np.bool_]) -> None:
    undecided = np.flatnonzero(doubt[conditions.node])
    if undecided.size:
        hint = "Give what no circle bears on, or hold a claim of the circle with fix=."
        raise ParameterError(
            *(
                Problem(f"a circle may leave {conditions.names[at]!r} undecided", path="given", hint=hint)
                for at in undecided.tolist()
            )
        )


def _shares(
    arrays: Arrays, table: Rows, tally: Tally, conditions: Conditions | None, parameters: Mapping[str, Any]
) -> Counted:
    samples, kept = parameters["samples"], tally.kept
    base = arrays.base.copy()
    base[resting_claims(arrays.kind, table)] *= tally.believed / samples
    alone = table.nothing_bears_on()  # as likely as its switch
    certain = ~_open(arrays, table)
    if conditions is not None:
        _refuse_few(conditions, tally, samples)
        parameters = {**parameters, "kept": kept, "given": conditions.to_dict()}
        alone &= ~_bearing(table, conditions.node)
        certain[conditions.node] = True
    errors = np.maximum(share_errors(tally.held, kept), share_errors(tally.may, kept))
    values, high = (np.where(alone, base, counts / kept) for counts in (tally.held, tally.may))
    return Counted(arrays, values, np.where(alone | certain, 0.0, errors), base, parameters, high=high)


def _refuse_few(conditions: Conditions, tally: Tally, samples: int) -> None:
    """Refuse a share of too few worlds, with what would help."""
    kept = tally.kept
    if kept >= FEWEST:
        return
    rarest = int(np.argmin(tally.met))
    share = f"{conditions.words([rarest])} in {tally.met[rarest] / samples:.2%} of them"
    more = 10 ** len(str(13 * samples * FEWEST // (10 * max(kept, 1))))  # a third more than would just do
    hint = f"Draw more, such as samples={more:_}, or give less." if kept and more <= ADVISED else "Give less."
    message = f"only {counted(kept, 'world')} of the {samples:,} drawn agree with what is given ({share})"
    raise ParameterError(Problem(message, path="given", hint=hint))


def _open(arrays: Arrays, table: Rows) -> NDArray[np.bool_]:
    """Say of every node whether a switch that can be on or off is its own or bears on it; else it is certain."""
    values = np.where((arrays.base > 0.0) & (arrays.base < 1.0), ALL, np.uint64(0))[:, None]
    holding(arrays.kind, table.all_as_supports())(values)
    found: NDArray[np.bool_] = values[:, 0] != 0
    return found


def _bearing(table: Rows, nodes: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Say of every node whether it is one of some nodes or bears on one."""
    found = np.zeros(len(table.inputs.start) - 1, dtype=bool)
    found[nodes] = True
    waiting = np.unique(nodes)
    while waiting.size:
        below = np.unique(table.of(waiting.tolist()))
        waiting = below[~found[below]]
        found[waiting] = True
    return found

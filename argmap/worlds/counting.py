"""Count worlds: draw so many and see in how many of them each claim holds; go through all where they are few."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from argmap.kernels.engine import is_compiled
from argmap.maths.shares import share_errors
from argmap.worlds.counted import Counted
from argmap.worlds.drawn import SAMPLES, Drawn
from argmap.worlds.draws import count_drawn
from argmap.worlds.every_world import every_world, few_worlds
from argmap.worlds.holding import hold, resting_claims
from argmap.worlds.rows import rows_of_arrays
from argmap.worlds.silence import counted_without_silent
from argmap.worlds.switches import ALL

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.kernels.engine import Engine
    from argmap.worlds.rows import Rows


def count_worlds(arrays: Arrays, drawn: Drawn, *, engine: Engine = "plain", threads: int = 1) -> Counted:
    """Return how likely every claim holds, where claims, relations and sources are independent random switches.

    A world says of each whether it is on of itself: a claim with its base score as the probability, a relation with
    its strength, a source with its own reliability. What holds in a world is said at `hold`: it is the reading of
    chance under which programs with independent probabilistic facts are understood (Sato, "A statistical learning
    method for logic programs with distribution semantics", ICLP 1995). What two lines of argument share is counted
    once, since it is on in both or in neither.

    A claim that rests on sources holds of itself where any of them is reliable. For degrees the best of them counts;
    switches that are independent give more, w * (1 - prod(1 - r)), and so that what rests on one source holds in
    the same worlds, no single number could stand for it. Where all reliabilities are 1 the two are the same.

    Where at most 16 switches are open, and no number of samples is given, all worlds are gone through, and the
    result is exact. Else worlds are drawn, and the error is that of the share of worlds (`share_errors`), which stays
    above 0 for a claim that held in none of the worlds drawn. Maps that run in circles are refused. Every source has to be a node of `arrays`. Units: probabilities in [0, 1].
    `engine` and `threads` say how to draw; the counts are the same.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.2, 0.1], source=[0, 1], target=[2, 2], sign=[1, -1])
    >>> count_worlds(arrays, Drawn()).values.round(3), round(0.8 * (1 - 0.9 * 0.5), 3)
    (array([0.5 , 0.2 , 0.44]), 0.44)
    """
    exact = drawn.samples is None and few_worlds(arrays)
    samples, seed = SAMPLES if drawn.samples is None else int(drawn.samples), int(drawn.seed)

    def count(heard: Arrays, table: Rows) -> Counted:
        return every_world(heard, table) if exact else _drawn(heard, table, samples, seed, engine, threads)

    return counted_without_silent(arrays, rows_of_arrays(arrays), count)


def _drawn(arrays: Arrays, table: Rows, samples: int, seed: int, engine: Engine, threads: int) -> Counted:
    compiled = is_compiled(arrays.size, engine, times=-(-samples // 64))
    held, believed = count_drawn(arrays, table, samples, seed, compiled=compiled, threads=threads)
    base = arrays.base.copy()
    base[resting_claims(arrays.kind, table)] *= believed / samples
    errors = np.where(_open(arrays, table), share_errors(held, samples), 0.0)
    alone = table.nothing_bears_on()  # as likely as its switch
    values, errors = np.where(alone, base, held / samples), np.where(alone, 0.0, errors)
    return Counted(arrays, values, errors, base, {"samples": samples, "seed": seed})


def _open(arrays: Arrays, table: Rows) -> NDArray[np.bool_]:
    """Say of every node whether a switch that can be on or off is its own or bears on it; else it is certain."""
    values = np.where((arrays.base > 0.0) & (arrays.base < 1.0), ALL, np.uint64(0))[:, None]
    hold(arrays.kind, table.all_as_supports(), values)
    found: NDArray[np.bool_] = values[:, 0] != 0
    return found

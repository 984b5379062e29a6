"""The order of evaluation: runs of nodes whose inputs are known, and the cycles between them.

No step here recurses, and a level costs no more than what is in it: wide levels are taken as arrays, long runs of
thin ones node by node.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from argmap.arrays.arrays import Arrays, rows
from argmap.maths.distinct import distinct
from argmap.maths.segments import gather

if TYPE_CHECKING:
    from argmap.arrays.shape import Shape

Nodes = NDArray[np.integer]
WIDE = 40
"""From this many nodes on, a level is handled as arrays, where one scenario is scored."""


@dataclass(frozen=True)
class Run:
    """Nodes to evaluate next.

    A `wide` run is one level, its nodes independent of one another; a `thin` run is a list in which each node comes
    after what it needs; `cycles` holds strongly connected components that are independent of one another.
    """

    sort: Literal["wide", "thin", "cycles"]
    nodes: Nodes
    cycles: tuple[Nodes, ...] = ()


def plan_arrays(arrays: Arrays | Shape, *, wide: int = WIDE) -> list[Run]:
    """Return the plan of a whole map; it is made once for all arrays of one shape."""
    shape = arrays.shape if isinstance(arrays, Arrays) else arrays
    return shape.once(("plan", wide), lambda: _planned(shape, wide))


def _planned(shape: Shape, wide: int) -> list[Run]:
    giving = np.concatenate([shape.argument_node, shape.input_node])
    lengths = np.concatenate([np.diff(shape.argument_start), np.diff(shape.input_start)])
    nodes = np.arange(len(shape), dtype=np.int32)
    return plan(len(shape), giving, np.repeat(np.concatenate([nodes, nodes]), lengths), wide=wide)


def plan(number: int, giving: Nodes, taking: Nodes, *, wide: int = WIDE) -> list[Run]:
    """Plan a graph of `number` nodes, with an edge from each `giving` node to the `taking` node beside it.

    Levels of `wide` nodes or more are runs of their own.

    >>> [(run.sort, run.nodes.tolist()) for run in plan(2, np.array([1]), np.array([0]))]
    [('thin', [1, 0])]
    >>> [run.cycles[0].tolist() for run in plan(3, np.array([0, 1, 1]), np.array([1, 0, 2])) if run.cycles]
    [[0, 1]]
    """
    waiting = np.bincount(taking, minlength=number)
    runs = list(_levels(number, giving, taking, waiting, wide))
    stuck = np.flatnonzero(waiting > 0)
    return runs + _plan_cycles(number, giving, taking, stuck, wide) if stuck.size else runs


def _levels(number: int, giving: Nodes, taking: Nodes, waiting: NDArray[np.int64], wide: int) -> Iterator[Run]:
    """Yield runs in topological order (Kahn's algorithm); `waiting` ends above 0 for what no run could reach."""
    start, (after,) = rows(number, giving, taking)
    level: Nodes = np.flatnonzero(waiting == 0)
    thin: list[int] = []
    while level.size:
        if level.size >= wide:
            if thin:
                yield Run("thin", np.array(thin, dtype=np.int64))
                thin = []
            yield Run("wide", level)
            reached = after[gather(start, level)[1]]
            np.subtract.at(waiting, reached, 1)
            level = distinct(reached[waiting[reached] == 0])
        else:
            level = _thin_levels(level.tolist(), start, after, waiting, thin, wide)
    if thin:
        yield Run("thin", np.array(thin, dtype=np.int64))


def _thin_levels(
    level: list[int], start: NDArray[np.int64], after: NDArray[Any], waiting: NDArray[np.int64], order: list[int],
    wide: int,
) -> Nodes:  # fmt: skip
    """Append level after level to `order` while they are thin; return the next one that is not."""
    while level and len(level) < wide:
        order.extend(level)
        following = []
        for node in level:
            for other in after[start[node] : start[node + 1]].tolist():
                left = waiting[other] - 1
                waiting[other] = left
                if not left:
                    following.append(other)
        following.sort()
        level = following
    return np.array(level, dtype=np.int64)


def _plan_cycles(number: int, giving: Nodes, taking: Nodes, stuck: Nodes, wide: int) -> list[Run]:
    """Plan the part of the graph that is in cycles or after one, its components taken as single nodes."""
    local = np.full(number, -1, dtype=np.int64)
    local[stuck] = np.arange(len(stuck))
    inside = (local[giving] >= 0) & (local[taking] >= 0)
    giving, taking = local[giving[inside]], local[taking[inside]]
    units, unit = _components(len(stuck), giving, taking)
    start, (members,) = rows(units, unit, stuck)
    cyclic = np.diff(start) > 1
    cyclic[unit[giving[giving == taking]]] = True
    across = unit[giving] != unit[taking]
    tail, head = unit[giving[across]], unit[taking[across]]
    waiting = np.bincount(head, minlength=units)
    runs: list[Run] = []
    for run in _levels(units, tail, head, waiting, wide):
        runs.extend(_expanded(run, cyclic, start, members))
    return runs


def _components(number: int, giving: Nodes, taking: Nodes) -> tuple[int, NDArray[np.int64]]:
    from scipy import sparse  # noqa: PLC0415 - slow to load, and most maps have no cycle
    from scipy.sparse import csgraph  # noqa: PLC0415

    graph = sparse.coo_array((np.ones(len(giving)), (giving, taking)), shape=(number, number)).tocsr()
    graph.sum_duplicates()  # parallel edges can hang the search for strong components
    units, unit = csgraph.connected_components(graph, directed=True, connection="strong")
    return int(units), unit.astype(np.int64)


def _expanded(run: Run, cyclic: NDArray[np.bool_], start: NDArray[np.int64], members: NDArray[Any]) -> Iterator[Run]:
    """Turn a run of units into runs of nodes, with the cycles of a wide run together and others one by one."""
    if run.sort == "wide":
        single = run.nodes[~cyclic[run.nodes]]
        if single.size:
            yield Run("wide", members[start[single]])
        loops = run.nodes[cyclic[run.nodes]]
        if loops.size:
            yield Run("cycles", loops, tuple(members[start[unit] : start[unit + 1]] for unit in loops))
        return
    plain: list[int] = []
    for unit in run.nodes.tolist():
        if not cyclic[unit]:
            plain.append(int(members[start[unit]]))
            continue
        if plain:
            yield Run("thin", np.array(plain, dtype=np.int64))
            plain = []
        yield Run("cycles", np.array([unit]), (members[start[unit] : start[unit + 1]],))
    if plain:
        yield Run("thin", np.array(plain, dtype=np.int64))

"""In which order the nodes of a network can be evaluated: levels, and the components that run in circles.

The functions that are called from outside run in Python and call compiled ones for a piece at a time (see `pieces`).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from argmap.kernels.jit import kernel
from argmap.kernels.pieces import PIECE, pieces

ROOT, HEIGHT, DEPTH, COUNT, FOUND, ENTERED = range(6)
"""What the search for components keeps between two pieces; `ENTERED` is 1 more than the node to go on with, 0 for none."""


def followers(
    number: int, argument_start: Any, argument: Any, input_start: Any, taken: Any, make: Any = np.empty
) -> tuple[Any, Any]:
    """Turn the rows round: return the start of each node's row of followers, and the followers, in ascending order."""
    start = np.zeros(number + 1, dtype=np.int64)
    for giving in (argument, taken):
        _count_all(giving, start)
    fill = start[:-1].copy()
    after = make(len(argument) + len(taken), argument.dtype)
    for first, last in pieces(number, argument_start, input_start):
        _turn(first, last, argument_start, argument, input_start, taken, fill, after)
    return start, after


def _count_all(values: Any, start: Any) -> None:
    """Turn the starts of rows into those of rows that each value makes longer by one entry."""
    start[1:] = np.diff(start)
    for first, last in pieces(len(values)):
        _count(values[first:last], start)
    np.cumsum(start, out=start)


@kernel
def _count(values: Any, start: Any) -> None:
    for place in range(len(values)):
        start[values[place] + 1] += 1


@kernel
def _turn(
    first: int, last: int, argument_start: Any, argument: Any, input_start: Any, taken: Any, fill: Any, after: Any
) -> None:
    for node in range(first, last):
        for place in range(argument_start[node], argument_start[node + 1]):
            giving = argument[place]
            after[fill[giving]] = node
            fill[giving] += 1
        for place in range(input_start[node], input_start[node + 1]):
            giving = taken[place]
            after[fill[giving]] = node
            fill[giving] += 1


def levels(start: Any, after: Any, waiting: Any, level: Any = None) -> tuple[Any, int]:
    """Give every node its depth (Kahn's algorithm): the longest way to it from a node that waits for nothing.

    `waiting` holds how many nodes each one waits for; it ends above 0 for what is in a circle or after one, whose
    levels are then only the least they can be. `level` holds the least levels, where they are not 0. Returns the levels,
    and how many nodes have been reached.
    """
    level = np.zeros(len(waiting), dtype=np.int32) if level is None else level
    queue = np.empty(len(waiting), dtype=np.int32)
    ready = np.flatnonzero(waiting == 0)
    queue[: len(ready)] = ready
    ends = np.array([0, len(ready)])
    while ends[0] < ends[1]:
        _deepen(start, after, waiting, level, queue, ends, PIECE)
    return level, int(ends[1])


@kernel
def _deepen(start: Any, after: Any, waiting: Any, level: Any, queue: Any, ends: Any, budget: int) -> None:
    head, tail = ends[0], ends[1]
    while head < tail and budget > 0:
        node = queue[head]
        head += 1
        following = level[node] + 1
        budget -= 1 + start[node + 1] - start[node]
        for place in range(start[node], start[node + 1]):
            other = after[place]
            level[other] = max(level[other], following)
            waiting[other] -= 1
            if waiting[other] == 0:
                queue[tail] = other
                tail += 1
    ends[0], ends[1] = head, tail


def components(argument_start: Any, argument: Any, input_start: Any, taken: Any, stuck: Any, level: Any) -> Any:
    """Find the strongly connected components of the stuck nodes (Tarjan, SIAM J. Computing 1972), without recursion.

    Returns the component of every node, counted from 1 for those that are a circle (0 for all others), in an order in
    which each comes after those it needs. The levels of all stuck nodes are made right.
    """
    start, giving = _rows_together(argument_start, argument, input_start, taken)
    component, index, low, stack, path = np.zeros((5, len(stuck)), dtype=np.int32)
    component[~stuck] = -1
    at, state = start[:-1].copy(), np.array([0, 0, -1, 0, 0, 0])
    while state[ROOT] < len(stuck):
        _search(start, giving, component, index, low, stack, path, at, state, PIECE)
    component[~stuck] = 0
    own = np.repeat(np.arange(len(stuck), dtype=giving.dtype), np.diff(start))
    is_circle = np.bincount(component, minlength=state[FOUND] + 1) > 1
    is_circle[component[own[own == giving]]] = True
    is_circle[0] = False
    _deepen_components(component, component[own], component[giving], level)
    return np.where(is_circle, np.cumsum(is_circle), 0).astype(np.int32)[component]


def _rows_together(argument_start: Any, argument: Any, input_start: Any, taken: Any) -> tuple[Any, Any]:
    """Return one table of rows, of each node the arguments and then the inputs."""
    if not len(taken):
        return argument_start, argument
    giving = np.empty(len(argument) + len(taken), dtype=argument.dtype)
    giving[np.arange(len(argument)) + np.repeat(input_start[:-1], np.diff(argument_start))] = argument
    giving[np.arange(len(taken)) + np.repeat(argument_start[1:], np.diff(input_start))] = taken
    return argument_start + input_start, giving


def _deepen_components(component: Any, own: Any, giving: Any, level: Any) -> None:
    """Make the levels of all nodes in components right: those of one are alike, and deeper than what it needs.

    `own` and `giving` say for every entry of a row of which component the row is, and of which the entry; 0 is none.
    """
    between = (own > 0) & (giving > 0) & (own != giving)
    own, giving = own[between], giving[between]
    least = np.zeros(int(component.max(initial=0)) + 1, dtype=np.int32)
    np.maximum.at(least, component, level)
    start = np.append(0, np.cumsum(np.bincount(giving, minlength=len(least))))
    after = own[sorted_by(np.arange(len(own), dtype=own.dtype), giving)]
    waiting = np.bincount(own, minlength=len(least)).astype(np.int32)
    least, _ = levels(start, after, waiting, least)
    inside = component > 0
    level[inside] = least[component[inside]]


@kernel
def _search(
    start: Any,
    giving: Any,
    component: Any,
    index: Any,
    low: Any,
    stack: Any,
    path: Any,
    at: Any,
    state: Any,
    budget: int,
) -> None:
    """Go on with the search from where it was left, until it ends or the budget is spent.

    Nodes whose `component` is 0 are searched, and get the numbers from 1 on as their components are found.
    """
    root, height, depth, count, found, entered = state[0], state[1], state[2], state[3], state[4], state[5]
    while budget > 0:
        if depth < 0:
            while root < len(component) and component[root] != 0:
                root += 1
            if root == len(component):
                break
            entered = root + 1
        if entered > 0:
            node = entered - 1
            entered = 0
            count += 1
            index[node] = low[node] = count
            stack[height] = node
            height += 1
            depth += 1
            path[depth] = node
        node = path[depth]
        budget -= 1
        while at[node] < start[node + 1] and entered == 0:
            other = giving[at[node]]
            at[node] += 1
            budget -= 1
            if component[other] == 0:
                if index[other] == 0:
                    entered = other + 1
                elif index[other] < low[node]:
                    low[node] = index[other]
        if entered > 0:
            continue
        depth -= 1
        if depth >= 0 and low[node] < low[path[depth]]:
            low[path[depth]] = low[node]
        if low[node] == index[node]:
            found += 1
            while component[node] == 0:
                height -= 1
                component[stack[height]] = found
    state[0], state[1], state[2], state[3], state[4], state[5] = root, height, depth, count, found, entered


def sorted_by(order: Any, key: Any) -> Any:
    """Sort an order by a key of small whole numbers; equal keys stay in the order they had."""
    key = key.astype(np.int32, copy=False)  # what the kernels are compiled for already
    fill = np.zeros(int(key.max(initial=0)) + 2, dtype=np.int64)
    _count_all(key, fill)
    result = np.empty_like(order)
    for first, last in pieces(len(order)):
        _sort(order[first:last], key, fill, result)
    return result


@kernel
def _sort(order: Any, key: Any, fill: Any, result: Any) -> None:
    for place in range(len(order)):
        node = order[place]
        result[fill[key[node]]] = node
        fill[key[node]] += 1

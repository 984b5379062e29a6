"""In which order the nodes of a network can be evaluated: levels, and the components that run in circles.

The functions that are called from outside run in Python and call compiled ones for a piece at a time (see `pieces`).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from argmap.kernels.jit import kernel
from argmap.kernels.pieces import PIECE, pieces

ROOT, DEPTH, HEIGHT, COUNT, FOUND, FIRST, READING, DEEPEST, CIRCLE = range(9)
"""What the search for components keeps between two pieces. Members of a component are read while `FIRST` is not -1."""


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


def levels(start: Any, after: Any, waiting: Any) -> tuple[Any, int]:
    """Give every node its depth (Kahn's algorithm): the longest way to it from a node that waits for nothing.

    `waiting` holds how many nodes each one waits for; it ends above 0 for what is in a circle or after one, whose
    levels are then only the least they can be. Returns the levels, and how many nodes have been reached.
    """
    level, queue = np.zeros(len(waiting), dtype=np.int32), np.empty(len(waiting), dtype=np.int32)
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

    Returns the component of every node, counted from 1 for those that are a circle (0 for all others); the levels of
    all stuck nodes are made right on the way, since components come out after those they need.
    """
    number = len(stuck)
    component, index, low, stack, path = np.zeros((5, number), dtype=np.int32)
    on_stack, at = np.zeros(number, dtype=np.bool_), np.zeros(number, dtype=np.int64)
    state = np.zeros(9, dtype=np.int64)
    state[DEPTH] = state[FIRST] = -1
    while state[ROOT] < number:
        _search(
            argument_start, argument, input_start, taken, stuck, level, component, index, low, stack, path, on_stack, at,
            state, PIECE,
        )  # fmt: skip
    return component


@kernel
def _search(
    argument_start: Any, argument: Any, input_start: Any, taken: Any, stuck: Any, level: Any,
    component: Any, index: Any, low: Any, stack: Any, path: Any, on_stack: Any, at: Any, state: Any, budget: int,
) -> None:  # fmt: skip
    """Go on with the search from where it was left, until it ends or the budget is spent."""
    number = len(stuck)
    root, depth, height, count, found = state[ROOT], state[DEPTH], state[HEIGHT], state[COUNT], state[FOUND]
    first, reading, deepest, circle = state[FIRST], state[READING], state[DEEPEST], state[CIRCLE]
    while budget > 0:
        if first >= 0:
            # The members lie on the stack from `first` on; what they need beside one another has its level already.
            lowest = index[stack[first]]
            while reading < height and budget > 0:
                member = stack[reading]
                reading += 1
                deepest = max(deepest, level[member])
                arguments = argument_start[member + 1] - argument_start[member]
                length = arguments + input_start[member + 1] - input_start[member]
                budget -= 1 + length
                for step in range(length):
                    if step < arguments:
                        other = argument[argument_start[member] + step]
                    else:
                        other = taken[input_start[member] + step - arguments]
                    if on_stack[other] and index[other] >= lowest:
                        if other == member:
                            circle = 1
                    elif stuck[other]:
                        deepest = max(deepest, level[other] + 1)
            if reading < height:
                break
            found += circle
            for place in range(first, height):
                member = stack[place]
                on_stack[member] = False
                level[member] = deepest
                if circle:
                    component[member] = found
            height = first
            first = -1
            continue
        if depth < 0:
            while root < number and (not stuck[root] or index[root] != 0):
                root += 1
            if root == number:
                break
            depth = 0
            path[0] = root
            count += 1
            index[root] = low[root] = count
            stack[height] = root
            on_stack[root] = True
            height += 1
        node = path[depth]
        arguments = argument_start[node + 1] - argument_start[node]
        length = arguments + input_start[node + 1] - input_start[node]
        deeper = False
        budget -= 1
        while at[node] < length:
            step = at[node]
            at[node] += 1
            budget -= 1
            if step < arguments:
                other = argument[argument_start[node] + step]
            else:
                other = taken[input_start[node] + step - arguments]
            if not stuck[other]:
                continue
            if index[other] == 0:
                count += 1
                index[other] = low[other] = count
                stack[height] = other
                on_stack[other] = True
                height += 1
                depth += 1
                path[depth] = other
                deeper = True
                break
            if on_stack[other]:
                low[node] = min(low[node], index[other])
        if deeper:
            continue
        depth -= 1
        if depth >= 0:
            low[path[depth]] = min(low[path[depth]], low[node])
        if low[node] == index[node]:
            first = height - 1
            while stack[first] != node:
                first -= 1
            reading = first
            deepest = 0
            circle = 1 if height - first > 1 else 0
    state[ROOT], state[DEPTH], state[HEIGHT], state[COUNT], state[FOUND] = root, depth, height, count, found
    state[FIRST], state[READING], state[DEEPEST], state[CIRCLE] = first, reading, deepest, circle


def sorted_by(order: Any, key: Any) -> Any:
    """Sort an order by a key of small whole numbers; equal keys stay in the order they had."""
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

"""In which order the nodes of a network can be evaluated: levels, and the components that run in circles."""

from __future__ import annotations

from typing import Any

import numpy as np

from argmap.kernels.jit import kernel


@kernel
def followers(number: int, argument_start: Any, argument: Any, input_start: Any, taken: Any) -> Any:
    """Turn the rows round: return the start of each node's row of followers, and the followers, in ascending order."""
    start = np.zeros(number + 1, dtype=np.int64)
    for place in range(len(argument)):
        start[argument[place] + 1] += 1
    for place in range(len(taken)):
        start[taken[place] + 1] += 1
    for node in range(number):
        start[node + 1] += start[node]
    fill = start[:-1].copy()
    after = np.empty(len(argument) + len(taken), dtype=argument.dtype)
    for node in range(number):
        for place in range(argument_start[node], argument_start[node + 1]):
            giving = argument[place]
            after[fill[giving]] = node
            fill[giving] += 1
        for place in range(input_start[node], input_start[node + 1]):
            giving = taken[place]
            after[fill[giving]] = node
            fill[giving] += 1
    return start, after


@kernel
def levels(start: Any, after: Any, waiting: Any) -> Any:
    """Give every node its depth (Kahn's algorithm): the longest way to it from a node that waits for nothing.

    `waiting` holds how many nodes each one waits for; it ends above 0 for what is in a circle or after one, whose
    levels are then only the least they can be.
    """
    number = len(waiting)
    level = np.zeros(number, dtype=np.int32)
    queue = np.empty(number, dtype=np.int32)
    head = 0
    tail = 0
    for node in range(number):
        if waiting[node] == 0:
            queue[tail] = node
            tail += 1
    while head < tail:
        node = queue[head]
        head += 1
        following = level[node] + 1
        for place in range(start[node], start[node + 1]):
            other = after[place]
            level[other] = max(level[other], following)
            waiting[other] -= 1
            if waiting[other] == 0:
                queue[tail] = other
                tail += 1
    return level, tail


@kernel
def components(argument_start: Any, argument: Any, input_start: Any, taken: Any, stuck: Any, level: Any) -> Any:
    """Find the strongly connected components of the stuck nodes (Tarjan, SIAM J. Computing 1972), without recursion.

    Returns the component of every node, counted from 1 for those that are a circle (0 for all others), and how many
    there are; the levels of all stuck nodes are made right on the way, since components come out after those they need.
    """
    number = len(stuck)
    component = np.zeros(number, dtype=np.int32)
    index = np.zeros(number, dtype=np.int32)
    low = np.zeros(number, dtype=np.int32)
    on_stack = np.zeros(number, dtype=np.bool_)
    stack = np.empty(number, dtype=np.int32)
    path = np.empty(number, dtype=np.int32)
    at = np.zeros(number, dtype=np.int64)
    height = 0
    count = 0
    found = 0
    for root in range(number):
        if not stuck[root] or index[root] != 0:
            continue
        depth = 0
        path[0] = root
        count += 1
        index[root] = low[root] = count
        stack[height] = root
        on_stack[root] = True
        height += 1
        while depth >= 0:
            node = path[depth]
            arguments = argument_start[node + 1] - argument_start[node]
            length = arguments + input_start[node + 1] - input_start[node]
            deeper = False
            while at[node] < length:
                step = at[node]
                at[node] += 1
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
            if low[node] != index[node]:
                continue
            first = height
            while True:
                first -= 1
                on_stack[stack[first]] = False
                if stack[first] == node:
                    break
            # The members lie on the stack from `first` on; what they need beside one another has its level already.
            members = stack[first:height]
            height = first
            circle = len(members) > 1
            for member in members:
                on_stack[member] = True  # marks the members while their rows are read
            deepest = 0
            for member in members:
                deepest = max(deepest, level[member])
                for place in range(argument_start[member], argument_start[member + 1]):
                    other = argument[place]
                    if on_stack[other] and index[other] >= index[node]:
                        circle = circle or other == member
                    elif stuck[other]:
                        deepest = max(deepest, level[other] + 1)
                for place in range(input_start[member], input_start[member + 1]):
                    other = taken[place]
                    if on_stack[other] and index[other] >= index[node]:
                        circle = circle or other == member
                    elif stuck[other]:
                        deepest = max(deepest, level[other] + 1)
            if circle:
                found += 1
            for member in members:
                on_stack[member] = False
                level[member] = deepest
                if circle:
                    component[member] = found
    return component, found


@kernel
def sorted_by(order: Any, key: Any) -> Any:
    """Sort an order by a key of small whole numbers; equal keys stay in the order they had."""
    most = 0
    for node in range(len(key)):
        most = max(most, key[node])
    fill = np.zeros(most + 2, dtype=np.int64)
    for node in range(len(key)):
        fill[key[node] + 1] += 1
    for value in range(most + 1):
        fill[value + 1] += fill[value]
    result = np.empty_like(order)
    for place in range(len(order)):
        node = order[place]
        result[fill[key[node]]] = node
        fill[key[node]] += 1
    return result

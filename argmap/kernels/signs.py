"""With which signs every node bears on one of them: two bits a node, handed from followers to what they follow."""

from __future__ import annotations

from typing import Any

import numpy as np

from argmap.kernels.jit import kernel
from argmap.kernels.sweep import Blocks, Place

ONE = Place(1)
TURNED = np.array([0, 2, 1, 3], dtype=np.uint8)
"""What a rebuttal or an undercut makes of the two bits: raises and lowers change places."""


@kernel
def signs_back(
    blocks: Blocks, circle: Any, row: Any, entry: Any, signs: Any, turned: Any, rooms: Any, state: Any, budget: Any
) -> None:
    """Hand on the signs of all nodes down to the first, until the budget of nodes and entries is spent.

    `state` holds where to go on: the block, the node before which it ends or is cut, and how many nodes wait in the circle
    that the block is part of, -1 before it has been looked at. The block is -1 when all is done.

    `signs` holds 1 for a node that raises the target, 2 for one that lowers it, 3 for both, 0 for neither. `rooms` has
    three rows of the size of the largest circle: for what waits, for which do, and for numbers of rebuttals.
    """
    block, height = state[0], state[2]
    own: Any = Place(state[1])
    while block >= 0 and budget > 0:
        if circle[block] >= 0:
            last = block
            while block > 0 and circle[block - 1] == circle[last]:
                block -= 1
            begin = Place(blocks.end[block - 1]) if block else Place(0)
            if height < 0:
                height = _gather(blocks, signs, rooms, block, last)
                budget -= np.int64(own - begin)
            height, budget = _round(row, entry, signs, turned, rooms, np.int64(begin), height, budget)
            if height:
                block = last
                break
            height, own = -1, begin
            block -= 1
            continue
        begin = Place(blocks.end[block - 1]) if block else Place(0)
        rebuttals = Place(blocks.rebuttals[block])
        length = rebuttals + Place(blocks.supports[block]) + Place(blocks.inputs[block])
        place: Any = Place(row[own])
        budget -= np.int64(own - begin) * (1 + np.int64(length))
        while own > begin:
            own -= ONE
            place -= length
            given = signs[own]
            if given == 0:
                continue
            at, middle, stop = place, place + rebuttals, place + length
            against = turned[given]
            while at < middle:
                signs[entry[at]] |= against
                at += ONE
            while at < stop:
                signs[entry[at]] |= given
                at += ONE
        block -= 1
    state[0], state[1], state[2] = block, own, height


@kernel
def _gather(blocks: Blocks, signs: Any, rooms: Any, first: int, last: int) -> int:
    """Let all nodes of a circle wait that have a sign; return how many."""
    begin = blocks.end[first - 1] if first else 0
    waiting, waits, against = rooms[0], rooms[1], rooms[2]
    own = begin
    height = 0
    for block in range(first, last + 1):
        while own < blocks.end[block]:
            against[own - begin] = blocks.rebuttals[block]
            waits[own - begin] = signs[own] != 0
            if signs[own] != 0:
                waiting[height] = own
                height += 1
            own += 1
    return height


@kernel
def _round(row: Any, entry: Any, signs: Any, turned: Any, rooms: Any, begin: int, height: int, budget: int) -> Any:
    """Hand signs on inside a circle, and out of it: a node waits again only when it gains a sign.

    Returns how many wait when the budget is spent, and what is left of it.
    """
    waiting, waits, against = rooms[0], rooms[1], rooms[2]
    while height and budget > 0:
        height -= 1
        own = waiting[height]
        waits[own - begin] = 0
        given = signs[own]
        budget -= 1 + row[own + 1] - row[own]
        for at in range(row[own], row[own + 1]):
            giving = np.int64(entry[at])
            handed = turned[given] if at - row[own] < against[own - begin] else given
            before = signs[giving]
            signs[giving] = before | handed
            if giving >= begin and signs[giving] != before and not waits[giving - begin]:
                waits[giving - begin] = 1
                waiting[height] = giving
                height += 1
    return height, budget

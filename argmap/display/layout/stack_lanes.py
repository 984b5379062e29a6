"""A stack of blocks with lanes at its left: the upper block takes the lane nearest to it, so that lines never cross."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from argmap.display.layout.forest import Node
from argmap.display.layout.fronts import Shape
from argmap.display.layout.mirrored_frames import Frame, Run
from argmap.display.layout.spacing import LANE, MANY, RADIUS, SIBLINGS


def sharing(node: Node) -> bool:
    """Say whether lines into a card share lanes: where they are many, or the card is narrow."""
    return len(node.kids) > MANY or LANE * len(node.kids) > 2 * node.width / 3


def lanes(kids: Sequence[Node], *, shared: bool) -> list[int]:
    """Return the lane of each kid: its own, or where lanes are shared one for each run of the same kind of line.

    The first lane is the one nearest to the blocks.
    """
    if not shared:
        return list(range(len(kids)))
    found = [0]
    for before, kid in pairwise(kids):
        found.append(found[-1] + (before.line != kid.line))
    return found


def hang(
    frame: Frame,
    kids: Sequence[Node],
    picks: Sequence[Shape],
    x: float,
    y: float,
    *,
    lane: float,
    step: float = LANE,
    gap: float = SIBLINGS,
    shared: bool = False,
) -> list[Run]:
    """Put blocks below each other and lead a line from each into its lane; return those that go up further.

    `lane` is where the lane nearest to the blocks is. In a shared lane the line of the lowest block goes on, and the
    others run into it.
    """
    runs: list[Run] = []
    numbers = lanes(kids, shared=shared)
    for place, (kid, pick) in enumerate(zip(kids, picks, strict=True)):
        rect = frame.put(kid, pick, x, y, "left")
        across = lane - step * numbers[place]
        path = [(rect.x, rect.side), (across, rect.side)]
        if place + 1 < len(kids) and numbers[place + 1] == numbers[place]:
            frame.line(kid, None, [*path, (across, rect.side - RADIUS)])
        else:
            runs.append(Run(kid, path))
        y += pick.height + gap
    return runs

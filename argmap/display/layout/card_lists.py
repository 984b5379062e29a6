"""What hangs below a card in one list: a single block straight below it, or a stack with lanes at its left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.display.layout.forest import Node
from argmap.display.layout.fronts import Front, Plan, Shape
from argmap.display.layout.mirrored_frames import Align, Frame, Rect
from argmap.display.layout.routes import Point
from argmap.display.layout.spacing import CORNER, DROP, EDGE, LANE, LINE_PRICE, SIBLINGS
from argmap.display.layout.stack_lanes import hang, lanes, sharing
from argmap.display.layout.stacks import stacks

_FLUSH_PRICE = 6.0
"""What it costs that one block of a list stands farther left than the others."""
_FLUSH = 1.0
_STEP = 8.0


def upwards(rect: Rect, kid: Rect, corner: float = CORNER) -> list[Point]:
    """Return the corners of the line from a kid up to the box above it, with a step where they share no place."""
    low, high = max(rect.x + corner, kid.x + corner / 2), min(rect.right - corner, kid.right - corner / 2)
    if low <= high:
        up = min(max(kid.middle, low), high)
        return [(up, kid.y), (up, rect.bottom)]
    end = min(max(kid.middle, rect.x + corner), rect.right - corner)
    half = max((rect.bottom + kid.y) / 2, kid.y - _STEP)
    return [(kid.middle, kid.y), (kid.middle, half), (end, half), (end, rect.bottom)]


def single_shapes(node: Node, front: Front, *, centred: bool) -> Iterator[Shape]:
    """Return the shapes of a card with one block below it, above its box or above its middle."""
    kid, width = node.kids[0], node.width
    for shape in front:
        whole = max(shape[0], width)
        middle = whole / 2 if centred else (whole - shape[0]) / 2 + shape[4] + kid.width / 2
        centre = min(max(middle - width / 2, 0.0), whole - width)
        reached = shape[3] + kid.width / 2 < width - CORNER
        left = 0.0 if reached else min(shape[3], whole - width)
        yield Shape(whole, node.height + DROP + shape[1], shape[2], left, centre, (place_single, shape))


def place_single(frame: Frame, node: Node, shape: Shape, x: float, y: float, align: Align, lower: float) -> None:
    """Place one of these shapes."""
    below: Shape = shape.plan[1]
    rect = frame.box(node, x, y, node.width)
    at = (shape.width - below.width) / 2 if align == "centre" else 0.0
    kid = frame.put(node.kids[0], below, at, rect.bottom + DROP + lower, align)
    frame.line(node.kids[0], node, upwards(rect, kid))


def list_shapes(node: Node, fronts: Sequence[Front], most: int) -> Iterator[Shape]:
    """Return the shapes of a card with all that bears on it in one stack.

    The largest branch may stand last and flush with the card, its line straight up: so a deep map does not drift to
    the right with each step.
    """
    kids, shared = node.kids, sharing(node)
    room = EDGE + LANE * (lanes(kids, shared=shared)[-1] + 1)
    places = range(len(kids))
    if room <= node.width - CORNER:
        for stack in stacks(fronts, SIBLINGS, LINE_PRICE, most):
            height = node.height + DROP + stack.height
            plan: Plan = (place_list, places, stack.picks, room, None, shared)
            yield Shape(max(node.width, room + stack.width), height, stack.bad, 0.0, 0.0, plan)
    last = max(places, key=lambda place: (kids[place].size, place))
    flush = [shape for shape in fronts[last] if shape.left < _FLUSH and shape.plan]
    others = [place for place in places if place != last]
    room = EDGE + LANE * (lanes([kids[place] for place in others], shared=shared)[-1] + 2)
    if not flush or room > node.width - CORNER:
        return
    above = stacks([fronts[place] for place in others], SIBLINGS, LINE_PRICE, most)
    indented = [Shape(room + one.width, one.height, one.bad, 0.0, 0.0, one.picks) for one in above]
    for stack in stacks([indented, flush], SIBLINGS, LINE_PRICE, most):
        upper, tail = stack.picks
        plan = (place_list, others, upper.plan, room, (last, tail), shared)
        height = node.height + DROP + stack.height
        yield Shape(max(node.width, stack.width), height, stack.bad + _FLUSH_PRICE, 0.0, 0.0, plan)


def place_list(frame: Frame, node: Node, shape: Shape, x: float, y: float, align: Align, lower: float) -> None:  # noqa: ARG001 - a list stands at the left in any case
    """Place one of these shapes."""
    _, places, picks, room, last, shared = shape.plan
    rect = frame.box(node, x, y, node.width)
    top = rect.bottom + DROP + lower
    kids = [node.kids[place] for place in places]
    for run in hang(frame, kids, picks, room, top, lane=room - EDGE, shared=shared):
        frame.line(run.node, node, [*run.path, (run.path[-1][0], rect.bottom)])
    if last:
        kid, tail = node.kids[last[0]], last[1]
        below = frame.put(kid, tail, 0.0, top + sum(pick.height + SIBLINGS for pick in picks), "left")
        frame.line(kid, node, [(CORNER, below.y), (CORNER, rect.bottom)])

"""A pill with its premises and with what is aimed at it: beside the pill at its right, or below its premises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.display.layout.below_pills import Premises, Spot, draw_single, premise_layouts
from argmap.display.layout.forest import Node
from argmap.display.layout.fronts import Front, Shape, Stack
from argmap.display.layout.mirrored_frames import Align, Frame, Rect
from argmap.display.layout.routes import Point
from argmap.display.layout.spacing import (
    BUS_DROP,
    CORNER,
    EDGE,
    FAR_PRICE,
    LINE_PRICE,
    MANY_UNDERCUTS,
    NARROW_LANE,
    SIBLINGS,
)
from argmap.display.layout.stack_lanes import hang, lanes
from argmap.display.layout.stacks import stacks

_BESIDE = 26.0
"""Between a pill and the undercut beside it, with room for the line's head."""
_NEAR = 3.0
_FLUSH_PRICE = 6.0
_FLUSH = 1.0
_STEP = 6.0


def pill_shapes(pill: Node, fronts: Sequence[Front], limit: float, most: int) -> Iterator[Shape]:
    """Return the shapes of a pill."""
    kids = [kid for kid in pill.kids if kid.line == "premise"]
    below = list(premise_layouts(pill, kids, fronts[: len(kids)], limit, most))
    against = pill.kids[len(kids) :]
    if not against:
        for one in below:
            height = pill.height + one.drop + one.height
            yield Shape(one.width, height, one.bad, one.left, one.centre, (place_pill, one, None))
        return
    for stack in stacks(fronts[len(kids) :], SIBLINGS, LINE_PRICE, most):
        for one in below:
            yield from _beside(pill, one, stack, limit, against)
            if one.draw is draw_single:
                yield from _beside_both(pill, kids[0], one, stack, against)
            else:
                yield from _above(pill, one, stack, against)
            yield from _under(pill, one, stack, against)


def _gap(against: Sequence[Node]) -> float:
    return _BESIDE + NARROW_LANE * lanes(against, shared=len(against) > MANY_UNDERCUTS)[-1]


def _beside(pill: Node, one: Premises, stack: Stack, limit: float, against: Sequence[Node]) -> Iterator[Shape]:
    """Put undercuts right of all that hangs below the pill."""
    at = one.width + _gap(against)
    if at + stack.width <= limit:
        height = max(pill.height + one.drop + one.height, stack.height)
        bad = one.bad + stack.bad + FAR_PRICE * (one.width - one.centre - pill.width)
        plan = (place_pill, one, (_draw_beside, stack, at, 0.0))
        yield Shape(at + stack.width, height, bad, one.left, one.centre, plan)


def _beside_both(pill: Node, kid: Node, one: Premises, stack: Stack, against: Sequence[Node]) -> Iterator[Shape]:
    """Put undercuts right of the pill and its premise, what bears on the premise lowered below both."""
    if not one.data.plan:
        return
    at = max(one.left + pill.width, one.data.left + kid.width) + _gap(against)
    lower = max(0.0, stack.height + EDGE - pill.height - one.drop - kid.height)
    height = pill.height + one.drop + one.height + lower
    plan = (place_pill, one, (_draw_beside, stack, at, lower))
    bad = one.bad + stack.bad + 2 * LINE_PRICE * lower
    yield Shape(max(one.width, at + stack.width), height, bad, one.left, one.left, plan)


def _above(pill: Node, one: Premises, stack: Stack, against: Sequence[Node]) -> Iterator[Shape]:
    """Put undercuts right of the pill, its premises lowered below both."""
    room = pill.width + _gap(against)
    drop = max(one.drop, stack.height - pill.height + BUS_DROP)
    width = max(one.width, room + stack.width)
    centre = min(one.centre, width - room - stack.width)
    lowered = one._replace(width=width if one.centre else one.width, drop=drop)
    bad = one.bad + stack.bad + 3 * LINE_PRICE * (drop - one.drop)
    plan = (place_pill, lowered, (_draw_beside, stack, None, 0.0))
    yield Shape(width, pill.height + drop + one.height, bad, one.left, centre, plan)


def _under(pill: Node, one: Premises, stack: Stack, against: Sequence[Node]) -> Iterator[Shape]:
    """Put undercuts below the premises, their lines at the left of these; a deep one may stand flush with the pill."""
    if one.centre and one.draw is not draw_single:
        return
    number = lanes(against, shared=len(against) > MANY_UNDERCUTS)[-1] + 1
    room = CORNER + NARROW_LANE * (number - 1) + CORNER
    least = max(pill.width, room + 2 * CORNER)
    drop = BUS_DROP - 4
    height = pill.height + drop + one.height + SIBLINGS + stack.height
    bad = one.bad + stack.bad + FAR_PRICE * number * (one.height + drop)
    last = stack.picks[-1]
    lowered = one._replace(drop=drop)
    width = max(least, room + one.width, room + stack.width)
    yield Shape(width, height, bad, 0.0, 0.0, (place_pill, lowered, (_draw_under, stack, room, least)))
    if len(against) == 1 and last.left < _FLUSH and last.plan:
        width = max(least, room + one.width, stack.width)
        plan = (place_pill, lowered, (_draw_under, stack, room, least, "flush"))
        yield Shape(width, height, bad + _FLUSH_PRICE, 0.0, 0.0, plan)


def place_pill(frame: Frame, node: Node, shape: Shape, x: float, y: float, align: Align, lower: float) -> None:  # noqa: ARG001 - only cards are lowered
    """Place one of these shapes."""
    below, around = shape.plan[1:]
    kids = [kid for kid in node.kids if kid.line == "premise"]
    against = node.kids[len(kids) :]
    under = around is not None and around[0] is _draw_under
    if under or shape.left == shape.centre:
        align = "left"
    rect = frame.box(node, x, y, around[3] if under else node.width)
    corner = (around[2] if under else 0.0, rect.bottom + below.drop)
    sunk = 0.0 if around is None or under else around[3]
    below.draw(below, Spot(frame, rect, node, kids, *corner, align, sunk))
    if around:
        around[0](frame, rect, node, against, corner[1] + below.height + SIBLINGS, *around[1:])


def _draw_beside(
    frame: Frame, pill: Rect, node: Node, against: Sequence[Node], under: float, stack: Stack, at: float | None, lower: float  # noqa: ARG001 - as _draw_under
) -> None:  # fmt: skip
    """Draw undercuts at the right: the first straight across, the others up lanes, the later the nearer to the pill."""
    shared = len(against) > MANY_UNDERCUTS
    numbers = lanes(against, shared=shared)
    x, y = pill.right + _gap(against) if at is None else at, pill.y
    for place, (kid, pick) in enumerate(zip(against, stack.picks, strict=True)):
        rect = frame.put(kid, pick, x, y, "left")
        number = numbers[place]
        port = pill.y + pill.height * (number + 0.5) / (numbers[-1] + 1)
        lane = x - EDGE - NARROW_LANE * number
        path: list[Point] = [(rect.x, rect.side), (lane, rect.side)]
        if place == 0:
            straight = rect.y + _NEAR <= port <= rect.bottom - _NEAR
            step = x - _STEP
            path = [(rect.x, port)] if straight else [(rect.x, rect.side), (step, rect.side), (step, port)]
            frame.line(kid, node, [*path, (pill.right, port)])
        elif number == 0:
            runs_on = place + 1 < len(against) and numbers[place + 1] == 0
            frame.line(kid, None, [*path, (lane, rect.side - EDGE if runs_on else port)])
        elif place + 1 < len(against) and numbers[place + 1] == number:
            frame.line(kid, None, [*path, (lane, rect.side - EDGE)])
        else:
            frame.line(kid, node, [*path, (lane, port), (pill.right, port)])
        y += pick.height + SIBLINGS


def _draw_under(
    frame: Frame, pill: Rect, node: Node, against: Sequence[Node], y: float, stack: Stack, room: float, least: float, *flush: str  # noqa: ARG001 - as _draw_beside
) -> None:  # fmt: skip
    """Draw undercuts below the premises."""
    if flush:
        kid = frame.put(against[0], stack.picks[0], 0.0, y, "left")
        frame.line(against[0], node, [(CORNER, kid.y), (CORNER, pill.bottom)])
        return
    shared = len(against) > MANY_UNDERCUTS
    lane = room - CORNER
    for run in hang(frame, against, stack.picks, room, y, lane=lane, step=NARROW_LANE, shared=shared):
        frame.line(run.node, node, [*run.path, (run.path[-1][0], pill.bottom)])

"""The premises of a pill below it: one, several on a rail at their left, or columns on a bus between them and the pill."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from argmap.display.layout.card_lists import upwards
from argmap.display.layout.forest import Node
from argmap.display.layout.fronts import Front, Shape, Stack
from argmap.display.layout.mirrored_frames import Align, Frame, Rect
from argmap.display.layout.routes import Point
from argmap.display.layout.spacing import (
    BUS_DROP,
    CORNER,
    LINE_PRICE,
    PREMISE_COLUMNS,
    PREMISES,
    RADIUS,
    RAIL,
    SHORT_DROP,
)
from argmap.display.layout.stack_lanes import hang
from argmap.display.layout.stacks import columns, stacks

_ON_RAIL = RAIL - 8.0
_FLUSH_PRICE = 10.0
_FLUSH = 1.0
_BUS = 12.0
_SLIDE = 40.0
"""How far from its middle the line of a premise may leave it to go straight up to the pill."""
_PILL_CORNER = 8.0


class Spot(NamedTuple):
    """Where premises are to be drawn: below the box `pill` of a node, their block's corner at x and y."""

    frame: Frame
    pill: Rect
    node: Node
    kids: Sequence[Node]
    x: float
    y: float
    align: Align
    lower: float


class Premises(NamedTuple):
    """A way to place the premises of a pill, below it by `drop`."""

    width: float
    height: float
    bad: float
    left: float
    """Where the pill's left edge is where lines come to it from the left, ..."""
    centre: float
    """... and where they come from above."""
    drop: float
    draw: Callable[[Premises, Spot], None]
    data: Any


def premise_layouts(
    pill: Node, kids: Sequence[Node], fronts: Sequence[Front], limit: float, most: int
) -> Iterator[Premises]:
    """Return the ways to place the premises of a pill."""
    if len(kids) == 1:
        yield from _single(pill, kids[0], fronts[0])
        return
    for stack in stacks(fronts, PREMISES, LINE_PRICE / 2, most):
        width = max(RAIL + stack.width, pill.width)
        yield Premises(width, stack.height, stack.bad, 0.0, 0.0, BUS_DROP - 4, draw_rail, (stack, None))
    yield from _flush(pill, fronts, most)
    for one in columns(
        fronts,
        gutter=lambda start, stop: RAIL if stop - start > 1 else 0.0,
        gap=PREMISES,
        between=PREMISE_COLUMNS,
        limit=limit,
        price=LINE_PRICE / 2,
        most=most,
    ):
        width = max(one.width, pill.width)
        bad = one.bad + LINE_PRICE * one.width / 2
        yield Premises(width, one.height, bad, 0.0, (width - pill.width) / 2, BUS_DROP, draw_bus, one)


def _single(pill: Node, kid: Node, front: Front) -> Iterator[Premises]:
    for shape in front:
        width = max(shape[0], pill.width)
        middle = (width - shape[0]) / 2 + shape[4] + kid.width / 2
        centre = min(max(middle - pill.width / 2, 0.0), width - pill.width)
        left = min(shape[3], width - pill.width)
        yield Premises(width, shape[1], shape[2], left, centre, SHORT_DROP, draw_single, shape)


def _flush(pill: Node, fronts: Sequence[Front], most: int) -> Iterator[Premises]:
    """Put the last premise, the largest, flush with the pill: a deep chain of linked premises stays in its place."""
    flush = [shape for shape in fronts[-1] if shape.left < _FLUSH and shape.plan]
    if not flush:
        return
    above = stacks(fronts[:-1], PREMISES, LINE_PRICE / 2, most)
    indented = [Shape(RAIL + one.width, one.height, one.bad, 0.0, 0.0, one.picks) for one in above]
    for stack in stacks([indented, flush], PREMISES, LINE_PRICE / 2, most):
        upper, last = stack.picks
        bad = stack.bad + _FLUSH_PRICE
        data = (Stack(upper.width, upper.height, 0.0, upper.plan), last)
        yield Premises(max(stack.width, pill.width), stack.height, bad, 0.0, 0.0, BUS_DROP - 4, draw_rail, data)


def draw_single(below: Premises, spot: Spot) -> None:
    """Draw one premise below its pill."""
    kid, shape = spot.kids[0], below.data
    x = spot.x + ((below.width - shape.width) / 2 if spot.align == "centre" else 0.0)
    rect = spot.frame.put(kid, shape, x, spot.y, spot.align, spot.lower)
    spot.frame.line(kid, spot.node, upwards(spot.pill, rect, _PILL_CORNER))


def draw_rail(below: Premises, spot: Spot) -> None:
    """Draw premises below each other; the line of the lowest is the rail that the others' lines run into."""
    stack, last = below.data
    frame, kids, rail = spot.frame, spot.kids, spot.x + _ON_RAIL
    uppers = kids if last is None else kids[:-1]
    (run,) = hang(frame, uppers, stack.picks, spot.x + RAIL, spot.y, lane=rail, gap=PREMISES, shared=True)
    if last is None:
        frame.line(run.node, spot.node, [*run.path, (rail, spot.pill.bottom)])
    else:
        frame.line(run.node, None, [*run.path, (rail, run.path[-1][1] - RADIUS)])
        rect = frame.put(kids[-1], last, spot.x, spot.y + stack.height + PREMISES, "left")
        frame.line(kids[-1], spot.node, [(rail, rect.y), (rail, spot.pill.bottom)])


def draw_bus(below: Premises, spot: Spot) -> None:
    """Draw premises in columns; one line goes on to the pill, the others run into it on the bus."""
    frame, bus, middle = spot.frame, spot.y - _BUS, spot.pill.middle
    ends = _columns_of_premises(below, spot)
    nearest = min((end[0] for end in ends), key=lambda at: abs(at - middle))
    if abs(nearest - middle) <= min(spot.pill.width / 2 - _PILL_CORNER / 2, _SLIDE):
        middle = nearest
    through = next((end for end in ends if end[0] == middle), ends[0] if ends[0][0] < middle else ends[-1])
    for end in ends:
        path = [*end[2], (end[0], bus)]
        if end is through:
            frame.line(end[1], spot.node, [*path, (middle, bus), (middle, spot.pill.bottom)])
        elif (end is ends[0] and end[0] < middle) or (end is ends[-1] and end[0] > middle):
            frame.line(end[1], None, [*path, (middle, bus), (middle, bus - RADIUS)])
        else:
            frame.line(end[1], None, path)


def _columns_of_premises(below: Premises, spot: Spot) -> list[tuple[float, Node, list[Point]]]:
    """Draw the columns; return where a line comes up from each, of which premise, and how it gets there."""
    found, middle = below.data, spot.pill.middle
    x = spot.x + ((below.width - found.width) / 2 if spot.align == "centre" else 0.0)
    ends: list[tuple[float, Node, list[Point]]] = []
    for part in found.parts:
        kids, picks, frame = spot.kids[part.start : part.stop], part.stack.picks, spot.frame
        if len(kids) == 1:
            rect = frame.put(kids[0], picks[0], x, spot.y, "centre")
            slides = abs(rect.middle - middle) < min(rect.width / 2 - CORNER, _SLIDE)
            up = middle if slides else rect.middle
            ends.append((up, kids[0], [(up, rect.y)]))
        else:
            rail = x + _ON_RAIL
            (run,) = hang(frame, kids, picks, x + part.gutter, spot.y, lane=rail, gap=PREMISES, shared=True)
            ends.append((rail, run.node, run.path))
        x += part.gutter + part.stack.width + PREMISE_COLUMNS
    return ends

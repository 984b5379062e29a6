"""What bears on a card in columns below it: lines come up from each to ports along the card's lower edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from argmap.display.layout.forest import Node
from argmap.display.layout.fronts import Column, Columns, Front, Shape
from argmap.display.layout.mirrored_frames import Align, Frame, Rect, Run
from argmap.display.layout.routes import Point
from argmap.display.layout.spacing import COLUMNS, CORNER, EDGE, LANE, LINE_PRICE, SIBLINGS
from argmap.display.layout.stack_lanes import hang, lanes, sharing
from argmap.display.layout.stacks import columns

_TRACK = 7.0
_STRAIGHT = 16.0
"""The last part of a line below a card, for its head."""
_FOOT = 10.0
_LEAST_DROP = 24.0
_MOST_TRACKS = 6
_PORT = LANE
_LEAST_PORT = 7.0
_SLIDE = 40.0
"""How far from its middle a line may leave a block to go straight up."""


def column_shapes(node: Node, fronts: Sequence[Front], limit: float, most: int) -> Iterator[Shape]:
    """Return the shapes of a card with two or more columns below it."""
    kids, shared = node.kids, sharing(node)

    def ends(start: int, stop: int) -> int:
        """Count the lines that come up from a column."""
        return lanes(kids[start:stop], shared=shared)[-1] + 1

    def gutter(start: int, stop: int) -> float:
        inner = ends(start, stop) - (not shared)
        return EDGE + LANE * inner if stop - start > 1 else 0.0

    for one in columns(fronts, gutter=gutter, gap=SIBLINGS, between=COLUMNS, limit=limit, price=LINE_PRICE, most=most):
        number = sum(ends(part.start, part.stop) for part in one.parts)
        if (number - 1) * _LEAST_PORT > node.width - 2 * CORNER:
            continue
        drop = _LEAST_DROP + _TRACK * min(ceil(number / 2), _MOST_TRACKS)
        whole = max(one.width, node.width)
        bad = one.bad + LINE_PRICE * _spread(one)
        height = node.height + drop + one.height
        plan = (place_columns, one, drop, shared)
        yield Shape(whole, height, bad, 0.0, (whole - node.width) / 2, plan)


def _spread(one: Columns) -> float:
    """Return how far the columns are from the middle, all together."""
    x = total = 0.0
    for part in one.parts:
        total += abs(x + part.gutter + part.stack.picks[0].width / 2 - one.width / 2)
        x += part.gutter + part.stack.width + COLUMNS
    return total


def place_columns(frame: Frame, node: Node, shape: Shape, x: float, y: float, align: Align, lower: float) -> None:
    """Place one of these shapes."""
    found, drop, shared = shape.plan[1:]
    rect = frame.box(node, x, y, node.width)
    top = rect.bottom + drop + lower
    at = (shape.width - found.width) / 2 if align == "centre" else 0.0
    rising: list[_Rising] = []
    for part in found.parts:
        rising += _place_column(frame, node, part, (at, top), rect, turning=align == "centre", shared=shared)
        at += part.gutter + part.stack.width + COLUMNS
    rising.sort(key=lambda one: one.at)
    ports = _ports([one.at for one in rising], rect)
    for one, port in zip(rising, ports, strict=True):
        one.slide(port)
    heights = _tracks([one.at for one in rising], ports, top - _FOOT, (rect.bottom + _STRAIGHT, drop))
    for one, port, track in zip(rising, ports, heights, strict=True):
        corners = [*one.run.path[:-1], (one.at, top), (one.at, track), (port, track), (port, rect.bottom)]
        frame.line(one.run.node, node, corners)


class _Rising:
    """A line that comes up from a column at `at`; one that leaves the top of a block may slide along it."""

    def __init__(self, run: Run, at: float, slack: float) -> None:
        self.run, self.at, self.slack = run, at, slack

    def slide(self, port: float) -> None:
        if abs(port - self.at) <= self.slack:
            self.at = port


def _place_column(
    frame: Frame, node: Node, part: Column, corner: Point, rect: Rect, *, turning: bool, shared: bool
) -> list[_Rising]:
    """Place a column. Left of the card's middle it is mirrored, so that its lanes are near the card."""
    x, top = corner
    whole = part.gutter + part.stack.width
    kids, picks = node.kids[part.start : part.stop], part.stack.picks
    axis = x + whole / 2
    turned = turning and len(kids) > 1 and _nearer_mirrored(x, part, kids[0], rect.middle)
    inside = frame.mirrored(axis) if turned else frame
    found: list[_Rising] = []
    if not shared or len(kids) == 1:
        first = inside.put(
            kids[0], picks[0], x + part.gutter, top, "left" if len(kids) > 1 or not turning else "centre"
        )
        slack = min(max(first.width / 2 - CORNER, 0.0), _SLIDE)
        found.append(_Rising(Run(kids[0], [(first.middle, top)]), first.middle, slack))
        kids, picks = kids[1:], picks[1:]
        y = top + part.stack.picks[0].height + SIBLINGS
    else:
        y = top
    if kids:
        runs = hang(inside, kids, picks, x + part.gutter, y, lane=x + part.gutter - EDGE, shared=shared)
        found += [_Rising(Run(run.node, [*run.path, (run.path[-1][0], top)]), run.path[-1][0], 0.0) for run in runs]
    if turned:
        for one in found:
            one.at = 2 * axis - one.at
            one.run = Run(one.run.node, [(2 * axis - px, py) for px, py in one.run.path])
    return found


def _nearer_mirrored(x: float, part: Column, first: Node, middle: float) -> bool:
    """Say whether the lanes and the first block of a column are nearer to the middle of the page if it is mirrored."""
    whole, edge = part.gutter + part.stack.width, x + part.gutter
    ends = (edge - EDGE, edge + part.stack.picks[0].left + first.width / 2)
    mirrored = sum(abs(2 * x + whole - end - middle) for end in ends)
    return mirrored + SIBLINGS < sum(abs(end - middle) for end in ends)


def _ports(wanted: Sequence[float], rect: Rect) -> list[float]:
    """Return where lines that come up at these places, from left to right, meet a card: apart, and near these places."""
    low, high = rect.x + CORNER, rect.right - CORNER
    apart = min(_PORT, (high - low) / max(len(wanted) - 1, 1))
    ports: list[float] = []
    for number, place in enumerate(wanted):
        least = low + number * apart if not ports else max(ports[-1] + apart, low)
        ports.append(max(place, least))
    latest = high
    for number in range(len(ports) - 1, -1, -1):
        ports[number] = min(ports[number], latest)
        latest = ports[number] - apart
    return ports


def _tracks(starts: Sequence[float], ports: Sequence[float], lowest: float, room: tuple[float, float]) -> list[float]:
    """Return the height at which each line crosses over to its port: the outer of two lines above the inner one."""
    levels = [0] * len(starts)
    for number in range(len(starts) - 2, -1, -1):
        if starts[number] < ports[number] and starts[number + 1] <= ports[number] + 1:
            levels[number] = levels[number + 1] + 1
    for number in range(1, len(starts)):
        if starts[number] > ports[number] and starts[number - 1] >= ports[number] - 1:
            levels[number] = max(levels[number - 1] + 1, levels[number])
    highest = max(room[0], lowest - room[1] + _FOOT + _STRAIGHT)
    step = min(_TRACK, (lowest - highest) / max(1, *levels))
    return [lowest - level * step for level in levels]

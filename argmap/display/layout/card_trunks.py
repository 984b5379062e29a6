"""What bears on a card in two stacks about a trunk of lanes below its middle; the largest branch may end the trunk."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence

from argmap.display.layout.forest import Node
from argmap.display.layout.fronts import Front, Shape, Stack
from argmap.display.layout.mirrored_frames import Align, Frame
from argmap.display.layout.spacing import DROP, EDGE, LANE, LINE_PRICE, SIBLINGS, WAIST
from argmap.display.layout.stack_lanes import hang, lanes, sharing
from argmap.display.layout.stacks import stacks

_AGAINST_LEFT = 12.0
"""What a rebuttal costs at the left, where one looks for supports."""
_OUT_OF_ORDER = 4.0
_OFF_CENTRE = 0.8
_FAR_LEFT = 330.0
_WAIST_PRICE = 150.0
_MOST_ABOVE_WAIST = 6
_CONTIGUOUS = 4
_PAIR = 2


def trunk_shapes(node: Node, fronts: Sequence[Front], limit: float, most: int, *, root: bool) -> Iterator[Shape]:
    """Return the shapes of a card with two stacks about its trunk."""
    places = list(range(len(node.kids)))
    if len(places) > _PAIR or root:
        for left, right in _splits(places, fronts):
            yield from _about(node, fronts, (left, right), limit, most, root=root)
    if root and _PAIR < len(places) <= _MOST_ABOVE_WAIST + 1:
        last = max(places, key=lambda place: min(shape.width * shape.height for shape in fronts[place]))
        for left, right in _splits([place for place in places if place != last], fronts):
            yield from _about(node, fronts, (left, right), limit, most, root=root, last=last)


def _splits(places: Sequence[int], fronts: Sequence[Front]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return ways to divide blocks between the sides: in their order, and by height, tallest first to the lower side."""
    height = {place: fronts[place][len(fronts[place]) // 2].height for place in places}
    whole, left = sum(height.values()), 0.0
    cuts = []
    for number, place in enumerate(places[:-1], 1):
        left += height[place]
        cuts.append((abs(2 * left - whole), number))
    found = {(tuple(places[:cut]), tuple(places[cut:])): None for _, cut in sorted(cuts)[:_CONTIGUOUS]}
    sides: tuple[list[int], list[int]] = [], []
    sums = [0.0, 0.0]
    for place in sorted(places, key=lambda place: -height[place]):
        side = 0 if sums[0] <= sums[1] else 1
        sides[side].append(place)
        sums[side] += height[place]
    one, other = tuple(sorted(sides[0])), tuple(sorted(sides[1]))
    return list(found | {(one, other): None, (other, one): None})


def _about(
    node: Node,
    fronts: Sequence[Front],
    sides: tuple[tuple[int, ...], tuple[int, ...]],
    limit: float,
    most: int,
    *,
    root: bool,
    last: int | None = None,
) -> Iterator[Shape]:
    shared = sharing(node)
    kids = [[node.kids[place] for place in side] for side in sides]
    numbers = [lanes(side, shared=shared)[-1] + 1 for side in kids]
    trunk = 2 * EDGE + LANE * (sum(numbers) - (last is None))
    if trunk > node.width - EDGE:
        return
    against = _AGAINST_LEFT * sum(kid.line == "rebuttal" for kid in kids[0])
    against += _OUT_OF_ORDER * sum(bisect(sides[1], place) for place in sides[0])
    half, own = trunk / 2, node.width / 2
    fronts_of_sides = [stacks([fronts[place] for place in side], SIBLINGS, LINE_PRICE, most) for side in sides]
    middle = EDGE + LANE * numbers[0] - half
    for left, right in _pairs(*fronts_of_sides):
        band, bad = DROP + max(left.height, right.height), left.bad + right.bad + against
        reach = max(left.width + half, own), max(right.width + half, own)
        if last is None:
            off = abs(reach[0] - reach[1]) / 2 if root else max(0.0, reach[0] - _FAR_LEFT)
            if sum(reach) <= limit:
                at = reach[0] - own
                yield Shape(
                    sum(reach),
                    node.height + band,
                    bad + _OFF_CENTRE * off,
                    at,
                    at,
                    (place_trunk, sides, left, right, trunk, None),
                )
            continue
        for below in fronts[last]:
            to_middle = below.centre + node.kids[last].width / 2
            side = max(*reach, to_middle - middle, below.width - to_middle + middle)
            if 2 * side <= limit:
                plan = (place_trunk, sides, left, right, trunk, (last, below, middle, band))
                worse = bad + below.bad + _WAIST_PRICE + 2 * LINE_PRICE * band
                yield Shape(2 * side, node.height + band + WAIST + below.height, worse, side - own, side - own, plan)


def _pairs(lefts: Sequence[Stack], rights: Sequence[Stack]) -> list[tuple[Stack, Stack]]:
    """Pair each stack with the narrowest one for the other side that is no higher."""
    found = {(id(left), id(right)): (left, right) for left in lefts for right in [_no_higher(rights, left.height)]}
    found |= {(id(left), id(right)): (left, right) for right in rights for left in [_no_higher(lefts, right.height)]}
    return list(found.values())


def _no_higher(some: Sequence[Stack], height: float) -> Stack:
    return next((one for one in some if one.height <= height), some[-1])


def place_trunk(frame: Frame, node: Node, shape: Shape, x: float, y: float, align: Align, lower: float) -> None:  # noqa: ARG001 - the card stands above its trunk in any case
    """Place one of these shapes; the left side is the mirror image of a right one."""
    sides, left, right, trunk, last = shape.plan[1:]
    rect = frame.box(node, x, y, node.width)
    top, edge = rect.bottom + DROP + lower, rect.middle + trunk / 2
    shared = sharing(node)
    for side, inside, stack in zip(sides, (frame.mirrored(rect.middle), frame), (left, right), strict=True):
        for run in hang(
            inside, [node.kids[place] for place in side], stack.picks, edge, top, lane=edge - EDGE, shared=shared
        ):
            inside.line(run.node, node, [*run.path, (run.path[-1][0], rect.bottom)])
    if last:
        place, below, middle, band = last
        kid = node.kids[place]
        lane = rect.middle + middle
        at = lane - below.centre - kid.width / 2
        under = frame.put(kid, below, at, rect.bottom + lower + band + WAIST)
        frame.line(kid, node, [(lane, under.y), (lane, rect.bottom)])

"""What bears on a card in two stacks about a trunk of lanes below its middle."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence

from argmap.display.layout.forest import Node
from argmap.display.layout.fronts import Front, Shape, Stack
from argmap.display.layout.mirrored_frames import Align, Frame
from argmap.display.layout.spacing import DROP, EDGE, LANE, LINE_PRICE, SIBLINGS
from argmap.display.layout.stack_lanes import hang, lanes, sharing
from argmap.display.layout.stacks import stacks

_AGAINST_LEFT = 12.0
"""What a rebuttal costs at the left, where one looks for supports."""
_OUT_OF_ORDER = 4.0
_OFF_CENTRE = 0.8
_FAR_LEFT = 330.0
_CONTIGUOUS = 4
_PAIR = 2


def trunk_shapes(node: Node, fronts: Sequence[Front], limit: float, most: int, *, root: bool) -> Iterator[Shape]:
    """Return the shapes of a card with two stacks about its trunk."""
    places = list(range(len(node.kids)))
    if len(places) > _PAIR or root:
        for left, right in _splits(places, fronts):
            yield from _about(node, fronts, (left, right), limit, most, root=root)


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
) -> Iterator[Shape]:
    shared = sharing(node)
    kids = [[node.kids[place] for place in side] for side in sides]
    trunk = 2 * EDGE + LANE * (sum(lanes(side, shared=shared)[-1] + 1 for side in kids) - 1)
    if trunk > node.width - EDGE:
        return
    against = _AGAINST_LEFT * sum(kid.line == "rebuttal" for kid in kids[0])
    against += _OUT_OF_ORDER * sum(bisect(sides[1], place) for place in sides[0])
    half, own = trunk / 2, node.width / 2
    fronts_of_sides = [stacks([fronts[place] for place in side], SIBLINGS, LINE_PRICE, most) for side in sides]
    for left, right in _pairs(*fronts_of_sides):
        reach = max(left.width + half, own), max(right.width + half, own)
        if sum(reach) <= limit:
            off = abs(reach[0] - reach[1]) / 2 if root else max(0.0, reach[0] - _FAR_LEFT)
            height = node.height + DROP + max(left.height, right.height)
            bad, at = left.bad + right.bad + against + _OFF_CENTRE * off, reach[0] - own
            yield Shape(sum(reach), height, bad, at, at, (place_trunk, sides, left, right, trunk))


def _pairs(lefts: Sequence[Stack], rights: Sequence[Stack]) -> list[tuple[Stack, Stack]]:
    """Pair each stack with the narrowest one for the other side that is no higher."""
    found = {(id(left), id(right)): (left, right) for left in lefts for right in [_no_higher(rights, left.height)]}
    found |= {(id(left), id(right)): (left, right) for right in rights for left in [_no_higher(lefts, right.height)]}
    return list(found.values())


def _no_higher(some: Sequence[Stack], height: float) -> Stack:
    return next((one for one in some if one.height <= height), some[-1])


def place_trunk(frame: Frame, node: Node, shape: Shape, x: float, y: float, align: Align, lower: float) -> None:  # noqa: ARG001 - the card stands above its trunk in any case
    """Place one of these shapes; the left side is the mirror image of a right one."""
    sides, left, right, trunk = shape.plan[1:]
    rect = frame.box(node, x, y, node.width)
    top, edge = rect.bottom + DROP + lower, rect.middle + trunk / 2
    shared = sharing(node)
    for side, inside, stack in zip(sides, (frame.mirrored(rect.middle), frame), (left, right), strict=True):
        for run in hang(
            inside, [node.kids[place] for place in side], stack.picks, edge, top, lane=edge - EDGE, shared=shared
        ):
            inside.line(run.node, node, [*run.path, (run.path[-1][0], rect.bottom)])

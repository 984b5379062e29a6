"""Groups of claims as titled frames: the trees of each in a frame of their own, the frames packed into a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from argmap.display.layout.forest import Forest, Node
from argmap.display.layout.fronts import Front, Shape, front
from argmap.display.layout.packing import packed
from argmap.display.layout.pages import Page, cheapest, pages
from argmap.display.layout.placed import Size

SIDES = 14.0
"""Between a frame and what stands in it."""
TITLE = 30.0
"""The same at the top, with the title."""


def page_of_groups(
    forest: Forest, fronts: Sequence[Front], conclusions: Sequence[str], limit: float, most: int
) -> Page:
    """Return the page of least cost for the groups of a forest; those with a conclusion go to the top."""
    of_group: dict[str, list[int]] = defaultdict(list)
    for place, group in enumerate(forest.groups):
        of_group[group].append(place)
    tops: list[Front] = []
    rest: list[Front] = []
    for number, (title, places) in enumerate(of_group.items(), 1):
        roots, shapes = [forest.roots[place] for place in places], [fronts[place] for place in places]
        found = pages(roots, shapes, conclusions, limit - 2 * SIDES, most)
        block = front([_framed(page, number, title) for _, page in found], most)
        (tops if any(root.of in conclusions for root in roots) else rest).append(block)
    return cheapest(packed(tops, limit, most), packed(rest, limit, most))


def _framed(page: Page, number: int, title: str) -> Shape:
    """Put a frame around a page."""
    width, height = page.width + 2 * SIDES, page.height + TITLE + SIDES
    frame = Node("group", f":group{number}", title, Size(width, height), "said", "", 0)
    trees = [(root, shape, x + SIDES, y + TITLE) for root, shape, x, y in page.trees]
    around = (frame, Shape(width, height, 0.0, 0.0, 0.0, ()), 0.0, 0.0)
    return Shape(width, height, page.bad, 0.0, 0.0, (around, *trees))

"""The choice of a page: the conclusion's tree at the top, the other trees in rows and columns below it, at least cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from argmap.display.layout.forest import Node
from argmap.display.layout.fronts import Front, Shape
from argmap.display.layout.packing import BETWEEN, Tree, in_columns, packed

_MARGINS = 36.0
_READ_AT = 900.0
"""Pixels of width at which a page is read."""
_LEAST_WIDTH = 675.0
_TEXT = 12.0
_GOOD_TEXT = 11.0
"""Pixels from which larger text is no gain."""
_SMALL_TEXT_PRICE = 100.0
_OFF_CENTRE = 0.8
_LOOSE = 16.0
_LOOSE_BETWEEN = 22.0


class Page(NamedTuple):
    """Trees in their places: each with its shape and the upper left corner of its block."""

    width: float
    height: float
    trees: tuple[Tree, ...]
    bad: float
    """What its lines cost, in points of height."""


def best_page(
    roots: Sequence[Node], fronts: Sequence[Front], conclusions: Sequence[str], limit: float, most: int
) -> Page:
    """Return the page of least cost for trees of these shapes; `conclusions` are the claims that go to the top."""
    return min(pages(roots, fronts, conclusions, limit, most), key=lambda found: found[0])[1]


def cheapest(above: Front, below: Front) -> Page:
    """Return the page of least cost with one of some blocks over one of others; either may be missing."""
    return min(_pages(above, below), key=lambda found: found[0])[1]


def pages(
    roots: Sequence[Node], fronts: Sequence[Front], conclusions: Sequence[str], limit: float, most: int
) -> Iterator[tuple[float, Page]]:
    """Return the pages that trees of these shapes can be put on, each with its cost."""
    tops: list[Front] = []
    rest: list[Front] = []
    loose: list[Front] = []
    for root, shapes in zip(roots, fronts, strict=True):
        block = [Shape(*shape[:5], ((root, shape, 0.0, 0.0),)) for shape in shapes]
        (tops if root.of in conclusions else rest if root.kids else loose).append(block)
    if loose:
        rest.append(in_columns(loose, _LOOSE, _LOOSE_BETWEEN, limit, most))
    return _pages(packed(tops, limit, most), packed(rest, limit, most))


def _pages(above: Front, below: Front) -> Iterator[tuple[float, Page]]:
    """Put each block over each, and pair the page with its cost; either may be missing."""
    if not (above and below):
        yield from (_page([block]) for block in above or below)
    yield from (_page([block, other]) for block in above for other in below)


def _page(parts: Sequence[Shape]) -> tuple[float, Page]:
    """Put blocks below each other, the root of the first one's tree in the middle if it has but one."""
    width = max(part.width for part in parts)
    trees: list[Tree] = []
    y, bad, off = 0.0, 0.0, 0.0
    for number, part in enumerate(parts):
        x = (width - part.width) / 2
        if number == 0 and len(part.plan) == 1:
            root, shape = part.plan[0][:2]
            middle = shape.centre + root.width / 2
            x = min(max(width / 2 - middle, 0.0), width - part.width)
            off = abs(x + middle - width / 2)
        trees += [(root, shape, x + left, y + top) for root, shape, left, top in part.plan]
        y += part.height + BETWEEN
        bad += part.bad
    height = y - BETWEEN
    return _cost(width, height + bad) + _OFF_CENTRE * off, Page(width, height, tuple(trees), bad)


def _cost(width: float, height: float) -> float:
    """Return the height at which a page is read, and a price for small text."""
    scale = _READ_AT / max(width + _MARGINS, _LEAST_WIDTH)
    return height * scale + _SMALL_TEXT_PRICE * max(0.0, _GOOD_TEXT - _TEXT * scale)

"""`place`: from a map and the sizes of its boxes to a picture's places, by no program but this."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from argmap.display.layout.forest import grown
from argmap.display.layout.group_frames import SIDES, page_of_groups
from argmap.display.layout.mirrored_frames import Canvas, Frame
from argmap.display.layout.pages import best_page
from argmap.display.layout.placed import Placed
from argmap.display.layout.shapes import shapes_of_roots

if TYPE_CHECKING:
    from argmap.display.layout.sizes import Sizes
    from argmap.model.document import Document

WIDTH = 1180.0
"""A page of five cards: at 900 pixels its 12-point text is nearly 9 pixels high."""
_SMALL_WIDTH = 639.0
_SMALL = 6
"""A map of so many claims has no need to be wider than it is read at."""
_FRONTS = ((200, 20), (600, 12))
_LEAST_FRONT = 5
"""How many shapes of a block are kept, by the number of boxes; of larger maps fewer."""


def place(document: Document, sizes: Sizes, *, width: float = WIDTH, groups: Mapping[str, str] | None = None) -> Placed:
    """Place the cards, pills and lines of a map on a page that is `width` points wide at most, where that can be.

    No box lies on another, no line crosses another or a box. A claim that is used in several places has its card in
    one of them and a small one, a repeat, in the others. `groups` gives each claim the title of a group, and each group
    a frame of its own: a premise from another group is a repeat there. Time grows with the number of claims, and no map is too deep.

    >>> from argmap.display.layout.placed import Size
    >>> from argmap.model import Document
    >>> class Plain:
    ...     def card(self, claim_id): return Size(214, 70)
    ...     source = again = card
    ...     def pill(self, relation_id): return None
    >>> found = place(Document.from_tree({
    ...     "argmap": 1, "title": "Umbrella", "claims": {"rain": "It will rain.", "take": "Take an umbrella."},
    ...     "relations": [{"premises": ["rain"], "supports": "take"}],
    ... }), Plain())
    >>> [(box.name, box.x, box.y) for box in found.boxes], found.lines[0].points[-1]
    ([('take', 0.0, 0.0), ('rain', 0.0, 96.0)], (107.0, 70.0))
    """
    forest = grown(document, sizes, groups)
    limit = min(width, _SMALL_WIDTH) if len(document.claims) <= _SMALL and not groups else width
    most = next((kept for nodes, kept in _FRONTS if len(forest.nodes) <= nodes), _LEAST_FRONT)
    shapes = shapes_of_roots(forest, document.conclusion, limit - 2 * SIDES if groups else limit, most)
    if groups:
        page = page_of_groups(forest, shapes, document.conclusion, limit, most)
    else:
        page = best_page(forest.roots, shapes, document.conclusion, limit, most)
    canvas = Canvas()
    for root, shape, x, y in reversed(page.trees):
        Frame(canvas).put(root, shape, x, y)
    canvas.draw()
    return Placed(round(page.width, 1), round(page.height, 1), tuple(canvas.boxes), tuple(canvas.lines))

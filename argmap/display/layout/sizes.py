"""`Sizes`: how large each box of a picture is; whoever draws the boxes knows."""

from __future__ import annotations

from typing import Protocol

from argmap.display.layout.placed import Size


class Sizes(Protocol):
    """Sizes by id, in points."""

    def card(self, claim_id: str) -> Size:
        """Return the size of a claim's card."""

    def source(self, source_id: str) -> Size:
        """Return the size of a source's card."""

    def again(self, of: str) -> Size:
        """Return the size of the small card that stands for a claim or source whose own card is elsewhere.

        It stands for a relation, too, where relations are aimed at each other in a circle.
        """

    def pill(self, relation_id: str) -> Size | None:
        """Return the size of a relation's pill; None for one that is a plain line, at which nothing may be aimed."""

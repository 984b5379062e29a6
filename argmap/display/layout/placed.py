"""What a layout gives: where every card, pill and line of a picture is, in points, with y downwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BoxKind = Literal["card", "again", "pill", "more", "group"]
Head = Literal["arrow", "bar", "diamond"]
"""The end of a line: supports have an arrow, rebuttals a bar, undercuts a diamond."""


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height, in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Box:
    """A card, a pill or a group in its place."""

    kind: BoxKind
    name: str
    """The one name of this box: the id, or for a card that is drawn again one made of it."""
    of: str
    """The id of the claim, source or relation that it shows, or the name of the group."""
    x: float
    """Of its left edge."""
    y: float
    """Of its upper edge."""
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line from one box to another, or, with neither head nor box at an end, a piece that lines share."""

    of: str
    """The id of the relation it belongs to."""
    tail: str
    """The name of the box it starts from."""
    to: str
    """The name of the box it ends at."""
    points: tuple[tuple[float, float], ...]
    """3n + 1 points: cubic pieces, straight ones too; the last is the tip where there is a head."""
    head: Head | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture without what stands in its boxes."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]

"""What placing draws on: boxes and lines, in frames that may be mirrored; blocks wait in a list, not on Python's stack."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from argmap.display.layout.forest import Node
from argmap.display.layout.fronts import Shape
from argmap.display.layout.placed import Box, Line
from argmap.display.layout.routes import Point, rounded
from argmap.display.layout.spacing import SIDE

Align: TypeAlias = Literal["left", "centre"]
_LOW = 50.0


class Rect(NamedTuple):
    """The box of a node in some frame."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """Across the page."""
        return self.x + self.width / 2

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def side(self) -> float:
        """How far down the page a line leaves it sideways."""
        return self.y + (self.height / 2 if self.height < _LOW else SIDE)


class Run(NamedTuple):
    """A line that has got as far as the lane it goes up in."""

    node: Node
    path: list[Point]


class Frame:
    """A place to put a block at: a point x of the block is at `sign * x + shift` on the page."""

    __slots__ = ("canvas", "shift", "sign")

    def __init__(self, canvas: Canvas, sign: float = 1.0, shift: float = 0.0) -> None:
        self.canvas, self.sign, self.shift = canvas, sign, shift

    def mirrored(self, axis: float) -> Frame:
        """Return this frame mirrored about an axis."""
        return Frame(self.canvas, -self.sign, self.sign * 2 * axis + self.shift)

    def put(self, node: Node, shape: Shape, x: float, y: float, align: Align = "centre", lower: float = 0.0) -> Rect:
        """Put a block with its upper left corner here, what hangs below its box lowered; return where the box is."""
        inside = Frame(self.canvas, self.sign, self.sign * x + self.shift)
        self.canvas.waiting.append((node, shape, inside, y, align, lower))
        return Rect(x + (shape.left if align == "left" else shape.centre), y, node.width, node.height)

    def box(self, node: Node, x: float, y: float, width: float) -> Rect:
        """Draw a node's own box."""
        left = self.sign * x + self.shift - (width if self.sign < 0 else 0.0)
        place = (round(value, 1) for value in (left, y, width, node.height))
        self.canvas.boxes.append(Box(node.kind, node.name, node.of, *place))
        return Rect(x, y, width, node.height)

    def line(self, node: Node, to: Node | None, corners: Sequence[Point]) -> None:
        """Draw the line of a node to its parent, or to None for one that runs into another line."""
        sign, shift = self.sign, self.shift
        points = tuple((round(sign * x + shift, 1), round(y, 1)) for x, y in rounded(corners))
        name, head = ("", None) if to is None else (to.name, node.head)
        self.canvas.lines.append(Line(node.relation, node.name, name, points, head))


class Canvas:
    """All that is placed."""

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.lines: list[Line] = []
        self.waiting: list[tuple[Node, Shape, Frame, float, Align, float]] = []

    def draw(self) -> None:
        """Place every block that waits, and those that these put."""
        while self.waiting:
            node, shape, frame, y, align, lower = self.waiting.pop()
            x = shape.left if align == "left" else shape.centre
            if shape.plan:
                shape.plan[0](frame, node, shape, x, y, align, lower)
            else:
                frame.box(node, x, y, node.width)

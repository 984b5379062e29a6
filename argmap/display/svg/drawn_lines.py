"""Relations as SVG: the lines of each with their heads, and its pill."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.display.cards.card import line_height
from argmap.display.cards.pill import PILL_SIZE, Pill
from argmap.display.heads import LENGTHS, corners, cut
from argmap.display.layout.placed import Box, Line
from argmap.display.strokes import Stroke
from argmap.display.svg.markup import figure, identity, path, polygon, text

_ROUND = 6.0
_GAP = 2.2
"""Between the two lines of a double one."""


def drawn_relation(
    name: str | None,
    stroke: Stroke,
    lines: Sequence[Line],
    pill: tuple[Pill, Box] | None,
    tooltip: str,
    *,
    removed: bool = False,
) -> str:
    """Return a relation in its place: all its lines as one path, their heads, and its pill."""
    more = f"{identity(name)} " if name is not None else ""
    looks = stroke.hue if name is not None else f"{stroke.hue} said"
    looks += " u" if stroke.unsure else ""
    looks += " gone" if removed else ""
    drawn = [
        f'<g {more}class="{looks}"><title>{text(tooltip)}</title>',
        drawn_lines(
            [line.points if line.head is None else cut(line.points, LENGTHS[line.head]) for line in lines], stroke
        ),
        *(drawn_head(line, stroke) for line in lines if line.head is not None),
    ]
    if pill is not None:
        drawn.append(_pill(*pill))
    return "".join([*drawn, "</g>"])


def drawn_lines(lines: Sequence[Sequence[tuple[float, float]]], stroke: Stroke) -> str:
    """Return lines that look alike as one path."""
    steps = "".join(path(points) for points in lines)
    if not steps:
        return ""
    if not stroke.double:
        return f'<path class="l" stroke-width="{figure(stroke.width)}" d="{steps}"/>'
    whole = f'<path class="l" stroke-width="{figure(2 * stroke.width + _GAP)}" d="{steps}"/>'
    return f'{whole}<path class="l i" stroke-width="{figure(_GAP)}" d="{steps}"/>'


def drawn_head(line: Line, stroke: Stroke) -> str:
    """Return the head of a line: filled, hollow where the link is not certain or not scored."""
    if line.head is None:
        return ""
    places = corners(line.head, line.points)
    if line.head == "bar":
        return f'<path class="bar" d="{polygon(places)[:-1]}"/>'
    look = 'class="o" ' if stroke.hollow else ""
    return f'<path {look}d="{polygon(places)}"/>'


def _pill(pill: Pill, box: Box) -> str:
    step = line_height(PILL_SIZE)
    first = box.y + box.height / 2 + PILL_SIZE * 0.35 - step * (len(pill.lines) - 1) / 2
    middle = figure(box.x + box.width / 2)
    lines = text(pill.lines[0]) + "".join(
        f' <tspan x="{middle}" dy="{figure(step)}">{text(line)}</tspan>' for line in pill.lines[1:]
    )
    return (
        f'<rect class="p" x="{figure(box.x)}" y="{figure(box.y)}" width="{figure(box.width)}" '
        f'height="{figure(box.height)}" rx="{figure(_ROUND)}"/><text x="{middle}" y="{figure(first)}">{lines}</text>'
    )

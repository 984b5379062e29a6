"""The pill of a relation: a thing one can point at, where it has something to say or something is aimed at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.display.dot.labels import font, table
from argmap.display.dot.ports import Edge, NodePorts, row
from argmap.display.dot.quoting import Label, markup
from argmap.display.letters.wrap import measure, wrap
from argmap.display.words import VERBS, details

if TYPE_CHECKING:
    from argmap.display.theme import Theme
    from argmap.model.relations import AnyRelation

_SIZE = 9.5
_WIDEST = 190
_PADDING = 7
_PORT_HEIGHT = 9
_HEIGHT = 17


def pill_lines(relation: AnyRelation) -> tuple[str, ...]:
    """Return what a relation's pill says; a question mark where the link itself is not certain."""
    said = " · ".join(details(relation)) or VERBS[relation.type]
    text = said if relation.certain else f"{said} ?"
    return wrap(text, _WIDEST, size=_SIZE, lines=2)


def pill_width(relation: AnyRelation) -> float:
    """Return the outer width of a relation's pill in points."""
    return max(measure(line, _SIZE) for line in pill_lines(relation)) + 2 * _PADDING + 4


def pill_label(relation: AnyRelation, *, theme: Theme, colour: str, ports: NodePorts) -> Label:
    """Return the label of a relation's pill, with its ports at the sides and below."""
    text = "<BR/>".join(markup(line) for line in pill_lines(relation))
    width = round(pill_width(relation))
    cells = (
        f"<TD>{_side(ports, 'left')}</TD>"
        f'<TD WIDTH="{width - 4}" HEIGHT="{_HEIGHT}">{font(text, size=_SIZE, colour=colour)}</TD>'
        f"<TD>{_side(ports, 'right')}</TD>"
    )
    below = ""
    if ports.edges.get("bottom"):
        below = f'<TR><TD COLSPAN="3">{table(row(ports.edges["bottom"], width, 1))}</TD></TR>'
    style = "ROUNDED" if relation.certain else "ROUNDED,DASHED"
    return Label(
        f'<TABLE BORDER="1" STYLE="{style}" COLOR="{colour}" BGCOLOR="{theme.pill}" CELLBORDER="0" CELLSPACING="0" '
        f'CELLPADDING="0"><TR>{cells}</TR>{below}</TABLE>'
    )


def _side(ports: NodePorts, edge: Edge) -> str:
    names = [name for _, name in ports.edges.get(edge, [])]
    ports_size = f'FIXEDSIZE="TRUE" WIDTH="2" HEIGHT="{_PORT_HEIGHT}"'
    cells = "".join(f'<TR><TD PORT="{name}" {ports_size}></TD></TR>' for name in names)
    return table(cells or f"<TR><TD {ports_size}></TD></TR>")

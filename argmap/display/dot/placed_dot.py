"""A placed map as DOT text that Graphviz draws as it is: a position for every card, pill and line, y upwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from argmap.display.cards.cards import Cards
from argmap.display.description import title_of
from argmap.display.dot.card_nodes import card_node, pill_node
from argmap.display.dot.edge_strokes import HEAD_SIZES, SAID, edge_attributes
from argmap.display.dot.header import header
from argmap.display.dot.quoting import Label, attributes
from argmap.display.heads import cut
from argmap.display.key import key_of
from argmap.display.layout.group_frames import SIDES
from argmap.display.layout.placed import Box, Head, Line, Placed
from argmap.display.letters.wrap import shorten

_GROUP_SIZE = 12.0
_HEAD_LENGTHS = {"normal": 10.0, "tee": 2.6, "diamond": 12.0}
"""Points, at arrowsize 1, as Graphviz draws them."""


def placed_dot(placed: Placed, cards: Cards, *, tick: Callable[[], object] = lambda: None) -> str:
    """Return the DOT text of a picture in its places: `dot` and every other program of Graphviz draws it so.

    `tick` is called for each line of the text, and may raise what ends the work.
    """
    text = ["digraph argmap {\n"]
    for line in _lines(placed, cards):
        tick()
        text.append(f"  {line}\n")
    return "".join([*text, "}\n"])


def _lines(placed: Placed, cards: Cards) -> Iterator[str]:
    theme = cards.theme
    shape = attributes(
        id=":map", layout="nop2", bgcolor=theme.background, fontname=theme.font, pad="0.25", outputorder="edgesfirst"
    )
    yield f"graph [{shape}]"
    yield f"node [{attributes(shape='plain', fontname=theme.font)}]"
    yield f"edge [{attributes(fontname=theme.font)}]"
    yield _header(placed, cards)
    names = _names(placed, cards)
    for box in placed.boxes:
        place = f"{_number(box.x + box.width / 2)},{_number(-box.y - box.height / 2)}"
        if box.kind == "pill":
            yield pill_node(names[box.name], box.of, cards, pos=place)
        elif box.kind == "group":
            yield f'{names[box.name]} [{_group(box, cards)} pos="{place}"]'
        elif box.kind in {"card", "again"}:
            card = cards.written_again(box.of) if box.kind == "again" else cards.written(box.of)
            yield card_node(names[box.name], card, cards, pos=place)
    pilled = {box.of for box in placed.boxes if box.kind == "pill"}
    for number, line in enumerate(placed.lines, 1):
        yield _edge(line, number, names, cards, whole=line.of not in pilled and line.head is not None)


def _names(placed: Placed, cards: Cards) -> dict[str, str]:
    """Give every box a name that is ours: n1, r1, s1, for a card drawn again n1x1, for a group g1."""
    times: dict[str, int] = {}
    found: dict[str, str] = {}
    for number, box in enumerate(placed.boxes, 1):
        if box.kind == "group":
            found[box.name] = f"g{number}"
        elif box.kind == "again":
            times[box.of] = times.get(box.of, 0) + 1
            found[box.name] = f"{cards.graph.names[box.of]}x{times[box.of]}"
        elif box.kind != "more":
            found[box.name] = cards.graph.names[box.of]
    return found


def _header(placed: Placed, cards: Cards) -> str:
    """Return the header as a node whose lower left corner stands over the upper left one of the page."""
    width = max(placed.width, 640.0)
    drawn, high = header(title_of(cards.document), key_of(cards, placed), width, cards.theme)
    size = f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" WIDTH="{round(width)}" HEIGHT="{round(high)}">'
    label = Label(f'{size}<TR><TD ALIGN="LEFT" VALIGN="TOP">{drawn}</TD></TR></TABLE>')
    return f"head [{attributes(pos=f'{_number(width / 2)},{_number(high / 2)}', label=label)}]"


def _group(box: Box, cards: Cards) -> str:
    theme = cards.theme
    return attributes(
        shape="box",
        style="rounded,filled",
        color=theme.question.border,
        fillcolor=theme.question.tint,
        fixedsize="true",
        width=f"{box.width / 72:.3f}",
        height=f"{box.height / 72:.3f}",
        label=shorten(box.of, box.width - 2 * SIDES, size=_GROUP_SIZE),
        labelloc="t",
        fontcolor=theme.text,
        fontsize=f"{_GROUP_SIZE:g}",
    )


def _edge(line: Line, number: int, names: dict[str, str], cards: Cards, *, whole: bool) -> str:
    relation = cards.document.relations.get(line.of)
    values = {"id": line.of if whole else f":line{number}"}
    if relation is None:
        values |= SAID | {"color": cards.theme.unscored}
    else:
        force = cards.scores.relations.get(relation.id) if cards.scores is not None else None
        scored = relation.id not in cards.graph.unscored
        values |= edge_attributes(relation, cards.theme, scored=scored, force=force, head=line.head is not None)
    values["pos"] = _position(line.points, line.head)
    ends = names.get(line.tail, "head"), names.get(line.to, "head")
    return f"{ends[0]} -> {ends[1]} [{attributes(**values)}]"


def _position(points: Sequence[tuple[float, float]], head: Head | None) -> str:
    """Return a line as a spline of Graphviz; before a head, its tip stands first and its last piece ends earlier."""
    if head is None:
        return " ".join(map(_pair, points))
    kind = {"arrow": "normal", "bar": "tee", "diamond": "diamond"}[head]
    shorter = cut(points, _HEAD_LENGTHS[kind] * HEAD_SIZES[kind])
    return f"e,{_pair(points[-1])} {' '.join(map(_pair, shorter))}"


def _pair(point: tuple[float, float]) -> str:
    return f"{_number(point[0])},{_number(-point[1])}"


def _number(value: float) -> str:
    return f"{value + 0.0:.1f}"

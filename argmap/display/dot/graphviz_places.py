"""Places in layers, as Graphviz finds them: boxes of argmap's sizes in, a placed map out."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator

from argmap.basics.text import counted
from argmap.display.cards.cards import Cards
from argmap.display.dot.dot import to_dot
from argmap.display.dot.graph import Link
from argmap.display.layout.placed import Box, Head, Line, Placed
from argmap.display.process import Deadline
from argmap.display.programs import Layout, layout
from argmap.errors import Problem, RenderError

_HEADS: dict[str, Head] = {"support": "arrow", "rebuttal": "bar", "undercut": "diamond"}


def place_in_layers(cards: Cards, *, deadline: Deadline, program: str | None = None) -> Placed:
    """Have a layout program place a map; a layout that leaves something of it without a place is none."""
    found = layout(to_dot(cards, bare=True, tick=deadline.check), timeout=deadline, program=program)
    graph = cards.graph
    lacking = sum(name not in found.positions for name in graph.nodes())
    if lacking:
        raise RenderError(Problem(f"the layout program gave {counted(lacking, 'node')} no place"))
    return Placed(found.width, found.height, tuple(_boxes(cards, found)), tuple(_lines(cards, found)))


def _boxes(cards: Cards, found: Layout) -> Iterator[Box]:
    for name, node in cards.graph.names.items():
        pill = name in cards.graph.joints
        size = cards.pill(name) if pill else cards.card(name)
        if size is not None:
            x, y = found.positions[node]
            left, top = x - size.width / 2, found.height - y - size.height / 2
            yield Box("pill" if pill else "card", node, name, left, top, size.width, size.height)


def _lines(cards: Cards, found: Layout) -> Iterator[Line]:
    routes: dict[tuple[str, str], deque[tuple[tuple[float, float], ...]]] = defaultdict(deque)
    for tail, head, points in found.routes:
        routes[tail, head].append(tuple((x, found.height - y) for x, y in points))
    named = {node: name for name, node in cards.graph.names.items()}
    for link in cards.graph.links:
        written = routes[(link.head, link.tail) if link.turned else (link.tail, link.head)]
        if not written:
            raise RenderError(Problem(f"the layout program gave the line from {link.tail} to {link.head} no place"))
        points = written.popleft()
        yield Line(
            of=link.relation.id if link.relation else named[link.tail],
            tail=link.tail,
            to=link.head,
            points=points[::-1] if link.turned else points,
            head=_head(link),
        )


def _head(link: Link) -> Head | None:
    return None if link.relation is None or link.part == "premise" else _HEADS[link.relation.type]

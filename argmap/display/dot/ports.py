"""Where each line leaves and ends, once a first layout has told where the nodes stand.

Arrowheads never pile up: each line that ends at a card has its own port on the card's edge, in the order in which the
lines come in. What is aimed at a pill ends at its side. Two linked premises that stand side by side leave their cards
at the inner corners, so that their pill stands between them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil
from operator import itemgetter
from typing import Literal

from argmap.display.dot.graph import Graph, Link

Positions = Mapping[str, tuple[float, float]]
"""The centre of each DOT node in points, y upwards."""
Edge = Literal["top", "bottom", "left", "right"]
COMPASS: Mapping[Edge, str] = {"top": "n", "bottom": "s", "left": "w", "right": "e"}
_BESIDE = 1.6
_FIRST_TOP_OFFSET = 50
_TOP_STEP = 22
_LEAST_APART = 6
_MOST_SPREAD = 3
_PAIR = 2
_CORNER = 9
_CARD_CORNER = 14


@dataclass(slots=True)
class NodePorts:
    """The ports of one node: the offset from its middle, in points, and the port's name, for each of its edges."""

    edges: dict[Edge, list[tuple[float, str]]] = field(default_factory=lambda: defaultdict(list))
    _taken: dict[Edge, list[tuple[float, float]]] = field(default_factory=lambda: defaultdict(list), init=False)
    """The stretches of each edge that are too near to a port, from left to right, none over another."""

    def add(self, edge: Edge, offset: float, name: str) -> str:
        """Add a port and return it as DOT's headport or tailport; where another is near, it moves to the right."""
        taken = self._taken[edge]
        place = bisect_right(taken, offset, key=itemgetter(1))
        while place < len(taken) and taken[place][0] < offset:
            offset += _LEAST_APART * ceil((taken[place][1] - offset) / _LEAST_APART)
            place += taken[place][1] <= offset
        start, end = offset - _LEAST_APART, offset + _LEAST_APART
        over = slice(bisect_right(taken, start, key=itemgetter(1)), bisect_left(taken, end, key=itemgetter(0)))
        both = [(start, end), *taken[over]]
        taken[over] = [(min(one[0] for one in both), max(one[1] for one in both))]
        insort(self.edges[edge], (offset, name))
        return f"{name}:{COMPASS[edge]}"


@dataclass(frozen=True, slots=True)
class Ports:
    """Ports by node name; the tail and head port of each link by its number."""

    nodes: dict[str, NodePorts]
    tails: dict[int, str]
    heads: dict[int, str]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths in points that ports are measured against."""

    cards: Mapping[str, float]
    pills: Mapping[str, float]
    separation: float


def assign(graph: Graph, positions: Positions | None, sizes: Sizes) -> Ports:
    """Give every link its ports; before there are positions, only the sides that need none."""
    ports = Ports(defaultdict(NodePorts), {}, {})
    if positions is None:
        return ports
    _ends_at_cards(graph, positions, sizes, ports)
    _ends_at_pills(graph, positions, sizes, ports)
    _linked_premises(graph, positions, sizes, ports)
    _leaving_cards(graph, positions, sizes, ports)
    for number, link in enumerate(graph.links):
        below = positions[link.head][1] < positions[link.tail][1]
        if link.tail in sizes.cards and number not in ports.tails:
            ports.tails[number] = "s" if below else "n"
        if link.part == "premise" and number not in ports.heads:
            ports.heads[number] = "n" if below else "s"
    return ports


def _ends_at_cards(graph: Graph, positions: Positions, sizes: Sizes, ports: Ports) -> None:
    """Spread what meets a card's bottom edge evenly, sorted by where it comes from; what comes from above goes to
    the top edge, beside the middle, where the card's own lines leave.
    """
    bottom: dict[str, list[tuple[float, int, bool]]] = defaultdict(list)
    top: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for number, link in enumerate(graph.links):
        (tail_x, tail_y), (head_x, head_y) = positions[link.tail], positions[link.head]
        if link.head in sizes.cards:
            if tail_y > head_y:
                top[link.head].append((tail_x, number))
            else:
                bottom[link.head].append((tail_x, number, True))
        if link.tail in sizes.cards and head_y < tail_y:
            bottom[link.tail].append((head_x, number, False))
    for name, ends in bottom.items():
        step = sizes.cards[name] / len(ends)
        for place, (_, number, is_head) in enumerate(sorted(ends)):
            port = ports.nodes[name].add("bottom", (place + 0.5) * step - sizes.cards[name] / 2, f"q{place}")
            (ports.heads if is_head else ports.tails)[number] = port
    for name, arrivals in top.items():
        middle = positions[name][0]
        for place, (x, number) in enumerate(sorted(arrivals, key=lambda end: abs(end[0] - middle))):
            offset = _FIRST_TOP_OFFSET + _TOP_STEP * (place // 2)
            side = offset if x >= middle else -offset
            ports.heads[number] = ports.nodes[name].add("top", side, f"t{place}")


def _leaving_cards(graph: Graph, positions: Positions, sizes: Sizes, ports: Ports) -> None:
    """Spread several lines that leave a card at its top about the middle, sorted by where they go."""
    leaving: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for number, link in enumerate(graph.links):
        if link.tail in sizes.cards and number not in ports.tails:
            leaving[link.tail].append((positions[link.head][0], number))
    for name, ends in leaving.items():
        if len(ends) > 1:
            step = min(_TOP_STEP, (sizes.cards[name] - _TOP_STEP) / len(ends))
            for place, (_, number) in enumerate(sorted(ends)):
                offset = (place - (len(ends) - 1) / 2) * step
                ports.tails[number] = ports.nodes[name].add("top", offset, f"o{number}")


def _ends_at_pills(graph: Graph, positions: Positions, sizes: Sizes, ports: Ports) -> None:
    """What is aimed at a relation ends at the side of its pill that it comes from; what comes from farther away
    comes in flatter and ends higher, so that no two lines cross before the pill.
    """
    aimed: dict[str, list[tuple[float, float, float, int]]] = defaultdict(list)
    for number, link in enumerate(graph.links):
        if link.head in sizes.pills and link.part in {"target", "whole"}:
            x, y = positions[link.tail]
            distance = abs(x - positions[link.head][0])
            aimed[link.head].append((y, distance, x, number))
    for name, ends in aimed.items():
        for place, (_, _, x, number) in enumerate(sorted(ends, reverse=True)):
            edge: Edge = "left" if x < positions[name][0] else "right"
            ports.heads[number] = ports.nodes[name].add(edge, place * _TOP_STEP, f"u{place}")


def _linked_premises(graph: Graph, positions: Positions, sizes: Sizes, ports: Ports) -> None:
    """Spread two or three linked premises along the bottom of their pill, and put the pill between two. More than
    three meet in one point, which looks calmer than many lines that cross.
    """
    premises: dict[str, list[tuple[float, int, Link]]] = defaultdict(list)
    for number, link in enumerate(graph.links):
        if link.part == "premise" and positions[link.tail][1] < positions[link.head][1]:
            premises[link.head].append((positions[link.tail][0], number, link))
    for pill, ends in premises.items():
        if not 1 < len(ends) <= _MOST_SPREAD:
            continue
        ordered = sorted(ends, key=lambda end: end[:2])
        outermost = max(round(sizes.pills[pill] / 2) - _CORNER, _CORNER)
        for place, (_, number, _) in enumerate(ordered):
            offset = place * 2 * outermost / (len(ordered) - 1) - outermost
            ports.heads[number] = ports.nodes[pill].add("bottom", offset, f"b{number}")
        if len(ordered) == _PAIR:
            _pair(ordered, outermost, sizes, ports)


def _pair(pair: list[tuple[float, int, Link]], at_pill: int, sizes: Sizes, ports: Ports) -> None:
    """Let two premises that stand side by side leave at their inner corners, right under their ends at the pill."""
    least = (sizes.cards[pair[0][2].tail] + sizes.cards[pair[1][2].tail]) / 2 + sizes.separation
    if pair[1][0] - pair[0][0] > least * _BESIDE:
        return
    for (_, number, link), sign in zip(pair, (1, -1), strict=True):
        at_card = min(ceil(least / 2) - at_pill, round(sizes.cards[link.tail] / 2) - _CARD_CORNER)
        ports.tails[number] = ports.nodes[link.tail].add("top", sign * at_card, f"o{number}")


def row(ports: list[tuple[float, str]], width: float, height: int) -> str:
    """Write ports as the cells of one table row, each at its offset, with spacers between them."""
    cells: list[str] = []
    reached = 0
    for offset, name in sorted(ports):
        start = min(max(round(width / 2 + offset) - 1, reached), round(width) - 2)
        if start > reached:
            cells.append(f'<TD FIXEDSIZE="TRUE" WIDTH="{start - reached}" HEIGHT="{height}"></TD>')
        cells.append(f'<TD PORT="{name}" FIXEDSIZE="TRUE" WIDTH="2" HEIGHT="{height}"></TD>')
        reached = start + 2
    if reached < round(width):
        cells.append(f'<TD FIXEDSIZE="TRUE" WIDTH="{round(width) - reached}" HEIGHT="{height}"></TD>')
    return f"<TR>{''.join(cells)}</TR>"

"""A map as DOT text that Graphviz lays out: claims, joints and lines in layers, the conclusion on top."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from argmap.display.cards.cards import Cards
from argmap.display.description import title_of
from argmap.display.dot.arrangement import arrangement
from argmap.display.dot.card_nodes import card_node, dot_node, pill_node
from argmap.display.dot.edge_strokes import SAID, edge_attributes
from argmap.display.dot.fans import rows
from argmap.display.dot.graph import Graph, Link
from argmap.display.dot.header import header
from argmap.display.dot.quoting import attributes
from argmap.display.key import key_of

if TYPE_CHECKING:
    from argmap.display.theme import Theme
    from argmap.model.relations import AnyRelation

_SEPARATION = 0.30
_RANK_SEPARATION = 0.42
_CROWD = 6
_MORE_FOR_EACH = 0.03
_MOST_RANK_SEPARATION = 0.75
"""Inches. Where many lines meet at one card they need room to come in steeply enough to be told apart."""
_POINTS = 72.0
_PULL = 20
_PULL_OF_LINKED = 60
_PULL_OF_SINGLE = 160
"""How strongly a line draws its ends together."""
_HEADER_WIDTH = 760.0


def to_dot(cards: Cards, *, bare: bool = False, tick: Callable[[], object] = lambda: None) -> str:
    """Return a map as DOT text: claims are cards, relations are pills, dots or plain lines.

    What is `bare` has boxes of their sizes and lines without heads, to be laid out and not to be looked at.

    `tick` is called for each line of the text, and may raise what ends the work.

    >>> from argmap.display.dot.graph import build
    >>> from argmap.display.theme import LIGHT
    >>> from argmap.model.document import Document
    >>> one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "A claim."}})
    >>> print(to_dot(Cards(one, None, build(one), theme=LIGHT)).splitlines()[0])
    digraph argmap {
    """
    document, graph = cards.document, cards.graph
    label, _ = header(title_of(document), key_of(cards), _HEADER_WIDTH, cards.theme)
    lines = chain(
        _settings(cards.theme, "" if bare else label, graph),
        _boxes(cards) if bare else _nodes(cards),
        _edges(cards, bare=bare),
        arrangement(document, graph),
    )
    text = ["digraph argmap {\n"]
    for line in lines:
        tick()
        text.append(f"  {line}\n")
    return "".join([*text, "}\n"])


def _settings(theme: Theme, label: str, graph: Graph) -> Iterator[str]:
    arrivals = Counter(link.head for link in graph.links)
    crowd = max(arrivals.values(), default=0)
    rank_separation = min(_RANK_SEPARATION + _MORE_FOR_EACH * max(crowd - _CROWD, 0), _MOST_RANK_SEPARATION)
    shape = attributes(
        id=":map",
        rankdir="BT",
        bgcolor=theme.background,
        fontname=theme.font,
        nodesep=f"{_SEPARATION:.2f}",
        ranksep=f"{rank_separation:.2f}",
        pad="0.35",
        splines="spline",
        outputorder="edgesfirst",
    )
    yield f"graph [{shape}]"
    yield f"graph [{attributes(labelloc='t', labeljust='l', label=label)}]"
    yield f"node [{attributes(shape='plain', fontname=theme.font)}]"
    yield f"edge [{attributes(arrowsize='0.75', fontname=theme.font, weight=str(_PULL))}]"


def _nodes(cards: Cards) -> Iterator[str]:
    graph = cards.graph
    for name in (*cards.document.claims, *graph.sources):
        yield card_node(graph.names[name], cards.written(name), cards)
    for relation_id, joint in graph.joints.items():
        if joint == "pill":
            yield pill_node(graph.names[relation_id], relation_id, cards)
        elif joint == "dot":
            yield dot_node(graph.names[relation_id], relation_id, cards)


def _boxes(cards: Cards) -> Iterator[str]:
    yield f"node [{attributes(shape='box', fixedsize='true', label='')}]"
    for name, node in cards.graph.names.items():
        size = cards.pill(name) if name in cards.graph.joints else cards.card(name)
        if size is not None:
            yield f"{node} [{attributes(width=f'{size.width / _POINTS:.4f}', height=f'{size.height / _POINTS:.4f}')}]"
        elif cards.graph.joints[name] == "dot":
            yield f"{node} [{attributes(shape='point', width='0.02')}]"


def _edges(cards: Cards, *, bare: bool) -> Iterator[str]:
    lower = rows(cards.document)
    for number, link in enumerate(cards.graph.links):
        values = {"id": _line_id(link, number)}
        if link.relation is None:
            values |= SAID | {"color": cards.theme.unscored}
        else:
            values |= _relation_stroke(cards, link, link.relation)
            if link.part == "premise" and lower.get(link.relation.id):
                values["minlen"] = str(1 + 2 * lower[link.relation.id])
        if bare:
            values["arrowhead"] = "none"
        ends = (link.head, link.tail) if link.turned else (link.tail, link.head)
        yield f"{ends[0]} -> {ends[1]} [{attributes(**(_turned(values) if link.turned else values))}]"


def _turned(values: dict[str, str]) -> dict[str, str]:
    """Swap head and tail, so that the line looks the same when it is written the other way round."""
    names = {"arrowhead": "arrowtail"}
    return {"dir": "back", **{names.get(name, name): value for name, value in values.items()}}


def _relation_stroke(cards: Cards, link: Link, relation: AnyRelation) -> dict[str, str]:
    force = cards.scores.relations.get(relation.id) if cards.scores is not None else None
    scored = relation.id not in cards.graph.unscored
    values = edge_attributes(relation, cards.theme, scored=scored, force=force, head=link.part != "premise")
    if link.part == "premise":
        values["weight"] = str(_PULL_OF_LINKED if relation.linked else _PULL_OF_SINGLE)
    elif (link.part == "target") == (relation.target in cards.graph.joints):
        values["minlen"] = "2"  # every relation takes two steps, so that statements share ranks
    return values


def _line_id(link: Link, number: int) -> str:
    """A relation that is one line has its own id on it; a colon keeps other lines' ids apart from the user's."""
    if link.part == "whole" and link.relation is not None:
        return link.relation.id
    return f":line{number + 1}"

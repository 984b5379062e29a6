"""A map as DOT text for Graphviz."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from argmap.display.dot.arrangement import arrangement
from argmap.display.dot.card import card_width, claim_card, source_card
from argmap.display.dot.fans import rows
from argmap.display.dot.graph import Graph, Link, build
from argmap.display.dot.header import header as header_label
from argmap.display.dot.pill import pill_label, pill_width
from argmap.display.dot.ports import Ports, Positions, Sizes, assign
from argmap.display.dot.quoting import Label, attributes
from argmap.display.dot.edge_strokes import colour, edge_attributes
from argmap.display.roles import roles
from argmap.display.theme import LIGHT, Theme, named_theme
from argmap.display.words import claim_sentence, relation_sentence

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.model.document import Document
    from argmap.model.relations import AnyRelation

_SEPARATION = 0.30
_RANK_SEPARATION = 0.42
_CROWD = 6
_MORE_FOR_EACH = 0.03
_MOST_RANK_SEPARATION = 0.75
"""Inches. Where many lines meet at one card they need room to come in steeply enough to be told apart."""
_POINTS = 72
_BORDER = 1
_PULL = 20
_PULL_OF_LINKED = 60
_PULL_OF_SINGLE = 160
"""How strongly a line draws its ends together; what keeps a row in order pulls with 1."""


def to_dot(
    document: Document,
    scores: Scores | None = None,
    *,
    theme: Theme | str = LIGHT,
    positions: Positions | None = None,
    settled: bool = False,
    header: bool = True,
    tick: Callable[[], object] = lambda: None,
) -> str:
    """Return a map as DOT text: claims are cards, relations are pills, dots or plain lines.

    `positions` are the centres of the nodes in a first layout; with them each line gets its own port, so that no
    arrowheads pile up. Where they are `settled`, the nodes stay in the order in which they stand, so that the lines
    stay in the order of their ports. `tick` is called for each line of the text, and may raise what ends the work.

    >>> from argmap.model.document import Document
    >>> one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "A claim."}})
    >>> print(to_dot(one).splitlines()[0])
    digraph argmap {
    """
    chosen = named_theme(theme)
    graph = build(document)
    ports = assign(graph, positions, _sizes(document, graph, chosen))
    label = header_label(document, graph, scores, theme=chosen) if header else None
    lines = chain(
        _settings(chosen, label, graph),
        _claim_nodes(document, graph, scores, chosen, ports),
        _source_nodes(document, graph, scores, chosen, ports),
        _relation_nodes(document, graph, scores, chosen, ports),
        _edges(graph, scores, chosen, ports, rows(document)),
        arrangement(document, graph, positions, settled=settled),
    )
    text = ["digraph argmap {\n"]
    for line in lines:
        tick()
        text.append(f"  {line}\n")
    return "".join([*text, "}\n"])


def _sizes(document: Document, graph: Graph, theme: Theme) -> Sizes:
    conclusions = frozenset(document.conclusion)
    cards = {
        graph.names[claim_id]: float(card_width(theme, conclusion=claim_id in conclusions))
        for claim_id in document.claims
    }
    cards |= {graph.names[source]: float(card_width(theme)) for source in graph.sources}
    pills = {
        graph.names[relation_id]: pill_width(document.relations[relation_id])
        for relation_id, joint in graph.joints.items()
        if joint == "pill"
    }
    return Sizes(cards, pills, _SEPARATION * _POINTS + 2 * _BORDER)


def _settings(theme: Theme, label: Label | None, graph: Graph) -> Iterator[str]:
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
    if label is not None:
        yield f"graph [{attributes(labelloc='t', labeljust='l', label=label)}]"
    yield f"node [{attributes(shape='plain', fontname=theme.font)}]"
    yield f"edge [{attributes(arrowsize='0.75', fontname=theme.font, weight=str(_PULL))}]"


def _claim_nodes(document: Document, graph: Graph, scores: Scores | None, theme: Theme, ports: Ports) -> Iterator[str]:
    known, conclusions = roles(document), frozenset(document.conclusion)
    for claim_id, claim in document.claims.items():
        name, conclusion = graph.names[claim_id], claim_id in conclusions
        label = claim_card(claim, known[claim_id], scores, theme=theme, conclusion=conclusion, ports=ports.nodes[name])
        values = {"class": f"{known[claim_id]} conclusion" if conclusion else known[claim_id], "id": claim_id}
        yield f"{name} [{attributes(**values, tooltip=claim_sentence(claim, scores), label=label)}]"


def _source_nodes(document: Document, graph: Graph, scores: Scores | None, theme: Theme, ports: Ports) -> Iterator[str]:
    for source_id, resting in graph.sources.items():
        name, source = graph.names[source_id], document.sources[source_id]
        reliability = scores.sources.get(source_id) if scores is not None else source.reliability
        label = source_card(source, len(resting), reliability, theme=theme, ports=ports.nodes[name])
        values = {"class": "source", "id": source_id, "tooltip": f"Source: {source.name or source_id}"}
        yield f"{name} [{attributes(**values, label=label)}]"


def _relation_nodes(
    document: Document, graph: Graph, scores: Scores | None, theme: Theme, ports: Ports
) -> Iterator[str]:
    for relation_id, joint in graph.joints.items():
        if joint == "none":
            continue
        relation, name = document.relations[relation_id], graph.names[relation_id]
        hue = colour(relation, theme, scored=relation_id not in graph.unscored)
        values = {"class": "relation", "id": relation_id, "tooltip": relation_sentence(relation, scores)}
        if joint == "pill":
            label = pill_label(relation, theme=theme, colour=hue, ports=ports.nodes[name])
            yield f"{name} [{attributes(**values, label=label)}]"
        else:
            look = {"shape": "circle", "style": "filled", "width": "0.09", "fixedsize": "true", "label": ""}
            yield f"{name} [{attributes(**values, **look, color=hue, fillcolor=hue)}]"


def _edges(graph: Graph, scores: Scores | None, theme: Theme, ports: Ports, lower: Mapping[str, int]) -> Iterator[str]:
    for number, link in enumerate(graph.links):
        values = {"id": _line_id(link, number)}
        if link.relation is None:
            values |= {"class": "said", "color": theme.unscored, "penwidth": "1.0", "arrowhead": "none"}
        else:
            values |= _relation_stroke(graph, link, link.relation, scores, theme)
            if link.part == "premise" and lower.get(link.relation.id):
                values["minlen"] = str(1 + 2 * lower[link.relation.id])
        if number in ports.tails:
            values["tailport"] = ports.tails[number]
        if number in ports.heads:
            values["headport"] = ports.heads[number]
        ends = (link.head, link.tail) if link.turned else (link.tail, link.head)
        yield f"{ends[0]} -> {ends[1]} [{attributes(**(_turned(values) if link.turned else values))}]"


def _turned(values: dict[str, str]) -> dict[str, str]:
    """Swap head and tail, so that the line looks the same when it is written the other way round."""
    names = {"tailport": "headport", "headport": "tailport", "arrowhead": "arrowtail"}
    return {"dir": "back", **{names.get(name, name): value for name, value in values.items()}}


def _relation_stroke(
    graph: Graph, link: Link, relation: AnyRelation, scores: Scores | None, theme: Theme
) -> dict[str, str]:
    force = scores.relations.get(relation.id) if scores is not None else None
    scored = relation.id not in graph.unscored
    values = edge_attributes(relation, theme, scored=scored, force=force, head=link.part != "premise")
    if link.part == "premise":
        values["weight"] = str(_PULL_OF_LINKED if relation.linked else _PULL_OF_SINGLE)
    elif (link.part == "target") == (relation.target in graph.joints):
        values["minlen"] = "2"  # every relation takes two steps, so that statements share ranks
    return values


def _line_id(link: Link, number: int) -> str:
    """A relation that is one line has its own id on it; a colon keeps other lines' ids apart from the user's."""
    if link.part == "whole" and link.relation is not None:
        return link.relation.id
    return f":line{number + 1}"

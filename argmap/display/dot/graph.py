"""The nodes and links of a picture: which relation is a pill, a dot or no node at all, and what joins what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from argmap.display.roles import targets, unscored
from argmap.display.words import details
from argmap.model.hearing import resting

if TYPE_CHECKING:
    from argmap.model.document import Document
    from argmap.model.relations import AnyRelation

Joint = Literal["pill", "dot", "none"]
"""An undercut or a backing without anything to say is a line from its premise to the pill it is aimed at."""
Part = Literal["premise", "target", "whole", "said"]
_LINES_PER_SOURCE = 4
"""A source that more claims rest on says their number on its card instead."""


@dataclass(frozen=True, slots=True)
class Link:
    """One line of the picture, from the DOT node `tail` to the DOT node `head`.

    A relation with a joint has a link from each premise to it and one from it to the target; one without has a
    single `whole` link. A `said` link leads from a source to a claim that rests on it.
    """

    tail: str
    head: str
    part: Part
    relation: AnyRelation | None = None
    turned: bool = False
    """Whether it runs back in a circle: for the layout it is written from its head to its tail."""


@dataclass(frozen=True, slots=True)
class Graph:
    """What is drawn. `names` gives the DOT node of every id; these names are ours: n1, r1, s1."""

    names: Mapping[str, str]
    joints: Mapping[str, Joint]
    links: tuple[Link, ...]
    sources: Mapping[str, tuple[str, ...]]
    """The sources that something is aimed at, with the claims that rest on each."""
    unscored: frozenset[str]

    def nodes(self) -> Iterator[str]:
        """Name every node that is drawn: a relation without a joint is a line, and a source none unless aimed at."""
        return (name for key, name in self.names.items() if self.joints.get(key) != "none")


def build(document: Document, pilled: Container[str] = ()) -> Graph:
    """Decide what is drawn of a document; the relations that are `pilled` have something to say in any case."""
    aimed = targets(document)
    resting_on: dict[str, list[str]] = {source: [] for source in document.sources if source in aimed}
    for claim_id, words in resting(document).items():
        for source in dict.fromkeys(one.source for one in words if one.source in resting_on):
            resting_on[source].append(claim_id)
    sources = {source: tuple(claims) for source, claims in resting_on.items()}
    joints = {relation.id: _joint(document, relation, aimed, pilled) for relation in document.relations.values()}
    names = {claim_id: f"n{count}" for count, claim_id in enumerate(document.claims, 1)}
    names |= {relation_id: f"r{count}" for count, relation_id in enumerate(document.relations, 1)}
    names |= {source: f"s{count}" for count, source in enumerate(sources, 1)}
    links = [link for relation in document.relations.values() for link in _links(relation, joints, names)]
    for source, claims in sources.items():
        if len(claims) <= _LINES_PER_SOURCE:
            links += [Link(names[source], names[claim_id], "said") for claim_id in claims]
    tops = [names[claim_id] for claim_id in (*document.conclusion, *document.claims)]
    back = turned(links, tops)
    turned_links = (replace(link, turned=number in back) for number, link in enumerate(links))
    return Graph(names, joints, tuple(turned_links), sources, unscored(document))


def _joint(document: Document, relation: AnyRelation, aimed: frozenset[str], pilled: Container[str]) -> Joint:
    if relation.id in pilled or relation.id in aimed or not relation.certain or details(relation):
        return "pill"
    return "dot" if relation.target in document.claims else "none"


def _links(relation: AnyRelation, joints: Mapping[str, Joint], names: Mapping[str, str]) -> list[Link]:
    target = names[relation.target]
    if joints[relation.id] == "none":
        return [Link(names[premise], target, "whole", relation) for premise in relation.premises]
    joint = names[relation.id]
    links = [Link(names[premise], joint, "premise", relation) for premise in relation.premises]
    return [*links, Link(joint, target, "target", relation)]


def turned(links: Sequence[Link], tops: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines that close a circle, seen from the `tops` downwards.

    A depth-first walk against the lines, from the conclusion to what bears on it; a line that comes out of a node
    the walk is still inside runs back. Turned round for the layout, the conclusion stays on top.
    """
    arriving: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, link in enumerate(links):
        arriving[link.head].append((number, link.tail))
    found: set[int] = set()
    state: dict[str, Literal["inside", "left"]] = {}
    for top in tops:
        if top in state:
            continue
        state[top] = "inside"
        path = [(top, iter(arriving[top]))]
        while path:
            name, rest = path[-1]
            step = next(rest, None)
            if step is None:
                state[name] = "left"
                path.pop()
            elif step[1] not in state:
                state[step[1]] = "inside"
                path.append((step[1], iter(arriving[step[1]])))
            elif state[step[1]] == "inside" and step[1] != name:
                found.add(step[0])
    return frozenset(found)


def loose_claims(graph: Graph, document: Document) -> tuple[str, ...]:
    """Return the claims that no line touches, in the order of the file."""
    touched = Counter(name for link in graph.links for name in (link.tail, link.head))
    return tuple(claim_id for claim_id in document.claims if not touched[graph.names[claim_id]])

"""A map as trees of cards and pills: each claim is at home in one place and a small card, a repeat, in all others."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from argmap.basics.hanging import hanging_on
from argmap.display.layout.placed import Head, Size
from argmap.display.roles import targets
from argmap.model.hearing import resting

if TYPE_CHECKING:
    from argmap.display.layout.sizes import Sizes
    from argmap.model.document import Document
    from argmap.model.relations import AnyRelation

NodeKind = Literal["card", "again", "pill", "group"]
LineKind = Literal["said", "support", "undercut", "rebuttal", "premise"]
"""What the line from a node to its parent says; a premise's line leads to its pill."""
_ORDER: dict[LineKind, int] = {"premise": 0, "said": 0, "support": 1, "undercut": 2, "rebuttal": 3}
_HEADS: dict[LineKind, Head] = {"support": "arrow", "rebuttal": "bar", "undercut": "diamond"}
_SMALL = 4
"""Branches of so many boxes keep the order of the file; larger ones come after them, lest they part a card from them."""
_LINES_PER_SOURCE = 4
_SOURCES = "sources"
"""A source that more claims rest on says their number on its card and has a tree of its own."""


class Node:
    """A box in a tree, and the line to its parent."""

    __slots__ = ("height", "kids", "kind", "line", "name", "of", "place", "relation", "size", "width")

    def __init__(
        self, kind: NodeKind, name: str, of: str, size: Size, line: LineKind, relation: str, place: int
    ) -> None:
        self.kind, self.name, self.of = kind, name, of
        self.width, self.height = float(size.width), float(size.height)
        self.line, self.relation, self.place = line, relation, place
        self.kids: list[Node] = []
        self.size = 1

    @property
    def head(self) -> Head | None:
        """The end of the line to its parent."""
        return _HEADS.get(self.line)


class Forest:
    """Trees; `nodes` holds all of their boxes, parents before their kids; `groups` has the group of each root."""

    def __init__(self, roots: list[Node], nodes: list[Node], groups: list[str]) -> None:
        self.roots, self.nodes, self.groups = roots, nodes, groups


def grown(document: Document, sizes: Sizes, groups: Mapping[str, str] | None = None) -> Forest:
    """Grow the trees of a map: from what nothing is drawn from downwards, breadth first.

    With the `groups` of its claims no tree leaves its group: a premise that is at home in another one is a repeat.
    """
    growing = _Growing(document, sizes, groups or {})
    for of in _tops(document, growing):
        growing.root(of)
    for source_id in growing.claims_of:
        growing.root(source_id)
    for node in reversed(growing.nodes):
        node.kids.sort(key=lambda kid: (_ORDER[kid.line], kid.size if kid.size > _SMALL else 0, kid.place))
        node.size = 1 + sum(kid.size for kid in node.kids)
    return Forest(growing.roots, growing.nodes, growing.groups)


def _tops(document: Document, growing: _Growing) -> Iterator[str]:
    """Name what may become a root, in order: claims on a circle come late, loose ones last.

    Relations that are aimed at each other in a circle bear on no claim: each stands for itself.
    """
    used = {
        premise
        for relation in document.relations.values()
        for premise in relation.premises
        if growing.group_of(premise) == growing.group_of(relation.id)
    }
    yield from (claim_id for claim_id in document.conclusion if claim_id not in used)
    yield from document.conclusion
    yield from (claim_id for claim_id in document.claims if claim_id not in used and claim_id in growing.aimed)
    parts = ((key, (relation.target,)) for key, relation in document.relations.items())
    reached = hanging_on(parts, (*document.claims, *document.sources))
    yield from (relation_id for relation_id in document.relations if relation_id not in reached)
    yield from (claim_id for claim_id in document.claims if claim_id in used)
    yield from document.claims


class _Growing:
    """Trees while they grow."""

    def __init__(self, document: Document, sizes: Sizes, group_of: Mapping[str, str]) -> None:
        self.document, self.sizes, self._group_of = document, sizes, group_of
        self.group, self.groups = "", list[str]()
        self.aimed: dict[str, list[AnyRelation]] = defaultdict(list)
        for relation in document.relations.values():
            self.aimed[relation.target].append(relation)
        self.claims_of = _claims_of_targets(document)
        self.sources_of: dict[str, list[str]] = defaultdict(list)
        for source, claims in self.claims_of.items():
            for claim_id in claims if len(claims) <= _LINES_PER_SOURCE else ():
                self.sources_of[claim_id].append(source)
        self.at_home: set[str] = set()
        self.drawn: set[str] = set()
        self.repeats: Counter[str] = Counter()
        self.roots: list[Node] = []
        self.nodes: list[Node] = []
        self.waiting: deque[Node] = deque()

    def root(self, of: str) -> None:
        """Grow the tree of a claim or source, or below a repeat that of a relation, unless an earlier one holds it."""
        if of in self.at_home or of in self.drawn:
            return
        self.group = self.group_of(of)
        self.groups.append(self.group)
        if of in self.document.relations:
            self.roots.append(self._repeat(of, "said", ""))
            self.waiting.append(self.roots[-1])
        else:
            self.roots.append(self._card(of, "said", ""))
        while self.waiting:
            self._grow(self.waiting.popleft())

    def group_of(self, of: str) -> str:
        """Return the group of a claim, of what a relation bears on in the end, or of none: a source is in no group."""
        seen = set()
        while of in self.document.relations and of not in seen:
            seen.add(of)
            of = self.document.relations[of].target
        return self._group_of.get(of, _SOURCES if self._group_of else "")

    def _node(self, kind: NodeKind, name: str, of: str, size: Size, line: LineKind, relation: str) -> Node:
        node = Node(kind, name, of, size, line, relation, len(self.nodes))
        self.nodes.append(node)
        return node

    def _card(self, of: str, line: LineKind, relation: str) -> Node:
        """Make the card of a claim or source, or a repeat where it has one already."""
        elsewhere = of in self.document.claims and self.group_of(of) != self.group
        if of in self.at_home or elsewhere:
            return self._repeat(of, line, relation)
        self.at_home.add(of)
        size = self.sizes.card(of) if of in self.document.claims else self.sizes.source(of)
        node = self._node("card", of, of, size, line, relation)
        self.waiting.append(node)
        return node

    def _repeat(self, of: str, line: LineKind, relation: str) -> Node:
        self.repeats[of] += 1
        return self._node("again", f"{of}:{self.repeats[of] + 1}", of, self.sizes.again(of), line, relation)

    def _grow(self, card: Node) -> None:
        """Hang below a card all relations that bear on it, what bears on these, and their premises."""
        steps = [(relation, card) for relation in self._left(card.of)]
        joints: list[tuple[AnyRelation, Node, LineKind]] = []
        for relation, parent in steps:  # grows as relations are found that are aimed at relations
            size = self.sizes.pill(relation.id)
            against = self._left(relation.id)
            if size is None and against:
                raise ValueError(f"{relation.id!r} needs a pill: other relations are aimed at it")
            if size is None:
                joints.append((relation, parent, relation.type))
            else:
                pill = self._node("pill", relation.id, relation.id, size, relation.type, relation.id)
                parent.kids.append(pill)
                joints.append((relation, pill, "premise"))
                steps.extend((other, pill) for other in against)
        # Linked premises stand together: they choose first where a claim is at home.
        for relation, parent, line in sorted(joints, key=lambda joint: not joint[0].linked):
            parent.kids.extend(self._card(premise, line, relation.id) for premise in relation.premises)
        card.kids.extend(self._card(source, "said", source) for source in self.sources_of.get(card.of, ()))

    def _left(self, of: str) -> list[AnyRelation]:
        """Take the relations aimed at a thing that no line stands for yet."""
        found = [relation for relation in self.aimed.get(of, ()) if relation.id not in self.drawn]
        self.drawn.update(relation.id for relation in found)
        return found


def _claims_of_targets(document: Document) -> dict[str, list[str]]:
    """Return the sources that something is aimed at, with the claims that rest on each."""
    aimed_at = targets(document)
    found: dict[str, list[str]] = {source: [] for source in document.sources if source in aimed_at}
    for claim_id, words in resting(document).items():
        for source in dict.fromkeys(one.source for one in words if one.source in found):
            found[source].append(claim_id)
    return found

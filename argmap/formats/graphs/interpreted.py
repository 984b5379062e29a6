"""What nodes and edges mean: claims, relations, premises that are needed together, steps that are aimed at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal

from argmap.errors import ParameterError, Problem, nearest_or_all
from argmap.formats.gathered import Gathered
from argmap.formats.graphs.node_fields import claim_fields, kind_of, relation_fields, source_fields
from argmap.formats.graphs.records import Drawn, Edge, Node
from argmap.formats.graphs.vocabulary import (
    CONCLUSIONS,
    JUNCTIONS,
    MAYBE_JUNCTIONS,
    Sense,
    sense_of,
    spelt,
)
from argmap.model.ids import RelationType

Direction = Literal["to_target", "from_target"]
"""Whether edges run from a reason to what it is a reason for, or the other way."""
DefaultSign = Literal["support", "rebuttal"]
"""How an edge counts that says nothing."""
_DIRECTIONS = ("to_target", "from_target")
_SIGNS = ("support", "rebuttal")
_TYPES: Mapping[Sense, RelationType] = {
    "support": "support", "rebuttal": "rebuttal", "undercut": "undercut", "contrary": "rebuttal",
    "contradictory": "rebuttal",
}  # fmt: skip
_PREMISE = "premise"
"""The word of an edge from a premise to the node that joins it with others."""

_BACKINGS = frozenset({"backs", "backing"})
"""The words of an edge that supports such a node itself."""


def check_direction(direction: str, default_sign: str | None) -> None:
    """Refuse options that there are not.

    >>> check_direction("to_target", None)
    """
    for name, given, known in (("direction", direction, _DIRECTIONS), ("default_sign", default_sign, (None, *_SIGNS))):
        if given not in known:
            hint = nearest_or_all(given, [one for one in known if one is not None])
            raise ParameterError(Problem(f"{name} is {given!r}", path=name, hint=hint))


class Interpreted:
    """One file's nodes and edges on their way into a `Gathered`."""

    def __init__(
        self,
        drawn: Drawn,
        gathered: Gathered,
        *,
        default_sign: DefaultSign | None = None,
        direction: Direction = "to_target",
    ) -> None:
        self.drawn, self.gathered = drawn, gathered
        self.default_sign = default_sign
        self.nodes = {node.name: node for node in drawn.nodes}
        edges = drawn.edges if direction == "to_target" else [_turned(edge) for edge in drawn.edges]
        self.edges = [self._forwards(edge) for edge in edges]
        self.named = {edge.name: edge for edge in self.edges if edge.name is not None and edge.name not in self.nodes}
        self.joints = self._joints()
        self.sources = {
            node.name
            for node in drawn.nodes
            if spelt(node.fields.get("type")) == "source" and node.text in {"", node.name, node.fields.get("name")}
        }
        self.ids: dict[str, str] = {}

    def gather(self) -> None:
        """Put everything into the `Gathered`."""
        restated = self._restated()
        for key, entry in self.drawn.documents.items():
            self.gathered.reference(key, **entry)
        self._nodes()
        for start, end in restated.items():
            self.gathered.restate(self.ids[start], self._claim(end))
        self._relations()
        conclusions = [self.ids[node.name] for node in self.drawn.nodes if self._is_conclusion(node)]
        stated = self.drawn.head.get("conclusion")
        if stated is not None:
            listed = stated if isinstance(stated, list | tuple) else [stated]
            conclusions = [self.ids[str(one)] for one in listed if str(one) in self.ids]
            if len(conclusions) < len(listed):
                self.gathered.note("a conclusion names a node that is not there, and is not kept")
        self.gathered.head(**{**self.drawn.head, "conclusion": list(dict.fromkeys(conclusions))})

    @staticmethod
    def _forwards(edge: Edge) -> Edge:
        """Turn an edge round that runs backwards by its word."""
        return _turned(edge) if any(sense_of(word)[1] for word in edge.words) else edge

    def _joints(self) -> set[str]:
        """Return the nodes that only join premises: so they are called, and edges lead in and out."""
        into = {edge.end for edge in self.edges}
        out = {start for edge in self.edges for start in edge.starts}
        found = set()
        for node in self.drawn.nodes:
            words = {spelt(node.fields.get(key)) for key in ("type", "kind", "shape", "category")}
            words |= {spelt(word) for word in _listed(node.fields.get("classes"))}
            bare = not node.text.strip() or node.text == node.name
            joins = (
                bool(words & JUNCTIONS) or (bool(words & MAYBE_JUNCTIONS) and bare) or node.fields.get("joins") is True
            )
            if joins and node.name in into and node.name in out:
                found.add(node.name)
        return found

    def _is_conclusion(self, node: Node) -> bool:
        if node.name in self.joints or node.name in self.sources:
            return False
        named = {spelt(node.fields.get(key)) for key in ("type", "kind", "role", "category")}
        return bool(named & CONCLUSIONS) or node.fields.get("conclusion") is True

    def _nodes(self) -> None:
        for node in self.drawn.nodes:
            if node.name in self.sources:
                fields = source_fields(node, self.gathered)
                self.ids[node.name] = self.gathered.source(node.name, line=node.line, path=node.path, **fields)
        for node in self.drawn.nodes:
            if node.name not in self.joints and node.name not in self.sources:
                fields = claim_fields(node, self.gathered)
                made = self.gathered.claim(node.name, node.text, line=node.line, path=node.path, **fields)
                self.ids.setdefault(node.name, made)

    def _claim(self, name: str, edge: Edge | None = None) -> str:
        """Return the id of a claim; one that no node is there for is added."""
        if name not in self.ids:
            place = {} if edge is None else {"line": edge.line, "path": edge.path}
            self.gathered.note("an edge names a node that is not there, which is read as a claim", **place)  # type: ignore[arg-type]
            self.ids[name] = self.gathered.claim(name, name, **place)  # type: ignore[arg-type]
        return self.ids[name]

    def _restated(self) -> dict[str, str]:
        """Take out the edges that say that a claim restates another; a claim restates one, and not itself."""
        found: dict[str, str] = {}
        ends: dict[str, str] = {}  # from each claim that restates another on to where that leads
        for node in self.drawn.nodes:
            original = node.fields.get("same_as")
            if original is None:
                continue
            name, there = node.name, str(original) in self.nodes
            if there and name not in found and _end(ends, str(original)) != name:
                found[name] = ends[name] = str(original)
            else:
                self.gathered.note("a claim restates one that is not there, or itself", line=node.line, path=node.path)
        left = []
        no_claims = self.joints | self.sources
        for edge in self.edges:
            same = any(sense_of(word)[0] == "same" for word in edge.words)
            if not same:
                left.append(edge)
                continue
            start = edge.starts[0]
            fits = start in self.nodes and edge.end in self.nodes and start not in found and len(edge.starts) == 1
            if fits and no_claims.isdisjoint((start, edge.end)) and _end(ends, edge.end) != start:
                found[start] = ends[start] = edge.end
            else:
                self.gathered.note(
                    "a restatement cannot be kept: it runs in a circle, or restates twice",
                    line=edge.line,
                    path=edge.path,
                )
        self.edges = left
        return found

    def _relations(self) -> None:
        """Add the steps of joints and of edges, those that others aim at by name first known by their names."""
        parts: dict[str, list[Edge]] = defaultdict(list)
        outs: dict[str, list[Edge]] = defaultdict(list)
        aimed: list[tuple[Edge, Sense | None]] = []
        plain: list[Edge] = []
        for edge in self.edges:
            sense = self._sense(edge)
            if edge.starts[0] in self.joints and len(edge.starts) == 1:
                outs[edge.starts[0]].append(edge)
            elif edge.end in self.joints:
                (parts[edge.end].append(edge) if self._is_premise(edge, sense) else aimed.append((edge, sense)))
            else:
                plain.append(edge)
        ready = [*self._of_joints(parts, outs), *self._together(plain)]
        self.gathered.expect(dict.fromkeys(name for name, *_ in ready if name is not None))
        for name, edge, premises, target, sense in ready:
            self._add(name, edge, premises, target, sense)
        for edge, sense in aimed:
            fields = relation_fields(edge.fields, self.gathered, edge)
            self._add(edge.name, replace(edge, fields=fields), edge.starts, edge.end, sense)

    def _is_premise(self, edge: Edge, sense: Sense | None) -> bool:
        """Say whether an edge into a joint brings a premise: what speaks against a step is none."""
        return sense in {None, "support"} and not any(spelt(word) in _BACKINGS for word in edge.words)

    def _of_joints(
        self, parts: Mapping[str, list[Edge]], outs: Mapping[str, list[Edge]]
    ) -> Iterator[tuple[str | None, Edge, Collection[str], str, Sense | None]]:
        """Give the steps that joints stand for."""
        for node in self.drawn.nodes:
            if node.name not in self.joints:
                continue
            premises = [start for edge in parts.get(node.name, ()) for start in edge.starts]
            for place, out in enumerate(outs[node.name]):
                said = self._sense(out) or self._own_sense(node) or "support"
                edge = replace(
                    out,
                    fields={
                        **relation_fields(node.fields, self.gathered, node),
                        **relation_fields(out.fields, self.gathered, out),
                    },
                )
                if premises:
                    yield (node.name if not place else None), edge, premises, out.end, said
                else:
                    self.gathered.note(
                        "a node that joins premises has none, and is left out", line=node.line, path=node.path
                    )

    def _own_sense(self, node: Node) -> Sense | None:
        words = (node.fields.get(key) for key in ("sign", "relation", "scheme", "type", "kind"))
        return next((sense for word in words if (sense := sense_of(word)[0]) is not None), None)

    def _together(self, edges: list[Edge]) -> Iterator[tuple[str | None, Edge, Collection[str], str, Sense | None]]:
        """Give the steps that edges stand for; edges of one `relation` and one target are one step."""
        joined: dict[tuple[Any, ...], list[Edge]] = {}
        for place, edge in enumerate(edges):
            group = edge.fields.get("relation")
            known = group is not None and sense_of(group)[0] is None
            key = (str(group), edge.end, self._sense(edge)) if known else (place,)
            joined.setdefault(key, []).append(edge)
        for key, some in joined.items():
            first = some[0]
            name = key[0] if len(key) > 1 else first.name
            fields = relation_fields(first.fields, self.gathered, first)
            premises = [start for edge in some for start in edge.starts]
            yield name, replace(first, fields=fields), premises, first.end, self._sense(first)

    def _add(self, name: str | None, edge: Edge, premises: Collection[str], end: str, sense: Sense | None) -> None:
        if sense is None:
            hint = 'Say support or rebuttal with each edge, or give default_sign="support" for those that say nothing.'
            self.gathered.bad("the edge says neither for nor against", line=edge.line, path=edge.path, hint=hint)
            return
        step = end in self.joints or (end in self.named)
        target = self.gathered.expected(end) if step else self._claim(end, edge)
        starts = [self._claim(start, edge) for start in premises]
        if step and sense == "rebuttal":
            sense = "undercut"  # there is no other way to speak against a step
        elif not step and sense == "undercut" and end not in self.sources:
            self.gathered.note("an undercut aims at a claim, and is read as a rebuttal", line=edge.line, path=edge.path)
            sense = "rebuttal"
        fields = dict(edge.fields)
        if "answers" in fields:
            fields["answers"] = [self.ids.get(str(one), str(one)) for one in fields["answers"]]
        if sense in {"contrary", "contradictory"}:
            if step or len(set(starts)) > 1 or starts[0] == target:
                self.gathered.note(
                    "what excludes a step, or itself, is read as a rebuttal", line=edge.line, path=edge.path
                )
            else:
                fields["mutual"] = sense
        self.gathered.relation(_TYPES[sense], starts, target, name=name, line=edge.line, path=edge.path, **fields)

    def _sense(self, edge: Edge) -> Sense | None:
        """Say how an edge counts: by its words, by what its start is called, or by default."""
        for word in edge.words:
            sense, _ = sense_of(word)
            if sense is not None:
                return sense
            if isinstance(word, str) and spelt(word) == _PREMISE:
                return None
        if edge.end in self.joints or edge.starts[0] in self.joints:
            return None
        start = self.nodes.get(edge.starts[0])
        if start is not None:
            for key in ("type", "kind", "category", "stance", "role"):
                sense, _ = sense_of(start.fields.get(key))
                if sense is not None and kind_of(start.fields.get(key)) is None:
                    return sense
        return self.default_sign


def _turned(edge: Edge) -> Edge:
    """Turn an edge round; one from several premises has a direction of its own."""
    return edge if len(edge.starts) > 1 else replace(edge, starts=(edge.end,), end=edge.starts[0])


def _listed(value: Any) -> list[Any]:
    return value.split() if isinstance(value, str) else list(value) if isinstance(value, list | tuple) else []


def _end(ends: dict[str, str], start: str) -> str:
    """Return the claim that restatements lead to in the end; what leads on to what is cut short, to be quick again."""
    path, here = [], start
    while here in ends:
        path.append(here)
        here = ends[here]
    ends.update(dict.fromkeys(path, here))
    return here

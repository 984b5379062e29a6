"""From the nodes of AIF to claims and relations: inferences, conflicts, rephrases; what has no place stays in `meta`."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from argmap.formats.annotated.aif.aif_graph import SCHEMES, SPOKEN, STEPS, AifGraph, AifNode, node_name
from argmap.formats.gathered import Gathered
from argmap.formats.json.json_object import keepable
from argmap.model.builder import given_fields
from argmap.model.ids import RelationType

_DEFAULTS = {
    "", "ra", "ca", "ma", "pa", "inference", "conflict", "rephrase", "preference",
    "support", "attack", "defaultsupport", "defaultattack", "defaultinference", "defaultconflict", "defaultrephrase", "defaultpreference",
}  # fmt: skip
"""What says no more than the type of a node does."""
_UNPLACED = {
    "PA": "a preference has no part in scores, and is kept in meta.",
    "MA": "a rephrase of several claims, or in a circle, is kept in meta.",
    "RA": "an inference without premises or conclusion is kept in meta.",
    "CA": "a conflict without an end is kept in meta.",
}


def plain_name(text: str) -> str | None:
    """Return the name of a scheme, None where it says no more than that there is a step.

    >>> plain_name("Default Inference"), plain_name("CauseToEffect")
    (None, 'CauseToEffect')
    """
    return None if re.sub(r"[\s_]", "", text).lower() in _DEFAULTS else text


@dataclass
class Steps:
    """The claims and relations of a graph while they are made."""

    graph: AifGraph
    gathered: Gathered
    whole: bool
    """Whether all that the nodes say is to be kept in `meta`."""
    said_of: Callable[[str], list[dict[str, Any]]]
    """The attributions of a node, by its id."""
    words: dict[str, str]
    """The ids that the nodes have in the map."""
    key: str = "aif"
    """The key of `meta` under which is kept what has no place in a map."""
    claims: list[AifNode] = field(default_factory=list)
    odd: set[str] = field(default_factory=set)
    """Nodes that the model has no place for."""
    odd_edges: list[dict[str, str]] = field(default_factory=list)

    def take(self) -> None:
        """Make everything, claims first."""
        graph, steps = self.graph, self.graph.of_type(*STEPS)
        spoken = {one.id for step in steps for one in (*graph.sources(step.id, "L"), *graph.targets(step.id, "L"))}
        spoken |= {end for pair in self._straight() for end in pair[:2] if graph.nodes[end].type == "L"}
        self.claims = [node for node in graph.nodes.values() if node.type == "I" or node.id in spoken]
        for node in graph.nodes.values():
            if node.type not in {"I", *SCHEMES, *SPOKEN}:
                self.gathered.note(f"a node of another type is kept in meta.{self.key}", path=node.path)
                self.odd.add(node.id)
        restated = self._restated()
        for node in self.claims:
            self._claim(node, restated.get(node.id))
        placed = self._placed(steps)
        for step in steps:
            if step.id in placed:
                self._relations(step, placed)
            else:
                self._set_aside(step)
        for one, other, path in self._straight():
            self.gathered.note("an edge from claim to claim names no step, and is read as a support", path=path)
            self.gathered.relation("support", [self.words[one]], self.words[other], path=path)
        for node in graph.of_type("PA"):
            self._set_aside(node)
        self._look_at_edges()

    def _straight(self) -> list[tuple[str, str, str]]:
        """Return the edges that lead from claim to claim, without a step between."""
        nodes = self.graph.nodes
        return [edge for edge in self.graph.edges if nodes[edge[0]].type in {"I", "L"} and nodes[edge[1]].type == "I"]

    def _claim(self, node: AifNode, restates: tuple[str, AifNode] | None) -> None:
        if node.type == "L":
            self.gathered.note("a locution that takes part in a step is read as a claim, too", path=node.path)
        if "<" in node.text and re.search(r"</?[a-z]+[^>]*>", node.text):
            self.gathered.note("a text holds HTML, which is kept as text", path=node.path)
        own: dict[str, Any] = self._own(node) | ({"type": "L"} if node.type == "L" else {})
        if restates is not None:
            own |= self._rephrase(restates[1])
        self.gathered.claim(
            self.words[node.id],
            node.text,
            path=node.path,
            **given_fields(
                same_as=None if restates is None else self.words[restates[0]],
                said_by=self.said_of(node.id),
                meta=self._meta(node.id, own),
            ),
        )

    def _meta(self, name: str, own: dict[str, Any]) -> dict[str, Any] | None:
        same = node_name(self.words[name], {}) == name or (self.key != "aif" and self.words[name] == name)
        kept: dict[str, Any] = {} if same else {"id": name}
        return (kept | ({self.key: own} if own else {})) or None

    def _own(self, node: AifNode) -> dict[str, Any]:
        """Return what a node has beside its id, type and text, if it is to be kept; otherwise say that it is not."""
        rest = node.rest
        if self.whole and keepable(rest):
            return rest
        for key in rest:
            if key not in {"scheme", "timestamp"}:
                self.gathered.note(f"the {key} of nodes is not kept", path=node.path)
            elif key == "timestamp":
                self.gathered.note(
                    "the timestamp of nodes is not kept", path=node.path, hint='keep="dialogue" keeps it.'
                )
        return {}

    def _rephrase(self, node: AifNode) -> dict[str, Any]:
        rest, name = self._own(node), plain_name(node.text) or plain_name(str(node.raw.get("scheme") or ""))
        kept = {"id": node.id, **({"text": name} if name else {}), **rest} if self.whole or name else {}
        return {"rephrase": kept} if kept else {}

    def _restated(self) -> dict[str, tuple[str, AifNode]]:
        """Return which claim each claim restates, and by which node; a claim restates one other, and never in a circle."""
        found: dict[str, tuple[str, AifNode]] = {}
        above: dict[str, str] = {}
        for node in self.graph.of_type("MA"):
            starts, ends = self.graph.sources(node.id, "I"), self.graph.targets(node.id, "I")
            start, end = (starts[0].id, ends[0].id) if len(starts) == len(ends) == 1 else ("", "")
            if not start or start in found or _top(above, end) == start:
                self._set_aside(node)
            else:
                found[start], above[start] = (end, node), end
        return found

    def _placed(self, steps: list[AifNode]) -> set[str]:
        """Return the steps that have premises and lead to something that is there: take away what leads nowhere."""
        graph, ends = self.graph, {node.id for node in self.claims}
        placed = {step.id for step in steps if graph.sources(step.id, "I", "L")}
        left = {step: sum(one in ends or one in placed for one in graph.out.get(step, ())) for step in placed}
        gone = deque(step for step, number in left.items() if not number)
        while gone:
            step = gone.popleft()
            placed.discard(step)
            for one in graph.sources(step, *STEPS):
                if one.id in placed:
                    left[one.id] -= 1
                    if not left[one.id]:
                        gone.append(one.id)
        return placed

    def _relations(self, step: AifNode, placed: set[str]) -> None:
        """Make a relation to each thing that a step leads to; several steps may lead to one."""
        graph = self.graph
        premises = [self.words[one.id] for one in graph.sources(step.id, "I", "L")]
        ends = graph.targets(step.id, "I", "L", *STEPS)
        known = [one for one in ends if one.type in {"I", "L"} or one.id in placed]
        if len(known) < len(ends):
            self.gathered.note(f"a step leads to one that is kept in meta.{self.key}, and not there", path=step.path)
        if len(known) > 1:
            self.gathered.note("a step with several conclusions is read as one for each", path=step.path)
        scheme = plain_name(step.text) or plain_name(str(step.raw.get("scheme") or ""))
        own = self._own(step)
        if own.get("scheme") and plain_name(str(own["scheme"])) is None:
            own = {**own, "text": step.text}
        for place, end in enumerate(known):
            sort: RelationType = (
                "support" if step.type == "RA" else "rebuttal" if end.type in {"I", "L"} else "undercut"
            )
            name = self.words[step.id] if place == 0 else None
            meta = self._meta(step.id, own) if place == 0 else None
            said = self.said_of(step.id)
            self.gathered.relation(
                sort, premises, self.words[end.id],
                name=name, path=step.path, **given_fields(scheme=scheme, said_by=said, meta=meta),
            )  # fmt: skip

    def _set_aside(self, node: AifNode) -> None:
        self.odd.add(node.id)
        self.gathered.note(f"{_UNPLACED[node.type]}{self.key}", path=node.path)

    def _look_at_edges(self) -> None:
        """Keep the edges of what was set aside, and those that join what no edge joins."""
        nodes, dialogue = self.graph.nodes, set(SPOKEN)
        for start, end, path in self.graph.edges:
            pair = nodes[start].type, nodes[end].type
            if start in self.odd or end in self.odd:
                self.odd_edges.append({"fromID": start, "toID": end})
            elif not dialogue & set(pair) and pair not in _USUAL:
                self.gathered.note(f"an edge from {pair[0]} to {pair[1]} is kept in meta.{self.key}", path=path)
                self.odd_edges.append({"fromID": start, "toID": end})


_USUAL = {
    ("I", "RA"), ("I", "CA"), ("I", "MA"), ("I", "PA"), ("I", "I"), ("RA", "I"), ("CA", "I"), ("MA", "I"),
    ("RA", "RA"), ("RA", "CA"), ("CA", "RA"), ("CA", "CA"),
}  # fmt: skip


def _top(above: dict[str, str], start: str) -> str:
    """Return where the arrows from a claim end; the way there is shortened for the next time."""
    trail = []
    while start in above:
        trail.append(start)
        start = above[start]
    for one in trail:
        above[one] = start
    return start

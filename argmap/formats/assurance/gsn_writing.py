"""From a map to GSN in YAML: linked steps as strategies, rebuttals and undercuts as challenges."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from argmap.basics.frozen import thaw
from argmap.formats.assurance.gsn_elements import CONTEXTS, FLAGS, SOLUTIONS, expected_type, type_by_name
from argmap.formats.features import features
from argmap.formats.gathered import foreign_names
from argmap.formats.losses import Losses, kept
from argmap.formats.yaml.foreign_yaml import plain_yaml
from argmap.model.ids import VERBS, relation_word

if TYPE_CHECKING:
    from argmap.formats.format import Format, Unsupported
    from argmap.model.claims import AnyClaim
    from argmap.model.document import Document
    from argmap.model.relations import AnyRelation

SAYS = features(
    "map.title map.conclusion map.meta claim.id claim.kind claim.tags claim.note claim.url claim.meta relation.id"
    " relation.linked relation.rebuttal relation.undercut relation.on_rebuttal relation.scheme relation.tags"
    " relation.note relation.url relation.meta"
)


def gsn_text(document: Document, form: Format, unsupported: Unsupported) -> str:
    """Write a map as a case."""
    writing = _Writing(kept(document, form, unsupported), Losses(form, unsupported))
    writing.losses.settle()
    return plain_yaml(writing.tree)


class _Writing:
    """The elements of the case while they are made."""

    def __init__(self, document: Document, losses: Losses) -> None:
        self.document, self.losses = document, losses
        own = _own(document.meta)
        self.contexts: dict[str, Any] = own.get("contexts", {}) if isinstance(own.get("contexts"), dict) else {}
        self.names = foreign_names(document.claims.values())
        module = own.get("module") if isinstance(own.get("module"), dict) else {}
        self.tree: dict[str, Any] = {"module": {"name": document.title, **(module or {})}}
        if document.title == "Untitled" and not module:
            del self.tree["module"]
        if set(document.meta) - {"gsn"}:
            losses.lost("meta, but for what was GSN")
        self.claims = set(self.names.values())
        self.edges: dict[tuple[str, str], str] = {}
        self.linked: set[tuple[str, str, str]] = set()
        for claim in document.claims.values():
            self._claim(claim)
        relations = document.relations.values()
        for one in relations:
            if one.type != "undercut":
                self._step(one)
        edge_of = {step: edge for edge, step in reversed(self.edges.items())}
        for one in relations:
            if one.type == "undercut":
                self._undercut(one, edge_of.get(one.target))
        for name, context in self.contexts.items():
            if isinstance(context, dict) and name not in self.tree:
                type_ = context.get("type")
                rest = {key: value for key, value in context.items() if key != "type"}
                self.tree[name] = rest if type_by_name(name) == type_ else {"nodeType": type_, **rest}
        self._check_tops()
        self._leave_away()

    def _element(self, name: str, type_: str, text: str | None, part: AnyClaim | AnyRelation) -> dict[str, Any]:
        """Begin an element with what a claim and a step have both."""
        own = _own(part.meta)
        own.pop("type", None)
        element: dict[str, Any] = {} if type_by_name(name) == type_ else {"nodeType": type_}
        element |= {} if text is None else {"text": text}
        contexts = own.get("inContextOf", [])
        about = [self.contexts.get(one) for one in contexts] if isinstance(contexts, list) else []
        told = [
            f"{one.get('type')}: {one.get('text') or name_}" for one, name_ in zip(about, contexts, strict=True) if one
        ]
        if part.note != ("\n".join(told) or None):
            self.losses.lost("notes", part.id)
        if set(part.meta) - {"id", "gsn"}:
            self.losses.lost("meta, but for what was GSN", part.id)
        if set(part.tags) - {*FLAGS, "away"} or len(set(part.tags)) < len(part.tags):
            self.losses.lost("tags", part.id)
        element |= {"url": part.url} if part.url is not None else {}
        element |= {tag: True for tag in part.tags if tag in FLAGS}
        return {**element, **own}

    def _claim(self, claim: AnyClaim) -> None:
        name, text = self.names[claim.id], claim.text.strip()
        stated, evidence = _own(claim.meta).get("type"), claim.kind == "evidence"
        fits = isinstance(stated, str) and stated not in CONTEXTS and (stated in SOLUTIONS) == evidence
        type_ = str(stated) if fits else expected_type(name, evidence=evidence)
        if claim.kind == "premise":
            self.losses.lost("that a claim is a premise", claim.id)
        if text != claim.text:
            self.losses.lost("blanks at the ends of texts", claim.id)
        self.tree[name] = self._element(name, type_, text, claim)

    def _step(self, one: AnyRelation) -> None:
        """Write a support by an edge where that says all of it, else by a strategy; a rebuttal as a challenge."""
        target = self.names[one.target]
        if one.type == "rebuttal":
            self._challenge(one, target)
            return
        plain = one.id == relation_word(one.premises, VERBS[one.type], one.target)
        bare = one.scheme is None and not one.note and not one.meta and not one.url and not one.tags
        premises = [self.names[premise] for premise in one.premises]
        joined = self._type(target) == "Strategy" and "supportedBy" not in self.tree[target]
        if plain and bare and (joined or not one.linked):
            for premise in premises:
                self._link(target, "supportedBy", premise)
                self.edges.setdefault((target, premise), one.id)
            return
        name = next(iter(foreign_names([one]).values()))
        if name in self.tree or name in self.contexts or self._type(target) == "Strategy":
            self.losses.lost("names of steps, or steps to strategies", one.id)
            name = f"S.{one.id}"
        self.tree[name] = {**self._element(name, "Strategy", one.scheme, one), "supportedBy": premises}
        self._link(target, "supportedBy", name)
        self.edges.setdefault((target, name), one.id)

    def _type(self, name: str) -> str | None:
        stated = self.tree[name].get("nodeType")
        return str(stated) if stated else type_by_name(name)

    def _challenge(self, one: AnyRelation, end: str) -> None:
        name = self.names[one.premises[0]]
        if one.linked:
            self.losses.lost("premises of a challenge that are needed together", one.id)
        if one.type == "rebuttal":
            plain = one.id == relation_word(one.premises, VERBS[one.type], one.target)
            if not plain or self.edges.get((end, name)) is not None:
                self.losses.lost("names of challenges", one.id)
            self.edges.setdefault((end, name), one.id)
        bare = one.scheme is None and not one.note and not set(one.meta) - {"id"} and not one.url
        if not bare or set(one.tags) - {"defeated"} or (one.tags and one.type == "undercut"):
            self.losses.lost("what else is said of challenges", one.id)
        self._link(name, "challenges", end)
        if "defeated" in one.tags:
            self._link(name, "defeatedRelation", end)

    def _undercut(self, one: AnyRelation, edge: tuple[str, str] | None) -> None:
        if edge is None:
            self.losses.lost("undercuts of what has no edge of its own", one.id)
            return
        plain = one.id == relation_word(one.premises, VERBS[one.type], one.target)
        if not plain:
            self.losses.lost("names of challenges", one.id)
        strategy = edge[1] not in self.claims
        self._challenge(one, edge[1] if strategy else f"{edge[0]} -> {edge[1]}")

    def _link(self, name: str, link: str, other: str) -> None:
        if (name, link, other) in self.linked:
            self.losses.lost("a second relation between the same claims", name)
        else:
            self.linked.add((name, link, other))
            self.tree[name].setdefault(link, []).append(other)

    def _leave_away(self) -> None:
        """Leave out what stands in another file; what has become more than a name is written here."""
        for claim in self.document.claims.values():
            name = self.names[claim.id]
            if "away" in claim.tags and self.tree[name] == {"text": name}:
                del self.tree[name]
            elif "away" in claim.tags:
                self.losses.lost("tags", claim.id)

    def _check_tops(self) -> None:
        """Say so where the claims that the map is about are not those at the top of the case."""
        below = {other for element in self.tree.values() for other in element.get("supportedBy", ())}
        tops = [
            key for key, name in self.names.items()
            if name not in below and "challenges" not in self.tree[name]
            and self._type(name) == "Goal"
        ]  # fmt: skip
        if self.document.conclusion and set(tops) != set(self.document.conclusion):
            self.losses.lost("which claims the map is about: in GSN those that nothing stands above")


def _own(meta: Mapping[str, Any]) -> dict[str, Any]:
    own = thaw(meta.get("gsn", {}))
    return own if isinstance(own, dict) else {}

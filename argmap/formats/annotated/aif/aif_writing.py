"""From a map to AIF: claims as I-nodes, relations as RA and CA, restatements as MA, attributions as locutions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from argmap.basics.frozen import thaw
from argmap.formats.annotated.aif.aif_graph import node_name
from argmap.formats.annotated.aif.aif_steps import plain_name
from argmap.formats.annotated.aif.dialogue import DIALOGUE
from argmap.formats.annotated.aif.illocutions import noted
from argmap.formats.features import features
from argmap.formats.losses import Losses, kept
from argmap.model.document import Document

if TYPE_CHECKING:
    from argmap.formats.format import Format, Unsupported
    from argmap.model.claims import AnyClaim
    from argmap.model.relations import AnyRelation
    from argmap.model.sources import Attribution, Passage

SAYS = features(
    "map.title map.conclusion map.meta documents sources claim.id claim.said_by claim.same_as claim.meta relation.id"
    " relation.linked relation.rebuttal relation.undercut relation.backing relation.on_undercut relation.on_rebuttal"
    " relation.scheme relation.said_by relation.meta"
)
_TEXTS = {"RA": "Default Inference", "CA": "Default Conflict", "MA": "Default Rephrase"}


def aif_text(document: Document, form: Format, unsupported: Unsupported) -> str:
    """Write a map as AIFdb has it."""
    writing = _Writing(document, form, unsupported)
    tree = {"nodes": writing.nodes, "edges": writing.edges, "locutions": writing.locutions}
    if writing.participants:
        tree["participants"] = writing.participants
    return _dumped({**tree, **writing.rest, "argmap": writing.head})


def xaif_text(document: Document, form: Format, unsupported: Unsupported) -> str:
    """Write a map in the envelope of xAIF."""
    writing = _Writing(document, form, unsupported)
    rest = {key: value for key, value in writing.rest.items() if key != "AIF"}  # whose place the graph takes
    if len(rest) < len(writing.rest):
        losses = Losses(form, unsupported)
        losses.lost("what the file said under the key AIF")
        losses.settle()
    inner = {
        "nodes": writing.nodes, "edges": writing.edges, "locutions": writing.locutions,
        "participants": writing.participants, "schemefulfillments": [], "descriptorfulfillments": [],
    }  # fmt: skip
    inner |= writing.envelope
    spoken = any(node.get("type") == "L" for node in writing.nodes)
    envelope = {
        "text": "",
        "dialog": spoken,
        "OVA": {"firstname": "", "surname": "", "url": "", "nodes": [], "edges": []},
    }
    if "ova" in rest:
        del envelope["OVA"]
    return _dumped({"AIF": inner, **envelope, **rest, "argmap": writing.head})


def _dumped(tree: Mapping[str, Any]) -> str:
    return json.dumps(tree, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


class _Writing:
    """The parts of the file while they are made."""

    def __init__(self, document: Document, form: Format, unsupported: Unsupported) -> None:
        self.document = document = kept(document, form, unsupported)
        self.losses = Losses(form, unsupported)
        self.nodes: list[dict[str, Any]] = []
        self.edges: list[dict[str, Any]] = []
        self.locutions: list[dict[str, Any]] = []
        self.participants: list[dict[str, Any]] = []
        own = thaw(document.meta.get("aif", {}))
        self.old = own if isinstance(own, dict) else {}
        self.dialogue = self.old.get("dialogue", {})
        rest = self.old.get("rest", {})
        self.rest: dict[str, Any] = dict(rest) if isinstance(rest, dict) else {}
        envelope = self.old.get("envelope", {})
        self.envelope: dict[str, Any] = dict(envelope) if isinstance(envelope, dict) else {}
        self.head = {"title": document.title, **({"conclusion": [*document.conclusion]} if document.conclusion else {})}
        self._name()
        self._write()
        self.losses.settle()

    def _name(self) -> None:
        """Give every claim and relation the id of its node; nodes that are kept as they were hold theirs."""
        held = {str(node.get("nodeID")) for node in self._old_nodes()}
        self.names: dict[str, str] = {}
        self.taken = set(held)
        for part in (*self.document.claims.values(), *self.document.relations.values()):
            name = node_name(part.id, part.meta)
            spoken = _own(part.meta).get("type") == "L"
            if (name in self.taken and not (spoken and name in held)) or not name:
                name = self._fresh(part.id)
            self.names[part.id] = name
            self.taken.add(name)

    def _fresh(self, stem: str) -> str:
        made, number = stem, 1
        while made in self.taken:
            number += 1
            made = f"{stem}_{number}"
        self.taken.add(made)
        return made

    def _old_nodes(self) -> list[dict[str, Any]]:
        return [node for part in (self.old, self.dialogue) for node in _rows(part, "nodes")]

    def _write(self) -> None:
        document = self.document
        self._people()
        self.spoken = {str(node.get("nodeID")) for node in self._old_nodes() if node.get("type") == "L"}
        for claim in document.claims.values():
            self._claim(claim)
        for relation in document.relations.values():
            self._relation(relation)
        self._write_old()
        for key, reference in document.documents.items():
            if key != DIALOGUE or reference.file or reference.author:
                self.losses.lost("documents", key)
        for key in document.meta:
            if key != "aif":
                self.losses.lost("meta of the map, but for what was AIF", str(key))

    def _people(self) -> None:
        for source in self.document.sources.values():
            first, _, last = (source.name or "").partition(" ")
            first, last = (first, last) if first and last else (source.name or "", "")
            if source.name == "":
                self.losses.lost("empty names", source.id)
            self.participants.append({"participantID": source.id, "firstname": first, "surname": last})
            for key in ("kind", "via", "reliability", "tags", "note", "url", "meta"):
                value = getattr(source, key)
                if value not in (None, (), {}):
                    self.losses.lost(f"{key} of sources", source.id)

    def _write_old(self) -> None:
        """Write what was kept as it was, where the nodes that it is about are still there."""
        written = {self.names[part.id] for part in self.document.claims.values()}
        self.nodes.extend(node for node in self._old_nodes() if str(node.get("nodeID")) not in written)
        there = {str(node.get("nodeID")) for node in self.nodes}
        for part in (self.old, self.dialogue):
            for edge in _rows(part, "edges"):
                if {str(edge.get("fromID")), str(edge.get("toID"))} <= there:
                    self._edge(str(edge["fromID"]), str(edge["toID"]))
                else:
                    self.losses.lost("edges that were kept, to what is gone", str(edge.get("fromID")))
        self.locutions = [*_rows(self.dialogue, "locutions"), *self.locutions]
        known = {str(row.get("participantID")) for row in _rows(self.dialogue, "participants")}
        ours = [row for row in self.participants if row["participantID"] not in known and not self.dialogue]
        self.participants = [*_rows(self.dialogue, "participants"), *ours]

    def _edge(self, start: str, end: str) -> None:
        number = str(len(self.edges) + 1)
        self.edges.append({"edgeID": number, "fromID": start, "toID": end, "formEdgeID": None})

    def _claim(self, claim: AnyClaim) -> None:
        name, own = self.names[claim.id], _own(claim.meta)
        rephrase = own.pop("rephrase", {})
        kind = own.pop("type", "I")
        self.nodes.append({"nodeID": name, "text": claim.text, "type": kind, **own})
        if claim.same_as is not None:
            rephrase = rephrase if isinstance(rephrase, dict) else {}
            given = str(rephrase.pop("id", "")) or self._fresh(f"{claim.id}.restates")
            self.nodes.append({"nodeID": given, "text": _TEXTS["MA"], "type": "MA", **rephrase})
            self._edge(name, given)
            self._edge(given, self.names[claim.same_as])
        for said in claim.said_by:
            self._said(said, name, claim.text)
        self._lost_meta(claim.meta, claim.id)

    def _relation(self, relation: AnyRelation) -> None:
        name, own = self.names[relation.id], _own(relation.meta)
        kind = "RA" if relation.type == "support" else "CA"
        if relation.scheme is not None and plain_name(relation.scheme) is None:
            self.losses.lost("schemes that are called as no scheme is", relation.id)
        stated = {"text": relation.scheme or _TEXTS[kind], **({"scheme": relation.scheme} if relation.scheme else {})}
        self.nodes.append({"nodeID": name, "type": kind, **stated, **own})
        for premise in relation.premises:
            self._edge(self.names[premise], name)
        self._edge(name, self.names[relation.target])
        for said in relation.said_by:
            self._said(said, name, self.document.claims[relation.premises[0]].text)
        self._lost_meta(relation.meta, relation.id)

    def _lost_meta(self, meta: Mapping[str, Any], where: str) -> None:
        if set(meta) - {"id", "aif"}:
            self.losses.lost("meta, but for what was AIF", where)

    def _said(self, said: Attribution, about: str, words: str) -> None:
        """Write an attribution as a locution that is anchored in what is said, unless it is there already."""
        item = said.at.item if said.at is not None and said.at.document == DIALOGUE else None
        if self.dialogue and item in self.spoken:
            return
        written = noted(said.note, said.act)
        if written is None:
            self.losses.lost("notes of attributions", about)
        illocution, time = written or noted(None, said.act) or ("Asserting", None)
        if not said.certain:
            self.losses.lost("doubt about attributions", about)
        locution = self._locution(said, item, words, time)
        anchor = self._fresh(f"{about}.said")
        self.nodes.append({"nodeID": anchor, "text": illocution, "type": "YA", "scheme": illocution.replace(" ", "")})
        self._edge(locution, anchor)
        self._edge(anchor, about)

    def _locution(self, said: Attribution, item: str | None, words: str, time: str | None) -> str:
        place = self._place(said.at)
        if item is not None and item in self.spoken:
            return item
        name = item if item is not None and item not in self.taken else self._fresh(f"L{len(self.locutions) + 1}")
        self.taken.add(name)
        self.spoken.add(name)
        speaker = self.document.sources[said.source]
        text = f"{speaker.name or speaker.id} : {words if place is None else place}"
        self.nodes.append({"nodeID": name, "text": text, "type": "L"})
        start = f"{said.date.isoformat()} {time or '00:00:00'}" if said.date is not None else None
        self.locutions.append({"nodeID": name, "personID": said.source, "start": start, "end": None, "source": None})
        if said.reply_to is not None:
            self._answers(said.reply_to, name)
        return name

    def _place(self, place: Passage | None) -> str | None:
        if place is None:
            return None
        if place.document != DIALOGUE or any(
            getattr(place, key) is not None for key in ("page", "lines", "section", "paragraph", "footnote", "comment")
        ):
            self.losses.lost("places in documents", str(place))
        if place.quote is not None and place.quote != place.quote.strip():
            self.losses.lost("blanks at the ends of quotations", str(place))
        return place.quote or ""

    def _answers(self, before: Passage, name: str) -> None:
        """Join a locution to the one that it answers, where that one is there."""
        if before.document != DIALOGUE or before.item is None:
            self.losses.lost("what attributions answer", name)
            return
        if before.item not in self.spoken and before.item not in self.taken:
            self.taken.add(before.item)
            self.spoken.add(before.item)
            self.nodes.append({"nodeID": before.item, "text": before.quote or "", "type": "L"})
        turn = self._fresh(f"{name}.answers")
        self.nodes.append({"nodeID": turn, "text": "Default Transition", "type": "TA"})
        self._edge(before.item, turn)
        self._edge(turn, name)


def _own(meta: Mapping[str, Any]) -> dict[str, Any]:
    own = thaw(meta.get("aif", {}))
    return own if isinstance(own, dict) else {}


def _rows(part: object, name: str) -> list[dict[str, Any]]:
    rows = part.get(name, []) if isinstance(part, dict) else []
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []

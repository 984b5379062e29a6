"""From a map to SADFace: claims as atoms, relations as nodes between them, ids as UUIDs."""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from argmap.basics.frozen import thaw
from argmap.formats.annotated.aif.aif_steps import plain_name
from argmap.formats.features import features
from argmap.formats.gathered import foreign_names
from argmap.formats.losses import Losses, kept

if TYPE_CHECKING:
    from argmap.formats.format import Format, Unsupported
    from argmap.model.document import Document
    from argmap.model.relations import AnyRelation

SAYS = features(
    "map.title map.meta claim.id claim.meta relation.id relation.linked relation.rebuttal relation.undercut"
    " relation.mutual relation.backing relation.on_undercut relation.on_rebuttal relation.scheme relation.meta"
)
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_RESERVED = {"conflict", "attack", "disagreement", "disagree", "rebuttal", "undercut", "inference", "support"}
_LONG_AGO = "1970-01-01T00:00:00"
"""The same map is written the same at any time."""


def sadface_text(document: Document, form: Format, unsupported: Unsupported) -> str:
    """Write a map as an analysis."""
    document, losses = kept(document, form, unsupported), Losses(form, unsupported)
    tree = _Writing(document, losses).tree
    losses.settle()
    return json.dumps(tree, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


class _Writing:
    """The parts of the file while they are made."""

    def __init__(self, document: Document, losses: Losses) -> None:
        self.document, self.losses = document, losses
        parts = [*document.claims.values(), *document.relations.values()]
        names = foreign_names(parts)
        self.names = {key: name if _UUID.fullmatch(name) else made_uuid(key) for key, name in names.items()}
        own = _own(document.meta)
        self.dialect = own.pop("dialect", "0.5")
        odd = own.pop("odd", None)
        if odd:
            losses.lost("nodes that were kept and have no place in a map")
        if set(document.meta) - {"sadface"}:
            losses.lost("meta, but for what was SADFace")
        self.nodes: list[dict[str, Any]] = []
        self.edges: list[dict[str, Any]] = []
        for claim in document.claims.values():
            node = {"id": self.names[claim.id], "type": "atom", "text": claim.text, "sources": [], "metadata": {}}
            self.nodes.append(self._with_own(node, claim.id, claim.meta))
        for one in document.relations.values():
            self._step(one)
        self.tree = {**self._head(own), "nodes": self.nodes, "edges": self.edges}

    def _head(self, own: dict[str, Any]) -> dict[str, Any]:
        title = self.document.title
        metadata = own.get("metadata") if isinstance(own.get("metadata"), dict) else None
        core = metadata.get("core") if metadata is not None else None
        if isinstance(core, dict) or self.dialect != "0.1":
            core = dict(core) if isinstance(core, dict) else made_core(title)
            core |= {"title": title} if title != "Untitled" or "title" in core else {}
            return {"resources": [], **own, "metadata": {**(metadata or {}), "core": core}}
        return {**own, **({"title": title} if title != "Untitled" else {})}

    def _with_own(self, node: dict[str, Any], key: str, meta: Mapping[str, Any]) -> dict[str, Any]:
        """Add what was kept of a node, and its id in the map where its UUID does not tell it."""
        own = _own(meta)
        if set(meta) - {"id", "sadface"}:
            self.losses.lost("meta, but for what was SADFace", key)
        metadata = own.pop("metadata", {})
        metadata = dict(metadata) if isinstance(metadata, dict) else {}
        metadata.pop("argmap", None)
        if self.names[key] not in {key, key[1:]}:
            metadata |= {"argmap": {"id": key}}
        return {**node, "metadata": {**node["metadata"], **metadata}, **own}

    def _step(self, one: AnyRelation) -> None:
        name, against = self.names[one.id], one.type != "support"
        mutual = getattr(one, "mutual", None)
        if mutual == "contradictory":
            self.losses.lost("that one of two claims must be true", one.id)
        plain = "conflict" if against else "support"
        if one.scheme is not None and (plain_name(one.scheme) is None or one.scheme.lower() in _RESERVED):
            self.losses.lost("schemes that are called as none is", one.id)
        if one.scheme is not None and against and self.dialect != "0.5":
            self.losses.lost("schemes of attacks", one.id)
        if self.dialect == "0.5":
            stated = {
                "type": "conflict" if against else "inference",
                "name": one.scheme or ("attack" if against else "support"),
            }
            stated |= {"name": "disagreement"} if mutual is not None else {}
        else:
            stated = {"type": "scheme", "name": plain if against else one.scheme or plain}
        if mutual is not None and one.scheme is not None:
            self.losses.lost("schemes of disagreements", one.id)
        self.nodes.append(self._with_own({"id": name, **stated, "metadata": {}}, one.id, one.meta))
        for premise in one.premises:
            self._edge(self.names[premise], name)
        if mutual is not None:
            self._edge(self.names[one.target], name)
        else:
            self._edge(name, self.names[one.target])

    def _edge(self, start: str, end: str) -> None:
        if any(edge["source_id"] == start for edge in self.edges[-1:]) and self.edges[-1]["target_id"] == end:
            self.losses.lost("a disagreement of a claim with itself", end)
        self.edges.append({"id": made_uuid(f"{start} {end}"), "source_id": start, "target_id": end})


def made_core(title: str) -> dict[str, Any]:
    """Return what the head of an analysis says where nobody has said it."""
    return {
        "id": made_uuid(title), "version": "0.5", "analyst_name": "", "analyst_email": "",
        "created": _LONG_AGO, "edited": _LONG_AGO,
    }  # fmt: skip


def made_uuid(text: str) -> str:
    """Return a UUID that is always the same for a text.

    >>> made_uuid("rain") == made_uuid("rain"), made_uuid("rain")[14]
    (True, '4')
    """
    digest = hashlib.sha256(text.encode()).digest()[:16]
    return str(uuid.UUID(bytes=digest, version=4))


def _own(meta: Mapping[str, Any]) -> dict[str, Any]:
    own = thaw(meta.get("sadface", {}))
    return own if isinstance(own, dict) else {}

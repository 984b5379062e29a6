"""The XML of the argumentative microtexts: text segments, their claims, and edges that may aim at edges."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from argmap.basics.frozen import thaw
from argmap.formats.annotated.xml_elements import XmlElement, xml_elements
from argmap.formats.features import features
from argmap.formats.format import MOST_PARTS, Likeness, ReadResult, Unsupported
from argmap.formats.gathered import Gathered
from argmap.formats.glimpse import Glimpse
from argmap.formats.losses import Losses, kept
from argmap.model.builder import given_fields
from argmap.model.claims import AnyClaim
from argmap.model.document import Document
from argmap.model.ids import RelationType, unused

_TYPES: dict[str, RelationType] = {"sup": "support", "exa": "support", "reb": "rebuttal", "und": "undercut"}
_EXAMPLE = "example"
_OUTSIDE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, or reads as something else."""
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


class MicrotextFile:
    """Reads and writes the graphs of the microtext corpus.

    `sup` and `exa` are supports, `reb` rebuttals, `und` undercuts; `add` joins its claim to the premises of an edge. What
    the opponent says is tagged `opp`.

    >>> text = '<arggraph id="t"><edu id="e1">It rains.</edu><adu id="a1" type="pro"/>'
    >>> text += '<edge id="c1" src="e1" trg="a1" type="seg"/></arggraph>'
    >>> MicrotextFile().read(text).document.claims["a1"].text
    'It rains.'
    """

    name = "microtext"
    title = "microtext XML"
    suffixes: tuple[str, ...] = (".xml",)
    writes = True
    says = features(
        "map.title map.conclusion map.meta claim.id claim.tags claim.meta relation.id relation.linked relation.rebuttal"
        " relation.undercut relation.on_undercut relation.on_rebuttal relation.scheme relation.meta"
    )

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Tell it by its root."""
        return Likeness.CERTAIN if re.search(r"<arggraph[\s>]", glimpse.head[:4000]) else Likeness.NO

    def read(self, text: str, *, source: str = "<string>", limit: int | None = MOST_PARTS) -> ReadResult:
        """Read a graph."""
        gathered = Gathered(source, limit=limit)
        elements = xml_elements(text.removeprefix("\ufeff"), source=source)
        root = elements[0]
        if root.name != "arggraph":
            gathered.bad(f"the root must be arggraph, not {root.name}", line=root.line)
            return gathered.result()
        reading = _Reading(elements[1:], gathered)
        own = {key: value for key, value in root.attributes.items() if key != "id"} | reading.left
        title = root.attributes.get("id") or "Untitled"
        gathered.head(title=title, conclusion=reading.tops, meta={"microtext": own} if own else {})
        return gathered.result()

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:
        """Write a graph."""
        document, losses = kept(document, self, unsupported), Losses(self, unsupported)
        text = _Writing(document, losses).text
        losses.settle()
        return text


class _Reading:
    """The claims and relations of a graph while they are made."""

    def __init__(self, elements: list[XmlElement], gathered: Gathered) -> None:
        self.gathered = gathered
        self.by_name: dict[str, dict[str, XmlElement]] = {"edu": {}, "joint": {}, "adu": {}, "edge": {}}
        for one in elements:
            name = one.attributes.get("id", "")
            if one.name not in self.by_name:
                gathered.note(f"the element {one.name} is not read", line=one.line)
            elif not name or any(name in part for part in self.by_name.values()):
                gathered.note("an element without an id, or with that of another one, is not read", line=one.line)
            else:
                self.by_name[one.name][name] = one
        self.edges = {name: one for name, one in self.by_name["edge"].items() if one.attributes.get("type") != "seg"}
        self.left: dict[str, Any] = {}
        self._claims()
        self._relations()

    def _segments(self) -> dict[str, list[str]]:
        """Return the segments of each claim, over joints if need be."""
        above: dict[str, list[str]] = {}
        for one in self.by_name["edge"].values():
            if one.attributes.get("type") == "seg":
                above.setdefault(one.attributes.get("src", ""), []).append(one.attributes.get("trg", ""))
        found: dict[str, list[str]] = {name: [] for name in self.by_name["adu"]}
        for edu in self.by_name["edu"]:
            ends = [
                end for first in above.get(edu, ()) for end in ([first] if first in found else above.get(first, ()))
            ]
            for end in ends:
                found.get(end, []).append(edu)
        return found

    def _claims(self) -> None:
        segments, edus = self._segments(), self.by_name["edu"]
        sources = {one.attributes.get("src") for one in self.edges.values()}
        for name, one in self.by_name["adu"].items():
            own = segments[name]
            meta = {"edus": [[edu, edus[edu].text] for edu in own]} if len(own) > 1 else {}
            text = " ".join(edus[edu].text.strip() for edu in own) if len(own) > 1 else edus[own[0]].text if own else ""
            tags = ["opp"] if one.attributes.get("type") == "opp" else []
            fields = given_fields(tags=tags, meta={"microtext": meta} if meta else None)
            self.gathered.claim(name, text, line=one.line, **fields)
        self.tops = [word for name in self.by_name["adu"] if name not in sources and (word := self._word(name))]
        self.tops = self.tops if len(self.tops) == 1 else []
        used = {edu for own in segments.values() for edu in own}
        unused_edus = [[name, one.text] for name, one in edus.items() if name not in used]
        self.left = {"edus": unused_edus} if unused_edus else {}

    def _word(self, name: str) -> str | None:
        return self.gathered.word(name)

    def _root(self, name: str) -> str | None:
        """Return the edge that an added premise joins in the end; None where that is nowhere."""
        seen: set[str] = set()
        while name in self.edges and self.edges[name].attributes.get("type") == "add" and name not in seen:
            seen.add(name)
            name = self.edges[name].attributes.get("trg", "")
        return name if name in self.edges and name not in seen else None

    def _relations(self) -> None:
        premises: dict[str, list[str]] = {}
        added: dict[str, list[str]] = {}
        for name, one in self.edges.items():
            type_, source = one.attributes.get("type", ""), one.attributes.get("src", "")
            root = self._root(name) if type_ in {*_TYPES, "add"} else None
            if root is None or self._word(source) is None:
                self.gathered.note("an edge of another type, or without an end, is not read", line=one.line)
                continue
            premises.setdefault(root, [])
            if type_ == "add":
                premises[root].append(source)
                added.setdefault(root, []).append(name)
            else:
                premises[root].insert(0, source)
        names = {name: self._relation_name(name) for name in premises}
        for root, sources in premises.items():
            one = self.edges[root]
            type_, target = one.attributes.get("type", ""), one.attributes.get("trg", "")
            over = self._root(target) if target in self.edges else None
            end = self._word(target) if over is None else names.get(over)
            if end is None or type_ not in _TYPES:
                self.gathered.note("an edge of another type, or without an end, is not read", line=one.line)
                continue
            sort = _TYPES[type_]
            adds = added.get(root, [])
            meta: dict[str, Any] = {} if names[root] == root else {"id": root}
            usual = [f"{root}.add{'' if place == 1 else f'_{place}'}" for place in range(1, len(adds) + 1)]
            meta |= {"microtext": {"add": adds}} if adds != usual else {}
            scheme = _EXAMPLE if type_ == "exa" else None
            words = [word for source in sources if (word := self._word(source)) is not None]
            fields = given_fields(scheme=scheme, meta=meta or None)
            self.gathered.relation(sort, words, end, name=names[root], line=one.line, **fields)

    def _relation_name(self, name: str) -> str:
        return name if _NAME.fullmatch(name) else f"_{re.sub(r'[^A-Za-z0-9_.-]', '_', name)}"


class _Writing:
    """The lines of the file while they are made."""

    def __init__(self, document: Document, losses: Losses) -> None:
        self.document, self.losses = document, losses
        self.taken: set[str] = {*document.claims, *document.relations}
        title = document.title if _NAME.fullmatch(document.title) else "map"
        if title != document.title:
            losses.lost("titles of more than a word")
        own = _own(document.meta)
        self.edus: list[str] = []
        self.adus: list[str] = []
        self.edges: list[str] = []
        for pair in own.pop("edus", []):
            self._edu(pair[1], pair[0])
        for claim in document.claims.values():
            self._claim(claim)
        for one in document.relations.values():
            self._relation(one.id)
        rest = "".join(f" {key}={quoteattr(str(value))}" for key, value in own.items() if _NAME.fullmatch(key))
        if set(document.meta) - {"microtext"}:
            losses.lost("meta, but for what was of a microtext")
        bearing = {premise for one in document.relations.values() for premise in one.premises}
        tops = [key for key in document.claims if key not in bearing]
        if document.conclusion and list(document.conclusion) != tops:
            losses.lost("which claims the map is about: in a microtext the one that bears on nothing")
        self.text = "\n".join([
            "<?xml version='1.0' encoding='UTF-8'?>", f"<arggraph id={quoteattr(title)}{rest}>",
            *self.edus, *self.adus, *self.edges, "</arggraph>", "",
        ])  # fmt: skip

    def _fresh(self, stem: str) -> str:
        made = unused(stem, self.taken)
        self.taken.add(made)
        return made

    def _edu(self, text: str, wanted: str | None = None) -> str:
        name = self._fresh(wanted if wanted is not None and _NAME.fullmatch(wanted) else f"e{len(self.edus) + 1}")
        self.edus.append(f"  <edu id={quoteattr(name)}>{escape(_OUTSIDE.sub('�', text))}</edu>")
        return name

    def _claim(self, claim: AnyClaim) -> None:
        if _OUTSIDE.search(claim.text):
            self.losses.lost("characters that XML does not have", claim.id)
        if set(claim.tags) - {"opp"} or len(claim.tags) > 1:
            self.losses.lost("tags", claim.id)
        if set(claim.meta) - {"id", "microtext"}:
            self.losses.lost("meta, but for what was of a microtext", claim.id)
        stored = _own(claim.meta).get("edus", [])
        joined = " ".join(str(pair[1]).strip() for pair in stored)
        parts = stored if stored and joined == claim.text else [[None, claim.text]]
        names = [self._edu(str(text), wanted) for wanted, text in parts]
        self.adus.append(f'  <adu id={quoteattr(claim.id)} type="{"opp" if "opp" in claim.tags else "pro"}"/>')
        for name in names:
            self._edge(self._fresh(f"s{len(self.edges) + 1}"), name, claim.id, "seg")

    def _relation(self, key: str) -> None:
        one = self.document.relations[key]
        if one.scheme is not None and (one.scheme != _EXAMPLE or one.type != "support"):
            self.losses.lost("schemes", key)
        if set(one.meta) - {"id", "microtext"}:
            self.losses.lost("meta, but for what was of a microtext", key)
        type_ = {"support": "exa" if one.scheme == _EXAMPLE else "sup", "rebuttal": "reb", "undercut": "und"}[one.type]
        self._edge(key, one.premises[0], one.target, type_)
        wanted = _own(one.meta).get("add", [])
        for place, premise in enumerate(one.premises[1:]):
            name = wanted[place] if place < len(wanted) and _NAME.fullmatch(str(wanted[place])) else f"{key}.add"
            self._edge(self._fresh(str(name)), premise, key, "add")

    def _edge(self, name: str, source: str, target: str, type_: str) -> None:
        ends = f"src={quoteattr(source)} trg={quoteattr(target)}"
        self.edges.append(f'  <edge id={quoteattr(name)} {ends} type="{type_}"/>')


def _own(meta: Mapping[str, Any]) -> dict[str, Any]:
    own = thaw(meta.get("microtext", {}))
    if not isinstance(own, dict):
        return {}
    edus = own.get("edus", [])
    fits = isinstance(edus, list) and all(
        isinstance(pair, list) and [type(x) for x in pair] == [str, str] for pair in edus
    )
    add = own.get("add", [])
    left = {key: value for key, value in own.items() if key not in {"edus", "add"}}
    return {
        **left,
        **({"edus": edus} if fits and edus else {}),
        **({"add": add} if isinstance(add, list) and add else {}),
    }

"""From a map to LTAC: an outline in which every claim is written once, and cited where it stands again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from argmap.basics.frozen import thaw
from argmap.formats.features import features
from argmap.formats.gathered import foreign_names
from argmap.formats.losses import Losses, kept
from argmap.model.ids import VERBS, relation_word

if TYPE_CHECKING:
    from argmap.formats.format import Format, Unsupported
    from argmap.model.claims import AnyClaim
    from argmap.model.document import Document
    from argmap.model.relations import AnyRelation

SAYS = features(
    "map.conclusion map.meta claim.id claim.kind claim.tags claim.note claim.url claim.meta relation.id relation.linked"
    " relation.rebuttal relation.undercut relation.scheme relation.tags relation.note relation.url relation.meta"
)
_CUT = re.compile(r"(?:^|\s)\([^()]*\)$|\}$")
_TAG = re.compile(r"[a-z][a-z0-9_-]*")
_NAME = re.compile(r"[^\s:^(){}]+")
_AGAINST = {"counter", "defeater", "away"}


def ltac_text(document: Document, form: Format, unsupported: Unsupported) -> str:
    """Write a map as an outline."""
    writing = _Writing(kept(document, form, unsupported), Losses(form, unsupported))
    writing.losses.settle()
    return "\n".join(writing.lines) + "\n"


class _Writing:
    """The lines of the outline while they are made."""

    def __init__(self, document: Document, losses: Losses) -> None:
        self.document, self.losses = document, losses
        contexts = _own(document.meta).get("contexts", {})
        self.contexts: dict[str, Any] = contexts if isinstance(contexts, dict) else {}
        if set(document.meta) - {"ltac"}:
            losses.lost("meta, but for what was LTAC")
        named = foreign_names(document.claims.values())
        self.names = {key: name if _NAME.fullmatch(name) else key for key, name in named.items()}
        self.taken = set(self.names.values())
        self.below: dict[str, list[AnyRelation]] = {}
        for one in document.relations.values():
            self.below.setdefault(one.target, []).append(one)
        self.done: set[str] = set()
        self.lines: list[str] = []
        self.written: set[str] = set()
        """The relations that stand in the outline."""
        bearing = {premise for one in document.relations.values() for premise in one.premises}
        tops = [key for key, one in document.claims.items() if key not in bearing and one.kind != "evidence"]
        if document.conclusion and set(document.conclusion) != set(tops):
            losses.lost("which claims the map is about: in LTAC those that nothing stands above")
        for key in (*tops, *document.claims):
            if key not in self.done:
                self._walk(key)
        left = [one.id for one in document.relations.values() if one.id not in self.written]
        if left:
            losses.lost("undercuts of steps that have no strategy", *left)

    def _walk(self, top: str) -> None:
        """Write a claim and all that stands below it."""
        stack: list[tuple[int, Any, str]] = [(0, top, "")]
        while stack:
            depth, part, option = stack.pop()
            pad = "  " * depth
            if isinstance(part, str) and part in self.done:
                kind = "Evidence" if self.document.claims[part].kind == "evidence" else "Claim"
                self.lines.append(f"{pad}- {kind} ^{self.names[part]}{option}")
                continue
            if isinstance(part, str):
                self.done.add(part)
                claim = self.document.claims[part]
                self.lines.append(pad + self._claim_line(claim, option))
                below = self._contexts(claim.meta, depth + 1)
                for one in self.below.get(part, ()):
                    below += self._below(one, depth + 1)
            else:
                self.lines.append(pad + self._strategy_line(part))
                below = self._contexts(part.meta, depth + 1)
                below += [(depth + 1, premise, "") for premise in part.premises]
                for one in self.below.get(part.id, ()):
                    below += self._below(one, depth + 1)
            stack.extend(reversed(below))

    def _below(self, one: AnyRelation, depth: int) -> list[tuple[int, Any, str]]:
        """Return what a relation puts below its target."""
        self.written.add(one.id)
        plain = one.id == relation_word(one.premises, VERBS[one.type], one.target)
        bare = one.scheme is None and not one.tags and not one.meta and one.note is None and one.url is None
        if one.type == "support":
            return [(depth, one.premises[0], "")] if plain and bare and not one.linked else [(depth, one, "")]
        if one.linked:
            self.losses.lost("premises of a counter-argument that are needed together", one.id)
        if not plain or not bare:
            self.losses.lost("names of counter-arguments, and what else is said of them", one.id)
        return [(depth, premise, " {defeater}") for premise in one.premises]

    def _contexts(self, meta: Mapping[str, Any], depth: int) -> list[tuple[int, Any, str]]:
        """Write the contexts of an element, which have nothing below them."""
        for name in self._context_names(meta):
            context = self.contexts[name]
            type_ = context.get("type", "Context")
            if name in self.done:
                self.lines.append(f"{'  ' * depth}- {type_} ^{name}")
            else:
                self.done.add(name)
                reference = context.get("url") or context.get("reference")
                tail = f" ({reference})" if reference else ""
                self.lines.append(f"{'  ' * depth}- {type_} {name}: {context.get('text', '')}{tail}".rstrip())
        return []

    def _context_names(self, meta: Mapping[str, Any]) -> list[str]:
        names = _own(meta).get("inContextOf", [])
        return [one for one in names if isinstance(self.contexts.get(one), dict)] if isinstance(names, list) else []

    def _strategy_line(self, one: AnyRelation) -> str:
        name = next(iter(foreign_names([one]).values()))
        if not _NAME.fullmatch(name) or name in self.done or name in self.taken:
            self.losses.lost("names of steps", one.id)
            name = f"S.{one.id}"
        if one.target not in self.document.claims or one.id in self.done:
            self.losses.lost("steps to what is no claim", one.id)
        self.done.add(name)
        return f"- Strategy {name}{self._said(one.scheme or '', one)}{self._tail(one, '')}"

    def _claim_line(self, claim: AnyClaim, option: str) -> str:
        type_ = "Evidence" if claim.kind == "evidence" else "Claim"
        if _own(claim.meta).get("type") == "Strategy":
            type_ = "Strategy"
        if claim.kind == "premise":
            self.losses.lost("that a claim is a premise", claim.id)
        name = self.names[claim.id]
        away = "away" in claim.tags and claim.text == name
        said = "" if away else self._said(claim.text, claim)
        if "away" in claim.tags and not away:
            self.losses.lost("tags", claim.id)
        return f"- {type_} {'^' if away else ''}{name}{said}{self._tail(claim, option)}"

    def _said(self, text: str, part: AnyClaim | AnyRelation) -> str:
        line = " ".join(text.split())
        if line != text:
            self.losses.lost("line breaks and blanks", part.id)
        if _CUT.search(line):
            self.losses.lost("texts that end in brackets", part.id)
            line = f"{line}."
        return f": {line}" if line else ""

    def _tail(self, part: AnyClaim | AnyRelation, option: str) -> str:
        """Write the reference and the options, and say what else there is."""
        own = _own(part.meta)
        reference = part.url if part.url is not None else own.get("reference")
        fits = isinstance(reference, str) and re.fullmatch(r"[^()\r\n]+", reference) and reference == reference.strip()
        if reference is not None and (not fits or (part.url is not None and "://" not in part.url)):
            self.losses.lost("addresses of other kinds", part.id)
        tags = [tag for tag in part.tags if tag != "away"]
        if any(not _TAG.fullmatch(tag) or tag in _AGAINST for tag in tags) or tags != sorted(set(tags)):
            self.losses.lost("tags of other kinds", part.id)
        told = [self._told(name) for name in self._context_names(part.meta)]
        if part.note != ("\n".join(told) or None) or set(own) - {"type", "inContextOf", "reference"}:
            self.losses.lost("notes, and what else is kept of an element", part.id)
        if set(part.meta) - {"id", "ltac"}:
            self.losses.lost("meta, but for what was LTAC", part.id)
        options = [*(tag for tag in sorted(set(tags)) if _TAG.fullmatch(tag)), *option.strip(" {}").split()]
        return (f" ({reference})" if fits else "") + (f" {{{', '.join(options)}}}" if options else "")

    def _told(self, name: str) -> str:
        context = self.contexts[name]
        return f"{context.get('type')}: {context.get('text') or name}"


def _own(meta: Mapping[str, Any]) -> dict[str, Any]:
    own = thaw(meta.get("ltac", {}))
    return own if isinstance(own, dict) else {}

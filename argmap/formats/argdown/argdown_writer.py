"""Write a map in Argdown: statements with what bears on them, then structures, then sketched arguments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from argmap.basics.text import one_line
from argmap.formats.argdown.argdown_document import about
from argmap.formats.argdown.argdown_escaped import escaped, flow, hashtags, read_back
from argmap.formats.argdown.argdown_fields import READ_KEYS
from argmap.formats.argdown.argdown_forms import Forms
from argmap.formats.argdown.argdown_head import CONSUMED
from argmap.model.document import Document
from argmap.model.ids import VERBS, relation_word
from argmap.model.relations import AnyRelation

_UP = {"support": "+", "rebuttal": "-", "undercut": "_"}
_DOWN = {"support": "+>", "rebuttal": "->", "undercut": "_>"}
_RULE = re.compile(r"[^\W_][\w ']*(?:, [^\W_][\w ']*)*")
_CLAIM_WORDS = ("kind", "prior", "hedge", "said_by", "implied", "status", "note", "url")


def written(document: Document, forms: Forms) -> str:
    """Return the text."""
    writer = _Writer(document, forms)
    blocks = [*writer.front(), *writer.statements(), *writer.structures(), *writer.arguments()]
    return "\n\n".join(blocks) + "\n"


class _Writer:
    """One map on its way to a text."""

    def __init__(self, document: Document, forms: Forms) -> None:
        self.document, self.forms, self.tree = document, forms, document.to_tree()
        self.titles = forms.titles
        self.below: dict[str, list[str]] = {}  # the lines that stand under a claim or a relation
        for one in forms.lines.values():
            premise, target = one.premises[0], one.target
            if getattr(one, "mutual", None) == "contradictory":
                self.below.setdefault(premise, []).append(f">< {self.ref(target)}")
            else:
                self.below.setdefault(target, []).append(f"{_UP[one.type]} {self.ref(premise)}")
        for one in forms.steps.values():
            if one.target in forms.structures:
                self.below.setdefault(one.target, []).append(f"{_UP[one.type]} {self.ref(one.premises[0])}")

    def ref(self, key: str) -> str:
        """Return a claim or a structure in its brackets."""
        sketched = key in self.forms.arguments or key not in self.document.claims
        return f"<{self.titles[key]}>" if sketched else f"[{self.titles[key]}]"

    def front(self) -> Iterator[str]:
        """Write the front matter, and comments."""
        meta = dict(self.tree.get("meta", {}))
        rest = meta.get("front_matter")
        top: dict[str, Any] = {"title": self.document.title}
        if self.document.claims and self.document.title == "Untitled":  # as it would be without saying it
            top = {}
        if self._is_front(rest):
            top |= meta.pop("front_matter")
        if self.forms.strict:
            top["model"] = {"mode": "strict"}
        comments = meta.get("comments")
        kept = isinstance(comments, list) and comments and all(map(_is_comment, comments))
        if kept:
            del meta["comments"]
        own = self._head(meta)
        if own:
            top["argmap"] = own
        lines = [f"{flow(key)}: {flow(value)}" for key, value in top.items()]
        if lines:
            yield "\n".join(["===", *lines, "==="])
        if kept:
            yield "\n".join(f"/* {text} */" if re.search("[\r\n]", text) else f"// {text}" for text in comments or ())

    @staticmethod
    def _is_front(rest: Any) -> bool:
        if not isinstance(rest, Mapping) or not rest or any(key in rest for key in CONSUMED):
            return False
        group = rest.get("group")
        return not (isinstance(group, Mapping) and "regroup" in group)

    def _head(self, meta: Mapping[str, Any]) -> dict[str, Any]:
        own: dict[str, Any] = {
            key: self.tree[key]
            for key in ("defaults", "tags", "note", "url", "documents", "sources")
            if key in self.tree
        }
        if meta:
            own["meta"] = meta
        aims: list[tuple[str, str]] = []
        scored = [key for key, claim in self.document.claims.items() if claim.kind != "question"]
        for one in (*self.forms.structures.values(), *self.forms.lines.values(), *self.forms.steps.values()):
            if one.target in self.document.claims and one.type != "undercut":
                aims.extend((premise, one.target) for premise in one.premises)
                if getattr(one, "mutual", None):
                    aims.append((one.target, one.premises[0]))
        if list(self.document.conclusion) != about(scored, aims):
            own = {"conclusion": [self.titles[key] for key in self.document.conclusion], **own}
        return own

    def statements(self) -> Iterator[str]:
        """Write every claim that is a statement."""
        for key in self.document.claims:
            if key not in self.forms.arguments:
                yield self._block(self._defined(key, {}), self.below.get(key, []))

    def arguments(self) -> Iterator[str]:
        """Write every claim that is a sketched argument, with the steps that it takes."""
        steps: dict[str, list[str]] = {}
        for one in self.forms.steps.values():
            steps.setdefault(one.premises[0], []).append(one.id)
        for key in self.document.claims:
            if key not in self.forms.arguments:
                continue
            own = steps.get(key, [])
            said = self._step_data(own[0]) if len(own) == 1 else {}
            aimed = [one for one in own if self.forms.steps[one].target not in self.forms.structures]
            aims = [f"{_DOWN[self.forms.steps[one].type]} {self._target(one)}" for one in aimed]
            under = [line for one in own for line in self.below.get(one, [])]
            lines = dict.fromkeys([*aims, *self.below.get(key, []), *under])
            yield self._block(self._defined(key, said), list(lines))

    def _target(self, step: str) -> str:
        """Return what a step is aimed at; another step is named by the argument that takes it."""
        target = self.forms.steps[step].target
        return self.ref(self.forms.steps[target].premises[0] if target in self.forms.steps else target)

    def structures(self) -> Iterator[str]:
        """Write every step with linked premises, or with more to say than a sign can."""
        for key, one in self.forms.structures.items():
            lines = self.below.get(key, [])
            backs = [line for line in lines if line.startswith("+")]
            if backs or (self.forms.titled(key) and not self._has_made_id(one)):
                yield self._block(f"<{self.titles[key]}>", backs)
            premises = [f"({number}) {self.ref(premise)}" for number, premise in enumerate(one.premises, 1)]
            rule = self._inference(key)
            undercuts = [f"  {line}" for line in lines if not line.startswith("+")]
            yield "\n".join([*premises, rule, *undercuts, f"({len(premises) + 1}) {self.ref(one.target)}"])

    def _inference(self, key: str) -> str:
        said = dict(self.forms.said[key])
        scheme = said.get("scheme", "")
        if not self.forms.titled(key) and not self._has_made_id(self.forms.structures[key]):
            said = {"id": key, **said}
        rule = f"{said.pop('scheme')} " if _RULE.fullmatch(scheme) and one_line(scheme) == scheme else ""
        data = self._with_meta(said, key)
        return f"-- {rule}{flow(data) + ' ' if data else ''}--" if rule or data else "----"

    @staticmethod
    def _has_made_id(one: AnyRelation) -> bool:
        return one.id == relation_word(one.premises, VERBS[one.type], one.target)

    def _step_data(self, key: str) -> dict[str, Any]:
        """Return what is said of the step of a sketched argument."""
        one, said = self.forms.steps[key], self._with_meta(dict(self.forms.said[key]), None)
        if not self._has_made_id(one):
            said = {"id": one.id, **said}
        return {"relation": said} if said else {}

    def _defined(self, key: str, more: Mapping[str, Any]) -> str:
        """Write a claim with its text, its tags and its data."""
        claim = self.document.claims[key]
        entry = self.tree["claims"][key]
        entry = {} if isinstance(entry, str) else dict(entry)
        text = escaped(claim.text)
        tags = hashtags(claim.tags)
        data: dict[str, Any] = {word: entry[word] for word in _CLAIM_WORDS if word in entry}
        if claim.same_as is not None:
            data["same_as"] = self.titles[claim.same_as]
        if tags is None:
            data["tags"] = list(claim.tags)
        if read_back(f"{text}{tags or ''}") != claim.text:
            data["text"] = claim.text
        data = self._with_meta({**data, "meta": entry.get("meta", {})}, key) | dict(more)
        return f"{self.ref(key)}: {text}{tags or ''}{' ' + flow(data) if data else ''}"

    def _with_meta(self, data: dict[str, Any], key: str | None) -> dict[str, Any]:
        """Put `meta` among the data, but for words that are read there; a name that is the title goes without saying."""
        meta = dict(data.pop("meta", {}))
        if key is not None and meta.get("id") == self.titles[key] and self.titles[key] != key:
            del meta["id"]
        inner = {word: value for word, value in meta.items() if word in READ_KEYS or word == "id"}
        data |= {word: value for word, value in meta.items() if word not in inner}
        return {**data, "meta": inner} if inner else data

    @staticmethod
    def _block(first: str, lines: list[str]) -> str:
        return "\n".join([first, *(f"  {line}" for line in lines)])


def _is_comment(text: Any) -> bool:
    """Say whether a comment is read back as it is."""
    return isinstance(text, str) and text != "" and text == text.strip() and "*/" not in text

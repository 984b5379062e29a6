"""A document as a flowchart that GitHub and others draw."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from argmap.formats.gathered import foreign_names
from argmap.formats.graphs.vocabulary import sense_of
from argmap.formats.losses import Losses, kept
from argmap.model.ids import unused, word_from_text
from argmap.model.relations import Rebuttal

if TYPE_CHECKING:
    from argmap.formats.format import Format, Unsupported
    from argmap.model.document import Document
    from argmap.model.relations import AnyRelation

JOINT, CONCLUSION, IMPLIED = "inference", "conclusion", "implied"
"""The classes of a node that joins premises, of what the map is about, and of what nobody says outright."""
_SIMPLE = re.compile(r"[0-9A-Za-z_\u00c0-\u024f](?:[0-9A-Za-z_.\u00c0-\u024f]|-(?=[0-9A-Za-z_]))*")
_RESERVED = frozenset(
    [
        "end",
        "graph",
        "flowchart",
        "subgraph",
        "class",
        "classdef",
        "style",
        "linkstyle",
        "click",
        "direction",
        "default",
        "href",
        "call",
        "interpolate",
        "x",
        "o",
    ]
)
_TAG = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_ESCAPED = {
    '"': "#quot;", "#": "#35;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "`": "#96;", "\\": "#92;", "\n": "<br/>",
    ";": "#59;", "%": "#37;", "{": "#123;", "}": "#125;",
}  # fmt: skip
_LINES = {"support": "-->", "rebuttal": "--x", "undercut": "--x"}
_TAKEN_CLASSES = frozenset({JOINT, CONCLUSION, IMPLIED, "premise", "evidence", "question", "claim"})


def written_text(text: str) -> str:
    """Write a text so that no letter of it is markup.

    >>> written_text('<b>"no"</b>\\nB')
    '"#lt;b#gt;#quot;no#quot;#lt;/b#gt;<br/>B"'
    """
    safe = "".join(_ESCAPED.get(letter) or (letter if letter.isprintable() else f"#{ord(letter)};") for letter in text)
    begin = len(safe) - len(safe.lstrip(" "))
    end = len(safe) - len(safe.rstrip(" "))
    inner = safe.strip(" ")
    return f'"{"#32;" * begin}{inner}{"#32;" * (end if inner else 0)}"'


def drawing(document: Document, form: Format, unsupported: Unsupported) -> str:
    """Return the text of a chart; what it cannot say is raised, warned of or left out."""
    document = kept(document, form, unsupported)
    losses = Losses(form, unsupported)
    return "\n".join([*_head(document), *_Lines(document, losses).all()]) + "\n"


def joins_by_text(text: str) -> bool:
    """Say whether a box of this text is taken for a joint of premises, unless a class of it says what kind of claim it is.

    >>> joins_by_text(" & "), joins_by_text("And"), joins_by_text("And so on.")
    (True, True, False)
    """
    return text.strip().lower() in {"", "&", "+", "and", "∧", "·", "•"}


def _head(document: Document) -> list[str]:
    title = document.title
    front = ["---", f"title: {json.dumps(title, ensure_ascii=True)}", "---"] if title != "Untitled" else []
    return [*front, "flowchart BT"]


class _Lines:
    def __init__(self, document: Document, losses: Losses) -> None:
        self.document, self.losses = document, losses
        self.aimed = {one.target for one in document.relations.values()}
        self.names: dict[str, str] = {}
        taken: set[str] = set()
        for key, name in foreign_names([*document.claims.values(), *document.relations.values()]).items():
            good = next((one for one in (name, key) if _is_simple(one)), None)
            self.names[key] = unused(_simple(key) if good is None else good, taken)
            taken.add(self.names[key])

    def all(self) -> list[str]:
        """Return the lines: boxes, links, classes."""
        classes: dict[str, list[str]] = {}
        for key in self.document.conclusion:
            classes.setdefault(CONCLUSION, []).append(self.names[key])
        lines = []
        for claim in self.document.claims.values():
            name = self.names[claim.id]
            lines.append(f"    {name}[{written_text(claim.text)}]")
            if claim.kind != "claim" or joins_by_text(claim.text):
                classes.setdefault(claim.kind, []).append(name)
            if claim.implied:
                classes.setdefault(IMPLIED, []).append(name)
            for tag in dict.fromkeys(claim.tags):
                known = tag in _TAKEN_CLASSES or sense_of(tag)[0] is not None or tag.lower() in _RESERVED
                if _TAG.fullmatch(tag) is None or known:
                    self.losses.lost("tags that are no plain words", claim.id)
                else:
                    classes.setdefault(tag, []).append(name)
        links = [line for one in self.document.relations.values() for line in self._links(one)]
        joints = [self.names[one.id] for one in self.document.relations.values() if self._joins(one)]
        if joints:
            classes[JOINT] = joints
        self.losses.settle()
        marks = [f"    class {','.join(names)} {name}" for name, names in classes.items()]
        return [*lines, *links, *marks]

    def _joins(self, one: AnyRelation) -> bool:
        return one.linked or one.id in self.aimed

    def _links(self, one: AnyRelation) -> list[str]:
        target = self.names[one.target]
        mutual = one.mutual if isinstance(one, Rebuttal) else None
        line = "x--x" if mutual is not None and not self._joins(one) else _LINES[one.type]
        words: list[str] = [mutual] if mutual is not None and (mutual == "contradictory" or self._joins(one)) else []
        if one.type == "support" and one.target in self.document.relations:
            words = ["backing"]
        said = [*words, *(["?"] if not one.certain else [])]
        number = [] if one.strength is None else [repr(one.strength)]
        label = " ".join(["".join(said), *number] if said else number)
        marked = f"{line}|{written_text(label)}|" if label else line
        if not self._joins(one):
            return [f"    {self.names[one.premises[0]]} {marked} {target}"]
        joint = self.names[one.id]
        premises = " & ".join(self.names[premise] for premise in one.premises)
        return [f'    {joint}((" "))', f"    {premises} --- {joint}", f"    {joint} {marked} {target}"]


def _is_simple(name: str) -> bool:
    return _SIMPLE.fullmatch(name) is not None and name.lower() not in _RESERVED


def _simple(key: str) -> str:
    made = re.sub(r"[^A-Za-z0-9_]+", "_", word_from_text(key)).strip("_") or "n"
    return f"n_{made}"

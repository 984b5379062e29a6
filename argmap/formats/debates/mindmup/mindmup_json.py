"""MindMup's own files (.mup): ideas within ideas, some of which are groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.formats.features import features
from argmap.formats.format import MOST_PARTS, Likeness, ReadOnly, ReadResult
from argmap.formats.gathered import Gathered
from argmap.formats.glimpse import Glimpse
from argmap.formats.json.json_object import json_object
from argmap.model.builder import given_fields
from argmap.model.ids import RelationType

_GROUPS = ("supporting", "opposing")
_IMPLICIT = "attr_implicit_claim"
_KNOWN = {"styleNames", "group", "parentConnector", "contentLocked", "note", "theme", "collapsed", "position"}
_ALL_CLAIMS = 3
"""From this version on, the file as such is no claim, and what is in it is."""


class MindmupFile(ReadOnly):
    """Reads argument maps of MindMup: what stands in a supporting group supports together, in an opposing one it rebuts.

    >>> text = '{"id": "root", "formatVersion": 3, "title": "T", "ideas": {"1": {"id": 1, "title": "It rains."}}}'
    >>> list(MindmupFile().read(text).document.claims)
    ['it_rains']
    """

    name = "mindmup"
    title = "a MindMup map"
    suffixes: tuple[str, ...] = (".mup", ".json")
    says = features("map.title map.conclusion claim.implied claim.note relation.linked relation.rebuttal")

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Tell it by its ideas."""
        tree = glimpse.json
        found = isinstance(tree, dict) and isinstance(tree.get("ideas"), dict) and "title" in tree
        return Likeness.CERTAIN if found and "formatVersion" in tree else Likeness.LIKELY if found else Likeness.NO

    def read(self, text: str, *, source: str = "<string>", limit: int | None = MOST_PARTS) -> ReadResult:
        """Read a map."""
        gathered = Gathered(source, limit=limit)
        tree = json_object(text, source=source, note=gathered.note)
        title = str(tree.get("title") or "").strip()
        version = tree.get("formatVersion")
        inner = isinstance(version, int) and version >= _ALL_CLAIMS
        tops = _ideas(tree, "$", gathered) if inner else [("$", tree)]
        if tree.get("theme"):
            gathered.note("the theme is not kept", path="$.theme")
        conclusion = [_claim(top, path, gathered) for path, top in tops]
        _walk([(path, top, word) for (path, top), word in zip(tops, conclusion, strict=True)], gathered)
        gathered.head(title=title or "Untitled", conclusion=conclusion)
        return gathered.result()


def _ideas(idea: Mapping[str, Any], path: str, gathered: Gathered) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the ideas within an idea, in the order that their keys give them."""
    ideas = idea.get("ideas")
    if not isinstance(ideas, Mapping):
        return []
    found = [(f"{path}.ideas.{key}", ideas[key]) for key in sorted(ideas, key=_rank)]
    for here, one in found:
        if not isinstance(one, Mapping):
            gathered.note("an idea is no mapping, and is not read", path=here)
    return [(here, one) for here, one in found if isinstance(one, Mapping)]


def _rank(key: str) -> tuple[float, str]:
    try:
        return float(key), key
    except ValueError:
        return float("inf"), key


def _attributes(idea: Mapping[str, Any]) -> Mapping[str, Any]:
    attributes = idea.get("attr")
    return attributes if isinstance(attributes, Mapping) else {}


def _claim(idea: Mapping[str, Any], path: str, gathered: Gathered) -> str:
    attributes = _attributes(idea)
    for key in attributes:
        if key not in _KNOWN:
            gathered.note(f"the {key} of ideas is not kept", path=path)
    note, styles = attributes.get("note"), attributes.get("styleNames")
    said = note.get("text") if isinstance(note, Mapping) else note
    implied = isinstance(styles, list) and _IMPLICIT in styles
    fields = given_fields(note=said if isinstance(said, str) and said else None, implied=implied)
    return gathered.claim(None, str(idea.get("title") or "").strip(), path=path, **fields)


def _walk(stack: list[tuple[str, Mapping[str, Any], str]], gathered: Gathered) -> None:
    """Read what stands under each claim."""
    stack.reverse()
    while stack:
        path, idea, word = stack.pop()
        for below, other in _ideas(idea, path, gathered):
            group = _attributes(other).get("group")
            sort: RelationType = "rebuttal" if str(group).lower() == "opposing" else "support"
            if not group:
                gathered.note("a claim under a claim is in no group, and is read as a support", path=below)
            elif str(group).lower() not in _GROUPS:
                gathered.note("a group is neither supporting nor opposing, and is read as a support", path=below)
            members = _ideas(other, below, gathered) if group else [(below, other)]
            if not members:
                gathered.note("a group is empty", path=below)
                continue
            words = [_claim(one, at, gathered) for at, one in members]
            gathered.relation(sort, words, word, path=below)
            stack.extend((at, one, inner) for (at, one), inner in zip(members, words, strict=True))

"""Argument maps for MindMup in YAML, as the program called argmap has them: `r1:` a reason, `o1:` an objection."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from argmap.formats.features import features
from argmap.formats.format import MOST_PARTS, Likeness, ReadOnly, ReadResult
from argmap.formats.gathered import Gathered
from argmap.formats.glimpse import Glimpse
from argmap.formats.yaml.foreign_yaml import line_of, yaml_mapping
from argmap.formats.yaml.marked import MarkedTree
from argmap.model.builder import given_fields
from argmap.model.ids import RelationType

_GROUP = re.compile(r"(?P<sort>[ro])-?[0-9]*", re.IGNORECASE)
_INSIDE = re.compile(r"^\s+[ro]-?[0-9]*:(?:\s|$)", re.MULTILINE | re.IGNORECASE)
_RUN_IN = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?)\s+(?P<text>\S.*)", re.DOTALL)
Place = tuple[Any, ...]


class MindmupYamlFile(ReadOnly):
    """Reads maps in which the top keys are claims, and `r1`, `o1` under them reasons and objections.

    >>> text = "Take an umbrella.:\\n  r1:\\n    It rains.: []\\n    It wets.: []"
    >>> list(MindmupYamlFile().read(text).document.relations)
    ['it_rains.it_wets.supports.take_an_umbrella']
    """

    name = "mindmup-yaml"
    title = "an argument map for MindMup in YAML"
    suffixes: tuple[str, ...] = (".yaml", ".yml")
    says = features(
        "map.conclusion relation.linked relation.rebuttal relation.undercut relation.strength relation.meta"
    )

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Tell it by reasons and objections."""
        if "argmap" in glimpse.keys or not glimpse.keys:
            return Likeness.NO
        return Likeness.LIKELY if _INSIDE.search(glimpse.head) else Likeness.NO

    def read(self, text: str, *, source: str = "<string>", limit: int | None = MOST_PARTS) -> ReadResult:
        """Read a map."""
        gathered = Gathered(source, limit=limit)
        reading = _Reading(yaml_mapping(text, source=source), gathered)
        gathered.head(conclusion=reading.tops)
        return gathered.result()


class _Reading:
    """The claims and relations while they are made, from above to below."""

    def __init__(self, tree: MarkedTree, gathered: Gathered) -> None:
        self.tree, self.gathered = tree, gathered
        self.stack: list[tuple[Place, Any, str]] = []
        self.tops = [self._claim((key,), value) for key, value in tree.value.items()]
        self.stack.reverse()
        while self.stack:
            self._below(*self.stack.pop())

    def _note(self, message: str, place: Place) -> None:
        self.gathered.note(message, line=line_of(self.tree, *place))

    def _claim(self, place: Place, value: object) -> str:
        word = self.gathered.claim(None, str(place[-1]).strip(), line=line_of(self.tree, *place))
        self.stack.append((place, value, word))
        return word

    def _below(self, place: Place, value: object, word: str) -> None:
        """Read the groups under a claim."""
        if isinstance(value, Mapping):
            for key, group in value.items():
                found = _GROUP.fullmatch(str(key).strip())
                here = (*place, key)
                if found is not None:
                    self._group("rebuttal" if found["sort"].lower() == "o" else "support", here, group, word)
                elif str(key).startswith("-"):
                    self._inline(here, group, word)
                else:
                    self._note("a claim under a claim is in no group, and is read as a support", here)
                    self.gathered.relation("support", [self._claim(here, group)], word)
        elif value not in (None, [], ""):
            self._note("what stands under a claim is no reason and no objection, and is not read", place)

    def _group(self, sort: RelationType, place: Place, group: object, word: str) -> None:
        """Read a reason or an objection; what stands in it beside its claims is about the step as such."""
        fields: dict[str, Any] = {}
        about, premises = [], []
        for key, value in _entries(group):
            here = (*place, key)
            if key in {"label", "strength"} and not isinstance(value, Mapping | list):
                fields |= self._said(str(key), value, here)
            elif str(key).startswith("-") or _GROUP.fullmatch(str(key).strip()):
                about.append((here, value))
            else:
                premises.append(self._claim(here, value))
        lost = _RUN_IN.fullmatch(str(fields.get("meta", {}).get("strength", "")))
        if not premises and lost is not None:
            self._note("a text that ran into a strength is read as the claim that it was", (*place, "strength"))
            premises.append(self.gathered.claim(None, lost["text"], line=line_of(self.tree, *place, "strength")))
            fields["meta"] = {"strength": lost["number"]}
        if not premises:
            self._note("a reason or objection without claims is not read", place)
            return
        meta = {"mindmup": fields.pop("meta")} if "meta" in fields else None
        step = self.gathered.relation(
            sort, premises, word, line=line_of(self.tree, *place), **given_fields(meta=meta, **fields)
        )
        for here, value in about:
            self._about(here, value, premises[0] if lost is not None else step)

    def _about(self, place: Place, value: object, end: str) -> None:
        found = _GROUP.fullmatch(str(place[-1]).strip())
        if found is None:
            self._inline(place, value, end)
            return
        against: RelationType = "rebuttal" if self.gathered.known("claims", end) else "undercut"
        self._group(against if found["sort"].lower() == "o" else "support", place, value, end)

    def _said(self, key: str, value: object, place: Place) -> dict[str, Any]:
        """Read a label or a strength; one that is no number from 0 to 1 is kept beside the map."""
        if key == "strength" and isinstance(value, float) and 0 <= value <= 1:  # whole numbers are widths of lines
            return {"strength": float(value)}
        if key == "label":
            self._note("labels of reasons and objections are not kept", place)
        else:
            self._note("a strength is no number from 0 to 1, and is not used", place)
        return {"meta": {key: value}} if key == "strength" and value is not None else {}

    def _inline(self, place: Place, value: object, end: str) -> None:
        """Read an objection that stands in a line with what it is against."""
        text = str(place[-1]).lstrip("- ").strip()
        word = self.gathered.claim(None, text, line=line_of(self.tree, *place))
        self.stack.append((place, value, word))
        sort: RelationType = "rebuttal" if self.gathered.known("claims", end) else "undercut"
        self.gathered.relation(sort, [word], end, line=line_of(self.tree, *place))


def _entries(group: object) -> list[tuple[Any, Any]]:
    """Return what stands in a group: most write a mapping, some a list of claims, or one claim alone."""
    if isinstance(group, Mapping):
        return list(group.items())
    listed = group if isinstance(group, list) else [group]
    return [
        pair
        for one in listed
        if one not in (None, "", [])
        for pair in (one.items() if isinstance(one, Mapping) else [(one, None)])
    ]

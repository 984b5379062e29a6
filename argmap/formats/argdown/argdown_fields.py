"""What the data of a statement, an argument or an inference says in the words of a map; the rest stays in `meta`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.basics.frozen import freeze
from argmap.basics.shown import shown
from argmap.errors import ArgmapError
from argmap.formats.argdown.argdown_parts import Member, Range
from argmap.formats.gathered import Gathered
from argmap.formats.yaml.marked import Mark
from argmap.model.claims import Claim, Question
from argmap.model.fields import Part
from argmap.model.relations import Support
from argmap.model.tree.entries import KINDS

PRIORS = ("prior", "credence", "confidence")
STRENGTHS = ("strength", "inference")
CLAIM_KEYS = ("kind", "hedge", "implied", "status", "note", "url")
STEP_KEYS = ("scheme", "certain", "note", "url")
READ_KEYS = frozenset(
    {*PRIORS, *STRENGTHS, *CLAIM_KEYS, *STEP_KEYS, "answers", "from", "meta", "relation", "said_by", "same_as", "source",
     "sources", "tags", "text", "uses"}
)  # fmt: skip
"""What is read in data; other keys are kept as they are."""


@dataclass(slots=True)
class Fields:
    """Data in the words of a map."""

    own: dict[str, Any] = field(default_factory=dict)
    """Fields of the claim or relation itself."""
    step: dict[str, Any] = field(default_factory=dict)
    """Fields of the step that starts or ends there."""
    text: str | None = None
    """The text with all its blanks and line breaks."""
    same_as: str | None = None
    """The title that is restated."""


class FieldReader:
    """Turns data into fields; what it does not understand is noted and kept."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered

    def claim(self, data: Mapping[str, Any], mark: Mark, *, concluded: bool) -> Fields:
        """Read the data of a claim; `concluded` says that it follows from premises."""
        rest = dict(data)
        found = Fields(text=_taken(rest, "text", str), same_as=_taken(rest, "same_as", str))
        meta: dict[str, Any] = {}
        kind = rest.get("kind")
        model = KINDS[kind] if isinstance(kind, str) and kind in KINDS else Claim
        if model is not Question:
            self._prior(rest, found, meta, mark, concluded=concluded)
        for key in CLAIM_KEYS:
            self._take(rest, key, found.own, model, mark)
        self._strength(rest, found.step, mark)
        self._said_by(rest, found.own, mark)
        inner = _taken(rest, "relation", dict)
        if inner is not None:
            found.step |= self.step(inner, mark)
        self._rest(rest, found.own, meta, mark)
        return _tidied(found)

    def step(self, data: Mapping[str, Any], mark: Mark) -> dict[str, Any]:
        """Read the data of a step: of an inference, of a reconstructed argument, or under `relation`."""
        rest = {key: value for key, value in data.items() if key not in {"uses", "from"}}
        found: dict[str, Any] = {}
        name = _taken(rest, "id", str)
        self._strength(rest, found, mark)
        for key in STEP_KEYS:
            self._take(rest, key, found, Support, mark)
        answers = rest.get("answers")
        if isinstance(answers, str | list):
            found["answers"] = [answers] if isinstance(answers, str) else [str(one) for one in answers]
            del rest["answers"]
        self._said_by(rest, found, mark)
        self._rest(rest, found, {}, mark)
        if name is not None:
            found["name"] = name
        return {key: value for key, value in found.items() if value not in ({}, [])}

    def _prior(self, rest: dict[str, Any], found: Fields, meta: dict[str, Any], mark: Mark, *, concluded: bool) -> None:
        for key in PRIORS:
            value = rest.get(key)
            if value is None:
                continue
            if not _fraction(value):
                self._note(f"a {key} that is no number from 0 to 1 is kept in meta", mark)
            elif key != "prior" and concluded:
                self._note(f"the {key} of a conclusion is kept in meta, and is no prior", mark)
                meta.setdefault("credence", rest.pop(key))
            elif "prior" not in found.own:
                found.own["prior"] = float(rest.pop(key))
                if key != "prior":
                    self._note(f"a {key} is read as the prior", mark)

    def _strength(self, rest: dict[str, Any], step: dict[str, Any], mark: Mark) -> None:
        for key in STRENGTHS:
            value = rest.get(key)
            if value is None:
                continue
            if not _fraction(value):
                self._note("a strength that is no number from 0 to 1 is kept in meta", mark)
            elif "strength" not in step:
                step["strength"] = float(rest.pop(key))
                if key != "strength":
                    self._note("an inference is read as the strength of a step", mark)

    def _take(self, rest: dict[str, Any], key: str, fields: dict[str, Any], model: type[Part], mark: Mark) -> None:
        """Take a value that the model takes."""
        if key not in rest:
            return
        if _fits(model, key, rest[key]):
            fields[key] = rest.pop(key)
        else:
            self._note(f"{key} does not fit, and is kept in meta: {shown(rest[key])}", mark)

    def _said_by(self, rest: dict[str, Any], fields: dict[str, Any], mark: Mark) -> None:
        """Read who says it: attributions as the map file has them, and sources by their names."""
        said: list[Any] = []
        stated = rest.get("said_by")
        if stated is not None:
            items = stated if isinstance(stated, list) else [stated]
            if all(self._attributes(item) for item in items):
                said.extend(items)
                del rest["said_by"]
            else:
                self._note("said_by does not fit, and is kept in meta", mark)
        for key in ("source", "sources"):
            named = rest.get(key)
            names = [named] if isinstance(named, str) else named
            if isinstance(names, list) and names and all(isinstance(name, str) and name.strip() for name in names):
                said.extend(self._gathered.source(name, line=mark.line, name=name) for name in names)
                del rest[key]
                self._note("a source is read as who asserts it", mark)
        if said:
            fields["said_by"] = said

    def _attributes(self, item: Any) -> bool:
        source = item.get("source") if isinstance(item, Mapping) else item
        if not isinstance(source, str) or not self._gathered.known("sources", source):
            return False
        places = [item.get("at"), item.get("reply_to")] if isinstance(item, Mapping) else []
        named = [place.get("document") for place in places if isinstance(place, Mapping)]
        known = all(isinstance(one, str) and self._gathered.known("documents", one) for one in named)
        return known and _fits(Claim, "said_by", item)

    def _rest(self, rest: dict[str, Any], fields: dict[str, Any], meta: dict[str, Any], mark: Mark) -> None:
        """Keep the other keys in `meta`; tags that are no hashtags stand in data, too."""
        tags = rest.get("tags")
        if isinstance(tags, list) and all(isinstance(tag, str) for tag in tags):
            fields["tags"] = tags
            del rest["tags"]
        inner = rest.get("meta")
        if isinstance(inner, Mapping):
            del rest["meta"]
            rest = {**rest, **inner}
        for key, value in rest.items():
            try:
                freeze({key: value})
            except ValueError as error:
                self._note(f"{key} {error}, and is not kept", mark)
            else:
                meta[key] = value
        fields["meta"] = meta

    def _note(self, message: str, mark: Mark) -> None:
        self._gathered.note(message, line=mark.line, column=mark.column)


def _taken(rest: dict[str, Any], key: str, sort: type) -> Any:
    return rest.pop(key) if isinstance(rest.get(key), sort) else None


def _fraction(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _fits(model: type[Part], key: str, value: Any) -> bool:
    """Say whether a model takes a value."""
    needed: dict[str, Any] = {"premises": ("a",), "target": "b"} if model is Support else {"text": "A."}
    try:
        model(**{"id": "c", **needed, key: value})
    except ArgmapError:
        return False
    return True


def _tidied(found: Fields) -> Fields:
    """Leave out what says nothing; a restatement has no prior of its own."""
    if found.same_as is not None and "prior" in found.own:
        found.own["meta"]["prior"] = found.own.pop("prior")
    found.own = {key: value for key, value in found.own.items() if value not in ({}, [])}
    return found


def plain_text(text: str, ranges: Iterable[Range]) -> str:
    """Return a text without the hashtags at its end and without blanks around it; tags in a sentence are part of it.

    >>> plain_text("Close it. #street #now ", [Range("tag", 10, 18, "street"), Range("tag", 18, 23, "now")])
    'Close it.'
    """
    end = len(text)
    for one in sorted((one for one in ranges if one.sort == "tag"), key=lambda one: -one.start):
        if text[one.stop : end].strip():
            break
        end = one.start
    return text[:end].strip()


def links_of(member: Member | None) -> list[str]:
    """Return the addresses that a text links to."""
    return [] if member is None else [one.value for one in member.ranges if one.sort == "link"]

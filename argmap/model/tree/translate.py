"""From pydantic's errors to findings in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from argmap.basics.shown import shown
from argmap.model.claims import Question, Statement
from argmap.model.fields import Part
from argmap.model.relations import Inference
from argmap.model.sources import Attribution, Passage
from argmap.model.tree.finding import Finding, Location

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

_NESTED: dict[str, type[BaseModel]] = {"said_by": Attribution, "at": Passage, "reply_to": Passage}
_SAID = "Who says it is said_by: the id of a source, which has its entry under sources."
_QUOTED = "A quotation stands in `said_by: {source: ..., act: asserts, at: {document: ..., quote: ...}}`."
_RELATED = "Relations stand in a list of their own: `relations: [{premises: [...], supports: ...}]`."
TARGETED = "Say supports, rebuts or undercuts with the id of the target."
_KNOWN_ELSEWHERE = {
    "prior": "Only claims, premises and evidence have a prior.",
    "status": "Only a question has a status.",
    "strength": "Only a relation has a strength.",
    "mutual": "Only a rebuttal is mutual.",
    "reliability": "Only a source has a reliability.",
    **dict.fromkeys(("by", "author", "speaker", "source", "says"), _SAID),
    **dict.fromkeys(("quote", "quotation"), _QUOTED),
    **dict.fromkeys(("supports", "rebuts", "undercuts", "premises"), _RELATED),
    **dict.fromkeys(("supported_by", "rebutted_by", "attacked_by", "children", "reasons"), _RELATED),
    **dict.fromkeys(("type", "target", "to"), TARGETED),
    "attacks": "Say rebuts for a claim, undercuts for a relation.",
    **dict.fromkeys(("confidence", "probability", "credence"), "What is held before any argument is a claim's prior."),
    "weight": "How good a step is, is a relation's strength.",
    **dict.fromkeys(("label", "statement", "sentence"), "The sentence is its text."),
    **dict.fromkeys(("description", "comment"), "What is said about it goes into note."),
    **dict.fromkeys(("nodes", "arguments", "statements", "propositions"), "argmap calls them claims."),
    **dict.fromkeys(("edges", "links", "inferences"), "argmap calls them relations."),
}
_MISSING = {
    "text": "Write the sentence: `text: It rains.`.",
    "title": "Say what the map is about: `title: ...`.",
    "premises": "Name the claims that are the reason: `premises: [...]`.",
    "source": "Name who says it: `source: ...`, the id of a source.",
    "document": "Name where it stands: `document: ...`, the id of a document.",
}
_NO_KINDS = {
    **dict.fromkeys(
        ("conclusion", "thesis", "main"),
        "What the map is about is named at the top: `conclusion: ...` with the claim's id.",
    ),
    **dict.fromkeys(
        ("objection", "rebuttal", "counterargument", "support", "reason", "undercut", "reply"),
        "Whether it supports, rebuts or undercuts is said by a relation; itself it is a claim.",
    ),
    **dict.fromkeys(("fact", "data", "observation"), "What has been observed is evidence."),
    **dict.fromkeys(("assumption", "hypothesis", "axiom"), "What is taken for granted is a premise."),
}
"""What people take for the kind of a claim, and what it is to a map."""
_HEAD_TOO = ("argmap", "defaults", "documents", "sources", "claims", "relations")
"""What the file has at its top beside the keys of its head."""


def findings_of(error: ValidationError, model: type[BaseModel], location: Location) -> list[Finding]:
    """Turn every error of one validation into a finding below `location`.

    >>> from pydantic import ValidationError
    >>> from argmap.model import Source
    >>> try:
    ...     Source.__pydantic_validator__.validate_python({"id": "council", "reliability": 2})
    ... except ValidationError as error:
    ...     print(findings_of(error, Source, ("sources", "council"))[0].message)
    reliability must be a number from 0 to 1, not 2
    """
    return [_finding(details, model, location) for details in error.errors(include_url=False)]


def _finding(details: Any, model: type[BaseModel], above: Location) -> Finding:
    inner: Location = tuple(details["loc"])
    field = _name(inner)
    context = details.get("ctx", {})
    sort = details["type"]
    if sort == "argmap":
        return Finding(f"{field} {context['sentence']}", above + inner, hint=context["hint"])
    if sort == "missing":
        return Finding(f"{field} {_is(field)} missing", above + inner[:-1], hint=_MISSING.get(field))
    if sort == "extra_forbidden":
        return _unknown_key(inner, model, above)
    if sort == "literal_error":
        return _wrong_literal(str(inner[-1]), details["input"], context["expected"], above + inner)
    if sort == "too_short":
        return Finding(f"{field} {_is(field)} empty", above + inner, hint="Name at least one claim.")
    if sort == "invalid_key":
        return Finding(f"unknown key {shown(details['input'])}", above + inner[:-1])
    if sort in {"model_type", "model_attributes_type", "dict_type"}:
        return Finding(f"{field} must be a mapping, not {shown(details['input'])}", above + inner)
    return Finding(f"{field} must be a list, not {shown(details['input'])}", above + inner)


def _is(field: str) -> str:
    return "are" if field == "premises" else "is"


def _name(inner: Location) -> str:
    """Name a field as its nearest key with the index behind it: `premises[0]`."""
    if not inner:
        return "it"
    if isinstance(inner[-1], int) and len(inner) > 1:
        return f"{inner[-2]}[{inner[-1]}]"
    return str(inner[-1])


def _unknown_key(inner: Location, model: type[BaseModel], above: Location) -> Finding:
    key = str(inner[-1])
    owners = [step for step in inner[:-1] if isinstance(step, str)]
    owner = _NESTED.get(owners[-1], model) if owners else model
    if owner is Question and key == "prior":
        return Finding(
            "a question has no prior",
            above + inner,
            hint="It is not scored: leave it out, or make it a claim.",
            at_key=True,
        )
    known = keys_of(owner)
    if not above and "title" in known:
        known = [*known, *_HEAD_TOO]
    hint = None if key in known else _KNOWN_ELSEWHERE.get(key)
    return Finding(f"unknown key {shown(key)}", above + inner, hint=hint, at_key=True, meant=(key, known))


def keys_of(model: type[BaseModel]) -> list[str]:
    """List the keys that an entry of the file may have, where the model's own names differ.

    >>> from argmap.model import Support
    >>> [key for key in keys_of(Support) if key.endswith("s")]
    ['tags', 'premises', 'answers', 'supports', 'rebuts', 'undercuts']
    """
    fields = list(model.model_fields)
    if issubclass(model, Inference):
        return [key for key in fields if key not in {"type", "target"}] + ["supports", "rebuts", "undercuts"]
    if issubclass(model, Statement) or ("id" in fields and not issubclass(model, Inference)):
        fields.remove("id")
    return fields


def _wrong_literal(name: str, value: object, expected: str, location: Location) -> Finding:
    allowed = re.findall(r"'([^']*)'", expected)
    if not isinstance(value, str):
        return Finding(f"{name} must be one of {', '.join(allowed)}, not {shown(value)}", location)
    return unknown_name(name, value, allowed, location)


def unknown_name(sort: str, value: str, allowed: list[str], location: Location) -> Finding:
    """Report a word that is none of a closed list: the nearest one as a hint, or the whole list.

    >>> unknown_name("act", "assert", ["asserts", "denies"], ()).advice()
    "Did you mean 'asserts'?"
    """
    guess = _NO_KINDS.get(value.lower()) if sort == "kind" else None
    guess = guess or Finding("", meant=(value, allowed)).advice()
    hint = guess or f"Choose one of {', '.join(allowed)}."
    return Finding(f"unknown {sort} {shown(value)}", location, hint=hint)


Part.told = staticmethod(findings_of)

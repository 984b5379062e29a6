"""One entry of the file tree at a time: from plain values to a `Claim`, a relation, a `Source`, a `Reference`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from argmap.basics.frozen import DEEPEST
from argmap.basics.shown import shown
from argmap.basics.text import listed
from argmap.model.claims import AnyClaim, Claim, Evidence, Premise, Question
from argmap.model.fields import Part, is_word, why_no_word
from argmap.model.ids import TYPES
from argmap.model.relations import AnyRelation, Rebuttal, Support, Undercut
from argmap.model.sources import Source
from argmap.model.tree.finding import Finding, Location
from argmap.model.tree.translate import TARGETED, findings_of, keys_of, unknown_name

PartType = TypeVar("PartType", bound=Part)
Entry = Mapping[Any, Any]
KINDS: dict[str, type[Claim | Premise | Evidence | Question]] = {
    "claim": Claim,
    "premise": Premise,
    "evidence": Evidence,
    "question": Question,
}
_RELATIONS: dict[str, type[Support | Rebuttal | Undercut]] = {
    "support": Support,
    "rebuttal": Rebuttal,
    "undercut": Undercut,
}
_AIMED = frozenset({*TYPES, "type", "target"})
"""Keys that say of which type a relation is, and at what it aims."""
_PLACEHOLDER = "x"


def read_part(model: type[PartType], entry: Entry, location: Location, found: list[Finding]) -> PartType | None:
    """Check one mapping against its model; what is wrong is added to `found`, and then there is no part."""
    before = len(found)
    fields = _usable(entry, model, location, found)
    try:
        part = model.model_validate(fields)
    except ValidationError as error:
        found.extend(_once(findings_of(error, model, location), found[before:]))
        return None
    return part if len(found) == before else None


def _once(new: list[Finding], old: list[Finding]) -> list[Finding]:
    """Leave out what is missing only because an empty value or a misspelt key was already reported."""
    empty = {finding.location for finding in old}
    misspelt = {finding.location[:-1]: finding.advice() or "" for finding in new if finding.at_key}
    inner = {finding.location[:-1] for finding in new}
    return [
        finding
        for finding in new
        if not _follows(finding, empty, misspelt)
        and not (finding.message.endswith(" empty") and finding.location in inner)
    ]


def _follows(finding: Finding, empty: set[Location], misspelt: Mapping[Location, str]) -> bool:
    field = finding.message.split()[0]
    here = finding.location
    missing = finding.message.endswith(" missing")
    return missing and ((*here, field) in empty or repr(field) in misspelt.get(here, ""))


def _usable(entry: Entry, model: type[Part], location: Location, found: list[Finding]) -> dict[str, Any]:
    """Leave out, and report, keys that are no text and keys without a value."""
    fields: dict[str, Any] = {}
    for key, value in entry.items():
        if not isinstance(key, str):
            hint = "A number has a point, as in 0.5, and no comma." if isinstance(key, int) and value is None else None
            found.append(Finding(f"unknown key: it is read as {shown(key)}", (*location, key), hint=hint, at_key=True))
        elif value is None:
            hint = _without_value(key, keys_of(model), location)
            name = key if is_word(key) else shown(key)
            found.append(Finding(f"{name} has no value", (*location, key), hint=hint))
        else:
            plain = isinstance(value, str) or key == "meta"
            fields[key] = value if plain else _valued(value, (*location, key), found, DEEPEST)
    return fields


def _without_value(key: str, known: list[str], location: Location) -> str:
    """Say what to do about a key with nothing behind it, which may be no key at all."""
    if key in known or (is_word(key) and not location):
        return "Give one or leave the key out."
    if not location:
        return "Take out what stands around the map: it begins with 'argmap: 1'."
    if location[0] == "relations" and is_word(key):
        return "Put several premises into brackets: premises: [one, two]."
    if key.endswith(("”", "“", "»", "«")):
        return 'Put the text into straight quotes ("), for curly ones are a part of it.'
    return "Give one; or, inside {...}, put the text that has a comma into quotes."


def _valued(value: object, location: Location, found: list[Finding], room: int) -> object:
    if isinstance(value, str):
        return value
    if room and isinstance(value, Mapping):
        kept = {}
        for key, item in value.items():
            if item is None and isinstance(key, str):
                found.append(Finding(f"{key} has no value", (*location, key), hint="Give one or leave the key out."))
            else:
                kept[key] = _valued(item, (*location, key), found, room - 1)
        return kept
    if room and isinstance(value, list | tuple):
        if all(isinstance(item, str) for item in value):
            return value
        return [_valued(item, (*location, place), found, room - 1) for place, item in enumerate(value)]
    return value


def read_claim(key: str, entry: object, location: Location, found: list[Finding]) -> AnyClaim | None:
    """Read one entry of `claims`: a mapping, or the sentence alone."""
    if isinstance(entry, str):
        entry = {"text": entry}
    if not isinstance(entry, Mapping):
        hint = "Write the sentence, or a mapping with 'text'."
        found.append(Finding(f"a claim must be text or a mapping, not {shown(entry)}", location, hint=hint))
        return None
    kind = entry.get("kind", "claim")
    model = KINDS.get(kind) if isinstance(kind, str) else None
    if model is None:
        found.append(_wrong_kind(kind, (*location, "kind")))
        # The rest is read as a claim or, where it has what only questions have, as a question.
        model = Question if "status" in entry else Claim
        entry = {name: value for name, value in entry.items() if name != "kind"}
    return read_part(model, with_id(entry, key, location, found), location, found)


def _wrong_kind(kind: object, location: Location) -> Finding:
    if isinstance(kind, str):
        return unknown_name("kind", kind, list(KINDS), location)
    return Finding(f"kind must be one of {', '.join(KINDS)}, not {shown(kind)}", location)


def with_id(entry: Entry, key: str, location: Location, found: list[Finding]) -> dict[Any, Any]:
    """Put the key of the section into the entry as its id; an id of the entry's own is a mistake."""
    if "id" in entry:
        hint = "The key above it is the id."
        found.append(Finding("unknown key 'id'", (*location, "id"), hint=hint, at_key=True))
    return {**entry, "id": key if is_word(key) else _PLACEHOLDER}


def read_keyed(
    model: type[PartType], key: str, entry: object, location: Location, found: list[Finding]
) -> PartType | None:
    """Read one entry of `sources` or `documents`, which must be a mapping."""
    name = "source" if model is Source else "document"
    if not isinstance(entry, Mapping):
        found.append(Finding(f"a {name} must be a mapping, not {shown(entry)}", location, hint=_empty_hint(model)))
        return None
    return read_part(model, with_id(entry, key, location, found), location, found)


def _empty_hint(model: type[Part]) -> str:
    keys = [key for key in keys_of(model) if key not in {"tags", "note", "url", "meta"}]
    return f"It may have {', '.join(keys)}; an empty one is {{}}."


def read_relation(
    entry: Entry, relation_id: str | None, location: Location, found: list[Finding]
) -> AnyRelation | None:
    """Read one entry of `relations` whose id is known or was made for it."""
    before = len(found)
    foreign = [key for key in ("type", "target") if key in entry]
    found.extend(Finding(f"unknown key {key!r}", (*location, key), hint=TARGETED, at_key=True) for key in foreign)
    verbs = [verb for verb in TYPES if verb in entry]
    if len(verbs) != 1:
        # A foreign `type` or `target` has been reported already: then the missing verb is the same fault.
        if verbs or len(found) == before:
            found.append(_wrong_number(verbs, location))
    elif not is_word(entry[verbs[0]]):
        found.append(_wrong_target(verbs[0], entry[verbs[0]], location))
    verb = verbs[0] if verbs else "supports"
    if "id" in entry and not is_word(entry["id"]):
        sentence, advice = why_no_word(entry["id"])
        found.append(Finding(f"id {sentence}", (*location, "id"), hint=advice))
    known = {key: value for key, value in entry.items() if key not in _AIMED}
    target = entry.get(verb)
    fields = {
        **known,
        "id": relation_id if relation_id is not None else _PLACEHOLDER,
        "target": target if is_word(target) else _PLACEHOLDER,
    }
    relation = read_part(_RELATIONS[TYPES[verb]], fields, location, found)
    return relation if len(found) == before else None


def _wrong_number(verbs: list[str], location: Location) -> Finding:
    hint = "Keep one of supports, rebuts and undercuts." if verbs else "Add one of supports, rebuts or undercuts."
    if not verbs:
        return Finding("the relation has no target", location, hint=hint)
    return Finding(f"the relation has {listed(verbs)}", (*location, verbs[1]), hint=hint, at_key=True)


def _wrong_target(verb: str, target: object, location: Location) -> Finding:
    if target is None:
        return Finding(f"{verb} has no value", (*location, verb), hint="Give the id of what it is about.")
    sentence, advice = why_no_word(target)
    if isinstance(target, list | tuple):
        advice = "Write one relation for each target."
    return Finding(f"{verb} {sentence}", (*location, verb), hint=advice)

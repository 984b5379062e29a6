"""From the strict map file to the tree of a map, with everything that is wrong and where it stands in the file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from argmap.basics.shown import shown
from argmap.formats.json.strict_fields import MARK, Key, keys_of
from argmap.model.ids import VERBS
from argmap.model.tree.finding import Finding, Location

_SECTIONS = ("documents", "sources", "claims")
_LONG = 'A list of objects stands here, each with its "id".'


@dataclass
class StrictReader:
    """Turns a strict map into the tree of a map file, and places in the tree back into places in the strict map.

    >>> reader = StrictReader()
    >>> reader.tree({"argmap_strict": 1, "title": "One", "claims": [{"id": "one", "text": "A claim.", "prior": [0.3]}]})
    {'argmap': 1, 'title': 'One', 'claims': {'one': {'text': 'A claim.', 'prior': 0.3}}}
    >>> reader.placed(("claims", "one", "prior")), reader.found
    (('claims', 0, 'prior'), [])
    """

    found: list[Finding] = field(default_factory=list)
    _place: dict[tuple[str, str], int] = field(default_factory=dict)
    """Where in its list an entry of a section stands, by section and id."""
    _aimless: set[Location] = field(default_factory=set)
    """The relations of which it has been told that they have no type or no target."""

    def tree(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """Return the tree; a key that is not there says nothing, as an empty one does."""
        if value[MARK] != 1 or isinstance(value[MARK], bool):
            self._bad(f"{MARK} must be 1, the version of the map file, not {shown(value[MARK])}", (MARK,))
        whole = self._object("map", {key: one for key, one in value.items() if key != MARK}, ()) or {}
        for name in _SECTIONS:
            if name in whole:
                whole[name] = self._by_id(name, whole[name])
        return {"argmap": 1, **whole}

    def placed(self, location: Location) -> Location:
        """Return where in the strict map that stands which has a place in the tree."""
        steps = list(location)
        if len(steps) > 1 and steps[0] in _SECTIONS:
            steps[1] = self._place.get((str(steps[0]), str(steps[1])), steps[1])
        if len(steps) > 2 and steps[0] == "relations" and steps[2] in VERBS.values():  # noqa: PLR2004 - section, place, verb
            steps[2] = "target"
        return tuple("meta_json" if step == "meta" else step for step in steps)

    def also(self, about_tree: Iterable[Finding]) -> list[Finding]:
        """Return all that was found, with what was found about the tree, where that is not the same once more."""
        told = {one.location for one in self.found} | self._aimless
        placed = (replace(one, location=self.placed(one.location)) for one in about_tree)
        return [*self.found, *(one for one in placed if not one.location or one.location not in told)]

    def _bad(self, message: str, location: Location, hint: str | None = None, *, at_key: bool = False) -> None:
        self.found.append(Finding(message, location, hint=hint, at_key=at_key))

    def _object(self, name: str, value: Any, location: Location) -> dict[str, Any] | None:
        if not isinstance(value, Mapping):
            self._bad(f"an object stands here, not {shown(value)}", location)
            return None
        known = {key.name: key for key in keys_of(name)}
        for key in value:
            if key not in known:
                self.found.append(
                    Finding(f"unknown key {shown(key)}", (*location, key), at_key=True, meant=(key, [*known]))
                )
        entry: dict[str, Any] = {}
        for key in known.values():
            read = self._value(key, value.get(key.name), (*location, key.name))
            if read is not None:
                entry[key.attribute] = read
        return self._with_verb(entry, location) if name == "relation" else entry

    def _value(self, key: Key, value: Any, location: Location) -> Any:
        """Return a value as the map file has it; None where it says nothing. What is of another sort is told by the model."""
        if value is None or value == "" or (isinstance(value, list) and not value):
            return None
        if key.sort == "meta":
            return self._meta(value, location)
        if key.name == "defaults":
            return self._object("defaults", value, location)
        if key.sort == "parts" and isinstance(value, list):
            return [self._object(str(key.of), one, (*location, place)) for place, one in enumerate(value)]
        if key.sort == "parts":
            self._bad(
                f"{key.name} must be a list, not {shown(value)}", location, _LONG if key.name in _SECTIONS else None
            )
            return None
        if key.sort in {"number", "part"} and isinstance(value, list):
            if len(value) > 1:
                self._bad(f"{key.name} holds one at most, not {len(value)}", location)
            value, location = value[0], (*location, 0)
        return self._object(str(key.of), value, location) if key.sort == "part" else value

    def _meta(self, value: Any, location: Location) -> Any:
        hint = "Write a JSON object as a text, or leave it empty."
        try:
            read = json.loads(value, object_pairs_hook=_once, parse_constant=_no_number)
        except (ValueError, TypeError, RecursionError) as error:
            said = str(error) if isinstance(error, _OddError) else f"{shown(value)} is no JSON in a text"
            self._bad(f"meta_json: {said}", location, hint)
            return None
        if not isinstance(read, dict):
            self._bad(f"meta_json must hold an object, not {shown(read)}", location, hint)
            return None
        return read

    def _with_verb(self, entry: dict[str, Any], location: Location) -> dict[str, Any]:
        """Say what a relation does and aims at by the one key that the map file has for it."""
        verb, target = entry.pop("type", None), entry.pop("target", None)
        if not isinstance(verb, str) or verb not in VERBS.values():
            known = ", ".join(VERBS.values())
            what = "type is missing" if verb is None else f"unknown type {shown(verb)}"
            self._bad(what, (*location, "type"), f"Say one of {known}.")
        elif target is None:
            self._bad("target is missing", (*location, "target"), "Say the id of what it aims at.")
        else:
            entry[verb] = target
            return entry
        self._aimless.add(location)
        return entry

    def _by_id(self, section: str, entries: list[dict[str, Any] | None]) -> dict[str, Any]:
        """Return the entries by their ids, each of which may come once."""
        found: dict[str, Any] = {}
        for place, entry in enumerate(entries):
            if entry is None:
                continue
            name = entry.pop("id", None)
            location = (section, place, "id")
            if not isinstance(name, str):
                self._bad("id is missing" if name is None else f"an id is a text, not {shown(name)}", location)
            elif name in found:
                first = self._place[section, name]
                self._bad(
                    f"the id {shown(name)} comes twice in {section}", location, f"Entry {first + 1} has it already."
                )
            else:
                self._place[section, name] = place
                found[name] = entry
        return found


class _OddError(ValueError):
    """What Python's reader of JSON takes and a map does not."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _OddError("a key is repeated")
    return found


def _no_number(word: str) -> float:
    raise _OddError(f"{word} is no number that a map can hold")

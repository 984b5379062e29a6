"""Who says what in AIF: locutions, illocutions and transitions, read as attributions with speaker and time."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.formats.annotated.aif.aif_graph import SCHEMES, SPOKEN, AifGraph, AifNode, name_in
from argmap.formats.annotated.aif.illocutions import act_of, note_of
from argmap.formats.gathered import Gathered
from argmap.model.builder import given_fields
from argmap.model.fields import is_text, is_word
from argmap.model.ids import word_from_text

DIALOGUE = "dialogue"
"""The id of the document that locutions stand in."""
_NAMED = re.compile(r"\s*(?P<name>[^:\n]{1,60}?)\s*:\s+(?P<words>\S.*)", re.DOTALL)
_TIME = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ](?P<time>[0-9]{2}:[0-9]{2}:[0-9]{2}))?")
_MOST_WORDS = 4
"""A speaker's name before a colon has no more words than this."""


@dataclass
class Dialogue:
    """The spoken part of a graph."""

    graph: AifGraph
    gathered: Gathered
    whole: bool
    taken: set[str]
    """Ids that speakers may not get."""
    said: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """The attributions of each node of a claim or step."""

    def __post_init__(self) -> None:
        self._rows: dict[str, Mapping[str, Any]] = {}
        for row in self.graph.locutions:
            self._rows.setdefault(name_in(row.get("nodeID")), row)
        self._speakers: dict[str, str] = {}
        self._people: dict[str, str] = {}
        self._rows_of_people: dict[str, Mapping[str, Any]] = {}
        self._take_people()
        for node in self.graph.of_type("YA"):
            self._take(node)
        self._tell()

    def said_of(self, name: str) -> list[dict[str, Any]]:
        """Return the attributions of a node."""
        return self.said.get(name, [])

    def _take(self, illocution: AifNode) -> None:
        """Make an attribution of each thing that an illocution is about, for each locution that it is anchored in."""
        graph, note = self.graph, self.gathered.note
        spoken = graph.sources(illocution.id, "L")
        spoken += [one for turn in graph.sources(illocution.id, "TA") for one in graph.targets(turn.id, "L")]
        if not spoken:
            note("an illocution that nobody utters is left out", path=illocution.path)
        for node in graph.targets(illocution.id):
            if node.type in {"I", "RA", "CA", "L"}:
                attributions = self.said.setdefault(node.id, [])
                attributions.extend(self._attribution(one, illocution, node) for one in spoken)
            else:
                note(f"an illocution about a node of type {node.type} is left out", path=illocution.path)
        if graph.sources(illocution.id, "I", *SCHEMES):
            note("an edge from what is said to an illocution is left out", path=illocution.path)

    def _attribution(self, locution: AifNode, illocution: AifNode, about: AifNode) -> dict[str, Any]:
        name = illocution.text or str(illocution.raw.get("scheme") or "")
        act = act_of(name, claim=about.type in {"I", "L"}) if name else "asserts"
        if act is None:
            self.gathered.note(f"the illocution {name!r} is read as an assertion", path=illocution.path)
            act = "asserts"
        speaker, words = self._spoken(locution)
        day, time = self._when(locution)
        said: dict[str, Any] = {"source": speaker, "act": act}
        if self.whole or not self._says_again(locution, words, about):
            said |= {"at": self._place(locution, words)}
        before = [one for turn in self.graph.sources(locution.id, "TA") for one in self.graph.sources(turn.id, "L")]
        if before:
            said |= {"reply_to": self._place(before[0], self._spoken(before[0])[1])}
        if len(before) > 1:
            self.gathered.note("a locution answers several; the first of them is kept", path=locution.path)
        told = note_of(name, act, time) if name else f"at {time}" if time else None
        return said | ({"date": day} if day else {}) | ({"note": told} if told else {})

    def _says_again(self, locution: AifNode, words: str, about: AifNode) -> bool:
        """Say whether the words are those of what is said, so that they need not be kept twice."""
        if self.graph.sources(locution.id, "TA") or self.graph.targets(locution.id, "TA"):
            return False
        if about.type in {"I", "L"}:
            return words == about.text
        return words in {one.text for one in self.graph.sources(about.id, "I", "L")[:1]}

    def _place(self, locution: AifNode, words: str) -> dict[str, Any]:
        self.gathered.reference(DIALOGUE, title="Dialogue")
        return {"document": DIALOGUE, "item": locution.id, **({"quote": words} if words else {})}

    def _spoken(self, locution: AifNode) -> tuple[str, str]:
        """Return the speaker's id and the words: the name stands in a row of its own, or before a colon."""
        row = self._rows.get(locution.id, {})
        person = name_in(row.get("personID"))
        known = self._rows_of_people.get(person)
        text = locution.text if is_text(locution.text) else locution.text.encode(errors="replace").decode()
        before = _NAMED.fullmatch(text)
        named = before is not None and len(before["name"].split()) <= _MOST_WORDS
        if known is not None:
            own = _name_of(known) or (person if is_word(person) else f"person {person}")
            prefix = next((one for one in (f"{own} : ", f"{own}: ") if text.startswith(one)), "")
            return self._people[person], text[len(prefix) :].strip()
        if named and before is not None:
            return self._speaker(before["name"]), before["words"].strip()
        if not person:
            self.gathered.note("nobody is named who says this", path=locution.path)
        return self._speaker(f"person {person}" if person else "somebody"), text.strip()

    def _take_people(self) -> None:
        """Make a source of everybody who is listed."""
        for row in self.graph.participants:
            person, name = name_in(row.get("participantID")), _name_of(row)
            if person and person not in self._rows_of_people:
                self._rows_of_people[person] = row
                key = person if is_word(person) else name or f"person {person}"
                self._people[person] = self._speaker(key, name if is_word(person) else name or f"person {person}")

    def _speaker(self, key: str, name: str | None = "") -> str:
        """Return the id of a speaker by a name or a word that stands for one; `name` is what they are called."""
        if key not in self._speakers:
            word = key if is_word(key) else word_from_text(key)
            made, number = word, 1
            while made in self.taken:
                number += 1
                made = f"{word}_{number}"
            self.taken.add(made)
            called = key if name == "" else name
            self._speakers[key] = self.gathered.source(made, **given_fields(name=called))
        return self._speakers[key]

    def _when(self, locution: AifNode) -> tuple[str | None, str | None]:
        """Return the day and the time of day at which a locution was made; midnight says nothing."""
        row = self._rows.get(locution.id, {})
        stated = row.get("start") or row.get("timestamp") or locution.raw.get("timestamp")
        if not stated:
            return None, None
        found = _TIME.match(str(stated))
        try:
            day = datetime.date.fromisoformat(found["day"]) if found else None
        except ValueError:
            day = None
        if found is None or day is None:
            self.gathered.note("the time of a locution is no date, and is not kept", path=locution.path)
            return None, None
        return day.isoformat(), None if found["time"] == "00:00:00" else found["time"]

    def _tell(self) -> None:
        """Say what the attributions leave out, unless all of it is kept."""
        spoken = self.graph.of_type(*SPOKEN)
        if not spoken or self.whole:
            return
        used = {end for edge in self.graph.edges for end in edge[:2]}
        hint = 'Read it with keep="dialogue" to keep the nodes themselves.'
        for node in spoken:
            if node.id not in used:
                self.gathered.note("a locution that nothing joins is left out", path=node.path, hint=hint)
        self.gathered.note(
            "locutions, illocutions and transitions are read as attributions", path=spoken[0].path, hint=hint
        )


def _name_of(row: Mapping[str, Any]) -> str | None:
    """Return the name of a participant, None where there is none."""
    names = [row.get("firstname"), row.get("surname")]
    return " ".join(one for one in names if isinstance(one, str) and one) or None

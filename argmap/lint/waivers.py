"""Waivers: what a map says about its own findings, under `lint` in the `meta` of an entry or of the map."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.basics.text import listed
from argmap.errors import nearest
from argmap.lint.definition import Rule
from argmap.lint.fault import Fault, Section

if TYPE_CHECKING:
    from argmap.model.document import Document

WAIVER = Rule(
    "waiver",
    "warning",
    "A waiver without a reason, or for what is not there, hides what comes next.",
    lambda _inspection: (),  # it is run last, on what the other rules found
)
_NO_REASON = "Say why the finding is right as it is, or take the waiver out."
_NAME_THEM = "Name whom the reason is true of: `{id: reason}`, or `[{for: [id, id], reason: text}]`."
At = tuple[str | int, ...]


def settings(meta: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what stands under `lint` in an entry's meta; nothing where that is no mapping.

    >>> settings({"lint": {"score": 0.68}})
    {'score': 0.68}
    """
    found = meta.get("lint")
    return found if isinstance(found, Mapping) else {}


@dataclass(frozen=True, slots=True)
class Waiver:
    """One rule that is waived for one entry, or, where `about` is empty, for what is found of the map as a whole."""

    rule: str
    reason: str
    about: str
    section: Section
    stated: Fault
    """Where it stands, as the place of a fault that it may turn out to be."""

    def holds_for(self, rule: str, fault: Fault) -> bool:
        """Say whether this waives what a rule found."""
        if rule != self.rule:
            return False
        same_ids = (self.section == "documents") == (fault.section == "documents")
        return same_ids and self.about in {fault.about, *fault.also}


@dataclass(frozen=True, slots=True)
class _Entry:
    """Something that has a meta."""

    about: str
    section: Section
    meta: Mapping[str, Any]

    def fault(self, message: str, hint: str, *at: str | int) -> Fault:
        return Fault(self.about, message, hint, ("meta", "lint", *at), section=self.section)


def read_waivers(document: Document, rules: Collection[str]) -> tuple[list[Waiver], list[Fault]]:
    """Return the waivers of a map, and what is wrong with what stands under `lint`."""
    waivers: list[Waiver] = []
    faults: list[Fault] = []
    for entry in _entries(document):
        if "lint" in entry.meta:
            for one in _read(entry, document, rules):
                (waivers if isinstance(one, Waiver) else faults).append(one)  # type: ignore[arg-type]
    return waivers, faults


def _entries(document: Document) -> Iterator[_Entry]:
    yield _Entry("", "", document.meta)
    sections: tuple[Section, ...] = ("documents", "sources", "claims", "relations")
    for section in sections:
        for key, one in getattr(document, section).items():
            if one.meta:
                yield _Entry(key, section, one.meta)


def _read(entry: _Entry, document: Document, rules: Collection[str]) -> Iterator[Waiver | Fault]:
    given = entry.meta["lint"]
    if not isinstance(given, Mapping):
        yield entry.fault("what stands under lint is no mapping", "Write `lint: {waive: {rule: reason}}`.")
        return
    known = {"waive", "score"} if entry.section == "claims" else {"waive"}
    for key in given:
        if key not in known:
            hint = nearest(key, known) or f"There is {listed(sorted(known))}."
            yield entry.fault(f"unknown key {key!r} under lint", hint, key)
    score = given.get("score", 0.0)
    if "score" in known and (isinstance(score, bool) or not isinstance(score, int | float) or not 0 <= score <= 1):
        yield entry.fault("the stated score is no number from 0 to 1", "Write `score: 0.68`.", "score")
    waived = given.get("waive", {})
    if not isinstance(waived, Mapping):
        yield entry.fault("what is waived is no mapping", "Write `waive: {rule: reason}`.", "waive")
        return
    for rule, reason in waived.items():
        yield from _waived(entry, rule, reason, document, rules)


def _waived(
    entry: _Entry, rule: str, reason: object, document: Document, rules: Collection[str]
) -> Iterator[Waiver | Fault]:
    if rule not in rules:
        hint = nearest(rule, rules) or "`argmap lint --help` tells where the rules are listed."
        yield entry.fault(f"unknown rule {rule!r} is waived", hint, "waive", rule)
    elif rule == WAIVER.name:
        yield entry.fault("the rule about waivers cannot be waived", "Leave it out.", "waive", rule)
    elif entry.about:
        yield _with_reason(entry, rule, reason, entry.about, entry.section, ("waive", rule))
    else:
        for about, why, at in _named(reason, ("waive", rule)):
            yield _for_entry(entry, rule, about, why, at, document)


def _named(given: object, at: At) -> Iterator[tuple[object, object, At]]:
    """List whom a waiver at the top is for, with the reason and the place of each: nobody is `None`.

    It is a mapping of ids to reasons, or a list of `{for: ids, reason: text}` where several share one.
    """
    if isinstance(given, Mapping):
        for about, why in given.items():
            yield about, why, (*at, about)
        return
    if not isinstance(given, Sequence) or isinstance(given, str):
        yield None, given, at
        return
    for number, group in enumerate(given):
        if not isinstance(group, Mapping) or set(group) != {"for", "reason"} or group["for"] in ((), ""):
            yield None, None, (*at, number)
        elif isinstance(group["for"], Sequence) and not isinstance(group["for"], str):
            for place, about in enumerate(group["for"]):
                yield about, group["reason"], (*at, number, "for", place)
        else:
            yield group["for"], group["reason"], (*at, number, "for")


def _for_entry(entry: _Entry, rule: str, about: object, reason: object, at: At, document: Document) -> Waiver | Fault:
    if about is None:
        if isinstance(reason, str) and reason.strip():  # it may still be meant for what is found of the map as a whole
            return Waiver(rule, reason, "", "", entry.fault(f"the waiver of {rule!r} names no entry", _NAME_THEM, *at))
        return entry.fault(f"the waiver of {rule!r} names no entry, and does not hold", _NAME_THEM, *at)
    section = _section_of(about, document)
    if section is None:
        known = [*document.claims, *document.relations, *document.sources, *document.documents]
        hint = nearest(about, known) or "Name a claim, a relation, a source or a document."
        return entry.fault(f"unknown id {about!r} in a waiver", hint, *at)
    return _with_reason(entry, rule, reason, str(about), section, at)


def _with_reason(entry: _Entry, rule: str, reason: object, about: str, section: Section, at: At) -> Waiver | Fault:
    if not isinstance(reason, str) or not reason.strip():
        return entry.fault(f"the waiver of {rule!r} has no reason, and does not hold", _NO_REASON, *at)
    of = f" of {about!r}" if about != entry.about else " here"
    idle = entry.fault(f"the waiver of {rule!r} waives nothing", f"Take it out: there is no such finding{of}.", *at)
    return Waiver(rule, reason, about, section, idle)


def _section_of(about: object, document: Document) -> Section | None:
    sections: tuple[Section, ...] = ("claims", "relations", "sources", "documents")
    return next((one for one in sections if isinstance(about, str) and about in getattr(document, one)), None)


def idle_waivers(waivers: Iterable[Waiver], used: Collection[Waiver], run: Collection[str]) -> Iterator[Fault]:
    """Yield a fault for each waiver whose rule was run and found nothing that it waives."""
    spent = set(map(id, used))
    for one in waivers:
        if one.rule in run and id(one) not in spent:
            yield one.stated

"""Waivers: what a map says about its own findings, under `lint` in the `meta` of an entry or of the map."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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


def settings(meta: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what stands under `lint` in an entry's meta; nothing where that is no mapping.

    >>> settings({"lint": {"score": 0.68}})
    {'score': 0.68}
    """
    found = meta.get("lint")
    return found if isinstance(found, Mapping) else {}


@dataclass(frozen=True, slots=True)
class Waiver:
    """One rule that is waived: for an entry, or for the whole map where `about` is empty."""

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
        if not self.about:
            return True
        same_ids = (self.section == "documents") == (fault.section == "documents")
        return same_ids and self.about in {fault.about, *fault.also}


@dataclass(frozen=True, slots=True)
class _Entry:
    """Something that has a meta."""

    about: str
    section: Section
    meta: Mapping[str, Any]

    def fault(self, message: str, hint: str, *at: str) -> Fault:
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
            hint = nearest(key, known) or f"There is {' and '.join(sorted(known))}."
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
    elif entry.about or not isinstance(reason, Mapping):
        yield _with_reason(entry, rule, reason, entry.about, entry.section, ("waive", rule))
    else:  # at the top a waiver may name the entries that it is for
        for about, why in reason.items():
            section = _section_of(about, document)
            if section is None:
                known = [*document.claims, *document.relations, *document.sources, *document.documents]
                hint = nearest(about, known) or "Name a claim, a relation, a source or a document."
                yield entry.fault(f"unknown id {about!r} in a waiver", hint, "waive", rule, about)
            else:
                yield _with_reason(entry, rule, why, about, section, ("waive", rule, about))


def _with_reason(
    entry: _Entry, rule: str, reason: object, about: str, section: Section, at: tuple[str, ...]
) -> Waiver | Fault:
    if not isinstance(reason, str) or not reason.strip():
        return entry.fault(f"the waiver of {rule!r} has no reason, and does not hold", _NO_REASON, *at)
    idle = entry.fault(f"the waiver of {rule!r} waives nothing", "Take it out: there is no such finding here.", *at)
    return Waiver(rule, reason, about, section, idle)


def _section_of(about: str, document: Document) -> Section | None:
    sections: tuple[Section, ...] = ("claims", "relations", "sources", "documents")
    return next((one for one in sections if about in getattr(document, one)), None)


def idle_waivers(waivers: Iterable[Waiver], used: Collection[Waiver], run: Collection[str]) -> Iterator[Fault]:
    """Yield a fault for each waiver whose rule was run and found nothing that it waives."""
    spent = set(map(id, used))
    for one in waivers:
        if one.rule in run and id(one) not in spent:
            yield one.stated

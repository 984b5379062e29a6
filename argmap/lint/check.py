"""Run the rules on a map, set what it waives aside, and tell what is left."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from argmap.answers.table import Table
from argmap.basics.collector import collector_paused
from argmap.basics.frozen import FrozenMap
from argmap.basics.text import counted
from argmap.errors import ParameterError, Problem
from argmap.lint.definition import Rule
from argmap.lint.fault import Fault, Severity
from argmap.lint.findings import COLUMNS, Findings, waived_table
from argmap.lint.inspection.inspection import Inspection, has_any
from argmap.lint.inspection.papers import checked_folder
from argmap.lint.inspection.places import Entries, Places
from argmap.lint.registry import chosen_rules, rule_names
from argmap.lint.waivers import WAIVER, Waiver, idle_waivers, read_waivers

if TYPE_CHECKING:
    from argmap.model.document import Document
    from argmap.scoring.reading import Reading

Found = tuple[Rule, Fault]
_MEANING = "A finding is a place to look at: rules see words and numbers, not what is meant."
_SILENCE = "Rules see words and numbers, not what is meant: a map on which they are silent may still be wrong."
_CHANGED = "The file is no longer what this map was read from: places are told as paths in the map."


@collector_paused()
def lint_document(
    document: Document,
    *,
    reading: Reading,
    rules: Iterable[str] | str | None = None,
    ignore: Iterable[str] | str = (),
    thresholds: Mapping[str, float] | None = None,
    folder: str | Path | None = None,
    places: Places | None = None,
    within: Document | None = None,
) -> Findings:
    """Run rules on a document; the arguments are those of `ArgumentMap.lint`.

    `reading` gives its scores and arrays if a rule asks for them; `places` tells where things stand in a file; `within` is
    the part of the document whose findings are wanted, if not all of them are.

    >>> import argmap
    >>> b = argmap.MapBuilder("Two", conclusion="take")
    >>> take, again = b.claim("Take one.", id="take"), b.claim("Take one", id="again")
    >>> m = b.build()
    >>> lint_document(m.document, reading=m.under(), rules=["repeated-claim"]).column("about")
    ('again',)
    """
    chosen, limits = chosen_rules(rules, ignore, thresholds)
    inspection = Inspection(document, reading=reading, folder=checked_folder(folder))
    entries, places = Entries(document), places or Places()
    skipped = {one.name: reason for one in chosen if (reason := _why_not(one, inspection))}
    run = {one.name for one in chosen if one.name not in skipped}
    waivers, faults = read_waivers(document, rule_names())
    kept, waived = _sorted_out(_found(chosen, run, inspection, limits, entries), waivers)
    if WAIVER.name in run:
        idle = idle_waivers(waivers, [one for _, holding in waived for one in holding], run)
        kept += [(WAIVER, fault) for fault in (*faults, *idle)]
    if within is not None:
        kept = [(rule, fault) for rule, fault in kept if has_any(within, (fault.about, *fault.also))]
        waived = [one for one in waived if has_any(within, (one[0][1].about, *one[0][1].also))]
    rows = _rows(kept, places, entries)
    return Findings(
        words=_words(
            rows, len(waived), len(run), skipped, [*inspection.notes, *([_CHANGED] if places.changed else [])]
        ),
        table=Table(COLUMNS, tuple(rows)),
        waived=waived_table(
            [(rule.name, fault.about, holding[0].reason, fault.message) for (rule, fault), holding in waived]
        ),
        skipped=FrozenMap(skipped),
    )


def _sorted_out(
    found: Iterable[Found], waivers: Iterable[Waiver]
) -> tuple[list[Found], list[tuple[Found, list[Waiver]]]]:
    """Part what was found from what is waived, with the waivers that hold."""
    by_rule: dict[str, list[Waiver]] = defaultdict(list)
    for one in waivers:
        by_rule[one.rule].append(one)
    kept: list[Found] = []
    waived: list[tuple[Found, list[Waiver]]] = []
    for rule, fault in found:
        holding = [one for one in by_rule[rule.name] if one.holds_for(rule.name, fault)]
        if holding:
            waived.append(((rule, fault), holding))
        else:
            kept.append((rule, fault))
    return kept, waived


def _why_not(rule: Rule, inspection: Inspection) -> str:
    """Say why a rule cannot be run on this map; empty where it can."""
    if "conclusion" in rule.needs and not inspection.conclusions:
        return "the map names no conclusion"
    if "folder" in rule.needs and inspection.lacks_folder:
        return "nobody said which folder the files of the documents are in (`folder`)"
    return ""


def _found(
    chosen: Iterable[Rule], run: Collection[str], inspection: Inspection, limits: Mapping[str, float], entries: Entries
) -> Iterator[Found]:
    for rule in chosen:
        if rule.name in run:
            given: Iterable[object] = rule.faults(inspection, limits.get(rule.name))
            for fault in given:
                if not isinstance(fault, Fault):  # whatever a user's rule yields
                    hint = "It yields `argmap.Fault(id, message, hint)`."
                    raise ParameterError(
                        Problem(f"the rule {rule.name!r} found {fault!r}, which is no Fault", hint=hint)
                    )
                if entries.section_of(fault) is None:
                    hint = "Give the id of a claim, a relation or a source, or an empty text for the whole map."
                    raise ParameterError(
                        Problem(f"the rule {rule.name!r} is about {fault.about!r}, which is not there", hint=hint)
                    )
                yield rule, fault


def _rows(found: Iterable[Found], places: Places, entries: Entries) -> list[tuple[object, ...]]:
    """Return a row for each finding, in the order of the file."""
    placed = [(places.place_of(fault, entries), rule, fault) for rule, fault in found]
    placed.sort(key=lambda one: one[0].order)
    return [
        (rule.name, rule.severity, fault.about, fault.message, fault.hint, rule.why,
         places.file, place.line, place.column, place.path)
        for place, rule, fault in placed
    ]  # fmt: skip


def _words(
    rows: list[tuple[object, ...]], waived: int, run: int, skipped: Mapping[str, str], notes: Iterable[str]
) -> tuple[str, ...]:
    count = Counter(row[1] for row in rows)
    parts = [
        counted(count[one], one) if one != "advice" else f"{count[one]} advice"
        for one in get_args(Severity)
        if count[one]
    ]
    words = [
        f"{counted(len(rows), 'finding')}: {', '.join(parts)}."
        if rows
        else f"No finding: {counted(run, 'rule')} looked at the map."
    ]
    if waived:
        more = "more " if rows else ""
        said = counted(waived, f"{more}is waived in the map, with its", f"{more}are waived in the map, with their")
        words.append(f"{said} {'reason' if waived == 1 else 'reasons'}.")
    for reason in dict.fromkeys(skipped.values()):
        names = ", ".join(name for name, why in skipped.items() if why == reason)
        words.append(f"Not run: {names}; {reason}.")
    return (*words, *notes, _MEANING if rows else _SILENCE)

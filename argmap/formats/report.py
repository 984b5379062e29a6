"""From findings in a tree to problems with file, line and column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from argmap.errors import MOST, Problem
from argmap.formats.yaml.marked import Mark, MarkedTree
from argmap.model.tree.finding import Finding, Location, capped, path_of

MOST_BYTES = 50_000_000
"""Files larger than this are refused: a map of that size belongs into columns."""


MOST_YAML = 10_000_000
"""The same for YAML in which something is wrong or unusual, or whose places are asked for: to find them takes long."""


A_FEW = 3
"""Mistakes that are the same are told one by one up to this number."""


def too_large(size: int, *, source: str, yaml: bool = False) -> Problem | None:
    """Refuse a text that is too large to be a map that a person wrote.

    >>> too_large(10, source="map.yaml") is None
    True
    """
    most = min(MOST_BYTES, MOST_YAML) if yaml else MOST_BYTES
    if size <= most:
        return None
    hint = "Split the map, or read it from tables with from_tables."
    if yaml and size <= MOST_BYTES:
        hint = "Something in it is no plain YAML. Save it as JSON, or split the map, to be told what and where."
    return Problem(f"the file has more than {most // 1_000_000} MB", file=source, hint=hint)


def problems_in(tree: MarkedTree, found: Iterable[Finding], *, source: str) -> list[Problem]:
    """Give every finding its place, in the order of the file; past a hundred only their number is told."""
    placed = [(tree.mark_of(finding.location, at_key=finding.at_key), finding) for finding in found]
    # What YAML cannot say (an alias, a tag) is reported once, and not again as a value that does not fit.
    spoilt = {mark.offset for mark, _ in tree.found}
    marked: list[tuple[Mark | None, Finding]] = [*tree.found]
    marked.extend((mark, finding) for mark, finding in placed if mark is None or mark.offset not in spoilt)
    marked.sort(key=lambda pair: pair[0].offset if pair[0] is not None else -1)
    told = _alike_once(marked)
    return capped([_problem(mark, finding, source, tree) for mark, finding in told[:MOST]], len(told))


def _alike_once(marked: list[tuple[Mark | None, Finding]]) -> list[tuple[Mark | None, Finding]]:
    """Tell a mistake that is made over and over once, with how often, at its first place."""
    often = Counter((finding.message, finding.hint) for _, finding in marked)
    told: dict[object, tuple[Mark | None, Finding]] = {}
    for place, (mark, finding) in enumerate(marked):
        same = (finding.message, finding.hint)
        if often[same] <= A_FEW:
            told[place] = mark, finding
        elif same not in told:
            told[same] = mark, replace(finding, times=often[same])
    return list(told.values())


def warnings_in(tree: MarkedTree, *, source: str) -> tuple[Problem, ...]:
    """Give what is odd but readable its place."""
    return tuple(_problem(mark, finding, source, tree) for mark, finding in tree.warnings)


def _problem(mark: Mark | None, finding: Finding, source: str, tree: MarkedTree) -> Problem:
    location: Location = finding.location
    return Problem(
        finding.message,
        path=path_of(location) if location else None,
        line=mark.line if mark is not None else None,
        column=mark.column if mark is not None else None,
        hint=finding.advice(),
        file=source,
        times=finding.times,
        excerpt=tree.line_at(mark) if mark is not None else None,
    )

"""Say where a number that is given for a claim stands against a reliability that would touch it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from argmap.arrays.choices import checked_day
from argmap.arrays.compile.dated import Said
from argmap.arrays.compile.reliability import carrying_sources
from argmap.basics.text import one_line, quoted

if TYPE_CHECKING:
    import datetime

    from argmap.model.document import Document

SHOWN = 3
"""So many claims are named."""


def kept_priors(
    document: Document,
    prior: Mapping[str, float] | None,
    reliability: Mapping[str, float] | None,
    *,
    silent: Collection[str] = (),
    as_of: str | datetime.date | None = None,
    absent: frozenset[str] = frozenset(),
) -> tuple[str, ...]:
    """Return a line about the claims of `prior` that rest on a source of `reliability`, or on `silent` ones alone; or none.

    `silent` are the sources whose word is dropped. It does not matter how far down a source is heard through another.

    >>> import argmap
    >>> m = argmap.loads("{argmap: 1, title: T, sources: {ann: {}}, claims: {a: {text: A, said_by: ann}}}")
    >>> kept_priors(m.document, {"a": 0.9}, {"ann": 0.2})
    ("The number given for 'a' is its base score, which the reliability of its sources does not touch.",)
    """
    if not prior or not (reliability or silent):
        return ()
    rests = carrying_sources(document, Said(checked_day(as_of), absent))
    touched = [claim for claim in prior if _is_touched(document, rests.get(claim, []), reliability or {}, silent)]
    if not touched:
        return ()
    number, verb, its = (
        ("number", "is its base score", "its") if len(touched) == 1 else ("numbers", "are base scores", "their")
    )
    names = quoted(touched, SHOWN)
    return (one_line(f"The {number} given for {names} {verb}, which the reliability of {its} sources does not touch."),)


def _is_touched(
    document: Document, sources: list[str], reliability: Mapping[str, float], silent: Collection[str]
) -> bool:
    dropped = bool(sources) and all(source in silent for source in sources)
    return dropped or any(not reliability.keys().isdisjoint(_trail(document, source)) for source in sources)


def _trail(document: Document, source: str | None) -> list[str]:
    """Return a source and those that it is heard through."""
    found = []
    while source is not None:
        found.append(source)
        source = document.sources[source].via
    return found

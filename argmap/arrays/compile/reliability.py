"""Sources: which of them something bears on, what the others are worth, and what this makes of claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from argmap.columns.columns import ACTS, QUESTION
from argmap.maths.chains import spread
from argmap.model.hearing import carriers

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.columns.columns import Columns, Heard
    from argmap.model.sources import Act


class _Said(NamedTuple):
    """One row of what is said, as `carriers` wants it."""

    source: int
    act: Act
    date: int | None


@dataclass(frozen=True)
class Heeded:
    """What sources come to: those that are nodes, in order, and what claims are worth by the others."""

    value: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    """The reliability of every source that no argument bears on, NaN of the others; shape (sources,)."""
    nodes: tuple[int, ...] = ()
    """The sources that are nodes: those that arguments bear on, then those that others are weighed against."""
    base: tuple[float, ...] = ()
    """What each of these is worth of itself."""
    through: tuple[int, ...] = ()
    """The source that each of these is heard through, -1 for none: for what arguments bear on alone."""
    factors: Mapping[int, float] = field(default_factory=dict)
    """For each claim that rests on constants alone the best of them."""
    rests: Mapping[int, list[int]] = field(default_factory=dict)
    """For each other claim that rests on sources those that may be its best."""


def heed(
    columns: Columns,
    reliability: Mapping[int, float],
    *,
    least: float,
    settled: Collection[int],
    all_sources: bool,
) -> Heeded:
    """Weigh sources, of which some have another reliability of their own; `settled` claims have been weighed already.

    With `all_sources` every source is a node, else those that something bears on, be it through another source.
    """
    heard = columns.heard
    if heard is None:
        return Heeded()
    own = heard.reliability.tolist()
    for source, given in reliability.items():
        own[source] = given
    moving = _moving(columns, heard) | all_sources
    moves, via = moving.tolist(), heard.via.tolist()
    value = _worth(own, via)
    nodes = dict.fromkeys(np.flatnonzero(moving).tolist())
    nodes |= dict.fromkeys(via[source] for source in list(nodes) if via[source] >= 0)
    factors: dict[int, float] = {}
    rests: dict[int, list[int]] = {}
    for claim, named in carrying_sources(columns).items():
        if claim in settled or columns.claim_kind[claim] == QUESTION:
            continue
        still = [source for source in named if not moves[source]]
        best = max(still, key=value.__getitem__, default=None)
        if best is not None and len(still) == len(named):
            factors[claim] = value[best] if value[best] >= least else 0.0
        else:
            rests[claim] = [source for source in named if moves[source] or source == best]
            nodes |= dict.fromkeys(rests[claim])
    return Heeded(
        np.where(moving, np.nan, value),
        tuple(nodes),
        tuple([own[source] if moves[source] else value[source] for source in nodes]),
        tuple([via[source] if moves[source] else -1 for source in nodes]),
        factors,
        rests,
    )


def carrying_sources(columns: Columns) -> dict[int, list[int]]:
    """Return for every claim that rests on what sources say those sources, each once, in order.

    >>> import argmap
    >>> m = argmap.loads('''{argmap: 1, title: One, sources: {ann: {}, ben: {}}, claims: {rain: {text: It rains,
    ...     said_by: [{source: ben, act: speculates}, {source: ann, act: reports}]}}}''')
    >>> carrying_sources(m.network.columns)
    {0: [0]}
    """
    return _carrying(_said(columns), columns.original.tolist())


def changes_of_carriers(columns: Columns) -> dict[int, list[tuple[int, list[int]]]]:
    """Return for every claim that rests on other sources on other days those sources, from each of some days on.

    The days are counted as `date.toordinal` does, 0 for what is so from the first.

    >>> import argmap
    >>> m = argmap.loads('''{argmap: 1, title: One, sources: {ann: {}, ben: {}}, claims: {rain: {text: It rains, said_by: [
    ...     {source: ben, act: speculates}, {source: ann, act: reports, date: 0001-01-03}]}}}''')
    >>> changes_of_carriers(m.network.columns)
    {0: [(0, [1]), (3, [0])]}
    """
    together: dict[int, dict[int, list[_Said]]] = defaultdict(dict)
    original, found = columns.original.tolist(), {}
    for part, words in _said(_on_several_days(columns)).items():
        together[original[part]][part] = words
    for claim, parts in together.items():
        days = sorted({one.date or 0 for words in parts.values() for one in words})
        carried: list[tuple[int, list[int]]] = []
        for day in days:
            by_then = {part: [one for one in words if (one.date or 0) <= day] for part, words in parts.items()}
            named = _carrying({part: words for part, words in by_then.items() if words}, original).get(claim, [])
            if not carried or set(named) != set(carried[-1][1]):
                carried.append((day, named))
        if len(carried) > 1:
            found[claim] = carried
    return found


def _on_several_days(columns: Columns) -> Columns:
    """Leave out all words but those for claims of which something is said on one day, and something on another."""
    heard = columns.heard
    if heard is None:
        return columns
    of_claim = np.flatnonzero(heard.part < columns.claims)
    claim, day = columns.original[heard.part[of_claim]], heard.day[of_claim]
    first, last = np.full(columns.claims, np.iinfo(day.dtype).max), np.zeros(columns.claims, dtype=day.dtype)
    np.minimum.at(first, claim, day)
    np.maximum.at(last, claim, day)
    kept = np.zeros(len(heard.part), dtype=bool)
    kept[of_claim] = first[claim] < last[claim]
    return replace(columns, heard=heard.only(kept))


def _said(columns: Columns) -> dict[int, list[_Said]]:
    """Return what is said of every claim of which something is."""
    heard, said = columns.heard, defaultdict[int, list[_Said]](list)
    if heard is None:
        return said
    order = np.argsort(heard.part, kind="stable")
    rows = zip(*(column[order].tolist() for column in (heard.part, heard.source, heard.act, heard.day)), strict=True)
    for part, source, act, day in rows:
        if part >= columns.claims:
            break
        said[part].append(_Said(source, ACTS[act], day or None))
    return said


def _carrying(said: Mapping[int, list[_Said]], original: list[int]) -> dict[int, list[int]]:
    found = carriers(said, original.__getitem__)
    return {claim: list(dict.fromkeys(one.source for one in words)) for claim, words in found.items()}


def _moving(columns: Columns, heard: Heard) -> NDArray[np.bool_]:
    """Say of every source whether an argument bears on it, be it through another source."""
    aims = columns.relation_target - (columns.claims + columns.relations)
    aimed = np.zeros(len(heard.ids), dtype=bool)
    aimed[aims[aims >= 0]] = True
    return spread(aimed, heard.via)


def _worth(own: list[float], via: list[int]) -> list[float]:
    """Return what each source would be worth if no argument bore on any."""
    value, known = list(own), [False] * len(own)
    for source in range(len(own)):
        trail, current = [], source
        while current >= 0 and not known[current]:
            known[current] = True
            trail.append(current)
            current = via[current]
        for one in reversed(trail):
            value[one] *= value[via[one]] if via[one] >= 0 else 1.0
    return value

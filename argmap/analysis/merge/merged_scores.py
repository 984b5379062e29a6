"""Which scores two maps have that their merged map does not, and what in the merged map is other upstream of each."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from argmap.answers.table import ROUNDING, Column, Table
from argmap.model.originals import originals
from argmap.scoring.score_document import score_document

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.model.claims import AnyClaim
    from argmap.model.document import Document
    from argmap.model.relations import AnyRelation
    from argmap.model.sources import Source
    from argmap.semantics import Semantics

_COLUMNS = (Column("id"), Column("map"), Column("called"), Column("before", ".3f"), Column("merged", ".3f"),
            Column("change", "+.3f", "+.0e"), Column("why"))  # fmt: skip
_MOST_REASONS, _MOST_LOOKED_AT = 3, 5000
"""So many reasons are named for one score, and so many things upstream are looked at to find them."""


class Side:
    """One of the two maps beside the merged one: its scores, and what each thing is called there."""

    def __init__(
        self, name: str, document: Document, called: Callable[[str], str], merged: Document, scores: Scores
    ) -> None:
        self.name, self.document, self.called, self.merged, self.scores = name, document, called, merged, scores
        self._upstream = _Upstream(document)

    @cached_property
    def _own(self) -> Mapping[str, list[str]]:
        """What each thing of the merged map is here."""
        found: dict[str, list[str]] = defaultdict(list)
        for part in (self.document.claims, self.document.relations, self.document.sources):
            for key in part:
                found[self.called(key)].append(key)
        return found

    def upstream(self, here: str) -> Iterator[str]:
        """Yield what bore on a thing directly, by its merged ids."""
        for key in self._own.get(here, ()):
            yield from map(self.called, self._upstream.of(key))

    @cached_property
    def before(self) -> Mapping[str, list[float]]:
        """The scores, forces and reliabilities that were, by the merged id of each thing."""
        found: dict[str, list[float]] = defaultdict(list)
        for part in (self.scores.final, self.scores.relations, self.scores.sources):
            for key, value in part.items():
                found[self.called(key)].append(value)
        return found

    @cached_property
    def reasons(self) -> Mapping[str, list[str]]:
        """What is said of each thing in the merged map, and otherwise in this one."""
        found: dict[str, list[str]] = defaultdict(list)
        sections: tuple[tuple[str, Callable[[Any, Any], Iterator[str]]], ...] = (
            ("claims", self._of_claim), ("relations", self._of_relation), ("sources", self._of_source),
        )  # fmt: skip
        for name, told in sections:
            for key, part in getattr(self.document, name).items():
                here = self.called(key)
                found[here].extend(told(part, getattr(self.merged, name)[here]))
        for key in self.merged.relations:
            if key not in found:
                found[key] = [f"{key!r} is new"]
        return found

    def _of_claim(self, old: AnyClaim, new: AnyClaim) -> Iterator[str]:
        if old.kind == "question" or new.kind == "question":
            return
        restated = None if old.same_as is None else self.called(old.same_as)
        if restated != new.same_as:
            yield f"{new.id!r} restates {'nothing' if new.same_as is None else repr(new.same_as)}"
        elif new.same_as is None:
            yield from _other_number(
                f"prior of {new.id!r}", self.document.prior_of(old.id), self.merged.prior_of(new.id)
            )
        voices = {(self.called(one.source), one.act, one.date) for one in old.said_by}
        if voices != {(one.source, one.act, one.date) for one in new.said_by}:
            yield f"who says {new.id!r}"

    def _of_relation(self, old: AnyRelation, new: AnyRelation) -> Iterator[str]:
        joined = (old.type, {self.called(one) for one in old.premises}, self.called(old.target))
        if joined != (new.type, set(new.premises), new.target):
            yield f"{new.id!r} joins other things"
        yield from _other_number(f"strength of {new.id!r}", _or_whole(old.strength), _or_whole(new.strength))
        if len(new.premises) > 1 and self.document.defaults.join != self.merged.defaults.join:
            yield f"join {self.document.defaults.join} → {self.merged.defaults.join}"

    def _of_source(self, old: Source, new: Source) -> Iterator[str]:
        yield from _other_number(f"reliability of {new.id!r}", _or_whole(old.reliability), _or_whole(new.reliability))
        if (None if old.via is None else self.called(old.via)) != new.via:
            yield f"{new.id!r} is heard through {'nobody' if new.via is None else repr(new.via)}"


def _or_whole(stated: float | None) -> float:
    return 1.0 if stated is None else stated


def _other_number(what: str, old: float, new: float) -> Iterator[str]:
    if old != new:
        yield f"{what} {old:.12g} → {new:.12g}"


class _Upstream:
    """What bears on each thing of a map directly."""

    def __init__(self, document: Document) -> None:
        self.document, self.original = document, originals(document)
        self.restating: dict[str, list[str]] = defaultdict(list)
        for key, end in self.original.items():
            self.restating[end].append(key)
        self.aimed: dict[str, list[str]] = defaultdict(list)
        for key, relation in document.relations.items():
            self.aimed[self.original.get(relation.target, relation.target)].append(key)

    def of(self, key: str) -> Iterator[str]:
        if key in self.document.claims:
            for one in self.restating[self.original[key]]:
                yield one
                yield from (said.source for said in self.document.claims[one].said_by)
        elif key in self.document.relations:
            yield from self.document.relations[key].premises
        elif (via := self.document.sources[key].via) is not None:
            yield via
        yield from self.aimed[self.original.get(key, key)]


def moved_scores(
    a: Document,
    b: Document,
    merged: Document,
    called: Callable[[str], str],
    *,
    semantics: str | Semantics = "df_quad",
    parameters: Mapping[str, Any] | None = None,
) -> Table:
    """List every claim whose score in the merged map is not that in a map where it stood, and why; the largest move first.

    `called` tells what the things of `b` are called in the merged map. Scores are the same to 1e-9. The reasons are what is
    nearest upstream, at most three: what is said otherwise than in that map, or is new to it.

    >>> import argmap
    >>> one = argmap.loads("{argmap: 1, title: T, claims: {a: {text: A, prior: 0.25}}}").document
    >>> two = argmap.loads("{argmap: 1, title: T, claims: {a: {text: A, prior: 0.5}}}").document
    >>> moved_scores(one, two, one, str).rows
    (('a', 'b', 'a', 0.5, 0.25, -0.25, "prior of 'a' 0.5 → 0.25"),)
    """
    asked: dict[str, Any] = {"semantics": semantics, "parameters": parameters, "on_divergence": "return"}
    after, upstream = score_document(merged, **asked), _Upstream(merged)
    now = {**after.final, **after.relations, **after.sources}
    rows = []
    for name, document, names in (("a", a, str), ("b", b, called)):
        side = Side(name, document, names, merged, score_document(document, **asked))
        for key, before in side.scores.final.items():
            here = names(key)
            change = now[here] - before
            if abs(change) > ROUNDING:
                why = _why(here, side, now, upstream) or ["more than can be told"]
                rows.append((here, name, key, before, now[here], change, "; ".join(why)))
    rows.sort(key=lambda row: (-abs(row[5]), row[0], row[1]))
    return Table(_COLUMNS, tuple(rows), title="Scores that are not what they were:")


def _why(start: str, side: Side, now: Mapping[str, float], upstream: _Upstream) -> list[str]:
    """Go upstream over what changed, and gather the nearest reasons."""
    seen, waiting = {start}, deque([start])
    found: list[str] = []
    looked_at = 0
    while waiting and len(found) < _MOST_REASONS and looked_at < _MOST_LOOKED_AT:
        here = waiting.popleft()
        found += side.reasons.get(here, [])
        if here not in side.before and here in side.merged.relations:
            continue  # what stands behind a new relation is no reason of its own
        for one in chain(upstream.of(here), side.upstream(here)):
            looked_at += 1
            if looked_at > _MOST_LOOKED_AT:
                break
            if one not in seen and _is_other(one, side, now):
                seen.add(one)
                waiting.append(one)
    return list(dict.fromkeys(found))[:_MOST_REASONS]


def _is_other(key: str, side: Side, now: Mapping[str, float]) -> bool:
    """Say whether a thing is otherwise than in one of the maps, or would not be there."""
    old, new = side.before.get(key), now.get(key, 0.0)
    if old is None:
        return new > 0.0 or key in side.merged.claims
    if side.reasons.get(key) or any(abs(new - one) > ROUNDING for one in old):
        return True
    relation = side.merged.relations.get(key)
    return relation is not None and any(side.reasons.get(one) for one in (*relation.premises, relation.target))

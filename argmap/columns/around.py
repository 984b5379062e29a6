"""The part of a network around a claim or relation, found by walking its columns level by level."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from argmap.errors import ParameterError, Problem
from argmap.maths.chains import spread
from argmap.maths.compressed import gather
from argmap.maths.distinct import distinct

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from argmap.columns.columns import Columns

    Index = NDArray[np.integer]

RELATIONS_A_CLAIM = 10
"""How many relations a part may have for each claim it may have."""


def claims_around(columns: Columns, centre: str, *, up: int | None, down: int | None, limit: int) -> Index:
    """Return the claims within `up` steps of what the centre bears on and `down` of what bears on it, in order.

    A step leads through one relation; premises that are needed together come together, and whoever undercuts a step
    stands as near as the step's own premises. None means all the way. More than `limit` claims are refused.

    >>> from argmap.columns.from_arrays import columns_from_arrays
    >>> columns = columns_from_arrays(prior=[0.5] * 4, source=[0, 1, 2], target=[1, 2, 3], sign=[1, 1, 1])
    >>> claims_around(columns, "1", up=1, down=None, limit=10)
    array([0, 1, 2])
    """
    for name, steps in (("up", up), ("down", down)):
        if steps is not None and (type(steps) is not int or steps < 0):
            raise ParameterError(f"{name} must be a whole number of steps from 0, or None, not {steps!r}")
    walk = _Walk(columns, centre, limit)
    above, below = walk.reached(up, _targets, _uses), walk.reached(down, _aimed, _premises)
    # Going up, a relation comes with all of its premises: it could not be shown without them.
    partners = _premises(columns, above)
    found = distinct(np.concatenate([above.claims, partners.claims, below.claims]))
    walk.check(len(found), 0)
    return found


def relations_among(columns: Columns, claims: Index) -> Index:
    """Return the relations whose premises are all among some claims and whose target is too, or is such a relation.

    >>> from argmap.columns.from_arrays import columns_from_arrays
    >>> columns = columns_from_arrays(prior=[0.5] * 3, source=[0, 1], target=[1, 2], sign=[1, 1])
    >>> relations_among(columns, np.array([1, 2]))
    array([1])
    """
    inside = np.zeros(columns.claims, dtype=bool)
    inside[claims] = True
    found = distinct(_uses(columns, _Some(claims, _NONE)).relations)
    if columns.premise_start is not None and found.size:
        start, place = gather(columns.premise_start, found)
        found = found[np.logical_and.reduceat(inside[columns.premise[place]], start[:-1])]
    aims, first = columns.relation_target[found], columns.claims
    at_relation = (aims >= first) & (aims < first + columns.relations)
    spot = np.minimum(np.searchsorted(found, aims - first), max(len(found) - 1, 0))
    known = at_relation & (found[spot] == aims - first) if found.size else at_relation
    gone = (at_relation & ~known) | ((aims < first) & ~np.append(inside, True)[np.minimum(aims, first)])
    return found[~spread(gone, np.where(known, spot, -1))].astype(np.int64)


def too_many(centre: str, what: str, limit: int) -> ParameterError:
    """Return the error for a part that nobody could read.

    >>> print(too_many("close", "claims", 400))
    too many claims (the limit is 400) stand around 'close'. Take fewer steps up or down, or pass a higher limit.
    """
    most = limit if what == "claims" else limit * RELATIONS_A_CLAIM
    hint = "Take fewer steps up or down, or pass a higher limit."
    return ParameterError(Problem(f"too many {what} (the limit is {most}) stand around {centre!r}", hint=hint))


class _Some(NamedTuple):
    """Some claims and relations of a network."""

    claims: Index
    relations: Index

    def any(self) -> bool:
        return bool(self.claims.size or self.relations.size)


class _Walk:
    def __init__(self, columns: Columns, centre: str, limit: int) -> None:
        self.columns, self.centre, self.limit = columns, centre, limit
        claim = columns.claim_ids.find(centre)
        relation = columns.relation_ids.find(centre) if claim is None else None
        if claim is None and relation is None:
            columns.claim_ids.position(centre, sort="claim or relation")
        claims, relations = ([] if at is None else [at] for at in (claim, relation))
        self.start = _Some(np.array(claims, dtype=np.int64), np.array(relations, dtype=np.int64))

    def reached(
        self, steps: int | None, free: Callable[[Columns, _Some], _Some], paid: Callable[[Columns, _Some], _Some]
    ) -> _Some:
        """Return what can be reached: `free` leads from some to others as near, `paid` to others a step further on."""
        seen = _Seen(self.columns)
        fresh, level = seen.new(self.start), 0
        while fresh.any():
            layer = [fresh]
            while fresh.any():
                fresh = seen.new(free(self.columns, fresh))
                layer.append(fresh)
                self.check(seen.claims, seen.relations)
            if level == steps:
                break
            level += 1
            claims, relations = map(np.concatenate, zip(*layer, strict=True))
            fresh = seen.new(paid(self.columns, _Some(claims, relations)))
            self.check(seen.claims, seen.relations)
        return _Some(np.flatnonzero(seen.claim), np.flatnonzero(seen.relation))

    def check(self, claims: int, relations: int) -> None:
        """Refuse a part that has grown too large to be read."""
        if claims > self.limit or relations > self.limit * RELATIONS_A_CLAIM:
            raise too_many(self.centre, "relations" if claims <= self.limit else "claims", self.limit)


class _Seen:
    """Which claims and relations have been met."""

    def __init__(self, columns: Columns) -> None:
        self.claim = np.zeros(columns.claims, dtype=bool)
        self.relation = np.zeros(columns.relations, dtype=bool)
        self.claims = self.relations = 0

    def new(self, some: _Some) -> _Some:
        """Return those that had not been met, each once, and remember them."""
        claims = distinct(some.claims[~self.claim[some.claims]])
        relations = distinct(some.relations[~self.relation[some.relations]])
        self.claim[claims] = True
        self.relation[relations] = True
        self.claims += len(claims)
        self.relations += len(relations)
        return _Some(claims, relations)


_NONE = np.zeros(0, dtype=np.int64)


def _targets(columns: Columns, some: _Some) -> _Some:
    """From relations to what they aim at; what aims at a source leads no further."""
    aims = columns.relation_target[some.relations]
    further = aims[(aims >= columns.claims) & (aims < columns.claims + columns.relations)] - columns.claims
    return _Some(aims[aims < columns.claims], further)


def _uses(columns: Columns, some: _Some) -> _Some:
    """From claims to the relations that they are premises of."""
    start, used = columns.by_premise
    return _Some(_NONE, used[gather(start, some.claims)[1]])


def _aimed(columns: Columns, some: _Some) -> _Some:
    """From claims and relations to the relations aimed at them."""
    start, aimed = columns.by_target
    return _Some(_NONE, aimed[gather(start, np.concatenate([some.claims, some.relations + columns.claims]))[1]])


def _premises(columns: Columns, some: _Some) -> _Some:
    """From relations to their premises."""
    if columns.premise_start is None:
        return _Some(columns.premise[some.relations], _NONE)
    return _Some(columns.premise[gather(columns.premise_start, some.relations)[1]], _NONE)

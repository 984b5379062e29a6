"""`Draft`: the columns of a network while they are being edited."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from argmap.columns.columns import ACTS
from argmap.columns.kept_rows import only_relations
from argmap.columns.names import EditedNames
from argmap.maths.widths import index_type
from argmap.model.sources import CARRYING_ACTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.columns.columns import Columns, Heard

_LENDS = np.array([act in CARRYING_ACTS for act in ACTS])
"""Which acts may lend a claim weight."""


class Added(NamedTuple):
    """A relation that the network did not begin with, from one claim to another."""

    id: str
    premise: int
    target: int
    sign: int
    strength: float


class Draft:
    """Columns that can be edited. A relation keeps its number: those of the network come first, added ones follow.

    >>> from argmap.columns.from_arrays import columns_from_arrays
    >>> draft = Draft(columns_from_arrays(prior=[0.5] * 3, source=[0, 1], target=[1, 2], sign=[1, 1]))
    >>> draft.add(Added("new", 2, 0, -1, 0.5)), draft.drop(0)
    (2, [0])
    >>> columns = draft.columns()
    >>> columns.premise, columns.relation_strength, columns.relation_ids, draft.numbers
    (array([1, 2], dtype=int32), array([1. , 0.5]), ('1', 'new'), array([1, 2]))
    """

    def __init__(self, columns: Columns) -> None:
        self.before = columns
        self.prior = columns.claim_prior.copy()
        self._given: set[int] = set()
        """The claims that were given base scores: these stand, whatever their sources are worth."""
        self._strength: NDArray[np.float64] | None = None
        self._kept = np.ones(columns.relations, dtype=bool)
        self._added: dict[int, Added] = {}
        self.added_ids: dict[str, int] = {}
        """The numbers of the added relations that are there, by id."""
        self.size = columns.relations
        """How many relations there have been."""

    @property
    def is_plain(self) -> bool:
        """Whether no claim is said again or rests on a source, so that the columns can be compiled as they are."""
        return self.before.heard is None and self.before.claim_original is None

    def find(self, relation: str) -> int | None:
        """Return the number of a relation that is still there, by its id."""
        number = self.before.relation_ids.find(relation)
        if number is not None and self._kept[number]:
            return number
        return self.added_ids.get(relation)

    def __contains__(self, number: int) -> bool:
        return number in self._added or (0 <= number < len(self._kept) and bool(self._kept[number]))

    def relation(self, number: int) -> tuple[int, int]:
        """Return what a relation aims at, and +1 or -1."""
        one = self._added.get(number)
        if one is not None:
            return one.target, one.sign
        return int(self.before.relation_target[number]), int(self.before.relation_sign[number])

    def set_base(self, column: int, value: float) -> None:
        """Give a claim that restates no other a base score: it rests on no source any more."""
        self.prior[column] = value
        self._given.add(column)

    def _heard(self) -> Heard | None:
        """Return what is said without the words on which claims rest no longer."""
        heard = self.before.heard
        if heard is None or not self._given:
            return heard
        return heard.only(~(np.isin(heard.part, list(self._given)) & _LENDS[heard.act]))

    def both_ways(self, number: int) -> list[int]:
        """Return a relation, and the step back of a mutual rebuttal that is still there."""
        back = self.before.relation_back
        other = -1 if back is None or number in self._added else int(back[number])
        return [number, other] if other >= 0 and self._kept[other] else [number]

    def set_strength(self, number: int, value: float) -> None:
        """Replace the strength of a relation."""
        if number in self._added:
            self._added[number] = self._added[number]._replace(strength=value)
            return
        if self._strength is None:
            given = self.before.relation_strength
            self._strength = np.ones(self.before.relations) if given is None else given.copy()
        self._strength[number] = value

    def add(self, relation: Added) -> int:
        """Add a relation and return its number."""
        number = self.added_ids[relation.id] = self.size
        self._added[number] = relation
        self.size += 1
        return number

    def drop(self, number: int) -> list[int]:
        """Drop a relation and those that are aimed at it, and at them; return their numbers."""
        if number in self._added:
            del self.added_ids[self._added.pop(number).id]
            return [number]
        gone = [number]
        for one in gone:  # it grows on the way
            self._kept[one] = False
            if self._aims_at_relations:
                start, aimed = self.before.by_target
                own = self.before.claims + one
                gone += [other for other in aimed[start[own] : start[own + 1]].tolist() if self._kept[other]]
        return list(dict.fromkeys(gone))

    @cached_property
    def _aims_at_relations(self) -> bool:
        first = self.before.claims
        aims = self.before.relation_target
        return bool(((aims >= first) & (aims < first + self.before.relations)).any())

    @property
    def numbers(self) -> NDArray[np.int64]:
        """The numbers of the relations there are, in order."""
        return np.concatenate([np.flatnonzero(self._kept), np.array(list(self._added), dtype=np.int64)])

    def columns(self) -> Columns:
        """Return the columns as they are by now, sharing no memory that will change."""
        strength = self.before.relation_strength if self._strength is None else self._strength
        before = replace(
            self.before, claim_prior=self.prior.copy(), heard=self._heard(),
            relation_strength=_unless_ones(strength, copy=True),
        )  # fmt: skip
        if not self._added and self._kept.all():
            return before
        kept, added = np.flatnonzero(self._kept), list(self._added.values())
        left = only_relations(before, kept)
        dtype = index_type(left.claims + len(kept) + len(added))
        aims, start = left.relation_target.astype(dtype), left.premise_start
        aims[aims >= left.claims + len(kept)] += len(added)  # sources come after all relations
        strengths = np.ones(len(kept)) if left.relation_strength is None else left.relation_strength
        none = np.full(len(added), -1, dtype=np.int8)
        back, mutual = left.relation_back, left.relation_mutual
        return replace(
            left,
            relation_back=None if back is None else np.append(back, none.astype(back.dtype)),
            relation_mutual=None if mutual is None else np.append(mutual, none),
            relation_ids=EditedNames(before.relation_ids, kept, tuple([one.id for one in added])),
            relation_sign=np.append(left.relation_sign, np.array([one.sign for one in added], dtype=np.int8)),
            relation_target=np.append(aims, [one.target for one in added]).astype(dtype),
            premise=np.append(left.premise, [one.premise for one in added]).astype(dtype),
            premise_start=None if start is None else np.append(start, start[-1] + np.arange(1, len(added) + 1)),
            relation_strength=_unless_ones(np.append(strengths, [one.strength for one in added])),
        )


def _unless_ones(strength: NDArray[np.float64] | None, *, copy: bool = False) -> NDArray[np.float64] | None:
    if strength is None or not (strength != 1.0).any():
        return None
    return strength.copy() if copy else strength

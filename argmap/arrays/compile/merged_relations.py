"""The relations of columns that count: none that a question is part of, and one of those that say the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from argmap.arrays.choices import Choices
from argmap.arrays.compile.restated import Step, merged_steps
from argmap.columns.columns import QUESTION
from argmap.columns.kept_rows import hanging_relations, only_relations

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.columns.columns import Columns

    Index = NDArray[np.integer]


def weighed(columns: Columns, strength: Mapping[str, float]) -> Columns:
    """Return the columns with some strengths replaced.

    >>> from argmap.columns.from_arrays import columns_from_arrays
    >>> weighed(columns_from_arrays(prior=[0.5], source=[0], target=[0], sign=[1]), {"0": 0.2}).relation_strength
    array([0.2])
    """
    if not strength:
        return columns
    found, strengths = Choices.found(strength, columns.relation_ids), strengths_of(columns).copy()
    strengths[list(found)] = list(found.values())
    return replace(columns, relation_strength=strengths)


def strengths_of(columns: Columns) -> NDArray[np.float64]:
    """Return the strength of every relation.

    >>> from argmap.columns.from_arrays import columns_from_arrays
    >>> strengths_of(columns_from_arrays(prior=[0.5], source=[0], target=[0], sign=[1]))
    array([1.])
    """
    return np.ones(columns.relations) if columns.relation_strength is None else columns.relation_strength


class Counting(NamedTuple):
    """The relations that count, as columns of which all relations do; and how all relations are found among them."""

    steps: Columns
    place: Index | None = None
    """Which of these each relation is, or repeats; -1 for one that does not count. None where all are there."""

    def of_all(self, node: Index) -> Index:
        """Return the node of every relation, given those of the relations that count."""
        return node if self.place is None else np.append(node, -1)[self.place].astype(node.dtype)

    def at(self, relations: Index) -> Index:
        """Return which of those that count some relations are, as far as they do."""
        place = relations if self.place is None else self.place[relations]
        return place[place >= 0]


def counting(columns: Columns) -> Counting:
    """Leave out relations of which a question is part, and what is aimed at those; merge what is said again.

    >>> import argmap
    >>> m = argmap.loads('''{argmap: 1, title: T, claims: {a: A, again: {text: Again, same_as: a}, b: B},
    ...     relations: [{premises: [a], supports: b}, {premises: [again], supports: b}]}''')
    >>> counting(m.network.columns).place
    array([0, 0])
    """
    kept = None
    if columns.scored is not None:
        question = np.append(columns.claim_kind == QUESTION, np.zeros(columns.relations, dtype=bool))
        kept = np.flatnonzero(~hanging_relations(columns, question))
    if columns.claim_original is not None:
        return _merged(columns, np.arange(columns.relations) if kept is None else kept)
    return Counting(columns) if kept is None else Counting(only_relations(columns, kept), _places(columns, kept))


def _places(columns: Columns, kept: Index) -> Index:
    place = np.full(columns.relations, -1, dtype=np.int64)
    place[kept] = np.arange(len(kept))
    return place


def _merged(columns: Columns, kept: Index) -> Counting:
    """Read relations as naming originals, as `merged_steps` does."""
    first = columns.claims
    original = np.append(columns.original, np.arange(first, first + columns.relations + len(columns.source_ids)))
    sign, target, strength = (
        column.tolist() for column in (columns.relation_sign, columns.relation_target, strengths_of(columns))
    )
    said = (
        Step(first + at, "support" if sign[at] > 0 else "rebuttal", tuple(columns.premises_of(at)), target[at],
             strength[at])
        for at in kept.tolist()
    )  # fmt: skip
    merged = merged_steps(said, original.tolist().__getitem__)
    left = list(merged.kept.values())
    lengths = [len(step.premises) for step in left]
    at = np.array(list(merged.kept), dtype=np.int64) - first
    aims = columns.relation_target.copy()
    aims[at] = [step.target for step in left]
    steps_left = replace(
        only_relations(replace(columns, relation_target=aims), at),
        relation_strength=np.array([step.strength for step in left], dtype=np.float64),
        premise=np.array([one for step in left for one in step.premises], dtype=columns.premise.dtype),
        premise_start=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
    )
    place = _places(columns, at)
    for one, other in merged.repeats.items():
        place[one - first] = place[other - first]
    return Counting(steps_left, place)

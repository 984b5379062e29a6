"""Some of the claims or relations of columns, as columns of their own: what refers to them is counted anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from argmap.columns.columns import scored_of
from argmap.columns.names import EditedNames
from argmap.maths.chains import spread
from argmap.maths.compressed import gather

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.columns.columns import Columns, Heard

    Flags = NDArray[np.bool_]
    Index = NDArray[np.integer]


def hanging_relations(columns: Columns, gone: Flags) -> Flags:
    """Say of every relation whether it is gone, with those of some claims and relations: flags of both, claims first.

    >>> from argmap.columns.from_arrays import columns_from_arrays
    >>> columns = columns_from_arrays(prior=[0.5] * 3, source=[0, 1], target=[1, 2], sign=[1, 1])
    >>> hanging_relations(columns, np.array([True, False, False, False, False]))
    array([ True, False])
    """
    first, aims = columns.claims, columns.relation_target
    asks = gone[columns.premise]
    if columns.premise_start is not None and len(asks):
        asks = np.logical_or.reduceat(asks, columns.premise_start[:-1])
    out = gone[first:] | asks | np.append(gone[:first], False)[np.minimum(aims, first)]
    at_relation = (aims >= first) & (aims < first + columns.relations)
    return spread(out, np.where(at_relation, aims - first, -1))


def only_relations(columns: Columns, kept: Index) -> Columns:
    """Return the columns with these relations alone, in ascending order; what they aim at must be among them.

    >>> from argmap.columns.from_arrays import columns_from_arrays
    >>> columns = columns_from_arrays(prior=[0.5] * 3, source=[0, 1], target=[1, 2], sign=[1, 1])
    >>> only_relations(columns, np.array([1])).relation_target
    array([2], dtype=int32)
    """
    place, start = kept, columns.premise_start
    if start is not None:
        start, place = gather(start, kept)
    back, mutual = _backs(columns, kept), columns.relation_mutual
    strength, heard, target = columns.relation_strength, columns.heard, columns.relation_target[kept]
    if heard is not None or (len(target) and target.max() >= columns.claims):
        fresh = _counted_anew(columns.claims, columns.relations, kept)
        target = _moved(target, fresh)
        heard = None if heard is None else _moved_words(heard, fresh)
    return replace(
        columns,
        relation_ids=EditedNames(columns.relation_ids, kept, ()),
        relation_sign=columns.relation_sign[kept],
        relation_target=target,
        relation_strength=None if strength is None else strength[kept],
        relation_back=back,
        relation_mutual=None if back is None or mutual is None else np.where(back >= 0, mutual[kept], np.int8(-1)),
        premise=columns.premise[place],
        premise_start=start,
        heard=heard,
    )


def _backs(columns: Columns, kept: Index) -> Index | None:
    """Return the steps back of the relations that are kept, by their new numbers."""
    if columns.relation_back is None:
        return None
    number = np.full(columns.relations + 1, -1, dtype=columns.relation_back.dtype)
    number[kept] = np.arange(len(kept))
    found: Index = number[columns.relation_back[kept]]  # what has none is -1, and so is the last number
    return found


def only_claims(columns: Columns, kept: Index) -> Columns:
    """Return the columns with these claims alone, in ascending order; every relation must be among them.

    A restatement restates its first original, which must be among them too.

    >>> from argmap.columns.from_arrays import columns_from_arrays
    >>> columns = columns_from_arrays(prior=[0.5] * 3, source=[1], target=[2], sign=[1])
    >>> some = only_claims(columns, np.array([1, 2]))
    >>> some.claim_ids, some.premise, some.relation_target
    (('1', '2'), array([0], dtype=int32), array([1], dtype=int32))
    """
    fresh, kind = _counted_anew(0, columns.claims, kept), columns.claim_kind[kept]
    original, heard = columns.claim_original, columns.heard
    if original is not None:
        original = np.where(original[kept] < 0, -1, fresh[columns.original[kept]]).astype(original.dtype)
    return replace(
        columns,
        claim_ids=columns.claim_ids.some(kept),
        claim_kind=kind,
        claim_prior=columns.claim_prior[kept],
        claim_texts=None if columns.claim_texts is None else columns.claim_texts.some(kept),
        claim_original=original,
        scored=scored_of(kind, columns.premise.dtype.type),
        relation_target=_moved(columns.relation_target, fresh),
        premise=_moved(columns.premise, fresh),
        heard=None if heard is None else _moved_words(heard, fresh),
        conclusion=tuple(int(fresh[at]) for at in columns.conclusion if fresh[at] >= 0),
    )


def _counted_anew(first: int, number: int, kept: Index) -> Index:
    """Return the new numbers of what is counted, where of `number` things from `first` on only some are kept.

    -1 is what goes; the last entry is by how much all that comes after moves down.
    """
    fresh = np.full(first + number + 1, -1, dtype=np.int64)
    fresh[:first] = np.arange(first)
    fresh[first + kept] = np.arange(first, first + len(kept))
    fresh[-1] = number - len(kept)
    return fresh


def _moved(aims: Index, fresh: Index) -> Index:
    after = len(fresh) - 1
    if not len(aims) or aims.max() < after:
        return fresh[aims].astype(aims.dtype)
    return np.where(aims < after, fresh[np.minimum(aims, after)], aims - fresh[-1]).astype(aims.dtype)


def _moved_words(heard: Heard, fresh: Index) -> Heard:
    part = _moved(heard.part, fresh)
    moved = replace(heard, part=part)
    return moved if not len(part) or part.min() >= 0 else moved.only(part >= 0)

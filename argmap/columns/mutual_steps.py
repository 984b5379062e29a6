"""Mutual rebuttals among columns: two steps that a map declares as one, and that are told as one again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import numpy as np

from argmap.model.relations import Mutual

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.columns.columns import Columns

    Index = NDArray[np.integer]

MUTUAL: tuple[Mutual, ...] = get_args(Mutual)
"""In which ways rebuttals are mutual, in the order of their codes."""


def told_once(columns: Columns, relations: Index) -> tuple[Index, dict[int, Mutual]]:
    """Return the relations that are to be told, and those of them that stand for both ways.

    Two steps are one where they are as they were declared: equally strong, and with the like aimed at either. What is
    aimed at the step back is then not told either, for whoever reads the map puts it there again.

    >>> import argmap
    >>> b = argmap.MapBuilder("Sky")
    >>> sky = b.rebut(b.claim("Clear"), b.claim("Grey"), mutual="contrary")
    >>> told_once(b.build().network.columns, np.array([0, 1]))
    (array([0]), {0: 'contrary'})
    """
    back, sort = columns.relation_back, columns.relation_mutual
    if back is None or sort is None:
        return relations, {}
    some = set(relations.tolist())
    found: dict[int, Mutual] = {}
    left_out: set[int] = set()
    for at in relations[back[relations] > relations].tolist():
        behind = _all_aimed(columns, at, int(back[at]), some)
        if behind is not None:
            found[at] = MUTUAL[int(sort[at])]
            left_out |= behind
    return np.array([at for at in relations.tolist() if at not in left_out], dtype=relations.dtype), found


def _all_aimed(columns: Columns, one: int, other: int, some: set[int]) -> set[int] | None:
    """Return the other step and all that hangs on it, where the like hangs on the one; else None."""
    if _says(columns, one)[1:] != _says(columns, other)[1:] or other not in some:
        return None
    behind, waiting = {other}, [(one, other)]
    while waiting:
        mine, yours = (_aimed(columns, at, some) for at in waiting.pop())
        if [_says(columns, at) for at in mine] != [_says(columns, at) for at in yours]:
            return None
        behind |= {*yours}
        waiting += zip(mine, yours, strict=True)
    return behind


def _aimed(columns: Columns, at: int, some: set[int]) -> list[int]:
    start, aimed = columns.by_target
    own = columns.claims + at
    found = [one for one in aimed[start[own] : start[own + 1]].tolist() if one in some]
    return sorted(found, key=lambda one: (_says(columns, one), one))


def _says(columns: Columns, at: int) -> tuple[Any, ...]:
    """Return what a relation says but for its target."""
    strength = 1.0 if columns.relation_strength is None else float(columns.relation_strength[at])
    heard = columns.heard
    said = [] if heard is None else np.flatnonzero(heard.part == columns.claims + at).tolist()
    words = (
        ()
        if heard is None
        else tuple((int(heard.source[one]), int(heard.act[one]), int(heard.day[one])) for one in said)
    )
    return tuple(columns.premises_of(at)), int(columns.relation_sign[at]), strength, words

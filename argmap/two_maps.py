"""Two maps side by side: what is different, both put together, how far one agrees with the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.analysis.diff import Diff
    from argmap.map import ArgumentMap
    from argmap.semantics import Semantics


def diff(
    a: ArgumentMap,
    b: ArgumentMap,
    *,
    target: str | None = None,
    semantics: str | Semantics = "df_quad",
    parameters: Mapping[str, Any] | None = None,
    limit: int = 200,
) -> Diff:
    """Tell what leads from one version of a map to another, and which edit moved which score.

    Things are the same where their ids are: claims, relations, sources and documents that were added, removed,
    reworded, re-attached (other premises, target or type), re-weighted (prior, strength, reliability) or
    changed otherwise. What went and what came with the same content is proposed as a rename, never taken for one.
    `alone` is what the conclusion would move by if this edit alone were made, `undone` what it would move by if it
    alone were taken back; more than `limit` edits that can move a score are not tried one by one.

    >>> import argmap
    >>> one = argmap.loads("{argmap: 1, title: T, conclusion: a, claims: {a: {text: A, prior: 0.2}}}")
    >>> two = argmap.loads("{argmap: 1, title: T, conclusion: a, claims: {a: {text: A, prior: 0.5}}}")
    >>> print(argmap.diff(one, two))
    1 edit: 1 claim re-weighted.
    'a' went from 0.200 to 0.500 (+0.300).
    The edit that does most by itself: 'a' re-weighted, +0.300.
    <BLANKLINE>
    id  sort   edit          alone  undone  change
    a   claim  re-weighted  +0.300  -0.300  prior: 0.2 → 0.5
    """
    from argmap.analysis.diff import diff as between  # noqa: PLC0415 - numpy is slow to load

    return between(a.document, b.document, target=target, semantics=semantics, parameters=parameters, limit=limit)

"""Two versions of a map as one, for a picture of what was edited: what is there now, and what is there no more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from argmap.analysis.diff.edits import SECTIONS, edits_between
from argmap.basics.frozen import FrozenMap
from argmap.errors import MapError, Problem

if TYPE_CHECKING:
    from argmap.model.document import Document


def both_versions(before: Document, after: Document) -> tuple[Document, Mapping[str, tuple[str, ...]], int]:
    """Return what either version has, what was done to each thing by its id, and how many edits are of anything else.

    What both have is as it is in the later one. Raises `MapError` where an id names things of two sorts.

    >>> import argmap
    >>> one = argmap.loads("{argmap: 1, title: T, claims: {a: A, b: B}}").document
    >>> two = argmap.loads("{argmap: 1, title: U, claims: {a: {text: A!, prior: 0.4}}}").document
    >>> found, edited, elsewhere = both_versions(one, two)
    >>> list(found.claims), edited, elsewhere
    (['a', 'b'], {'a': ('reworded', 're-weighted'), 'b': ('removed',)}, 1)
    """
    _check(before, after)
    drawn = {"claim", "relation", "source"}
    edits = edits_between(before, after)
    edited: dict[str, dict[str, None]] = {}
    for edit in edits:
        if edit.sort in drawn:
            edited.setdefault(edit.id, {})[edit.what] = None
    fields = {name: FrozenMap({**getattr(after, name), **_gone(before, after, name)}) for name in SECTIONS}
    elsewhere = sum(edit.sort not in drawn for edit in edits)
    return after.model_copy(update=fields), {key: tuple(done) for key, done in edited.items()}, elsewhere


def _gone(before: Document, after: Document, name: str) -> dict[str, object]:
    kept = getattr(after, name)
    return {key: one for key, one in getattr(before, name).items() if key not in kept}


def _check(before: Document, after: Document) -> None:
    sorts: dict[str, str] = {}
    wrong = []
    for document in (before, after):
        for name in ("claims", "relations", "sources"):
            for key in getattr(document, name):
                if sorts.setdefault(key, name) != name:
                    message = f"{key!r} is a {SECTIONS[sorts[key]]} in one version and a {SECTIONS[name]} in the other"
                    wrong.append(Problem(message, hint="Give one of them another id to see both in one picture."))
    if wrong:
        raise MapError(*wrong)

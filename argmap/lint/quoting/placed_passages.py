"""The passages of a map: where in documents its attributions point to, and where in the map that stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from argmap.model.document import Document
    from argmap.model.sources import Passage


class PlacedPassage(NamedTuple):
    """A passage, and where in the map it stands."""

    section: Literal["claims", "relations"]
    about: str
    """The id of the claim or relation."""
    place: int
    """Which of its attributions."""
    name: str
    """`at` or `reply_to`."""
    passage: Passage


def passages_of(document: Document) -> Iterator[PlacedPassage]:
    """Go through the passages of claims, then those of relations.

    >>> import argmap
    >>> m = argmap.loads('''{argmap: 1, title: One, documents: {news: {}}, sources: {ann: {}}, claims: {rain: {text: It rains,
    ...     said_by: [{source: ann, act: asserts, at: {document: news, quote: it rains}}]}}}''')
    >>> [(one.about, one.name, one.passage.quote) for one in passages_of(m.document)]
    [('rain', 'at', 'it rains')]
    """
    sections: tuple[tuple[Literal["claims", "relations"], object], ...] = (
        ("claims", document.claims.values()),
        ("relations", document.relations.values()),
    )
    for section, entries in sections:
        for entry in entries:  # type: ignore[attr-defined] # two sorts of entries with the same fields
            for place, said in enumerate(entry.said_by):
                for name in ("at", "reply_to"):
                    passage = getattr(said, name)
                    if passage is not None:
                        yield PlacedPassage(section, entry.id, place, name, passage)

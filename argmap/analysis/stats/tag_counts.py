"""Which tags the parts of a map carry, and how many carry each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from argmap.answers.answer import Answer
from argmap.answers.table import Column, Table
from argmap.basics.text import counted

if TYPE_CHECKING:
    from argmap.model.document import Document

_PARTS = ("claims", "relations", "sources", "documents")


def tag_counts(document: Document) -> Answer:
    """Count the tags of a map; those that most carry come first, and of as many in the order of the alphabet.

    >>> import argmap
    >>> b = argmap.MapBuilder("Two")
    >>> one, two = b.claim("One", tags=["money"]), b.claim("Two", tags=["culture", "money"])
    >>> tag_counts(b.build().document).row("money")["claims"]
    2
    """
    counts = [Counter(tag for part in getattr(document, name).values() for tag in part.tags) for name in _PARTS]
    number = Counter(tag for count in counts for tag in count.elements())
    rows = [(tag, *(count[tag] for count in counts)) for tag in sorted(number, key=lambda tag: (-number[tag], tag))]
    bare = sum(not claim.tags for claim in document.claims.values())
    words = (
        f"{counted(len(rows), 'tag')}; {counted(bare, 'claim carries', 'claims carry')} none.",
        *(("A tag of claims shows them alone: argmap render MAP --tag TAG, m.tagged('TAG').",) if rows else ()),
    )
    return Answer(words, Table((Column("tag"), *map(Column, _PARTS)), tuple(rows)))

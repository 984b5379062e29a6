"""What a format can say of a map: a set of features, each the word of a section, a field or a sort of relation."""

from __future__ import annotations

from collections.abc import Mapping

FREE = ("tags", "note", "url", "meta")
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "map": ("title", "conclusion", "defaults", *FREE),
    "claim": ("id", "kind", "question", "prior", "hedge", "said_by", "implied", "same_as", "status", *FREE),
    "relation": (
        "id", "linked", "rebuttal", "undercut", "mutual", "backing", "on_undercut", "on_rebuttal", "on_source",
        "strength", "scheme", "said_by", "certain", "answers", *FREE,
    ),
}  # fmt: skip
EVERYTHING = frozenset(
    {"documents", "sources", *(f"{part}.{word}" for part, words in SECTIONS.items() for word in words)}
)
"""Every feature there is: what the map file says."""


def features(text: str) -> frozenset[str]:
    """Read a set of features from words; a section without its words stands for all of it.

    >>> sorted(features("map.title claim.id relation.rebuttal sources"))
    ['claim.id', 'map.title', 'relation.rebuttal', 'sources']
    >>> len(features("claim")) == len(SECTIONS["claim"])
    True
    """
    found: set[str] = set()
    for word in text.split():
        found.update([f"{word}.{field}" for field in SECTIONS[word]] if word in SECTIONS else [word])
    unknown = found - EVERYTHING
    if unknown:
        raise ValueError(f"there are no such features: {', '.join(sorted(unknown))}")
    return frozenset(found)

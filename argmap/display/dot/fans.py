"""Rows for wide fans: where many reasons bear on one claim, those that nothing else touches stand in several rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.model.document import Document

_WIDEST = 6
"""Reasons that stand in one row; a wider picture has to be scrolled or made too small to read."""
_ACROSS = 5
_MOST_ROWS = 4


def rows(document: Document) -> Mapping[str, int]:
    """Return, for each relation from a lone reason in a wide fan, how many rows further down its reason stands.

    >>> from argmap.model.document import Document
    >>> fan = Document.from_tree({
    ...     "argmap": 1, "title": "Fan", "claims": {f"c{n}": "A claim." for n in range(9)},
    ...     "relations": [{"id": f"r{n}", "premises": [f"c{n}"], "supports": "c0"} for n in range(1, 9)],
    ... })
    >>> list(rows(fan).values())
    [0, 1, 0, 1, 0, 1, 0, 1]
    """
    uses = Counter(premise for relation in document.relations.values() for premise in relation.premises)
    uses.update(relation.target for relation in document.relations.values())
    fans: dict[str, list[str]] = defaultdict(list)
    for relation in document.relations.values():
        alone = not relation.linked and uses[relation.premises[0]] == 1 and uses[relation.id] == 0
        if alone and relation.target in document.claims and relation.target != relation.premises[0]:
            fans[relation.target].append(relation.id)
    found: dict[str, int] = {}
    for fan in fans.values():
        deep = min(ceil(len(fan) / _ACROSS), _MOST_ROWS)
        if len(fan) > _WIDEST:
            found |= {relation_id: place % deep for place, relation_id in enumerate(fan)}
    return found

"""Claims in groups for a picture: by the first of their tags, or by who says them first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, get_args

from argmap.display.dot.quoting import plain
from argmap.errors import ParameterError, Problem, nearest_or_all

if TYPE_CHECKING:
    from argmap.model.document import Document

GroupBy = Literal["tags", "sources"]
"""What claims are grouped by."""


def groups_of(document: Document, by: GroupBy) -> Mapping[str, str]:
    """Return the title of every claim's group; a claim with several tags or sources goes with its first.

    >>> from argmap.model.document import Document
    >>> claims = {"a": {"text": "A.", "tags": ["race", "plan"]}, "b": "B."}
    >>> groups_of(Document.from_tree({"argmap": 1, "title": "T", "claims": claims}), "tags")
    {'a': 'race', 'b': 'no tag'}
    """
    if by not in get_args(GroupBy):
        raise ParameterError(Problem(f"group_by is {by!r}", hint=nearest_or_all(str(by), get_args(GroupBy))))
    if by == "tags":
        return {key: plain(claim.tags[0]) if claim.tags else "no tag" for key, claim in document.claims.items()}
    found = {}
    for key, claim in document.claims.items():
        first = claim.said_by[0].source if claim.said_by else None
        found[key] = "said by nobody" if first is None else plain(document.sources[first].name or first)
    return found

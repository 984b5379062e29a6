"""Read a map together with where each part of it stands in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.formats.format import ReadResult
from argmap.formats.json.json_places import json_places
from argmap.formats.registry import format_named
from argmap.formats.yaml.format import read_yaml

if TYPE_CHECKING:
    from argmap.formats.yaml.marked import MarkedTree


def read_placed(text: str, *, format: str = "yaml", source: str = "<string>") -> tuple[ReadResult, MarkedTree | None]:  # noqa: A002 - the word for it everywhere
    """Read a map from a text, and the tree with the places; None for formats of other packages, which tell none.

    >>> result, tree = read_placed("argmap: 1\\ntitle: One\\nclaims: {one: A claim.}")
    >>> tree.mark_of(("claims", "one")).line
    3
    """
    if format == "yaml":
        return read_yaml(text, source=source)
    result = format_named(format).read(text, source=source)
    return result, json_places(text.removeprefix("\ufeff")) if format == "json" else None

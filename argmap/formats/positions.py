"""Read a map together with where each part of it stands in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.formats.format import ReadResult
from argmap.formats.json.json_places import json_places
from argmap.formats.registry import format_of
from argmap.formats.yaml.format import read_yaml

if TYPE_CHECKING:
    from argmap.formats.yaml.marked import MarkedTree


def read_placed(
    text: str,
    *,
    format: str | None = None,  # noqa: A002 - the word for it everywhere
    source: str = "<string>",
) -> tuple[ReadResult, MarkedTree | None]:
    """Read a map from a text, and the tree with the places; None for other formats, whose places are not those of a map.

    >>> result, tree = read_placed("argmap: 1\\ntitle: One\\nclaims: {one: A claim.}")
    >>> tree.mark_of(("claims", "one")).line
    3
    """
    chosen, warnings = format_of(text, source=source, name=format)
    if chosen.name == "yaml":
        return read_yaml(text, source=source)
    result = chosen.read(text, source=source)
    result = ReadResult(result.document, (*warnings, *result.warnings))
    return result, json_places(text.removeprefix("\ufeff")) if chosen.name == "json" else None

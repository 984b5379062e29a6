"""The object that a JSON text of another format holds, or an error with the place of what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.basics.frozen import freeze
from argmap.basics.shown import shown
from argmap.errors import FormatError, Problem
from argmap.formats.json.format import read_json
from argmap.formats.report import problems_in


def json_object(text: str, *, source: str) -> dict[str, Any]:
    """Read a text as one JSON object; raises `FormatError` where it is none.

    >>> json_object('{"nodes": []}', source="a.json")
    {'nodes': []}
    """
    tree = read_json(text.removeprefix("\ufeff"), places=False)
    if tree.found or not tree.complete:
        raise FormatError(*problems_in(tree, [], source=source))
    if not isinstance(tree.value, dict):
        raise FormatError(Problem(f"the file must be a JSON object, not {shown(tree.value)}", file=source, path="$"))
    return tree.value


def keepable(value: object) -> bool:
    """Say whether a value can be kept in `meta`: what is nested too deep or holds half a character cannot.

    >>> keepable({"x": 1}), keepable("\\ud800")
    (True, False)
    """
    try:
        freeze(value)
    except ValueError:
        return False
    return True


def objects_in(value: object) -> list[tuple[int, Mapping[str, Any]]]:
    """Pair the objects in a list with their places, whatever else stands there.

    >>> objects_in([{"a": 1}, None])
    [(0, {'a': 1})]
    """
    return [(at, one) for at, one in enumerate(value) if isinstance(one, Mapping)] if isinstance(value, list) else []

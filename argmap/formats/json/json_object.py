"""The object that a JSON text of another format holds, or an error with the place of what is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from argmap.basics.frozen import freeze
from argmap.basics.shown import shown
from argmap.errors import FormatError, Problem
from argmap.formats.json.format import read_json
from argmap.formats.report import problems_in

_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def json_object(text: str, *, source: str, note: Callable[[str], None] | None = None) -> dict[str, Any]:
    """Read a text as one JSON object; raises `FormatError` where it is none.

    Halves of characters, which no file can hold, are replaced; `note` is told so.

    >>> json_object('{"nodes": []}', source="a.json")
    {'nodes': []}
    """
    tree = read_json(text.removeprefix("\ufeff"), places=False)
    if tree.found or not tree.complete:
        raise FormatError(*problems_in(tree, [], source=source))
    if not isinstance(tree.value, dict):
        raise FormatError(Problem(f"the file must be a JSON object, not {shown(tree.value)}", file=source, path="$"))
    return _whole(tree.value, note) if _HALF.search(text) else tree.value


def _whole(value: dict[str, Any], note: Callable[[str], None] | None) -> dict[str, Any]:
    written = json.dumps(value, ensure_ascii=False)
    try:
        written.encode()
    except UnicodeEncodeError:
        if note is not None:
            note("half a character is replaced by a question mark")
        return dict(json.loads(written.encode(errors="replace")))
    return value


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
    return [(at, one) for at, one in enumerate(value) if isinstance(one, dict)] if isinstance(value, list) else []

"""A reply made ready to be sent: no letter that steers, no number that JSON does not have, and not too long."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from argmap.answers.answer import plain
from argmap.basics.text import lines_without_steering

if TYPE_CHECKING:
    from argmap.assistant.tools import Reply

MOST_LETTERS = 60_000
"""So many letters of words, and of data as JSON, an answer has at most."""


def sent(reply: Reply, most: int = MOST_LETTERS) -> dict[str, Any]:
    """Return a reply as plain data, cut where it is too long: the words at the end, the data in its rows.

    >>> from argmap.assistant.tools import Reply
    >>> sent(Reply("It swings: " + "x" * 90, {"rows": [float("nan")] * 40}), most=60)["data"]
    {'rows': [None, None, None, None, None], 'left_out': 35}
    """
    words = lines_without_steering(reply.words)
    if len(words) > most:
        words = f"{words[:most]}\n[… cut here: {len(words) - most:,} more letters]"
    return {"words": words, "data": _short(_safe(plain(reply.data)), most), "refused": reply.refused}


def _safe(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {lines_without_steering(str(key)): _safe(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_safe(item) for item in value]
    if isinstance(value, str):
        return lines_without_steering(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if value is None or isinstance(value, bool | int) else str(value)


def _short(data: dict[str, Any], most: int) -> dict[str, Any]:
    """Halve the longest list, again and again, until all of it fits; what is no list and too long goes."""
    left = 0
    while len(json.dumps(data)) > most:
        name = max(data, key=lambda key: len(json.dumps(data[key])))
        if isinstance(data[name], list) and data[name]:
            keep = len(data[name]) // 2
            left += len(data[name]) - keep
            data = {**data, name: data[name][:keep]}
        else:
            data = {key: value for key, value in data.items() if key != name}
            left += 1
    return {**data, "left_out": left} if left else data

"""Two entries that are one thing: their fields put together, and where they contradict each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

Prefer = Literal["a", "b"]
Entry = dict[str, Any]
_LISTS = ("said_by", "tags", "answers")
_SILENT = {"kind": "claim", "implied": False, "certain": True, "status": "open"}
"""What an entry says about these by saying nothing."""


class Conflict(NamedTuple):
    """Two maps say different things about one thing, and one of them was kept."""

    id: str
    """What it is called in the merged map."""
    sort: str
    field: str
    a: Any
    b: Any
    kept: Any

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return self._asdict()


def put_together(
    key: str, sort: str, a: Mapping[str, Any], b: Mapping[str, Any], *, prefer: Prefer
) -> tuple[Entry, list[Conflict]]:
    """Return both entries as one: lists are joined, what one leaves out the other fills, the rest is the preferred.

    >>> entry, conflicts = put_together("rain", "claim", {"text": "Rain", "prior": 0.7}, {"text": "Rain", "prior": 0.4,
    ...                                 "tags": ["sky"]}, prefer="a")
    >>> entry, conflicts[0].field, conflicts[0].kept
    ({'text': 'Rain', 'prior': 0.7, 'tags': ['sky']}, 'prior', 0.7)
    """
    merged: Entry = {}
    conflicts: list[Conflict] = []
    for name in dict.fromkeys([*a, *b]):
        if name in _LISTS:
            merged[name] = _joined(a.get(name, []), b.get(name, []))
        elif isinstance(a.get(name), dict) and isinstance(b.get(name), dict):  # meta, all the way down
            merged[name], inner = put_together(key, sort, a[name], b[name], prefer=prefer)
            conflicts.extend(one._replace(field=f"{name}.{one.field}") for one in inner)
        else:
            value, conflict = _one_value(key, sort, name, a, b, prefer)
            merged[name] = value
            conflicts.extend([] if conflict is None else [conflict])
    return merged, conflicts


def _one_value(
    key: str, sort: str, name: str, a: Mapping[str, Any], b: Mapping[str, Any], prefer: Prefer
) -> tuple[Any, Conflict | None]:
    if name in _SILENT and sort in {"claim", "relation"}:
        a, b = {name: _SILENT[name], **a}, {name: _SILENT[name], **b}
    if name not in a or name not in b:
        return a.get(name, b.get(name)), None
    if a[name] == b[name]:
        return a[name], None
    kept = a[name] if prefer == "a" else b[name]
    return kept, Conflict(key, sort, name, a[name], b[name], kept)


def _joined(first: list[Any], second: list[Any]) -> list[Any]:
    return [*first, *(one for one in second if one not in first)]

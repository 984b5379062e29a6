"""Two entries that are one thing: their fields put together, and where they say different things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Prefer = Literal["a", "b"]
Entry = dict[str, Any]
_Field = tuple[str, str, str]
"""What an entry is called, its sort, and one of its fields."""
_LISTS = ("said_by", "tags", "answers")
_SILENT = {"kind": "claim", "implied": False, "certain": True, "status": "open"}
"""What an entry says about these by saying nothing."""
_WEIGHTY = {"prior": None, "same_as": None, "via": None, "strength": 1.0, "reliability": 1.0}
"""What can move a score where one map states it and the other is silent, and the number that silence stands for."""


class Conflict(NamedTuple):
    """Two maps say different things about one thing, or only one of them says anything; one value was kept."""

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


@dataclass
class Differences:
    """What two maps say differently about what is the same.

    >>> found = Differences()
    >>> found.conflict("rain", "claim", "prior", {"a": 0.7, "b": 0.4}, 0.7)
    >>> found.take("bob", "source", "reliability", {"b": 0.1})
    >>> found.conflicts[0].kept, found.taken[0].a, found.taken[0].b
    (0.7, None, 0.1)
    """

    _conflicts: dict[_Field, Conflict] = field(default_factory=dict)
    _taken: dict[_Field, Conflict] = field(default_factory=dict)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Where both maps say something, or what one says rules out what the other does."""
        return tuple(self._conflicts.values())

    @property
    def taken(self) -> tuple[Conflict, ...]:
        """Where one map says something that can move a score, and the other is silent: it was taken over."""
        return tuple(self._taken.values())

    def conflict(self, key: str, sort: str, name: str, said: Mapping[str, Any], kept: Any) -> None:
        """Note what each map says, by `a` and `b`, and what was kept; it stands for whatever was noted before."""
        self.forget(key, sort, name)
        self._conflicts[key, sort, name] = Conflict(key, sort, name, said.get("a"), said.get("b"), kept)

    def take(self, key: str, sort: str, name: str, said: Mapping[str, Any]) -> None:
        """Note what one map says, or what each adds to a list."""
        self.forget(key, sort, name)
        kept = said["a"] if said.get("b") is None else said["b"]
        both = tuple(dict.fromkeys((*said["a"], *said["b"]))) if name == "said_by" else kept
        self._taken[key, sort, name] = Conflict(key, sort, name, said.get("a"), said.get("b"), both)

    def forget(self, key: str, sort: str, name: str) -> None:
        """Leave out what was noted of a field that is settled otherwise."""
        self._conflicts.pop((key, sort, name), None)
        self._taken.pop((key, sort, name), None)


def put_together(
    key: str,
    sort: str,
    a: Mapping[str, Any],
    b: Mapping[str, Any],
    *,
    prefer: Prefer,
    found: Differences,
    path: str = "",
) -> Entry:
    """Return both entries as one: lists are joined, what one leaves out the other fills, the rest is the preferred.

    What they say differently is noted in `found`; `path` is where in the entry they stand, for what is inside a mapping.

    >>> found = Differences()
    >>> put_together("rain", "claim", {"text": "Rain", "prior": 0.7}, {"text": "Rain", "prior": 0.4, "tags": ["sky"]},
    ...              prefer="a", found=found)
    {'text': 'Rain', 'prior': 0.7, 'tags': ['sky']}
    >>> found.conflicts[0].field, found.conflicts[0].kept
    ('prior', 0.7)
    """
    merged: Entry = {}
    for name in dict.fromkeys([*a, *b]):
        if name in _LISTS and not path:
            merged[name] = _joined(a.get(name, []), b.get(name, []))
            if name == "said_by" and sort == "claim":
                said = {side: _voices(one.get(name, [])) for side, one in (("a", a), ("b", b))}
                if set(said["a"]) != set(said["b"]):
                    found.take(key, sort, name, said)
        elif isinstance(a.get(name), dict) and isinstance(b.get(name), dict):  # meta, all the way down
            deeper = f"{path}{name}."
            merged[name] = put_together(key, sort, a[name], b[name], prefer=prefer, found=found, path=deeper)
        else:
            merged[name] = _one_value(key, sort, name, a, b, prefer, found, path)
    return merged


def _one_value(
    key: str, sort: str, name: str, a: Mapping[str, Any], b: Mapping[str, Any], prefer: Prefer, found: Differences, path: str
) -> Any:  # fmt: skip
    if name in _SILENT and sort in {"claim", "relation"} and not path:
        a, b = {name: _SILENT[name], **a}, {name: _SILENT[name], **b}
    said = {side: one[name] for side, one in (("a", a), ("b", b)) if name in one}
    if len(said) == 1:
        value = next(iter(said.values()))
        if name in _WEIGHTY and not path and value != _WEIGHTY[name]:
            found.take(key, sort, name, said)
        return value
    if a[name] == b[name]:
        return a[name]
    found.conflict(key, sort, f"{path}{name}", said, said[prefer])
    return said[prefer]


def _joined(first: list[Any], second: list[Any]) -> list[Any]:
    return [*first, *(one for one in second if one not in first)]


def _voices(said_by: list[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(filter(None, (one["source"], one["act"], one.get("date")))) for one in said_by))

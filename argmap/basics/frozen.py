"""`FrozenMap`, a mapping that never changes, and `freeze`/`thaw` for free-form values such as `meta`."""

from __future__ import annotations

import math
from collections.abc import ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from argmap.basics.shown import shown

Value = TypeVar("Value")

DEEPEST = 50
"""How deep values may be nested in a map, counted in lists and mappings."""


class FrozenMap(Mapping[str, Value], Generic[Value]):
    """A read-only mapping that keeps its order, compares, hashes, copies and pickles.

    >>> ages = FrozenMap({"ann": 31})
    >>> ages["ann"], ages == {"ann": 31}
    (31, True)
    >>> ages["bob"] = 4
    Traceback (most recent call last):
    TypeError: 'FrozenMap' object does not support item assignment
    """

    __slots__ = ("_items",)
    _items: Mapping[str, Value]

    def __init__(self, items: Mapping[str, Value] | Iterable[tuple[str, Value]] = ()) -> None:
        object.__setattr__(self, "_items", MappingProxyType(dict(items)))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a FrozenMap does not change: {name}")

    def __getitem__(self, key: str) -> Value:
        return self._items[key]

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def keys(self) -> KeysView[str]:
        """Return the keys; those that `Mapping` offers, as its values and items, are looked up one by one."""
        return self._items.keys()

    def values(self) -> ValuesView[Value]:
        """Return the values, in order."""
        return self._items.values()

    def items(self) -> ItemsView[str, Value]:
        """Return the keys with their values, in order."""
        return self._items.items()

    def __eq__(self, other: object) -> bool:
        if isinstance(other, FrozenMap):
            return self._items == other._items
        return dict(self._items) == dict(other) if isinstance(other, Mapping) else NotImplemented

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return f"FrozenMap({dict(self._items)!r})"

    def __reduce__(self) -> tuple[type[FrozenMap[Value]], tuple[dict[str, Value]]]:
        return (FrozenMap, (dict(self._items),))

    def __copy__(self) -> FrozenMap[Value]:
        return self

    def __deepcopy__(self, memo: object) -> FrozenMap[Value]:
        return self


EMPTY: FrozenMap[Any] = FrozenMap()


def freeze(value: object, *, room: int = DEEPEST) -> Any:
    """Turn dicts into `FrozenMap` and lists into tuples, all the way down.

    Raises ValueError, with a sentence for people, at what a map file cannot hold.

    >>> freeze({"seen": ["a", 1]})
    FrozenMap({'seen': ('a', 1)})
    """
    if room <= 0:
        raise ValueError(f"is nested deeper than {DEEPEST} levels")
    if isinstance(value, Mapping):
        strange = [key for key in value if not isinstance(key, str)]
        if strange:
            raise ValueError(f"has a key that is {shown(strange[0])}, and keys are text")
        return FrozenMap({_whole(key): freeze(item, room=room - 1) for key, item in value.items()})
    if isinstance(value, list | tuple):
        return tuple(freeze(item, room=room - 1) for item in value)
    if isinstance(value, str):
        return _whole(value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    raise ValueError(f"may hold text, finite numbers, true, false, null, lists and mappings, not {value!r}")


def thaw(value: Any) -> Any:
    """Turn what `freeze` made into plain dicts and lists again.

    >>> thaw(freeze({"seen": ["a", 1]}))
    {'seen': ['a', 1]}
    """
    if isinstance(value, Mapping):
        return {key: thaw(item) for key, item in value.items()}
    return [thaw(item) for item in value] if isinstance(value, tuple | list) else value


def _whole(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError("holds half a character (a lone surrogate)") from None
    return text

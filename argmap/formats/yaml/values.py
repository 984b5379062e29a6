"""The values of a YAML text that nothing is wrong with, in a third of the time that their places take."""

from __future__ import annotations

from typing import Any

from argmap.basics.frozen import DEEPEST
from argmap.formats.yaml.libyaml import NotPlainError, libyaml_events
from argmap.formats.yaml.scalars import joined_halves, resolve

_NO_KEY = object()


def plain_values(text: str) -> Any:
    """Return the values of a text; raises `NotPlainError` where something has to be said of it, with its place.

    >>> plain_values("a: [1, yes]")
    {'a': [1, 'yes']}
    >>> plain_values("{a: 1, a: 2}")
    Traceback (most recent call last):
    argmap.formats.yaml.libyaml.NotPlainError
    """
    built = _Built()
    for event in libyaml_events(text):
        built.take(event)
    if len(built.root) != 1:
        raise NotPlainError
    return built.root[0]


class _Built:
    """What has been read so far: a list of the roots, and the lists and mappings that are open, each with its key."""

    def __init__(self) -> None:
        self.root: list[Any] = []
        self._holders: list[Any] = [self.root]
        self._keys: list[Any] = [_NO_KEY]

    def take(self, event: Any) -> None:
        """Take one event; those of the stream say nothing, and a second document is a second root."""
        name = type(event).__name__
        if name == "ScalarEvent":
            self._put(_scalar(event), event)
        elif name in {"MappingStartEvent", "SequenceStartEvent"}:
            self._open({} if name[0] == "M" else [], event)
        elif name in {"MappingEndEvent", "SequenceEndEvent"}:
            self._holders.pop()
            self._keys.pop()
        elif name == "AliasEvent":
            raise NotPlainError

    def _put(self, value: Any, event: Any) -> None:
        holder, key = self._holders[-1], self._keys[-1]
        if type(holder) is list:
            holder.append(value)
        elif key is _NO_KEY:
            if value in holder or (value == "<<" and not event.style):
                raise NotPlainError
            self._keys[-1] = value
        else:
            holder[key] = value
            self._keys[-1] = _NO_KEY

    def _open(self, value: Any, event: Any) -> None:
        _check_properties(event)
        is_key = type(self._holders[-1]) is dict and self._keys[-1] is _NO_KEY
        if is_key or len(self._holders) > DEEPEST:
            raise NotPlainError
        self._put(value, event)
        self._holders.append(value)
        self._keys.append(_NO_KEY)


def _scalar(event: Any) -> Any:
    _check_properties(event)
    return joined_halves(event.value) if event.style else resolve(event.value)


def _check_properties(event: Any) -> None:
    if event.anchor is not None or event.tag is not None:
        raise NotPlainError

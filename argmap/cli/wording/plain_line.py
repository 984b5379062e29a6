"""A plain command line, read by what its command declares; whatever is not plain is left to typer, which is slow to load.

Plain is a line in which nothing is wrong, no help is asked for, and every word means what it seems to.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin

from argmap.cli.wording.option_marks import Argument, Option, parted

_NUMBERS = {int: re.compile(r"-?[0-9]{1,15}"), float: re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")}


class _NotPlainError(Exception):
    """A word has to be looked at by typer."""


def read_plainly(command: Callable[..., Any], words: Sequence[str]) -> dict[str, Any] | None:
    """Return what a command is called with; None where the line is not plain.

    >>> from argmap.cli.app import check
    >>> read_plainly(check, ["mill.yaml", "--json"])["json"]
    True
    >>> read_plainly(check, ["mill.yaml", "--help"]) is None
    True
    """
    try:
        "".join(words).encode()
        return _Line(inspect.signature(command, eval_str=True)).read(list(words))
    except (_NotPlainError, UnicodeEncodeError):
        return None


class _Line:
    def __init__(self, signature: inspect.Signature) -> None:
        self._parameters = signature.parameters
        self._kinds: dict[str, Any] = {}
        self._marks: dict[str, Option] = {}
        for name, one in self._parameters.items():
            self._kinds[name], self._marks[name] = parted(one.annotation)
        self._options = {spelling: name for name, mark in self._marks.items() for spelling in mark.spellings}
        self._said: dict[str, list[str]] = {}

    def read(self, words: list[str]) -> dict[str, Any]:
        """Take word by word, then give each parameter its value."""
        placed: list[str] = []
        while words:
            word = words.pop(0)
            if word[:1] == "-" and word != "-":
                self._option(word, words)
            else:
                placed.append(word)
        self._place(placed)
        return {name: self._value(name) for name in self._parameters}

    def _option(self, word: str, rest: list[str]) -> None:
        spelling, equals, value = word.partition("=")
        name = self._options.get(spelling)
        if name is None or (equals and not spelling.startswith("--")):
            raise _NotPlainError
        if _single(self._kinds[name]) is bool:
            if equals:
                raise _NotPlainError
            value = spelling
        elif not equals:
            if not rest or (rest[0][:1] == "-" and rest[0] != "-"):
                raise _NotPlainError
            value = rest.pop(0)
        self._said.setdefault(name, []).append(value)

    def _place(self, placed: list[str]) -> None:
        """Give the arguments their words, in order; one that takes several takes all that are left."""
        for name, mark in self._marks.items():
            if isinstance(mark, Argument) and placed:
                several = get_origin(self._kinds[name]) is list
                self._said[name] = placed if several else [placed[0]]
                placed = [] if several else placed[1:]
        if placed:
            raise _NotPlainError

    def _value(self, name: str) -> Any:
        words, kind, default = self._said.get(name), self._kinds[name], self._parameters[name].default
        if words is None:
            if default is inspect.Parameter.empty:
                raise _NotPlainError
            return list(default) if isinstance(default, list) else default
        values = [_read(word, _single(kind), self._marks[name]) for word in words]
        if get_origin(kind) is list:
            return values
        if len(values) > 1:
            raise _NotPlainError
        return values[0]


def _single(kind: Any) -> Any:
    """Return the type of one value: what is in a list, or what there is beside None."""
    return next((one for one in get_args(kind) if one is not NoneType), kind)


def _read(word: str, kind: Any, mark: Option) -> Any:
    if kind is bool:
        return True
    if kind in {str, Path}:
        return kind(word)
    if kind in _NUMBERS and _NUMBERS[kind].fullmatch(word):
        number = kind(word)
        if mark.said.get("min", number) <= number <= mark.said.get("max", number):
            return number
    if isinstance(kind, type) and issubclass(kind, Enum) and word in [one.value for one in kind]:
        return kind(word)
    raise _NotPlainError

"""Options that come as `name=value`, any number of times."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from typing import Any

from argmap.cli.wording.option_marks import WrongCommandError


def numbers(option: str, given: Iterable[str]) -> dict[str, float]:
    """Read `id=number` pairs.

    >>> numbers("--fix", ["duty=0", "vans=0.25"])
    {'duty': 0.0, 'vans': 0.25}
    """
    found: dict[str, float] = {}
    for name, value in _pairs(option, given, f"id=number, such as {option} duty=0.5"):
        try:
            found[name] = float(value)
        except ValueError:
            raise WrongCommandError(f"{option} {name}={value}: {value!r} is not a number") from None
    return found


def values(option: str, given: Iterable[str]) -> dict[str, Any]:
    """Read `name=value` pairs; what looks like a number is one.

    >>> values("--parameter", ["alpha=0.9", "steps=3", "rule=max"])
    {'alpha': 0.9, 'steps': 3, 'rule': 'max'}
    """
    return {name: _number(value) for name, value in _pairs(option, given, f"name=value, such as {option} alpha=0.9")}


_TRUTHS = {"yes": True, "true": True, "no": False, "false": False}


def truths(option: str, given: Iterable[str]) -> dict[str, bool]:
    """Read `id=yes` and `id=no` pairs.

    >>> truths("--given", ["duty=yes", "vans=no"])
    {'duty': True, 'vans': False}
    """
    found = {}
    for name, value in _pairs(option, given, f"id=yes or id=no, such as {option} duty=yes"):
        if value.casefold() not in _TRUTHS:
            raise WrongCommandError(f"{option} {name}={value}: {value!r} is neither yes nor no")
        found[name] = _TRUTHS[value.casefold()]
    return found


def words(option: str, given: Iterable[str]) -> dict[str, Any]:
    """Read `name=value` pairs; a whole number is one, and whatever else is a word.

    >>> words("--option", ["dialect=react-flow", "chart=2"])
    {'dialect': 'react-flow', 'chart': 2}
    """
    found = _pairs(option, given, f"name=value, such as {option} dialect=react-flow")
    return {name: int(value) if value.isdecimal() and len(value) < 10 else value for name, value in found}  # noqa: PLR2004 - as many digits as anybody needs


def several(option: str, given: Iterable[str], count: int) -> dict[str, tuple[float, ...]]:
    """Read `id=number,number` pairs, each with as many numbers as asked for.

    >>> several("--beta", ["rain=8,2"], 2)
    {'rain': (8.0, 2.0)}
    """
    found: dict[str, tuple[float, ...]] = {}
    example = f"id={','.join(['number'] * count)}"
    for name, value in _pairs(option, given, example):
        try:
            found[name] = tuple(float(part) for part in value.split(","))
        except ValueError:
            raise WrongCommandError(f"{option} takes {example}, not {name}={value!r}") from None
        if len(found[name]) != count:
            raise WrongCommandError(f"{option} takes {example}, not {name}={value!r}")
    return found


def _pairs(option: str, given: Iterable[str], example: str) -> list[tuple[str, str]]:
    pairs: dict[str, str] = {}
    for item in given:
        name, equals, value = item.partition("=")
        name, value = name.strip(), value.strip()
        if not (equals and name and value):
            raise WrongCommandError(f"{option} takes {example}, not {item!r}")
        if name in pairs:
            raise WrongCommandError(f"{option} names {name!r} twice")
        pairs[name] = value
    return list(pairs.items())


def _number(text: str) -> int | float | str:
    for kind in (int, float):
        with contextlib.suppress(ValueError):
            return kind(text)
    return text


def same_ids(option: str, given: Iterable[str]) -> list[tuple[str, str]]:
    """Read `id=id` pairs: what the one map calls the first, the other calls the second.

    >>> same_ids("--same", ["vans=lorries"])
    [('vans', 'lorries')]
    """
    pairs = []
    for item in given:
        one, equals, other = (part.strip() for part in item.partition("="))
        if not (equals and one and other):
            raise WrongCommandError(f"{option} takes id=id, such as {option} vans=lorries, not {item!r}")
        pairs.append((one, other))
    return pairs

"""Facts such as `att(a, b).`, one after the other, as answer set programming has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from argmap.formats.gathered import Gathered

_SKIP = re.compile(r"(?:\s|%[^\n]*)*+")
_FACT = re.compile(
    r"(?P<name>[A-Za-z_]\w*)\s*\(\s*(?P<arguments>(?:\"[^\"\n]*+\"|[^()\"\n])*+)\)[^\S\n]*(?P<end>\.|(?=\s|$|[A-Za-z_%]))"
)
_ARGUMENT = re.compile(r'\s*(?:"(?P<quoted>[^"]*)"|(?P<plain>[^,"]*?))\s*(?:,|$)')
_SIMPLE = re.compile(r"[A-Za-z0-9_]+")


class Fact(NamedTuple):
    """A predicate and what it is said of."""

    name: str
    arguments: tuple[str, ...]
    line: int


def facts(text: str, gathered: Gathered) -> Iterator[Fact]:
    """Go through the facts of a text; what is none is an error, and the next line is tried."""
    at, line, counted = 0, 1, 0
    while True:
        at = _SKIP.match(text, at).end()  # type: ignore[union-attr]  # it matches the empty text
        if at >= len(text):
            return
        line += text.count("\n", counted, at)
        counted = at
        found = _FACT.match(text, at)
        arguments = None if found is None else _arguments(found["arguments"])
        if found is None or arguments is None:
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            hint = "A fact is written as att(a, b)."
            gathered.bad("this is no fact", line=line, column=at - text.rfind("\n", 0, at), hint=hint)
            at = end
            continue
        yield Fact(found["name"], arguments, line)
        at = found.end()


def _arguments(text: str) -> tuple[str, ...] | None:
    """Take the arguments apart; None where one of them is none."""
    found, at = [], 0
    while at <= len(text):
        one = _ARGUMENT.match(text, at)
        if one is None:
            return None
        found.append(one["quoted"] if one["quoted"] is not None else one["plain"])
        if one.end() == at or (one.end() == len(text) and not one[0].rstrip().endswith(",")):
            break
        at = one.end()
    return tuple(found) if all(found) else None


def is_simple(name: str) -> bool:
    """Say whether a name can stand in a fact without quotes."""
    return _SIMPLE.fullmatch(name) is not None


def told_apart(texts: Iterable[tuple[str, str]], fits: re.Pattern[str]) -> tuple[dict[str, str], list[str]]:
    """Give every claim a name: its text where that fits and nobody else has it, else its id; and say which lose their text.

    >>> told_apart([("a", "rain"), ("b", "rain"), ("c", "It pours")], re.compile("[a-z]+"))
    ({'a': 'rain', 'b': 'b', 'c': 'c'}, ['b', 'c'])
    """
    texts = list(texts)
    ids = {key for key, _ in texts}
    names: dict[str, str] = {}
    taken: set[str] = set()
    lost = []
    for key, text in texts:
        good = fits.fullmatch(text) is not None and text not in taken and (text == key or text not in ids)
        names[key] = text if good else key
        taken.add(names[key])
        if not good:
            lost.append(key)
    return names, lost

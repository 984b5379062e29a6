"""Write a file tree as YAML: keys in one order, short things on one line, long texts folded where that is safe."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import Any

from argmap.formats.yaml.comments import Comments
from argmap.formats.yaml.scalars import has_hidden, scalar
from argmap.model.tree.finding import Location

WIDTH = 110
"""Lines are kept to this where they can be broken."""
_LONGEST_KEY = 120
_SECTIONS = ("documents", "sources", "claims", "relations")
_ORDER = (
    *("argmap", "title", "conclusion", "defaults"),
    *("id", "premises", "supports", "rebuts", "undercuts"),
    *("name", "kind", "text", "prior", "strength", "scheme", "via", "reliability", "hedge"),
    *("source", "act", "at", "reply_to", "document", "file", "author", "page", "lines", "section", "item"),
    *("paragraph", "footnote", "comment", "quote", "date"),
    *("said_by", "implied", "same_as", "status", "certain", "answers", "join", "tags", "note", "url"),
    *_SECTIONS,
    "meta",
)
_RANK = {key: rank for rank, key in enumerate(_ORDER)}


def emit(tree: dict[Any, Any], comments: Comments | None = None) -> str:
    """Write a tree; comments, if there are any, stay with their entries.

    >>> print(emit({"title": "Umbrella", "argmap": 1, "claims": {"rain": "It: rains"}}))
    argmap: 1
    title: Umbrella
    <BLANKLINE>
    claims:
      rain: "It: rains"
    <BLANKLINE>
    """
    notes = comments or Comments()
    lines = [*notes.top, *([""] if notes.top else [])]
    lines.extend(_Emitter(notes).mapping(tree, (), 0))
    if notes.end:
        lines.extend(["", *notes.end])
    return "\n".join(lines) + "\n"


def ordered(entry: dict[Any, Any], location: Location) -> list[Any]:
    """Return the keys of a mapping in the order of the file format; ids and free keys stay where they are.

    >>> ordered({"prior": 1, "text": "A", "kind": "premise"}, ("claims", "a"))
    ['kind', 'text', 'prior']
    """
    by_id = len(location) == 1 and location[0] in _SECTIONS
    return list(entry) if by_id or "meta" in location else sorted(entry, key=lambda key: _RANK.get(key, len(_RANK)))


class _Emitter:
    """Writes values line by line; nesting is limited by the reader, so it may call itself."""

    def __init__(self, comments: Comments) -> None:
        self._comments = comments

    def mapping(self, entry: dict[Any, Any], location: Location, indent: int) -> Iterator[str]:
        space = " " * indent
        for place, key in enumerate(ordered(entry, location)):
            here = (*location, key)
            if self._spaced(here, place):
                yield ""
            yield from (space + line for line in self._comments.before.get(here, ()))
            name = scalar(key)
            if len(name) > _LONGEST_KEY:
                yield f"{space}? {name}"
                name = ""
            yield from self._value(f"{space}{name}:", entry[key], here, indent)

    def _spaced(self, location: Location, place: int) -> bool:
        section = len(location) == 1 and location[0] in _SECTIONS
        return place > 0 and (section or location in self._comments.spaced)

    def _list(self, items: list[Any], location: Location, indent: int) -> Iterator[str]:
        space = " " * indent
        for place, item in enumerate(items):
            here = (*location, place)
            if place > 0 and here in self._comments.spaced:
                yield ""
            yield from (space + line for line in self._comments.before.get(here, ()))
            if item and isinstance(item, dict | list) and not self._fits(item, here, indent + 2):
                yield from self._item(item, here, indent)
            else:
                yield from self._value(f"{space}-", item, here, indent)

    def _item(self, item: Any, location: Location, indent: int) -> Iterator[str]:
        """Write a mapping or list as an item, its first entry on the line of the dash where no comment is between."""
        space = " " * indent
        block = (
            self.mapping(item, location, indent + 2)
            if isinstance(item, dict)
            else self._list(item, location, indent + 2)
        )
        lines = list(block)
        behind = self._comments.behind.get(location)
        if behind is not None:
            yield f"{space}- {behind}"
        elif lines[0].lstrip().startswith("#"):
            yield f"{space}-"
        else:
            yield f"{space}- {lines.pop(0)[indent + 2 :]}"
        yield from lines

    def _value(self, start: str, value: Any, location: Location, indent: int) -> Iterator[str]:
        behind = self._comments.behind.get(location)
        tail = f"  {behind}" if behind is not None else ""
        if isinstance(value, dict | list) and value and not self._fits(value, location, len(start)):
            yield start + tail
            if isinstance(value, dict):
                yield from self.mapping(value, location, indent + 2)
            else:
                yield from self._list(value, location, indent + 2)
        elif isinstance(value, str) and (block := _block(value, len(start), WIDTH - indent - 2)):
            yield f"{start} {block[0]}{tail}"
            yield from ((" " * (indent + 2) + line) if line else "" for line in block[1:])
        else:
            yield f"{start} {_flow(value, location, top=True)}{tail}"

    def _fits(self, value: Any, location: Location, used: int) -> bool:
        """Say whether a mapping or list goes on one line: small, without comments, and no section or part of one."""
        if location in self._comments.inside or location in {(name,) for name in _SECTIONS}:
            return False
        if len(location) == 2 and location[0] == "claims":  # noqa: PLR2004 - one claim
            return False
        return not _is_longer(value, WIDTH - used - 1) and used + 1 + len(_flow(value, location, top=True)) <= WIDTH


def _is_longer(value: Any, room: int) -> bool:
    """Say whether the texts in a value alone take more room: a quick look before it is written out."""
    waiting = [value]
    for one in waiting:  # it grows while it is gone through
        if isinstance(one, str):
            room -= len(one)
        elif isinstance(one, dict):
            waiting += [*one, *one.values()]
        elif isinstance(one, list):
            waiting += one
        if room < 0:
            return True
    return False


def _flow(value: Any, location: Location, *, top: bool = False) -> str:
    """Write a value on one line."""
    if isinstance(value, dict):
        parts = (f"{scalar(key, flow=True)}: {_flow(value[key], (*location, key))}" for key in ordered(value, location))
        return "{" + ", ".join(parts) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item, (*location, place)) for place, item in enumerate(value)) + "]"
    return scalar(value, flow=not top)


def _block(text: str, used: int, width: int) -> list[str]:
    """Return the sign and the lines of a text written as a block, none where it is short or a block is not safe."""
    body, sign = (text[:-1], "") if text.endswith("\n") else (text, "-")
    if used + len(body) > WIDTH and _foldable(body):
        return [f">{sign}", *textwrap.wrap(body, max(width, 40), break_long_words=False, break_on_hyphens=False)]
    return [f"|{sign}", *body.split("\n")] if "\n" in text and _literal(body) else []


def _foldable(text: str) -> bool:
    """Say whether folding at spaces gives the same text back."""
    words = text.split(" ")
    return all(words) and len(words) > 1 and not re.search(r"[\t\r\n]", text) and not has_hidden(text)


def _literal(text: str) -> bool:
    """Say whether a text of one or more lines may stand as it is below a `|`."""
    lines = text.split("\n")
    if not lines[0] or not lines[-1] or lines[0][0] in " \t":
        return False
    return not any(has_hidden(line) or line != line.rstrip() for line in lines)

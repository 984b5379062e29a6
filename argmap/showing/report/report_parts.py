"""The parts of a report, before they are HTML or Markdown: texts in them are data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a list, with where it can be found, if anywhere."""

    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: its first column is words, the others as they come; numbers are told already."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    """The columns that hold numbers."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The picture of the map, or of a part of it, with what it shows."""

    svg: str
    caption: str


Part: TypeAlias = Words | Items | Rows | Drawn


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    title: str
    parts: tuple[Part, ...]

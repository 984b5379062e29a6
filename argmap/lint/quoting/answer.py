"""`Quotations`: what looking up a map's quotations gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from argmap.answers.answer import Answer
from argmap.answers.table import Column

COLUMNS = (
    Column("id"), Column("found"), Column("lines"), Column("was"), Column("likeness"), Column("quote"), Column("nearest"),
)  # fmt: skip
Map = TypeVar("Map")


@dataclass(frozen=True, repr=False, eq=False)
class Quotations(Answer, Generic[Map]):
    """The quotations of one document, each with whether and where it stands in the text, and the map with lines filled in.

    >>> import argmap
    >>> argmap.loads("{argmap: 1, title: One, documents: {news: {}}}").quote("Good morning.").ok
    True
    """

    map: Map
    """The map with the lines of what was found."""
    cited: float
    """The share of the text's lines, blank ones left out, that passages of the map point to, from 0 to 1."""
    quoted: float
    """The share of the text's words that stand in quotations, from 0 to 1."""
    uncited: tuple[tuple[int, int], ...]
    """The pieces of the text that nothing points to, from which line to which, the longest first."""

    @property
    def ok(self) -> bool:
        """Whether every quotation was found."""
        return {*self.column("found")} <= {"yes", "but for punctuation"}

    def to_dict(self) -> dict[str, Any]:
        """Return all but the map as plain data, ready for JSON."""
        own = {
            "ok": self.ok,
            "cited": self.cited,
            "quoted": self.quoted,
            "uncited": [list(one) for one in self.uncited],
        }
        return {"words": list(self.words), **own, "rows": self.table.to_dict()}

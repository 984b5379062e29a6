"""Fences of Argdown in Markdown, Quarto, R Markdown and notebooks, with the places of their lines in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from argmap.errors import FormatError, Problem
from argmap.formats.json.format import read_json
from argmap.formats.report import problems_in
from argmap.formats.yaml.marked import MarkedTree
from argmap.model.tree.index import mapping_at

_BREAK = re.compile("\r\n|\r|\n")
_OPEN = re.compile(r"(?P<indent>[ \t]*)(?P<sign>`{3,}|~{3,})[ \t]*(?P<info>.*)")
_LABEL = re.compile(r"\{?\s*\.?argdown(?:[-_](?:map|component))?(?![\w-])", re.IGNORECASE)
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(?P<text>.*?)(?:[ \t]+#+)?[ \t]*")
_MAGIC = re.compile(r"%%argdown\b.*", re.IGNORECASE)
_LOOKS = re.compile(r"[ \t]*(?:<?[-+_]|[-+_]>|><)?[ \t]*(?:\[[^\]\n]+\]|<[^>\n]+>):[ \t]")

Place = tuple[int, int]
"""A line and a column of the outer file."""


@dataclass(frozen=True, slots=True)
class Fence:
    """A fence: what stands in it, and where."""

    text: str
    lines: tuple[Place, ...]
    """For each line of the text its line in the file, and the column of its first character."""
    heading: str | None = None
    """The heading that it stands below."""


@dataclass(slots=True)
class _Open:
    """A fence that is not closed yet."""

    sign: str
    indent: int
    argdown: bool
    labelled: bool
    heading: str | None
    rows: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    def closed(self) -> Fence | None:
        """Return the fence, if it is one of Argdown."""
        looks = self.argdown or (not self.labelled and any(map(_LOOKS.match, self.rows)))
        return Fence("\n".join(self.rows), tuple(self.places), self.heading) if looks else None


def markdown_fences(text: str) -> list[Fence]:
    """Return the fences of Argdown in a text: those with its name, and those without any that look like it.

    >>> [fence.lines for fence in markdown_fences("# A\\n\\n```argdown\\n[A]: b\\n```\\n")]
    [((4, 1),)]
    """
    rows = _BREAK.split(text)
    return list(_fences(rows, [(number, 1) for number in range(1, len(rows) + 1)]))


def _fences(rows: Sequence[str], places: Sequence[Place]) -> Iterator[Fence]:
    heading: str | None = None
    opened: _Open | None = None
    for row, (line, column) in zip(rows, places, strict=True):
        if opened is None:
            begin = _OPEN.fullmatch(row)
            if begin is None or ("`" in begin["info"] and begin["sign"][0] == "`"):
                title = _HEADING.fullmatch(row)
                heading = title["text"] if title and title["text"] else heading
                continue
            argdown = _LABEL.match(begin["info"]) is not None
            opened = _Open(begin["sign"], len(begin["indent"]), argdown, bool(begin["info"].strip()), heading)
        elif _closes(row, opened.sign):
            fence, opened = opened.closed(), None
            if fence is not None:
                yield fence
        else:
            cut = len(row[: opened.indent]) - len(row[: opened.indent].lstrip(" \t"))
            opened.rows.append(row[cut:])
            opened.places.append((line, column + cut))
    fence = opened.closed() if opened is not None else None
    if fence is not None:
        yield fence


def _closes(row: str, sign: str) -> bool:
    bare = row.strip()
    return len(bare) >= len(sign) and bare == sign[0] * len(bare)


def notebook_fences(text: str, *, source: str) -> list[Fence]:
    """Return the fences of Argdown in the cells of a notebook, and its cells that begin with %%argdown.

    >>> cell = '{"cell_type": "markdown", "source": ["```argdown\\\\n", "[A]: b\\\\n", "```"]}'
    >>> notebook_fences('{"nbformat": 4,\\n "cells": [' + cell + "]}", source="a.ipynb")[0].text
    '[A]: b'
    """
    tree = read_json(text)
    if tree.found or not tree.complete:
        raise FormatError(*problems_in(tree, [], source=source))
    notebook = tree.value if isinstance(tree.value, dict) else {}
    cells = notebook.get("cells")
    if not isinstance(cells, list):
        raise FormatError(Problem("this is no notebook: it has no cells", file=source, line=1, column=1))
    return [fence for number, cell in enumerate(cells) for fence in _cell_fences(tree, number, cell)]


def _cell_fences(tree: MarkedTree, number: int, cell: Any) -> Iterable[Fence]:
    entry = mapping_at({"cell": cell}, "cell")
    rows, places = _rows(tree, number, entry.get("source"))
    if entry.get("cell_type") == "code":
        if not rows or not _MAGIC.fullmatch(rows[0]):
            return []
        return [Fence("\n".join(rows[1:]), tuple(places[1:]))]
    return _fences(rows, places) if entry.get("cell_type") in {"markdown", "raw"} else []


def _rows(tree: MarkedTree, number: int, written: Any) -> tuple[list[str], list[Place]]:
    """Return the lines of a cell, which is one text or a list of them, and where each begins."""
    parts = [written] if isinstance(written, str) else written if isinstance(written, list) else []
    rows, places, open_ = [""], list[Place](), True
    for place, part in enumerate(parts):
        if not isinstance(part, str):
            continue
        location = ("cells", number, "source") if isinstance(written, str) else ("cells", number, "source", place)
        mark = tree.mark_of(location)
        here = (mark.line, mark.column + 1) if mark is not None else (1, 1)
        first, *more = _BREAK.split(part)
        if open_:
            places.append(here)
        rows[-1] += first
        open_ = False
        for row in more:
            rows.append(row)
            open_ = row == "" and row is more[-1]
            if not open_:
                places.append(here)
    if open_:
        places.append(places[-1] if places else (1, 1))
    return rows, places


def joined(fences: Sequence[Fence]) -> Fence:
    """Put fences together to one text; only the first may have front matter, what others have is left blank."""
    rows: list[str] = []
    places: list[Place] = []
    for number, fence in enumerate(fences):
        own = fence.text.split("\n")
        rows.extend(own if number == 0 else _without_front_matter(own))
        places.extend(fence.lines or ((1, 1),))
        rows.append("")
        places.append(places[-1])
    return Fence("\n".join(rows), tuple(places), fences[0].heading)


def _without_front_matter(rows: list[str]) -> list[str]:
    start = next((place for place, row in enumerate(rows) if row.strip()), None)
    if start is None or not re.fullmatch(r"\s*={3,}\s*", rows[start]):
        return rows
    for place in range(start + 1, len(rows)):
        if re.fullmatch(r"\s*={3,}\s*", rows[place]):
            return [""] * (place + 1) + rows[place + 1 :]
    return rows

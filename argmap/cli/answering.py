"""Print the answer to a question: in words and a table, as Markdown, or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import argmap
from argmap.cli.interactive.terminal import printed
from argmap.cli.map_files import read_document, shown
from argmap.cli.outcome import GOOD, Outcome, as_json, lines_about
from argmap.cli.wording.options import Format

if TYPE_CHECKING:
    from argmap.answers.answer import Answer


def opened(name: str) -> tuple[argmap.ArgumentMap, tuple[str, ...]]:
    """Read a map; return it with the lines about what is odd in its file."""
    result = read_document(name)
    return argmap.ArgumentMap(result.document), lines_about(result.warnings, warning=True)


def answered(name: str, answer: Answer, *, format: Format, notes: tuple[str, ...] = (), code: int = GOOD) -> Outcome:
    """Print an answer about the map of that name; `notes` go to stderr."""
    if format is Format.csv:
        return Outcome(answer.table.to_csv().encode(), notes, code)
    if format is Format.json:
        record: dict[str, Any] = {"file": shown(name), **answer.to_dict()}
        return Outcome(as_json(record), notes, code)
    text = answer.to_markdown() if format is Format.md else printed(answer)
    return Outcome(f"{text}\n", notes, code)


def rows(top: int | None, usual: int, format: Format) -> int | None:
    """Return how many rows to show: as many as asked for, else the usual number to people and all to programs.

    >>> rows(None, 10, Format.text), rows(None, 10, Format.json), rows(3, 10, Format.csv)
    (10, None, 3)
    """
    return usual if top is None and not format.for_programs else top

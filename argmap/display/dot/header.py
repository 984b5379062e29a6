"""The quiet header of a picture: the title, and a key with only what occurs in this map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.display.dot.labels import block, font, table
from argmap.display.dot.quoting import Label, markup
from argmap.display.letters.wrap import measure, wrap

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.display.dot.graph import Graph
    from argmap.display.theme import Theme
    from argmap.model.document import Document

_TITLE_SIZE = 20
_KEY_SIZE = 10
_NEAR = 4
_APART = 16
_SAMPLE = 34
_SMALL_MAP = 5
_WIDTHS = {True: 420, False: 760}
"""The widest title in points, for a small map and for others."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that the key explains: its cells, and how wide they are in points."""

    cells: str
    width: float


def header(document: Document, graph: Graph, scores: Scores | None, *, theme: Theme) -> Label:
    """Return the graph's label."""
    small = len(document.claims) <= _SMALL_MAP
    lines = wrap(document.title, _WIDTHS[small], size=_TITLE_SIZE, lines=3, bold=True)
    rows = [
        f'<TR><TD ALIGN="LEFT">{font(markup(line), size=_TITLE_SIZE, colour=theme.text, bold=True)}</TD></TR>'
        for line in lines
        if line
    ]
    strokes, score = _stroke_entries(document, graph, theme), _score_entries(scores, theme)
    keys = [entries for entries in ([strokes, score] if small else [[*strokes, *score]]) if entries]
    widest = max(
        [measure(line, _TITLE_SIZE, bold=True) for line in lines] + [sum(entry.width for entry in key) for key in keys]
    )
    for key in keys:
        rows += ['<TR><TD HEIGHT="6"></TD></TR>', f'<TR><TD ALIGN="LEFT">{table(_key_row(key, widest))}</TD></TR>']
    return Label(table(*rows, '<TR><TD HEIGHT="14"></TD></TR>'))


def _key_row(key: list[Entry], widest: float) -> str:
    """Write entries side by side; a last empty cell takes what is left of the header's width, so that no other does."""
    left = round(widest - sum(entry.width for entry in key))
    filler = block(left, 1) if left > 0 else ""
    return f"<TR>{''.join(entry.cells for entry in key)}{filler}</TR>"


def _stroke_entries(document: Document, graph: Graph, theme: Theme) -> list[Entry]:
    relations = document.relations.values()
    scored = {relation.type for relation in relations if relation.id not in graph.unscored}
    entries = []
    if "support" in scored:
        entries.append(_entry(block(_SAMPLE, 3, theme.support), "supports", theme))
    if "rebuttal" in scored:
        entries.append(_entry(_dashes(theme.rebuttal, 7, 3, _SAMPLE), "rebuts", theme))
    if "undercut" in scored:
        entries.append(_entry(_dashes(theme.undercut, 3, 4, _SAMPLE), "undercuts the step it points at", theme))
    if graph.unscored:
        entries.append(_entry(_dashes(theme.unscored, 2, 4, _SAMPLE), "asks or answers; not scored", theme))
    if any(not relation.certain for relation in relations):
        entries.append(_entry("", "? a link that is not certain", theme))
    return entries


def _score_entries(scores: Scores | None, theme: Theme) -> list[Entry]:
    if scores is None or not len(scores):
        return []
    cells = block(21, 5, theme.bar) + block(2, 5, theme.gap) + block(12, 5, theme.bar) + block(21, 5, theme.track)
    meaning = "probability" if scores.kind == "probability" else "support"
    return [_entry(cells, f"{meaning} from 0 to 1; the tick marks it before any argument", theme, length=56)]


def _dashes(colour: str, mark: int, gap: int, length: int) -> str:
    cells, reached = [], 0
    while reached < length:
        cells.append(block(min(mark, length - reached), 3, colour))
        cells.append(block(gap, 3))
        reached += mark + gap
    return "".join(cells[:-1])


def _entry(cells: str, words: str, theme: Theme, *, length: int = _SAMPLE) -> Entry:
    sample = f"<TD>{table(f'<TR>{cells}</TR>')}</TD>{block(_NEAR, 1)}" if cells else ""
    text = f'<TD ALIGN="LEFT">{font(markup(words), size=_KEY_SIZE, colour=theme.muted)}</TD>'
    width = (length + _NEAR if cells else 0) + measure(words, _KEY_SIZE) + _APART
    return Entry(f"{sample}{text}{block(_APART, 1)}", width)

"""The quiet header of a picture in DOT: the title, and the key."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.display.cards.shown_labels import LABELS
from argmap.display.dot.labels import block, font, mark, table
from argmap.display.dot.quoting import Label, markup
from argmap.display.key import APART, KEY_SIZE, LINE_WIDTH, NEAR, TITLE_LINES, TITLE_SIZE, Entry, key_rows
from argmap.display.letters.wrap import measure, wrap
from argmap.display.theme import Theme

_TITLE_LINE = 26.0
_KEY_LINE = 20.0
_BELOW = 14
_BOXES = {"unsure": "DASHED", "again": "DASHED", "implied": "DOTTED", "heard": "SOLID"}
_MARKS = {"support": (round(LINE_WIDTH), 0), "rebuttal": (7, 3), "undercut": (3, 4), "unscored": (2, 4)}
"""How long the marks of a line are, and the gaps between them."""


def header(title: str, entries: Sequence[Entry], width: float, theme: Theme) -> tuple[Label, float]:
    """Return the title and the key as a label, its lines broken at a width, and how high it is; in points."""
    lines = [line for line in wrap(title, width, size=TITLE_SIZE, lines=TITLE_LINES, bold=True) if line]
    keys = list(key_rows(entries, width))
    widest = max(
        [measure(line, TITLE_SIZE, bold=True) for line in lines] + [sum(entry.width for entry in row) for row in keys],
        default=0.0,
    )
    rows = [
        f'<TR><TD ALIGN="LEFT">{font(markup(line), size=TITLE_SIZE, colour=theme.text, bold=True)}</TD></TR>'
        for line in lines
    ]
    for row in keys:
        cells = table(_key_row(row, widest, theme))
        rows += ['<TR><TD HEIGHT="6"></TD></TR>', f'<TR><TD ALIGN="LEFT">{cells}</TD></TR>']
    high = _TITLE_LINE * len(lines) + _KEY_LINE * len(keys) + _BELOW
    return Label(table(*rows, f'<TR><TD HEIGHT="{_BELOW}"></TD></TR>')), high


def _key_row(row: Sequence[Entry], widest: float, theme: Theme) -> str:
    """Write entries side by side; a last empty cell takes what is left of the header's width, so that no other does."""
    left = round(widest - sum(entry.width for entry in row))
    filler = block(left, 1) if left > 0 else ""
    return f"<TR>{''.join(_cells(entry, theme) for entry in row)}{filler}</TR>"


def _cells(entry: Entry, theme: Theme) -> str:
    sample = _sample(entry, theme)
    before = f"<TD>{sample}</TD>{block(round(NEAR), 1)}" if sample else ""
    words = f'<TD ALIGN="LEFT">{font(markup(entry.words), size=KEY_SIZE, colour=theme.muted)}</TD>'
    return f"{before}{words}{block(round(APART), 1)}"


def _sample(entry: Entry, theme: Theme) -> str:
    if entry.sample in _BOXES:
        colour = theme.support if entry.sample == "unsure" else theme.claim.border
        size = f'FIXEDSIZE="TRUE" WIDTH="{round(entry.sample_width)}" HEIGHT="11"'
        look = f'BORDER="1" STYLE="ROUNDED,{_BOXES[entry.sample]}" COLOR="{colour}" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"'
        return f"<TABLE {look} {size}><TR><TD></TD></TR></TABLE>"
    if entry.sample in LABELS:
        return mark(entry.sample, fill=theme.bar)
    if entry.sample == "bar":
        parts = (21, theme.bar), (2, theme.gap), (12, theme.bar), (21, theme.track)
        return table(f"<TR>{''.join(block(wide, 5, colour) for wide, colour in parts)}</TR>")
    if entry.sample in _MARKS:
        return table(f"<TR>{_dashes(getattr(theme, entry.sample), *_MARKS[entry.sample])}</TR>")
    return ""


def _dashes(colour: str, mark: int, gap: int) -> str:
    cells: list[str] = []
    reached = 0
    while reached < LINE_WIDTH:
        cells += [block(min(mark, round(LINE_WIDTH) - reached), 3, colour), block(gap, 3)]
        reached += mark + gap
    return "".join(cells[:-1])

"""The quiet header of a picture as SVG: the title, and the key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.display.cards.card import Bar, line_height
from argmap.display.cards.shown_labels import LABELS
from argmap.display.heads import LENGTHS, cut
from argmap.display.key import KEY_SIZE, LINE_WIDTH, NEAR, TITLE_LINES, TITLE_SIZE, Entry, Sample, key_rows
from argmap.display.layout.placed import Head, Line
from argmap.display.letters.wrap import wrap
from argmap.display.strokes import Hue, Stroke
from argmap.display.svg.drawn_cards import drawn_bar, drawn_mark
from argmap.display.svg.drawn_lines import drawn_head, drawn_lines
from argmap.display.svg.markup import figure, text

_KEY_LINE = 18.0
_BELOW = 18.0
_HEADS: dict[Hue, Head] = {"support": "arrow", "rebuttal": "bar", "undercut": "diamond"}
_WIDTHS: dict[Hue, float] = {"support": 2.0, "rebuttal": 2.0, "undercut": 2.0, "unscored": 1.4}


def drawn_header(title: str, entries: Sequence[Entry], left: float, width: float) -> tuple[str, float]:
    """Return the header, and how high it is; lines of the key are broken where the width ends."""
    drawn: list[str] = []
    y = 0.0
    for line in wrap(title, width, size=TITLE_SIZE, lines=TITLE_LINES, bold=True):
        y += line_height(TITLE_SIZE)
        drawn.append(f'<text class="h" x="{figure(left)}" y="{figure(y - 5)}">{text(line)}</text>')
    for row in key_rows(entries, width):
        y += _KEY_LINE
        x = left
        for entry in row:
            drawn += _entry(entry, x, y)
            x += entry.width
    return "".join(drawn), y + _BELOW


def _entry(entry: Entry, x: float, y: float) -> Iterator[str]:
    middle = y - KEY_SIZE * 0.35
    wide = entry.sample_width
    if hue := next((one for one in _WIDTHS if one == entry.sample), None):
        yield _line(hue, x, middle)
    elif entry.sample == "bar":
        yield from drawn_bar(Bar(0.62, 0.62, 0.38, middle - 2.5), x, wide)
    elif label := next((one for one in LABELS if one == entry.sample), None):
        yield drawn_mark(label, x + wide / 2, middle)
    elif entry.sample != "none":
        yield _box(entry.sample, x, middle, wide)
    place = x + wide + (NEAR if wide else 0)
    yield f'<text class="m k" x="{figure(place)}" y="{figure(y)}">{text(entry.words)}</text>'


def _line(hue: Hue, x: float, y: float) -> str:
    head = _HEADS.get(hue)
    points = tuple((x + LINE_WIDTH * part / 3, y) for part in range(4))
    stroke = Stroke(hue, _WIDTHS[hue], hollow=False, unsure=False)
    drawn = drawn_lines([points if head is None else cut(points, LENGTHS[head])], stroke)
    return f'<g class="{hue}">{drawn}{drawn_head(Line("", "", "", points, head), stroke)}</g>'


def _box(sample: Sample, x: float, y: float, wide: float) -> str:
    """Draw a small card or pill as an example."""
    high = 11.0
    place = f'x="{figure(x)}" y="{figure(y - high / 2)}" width="{figure(wide)}" height="{figure(high)}" rx="3.5"'
    if sample == "unsure":
        mark = f'<text x="{figure(x + wide / 2)}" y="{figure(y + 3.4)}">?</text>'
        return f'<g class="support u"><rect class="p" {place}/>{mark}</g>'
    looks = {"again": "claim again", "implied": "claim dotted"}.get(sample, "claim")
    strip = f'<path class="q" d="M{figure(x + 4)} {figure(y - 3.5)}v7"/>' if sample == "heard" else ""
    return f'<g class="{looks}"><rect {place}/>{strip}</g>'

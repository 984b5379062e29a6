"""The quiet header of a picture as SVG: the title, and the key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.display.cards.card import Bar, line_height
from argmap.display.heads import LENGTHS, cut
from argmap.display.key import Entry, Sample
from argmap.display.layout.placed import Head, Line
from argmap.display.letters.wrap import measure, wrap
from argmap.display.strokes import DOTS, Stroke
from argmap.display.svg.drawn_cards import DASHES, drawn_bar
from argmap.display.svg.drawn_lines import drawn_head, drawn_lines
from argmap.display.svg.markup import figure, text
from argmap.display.svg.style_sheet import filled, painted
from argmap.display.theme import Theme

_TITLE_SIZE = 20.0
_TITLE_LINES = 3
_KEY_SIZE = 10.0
_KEY_LINE = 18.0
_NEAR = 6.0
_APART = 20.0
_BELOW = 18.0
_SAMPLE_WIDTHS: dict[Sample, float] = {
    "bar": 56.0,
    "unsure": 17.0,
    "implied": 24.0,
    "heard": 24.0,
    "again": 24.0,
    "none": 0.0,
}
_LINE_WIDTH = 34.0
_HEADS: dict[Sample, Head] = {"support": "arrow", "rebuttal": "bar", "undercut": "diamond"}
_STROKES: dict[Sample, Stroke] = {
    "support": Stroke("support", "", 2.0, hollow=False, unsure=False),
    "rebuttal": Stroke("rebuttal", "6 4", 2.0, hollow=False, unsure=False),
    "undercut": Stroke("undercut", "1.5 3.5", 2.0, hollow=False, unsure=False),
    "unscored": Stroke("unscored", "1.5 3", 1.4, hollow=True, unsure=False),
}


def drawn_header(title: str, entries: Sequence[Entry], left: float, width: float, theme: Theme) -> tuple[str, float]:
    """Return the header, and how high it is; lines of the key are broken where the width ends."""
    drawn: list[str] = []
    y = 0.0
    for line in wrap(title, width, size=_TITLE_SIZE, lines=_TITLE_LINES, bold=True):
        y += line_height(_TITLE_SIZE)
        drawn.append(
            f'<text {filled("t", theme)} x="{figure(left)}" y="{figure(y - 5)}" font-size="{figure(_TITLE_SIZE)}" '
            f'font-weight="700">{text(line)}</text>'
        )
    for row in _rows(entries, width):
        y += _KEY_LINE
        x = left
        for entry in row:
            drawn += _entry(entry, x, y, theme)
            x += _width(entry)
    return "".join(drawn), y + _BELOW


def _sample_width(sample: Sample) -> float:
    return _SAMPLE_WIDTHS.get(sample, _LINE_WIDTH)


def _width(entry: Entry) -> float:
    sample = _sample_width(entry.sample)
    return sample + (_NEAR if sample else 0) + measure(entry.words, _KEY_SIZE) + _APART


def _rows(entries: Sequence[Entry], width: float) -> Iterator[list[Entry]]:
    row: list[Entry] = []
    used = 0.0
    for entry in entries:
        if row and used + _width(entry) - _APART > width:
            yield row
            row, used = [], 0.0
        row.append(entry)
        used += _width(entry)
    if row:
        yield row


def _entry(entry: Entry, x: float, y: float, theme: Theme) -> Iterator[str]:
    middle = y - _KEY_SIZE * 0.35
    wide = _sample_width(entry.sample)
    if entry.sample in _STROKES:
        yield _line(entry.sample, x, middle, theme)
    elif entry.sample == "bar":
        yield from drawn_bar(Bar(0.62, 0.38, middle - 2.5), x, wide, theme)
    elif entry.sample != "none":
        yield _box(entry.sample, x, middle, wide, theme)
    place = x + wide + (_NEAR if wide else 0)
    yield (
        f'<text {filled("m", theme)} x="{figure(place)}" y="{figure(y)}" font-size="{figure(_KEY_SIZE)}">'
        f"{text(entry.words)}</text>"
    )


def _line(sample: Sample, x: float, y: float, theme: Theme) -> str:
    stroke, head = _STROKES[sample], _HEADS.get(sample)
    points = tuple((x + _LINE_WIDTH * part / 3, y) for part in range(4))
    line = Line("", "", "", points, head)
    colour = getattr(theme, stroke.hue)
    drawn = drawn_lines([points if head is None else cut(points, LENGTHS[head])], stroke)
    return f'<g class="{stroke.hue}" fill="{colour}" stroke="{colour}">{drawn}{drawn_head(line, stroke, theme)}</g>'


def _box(sample: Sample, x: float, y: float, wide: float, theme: Theme) -> str:
    """Draw a small card or pill as an example."""
    high = 11.0
    place = f'x="{figure(x)}" y="{figure(y - high / 2)}" width="{figure(wide)}" height="{figure(high)}" rx="3.5"'
    if sample == "unsure":
        colour = theme.support
        return (
            f'<g class="support" fill="{colour}" stroke="{colour}"><rect {filled("p", theme)} {place} '
            f'stroke-dasharray="{DOTS}"/><text stroke="none" x="{figure(x + wide / 2)}" y="{figure(y + 3.2)}" '
            f'text-anchor="middle" font-size="9">?</text></g>'
        )
    dashes = DASHES["dashed" if sample == "again" else "dotted" if sample == "implied" else "solid"]
    strip = f'<path stroke-width="2" d="M{figure(x + 3)} {figure(y - 3)}v6"/>' if sample == "heard" else ""
    return f'<g class="claim" {painted(theme.claim)}><rect {place}{dashes}/>{strip}</g>'

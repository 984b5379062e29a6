"""The quiet header of a picture as SVG: the title, and the key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.display.cards.card import Bar, line_height
from argmap.display.heads import LENGTHS, cut
from argmap.display.key import KEY_SIZE, LINE_WIDTH, NEAR, TITLE_LINES, TITLE_SIZE, Entry, Sample, key_rows
from argmap.display.layout.placed import Head, Line
from argmap.display.letters.wrap import wrap
from argmap.display.strokes import DOTS, Stroke
from argmap.display.svg.drawn_cards import DASHES, drawn_bar
from argmap.display.svg.drawn_lines import drawn_head, drawn_lines
from argmap.display.svg.markup import figure, text
from argmap.display.svg.style_sheet import filled, painted
from argmap.display.theme import Theme

_KEY_LINE = 18.0
_BELOW = 18.0
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
    for line in wrap(title, width, size=TITLE_SIZE, lines=TITLE_LINES, bold=True):
        y += line_height(TITLE_SIZE)
        drawn.append(
            f'<text {filled("t", theme)} x="{figure(left)}" y="{figure(y - 5)}" font-size="{figure(TITLE_SIZE)}" '
            f'font-weight="700">{text(line)}</text>'
        )
    for row in key_rows(entries, width):
        y += _KEY_LINE
        x = left
        for entry in row:
            drawn += _entry(entry, x, y, theme)
            x += entry.width
    return "".join(drawn), y + _BELOW


def _entry(entry: Entry, x: float, y: float, theme: Theme) -> Iterator[str]:
    middle = y - KEY_SIZE * 0.35
    wide = entry.sample_width
    if entry.sample in _STROKES:
        yield _line(entry.sample, x, middle, theme)
    elif entry.sample == "bar":
        yield from drawn_bar(Bar(0.62, 0.38, middle - 2.5), x, wide, theme)
    elif entry.sample != "none":
        yield _box(entry.sample, x, middle, wide, theme)
    place = x + wide + (NEAR if wide else 0)
    yield (
        f'<text {filled("m", theme)} x="{figure(place)}" y="{figure(y)}" font-size="{figure(KEY_SIZE)}">'
        f"{text(entry.words)}</text>"
    )


def _line(sample: Sample, x: float, y: float, theme: Theme) -> str:
    stroke, head = _STROKES[sample], _HEADS.get(sample)
    points = tuple((x + LINE_WIDTH * part / 3, y) for part in range(4))
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

"""Cards as SVG: a rect, lines of text, a bar; a card that is drawn again is a link to the full one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from argmap.display.cards.card import (
    BAR_HEIGHT,
    NEAR_MARK,
    NOTE_STEP,
    PADDING,
    SMALL,
    Bar,
    Card,
    Row,
    line_height,
    score_room,
)
from argmap.display.cards.shown_labels import MARK_SIZE, Label
from argmap.display.layout.placed import Box
from argmap.display.letters.wrap import measure
from argmap.display.svg.markup import figure, identity, link_to, text

_LEFTWARDS = {"R", "AL"}
_ROUND = 9.0
_STRIP = 4.5
_TICK = 2.0


def drawn_card(card: Card, box: Box, tooltip: str) -> str:
    """Return a card in its place."""
    tag, more = ("a", link_to(card.of)) if card.again else ("g", identity(card.of))
    looks: list[str] = ["conclusion" if card.conclusion else card.role]
    looks += ["gone"] if card.removed else []
    looks += ["again"] if card.again else [] if card.border == "solid" else [card.border]
    return (
        f'<{tag} {more} class="{" ".join(looks)}" transform="translate({figure(box.x)} {figure(box.y)})">'
        f"<title>{text(tooltip)}</title>{_frame(card, box)}{''.join(_contents(card, box))}</{tag}>"
    )


def _frame(card: Card, box: Box) -> str:
    frame = f'<rect width="{figure(box.width)}" height="{figure(box.height)}" rx="{figure(_ROUND)}"/>'
    if card.heard:
        frame += f'<path class="q" d="M{figure(_STRIP)} {figure(_ROUND)}v{figure(box.height - 2 * _ROUND)}"/>'
    return frame


def _contents(card: Card, box: Box) -> Iterator[str]:
    right = figure(box.width - PADDING)
    if card.score:
        yield f'<text class="n" x="{right}" y="{figure(card.rows[0].baseline)}">{text(card.score)}</text>'
    if card.label:
        yield _label(card, card.label, box.width - PADDING - score_room(card.score, conclusion=card.bold))
    yield _lines("m c", [row for row in card.rows if row.look in {"caption", "note"}], NOTE_STEP)
    for row in card.rows:
        if row.look == "more":
            yield f'<text class="m e" x="{right}" y="{figure(row.baseline)}">{text(row.text)}</text>'
    words = [row for row in card.rows if row.look == "text"]
    looks = ["b"] if card.bold else ["m"] if card.again else []
    yield _lines(" ".join([*looks, *(["s"] if card.removed else [])]), words, line_height(words[0].size))
    for bar in (card.bar, card.beside):
        if bar is not None:
            yield from drawn_bar(bar, PADDING, box.width - 2 * PADDING)


def _label(card: Card, label: Label, right: float) -> str:
    """Draw a label: its mark and its word."""
    y = card.rows[0].baseline
    mark = drawn_mark(label, right - measure(label, SMALL, bold=True) - NEAR_MARK - MARK_SIZE / 2, y - SMALL * 0.35)
    return f'{mark}<text class="w" x="{figure(right)}" y="{figure(y)}">{label}</text>'


def drawn_mark(label: Label, x: float, y: float) -> str:
    """Draw the mark of a label around a point: a full disc with a tick, a ring with a cross, a ring that is half full.

    >>> drawn_mark("undecided", 5, 5)
    '<path class="lr" d="M0.9 5a4.1 4.1 0 1 1 8.2 0a4.1 4.1 0 1 1-8.2 0z"/><path class="ba" d="M5 0.9a4.1 4.1 0 0 0 0 8.2z"/>'
    """
    if label == "in":
        disc = f"M{figure(x - 4.8)} {figure(y)}a4.8 4.8 0 1 1 9.6 0a4.8 4.8 0 1 1-9.6 0z"
        return f'<path class="ba" d="{disc}"/><path class="lc" d="M{figure(x - 2.4)} {figure(y)}l1.8 2l3.2-4.1"/>'
    ring = f'<path class="lr" d="M{figure(x - 4.1)} {figure(y)}a4.1 4.1 0 1 1 8.2 0a4.1 4.1 0 1 1-8.2 0z"/>'
    if label == "out":
        return f'{ring}<path class="lr" d="M{figure(x - 1.8)} {figure(y - 1.8)}l3.6 3.6m-3.6 0l3.6-3.6"/>'
    return f'{ring}<path class="ba" d="M{figure(x)} {figure(y - 4.1)}a4.1 4.1 0 0 0 0 8.2z"/>'


def _lines(look: str, rows: Sequence[Row], step: float) -> str:
    """Return lines as one text, so that they can be read, searched and copied as one.

    Those of scripts that run to the left are a text each: not every viewer turns each line by itself.
    """
    x, named = figure(PADDING), f'class="{look}" ' if look else ""
    if any(unicodedata.bidirectional(letter) in _LEFTWARDS for row in rows for letter in row.text):
        return "".join(f'<text {named}x="{x}" y="{figure(row.baseline)}">{text(row.text)}</text>' for row in rows)
    first, *rest = (text(row.text) for row in rows)
    lines = "".join(f' <tspan x="{x}" dy="{figure(step)}">{line}</tspan>' for line in rest)
    return f'<text {named}x="{x}" y="{figure(rows[0].baseline)}">{first}{lines}</text>'


def drawn_bar(bar: Bar, left: float, width: float) -> Iterator[str]:
    """Draw a bar: its track, what is filled of it, lightly what may be, and a tick at the base score, where the score is not just there.

    The tick is a gap in the fill where the score is past the base, and a mark on the track where it fell short.
    """
    full, most = (min(max(end, 0.0), 1.0) * width for end in (bar.score, bar.high))
    base = min(max(bar.base * width - _TICK / 2, 0.0), width - _TICK)
    yield f'<path class="tr" d="{_block(left, bar.top, width)}"/>'
    if full > 0:
        yield f'<path class="ba" d="{_block(left, bar.top, full)}"/>'
    if most > full:
        yield f'<path class="ba" fill-opacity=".4" d="{_block(left + full, bar.top, most - full)}"/>'
    if abs(full - (base + _TICK / 2)) > _TICK / 2:
        kind = "ga" if base < full else "ti"
        yield f'<path class="{kind}" d="{_block(left + base, bar.top, _TICK)}"/>'


def _block(x: float, y: float, width: float) -> str:
    return f"M{figure(x)} {figure(y)}h{figure(width)}v{figure(BAR_HEIGHT)}H{figure(x)}z"

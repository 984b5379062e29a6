"""Cards as SVG: a rect, lines of text, a bar; a card that is drawn again is a link to the full one."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.display.cards.card import BAR_HEIGHT, PADDING, SCORE_SIZES, SMALL, Bar, Card, Row, line_height
from argmap.display.layout.placed import Box
from argmap.display.svg.markup import figure, identity, link_to, text
from argmap.display.svg.style_sheet import filled, painted
from argmap.display.theme import Theme

DASHES = {"solid": "", "dashed": ' stroke-dasharray="5 3"', "dotted": ' stroke-dasharray="1.5 2.5"'}
"""Questions and cards drawn again are dashed, what nobody says outright is dotted."""
_ROUND = 9.0
_STRIP = 4.5
_TICK = 2.0


def drawn_card(card: Card, box: Box, tooltip: str, theme: Theme) -> str:
    """Return a card in its place."""
    name = "conclusion" if card.conclusion else card.role
    tag, more = ("a", link_to(card.of)) if card.again else ("g", identity(card.of))
    return (
        f'<{tag} {more} class="{name}" {painted(card.paint(theme))} '
        f'transform="translate({figure(box.x)} {figure(box.y)})"><title>{text(tooltip)}</title>'
        f"{_frame(card, box)}{''.join(_contents(card, box, theme))}</{tag}>"
    )


def _frame(card: Card, box: Box) -> str:
    thick = ' stroke-width="2"' if card.bold else ""
    frame = f'<rect width="{figure(box.width)}" height="{figure(box.height)}" rx="{figure(_ROUND)}"{thick}{DASHES[card.border]}/>'
    if card.heard:
        frame += f'<path stroke-width="2.5" d="M{figure(_STRIP)} {figure(_ROUND)}v{figure(box.height - 2 * _ROUND)}"/>'
    return frame


def _contents(card: Card, box: Box, theme: Theme) -> Iterator[str]:
    right = figure(box.width - PADDING)
    if card.score:
        size = figure(SCORE_SIZES[card.bold])
        yield (
            f'<text {filled("t", theme)} stroke="none" x="{right}" y="{figure(card.rows[0].baseline)}" '
            f'text-anchor="end" font-size="{size}" font-weight="700">{text(card.score)}</text>'
        )
    for row in card.rows:
        if row.look in {"caption", "note"}:
            yield _small(row, f'x="{figure(PADDING)}"', theme)
        elif row.look == "more":
            yield _small(row, f'x="{right}" text-anchor="end"', theme)
    yield _text([row for row in card.rows if row.look == "text"], card, theme)
    if card.bar is not None:
        yield from drawn_bar(card.bar, PADDING, box.width - 2 * PADDING, theme)


def _small(row: Row, place: str, theme: Theme) -> str:
    return (
        f'<text {filled("m", theme)} stroke="none" {place} y="{figure(row.baseline)}" font-size="{figure(SMALL)}">'
        f"{text(row.text)}</text>"
    )


def _text(rows: list[Row], card: Card, theme: Theme) -> str:
    """Return the text of a card as one element, so that it can be read, searched and copied as one."""
    size = rows[0].size
    letters = f' font-size="{figure(size)}"' if size != theme.text_size else ""
    letters += ' font-weight="700"' if card.bold else ""
    x, step = figure(PADDING), figure(line_height(size))
    first, *rest = (text(row.text) for row in rows)
    lines = "".join(f' <tspan x="{x}" dy="{step}">{line}</tspan>' for line in rest)
    look = filled("m" if card.again else "t", theme)
    return f'<text {look} stroke="none" x="{x}" y="{figure(rows[0].baseline)}"{letters}>{first}{lines}</text>'


def drawn_bar(bar: Bar, left: float, width: float, theme: Theme) -> Iterator[str]:
    """Draw a bar: its track, what is filled of it, and a tick at the base score, where the score is not just there.

    The tick is a gap in the fill where the score is past the base, and a mark on the track where it fell short.
    """
    full = min(max(bar.score, 0.0), 1.0) * width
    base = min(max(bar.base * width - _TICK / 2, 0.0), width - _TICK)
    yield f'<path {filled("tr", theme)} stroke="none" d="{_block(left, bar.top, width)}"/>'
    if full > 0:
        yield f'<path {filled("ba", theme)} stroke="none" d="{_block(left, bar.top, full)}"/>'
    if abs(full - (base + _TICK / 2)) > _TICK / 2:
        kind = "ga" if base < full else "ti"
        yield f'<path {filled(kind, theme)} stroke="none" d="{_block(left + base, bar.top, _TICK)}"/>'


def _block(x: float, y: float, width: float) -> str:
    return f"M{figure(x)} {figure(y)}h{figure(width)}v{figure(BAR_HEIGHT)}h-{figure(width)}z"

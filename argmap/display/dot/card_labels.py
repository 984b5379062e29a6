"""Cards and pills as HTML-like labels of DOT, as large as argmap measures them."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.display.cards.card import BAR_HEIGHT, PADDING, SCORE_SIZES, SMALL, Bar, Card, Row
from argmap.display.cards.pill import PILL_SIZE, Pill
from argmap.display.dot.labels import bar, font, table
from argmap.display.dot.quoting import Label, markup
from argmap.display.theme import Theme

_SCORE_ROOM = 40
_STYLES = {"solid": "ROUNDED", "dashed": "ROUNDED,DASHED", "dotted": "ROUNDED,DOTTED"}


def card_label(card: Card, theme: Theme) -> Label:
    """Return the label of a card."""
    paint, border = card.paint(theme), 2 if card.bold else 1
    width = round(card.size.width - 2 * PADDING)
    inside = table(*_rows(card, width, theme), more=f' WIDTH="{width}"')
    return Label(
        f'<TABLE BORDER="{border}" STYLE="{_STYLES[card.border]}" COLOR="{paint.border}" BGCOLOR="{paint.tint}" CELLBORDER="0" '
        f'CELLSPACING="0" CELLPADDING="0" WIDTH="{round(card.size.width)}" HEIGHT="{round(card.size.height)}">'
        f"<TR><TD>{inside}</TD></TR></TABLE>"
    )


def _rows(card: Card, width: int, theme: Theme) -> Iterator[str]:
    yield _head(card, width, theme)
    for row in card.rows[1:]:
        if row.look == "note":
            yield _small(row, "LEFT", theme)
    yield _gap(3)
    yield _text([row for row in card.rows if row.look == "text"], card, theme)
    if card.bar is not None:
        yield _gap(6)
        yield f'<TR><TD COLSPAN="2" ALIGN="LEFT">{_bar(card.bar, width, theme)}</TD></TR>'
    for row in card.rows:
        if row.look == "more":
            yield _gap(2)
            yield _small(row, "RIGHT", theme)


def _head(card: Card, width: int, theme: Theme) -> str:
    caption = font(markup(card.rows[0].text), size=SMALL, colour=theme.muted)
    if not card.score:
        return f'<TR><TD COLSPAN="2" ALIGN="LEFT">{caption}</TD></TR>'
    score = font(markup(card.score), size=SCORE_SIZES[card.bold], colour=theme.text, bold=True)
    left = f'<TD ALIGN="LEFT" WIDTH="{width - _SCORE_ROOM}">{caption}</TD>'
    return f'<TR>{left}<TD ALIGN="RIGHT" WIDTH="{_SCORE_ROOM}">{score}</TD></TR>'


def _small(row: Row, side: str, theme: Theme) -> str:
    return f'<TR><TD COLSPAN="2" ALIGN="{side}">{font(markup(row.text), size=SMALL, colour=theme.muted)}</TD></TR>'


def _text(rows: list[Row], card: Card, theme: Theme) -> str:
    lines = [markup(row.text) or " " for row in rows]
    broken = "".join((f"<B>{line}</B>" if card.bold else line) + '<BR ALIGN="LEFT"/>' for line in lines)
    words = font(broken, size=rows[0].size, colour=theme.muted if card.again else theme.text)
    return f'<TR><TD COLSPAN="2" ALIGN="LEFT" BALIGN="LEFT">{words}</TD></TR>'


def _bar(drawn: Bar, width: int, theme: Theme) -> str:
    colours = {"fill": theme.bar, "track": theme.track, "gap": theme.gap, "tick": theme.tick}
    return bar(drawn.score, drawn.base, width, height=round(BAR_HEIGHT), **colours)


def _gap(height: int) -> str:
    return f'<TR><TD COLSPAN="2" HEIGHT="{height}"></TD></TR>'


def pill_label(pill: Pill, *, unsure: bool, theme: Theme, colour: str) -> Label:
    """Return the label of a relation's pill."""
    text = "<BR/>".join(markup(line) for line in pill.lines)
    style = _STYLES["dashed" if unsure else "solid"]
    size = f'WIDTH="{round(pill.size.width)}" HEIGHT="{round(pill.size.height)}"'
    return Label(
        f'<TABLE BORDER="1" STYLE="{style}" COLOR="{colour}" BGCOLOR="{theme.pill}" CELLBORDER="0" CELLSPACING="0" '
        f'CELLPADDING="0" {size}><TR><TD>{font(text, size=PILL_SIZE, colour=colour)}</TD></TR></TABLE>'
    )

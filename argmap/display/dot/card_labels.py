"""Cards and pills as HTML-like labels of DOT, as large as argmap measures them."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from argmap.display.cards.card import (
    ABREAST,
    BAR_HEIGHT,
    BESIDE,
    CAPTION_LINES,
    NEAR_MARK,
    NOTE_STEP,
    PADDING,
    SCORE_SIZES,
    SMALL,
    Bar,
    Card,
    Row,
    label_room,
    line_height,
    score_room,
)
from argmap.display.cards.pill import PILL_SIZE, Pill
from argmap.display.dot.labels import bar, between, block, font, mark, table
from argmap.display.dot.quoting import Label, markup
from argmap.display.theme import Theme

_STYLES = {"solid": "ROUNDED", "dashed": "ROUNDED,DASHED", "dotted": "ROUNDED,DOTTED"}


def card_label(card: Card, theme: Theme) -> Label:
    """Return the label of a card."""
    paint, border = card.paint(theme), 2 if card.bold else 1
    width = round(card.size.width - 2 * PADDING)
    inside = table(*_rows(card, width, theme), more=f' WIDTH="{width}"')
    return Label(
        f'<TABLE BORDER="{border}" STYLE="{_STYLES[card.border]}" COLOR="{paint.border}" BGCOLOR="{paint.tint}" CELLBORDER="0" '
        f'CELLSPACING="0" CELLPADDING="0" WIDTH="{round(card.size.width)}" HEIGHT="{round(card.size.height)}">'
        f'<TR><TD CELLPADDING="{round(PADDING) - border}">{inside}</TD></TR></TABLE>'
    )


def _rows(card: Card, width: int, theme: Theme) -> Iterator[str]:
    yield _head(card, width, theme)
    for row in card.rows[1:]:
        if row.look == "note":
            yield _small(row, "LEFT", theme)
    yield _gap(3)
    yield _text([row for row in card.rows if row.look == "text"], card, theme)
    for gap, drawn in ((6, card.bar), (round(BESIDE), card.beside)):
        if drawn is not None:
            yield _gap(gap)
            yield f'<TR><TD COLSPAN="2" ALIGN="LEFT">{_bar(drawn, width, theme)}</TD></TR>'
    for row in card.rows:
        if row.look == "more":
            yield _gap(2)
            yield _small(row, "RIGHT", theme)


def _head(card: Card, width: int, theme: Theme) -> str:
    high = f'HEIGHT="{round(CAPTION_LINES[card.bold])}"'
    caption = font(markup(card.rows[0].text), size=SMALL, colour=theme.muted)
    if not card.score and card.label is None:
        return f'<TR><TD COLSPAN="2" ALIGN="LEFT" {high}>{caption}</TD></TR>'
    score = font(markup(card.score), size=SCORE_SIZES[card.bold], colour=theme.text, bold=True) if card.score else ""
    room = ceil(score_room(card.score, conclusion=card.bold) + label_room(card.label))
    if card.label is not None:
        word = font(card.label, size=SMALL, colour=theme.text, bold=True)
        after = f"{block(round(ABREAST), 1)}<TD>{score}</TD>" if score else ""
        score = table(
            f"<TR><TD>{mark(card.label, fill=theme.bar)}</TD>{block(round(NEAR_MARK), 1)}<TD>{word}</TD>{after}</TR>"
        )
    left = f'<TD ALIGN="LEFT" WIDTH="{width - room}" {high}>{caption}</TD>'
    return f'<TR>{left}<TD ALIGN="RIGHT" WIDTH="{room}">{score}</TD></TR>'


def _small(row: Row, side: str, theme: Theme) -> str:
    words = font(markup(row.text), size=SMALL, colour=theme.muted)
    return f'<TR><TD COLSPAN="2" ALIGN="{side}" HEIGHT="{round(NOTE_STEP)}">{words}</TD></TR>'


def _text(rows: list[Row], card: Card, theme: Theme) -> str:
    lines = [markup(row.text) or " " for row in rows]
    broken = "".join((f"<B>{line}</B>" if card.bold else line) + '<BR ALIGN="LEFT"/>' for line in lines)
    words = font(broken, size=rows[0].size, colour=theme.muted if card.again else theme.text)
    high = int(len(rows) * line_height(rows[0].size))
    return f'<TR><TD COLSPAN="2" ALIGN="LEFT" BALIGN="LEFT" HEIGHT="{high}">{words}</TD></TR>'


def _bar(drawn: Bar, width: int, theme: Theme) -> str:
    colours = {"fill": theme.bar, "track": theme.track, "gap": theme.gap, "tick": theme.tick}
    colours["may"] = between(theme.bar, theme.track)
    return bar(drawn.score, drawn.high, drawn.base, width, height=round(BAR_HEIGHT), **colours)


def _gap(height: int) -> str:
    return f'<TR><TD COLSPAN="2" HEIGHT="{height}"></TD></TR>'


def pill_label(pill: Pill, *, unsure: bool, theme: Theme, colour: str) -> Label:
    """Return the label of a relation's pill."""
    text = "<BR/>".join(markup(line) for line in pill.lines)
    style = _STYLES["dashed" if unsure else "solid"]
    size = f'WIDTH="{round(pill.size.width) - 2}" HEIGHT="{round(pill.size.height) - 2}"'
    return Label(
        f'<TABLE BORDER="1" STYLE="{style}" COLOR="{colour}" BGCOLOR="{theme.pill}" CELLBORDER="0" CELLSPACING="0" '
        f'CELLPADDING="0"><TR><TD {size}>{font(text, size=PILL_SIZE, colour=colour)}</TD></TR></TABLE>'
    )

"""The card of a claim or a source: id and role, score, wrapped text, and the bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.basics.text import counted
from argmap.display.dot.labels import bar, font, table
from argmap.display.dot.ports import NodePorts, row
from argmap.display.dot.quoting import Label, markup, plain
from argmap.display.letters.wrap import shorten, wrap
from argmap.display.theme import Paint, Theme
from argmap.display.words import number

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.display.roles import Role
    from argmap.model.claims import AnyClaim
    from argmap.model.sources import Source

PADDING = 9
_SMALL = 9
_SCORE_ROOM = 40


def card_width(theme: Theme, *, conclusion: bool = False) -> int:
    """Return the outer width of a card in points.

    >>> from argmap.display.theme import LIGHT
    >>> card_width(LIGHT)
    214
    """
    return (theme.conclusion_width if conclusion else theme.card_width) + 2 * PADDING


def claim_card(
    claim: AnyClaim, role: Role, scores: Scores | None, *, theme: Theme, conclusion: bool, ports: NodePorts
) -> Label:
    """Return the label of a claim's card."""
    width = theme.conclusion_width if conclusion else theme.card_width
    size = theme.conclusion_size if conclusion else theme.text_size
    scored = scores is not None and claim.id in scores
    score = number(scores[claim.id]) if scores is not None and scored else ""
    lines = wrap(claim.text, width, size=size, lines=theme.card_lines, bold=conclusion)
    rows = [
        _head_row(_caption(claim, role), score, width, theme, score_size=13 if conclusion else 11),
        _gap(4),
        _text_row(lines, size=size, bold=conclusion, theme=theme),
    ]
    if scores is not None and scored:
        drawn = bar(
            scores[claim.id],
            scores.base[claim.id],
            width,
            fill=theme.bar,
            track=theme.track,
            gap=theme.gap,
            tick=theme.tick,
        )
        rows += [_gap(7), f'<TR><TD COLSPAN="2" ALIGN="LEFT">{drawn}</TD></TR>']
    paint: Paint = theme.conclusion if conclusion else getattr(theme, role)
    style = "ROUNDED,DASHED" if role == "question" else "ROUNDED"
    return _frame(rows, paint, width, style=style, border=2 if conclusion else 1, ports=ports)


def source_card(source: Source, resting: int, reliability: float | None, *, theme: Theme, ports: NodePorts) -> Label:
    """Return the label of a source's card: who it is, how many claims rest on it, how far it is relied on."""
    width = theme.card_width
    name = wrap(source.name or source.id, width, size=theme.text_size, lines=3)
    count = counted(resting, "claim rests on it", "claims rest on it")
    rows = [
        _head_row([source.id, "source"], "" if reliability is None else number(reliability), width, theme),
        _gap(4),
        _text_row(name, size=theme.text_size, bold=False, theme=theme),
        _gap(3),
        f'<TR><TD COLSPAN="2" ALIGN="LEFT">{font(markup(count), size=_SMALL, colour=theme.muted)}</TD></TR>',
    ]
    return _frame(rows, theme.source, width, style="ROUNDED", border=1, ports=ports)


def _caption(claim: AnyClaim, role: Role) -> list[str]:
    words = [claim.id, role]
    if claim.kind == "question" and claim.status == "answered":
        words.append("answered")
    if claim.implied:
        words.append("implied")
    if claim.same_as:
        words.append(f"same as {claim.same_as}")
    return words


def _head_row(words: Sequence[str], score: str, width: int, theme: Theme, *, score_size: int = 11) -> str:
    room = width - (_SCORE_ROOM if score else 0)
    after = "".join(f" · {word}" for word in words[1:])
    identity = shorten(plain(words[0]), max(room - 5 * len(after), 60), size=_SMALL)
    caption = shorten(identity + after, room, size=_SMALL)
    left = font(markup(caption), size=_SMALL, colour=theme.muted)
    right = font(score, size=score_size, colour=theme.text, bold=True) if score else ""
    return f'<TR><TD ALIGN="LEFT" WIDTH="{width - _SCORE_ROOM}">{left}</TD><TD ALIGN="RIGHT" WIDTH="{_SCORE_ROOM}">{right}</TD></TR>'


def _text_row(lines: Sequence[str], *, size: int, bold: bool, theme: Theme) -> str:
    broken = "".join(
        (f"<B>{markup(line) or ' '}</B>" if bold else markup(line) or " ") + '<BR ALIGN="LEFT"/>' for line in lines
    )
    text = font(broken, size=size, colour=theme.text)
    return f'<TR><TD COLSPAN="2" ALIGN="LEFT" BALIGN="LEFT">{text}</TD></TR>'


def _gap(height: int) -> str:
    return f'<TR><TD COLSPAN="2" HEIGHT="{height}"></TD></TR>'


def _frame(rows: Sequence[str], paint: Paint, width: int, *, style: str, border: int, ports: NodePorts) -> Label:
    outer = width + 2 * PADDING
    inside = table(*rows, more=f' WIDTH="{width}"')
    edges = {
        edge: f"<TR><TD>{table(row(ports.edges[edge], outer, 2))}</TD></TR>" if ports.edges.get(edge) else ""
        for edge in ("top", "bottom")
    }
    return Label(
        f'<TABLE BORDER="{border}" STYLE="{style}" COLOR="{paint.border}" BGCOLOR="{paint.tint}" CELLBORDER="0" '
        f'CELLSPACING="0" CELLPADDING="0">{edges["top"]}<TR><TD CELLPADDING="{PADDING}">{inside}</TD></TR>'
        f"{edges['bottom']}</TABLE>"
    )

"""A card ready to be written: its lines of text with their places, its bar, and how large it is. In points, y downwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from argmap.display.cards.shown_labels import MARK_SIZE, Label
from argmap.display.layout.placed import Size
from argmap.display.letters.wrap import measure
from argmap.display.theme import Paint, Theme

if TYPE_CHECKING:
    from argmap.display.roles import Role

Look = Literal["caption", "note", "text", "more"]
Border = Literal["solid", "dashed", "dotted"]
PADDING = 9.0
SMALL = 9.5
"""The size of all that is no claim's own text. At 900 px the widest page still leaves it 6.5 px."""
SCORE_SIZES = {False: 11.0, True: 13.0}
BAR_HEIGHT = 5.0
_LINE = 1.2
_BASELINE = 0.95
"""Where letters stand in a line that is 1.2 times as high as they are large."""
NOTE_STEP = 12.0
CAPTION_LINES = {False: 13.0, True: 15.0}
_ABOVE_TEXT = 3.0
_ABOVE_BAR = 6.0
BESIDE = 3.0
"""Between two bars."""
_ABOVE_MORE = 3.0


def line_height(size: float) -> float:
    """Return how high a line of letters of a size is.

    >>> line_height(12)
    14.4
    """
    return round(size * _LINE, 1)


def baseline(size: float) -> float:
    """Return how far below the upper edge of its line a text stands.

    >>> baseline(12)
    11.4
    """
    return round(size * _BASELINE, 1)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text."""

    text: str
    look: Look
    size: float
    baseline: float
    """Below the upper edge of the card."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar that is filled as far as the score, lightly as far as it may go, with a tick at the base score."""

    score: float
    high: float
    base: float
    top: float


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card."""

    of: str
    role: Role | Literal["source"]
    conclusion: bool
    again: bool
    """Whether it only points at the card that stands elsewhere."""
    border: Border
    heard: bool
    """Whether what it says is known at second hand."""
    rows: tuple[Row, ...]
    score: str
    bar: Bar | None
    size: Size
    beside: Bar | None = None
    """The bar of other scores, below the first."""
    removed: bool = False
    """Whether it was in an earlier version of the map only."""
    label: Label | None = None
    """Whether the claim is in, out or undecided, where the picture shows labels."""

    @property
    def bold(self) -> bool:
        """Whether the text is set in bold."""
        return self.conclusion and not self.again

    def paint(self, theme: Theme) -> Paint:
        """Return the tint and border of the card."""
        paint: Paint = theme.conclusion if self.conclusion else getattr(theme, self.role)
        return paint


@dataclass(frozen=True, slots=True)
class Words:
    """What a card says, before it is given places."""

    caption: str
    lines: Sequence[str]
    note: str = ""
    more: str = ""
    score: str = ""
    scores: tuple[float, float, float] | None = None
    """The score, how high it may be (the same, where nothing is undecided), and the base score."""
    beside: tuple[float, float, float] | None = None
    """The same by other scores."""


def set_rows(
    words: Words, *, text_size: float, conclusion: bool
) -> tuple[tuple[Row, ...], tuple[Bar | None, Bar | None], float]:
    """Give every line of a card its place; return them with the bars, and how high the card is."""
    high = CAPTION_LINES[conclusion]
    top = PADDING
    rows = [Row(words.caption, "caption", SMALL, round(top + high - 3.0, 1))]
    top += high
    if words.note:
        rows.append(Row(words.note, "note", SMALL, rows[0].baseline + NOTE_STEP))
        top += NOTE_STEP
    top += _ABOVE_TEXT
    for line in words.lines:
        rows.append(Row(line, "text", text_size, round(top + baseline(text_size), 1)))
        top = round(top + line_height(text_size), 1)
    bars: list[Bar | None] = []
    above = _ABOVE_BAR
    for scores in (words.scores, words.beside):
        bars.append(None if scores is None else Bar(*scores, top=round(top + above, 1)))
        if scores is not None or words.beside is not None:
            top = round(top + above + BAR_HEIGHT, 1)
            above = BESIDE
    if words.more:
        rows.append(Row(words.more, "more", SMALL, round(top + _ABOVE_MORE + baseline(SMALL), 1)))
        top += _ABOVE_MORE + NOTE_STEP
    return tuple(rows), (bars[0], bars[1]), round(top + PADDING, 1)


NEAR_MARK = 3.0
"""Between the mark of a label and its word."""
ABREAST = 8.0
"""Between what stands side by side in the line of a caption."""


def label_room(label: Label | None) -> float:
    """Return how much of the caption's line a label takes, with the gap before it.

    >>> label_room(None), label_room("in") < label_room("undecided")
    (0.0, True)
    """
    return MARK_SIZE + NEAR_MARK + measure(label, SMALL, bold=True) + ABREAST if label else 0.0


def score_room(score: str, *, conclusion: bool) -> float:
    """Return how much of the caption's line a score takes, with the gap before it."""
    return measure(score, SCORE_SIZES[conclusion], bold=True) + ABREAST if score else 0.0

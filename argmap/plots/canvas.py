"""Where a plot is drawn: on axes that were given, or on a figure of its own, which no window shows."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from argmap.display.theme import DARK, LIGHT, Theme, named_theme
from argmap.errors import ParameterError, Problem, not_installed
from argmap.plots.letters import COLUMNS, label, lettered
from argmap.plots.saved import notebook_picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 60
"""More rows than these nobody reads in one plot."""
_WIDTH = 9.0
_POINTS = 72.0
_LINE = 1.2
"""The height of a line, in sizes of its letters."""
_LINES_A_ROW, _LINES_AROUND = 2.4, 9.0
_KEY_LINE = 1.6
"""The height of a line of the key, in sizes of its letters."""
_ROOM = 0.16
"""What is left free at either side of the scores, as a share of them."""
_NARROWEST = 14
_NARROW_LETTERS = 1.7
"""So many letters stand in the room of one that is as wide as it is high."""
_HALF = 0.5
_TITLE = 76
"""The columns of a title."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """Axes, and the colours to draw on them with."""

    axes: Axes
    theme: Theme
    """Its colours are those of the map's pictures, for a light or a dark ground."""
    ink: Any
    """The colour of texts."""
    muted: Any

    @property
    def columns(self) -> int:
        """How many columns a label beside the plot may take: fewer where the axes are narrow."""
        from matplotlib import rcParams  # noqa: PLC0415 - matplotlib is optional, and slow to load

        wide = self.axes.get_window_extent().width / self.axes.figure.dpi * _POINTS
        return max(_NARROWEST, min(COLUMNS, int(wide / rcParams["font.size"])))

    def title(self, words: str, *, key: int) -> None:
        """Set the title, flush with the left edge, above so many lines of a key; `words` are a map's, or a user's."""
        (text,), style = lettered([label(words, columns=_TITLE)])
        self.axes.set_title(text, loc="left", color=self.ink, pad=8.0 + _KEY_LINE * key * _small(), **style)

    def label_scores(self, words: str) -> None:
        """Name what runs across."""
        (text,), style = lettered([label(words, columns=min(_TITLE, int(_NARROW_LETTERS * self.columns)))])
        self.axes.set_xlabel(text, color=self.ink, **style)

    def label_rows(self, texts: list[str]) -> None:
        """Give each row its label, the first row on top."""
        shown, style = lettered(label(text, columns=self.columns) for text in texts)
        self.axes.set_yticks(range(len(texts)), labels=shown, color=self.ink, linespacing=1.05, **style)
        self.axes.tick_params(axis="y", length=0)
        self.axes.set_ylim(len(texts) - 0.4, -0.6)

    def scores_from(self, low: float, high: float, *, zoom: bool) -> None:
        """Show the scores between two, with room for what is written beside them; else all from 0 to 1."""
        from matplotlib.ticker import MaxNLocator  # noqa: PLC0415 - matplotlib is optional, and slow to load

        least, most = (low, high) if zoom else (0.0, 1.0)
        short = max(0.0, 0.1 - (most - least)) / 2
        least, most = max(0.0, least - short), min(1.0, most + short)
        room = (most - least) * _ROOM
        self.axes.set_xlim(least - room, most + room)
        self.axes.xaxis.set_major_locator(MaxNLocator(nbins=7, steps=[1, 2, 5, 10]))  # no tick stands in the room

    def key(self, handles: list[Any], names: list[str]) -> int:
        """Explain the marks above the plot, in columns: downwards, then to the right. Return how many lines it takes."""
        columns = 3
        if self.columns < COLUMNS:
            columns = 2 if max(map(len, names)) < self.columns else 1
        legend = self.axes.legend(
            handles, [str(at) for at in range(len(names))], loc="lower left", bbox_to_anchor=(-0.01, 0.995), ncols=columns,
            frameon=False, fontsize="small", handletextpad=0.5, columnspacing=1.4, borderaxespad=0.2,
        )  # fmt: skip
        shown, style = lettered(names)
        for text, name in zip(legend.get_texts(), shown, strict=True):  # afterwards: `_x` would be left out as a label
            text.set(text=name, color=self.ink, **style)
        legend.set_in_layout(False)  # it stands in the room below the title, and may reach further than the axes
        return math.ceil(len(names) / columns)


def canvas(ax: Axes | None, *, rows: float, theme: Theme | str | None) -> Canvas:
    """Return what to draw on: the axes that were given, or those of a new figure, high enough for so many rows.

    Without a theme the reader's own settings hold, and the colours of marks go with the ground.
    """
    chosen = None if theme is None else named_theme(theme)
    axes = _new_axes(rows) if ax is None else _checked(ax)
    if chosen is not None:
        _paint(axes, chosen)
        return Canvas(axes, chosen, chosen.text, chosen.muted)
    from matplotlib import rcParams  # noqa: PLC0415 - matplotlib is optional, and slow to load

    palette = DARK if _is_dark(axes) else LIGHT
    return Canvas(axes, palette, rcParams["text.color"], palette.muted)


def _small() -> float:
    """Return the size of small letters, in points."""
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415 - as above

    return float(FontProperties(size="small").get_size_in_points())


def _new_axes(rows: float) -> Axes:
    """Make a figure that pyplot knows nothing of, so that no window opens and nothing is left behind."""
    try:
        from matplotlib import rcParams  # noqa: PLC0415 - as above
        from matplotlib.figure import Figure  # noqa: PLC0415 - as above
    except ImportError:
        raise not_installed("matplotlib", "plots") from None
    line = rcParams["font.size"] * _LINE / _POINTS
    size = max(_WIDTH, rcParams["figure.figsize"][0]), (_LINES_AROUND + _LINES_A_ROW * max(1.0, rows)) * line
    axes = Figure(figsize=size, layout="constrained").add_subplot()
    setattr(axes, "_repr_png_", partial(notebook_picture, axes))  # noqa: B010 - a notebook asks what it shows for this
    return axes


def _checked(ax: object) -> Axes:
    if not hasattr(ax, "get_xlim") or not hasattr(ax, "barh"):
        hint = "Give the axes of a matplotlib figure, or leave ax out."
        raise ParameterError(Problem(f"ax is {ax!r}", path="ax", hint=hint))
    return cast("Axes", ax)


def _paint(axes: Axes, theme: Theme) -> None:
    """Take the colours of a theme for the ground and for all that stands on it."""
    axes.figure.set_facecolor(theme.background)
    axes.set_facecolor(theme.background)
    axes.tick_params(colors=theme.muted, which="both")
    for spine in axes.spines.values():
        spine.set_edgecolor(theme.muted)


def _is_dark(axes: Axes) -> bool:
    from matplotlib.colors import to_rgba  # noqa: PLC0415 - as above

    grounds = (to_rgba(axes.get_facecolor()), to_rgba(axes.figure.get_facecolor()), (1.0, 1.0, 1.0, 1.0))
    red, green, blue, _ = next(ground for ground in grounds if ground[3] > _HALF)
    return 0.299 * red + 0.587 * green + 0.114 * blue < _HALF


def checked_rows(number: int) -> None:
    """Refuse a plot that nobody could read."""
    if number > MOST:
        hint = "Ask again for fewer rows, with top=, or read the table."
        raise ParameterError(Problem(f"{number} rows are too many for one plot (the limit is {MOST})", hint=hint))


def of_score(target: str, semantics: str) -> str:
    """Name the axis of a claim's score, and say what it is.

    >>> of_score("close", "df_quad")
    "score of 'close': a degree from 0 to 1, not a probability"
    """
    kind = "a probability, from 0 to 1" if semantics == "probability" else "a degree from 0 to 1, not a probability"
    return f"score of {target!r}: {kind}"


def open_frame(axes: Axes) -> None:
    """Leave out the lines of the frame that tell nothing."""
    axes.spines[["top", "right", "left"]].set_visible(False)

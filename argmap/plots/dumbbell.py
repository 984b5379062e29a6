"""What two readers hold, as a dumbbell plot: two marks and a line between for each thing they differ about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from argmap.basics.text import one_line, shorten
from argmap.plots.answered import Answered
from argmap.plots.canvas import Canvas, canvas, checked_rows, open_frame

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from argmap.display.theme import Theme

NOTHING = 0.005
"""What would not be seen in two decimals."""
_MARK: dict[str, Any] = {"linestyle": "", "markersize": 8.0, "markeredgewidth": 1.5}


class Readings(Answered, Protocol):
    """A row for each thing that two readers differ about, and where each puts the target."""

    @property
    def names(self) -> tuple[str, str]:
        """What the readers are called."""

    @property
    def mine(self) -> float:
        """The target's score by the first reader's numbers."""

    @property
    def theirs(self) -> float:
        """The target's score by the second reader's numbers."""

    @property
    def gap(self) -> float:
        """How far apart the two are."""


def plot_comparison(
    comparison: Readings, ax: Axes | None = None, *, title: str | None = None, theme: Theme | str | None = None
) -> Axes:
    """Draw a row for the conclusion and one for each thing the readers differ about, what closes most of the gap first.

    The first reader's marks are dots, the second one's diamonds. At the end of a row stands how much of the gap
    closes if the first reader takes the second one's number for it alone.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain, take = b.claim("It will rain", id="rain"), b.claim("Take one", id="take", prior=0.1)
    >>> step = b.support([rain], take)
    >>> axes = plot_comparison(b.build().compare({"rain": 0.9}, {"rain": 0.4}))
    >>> [label.get_text() for label in axes.get_yticklabels()]
    ['conclusion: take', 'It will rain']
    """
    rows = list(comparison)
    checked_rows(len(rows))
    on = canvas(ax, rows=len(rows) + 1, theme=theme)
    _row(on, 0, comparison.mine, comparison.theirs, f"gap {abs(comparison.gap):.2f}")
    for at, row in enumerate(rows, 1):
        _row(on, at, row["mine"], row["theirs"], _closing(row["closes"]))
    on.axes.axhline(0.5, color=on.muted, linewidth=0.8, linestyle=(0, (2, 2)))
    on.label_rows([f"conclusion: {comparison.target}", *(_label(row) for row in rows)])
    on.scores_from(0.0, 1.0, zoom=False)
    kind = "probabilities" if comparison.semantics == "probability" else "degrees"
    on.label_scores(f"score of the conclusion, and what each reader holds ({kind}, 0 to 1)")
    lines = _key(on, comparison)
    on.title(f"Where two readers differ about {comparison.target!r}" if title is None else title, key=lines)
    open_frame(on.axes)
    return on.axes


def _label(row: dict[str, Any]) -> str:
    text = row["text"] or row["id"]
    return text if row["sort"] == "claim" else f"{row['sort']}: {text}"


def _row(on: Canvas, at: int, mine: float, theirs: float, said: str) -> None:
    on.axes.plot([mine, theirs], [at, at], color=on.muted, linewidth=1.8, zorder=2, solid_capstyle="butt")
    on.axes.plot(mine, at, "o", color=on.theme.support, zorder=4, **_MARK)
    hollow = on.axes.get_facecolor()
    on.axes.plot(theirs, at, "D", color=on.theme.rebuttal, markerfacecolor=hollow, zorder=3, **_MARK)
    on.axes.annotate(
        said, (1.0, at), (6, 0), xycoords=("axes fraction", "data"), textcoords="offset points", va="center",
        fontsize="small", color=on.ink if at == 0 else on.muted,
    )  # fmt: skip


def _closing(closes: float) -> str:
    """Say how much of the gap a swap closes.

    >>> _closing(0.123), _closing(-0.2), _closing(-0.001)
    ('closes 0.12', 'widens 0.20', 'closes 0.00')
    """
    return f"widens {-closes:.2f}" if closes <= -NOTHING else f"closes {max(closes, 0.0):.2f}"


def _key(on: Canvas, comparison: Readings) -> int:
    from matplotlib.lines import Line2D  # noqa: PLC0415 - matplotlib is optional, and slow to load

    handles = [
        Line2D([], [], marker="o", color=on.theme.support, **_MARK),
        Line2D([], [], marker="D", color=on.theme.rebuttal, markerfacecolor="none", **_MARK),
    ]
    scores = comparison.mine, comparison.theirs
    names = [
        f"{shorten(one_line(name), 24)}: conclusion at {score:.2f}"
        for name, score in zip(comparison.names, scores, strict=True)
    ]
    return on.key(handles, names)

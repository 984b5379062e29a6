"""What a claim hangs on, as a tornado diagram: a bar for each claim, from false to true."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Protocol

from argmap.plots.answered import Answered
from argmap.plots.canvas import Canvas, canvas, checked_rows, of_score, open_frame

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from argmap.display.theme import Theme

_HEIGHT = 0.52
_HATCHES = {"raises": "", "lowers": "/////", "mixed": "....."}
_NAMES = {"raises": "can only raise", "lowers": "can only lower", "mixed": "can do either"}


class Swings(Answered, Protocol):
    """A row a claim, with `if_false`, `if_true`, `swing`, `polarity`, `text` and `id`."""

    @property
    def now(self) -> float:
        """Where the target stands."""


def plot_cruxes(
    cruxes: Swings,
    ax: Axes | None = None,
    *,
    zoom: bool = True,
    title: str | None = None,
    theme: Theme | str | None = None,
) -> Axes:
    """Draw a bar for each row from the target's score with the claim false (a ring) to that with it true (a dot).

    The line is where the target stands. Colour and hatching tell polarity.

    >>> import argmap
    >>> b = argmap.MapBuilder("Mill Street", conclusion="close")
    >>> close = b.claim("Close Mill Street", id="close", prior=0.5)
    >>> step = b.support([b.claim("Injuries would fall", id="injuries", prior=0.8)], close)
    >>> axes = plot_cruxes(b.build().cruxes())
    >>> [label.get_text() for label in axes.get_yticklabels()]
    ['Injuries would fall']
    """
    rows = list(cruxes)
    checked_rows(len(rows))
    on = canvas(ax, rows=len(rows), theme=theme)
    settled = [row for row in rows if row["swing"] is not None]
    ends = [cruxes.now, *(row[end] for row in settled for end in ("if_false", "if_true"))]
    for at, row in enumerate(rows):
        if row["swing"] is not None:
            _bar(on, at, row)
        else:
            _remark(on, at, cruxes.now, "the scores did not settle")
    if not rows:
        _remark(on, 0, cruxes.now, "nothing bears on it")
    on.axes.axvline(cruxes.now, color=on.ink, linewidth=1.4, zorder=3)
    on.label_rows([row["text"] or row["id"] for row in rows])
    on.scores_from(min(ends), max(ends), zoom=zoom)
    on.label_scores(of_score(cruxes.target, cruxes.semantics))
    lines = _key(on, cruxes.now, {row["polarity"] for row in settled})
    on.title(f"What {cruxes.target!r} hangs on" if title is None else title, key=lines)
    open_frame(on.axes)
    return on.axes


def _paint(on: Canvas, polarity: str) -> dict[str, Any]:
    """Return the looks of a bar: full, hatched or dotted, each in its colour."""
    colours = {
        "raises": (on.theme.support, on.theme.support),
        "lowers": (on.theme.objection.tint, on.theme.rebuttal),
        "mixed": (on.theme.undercutter.tint, on.theme.undercut),
    }
    face, edge = colours[polarity]
    return {"facecolor": face, "edgecolor": edge, "hatch": _HATCHES[polarity], "linewidth": 1.0}


def _bar(on: Canvas, at: int, row: dict[str, Any]) -> None:
    low, high = row["if_false"], row["if_true"]
    look = _paint(on, row["polarity"])
    on.axes.barh(at, high - low, left=low, height=_HEIGHT, zorder=2, **look)
    colour, ground = look["edgecolor"], on.axes.get_facecolor()
    on.axes.plot(low, at, "o", color=ground, markeredgecolor=colour, markersize=7.0, markeredgewidth=1.6, zorder=4)
    on.axes.plot(high, at, "o", color=colour, markeredgecolor=ground, markersize=8.5, markeredgewidth=1.6, zorder=5)
    rising = high >= low
    for score, right in ((low, not rising), (high, rising)):
        on.axes.annotate(
            f"{score:.2f}", (score, at), (8 if right else -8, 0), textcoords="offset points", va="center",
            ha="left" if right else "right", fontsize="small", color=on.muted,
        )  # fmt: skip


def _remark(on: Canvas, at: int, score: float, words: str) -> None:
    """Say why there is no bar."""
    on.axes.annotate(
        words, (score, at), (8, 0), textcoords="offset points", va="center", color=on.muted, fontsize="small",
        fontstyle="italic",
    )  # fmt: skip


def _key(on: Canvas, now: float, polarities: set[str]) -> int:
    from matplotlib.lines import Line2D  # noqa: PLC0415 - matplotlib is optional, and slow to load
    from matplotlib.patches import Patch  # noqa: PLC0415 - as above

    mark: dict[str, Any] = {
        "linestyle": "",
        "marker": "o",
        "color": on.muted,
        "markersize": 6.5,
        "markeredgewidth": 1.5,
    }
    first: list[Any] = [
        (Line2D([], [], color=on.ink, linewidth=1.4), f"stands at {now:.2f}"),
        (Line2D([], [], markerfacecolor="none", **mark), "if it were false"),
        (Line2D([], [], **mark), "if it were true"),
    ]
    second = [(Patch(**_paint(on, word)), name) for word, name in _NAMES.items() if word in polarities]
    downwards = [entry for pair in zip_longest(first, second) for entry in pair if entry]
    return on.key([handle for handle, _ in downwards], [name for _, name in downwards])

"""How a conclusion moved as things were said: a line of steps, time running down, and beside it what was said."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from argmap.plots.answered import Answered
from argmap.plots.canvas import Canvas, canvas, of_score
from argmap.plots.letters import label, lettered

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from argmap.display.theme import Theme

_LINES = 30
"""So many days are told in words; of more, those on which most moved."""
_FEWEST = 4
"""The figure is at least as high as for so many days."""
_BEFORE, _AFTER = 0.08, 0.12
"""What is shown before the first day and after the last, as a share of the days between."""


def plot_timeline(
    timeline: Answered,
    ax: Axes | None = None,
    *,
    zoom: bool = True,
    title: str | None = None,
    theme: Theme | str | None = None,
) -> Axes:
    """Draw the target's score day by day. Time runs down, so that what was said can stand beside the day.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> ann = b.source("Ann")
    >>> rain = b.claim("It will rain", id="rain", prior=0.7,
    ...                said_by=[{"source": ann, "act": "asserts", "date": "2024-05-01"}])
    >>> take = b.claim("Take an umbrella", id="take", prior=0.1)
    >>> step = b.support([rain], take)
    >>> axes = plot_timeline(b.build().timeline())
    >>> [text.get_text() for text in axes.texts]
    ['0.73  ann: rain']
    """
    rows = list(timeline)
    told = _told(rows)
    on = canvas(ax, rows=max(len(told), _FEWEST), theme=theme)
    on.title(f"How {timeline.target!r} moved as things were said" if title is None else title, key=0)
    on.label_scores(of_score(timeline.target, timeline.semantics))
    on.axes.spines[["top", "right"]].set_visible(False)
    if not rows:
        return _without_days(on)
    days = [_number(row["day"]) for row in rows]
    known = [row["score"] for row in rows if row["score"] is not None]
    on.scores_from(min(known, default=0.0), max(known, default=1.0), zoom=zoom)
    _line(on, days, [row["score"] for row in rows])
    _label_days(on, rows, days)
    _say(on, [rows[at] for at in told], [days[at] for at in told])
    return on.axes


def _without_days(on: Canvas) -> Axes:
    on.axes.set_yticks([])
    on.scores_from(0.0, 1.0, zoom=False)
    words = "nothing in this map carries a date"
    on.axes.text(0.5, 0.5, words, ha="center", color=on.muted, transform=on.axes.transAxes)
    return on.axes


def _number(day: str) -> float:
    """Return a day as matplotlib counts them, so that a reader can draw more by its date."""
    from matplotlib.dates import date2num  # noqa: PLC0415 - matplotlib is optional, and slow to load

    return float(date2num(datetime.date.fromisoformat(day)))  # type: ignore[no-untyped-call]  # matplotlib has no type for it


def _line(on: Canvas, days: Sequence[float], scores: Sequence[float | None]) -> None:
    """Draw the steps: down while nothing is said, across on the day of a change."""
    span = max(days[-1] - days[0], 1.0)
    end = days[-1] + _AFTER * span
    on.axes.set_ylim(end, days[0] - _BEFORE * span)
    across = [math.nan if score is None else score for score in scores]
    corners = [*[day for day in days for _ in range(2)][1:], end]
    on.axes.plot([score for score in across for _ in range(2)], corners, color=on.theme.support, linewidth=2.0)
    on.axes.plot(across, days, "o", color=on.theme.support, markersize=6.0)


def _told(rows: Sequence[dict[str, Any]]) -> list[int]:
    """Return which days are told in words: all, or the first with a score and those on which most moved."""
    first = next((at for at, row in enumerate(rows) if row["score"] is not None), 0)
    most = sorted(range(len(rows)), key=lambda at: (at != first, -abs(rows[at]["change"] or 0.0), at))
    return sorted(most[:_LINES])


def _line_height(on: Canvas) -> float:
    """Return how many days a line of small text takes."""
    axes = on.axes
    high = axes.get_window_extent().height / axes.figure.dpi * 72.0
    start, end = sorted(axes.get_ylim())
    from matplotlib import rcParams  # noqa: PLC0415 - matplotlib is optional, and slow to load

    return 1.3 * float(rcParams["font.size"]) * (end - start) / max(high, 1.0)


def _label_days(on: Canvas, rows: Sequence[dict[str, Any]], days: Sequence[float]) -> None:
    """Name the days at the left, as many as there is room for."""
    height, named = _line_height(on), [0]
    for at in range(1, len(days)):
        if days[at] - days[named[-1]] >= height:
            named.append(at)
    on.axes.set_yticks([days[at] for at in named], labels=[rows[at]["day"] for at in named], color=on.ink)


def _say(on: Canvas, rows: Sequence[dict[str, Any]], days: Sequence[float]) -> None:
    """Write beside each day what was said; where days are close, a line leads from the day to its words."""
    right = on.axes.get_xlim()[1]
    places = apart(days, _line_height(on), on.axes.get_ylim())
    texts, style = lettered(_words(row, on.columns) for row in rows)
    thin: dict[str, Any] = {"color": on.muted, "linewidth": 0.7}
    across = ("axes fraction", "data")
    for text, day, place, row in zip(texts, days, places, rows, strict=True):
        if row["score"] is not None:
            on.axes.plot([row["score"], right], [day, day], linestyle=(0, (1, 2)), zorder=1, **thin)
        on.axes.annotate(
            text, (1.0, day), (1.06, place), xycoords=across, textcoords=across, va="center", fontsize="small",
            color=on.ink, annotation_clip=False, **style,
            arrowprops={"arrowstyle": "-", "relpos": (0.0, 0.5), "shrinkA": 1, "shrinkB": 0, **thin},
        )  # fmt: skip


def _words(row: dict[str, Any], columns: int) -> str:
    moved = "not said yet" if row["score"] is None else f"{row['score']:.2f}"
    if row["change"] is not None:
        moved = f"{round(row['change'], 2) + 0.0:+.2f}"  # no -0.00
    said = f"{', '.join(row['who'])}: {', '.join(row['said'])}"
    return f"{moved}  {label(said, columns=columns, lines=1)}"


def apart(wanted: Sequence[float], gap: float, limits: tuple[float, float]) -> list[float]:
    """Move places, which are in order, as far apart as `gap`, and no further than that needs.

    Where there is less room than that between the limits, they stand evenly.

    >>> apart([1.0, 1.2, 5.0], 1.0, (0.0, 6.0))
    [1.0, 2.0, 5.0]
    >>> apart([5.0, 5.5, 6.0], 1.0, (0.0, 6.0))
    [4.0, 5.0, 6.0]
    """
    start, end = sorted(limits)
    gap = min(gap, (end - start) / max(1, len(wanted) - 1))
    places: list[float] = []
    for place in wanted:
        places.append(max(place, places[-1] + gap if places else start))
    for at in range(len(places) - 1, -1, -1):
        places[at] = min(places[at], end if at == len(places) - 1 else places[at + 1] - gap)
    return places

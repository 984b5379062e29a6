"""How a score spreads where priors are uncertain, as a histogram."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from argmap.plots.answered import Answered
from argmap.plots.canvas import Canvas, canvas, of_score

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from argmap.answers.estimate import Estimate
    from argmap.answers.table import Table
    from argmap.display.theme import Theme

_ROWS = 8
"""The figure is as high as that of so many rows."""
_MARKED = (0.05, 0.5, 0.95)


class Draws(Answered, Protocol):
    """How the scores of claims spread over a number of draws."""

    @property
    def n(self) -> int:
        """How many draws there were."""

    def histogram(self, claim: str | None = None, *, bins: int = 15) -> Table:
        """Return the share of draws in each of some intervals of a claim's score."""

    def quantile(self, at: float, claim: str | None = None) -> Estimate:
        """Return the score under which a share of the draws lies."""

    def present(self, claim: str | None = None) -> float:
        """Return a claim's score by the priors as the map has them."""


def plot_sample(
    sample: Draws,
    ax: Axes | None = None,
    *,
    claim: str | None = None,
    bins: int = 30,
    zoom: bool = True,
    title: str | None = None,
    theme: Theme | str | None = None,
) -> Axes:
    """Draw in which share of the draws a claim scores how much: the target, unless another claim is named.

    The dashed line is the median, the dotted ones are the quantiles of 5 and 95 in a hundred; the full line is the score
    by the priors as the map has them.

    >>> import argmap
    >>> b = argmap.MapBuilder("One", conclusion="one")
    >>> one = b.claim("One", id="one")
    >>> axes = plot_sample(b.build().sample(priors={"one": argmap.Uniform(0, 1)}, samples=1000), bins=10)
    >>> len(axes.patches), round(float(sum(bar.get_height() for bar in axes.patches)), 9)
    (10, 1.0)
    """
    table = sample.histogram(claim, bins=bins)
    name = sample.target if claim is None else claim
    low, middle, high = (sample.quantile(share, claim).value for share in _MARKED)
    now = sample.present(claim)
    on = canvas(ax, rows=_ROWS, theme=theme)
    from matplotlib.colors import to_rgba  # noqa: PLC0415 - now it is known to be there
    from matplotlib.ticker import PercentFormatter  # noqa: PLC0415 - as above

    first, last = table.column("from"), table.column("to")
    still = first[0] == last[-1]
    on.axes.bar(
        first, table.column("share"), width=0.004 if still else [end - start for start, end in zip(first, last, strict=True)],
        align="center" if still else "edge", facecolor=to_rgba(on.theme.support, 0.3), edgecolor=on.theme.support, linewidth=0.8,
        zorder=2,
    )  # fmt: skip
    lines = _lines(on, now, middle, (low, high))
    on.scores_from(min(first[0], now), max(last[-1], now), zoom=zoom)
    on.label_scores(of_score(name, sample.semantics))
    on.axes.set_ylabel(f"share of {sample.n:,} draws", color=on.ink)
    on.axes.yaxis.set_major_formatter(PercentFormatter(1.0))
    on.axes.spines[["top", "right"]].set_visible(False)
    on.title(f"What uncertain priors leave open about {name!r}" if title is None else title, key=lines)
    return on.axes


def _lines(on: Canvas, now: float, middle: float, ends: tuple[float, float]) -> int:
    """Mark the scores that tell how it spreads, each by a line of its own kind; return the lines of the key."""
    axes, purple = on.axes, on.theme.undercut
    looks: list[dict[str, Any]] = [
        {"color": on.ink, "linewidth": 1.6, "linestyle": "-"},
        {"color": on.theme.rebuttal, "linewidth": 1.8, "linestyle": (0, (5, 2))},
        {"color": purple, "linewidth": 1.8, "linestyle": (0, (1, 1.5))},
    ]
    names = [f"as the map has it: {now:.2f}", f"median: {middle:.2f}", f"5 % and 95 %: {ends[0]:.2f} and {ends[1]:.2f}"]
    lines = [axes.axvline(now, zorder=5, **looks[0]), axes.axvline(middle, zorder=4, **looks[1])]
    lines += [axes.axvline(end, zorder=4, **looks[2]) for end in ends]
    return on.key(lines[:3], names)

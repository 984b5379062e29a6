"""`Cruxes`: what a claim hangs on, in words, in a table and as bars."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from argmap.analysis.cruxes.orders import By
from argmap.answers.answer import Answer
from argmap.answers.room import room
from argmap.answers.table import Column, Table
from argmap.answers.text_tornado import tornado
from argmap.arrays.paths import CUT

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from argmap.display.theme import Theme

COLUMNS = (
    Column("id"),
    Column("swing", "+.2f"),
    Column("if_false"),
    Column("if_true"),
    Column("gradient", "+.3f"),
    Column("polarity"),
    Column("depth"),
    Column("score"),
    Column("implied"),
    Column("path"),
    Column("text"),
)
"""What the table holds."""
PRINTED = ("id", "swing", "if_false", "if_true", "polarity", "depth", "path")
"""What of it is printed, where lines are short."""
IN_CELL = ("id", "swing", "if_false", "if_true", "polarity", "depth", "text", "path")
"""What of it a notebook shows: a path of ids would leave the text no room before it."""
BY: tuple[str, ...] = get_args(By)
"""What cruxes can be sorted by."""
ENDS = 2
"""So many names are left at either end of a long path."""


@dataclass(frozen=True, repr=False, eq=False)
class Cruxes(Answer):
    """What a claim hangs on: one row for each claim that bears on it, by default the largest swing first.

    `if_false` is the score of the target with the row's claim held at 0, `if_true` that with it held at 1, `swing` the
    difference. `gradient` is how the target's score moves with a small change of the claim's prior. `polarity` says
    whether the claim can only raise the target or lower it, or do either (`mixed`). `depth` counts the steps on the
    shortest way there: relations, or a claim's resting on a source. `score` is the claim's own, `implied` whether
    nobody says it outright, where that is known. A number that does not exist is None.

    >>> import argmap
    >>> b = argmap.MapBuilder("Mill Street", conclusion="close")
    >>> close = b.claim("Close Mill Street", id="close", prior=0.5)
    >>> step = b.support([b.claim("Injuries would fall", id="injuries", prior=0.8)], close, id="safety")
    >>> vans = b.rebut([b.claim("Vans lose the kerb", id="vans", prior=0.4)], close)
    >>> cruxes = b.build().cruxes()
    >>> cruxes.now, cruxes.row("injuries")["swing"], cruxes.paths["injuries"]
    (0.7, 0.5, ('injuries', 'safety', 'close'))
    """

    target: str
    """The id of the claim asked about."""
    now: float
    """Its score as things stand."""
    semantics: str
    """The rule by which it was scored."""
    by: str
    """What the rows are sorted by."""
    bearing: int
    """How many claims bear on the target."""
    measured: int
    """How many of them were given a swing: all, or those with the largest gradients."""
    paths: Mapping[str, tuple[str, ...]]
    """For each claim in the table the shortest way to the target: ids of claims, relations and sources."""

    def bars(self, *, width: int = 80) -> str:
        """Draw the swings as a bar chart in plain text, in lines of at most `width` columns: a tornado diagram.

        Each line runs from the target's score with the claim false (0) to its score with the claim true (1); `|` is
        where it stands now.

        >>> from argmap import Network
        >>> network = Network.from_arrays(
        ...     prior=[0.5, 0.8, 0.4], source=[1, 2], target=[0, 0], sign=[+1, -1], ids=["close", "safety", "vans"])
        >>> print(network.cruxes("close").bars(width=50))
        close stands at 0.70 (|); 0 marks where it would
        be with the claim false, 1 with it true
                0.30                      0.90  at 0  at 1
        safety  0==================|====1       0.30  0.80
        vans         1=============|=========0  0.90  0.40
        """
        return tornado(self.target, self.now, self.table, width=width)

    def plot(
        self, ax: Axes | None = None, *, zoom: bool = True, title: str | None = None, theme: Theme | str | None = None
    ) -> Axes:
        """Draw the swings as a tornado diagram and return matplotlib's axes; `ax` takes axes of yours.

        `zoom=False` shows all scores from 0 to 1. `theme` is `"light"` or `"dark"`; without one the colours go with
        your own settings. It needs `argmap[plots]`.

        >>> from argmap import Network
        >>> network = Network.from_arrays(
        ...     prior=[0.5, 0.8, 0.4], source=[1, 2], target=[0, 0], sign=[+1, -1], ids=["close", "safety", "vans"])
        >>> network.cruxes("close").plot().get_title(loc="left")
        "What 'close' hangs on"
        """
        from argmap.plots import plot_cruxes  # noqa: PLC0415 - only loaded when something is drawn

        return plot_cruxes(self, ax, zoom=zoom, title=title, theme=theme)

    def in_bars(self) -> str:
        """Return the words, and the bar chart in place of the table."""
        return f"{Answer(self.words, Table((), ()))}\n\n{self.bars(width=room().of_sentences)}"

    def __str__(self) -> str:
        return str(Answer(self.words, self.table.only(PRINTED)))

    def _in_cell(self) -> Table:
        return self.table.only(IN_CELL)

    __repr__ = __str__


def path_in_words(path: tuple[str, ...]) -> str:
    """Write a path as one line: the names at its two ends where it is long.

    >>> path_in_words(("injuries", "safety", "close")), path_in_words(tuple("abcdefg"))
    ('injuries > safety > close', 'a > b > … > f > g')
    """
    shown = path if len(path) <= 2 * ENDS + 1 else (*path[:ENDS], CUT, *path[-ENDS:])
    return " > ".join(shown)

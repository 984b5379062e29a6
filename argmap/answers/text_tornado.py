"""A tornado diagram in plain text: how far each claim can move a score, one line a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.answers.text_chart import FILL, checked_width, head, named
from argmap.basics.text import one_line, width

if TYPE_CHECKING:
    from argmap.answers.table import Table

_NUMBERS = 12
"""The columns of the two numbers at the end of a line, with the spaces before them."""


def tornado(target: str, now: float, table: Table, *, width: int) -> str:
    """Draw a line for each row from its `if_false` (marked 0) to its `if_true` (marked 1); `|` stands at the score as it is.

    The marks are letters of ASCII and carry no colour, so that the chart can be read anywhere, and aloud.
    """
    columns = checked_width(width)
    lines = head(
        f"{target} stands at {now:.2f} (|); 0 marks where it would be with the claim false, 1 with it true", columns
    )
    if not len(table):
        return "\n".join(lines)
    chart = _Chart(now, table, columns)
    return "\n".join([*lines, chart.axis(), *map(chart.line, table)])


class _Chart:
    def __init__(self, now: float, table: Table, columns: int) -> None:
        self.now = now
        ends = [now, *(score for name in ("if_false", "if_true") for score in table.column(name) if score is not None)]
        self.least, self.most = min(ends), max(ends)
        longest = max(width(one_line(name)) for name in table.column("id"))
        self.ids = min(longest, columns // 3)
        self.cells = columns - self.ids - 2 - _NUMBERS

    def axis(self) -> str:
        """Return the line above the chart: the least score and the largest."""
        least, most = f"{self.least:.2f}", f"{self.most:.2f}"
        return f"{'':{self.ids}}  {least}{most:>{self.cells - len(least)}}  at 0  at 1"

    def line(self, row: dict[str, Any]) -> str:
        """Return the line of one claim."""
        name = named(row["id"], self.ids)
        if row["swing"] is None:
            return f"{name}  the scores did not settle"
        low, high = row["if_false"], row["if_true"]
        return f"{name}  {self._bar(low, high)}  {low:.2f}  {high:.2f}"

    def _bar(self, low: float, high: float) -> str:
        at_low, at_high, at_now = self._cell(low), self._cell(high), self._cell(self.now)
        cells = [" "] * self.cells
        for cell in range(min(at_low, at_high), max(at_low, at_high) + 1):
            cells[cell] = FILL
        cells[at_low], cells[at_high] = "0", "1"
        if at_low == at_high or at_now not in (at_low, at_high):
            cells[at_now] = "|"
        return "".join(cells)

    def _cell(self, score: float) -> int:
        span = self.most - self.least
        return 0 if span <= 0.0 else round((score - self.least) / span * (self.cells - 1))

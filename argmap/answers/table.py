"""`Table`: the small frozen result that prints well, turns into HTML, records or a data frame."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from argmap.answers.notebook_markup import table_in_html
from argmap.answers.room import WIDTH, room
from argmap.answers.wrapping import LAST, NARROW, in_columns, joined, narrow, room_of
from argmap.basics.text import markdown_text, one_line, short_names, shorten, width, without_formulas
from argmap.errors import UnknownIdError, not_installed

if TYPE_CHECKING:
    import pandas as pd

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet computes."""
ROUNDING = 1e-9
"""Scores that differ by no more are the same but for rounding."""


class Column(NamedTuple):
    """A column's name and how its numbers are printed.

    >>> Column("change", "+.3f", small="+.0e").show(2e-7), Column("change", "+.3f").show(2e-7)
    ('+2e-07', '+0.000')
    """

    name: str
    number_format: str = ".2f"
    small: str = ""
    """How a number above 1e-9 in size is printed that would else look like 0; without it, it looks like 0."""

    def show(self, value: object) -> str:
        """Print one value of this column; a missing one is a dash."""
        if value is None:
            return "-"
        if isinstance(value, float):
            shown = format(_without_minus(value, self.number_format), self.number_format)
            return format(value, self.small) if self.small and abs(value) > ROUNDING and not float(shown) else shown
        if isinstance(value, tuple):
            return ", ".join(one_line(str(part)) for part in value)
        return one_line(str(value))


@dataclass(frozen=True, slots=True)
class Table(Sequence[dict[str, Any]]):
    """Rows under named columns; the first column is the key, the last takes what room is left.

    >>> scores = Table((Column("id"), Column("score"), Column("text")), (("close", 0.68, "Close it."),))
    >>> print(scores)
    id     score  text
    close   0.68  Close it.
    >>> scores.row("close")["score"]
    0.68
    """

    columns: tuple[Column, ...]
    """Its columns, in order."""
    rows: tuple[tuple[Any, ...], ...]
    """Its rows, a value for each column."""
    title: str = field(default="", kw_only=True)
    """What it is a table of; may be empty."""

    @overload
    def __getitem__(self, index: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, index: slice) -> Table: ...
    def __getitem__(self, index: int | slice) -> dict[str, Any] | Table:
        if isinstance(index, slice):
            return Table(self.columns, self.rows[index], title=self.title)
        return self._record(self.rows[index])

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return map(self._record, self.rows)

    def row(self, key: str) -> dict[str, Any]:
        """Return the row whose first column is `key`; `UnknownIdError` where there is none.

        >>> Table((Column("id"),), (("close",),)).row("close")
        {'id': 'close'}
        """
        for row in self.rows:
            if row[0] == key:
                return self._record(row)
        raise UnknownIdError.from_id(key, [str(row[0]) for row in self.rows], sort="row")

    def column(self, name: str) -> tuple[Any, ...]:
        """Return one column, top to bottom; `UnknownIdError` where there is none of this name.

        >>> Table((Column("id"), Column("score")), (("a", 0.5), ("b", 0.25))).column("score")
        (0.5, 0.25)
        """
        place = self._place(name)
        return tuple(row[place] for row in self.rows)

    def only(self, names: Sequence[str]) -> Table:
        """Return some columns, in the order of their `names`; `UnknownIdError` where there is none of a name.

        >>> Table((Column("id"), Column("score")), (("a", 0.5),)).only(["score"]).rows
        ((0.5,),)
        """
        at = [self._place(name) for name in names]
        rows = tuple(tuple(row[place] for place in at) for row in self.rows)
        return Table(tuple(self.columns[place] for place in at), rows, title=self.title)

    def to_dict(self) -> list[dict[str, Any]]:
        """Return the rows as plain dictionaries, ready for JSON.

        >>> Table((Column("id"), Column("score")), (("a", 0.5),)).to_dict()
        [{'id': 'a', 'score': 0.5}]
        """
        return list(self)

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows as a pandas data frame; `ArgmapError` without pandas, which is needed for this one only.

        >>> Table((Column("id"), Column("score")), (("a", 0.5),)).to_pandas().shape
        (1, 2)
        """
        try:
            import pandas as pd  # noqa: PLC0415 - optional, and slow to load
        except ImportError:
            raise not_installed("pandas", "frames") from None
        return pd.DataFrame.from_records(self.rows, columns=[column.name for column in self.columns])

    def to_csv(self) -> str:
        r"""Return the table as CSV (RFC 4180) with a line of names: numbers in full, nothing for what is missing.

        A text that a spreadsheet would take for a formula gets an apostrophe before it.

        >>> Table((Column("id"), Column("score")), (("a", 0.5), ("=1+1", None))).to_csv()
        "id,score\r\na,0.5\r\n'=1+1,\r\n"
        """
        written = io.StringIO()
        lines = csv.writer(written)
        lines.writerow(column.name for column in self.columns)
        lines.writerows(map(_in_a_sheet, row) for row in self.rows)
        return written.getvalue()

    def to_markdown(self) -> str:
        """Return the table in Markdown, in which no letter of a map is markup.

        >>> print(Table((Column("id"), Column("score")), (("a|b", 0.5),)).to_markdown())
        | id | score |
        |---|---:|
        | a\\|b | 0.50 |
        """
        rule = "|".join("---:" if number else "---" for number in self._numeric())
        lines = [[column.name for column in self.columns], *self._shown()]
        head, *body = [f"| {' | '.join(map(_in_markdown, cells))} |" for cells in lines]
        title = [markdown_text(one_line(self.title)), ""] if self.title else []
        return "\n".join([*title, head, f"|{rule}|", *body])

    def __str__(self) -> str:
        cells = [[column.name for column in self.columns], *([short_names(row[0]), *row[1:]] for row in self._shown())]
        numeric = self._numeric()
        if room().wraps:
            return "\n".join([*([self.title] if self.title else []), *in_columns(cells, numeric, room().columns)])
        widths = [max(width(row[place]) for row in cells) for place in range(len(self.columns))]
        widths = _fitted(widths, numeric)
        lines = [joined([*map(shorten, row, widths)], widths, numeric) for row in cells]
        return "\n".join([self.title, *lines] if self.title else lines)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        heads = [column.name for column in self.columns]
        return without_formulas(table_in_html(heads, self._shown(), self._numeric(), self.title))

    def _record(self, row: tuple[Any, ...]) -> dict[str, Any]:
        return {column.name: value for column, value in zip(self.columns, row, strict=True)}

    def _place(self, name: str) -> int:
        names = [column.name for column in self.columns]
        if name not in names:
            raise UnknownIdError.from_id(name, names, sort="column")
        return names.index(name)

    def _shown(self) -> list[list[str]]:
        return [[column.show(value) for column, value in zip(self.columns, row, strict=True)] for row in self.rows]

    def _numeric(self) -> list[bool]:
        columns = [[row[place] for row in self.rows] for place in range(len(self.columns))]
        return [any(isinstance(one, int | float) and not isinstance(one, bool) for one in column) for column in columns]


def _in_markdown(cell: str) -> str:
    """Escape a cell, but for the dash that stands for nothing: in a table it begins no list."""
    return cell if cell == "-" else markdown_text(cell)


def _in_a_sheet(value: object) -> object:
    """Write one value for a spreadsheet."""
    if isinstance(value, tuple):
        value = ", ".join(map(str, value))
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _without_minus(value: float, number_format: str) -> float:
    """Take the minus from what is printed as zero: -0.0001 is neither more nor less than 0.00.

    >>> format(_without_minus(-0.0001, "+.2f"), "+.2f")
    '+0.00'
    """
    return 0.0 if format(value, number_format).strip("+-0.") == "" else value


def _fitted(widths: list[int], numeric: list[bool]) -> list[int]:
    """Cut columns of words until a line fits: the widest first, but for the last column, which gets what is left.

    Numbers, and the key, stay whole.

    >>> _fitted([8, 6, 80, 90], [False, True, False, False])
    [8, 6, 55, 25]
    """
    fitted, line = [*widths], room_of(widths, WIDTH)
    fitted[-1] = min(fitted[-1], LAST)
    narrow(fitted, line, [place for place in range(1, len(fitted) - 1) if not numeric[place]], NARROW)
    fitted[-1] = max(10, min(widths[-1], line - sum(fitted[:-1])))
    return fitted

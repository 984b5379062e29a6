"""`Answer`: what a question about a map gets back, in words and in a table."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from argmap.answers.notebook_markup import sentences_in_html
from argmap.answers.room import room
from argmap.basics.text import markdown_text, one_line, short_names, without_formulas

if TYPE_CHECKING:
    import pandas as pd

    from argmap.answers.table import Table


@dataclass(frozen=True, repr=False, eq=False)
class Answer:
    """A few sentences, and the table that they were read from. Each question adds what else it found.

    >>> from argmap.answers.table import Column, Table
    >>> table = Table((Column("id"), Column("swing", "+.2f")), (("rain", 0.63),))
    >>> answer = Answer(("Most hangs on 'rain': +0.63 from false to true.",), table)
    >>> print(answer)
    Most hangs on 'rain': +0.63 from false to true.
    <BLANKLINE>
    id    swing
    rain  +0.63
    >>> answer.row("rain")["swing"], len(answer), answer.to_dict()["rows"]
    (0.63, 1, [{'id': 'rain', 'swing': 0.63}])
    """

    words: tuple[str, ...]
    """The answer in sentences: what was found, and what its numbers mean."""
    table: Table
    """The answer in rows."""

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.table)

    def __len__(self) -> int:
        return len(self.table)

    def __bool__(self) -> bool:
        return True  # an answer without rows is an answer

    def row(self, key: str) -> dict[str, Any]:
        """Return the row of the table whose first column is `key`."""
        return self.table.row(key)

    def column(self, name: str) -> tuple[Any, ...]:
        """Return one column of the table, top to bottom."""
        return self.table.column(name)

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as plain data, ready for JSON: `words`, `rows`, and what else the question found."""
        more = {one.name: plain(getattr(self, one.name)) for one in fields(self) if one.name not in {"words", "table"}}
        return {"words": list(self.words), **more, "rows": self.table.to_dict()}

    def to_pandas(self) -> pd.DataFrame:
        """Return the table as a pandas data frame; `ArgmapError` without pandas, which is needed for this one only."""
        return self.table.to_pandas()

    def to_markdown(self) -> str:
        """Return the words and the table as Markdown, in which no letter of a map is markup."""
        words = "\n".join(one_line(line) for line in self.words)
        return "\n\n".join(
            part for part in (markdown_text(words), self.table.to_markdown() if len(self) else "") if part
        )

    def __str__(self) -> str:
        words = "\n".join(
            line
            for sentence in self.words
            for line in textwrap.wrap(short_names(one_line(sentence)), room().of_sentences)
        )
        return "\n\n".join(part for part in (words, str(self.table) if len(self) else "") if part)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        table = self._in_cell()
        return without_formulas(sentences_in_html(self.words)) + (table._repr_html_() if len(table) else "")

    def _in_cell(self) -> Table:
        """Return what a notebook shows of the table."""
        return self.table

    def _repr_markdown_(self) -> str:
        return self.to_markdown()


def plain(value: Any) -> Any:
    """Turn what a frozen result holds into lists, dictionaries, words and numbers.

    >>> plain({"parts": ("a", 0.5)})
    {'parts': ['a', 0.5]}
    """
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if isinstance(value, tuple | list | set | frozenset):
        return [plain(item) for item in value]
    if hasattr(value, "tolist"):  # numpy's numbers and arrays, without loading numpy
        return value.tolist()
    return value

"""`Review`: what `review` gives back."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from argmap.answers.answer import Answer
from argmap.answers.room import WIDTH
from argmap.answers.table import Column
from argmap.basics.text import one_line, short_name

COLUMNS = (Column("id"), Column("sort"), Column("swing", "+.2f"), Column("why"), Column("question"))


@dataclass(frozen=True, repr=False, eq=False)
class Review(Answer):
    """Questions for a person, the worst first: a row each, with what it is about, why it is asked and the swing.

    >>> import argmap
    >>> print(argmap.loads("{argmap: 1, title: One, claims: {}}").review())
    The map has no claims: there is nothing to ask.
    """

    def lines(self) -> list[str]:
        """Return each question on one line: what it is about, how much hangs on it, the question, why it is asked.

        >>> import argmap
        >>> argmap.loads("{argmap: 1, title: One, claims: {}}").review().lines()
        []
        """
        return [self._line(row) for row in self.table]

    @staticmethod
    def _line(row: dict[str, object]) -> str:
        swing = "" if row["swing"] is None else f" ({COLUMNS[2].show(row['swing'])})"
        about = short_name(str(row["id"])) or "the map"
        return one_line(f"{about}{swing}: {row['question']} [{row['sort']}: {row['why']}]")

    def __str__(self) -> str:
        words = "\n".join(line for one in self.words for line in textwrap.wrap(one_line(one), WIDTH))
        listed = (
            textwrap.fill(f"{at}. {line}", WIDTH, subsequent_indent="   ", break_long_words=False)
            for at, line in enumerate(self.lines(), start=1)
        )
        return "\n\n".join(part for part in (words, "\n".join(listed)) if part)

    __repr__ = __str__

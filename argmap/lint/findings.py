"""`Findings`: what `lint` gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.answers.answer import Answer
from argmap.answers.table import Column, Table
from argmap.basics.frozen import EMPTY
from argmap.basics.text import markdown_text, one_line

COLUMNS = tuple(map(Column, ("rule", "severity", "about", "message", "hint", "why", "file", "line", "column", "path")))
_WAIVED = tuple(map(Column, ("rule", "about", "reason", "message")))


@dataclass(frozen=True, repr=False, eq=False)
class Findings(Answer):
    """What `lint` found, a row each in the order of the file, and in words how many and what was left out.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> take = b.claim("Take an umbrella", id="take")
    >>> found = b.build().lint()
    >>> print(found)
    1 finding: 1 warning.
    A finding is a place to look at: rules see words and numbers, not what is meant.
    <BLANKLINE>
    $.claims.take: unsupported-conclusion: the conclusion 'take' has no reason for it. Add what supports it. [warning]
    >>> found.ok, found.row("unsupported-conclusion")["about"]
    (False, 'take')
    """

    waived: Table = field(default_factory=lambda: Table(_WAIVED, ()))
    """What was found and is waived in the map, each with the reason."""
    skipped: Mapping[str, str] = EMPTY
    """The rules that could not be run, each with the reason."""

    @property
    def ok(self) -> bool:
        """Whether nothing is left but advice."""
        return not any(severity in {"error", "warning"} for severity in self.column("severity"))

    def lines(self) -> list[str]:
        """Return each finding on one line: its place, the rule, what is wrong, what to do, how grave it is.

        >>> import argmap
        >>> argmap.loads("{argmap: 1, title: One}").lint().lines()
        []
        """
        return [_line(row) for row in self.table]

    def __str__(self) -> str:
        words = "\n".join(one_line(sentence) for sentence in self.words)
        return "\n\n".join(part for part in (words, "\n".join(self.lines())) if part)

    __repr__ = __str__

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as plain data, ready for JSON: `ok`, `words`, `rows`, `waived` and `skipped`."""
        return {"ok": self.ok, **super().to_dict()}

    def to_markdown(self) -> str:
        """Return the words and a table of place, finding and reason as Markdown, in which no letter of a map is markup."""
        words = markdown_text("\n".join(one_line(line) for line in self.words))
        columns = map(Column, ("place", "rule", "severity", "what is wrong", "what to do", "why it matters"))
        rows = [(_place(row), row["rule"], row["severity"], row["message"], row["hint"], row["why"]) for row in self]
        table = Table(tuple(columns), tuple(rows)).to_markdown() if rows else ""
        return "\n\n".join(part for part in (words, table) if part)

    def _in_cell(self) -> Table:
        """Return the table as people read it in a notebook: in few columns, for a narrow cell."""
        columns = map(Column, ("place", "rule", "what is wrong", "what to do, and why it matters"))
        rows = [
            (
                _place(row),
                f"{row['rule']} [{row['severity']}]",
                row["message"],
                f"{row['hint'] or ''} {row['why']}".strip(),
            )
            for row in self
        ]
        return Table(tuple(columns), tuple(rows))


def _place(row: Mapping[str, Any]) -> str:
    marked = [row["file"], row["line"], row["column"]] if row["line"] is not None else [row["file"], row["path"]]
    return ":".join(str(part) for part in marked if part is not None)


def _line(row: Mapping[str, Any]) -> str:
    hint = f". {row['hint']}" if row["hint"] else ""
    return one_line(f"{_place(row)}: {row['rule']}: {row['message']}{hint} [{row['severity']}]")


def waived_table(rows: list[tuple[str, str, str, str]]) -> Table:
    """Return the table of what is waived, from the rule, the entry, the reason and the message of each."""
    return Table(_WAIVED, tuple(rows))

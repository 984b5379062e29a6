"""A text in Argdown, searched ahead in linear time, with the places of its characters and what is odd about it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from argmap.errors import MOST, Problem, not_shown
from argmap.formats.yaml.marked import Mark

_LINE = re.compile("\r\n|\r|\n")
_BRACES = re.compile("[{}\"']")
_QUOTE_AFTER = set("{[,:\n-")
MOST_WARNINGS = 10 * MOST


class Source:
    """A text that remembers where each sign comes next, so that a sign that is missing is looked for once.

    `lines` says where each line of the text stands in an outer file: its line, and the column of its first character.
    """

    def __init__(self, text: str, *, file: str = "<string>", lines: Sequence[tuple[int, int]] | None = None) -> None:
        self.text = text
        self.file = file
        self._starts = [0, *(found.end() for found in _LINE.finditer(text))]
        self._lines = lines
        self._next: dict[str, tuple[int, int]] = {}
        self._closing: dict[int, int] = {}
        self._odd: list[tuple[int, str, str | None]] = []
        self._more = 0

    def find(self, sign: str, at: int) -> int:
        """Return where a sign comes next, -1 where it comes no more."""
        since, found = self._next.get(sign, (0, -2))
        if since <= at and (found == -1 or found >= at):
            return found
        found = self.text.find(sign, at)
        self._next[sign] = (at, found)
        return found

    def line_end(self, at: int) -> int:
        """Return where the line ends that a character stands in."""
        ends = [end for end in (self.find("\n", at), self.find("\r", at)) if end >= 0]
        return min(ends) if ends else len(self.text)

    def line_start(self, at: int) -> int:
        """Return where the line begins that a character stands in."""
        return self._starts[bisect_right(self._starts, at) - 1]

    def in_line(self, sign: str, at: int) -> int:
        """Return where a sign comes next in the same line, -1 where it does not."""
        found = self.find(sign, at)
        return found if 0 <= found < self.line_end(at) else -1

    def brace_end(self, at: int) -> int:
        """Return where the brace that opens here is closed, -1 where it never is; quoted braces do not count.

        >>> Source("{a: '}', b: {c: 1}} d").brace_end(0)
        18
        """
        if at in self._closing:
            return self._closing[at]
        opened, place = [at], at + 1
        while opened and (sign := _BRACES.search(self.text, place)):
            place = sign.end()
            if sign[0] == "{":
                opened.append(sign.start())
            elif sign[0] == "}":
                self._closing[opened.pop()] = sign.start()
            elif self._begins_quote(sign.start()):
                end = self.find(sign[0], place)
                place = end + 1 if end >= 0 else place
        self._closing.update(dict.fromkeys(opened, -1))
        return self._closing[at]

    def _begins_quote(self, at: int) -> bool:
        before = self.text[max(at - 100, 0) : at].rstrip(" \t\r")
        return not before or before[-1] in _QUOTE_AFTER

    def mark(self, at: int) -> Mark:
        """Return the place of a character in the file."""
        row = bisect_right(self._starts, at) - 1
        column = at - self._starts[row]
        if self._lines is None:
            return Mark(row + 1, column + 1, at)
        line, first = self._lines[min(row, len(self._lines) - 1)]
        return Mark(line, first + column, at)

    def warn(self, at: int, message: str, hint: str | None = None) -> None:
        """Take down what is odd at a place; past a thousand only how many there are."""
        if len(self._odd) < MOST_WARNINGS:
            self._odd.append((at, message, hint))
        else:
            self._more += 1

    def warnings(self) -> tuple[Problem, ...]:
        """Return what was odd, in the order of the text."""
        self._odd.sort(key=lambda odd: odd[0])
        told = []
        for at, message, hint in self._odd:
            mark = self.mark(at)
            told.append(Problem(message, line=mark.line, column=mark.column, hint=hint, file=self.file))
        return (*told, Problem(not_shown(self._more))) if self._more else tuple(told)

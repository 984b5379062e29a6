"""`SourceText`: a text in which quotations are looked up, and the nearest passage where one is not there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import accumulate
from typing import Literal

from argmap.lint.inspection.papers import GAP, lines_in, plain_text

_WORD = re.compile(r"\w+")
_MOST_PLACES = 1000
"""Of so many places at which a part stands the one that fits is looked for."""
_MOST_WORDS, _RAREST, _EACH, _TRIED = 150, 8, 200, 12
"""For the nearest passage: so many words of a quotation, so many of the rarest, each at so many places, so many windows."""

_LEAST = 0.5
"""Less than this share of the words in common is nothing like it."""
_MOST_LETTERS, _LONG_LINES = 500, 50_000
"""So many letters of a passage are shown; it is looked up in lines of so many."""

How = Literal["found", "punctuation", "nearest", "missing"]
"""It stands there; it does but for punctuation; something like it does; nothing like it does."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a quotation stands, or what is nearest to it."""

    how: How
    first: int = 0
    """The first and last line, both counted from 1; 0 where nothing was found."""
    last: int = 0
    likeness: float = 0.0
    """Which share of the words is the same, in the same order, from 0 to 1."""
    words: tuple[tuple[int, int], ...] = ()
    """Which words of the text it covers, from where to where."""

    @property
    def lines(self) -> str:
        """The lines as a map file writes them.

        >>> Spot("found", 3, 5).lines, Spot("found", 3, 3).lines, Spot("missing").lines
        ('3-5', '3', '')
        """
        if not self.first:
            return ""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


class SourceText:
    """A text by lines and by words, in which neither case, white space, quotation marks nor dashes count.

    >>> text = SourceText("She said:\\n“It  works\\nwell — enough”, and left.")
    >>> text.find('it works well - enough').lines, text.find("She said ... and left").lines
    ('2-3', '1-3')
    >>> near = text.find("It works good enough")
    >>> near.how, near.lines, near.likeness
    ('nearest', '2-3', 0.75)
    """

    def __init__(self, text: str) -> None:
        self.lines = lines_in(text)

    @cached_property
    def _plain(self) -> list[str]:
        return [plain_text(line) for line in self.lines]

    @cached_property
    def words(self) -> list[str]:
        """The words of the text, in order."""
        return [word for line in self._plain for word in _WORD.findall(line)]

    @cached_property
    def _first_words(self) -> list[int]:
        """The number of the first word of each line, and of all words at the end."""
        return [0, *accumulate(sum(1 for _ in _WORD.finditer(line)) for line in self._plain)]

    @cached_property
    def _by_words(self) -> tuple[str, list[int]]:
        """The words with a blank around each, and where each begins there."""
        return f" {' '.join(self.words)} ", [0, *accumulate(len(word) + 1 for word in self.words)]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self.words):
            found[word].append(at)
        return found

    def line_of(self, word: int) -> int:
        """Return the line in which a word stands, counted from 1."""
        return bisect_right(self._first_words, word)

    def words_in(self, first: int, last: int) -> tuple[int, int]:
        """Return which words stand in these lines, from where to where."""
        number = len(self.lines)
        return self._first_words[min(max(first - 1, 0), number)], self._first_words[min(last, number)]

    def passage(self, first: int, last: int) -> str:
        """Return the text of some lines as it stands there."""
        return " ".join(" ".join(self.lines[first - 1 : last]).split())

    def excerpt(self, words: tuple[int, int]) -> str:
        """Return some of the words as they stand in the text, with what is between them, cut where they are many.

        >>> text = SourceText("She said:\\n“It  works\\nwell”.")
        >>> text.excerpt((2, 5))
        'It works well'
        """
        first, last = self.line_of(words[0]), self.line_of(words[1] - 1)
        start, end = self.words_in(first, last)
        text = "\n".join(self.lines[first - 1 : last])
        there = [found.span() for found in _WORD.finditer(text)] if len(text) <= _LONG_LINES else []
        if len(there) != end - start:  # a book on one line, or letters folded into several: the words as compared
            return " ".join(self.words[slice(*words)])[:_MOST_LETTERS]
        text = text[there[words[0] - start][0] : there[words[1] - 1 - start][1]]
        return " ".join(text.split())[:_MOST_LETTERS]

    def find(self, quote: str, *, within: tuple[int, int] | None = None, nearest: bool = True) -> Spot:
        """Return where a quotation stands; its parts between dots of omission may stand apart, in their order.

        `within` are lines that come first where it stands at several places. Where it does not stand there, the nearest
        passage is looked for, unless `nearest` is false.
        """
        plain = GAP.split(plain_text(quote))
        parts = [words for part in plain if (words := _WORD.findall(part))]
        if not parts:
            return Spot("missing")
        found = self._parts(parts, within)
        if not found:
            return self._nearest([word for part in parts for word in part]) if nearest else Spot("missing")
        first, last = self.line_of(found[0][0]), self.line_of(found[-1][1] - 1)
        there = " ".join(line for line in self._plain[first - 1 : last] if line)
        exact = all(part.strip() in there for part in plain)
        return Spot("found" if exact else "punctuation", first, last, 1.0, tuple(found))

    def _parts(self, parts: list[list[str]], within: tuple[int, int] | None) -> list[tuple[int, int]]:
        """Return which words the parts are: within some lines if they stand there, else at their first place."""
        begin = self.words_in(*within) if within is not None else (0, len(self.words))
        for start, end in dict.fromkeys((begin, (0, len(self.words)))):
            found: list[tuple[int, int]] = []
            at = start
            for part in parts:
                place = next(self._occurrences(part, at), None)
                if place is None or place + len(part) > end:
                    break
                at = place + len(part)
                found.append((place, at))
            if len(found) == len(parts):
                return found
        return []

    def _occurrences(self, part: list[str], start: int) -> Iterator[int]:
        """Yield at which words a row of words begins, from a word on."""
        text, begins = self._by_words
        sought = f" {' '.join(part)} "
        at = begins[min(start, len(begins) - 1)]
        for _ in range(_MOST_PLACES):
            at = text.find(sought, at)
            if at < 0:
                return
            yield bisect_right(begins, at) - 1
            at += 1

    def _nearest(self, sought: list[str]) -> Spot:
        """Return the window of as many words that is most like a row of words, among those that share its rarest ones."""
        sought = sought[:_MOST_WORDS]
        size = len(sought)
        rarest = sorted((word for word in {*sought} if word in self._places), key=lambda one: len(self._places[one]))
        votes: Counter[int] = Counter()
        for word in rarest[:_RAREST]:
            shift = sought.index(word)
            for place in self._places[word][:_EACH]:
                votes[max(0, place - shift) // max(1, size // 2)] += 1
        best = Spot("missing")
        for bucket, _ in votes.most_common(_TRIED):
            start = bucket * max(1, size // 2)
            window = self.words[max(0, start - size // 2) : start + 2 * size]
            matcher = SequenceMatcher(None, window, sought, autojunk=False)
            blocks = [one for one in matcher.get_matching_blocks() if one.size]
            likeness = sum(one.size for one in blocks) / size
            if likeness > best.likeness and likeness >= _LEAST:
                offset = max(0, start - size // 2)
                begin, end = offset + blocks[0].a, offset + blocks[-1].a + blocks[-1].size
                best = Spot("nearest", self.line_of(begin), self.line_of(end - 1), round(likeness, 3), ((begin, end),))
        return best

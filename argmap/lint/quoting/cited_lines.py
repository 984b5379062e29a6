"""How much of a text a map points to: the lines of its passages, and those in which its quotations stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.basics.deadline import Deadline
from argmap.lint.quoting.placed_passages import passages_of
from argmap.lint.rules.passages import ranges

if TYPE_CHECKING:
    from argmap.lint.quoting.source_text import SourceText
    from argmap.model.document import Document


def cited_lines(document: Document, name: str, source: SourceText) -> set[int]:
    """Return the lines of a text that passages of the document `name` point to, or quote.

    >>> import argmap
    >>> from argmap.lint.quoting.source_text import SourceText
    >>> m = argmap.loads('''{argmap: 1, title: One, documents: {news: {}}, sources: {ann: {}}, claims: {rain: {text: It rains,
    ...     said_by: [{source: ann, act: asserts, at: {document: news, quote: it rains}}]}}}''')
    >>> cited_lines(m.document, "news", SourceText("Hello.\\nIt rains.\\nAll day."))
    {2}
    """
    found: set[int] = set()
    deadline = Deadline()
    for one in passages_of(document):
        if one.passage.document != name:
            continue
        named = lines_of(one.passage.lines, len(source.lines))
        found.update(line for first, last in named for line in range(first, last + 1))
        if one.passage.quote is not None and not named and not deadline.over:
            spot = source.find(one.passage.quote, nearest=False)
            found.update(range(spot.first, spot.last + 1) if spot.first else ())
    return found


def lines_of(locator: str | None, number: int) -> list[tuple[int, int]]:
    """Return the ranges of lines that a locator names and a text of so many lines has.

    >>> lines_of("3-4, 9", 5)
    [(3, 4)]
    """
    return [(first, min(last, number)) for first, last in ranges(locator or "") if 1 <= first <= min(last, number)]


def uncited_runs(source: SourceText, cited: set[int]) -> list[tuple[int, int]]:
    """Return the runs of lines with words in them that nothing points to, cut where a line is blank, the longest first.

    >>> from argmap.lint.quoting.source_text import SourceText
    >>> uncited_runs(SourceText("One.\\n\\nTwo.\\nThree.\\nFour."), {4})
    [(1, 1), (3, 3), (5, 5)]
    >>> uncited_runs(SourceText("One.\\n\\nTwo.\\nThree.\\nFour."), {5})
    [(3, 4), (1, 1)]
    """
    return sorted(_runs(source, cited), key=lambda run: run[0] - run[1])


def _runs(source: SourceText, cited: set[int]) -> Iterator[tuple[int, int]]:
    first = 0
    for at, line in enumerate([*source.lines, ""], start=1):
        out = bool(line.strip()) and at not in cited
        if out and not first:
            first = at
        elif not out and first:
            yield first, at - 1
            first = 0

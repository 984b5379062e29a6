"""Look up the quotations of one document in its text, and fill in the lines in which they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from argmap.answers.table import Table
from argmap.basics.deadline import SECONDS, Deadline
from argmap.basics.text import counted, listed, quoted
from argmap.errors import ParameterError, Problem, UnknownIdError, short
from argmap.lint.quoting.answer import COLUMNS, Quotations
from argmap.lint.quoting.cited_lines import cited_lines, lines_of, uncited_runs
from argmap.lint.quoting.placed_passages import passages_of
from argmap.lint.quoting.source_text import SourceText, Spot
from argmap.model.document import Document

if TYPE_CHECKING:
    from argmap.lint.quoting.placed_passages import PlacedPassage

Map = TypeVar("Map")
MOST_LETTERS = 10_000_000
"""Texts longer than this are not looked into."""
_FOUND = {"found": "yes", "punctuation": "but for punctuation", "nearest": "nearest", "missing": "no"}
_LATE = "not looked up"
_MOST_TOLD = 5
_MEANING = (
    "White space, case, quotation marks and dashes do not count, and dots stand for what a quotation leaves out. "
    "What is nearest shares half of the words or more: copy from it, or leave the quotation out."
)


def look_up(
    document: Document,
    text: str,
    *,
    name: str | None = None,
    as_map: Callable[[Document], Map],
    seconds: float = SECONDS,
) -> Quotations[Map]:
    """Look up the quotations of the document `name`; the arguments are those of `ArgumentMap.quote`.

    Quotations for which there is no time within `seconds` are told as not looked up.

    >>> import argmap
    >>> m = argmap.loads('''{argmap: 1, title: One, documents: {news: {}}, sources: {ann: {}}, claims: {rain: {text: It rains.,
    ...     said_by: [{source: ann, act: asserts, at: {document: news, quote: It will rain today}}]}}}''')
    >>> look_up(m.document, "Hello.\\nIt will rain all day.", as_map=argmap.ArgumentMap).row("rain")["nearest"]
    'It will rain'
    """
    source, deadline = SourceText(checked_text(text)), Deadline(seconds)
    name = document_given(document, name)
    quoting = [one for one in passages_of(document) if one.passage.document == name and one.passage.quote is not None]
    found = [(one, _spot(source, one, deadline)) for one in quoting]
    lines = {one: spot.lines for one, spot in found if spot is not None and _is_to_write(source, one, spot)}
    changed = _with_lines(document, lines) if lines else document
    cited, runs = _cited(changed, name, source)
    words = {
        at for _, spot in found if spot is not None and _stands(spot) for part in spot.words for at in range(*part)
    }
    share = len(words) / len(source.words) if source.words else 0.0
    rows = tuple(_row(source, one, spot, lines) for one, spot in found)
    others = sum(one.passage.quote is not None and one.passage.document != name for one in passages_of(document))
    told = [*_words(name, rows, lines), *_shares(cited, share, runs)]
    if others:
        told.append(
            f"{counted(others, 'quotation')} of other documents {'was' if others == 1 else 'were'} not looked up."
        )
    return Quotations((*told, _MEANING), Table(COLUMNS, rows), as_map(changed), cited, share, tuple(runs))


def checked_text(text: object) -> str:
    """Return a text that was given; what is none, or too long to look through, is refused.

    >>> checked_text("It rains.")
    'It rains.'
    """
    if not isinstance(text, str):
        raise ParameterError(Problem(f"source is {short(text)}", path="source", hint="Give the text itself."))
    if len(text) > MOST_LETTERS:
        hint = f"Give the part that is quoted, of at most {MOST_LETTERS:,} letters."
        raise ParameterError(Problem(f"source has {len(text):,} letters", path="source", hint=hint))
    return text


def document_given(document: Document, name: str | None) -> str:
    """Return the document that the text is of: the one that is named, else the only one that is quoted, or there."""
    if name is not None:
        if name not in document.documents:
            raise UnknownIdError.from_id(name, document.documents, sort="document")
        return name
    used = {one.passage.document: None for one in passages_of(document) if one.passage.quote is not None}
    for those in (used, document.documents):
        if len(those) == 1:
            return next(iter(those))
    if not document.documents:
        hint = "Add `documents: {text: {title: …}}`, and `at: {document: text, quote: …}` to who says a claim."
        raise ParameterError(Problem("the map has no documents", path="document", hint=hint))
    hint = f"Name it: {quoted(used or document.documents, 8)}."
    raise ParameterError(Problem("the map has several documents", path="document", hint=hint))


def _spot(source: SourceText, one: PlacedPassage, deadline: Deadline) -> Spot | None:
    if deadline.over:
        return None
    named = lines_of(one.passage.lines, len(source.lines))
    within = (min(first for first, _ in named), max(last for _, last in named)) if named else None
    return source.find(one.passage.quote or "", within=within)


def _stands(spot: Spot) -> bool:
    return spot.how in {"found", "punctuation"}


def _is_to_write(source: SourceText, one: PlacedPassage, spot: Spot) -> bool:
    """Say whether the lines of a quotation that stands in the text are missing or wrong; what is no number stays."""
    if not _stands(spot):
        return False
    if one.passage.lines is None:
        return True
    if any(letter.isalpha() for letter in one.passage.lines):
        return False
    named = {line for first, last in lines_of(one.passage.lines, len(source.lines)) for line in range(first, last + 1)}
    return not {spot.first, spot.last} <= named


def _with_lines(document: Document, lines: dict[PlacedPassage, str]) -> Document:
    tree: dict[str, Any] = document.to_tree()
    place = {key: at for at, key in enumerate(document.relations)}
    for one, written in lines.items():
        entry = tree[one.section][place[one.about] if one.section == "relations" else one.about]
        entry["said_by"][one.place][one.name]["lines"] = written
    return Document.from_tree(tree)


def _cited(document: Document, name: str, source: SourceText) -> tuple[float, list[tuple[int, int]]]:
    """Return the share of the lines with words that are pointed to, and the pieces that are not, the longest first."""
    cited = cited_lines(document, name, source)
    full = [at for at, line in enumerate(source.lines, start=1) if line.strip()]
    share = sum(at in cited for at in full) / len(full) if full else 0.0
    return share, uncited_runs(source, cited)


def _row(
    source: SourceText, one: PlacedPassage, spot: Spot | None, lines: dict[PlacedPassage, str]
) -> tuple[object, ...]:
    quote, was = one.passage.quote, one.passage.lines
    if spot is None:
        return (one.about, _LATE, was or "", "", None, quote, "")
    if _stands(spot):
        kept = lines.get(one) or was or ""
        return (one.about, _FOUND[spot.how], kept, was if one in lines and was else "", 1.0, quote, "")
    near = source.excerpt(spot.words[0]) if spot.words else ""
    return (one.about, _FOUND[spot.how], spot.lines, was or "", spot.likeness, quote, near)


def _words(name: str, rows: tuple[tuple[object, ...], ...], lines: dict[PlacedPassage, str]) -> Iterator[str]:
    if not rows:
        yield f"The map quotes nothing from {name!r}."
        return
    count = Counter(row[1] for row in rows)
    stand = count["yes"] + count["but for punctuation"]
    loose = f", {count['but for punctuation']} of them but for punctuation" if count["but for punctuation"] else ""
    yield f"Of {counted(len(rows), 'quotation')} from {name!r}, {stand} {'stands' if stand == 1 else 'stand'} in the text{loose}."
    wrong = [f"{row[0]!r}" for row in rows if row[1] in {"nearest", "no"}]
    if wrong:
        yield f"Not there: {listed(wrong, _MOST_TOLD)}; for {count['nearest']} of them something like it is."
    if count[_LATE]:
        yield f"There was no time to look up {count[_LATE]}."
    corrected = sum(one.passage.lines is not None for one in lines)
    if lines:
        yield f"Lines are filled in for {len(lines) - corrected}, and corrected for {corrected}."


def _shares(cited: float, share: float, runs: list[tuple[int, int]]) -> Iterator[str]:
    yield f"The map points to {cited:.0%} of the lines of the text, and quotes {share:.0%} of its words."
    if runs:
        longest = (f"{first}-{last}" if last > first else f"{first}" for first, last in runs[:_MOST_TOLD])
        yield f"The longest pieces that nothing points to: lines {listed(longest)}."

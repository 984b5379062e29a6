"""Rules about the places that a map points to: the files of documents, lines and quotations in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.basics.shown import shown
from argmap.lint.definition import define
from argmap.lint.fault import Fault
from argmap.lint.quoting.placed_passages import passages_of

if TYPE_CHECKING:
    from argmap.lint.inspection.inspection import Inspection
    from argmap.lint.inspection.papers import Paper
    from argmap.model.sources import Passage

_RANGE = re.compile(r"\s*(\d{1,9})\s*(?:[-–—]\s*(\d{1,9})\s*)?")


def _places(inspection: Inspection) -> Iterator[tuple[str, tuple[str | int, ...], Passage]]:
    """Yield each passage with the entry that it is in, and where it stands there."""
    for one in passages_of(inspection.document):
        yield one.about, ("said_by", one.place, one.name), one.passage


def ranges(locator: str) -> list[tuple[int, int]]:
    """Read a locator: numbers and ranges of numbers, with commas between them; nothing where it is something else.

    >>> ranges("12-14, 20"), ranges("iv")
    ([(12, 14), (20, 20)], [])
    """
    found = [_RANGE.fullmatch(part) for part in locator.split(",")]
    return [(int(one[1]), int(one[2] or one[1])) for one in found if one is not None]


@define(
    "missing-file",
    "error",
    "A document whose file is not there cannot be looked up, and no quotation of it can be checked.",
    needs=["folder"],
)
def missing_file(inspection: Inspection) -> Iterator[Fault]:
    """Find documents whose `file` is not in the folder of the map, or cannot be read there."""
    for key, document in inspection.document.documents.items():
        fault = inspection.paper(key).fault
        if fault is not None:
            message = f"{document.file!r} of the document {key!r}: {fault}"
            yield Fault(
                key, message, "Put the file beside the map, or correct its name.", ("file",), section="documents"
            )


@define(
    "misquotation",
    "error",
    "A quotation that is not in its document is nobody's words.",
    needs=["folder"],
)
def misquotation(inspection: Inspection) -> Iterator[Fault]:
    """Find quotations that are not in their document's file, or not in the lines that the passage names.

    White space, case, and the forms of quotation marks and dashes do not count; `...` may stand for what was left out.
    """
    for about, at, passage in _places(inspection):
        paper = inspection.paper(passage.document)
        if passage.quote is None or paper.text is None:
            continue
        hint = "Copy it from the document, or leave the quotation out."
        if not paper.has(passage.quote):
            message = f"the quotation {_short(passage.quote)} is not in {passage.document!r}"
            yield Fault(about, message, hint, (*at, "quote"))
        elif not _where_it_says(passage, paper):
            message = (
                f"the quotation {_short(passage.quote)} is in {passage.document!r}, but not in lines {passage.lines}"
            )
            yield Fault(about, message, "Correct the lines.", (*at, "quote"))


def _where_it_says(passage: Passage, paper: Paper) -> bool:
    """Say whether a quotation stands in the lines that are named; where they are no lines, another rule tells."""
    named = ranges(passage.lines or "")
    if passage.quote is None or not named or any(not 1 <= first <= last <= len(paper.lines) for first, last in named):
        return True
    return paper.has_in(passage.quote, min(first for first, _ in named), max(last for _, last in named))


@define(
    "misplaced-passage",
    "error",
    "Whoever looks the passage up finds nothing there.",
)
def misplaced_passage(inspection: Inspection) -> Iterator[Fault]:
    """Find lines and pages that run backwards, and lines beyond the end of the document's file where it can be read."""
    for about, at, passage in _places(inspection):
        for name in ("lines", "page"):
            for first, last in ranges(getattr(passage, name) or ""):
                reason = _why_nowhere(inspection, passage, name, first, last)
                if reason:
                    yield Fault(about, reason, "Correct it.", (*at, name))


def _why_nowhere(inspection: Inspection, passage: Passage, name: str, first: int, last: int) -> str | None:
    where = f"{name} {getattr(passage, name)} of {passage.document!r}"
    # On pages 112-14 means 112-114.
    if last < first and (name == "lines" or len(str(last)) == len(str(first))):
        return f"{where} run backwards"
    if name == "lines":
        if first == 0:
            return f"{where}: lines are counted from 1"
        paper = inspection.paper(passage.document)
        if paper.text is not None and last > len(paper.lines):
            return f"{where}: the file ends with line {len(paper.lines)}"
    return None


def _short(quote: str) -> str:
    """Show the beginning of a quotation."""
    return shown(" ".join(quote.split()), most=40)

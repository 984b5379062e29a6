"""What the YAML parser says about a text that is no YAML, in plain words and with a place."""

from __future__ import annotations

from typing import Any

from argmap.formats.marked import Mark
from argmap.model.findings import Finding, shown

_MEANINGS = (
    ("found character '\\t'", "a tab cannot indent", "Use spaces."),
    ("found unknown escape character", "this escape is unknown", "Write \\\\ for a backslash, or use single quotes."),
    ("found character", "text cannot begin with this character", "Put the text in quotes."),
    ("mapping values are not allowed", "there is a ':' where no key can be", "Put text that holds ': ' in quotes."),
    ("found unexpected end of stream", "a quotation mark is never closed", None),
    ("expected ',' or", "a [ or { is not closed, or a comma is missing", None),
    (
        "could not find expected ':'",
        "a key without ':'",
        "Put a text of several lines in quotes, or indent it further.",
    ),
    ("expected <block end>", "this does not fit the lines above", "Look at the indentation."),
    ("found unexpected ':'", "there is a ':' where none can be", "Put text that holds ':' in quotes."),
    ("expected escape sequence", "this escape is not complete", None),
    ("sequence entries are not allowed", "there is a '- ' where no list can be", "Look at the indentation."),
    ("found undefined tag handle", "tags are not read", "Leave the ! out or put the text in quotes."),
)


def syntax_finding(error: Any) -> tuple[Mark, Finding]:
    """Turn an error of the parser into a finding and its place."""
    problem = str(getattr(error, "problem", None) or "the text cannot be read")
    message, hint = next(
        ((message, hint) for start, message, hint in _MEANINGS if problem.startswith(start)),
        (f"this is not YAML ({shown(problem)[1:-1]})", None),
    )
    unclosed = message.startswith("a quotation") and getattr(error, "context_mark", None) is not None
    mark = error.context_mark if unclosed else getattr(error, "problem_mark", None)
    place = Mark(1, 1, 0) if mark is None else Mark(mark.line + 1, mark.column + 1, mark.index)
    return place, Finding(message, hint=hint)

"""What the YAML parser says about a text that is no YAML, in plain words and with a place."""

from __future__ import annotations

import re
from typing import Any

from argmap.basics.shown import shown
from argmap.formats.yaml.marked import Mark, mark_at
from argmap.model.tree.finding import Finding

_QUOTE = "Put the text in quotes."
_PERCENT = ("a line that begins with % cannot be read", "Take it out.")
_EMPTY = ("the file is empty", "Begin with 'argmap: 1'.")
_CLOSES_NOTHING = ("this bracket closes nothing", "Take it out, or put text that holds brackets in quotes.")
_BLOCK_SIGN = ("this text cannot begin with > or |", "Put it in quotes, or begin it in the next line.")
_NEVER_CLOSED = ("a quotation mark is never closed", None)
_TAGS = ("tags are not read", "Leave the ! out or put the text in quotes.")
_FLOW = ("a [ or { is not closed, or a comma is missing", None)
_NO_START = ("text cannot begin with this character", _QUOTE)
_MEANINGS = (
    ("found character '\\t'", "a tab cannot stand here", "Use spaces."),
    ("found unknown escape character", "this escape is unknown", "Write \\\\ for a backslash, or use single quotes."),
    ("found character", *_NO_START),
    (
        "mapping values are not allowed",
        "there is a ':' where no key can be",
        "Put text that holds ': ' in quotes, or look at the indentation.",
    ),
    ("mapping keys are not allowed", "text cannot begin with a question mark and a space", _QUOTE),
    ("sequence entries are not allowed", "there is a '- ' where no list can be", "Look at the indentation."),
    ("found unexpected end of stream", *_NEVER_CLOSED),
    ("found unexpected document separator", *_NEVER_CLOSED),
    ("expected ',' or", *_FLOW),
    (
        "could not find expected ':'",
        "a key without ':'",
        "Put a text of several lines in quotes, or indent it further.",
    ),
    ("expected <block end>, but found ']'", *_CLOSES_NOTHING),
    ("expected <block end>, but found '}'", *_CLOSES_NOTHING),
    ("expected <block end>", "this does not fit the lines above", "Look at the indentation."),
    ("expected the node content, but found ','", "a comma stands where a value should be", "Take it out."),
    ("expected the node content, but found ']'", *_CLOSES_NOTHING),
    ("expected the node content, but found '}'", *_CLOSES_NOTHING),
    ("expected the node content, but found '<document end>'", *_EMPTY),
    ("found unexpected ':'", "there is a ':' where none can be", "Put text that holds ':' in quotes."),
    ("expected escape sequence", "this escape is not complete", None),
    ("expected chomping or indentation", *_BLOCK_SIGN),
    ("expected indentation indicator", *_BLOCK_SIGN),
    ("expected a comment or a line break", *_BLOCK_SIGN),
    ("expected alphabetic or numeric", "text cannot begin with this sign", _QUOTE),
    ("found undefined tag handle", *_TAGS),
    ("expected URI", *_TAGS),
    ("expected '!'", *_TAGS),
    ("expected a digit", *_PERCENT),
    ("found incompatible YAML", *_PERCENT),
    ("found duplicate YAML", *_PERCENT),
)
_AFTER_QUOTE = re.compile(r"""['"] *$""")
_NO_BLANK = re.compile(r"(?: *(?:- )?[A-Za-z_][\w.-]*:)(?=[^\s/:])")
"""A key whose colon nothing parts from its text, which is no web address."""
_BEYOND = re.compile(r"\\U(?!00(?:0[0-9a-fA-F]|10))[0-9a-fA-F]{8}")
"""The escape of a character that Unicode does not have."""


def syntax_finding(error: Any, text: str) -> tuple[Mark, Finding]:
    """Turn an error of the parser into a finding and its place in the text."""
    problem = str(getattr(error, "problem", None) or "the text cannot be read")
    message, hint = next(
        ((message, hint) for start, message, hint in _MEANINGS if problem.startswith(start)),
        (f"this is not YAML ({shown(problem)[1:-1]})", None),
    )
    if message == _FLOW[0]:
        message, hint = _in_braces(error, text)
    if problem.startswith("mapping values") and (slip := _no_blank(text, error.problem_mark)):
        return slip
    if problem.startswith("could not find expected ':'") and (slip := _no_dash(text, error.context_mark)):
        return slip
    if message == _NO_START[0] and error.problem_mark is not None:
        message, hint = _no_start(text, error.problem_mark.index)
    unclosed = message == _NEVER_CLOSED[0] and getattr(error, "context_mark", None) is not None
    mark = error.context_mark if unclosed else getattr(error, "problem_mark", None)
    if mark is None:
        return Mark(1, 1, 0), Finding(message, hint=hint)
    if "'<scalar>'" in problem and _AFTER_QUOTE.search(text, mark.index - mark.column, mark.index):
        message = "the text goes on after its closing quotation mark"
        hint = "Inside single quotes write a quotation mark twice; inside double quotes put \\ before it."
    return Mark(mark.line + 1, mark.column + 1, mark.index), Finding(message, hint=hint)


def _in_braces(error: Any, text: str) -> tuple[str, str | None]:
    """Tell a ': ' within a text from a brace that is never closed."""
    here, opened = error.problem_mark, getattr(error, "context_mark", None)
    if here is None or opened is None:
        return _FLOW
    if here.line != opened.line:
        return (
            f"the {text[opened.index]} of line {opened.line + 1} is never closed",
            "Close it, or put its text in quotes.",
        )
    if text[here.index : here.index + 1] == ":":
        return "a text that holds ': ' needs quotes", 'Inside {...}, write `text: "It is good: really"`.'
    return _FLOW


def _no_blank(text: str, here: Any) -> tuple[Mark, Finding] | None:
    """Find the key of the line before without a blank behind its colon: it is read as a text that goes on here."""
    if here is None:
        return None
    start = here.index - here.column
    before = text[:start].rstrip()
    begin = before.rfind("\n") + 1
    found = _NO_BLANK.match(before[begin:])
    if found is None:
        return None
    hint = f"Write {found[0].strip(' -')!r}, a blank, and then the text."
    return mark_at(text, begin + found.end()), Finding("behind this colon a blank is missing", hint=hint)


def _no_dash(text: str, opened: Any) -> tuple[Mark, Finding] | None:
    """Find an entry in braces that stands below a list and has no dash."""
    if opened is None or text[opened.index : opened.index + 1] not in {"{", "["}:
        return None
    return mark_at(text, opened.index), Finding(
        "this stands where a key should be", hint="Begin an entry of a list with '- '."
    )


def _no_start(text: str, index: int) -> tuple[str, str]:
    """Tell a fence of Markdown from a text that begins with a letter that YAML keeps for itself."""
    if text.startswith("```", index):
        return "this line is of Markdown, and no part of the map", "Take out the lines with ```."
    return f"text cannot begin with {text[index]}", _QUOTE


def escape_finding(text: str) -> tuple[Mark, Finding]:
    """Find the escape that no character answers to: the parser stops at it without a word about its place."""
    found = _BEYOND.search(text)
    place = mark_at(text, 0 if found is None else found.start())
    return place, Finding("this escape names no character", hint="Write the character itself.")

"""What Python's JSON reader says about a text that is no JSON, in plain words and with a place."""

from __future__ import annotations

import json
import re

from argmap.formats.yaml.marked import Mark, mark_at
from argmap.model.tree.finding import Finding

_MEANINGS = (
    (
        "Expecting property name",
        "a key in double quotes must stand here",
        "JSON has no comments and no comma at the end.",
    ),
    ("Illegal trailing comma", "a comma stands where a list or mapping ends", "Take it out."),
    ("Expecting value", "a value must stand here", "Texts are in double quotes. If the file is YAML, name it .yaml."),
    ("Expecting ',' delimiter", "a comma or a closing bracket is missing before this", None),
    ("Expecting ':' delimiter", "a ':' is missing before this", None),
    ("Extra data", "the file goes on after the end of the map", "A file holds one map."),
    ("Unterminated string", "a quotation mark is never closed", None),
    ("Invalid control character", "a text holds a line break or a control character", "Write \\n for a line break."),
    ("Invalid \\u", "this escape is not complete", None),
    ("Invalid \\", "this escape is unknown", "Write \\\\ for a backslash."),
)
_LONG_NUMBER = re.compile(r"(?<![0-9])[0-9]{1000,}")


def syntax_finding(error: json.JSONDecodeError) -> tuple[Mark, Finding]:
    """Turn an error of the reader into a finding and its place."""
    place = Mark(error.lineno, error.colno, error.pos)
    if not error.doc.strip():
        return place, Finding("the file is empty", hint="Begin with {.")
    around = _around_a_map(error)
    if around is not None:
        return place, around
    message, hint = next(
        ((message, hint) for start, message, hint in _MEANINGS if error.msg.startswith(start)),
        (f"this is not JSON: {error.msg[:1].lower()}{error.msg[1:]}", None),
    )
    return place, Finding(message, hint=hint)


def _around_a_map(error: json.JSONDecodeError) -> Finding | None:
    """Tell what people, and language models, put before and behind the JSON."""
    if error.doc[error.pos :].lstrip().startswith("```"):
        return Finding("this line is of Markdown, and no part of the map", hint="Take out the lines with ```.")
    begins = None if error.doc[: error.pos].strip() else re.search(r"^[{]", error.doc[error.pos :], re.MULTILINE)
    if begins is None:
        return None
    line = mark_at(error.doc, error.pos + begins.start()).line
    return Finding("this is no part of the map", hint=f"The map begins in line {line}: take out what is before it.")


def long_number_finding(text: str) -> tuple[Mark, Finding]:
    """Find the number of thousands of digits: the reader refuses it without a word about its place."""
    digits = _LONG_NUMBER.search(text)
    return mark_at(text, digits.start() if digits else 0), Finding("this number is too long", hint="Put it in quotes.")

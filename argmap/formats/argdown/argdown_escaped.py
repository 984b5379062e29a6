"""Text, titles, tags and data as Argdown writes them, so that they are read back as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from argmap.basics.text import one_line
from argmap.formats.argdown.argdown_fields import plain_text
from argmap.formats.argdown.scan.argdown_source import Source
from argmap.formats.argdown.scan.element_draft import Draft
from argmap.formats.argdown.scan.inline_text import InlineReader
from argmap.formats.argdown.scan.shortcodes import SHORTCODES
from argmap.formats.yaml.scalars import is_plain, quoted, scalar
from argmap.model.ids import word_from_text

_SIGN = re.compile(r"[\\@#*_\[<{/.:]")
_SPECIAL = re.compile(r"(?:\.[^\s]+?\.|:[^\s]+?:)[ \t]?")
_TITLE = re.compile(r"[^\W_][\w',.()!?-]*(?: [\w',.()!?-]+)*")
_NUMBERED = re.compile(r"Untitled [0-9]+")
_TAG = re.compile(r"[A-Za-z0-9-]+")
_TAG_WORDS = re.compile(r"[^()\s]+(?: [^()\s]+)*")
_SIMPLE = re.compile(r"(?!\d{4}-\d)[\w .+%-]*")
"""What may stand without quotes; a date may not, since Argdown's YAML 1.1 makes another text of it."""


def escaped(text: str) -> str:
    r"""Write a text on one line so that none of its signs means anything.

    >>> print(escaped("See http://x.org: file_name, p<0.05 or [sic]\nand so on."))
    See http://x.org: file\_name, p\<0.05 or \[sic] and so on.
    """
    text = one_line(text)
    parts: list[str] = []
    at = 0
    while sign := _SIGN.search(text, at):
        start = sign.start()
        parts.append(text[at:start])
        span = _SPECIAL.match(text, start)
        if sign[0] in ".:" and span and span[0].strip() not in SHORTCODES:
            parts.append(span[0])
            at = span.end()
            continue
        means = span is not None if sign[0] in ".:" else _means(text, start)
        parts.append(f"\\{sign[0]}" if means else sign[0])
        at = start + 1
    return "".join([*parts, text[at:]])


def _means(text: str, at: int) -> bool:
    """Say whether a sign would mean something."""
    sign, after = text[at], text[at + 1 : at + 2]
    if sign == "/":
        return after in {"/", "*"}
    if sign == "@":
        return after in {"[", "<"}
    if sign == "#":
        return after not in {"", " "}
    return sign in "\\{[<" or after not in {"", " "} or text[at - 1 : at] not in {"", " "}


def read_back(written: str) -> str:
    """Return the text that a reader finds in what was written."""
    inline, draft = InlineReader(Source(written), SHORTCODES), Draft("statement", 0)
    inline.line(draft, 0)
    draft.settle_emphasis(inline.source)
    return plain_text(draft.text, draft.ranges)


def title_of(part: Any, taken: Iterable[str]) -> str:
    """Return the title of a claim or relation: the name it had, where that makes the same id again, else its id."""
    name = part.meta.get("id")
    fits = isinstance(name, str) and _TITLE.fullmatch(name) and not _NUMBERED.fullmatch(name)
    return name if fits and word_from_text(name) == part.id and name not in taken else str(part.id)


def hashtags(tags: Iterable[str]) -> str | None:
    """Write tags behind a text; None where one of them cannot stand there.

    >>> hashtags(["street", "car free"]), hashtags(["a)"])
    (' #street #(car free)', None)
    """
    some = list(tags)
    if len(set(some)) < len(some) or not all(_TAG_WORDS.fullmatch(tag) and one_line(tag) == tag for tag in some):
        return None
    return "".join(f" #{tag}" if _TAG.fullmatch(tag) else f" #({tag})" for tag in some)


def flow(value: Any) -> str:
    """Write a value as YAML on one line, without a sign in it that Argdown looks for.

    Values are nested as deep as a map allows, so this may call itself.

    >>> print(flow(["yes", "2024-05-01"]))
    ["yes", "2024-05-01"]
    >>> print(flow({"prior": 0.2, "note": "a {b} and 'c'", "seen": [1, None]}))
    {prior: 0.2, note: "a \\x7bb\\x7d and 'c'", seen: [1, null]}
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{flow(key)}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    if not isinstance(value, str):
        return scalar(value, flow=True)
    if _SIMPLE.fullmatch(value) and is_plain(value, flow=True):
        return value
    inner = quoted(value)[1:-1].replace('\\"', "\\x22").replace("{", "\\x7b").replace("}", "\\x7d")
    return '"' + inner.replace("===", "\\x3d\\x3d\\x3d") + '"'

"""Data in braces and front matter: YAML inside Argdown, read with places, and kept out of the way where it is broken."""

from __future__ import annotations

import re
from typing import Any

from argmap.basics.shown import shown
from argmap.formats.argdown.scan.argdown_source import Source
from argmap.formats.yaml.events import read_events
from argmap.formats.yaml.scalars import resolve

_BLOCK = re.compile(r"\{[ \t]*(?:\r\n|\r|\n)")
_PAIR = re.compile(
    r"\s*(?:(?P<key>[A-Za-z_][\w.-]*)|\"(?P<quoted_key>[^\"\\\r\n]*)\")\s*:\s+"
    r"(?:(?P<plain>-?[^\s{}\[\],:#&*!|>'\"%@`?-][^{}\[\],:#'\"\r\n]*?)|\"(?P<quoted>[^\"\\\r\n]*)\")\s*(?P<sign>[,}])"
)
_SHORT = 1000


def read_data(source: Source, start: int, end: int) -> dict[str, Any] | None:
    """Read the data between two braces; None, with a warning, where it is broken.

    >>> source = Source("[A]: text {prior: 0.2, source: Jan}")
    >>> read_data(source, 10, 34)
    {'prior': 0.2, 'source': 'Jan'}
    """
    plain = _simple(source.text, start, end) if end - start < _SHORT else None
    if plain is not None:
        return plain
    block = _BLOCK.match(source.text, start)
    if block:
        value, odd = _read(source, block.end(), end)
        if isinstance(value, dict) and not odd:
            return {str(key): _with_text_keys(item) for key, item in value.items()}
    value, odd = _read(source, start, end + 1)
    return _kept(source, start, value, odd, "the data in these braces")


def read_front_matter(source: Source, start: int, end: int) -> dict[str, Any]:
    """Read the front matter between two places; empty, with a warning, where it is broken."""
    value, odd = _read(source, start, end)
    if value is None and not odd:
        return {}
    return _kept(source, start, value, odd, "the front matter") or {}


def _kept(source: Source, start: int, value: Any, odd: list[tuple[int, str]], what: str) -> dict[str, Any] | None:
    for at, message in odd:
        source.warn(at, f"{what} is no YAML: {message}", "Argdown's own tools read nothing of this text.")
    if isinstance(value, dict):
        return {str(key): _with_text_keys(item) for key, item in value.items()}
    if not odd:
        source.warn(start, f"{what} must be a mapping, not {shown(value)}", "Write {key: value}.")
    return None


def _simple(text: str, start: int, end: int) -> dict[str, Any] | None:
    """Read the common case without a parser: pairs of a word and a plain or quoted text on one level."""
    found: dict[str, Any] = {}
    at = start + 1
    while pair := _PAIR.match(text, at, end + 1):
        key = pair["key"] or pair["quoted_key"] or ""
        if key in found or not isinstance(resolve(key), str):
            return None
        found[key] = pair["quoted"] if pair["plain"] is None else resolve(pair["plain"])
        at = pair.end()
        if pair["sign"] == "}":
            return found if at == end + 1 else None
    return None


def _read(source: Source, start: int, end: int) -> tuple[Any, list[tuple[int, str]]]:
    """Return what a piece of YAML says, and what is wrong with it, at which places."""
    tree = read_events(source.text[start:end])
    odd = [(start + mark.offset, finding.message) for mark, finding in tree.found[:1]]
    return tree.value, odd


def _with_text_keys(value: Any) -> Any:
    """Turn numbers and other keys into text: YAML's own reading allows for them, a map does not.

    Data is nested as deep as the reader of YAML allows, so this may call itself.
    """
    if isinstance(value, dict):
        return {str(key): _with_text_keys(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_text_keys(item) for item in value]
    return value

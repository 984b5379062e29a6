"""Scalars of YAML 1.2: what a plain word means in the core schema, and how to write a text so that it stays one."""

from __future__ import annotations

import re
from functools import lru_cache

_NULL = re.compile(r"null|Null|NULL|~|")
_BOOLEAN = re.compile(r"true|True|TRUE|false|False|FALSE")
_WHOLE = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FRACTION = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_INFINITE = re.compile(r"[-+]?\.(inf|Inf|INF)")
_NO_NUMBER = re.compile(r"\.(nan|NaN|NAN)")
_LONGEST_NUMBER = 1000

_OLD_BOOLEAN = re.compile(r"y|n|yes|no|on|off", re.IGNORECASE)
"""What readers of YAML 1.1 take for true or false: quoted, so that the file means the same to them."""
_PLAIN = re.compile(r"[^\W_\d][^\n]*|_\w[^\n]*|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]+-[0-9]+", re.DOTALL)
_HIDDEN = re.compile(
    "[^\\x20-\\x7e\\xa0-\\u1fff\\u2000-\\u200d\\u2010-\\u2027\\u202f-\\u2065\\u206a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd"
    "\\U00010000-\\U0010ffff]|[\\u061c\\u2066-\\u2069]"
)
"""Characters that YAML forbids, that some readers take for line breaks, or that turn the line round."""
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\x00": "\\0"}

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
"""A character in two halves, as JSON may escape it."""


def joined_halves(text: str) -> str:
    """Put the two halves of characters together that JSON escapes in halves.

    >>> joined_halves("\\ud83d\\ude00") == "\\U0001f600"
    True
    """
    return _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)


def resolve(text: str) -> str | int | float | bool | None:
    """Read a plain scalar by the core schema of YAML 1.2; yes, no, on, off and dates are text there.

    >>> resolve("true"), resolve("yes"), resolve("0o17"), resolve("1e3"), resolve("2024-05-01"), resolve("~")
    (True, 'yes', 15, 1000.0, '2024-05-01', None)
    """
    if text[:1].isalpha() and text[:1] not in "nNtTfF":
        return text
    if _NULL.fullmatch(text):
        return None
    if _BOOLEAN.fullmatch(text):
        return text.lower() == "true"
    return _number(text)


def _number(text: str) -> str | int | float:
    if len(text) > _LONGEST_NUMBER:
        return text
    if _WHOLE.fullmatch(text):
        return int(text)
    if _OCTAL.fullmatch(text):
        return int(text, 8)
    if _HEXADECIMAL.fullmatch(text):
        return int(text, 16)
    if _FRACTION.fullmatch(text):
        return float(text)
    if _INFINITE.fullmatch(text):
        return float("-inf") if text.startswith("-") else float("inf")
    return float("nan") if _NO_NUMBER.fullmatch(text) else text


def scalar(value: object, *, flow: bool = False) -> str:
    """Write a scalar on one line, plain where that is safe.

    >>> scalar("It will rain."), scalar("a: b"), scalar("null"), scalar(1.0), scalar(True), scalar("yes")
    ('It will rain.', '"a: b"', '"null"', '1.0', 'true', '"yes"')
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    text = str(value)
    return text if is_plain(text, flow=flow) else quoted(text)


@lru_cache(maxsize=4096)  # the ids of sources, and what acts and kinds are called, come again and again
def is_plain(text: str, *, flow: bool = False) -> bool:
    """Say whether a text may stand without quotes, for readers of YAML 1.2 and of 1.1.

    >>> is_plain("A claim, really."), is_plain("A claim, really.", flow=True), is_plain("a #b")
    (True, False, False)
    """
    return (
        _PLAIN.fullmatch(text) is not None
        and not text.endswith((" ", ":"))
        and ": " not in text
        and " #" not in text
        and not (flow and re.search(r"[][{},:]", text))
        and not has_hidden(text)
        and isinstance(resolve(text), str)
        and not _OLD_BOOLEAN.fullmatch(text)
    )


def has_hidden(text: str) -> bool:
    """Say whether a text holds characters that have to be escaped.

    >>> has_hidden("ordinary – text"), has_hidden("bell\\x07"), has_hidden("turned \\u202e")
    (False, True, True)
    """
    return _HIDDEN.search(text) is not None


def quoted(text: str) -> str:
    """Write a text in double quotes, with escapes for whatever cannot be seen.

    >>> quoted('say "no"')
    '"say \\\\"no\\\\""'
    """
    plain = "".join(_ESCAPES.get(letter, letter) for letter in text) if re.search(r'["\\\n\t\r\x00]', text) else text
    return '"' + _HIDDEN.sub(_escape, plain) + '"'


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004

"""Data as a page carries it: JSON that no browser takes for markup, and the part of it that is packed."""

from __future__ import annotations

import base64
import gzip
import json
import re
from typing import Any

_HALVES = re.compile("[\ud800-\udfff]")


def as_json(data: Any) -> str:
    """Write data as JSON that may stand in a script element: no letter of a map can end it.

    >>> as_json({"text": "</script><!--"})
    '{"text":"\\\\u003c/script>\\\\u003c!--"}'
    """
    text = json.dumps(data, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    text = _HALVES.sub("\ufffd", text)
    for letter in "<\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def packed(data: Any) -> str:
    """Compress data for what is looked at rarely: base64 of gzip of JSON, the same for the same data.

    >>> unpacked(packed({"text": "A"}))
    {'text': 'A'}
    """
    return base64.b64encode(gzip.compress(as_json(data).encode(), 9, mtime=0)).decode()


def unpacked(text: str) -> Any:
    """Return what was packed."""
    return json.loads(gzip.decompress(base64.b64decode(text)))

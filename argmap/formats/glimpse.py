"""`Glimpse`: what formats look at to recognise their own files, worked out once for all of them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

_HEAD = 65_536
_MOST_LINES = 200
_KEY = re.compile(
    r"""^(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|([^\s#'"{}\[\],:&*!|>%@`-][^\n:#]{0,200}?))\s*:(?=\s|$)""", re.MULTILINE
)
_FLOW = re.compile(r"""[{,]\s*["']?([\w.-]{1,60})["']?\s*:(?=\s)""")


@dataclass(frozen=True)
class Glimpse:
    """A text, and what is to be seen of it at a glance.

    >>> Glimpse("argmap: 1\\ntitle: One\\n").keys >= {"argmap", "title"}
    True
    >>> Glimpse('{"nodes": [], "edges": []}').json
    {'nodes': [], 'edges': []}
    """

    text: str
    suffix: str = ""
    """The suffix of the file with its dot, in lower case; empty where there is none."""

    @cached_property
    def head(self) -> str:
        """The beginning of the text."""
        return self.text[:_HEAD]

    @cached_property
    def json(self) -> Any:
        """The text as JSON; None where it is none."""
        if self.head.lstrip()[:1] not in {"{", "["}:
            return None
        try:
            return json.loads(self.text)
        except (ValueError, RecursionError):
            return None

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys at the top of a JSON object or of a YAML mapping, as far as the beginning of the text tells."""
        if isinstance(self.json, dict):
            return frozenset(self.json)
        if self.json is not None:
            return frozenset()
        if self.head.lstrip()[:1] == "{":
            return frozenset(_FLOW.findall(self.head))
        return frozenset(next(filter(None, found)).strip() for found in _KEY.findall(self.head))

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The first lines that are not blank, without blanks at their ends."""
        lines = (line.rstrip() for line in self.head.splitlines())
        return tuple([line for line in lines if line][:_MOST_LINES])

    def starts(self, *prefixes: str) -> bool:
        """Say whether the text begins with one of these, blanks and the case of letters aside."""
        return self.head.lstrip().lower().startswith(tuple(prefix.lower() for prefix in prefixes))

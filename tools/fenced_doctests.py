"""Show the examples of docstrings as code: put each run of `>>>` lines and its output into a fence."""

from __future__ import annotations

import re
from typing import Any

import griffe

SESSION = re.compile(r"^>>> .*?(?=^\s*$|\Z)", re.MULTILINE | re.DOTALL)


class FencedDoctests(griffe.Extension):
    """Change docstrings as the documentation reads them; the code stays as it is."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Fence the sessions of one docstring."""
        if obj.docstring:
            obj.docstring.value = SESSION.sub(fenced, obj.docstring.value)


def fenced(session: re.Match[str]) -> str:
    r"""Put one session into a fence.

    >>> fenced(re.match(".*", ">>> 1 + 1"))
    '```pycon\n>>> 1 + 1\n```\n'
    """
    return f"```pycon\n{session[0].rstrip()}\n```\n"

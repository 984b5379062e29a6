"""Sentences that a number sign cuts short: YAML takes what follows it for a comment, and its writer may not know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.errors import Problem

_SIGN = re.compile(r" #\w")
"""A letter or a digit right behind it: comments have a blank there."""
_SENTENCE = re.compile(r"""[ ]*(?:-[ ])?[\w.-]+:[ ]+(?=[^\s"'#|>{\[&*!%@`])(?:[^\W\d_a-z]|[^\s#]+[ ]+[^\s#])[^#]*""")
"""A key, and words without quotes: several, or one that begins as a sentence does."""


def cut_texts(text: str, *, source: str) -> tuple[Problem, ...]:
    """Warn of sentences that end before a `#`: of the first, and how many there are.

    >>> print(*cut_texts("claims:\\n  room: Room #3 is free.\\n  rain: It rains. # today\\n", source="map.yaml"))
    map.yaml:2:14: what follows the # is a comment, and no part of the text. Put the text in quotes, or a blank behind the #.
    """
    cuts = [*_cuts(text)]
    if not cuts:
        return ()
    start = text.rfind("\n", 0, cuts[0]) + 1
    return (
        Problem(
            "what follows the # is a comment, and no part of the text",
            line=text.count("\n", 0, start) + 1,
            column=cuts[0] - start + 2,
            hint="Put the text in quotes, or a blank behind the #.",
            file=source,
            times=len(cuts),
            excerpt=text[start:].partition("\n")[0],
        ),
    )


def _cuts(text: str) -> Iterator[int]:
    """Yield where sentences end: at the first sign of a line."""
    at = 0
    while (sign := _SIGN.search(text, at)) is not None:
        if _SENTENCE.fullmatch(text, text.rfind("\n", 0, sign.start()) + 1, sign.start()):
            yield sign.start()
        at = text.find("\n", sign.start())
        if at < 0:
            return

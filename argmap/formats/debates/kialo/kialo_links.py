"""Links and escapes in the texts of Kialo: what a link says stays in the text, its address goes beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_PART = re.compile(
    r"\[(?P<said>(?:[^\[\]\\]|\\.)++)\]\((?P<url>(?:[^()\s\\]|\\.|\([^()\s]*+\))++)\)|\\(?P<escaped>[()\[\]\\])",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\([()\[\]\\])")
_BACKSLASH = re.compile(r"\\(?=[()\[\]\\]|$)")
_BRACKET = re.compile(r"[\[\]]")


class Link(NamedTuple):
    """Where a link begins and ends in the plain text, and where it leads."""

    start: int
    end: int
    url: str


def plain(text: str) -> tuple[str, list[Link]]:
    """Take the links and escapes out of a text.

    >>> plain("As [Smith](http://x.org) says \\\\[sic\\\\].")
    ('As Smith says [sic].', [Link(start=3, end=8, url='http://x.org')])
    """
    if text.startswith("\\-"):
        text = text[1:]
    parts: list[str] = []
    links: list[Link] = []
    done, length = 0, 0
    for found in _PART.finditer(text):
        before = text[done : found.start()]
        said = found["escaped"] if found["said"] is None else _ESCAPE.sub(r"\1", found["said"])
        length += len(before)
        if found["said"] is not None:
            links.append(Link(length, length + len(said), _ESCAPE.sub(r"\1", found["url"])))
        parts += [before, said]
        length += len(said)
        done = found.end()
    return "".join([*parts, text[done:]]), links


def with_links(text: str, links: Iterable[Link]) -> str:
    """Write a text with its links, so that `plain` gives both again.

    >>> with_links("As Smith says.", [Link(3, 8, "http://x.org/a_(b")])
    'As [Smith](http://x.org/a_\\\\(b) says.'
    """
    parts, done = [], 0
    bracketed = "](" in text
    for link in links:
        url = re.sub(r"[()\\]", r"\\\g<0>", link.url)
        said = re.sub(r"[\[\]\\]", r"\\\g<0>", text[link.start : link.end])
        parts += [_escaped(text[done : link.start], bracketed=True), f"[{said}]({url})"]
        done = link.end
    written = "".join([*parts, _escaped(text[done:], bracketed=bracketed or bool(parts))])
    return f"\\{written}" if re.match(r"->|\\-", written) else written


def _escaped(text: str, *, bracketed: bool) -> str:
    text = _BACKSLASH.sub(r"\\\\", text)
    return _BRACKET.sub(r"\\\g<0>", text) if bracketed else text


def sayable(links: Sequence[Link], text: str) -> bool:
    """Say whether links lie in a text, one after the other, and can be written.

    >>> sayable([Link(0, 2, "http://x.org")], "It rains."), sayable([Link(0, 2, "http://x.org/a b")], "It rains.")
    (True, False)
    """
    ends = [end for link in links for end in (link.start, link.end)]
    inside = all(0 <= one <= len(text) for one in ends) and ends == sorted(ends)
    return inside and all(link.start < link.end and link.url and not re.search(r"\s", link.url) for link in links)

"""From a map to the text of Kialo: every claim once, under the first one that it bears on; then links to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from argmap.formats.debates.kialo.kialo_links import Link, sayable, with_links
from argmap.formats.losses import Losses, kept

if TYPE_CHECKING:
    from argmap.formats.format import Format, Unsupported
    from argmap.model.claims import AnyClaim
    from argmap.model.document import Document

DEEPEST = 500
"""Claims further down than this begin a line of their own, as the numbers would grow without end."""
_ENTRY = re.compile(r"(?:[0-9]+\.)+(?:\s|$)")


def kialo_text(document: Document, form: Format, unsupported: Unsupported) -> str:
    """Write a map as a numbered text."""
    document, losses = kept(document, form, unsupported), Losses(form, unsupported)
    title = " ".join(document.title.split())
    if title != document.title:
        losses.lost("line breaks in the title")
    lines = [f"Discussion Title: {title}", "", *_Numbering(document, losses).lines]
    losses.settle()
    return "\n".join(lines) + "\n"


class _Numbering:
    """The lines of the text, by a walk down from each claim that the map is about."""

    def __init__(self, document: Document, losses: Losses) -> None:
        self.document, self.losses = document, losses
        self.lines: list[str] = []
        below: dict[str, list[tuple[str, str]]] = {}
        for one in document.relations.values():
            stance = "Pro" if one.type == "support" else "Con"
            below.setdefault(one.target, []).append((stance, one.premises[0]))
        self.below = below
        bearing = {one.premises[0] for one in document.relations.values()}
        self.tops = [*document.conclusion]
        self.number = {claim: f"{place}." for place, claim in enumerate(self.tops, 1)}
        for claim in (*(key for key in document.claims if key not in bearing), *document.claims):
            self._walk_down()
            if claim not in self.number:
                self._add_top(claim)
        self._walk_down()

    def _add_top(self, claim: str) -> None:
        if self.document.conclusion:
            self.losses.lost("claims that lead to no conclusion", claim)
        self.number[claim] = f"{len(self.tops) + 1}."
        self.tops.append(claim)

    def _walk_down(self) -> None:
        """Write every claim that the map is about, and all that bears on it, in the order of the numbers."""
        while self._written < len(self.tops):
            top = self.tops[self._written]
            self._written += 1
            self._write(self.number[top], None, top)
            stack = [(top, iter(self.below.get(top, ())), [0])]
            while stack:
                claim, rest, count = stack[-1]
                stance, premise = next(rest, (None, None))
                if stance is None or premise is None:
                    stack.pop()
                    continue
                count[0] += 1
                number = f"{self.number[claim]}{count[0]}."
                if premise not in self.number and len(stack) < DEEPEST:
                    self.number[premise] = number
                    self._write(number, stance, premise)
                    stack.append((premise, iter(self.below.get(premise, ())), [0]))
                    continue
                if premise not in self.number:
                    self._add_top(premise)
                self.lines.append(f"{number} {stance}: -> See {self.number[premise]}")

    _written = 0
    """How many of the claims at the top are written."""

    def _write(self, number: str, stance: str | None, key: str) -> None:
        said = self._said(self.document.claims[key])
        self.lines.append(f"{number} {f'{stance}: ' if stance else ''}{said}")

    def _said(self, claim: AnyClaim) -> str:
        links, read = list[Link](), _links_of(claim)
        if set(claim.meta) - {"id", "kialo"}:
            self.losses.lost("meta, but for what was Kialo's", claim.id)
        if claim.url is not None:
            fits = read and read[0].url == claim.url and sayable(read, claim.text)
            links = read if fits else [Link(0, len(claim.text), claim.url)]
            if not sayable(links, claim.text):
                self.losses.lost("urls with blanks", claim.id)
                links = []
        written = with_links(claim.text, links)
        said = written.strip()
        first, *more = said.split("\n")
        one_by_one = first == first.rstrip() and all(
            line == line.strip() != "" and not _ENTRY.match(line) for line in more
        )
        if "\r" in said or not one_by_one:
            said = " ".join(said.split())
        if said != written:
            self.losses.lost("line breaks and blanks", claim.id)
        return said


def _links_of(claim: AnyClaim) -> list[Link]:
    """Return the links that reading noted down."""
    own = claim.meta.get("kialo")
    listed = own.get("links") if isinstance(own, Mapping) else None
    if not isinstance(listed, tuple) or not all(isinstance(one, tuple) for one in listed):
        return []
    return [Link(*one) for one in listed if [type(part) for part in one] == [int, int, str]]

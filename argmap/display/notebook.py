"""A map in a notebook: a picture that fits the cell, for notebooks that are trusted and those that are not, and a few words."""

from __future__ import annotations

import base64
import html
from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from argmap.basics.text import counted, listed
from argmap.display.description import description, title_of
from argmap.display.dot.quoting import plain
from argmap.display.raster import png
from argmap.display.theme import LIGHT
from argmap.display.words import score_of

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.model.document import Document

CELL_LIMIT = 60
"""The most claims that a cell shows in one picture."""
CELL_WIDTH = 900.0
"""How wide a picture in a cell may be, in points: a wider one would be shrunk until its words cannot be read."""
_PNG_SCALE = 1.0
"""Pixels a point: a cell is some 900 pixels wide, and this picture is only the last resort."""
_MOST_TAGS = 8
_MOST_CONCLUSIONS = 3


def bundle(
    shown: Document, scores: Scores | None, *, whole: Document, svg: Callable[[], str], wanted: Callable[[str], bool]
) -> Mapping[str, str]:
    """Return a map, or the part of it that is `shown`, in the types that notebooks ask for, as far as they are `wanted`.

    The HTML holds the picture as an image: a notebook keeps that where it is not trusted, and the image goes with its theme.
    An SVG within the HTML would have tooltips, but JupyterLab follows its links to a page that is not there.
    """
    words = _what_else(shown, whole)
    found = {"text/plain": plain_text(whole, scores, words)}
    pictures = {"image/svg+xml", "text/html", "image/png"}
    if any(map(wanted, pictures)):
        drawn = svg()
        found["image/svg+xml"] = drawn
        if wanted("text/html"):
            found["text/html"] = _html(drawn, f"{title_of(shown)} — {description(shown, scores)}", words)
        if wanted("image/png"):
            found["image/png"] = _encoded(png(drawn, background=LIGHT.background, scale=_PNG_SCALE))
    return {kind: content for kind, content in found.items() if wanted(kind)}


def plain_text(document: Document, scores: Scores | None, words: str) -> str:
    """Return a map in a few lines: its title, its conclusions with their scores, how much there is, what to do next."""
    lines = [title_of(document)]
    for claim_id in document.conclusion[:_MOST_CONCLUSIONS]:
        scored = scores is not None and claim_id in scores
        score = f" {score_of(scores, claim_id)}" if scores is not None and scored else ""
        lines.append(f"  {claim_id}{score}: {plain(document.claims[claim_id].text)}")
    if len(document.conclusion) > _MOST_CONCLUSIONS:
        lines.append(f"  and {counted(len(document.conclusion) - _MOST_CONCLUSIONS, 'more conclusion')}")
    counts = counted(len(document.claims), "claim"), counted(len(document.relations), "relation")
    lines.append(f"{', '.join(counts)}. {words or 'outline() has it as text, render(path) as a picture in a file.'}")
    return "\n".join(lines)


def _what_else(shown: Document, whole: Document) -> str:
    """Say what a cell leaves out, and how to get it."""
    if len(shown.claims) == len(whole.claims):
        return ""
    tags = [tag for tag, _ in Counter(tag for claim in whole.claims.values() for tag in claim.tags).most_common()]
    ways = ["focus(id) shows what is around a claim"]
    if tags:
        ways.append(f"tagged(tag) what has one of its tags: {plain(listed(tags, _MOST_TAGS))}")
    about = "the conclusion" if whole.conclusion else "its best connected claim"
    return (
        f"The picture shows {len(shown.claims)} of {counted(len(whole.claims), 'claim')}, those nearest to {about}. "
        f"{'; '.join(ways)}; outline() has all of it as text, render(path) as a picture."
    )


def _html(svg: str, alternative: str, words: str) -> str:
    image = f'<img src="data:image/svg+xml;base64,{_encoded(svg.encode())}" alt="{html.escape(alternative)}"'
    note = f'<p style="margin:0 0 6px">{html.escape(words)}</p>' if words else ""
    scrolling = "max-width:100%;max-height:80vh;overflow:auto"
    return f'{note}<div style="{scrolling}">{image} style="max-width:100%;height:auto"></div>'


def _encoded(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")

"""The outline of a map as HTML: what a page shows where no script runs."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from argmap.display.cards.shown_labels import NO_LABELS, ShownLabels
from argmap.display.outline import outline_sections

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.model.document import Document

_DEEPEST = 16


def outline_html(document: Document, scores: Scores | None = None, labels: ShownLabels = NO_LABELS) -> str:
    """Return headings and nested lists; levels beyond the sixteenth are told by a number.

    >>> from argmap.model.document import Document
    >>> one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "<b>"}})
    >>> outline_html(one)
    '<h1>One</h1><h2>Claims</h2><ul><li>[a] claim: &lt;b&gt;</ul>'
    """
    title, sections = outline_sections(document, scores, labels)
    written = [f"<h1>{escape(title)}</h1>"]
    for heading, lines in sections:
        written.append(f"<h2>{escape(heading)}</h2>")
        open_lists = 0
        for line in lines:
            depth = min(max(line.depth, 1), _DEEPEST)
            written.append("<ul>" * (depth - open_lists) + "</ul>" * (open_lists - depth))
            level = f"(level {line.depth}) " if line.depth > _DEEPEST else ""
            written.append(f"<li>{escape(level + line.words)}")
            open_lists = depth
        written.append("</ul>" * open_lists)
    return "".join(written)

"""A map as a picture: cards, their places, and the pen; no program is run but for a PDF and for Graphviz's own layout."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.basics.whole_files import write_whole
from argmap.display.cards.cards import Cards
from argmap.display.cards.shown_labels import NO_LABELS, ShownLabels
from argmap.display.comparison import NOTHING, Comparison
from argmap.display.dot.dot import to_dot
from argmap.display.dot.graph import build
from argmap.display.dot.graphviz_places import place_in_layers
from argmap.display.dot.placed_dot import placed_dot
from argmap.display.grouping import groups_of
from argmap.display.layout.place import place
from argmap.display.layout.placed import Placed
from argmap.display.look import AS_USUAL, LIMIT, Look
from argmap.display.overview import overview
from argmap.display.process import Deadline
from argmap.display.programs import pdf
from argmap.display.raster import png
from argmap.display.svg.whole_svg import svg_text
from argmap.display.theme import AUTO, named_theme
from argmap.errors import ParameterError, Problem, RenderError, nearest

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.model.document import Document

FORMATS = ("svg", "png", "pdf")


def picture(
    document: Document,
    scores: Scores | None = None,
    *,
    format: str = "svg",  # noqa: A002 - the word that users have for it
    look: Look = AS_USUAL,
    hidden: Mapping[str, int] | None = None,
    comparison: Comparison = NOTHING,
    labels: ShownLabels = NO_LABELS,
    timeout: float = 60.0,
    limit: int | None = LIMIT,
    program: str | None = None,
) -> bytes:
    """Draw a document and return the bytes of an SVG, a PNG or, where Graphviz is installed, a PDF.

    An SVG turns dark where the reader's system is dark, unless the look names a theme. `hidden` gives the number of reasons
    of a claim that a part of a map leaves out, `comparison` other scores and edits to draw, `labels` which claims are in and out. A map of more than `limit` claims is refused, since nobody could read it;
    `limit=None` insists. `timeout` is in seconds, for all of the work. Raises `RenderError` where that is not enough, or
    where what a layout program writes is no layout or no picture.

    >>> from argmap.model.document import Document
    >>> one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "A claim."}})
    >>> picture(one)[:4]
    b'<svg'
    """
    if format not in FORMATS:
        hint = nearest(format, FORMATS) or "There are svg, png and pdf; end the file's name in one of them."
        raise ParameterError(Problem(f"unknown picture format {format!r}", hint=hint))
    deadline = Deadline(timeout)
    theme = named_theme(look.theme)
    cards = _cards(document, scores, look, hidden, comparison, labels)
    _check_size(cards.document, limit)
    if format == "pdf":
        return pdf(_dot(cards, look, deadline), timeout=deadline, program=program)
    placed = _placed(cards, look, deadline, program)
    drawn = svg_text(placed, cards, turning=theme == AUTO and format == "svg", tick=deadline.check)
    return drawn.encode() if format == "svg" else png(drawn, background=theme.background, deadline=deadline)


def dot_text(
    document: Document,
    scores: Scores | None = None,
    *,
    look: Look = AS_USUAL,
    hidden: Mapping[str, int] | None = None,
    labels: ShownLabels = NO_LABELS,
) -> str:
    """Return a document as DOT text, with the places of argmap's own layout, or with none for Graphviz to find them.

    >>> from argmap.model.document import Document
    >>> one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "A claim."}})
    >>> "nop2" in dot_text(one), "nop2" in dot_text(one, look=Look(layout="dot"))
    (True, False)
    """
    return _dot(_cards(document, scores, look, hidden, NOTHING, labels), look, Deadline(float("inf")))


def _cards(
    document: Document,
    scores: Scores | None,
    look: Look,
    hidden: Mapping[str, int] | None,
    comparison: Comparison,
    labels: ShownLabels,
) -> Cards:
    """Return the cards of a map, or of its groups."""
    theme = named_theme(look.theme)
    if look.overview and look.group_by is not None:
        if labels.cards:
            hint = "Leave out labels= or overview=."
            raise ParameterError(Problem("an overview of groups shows no labels", path="labels", hint=hint))
        return overview(document, look.group_by, theme)
    graph = build(document, comparison.edited)
    return Cards(document, scores, graph, theme=theme, hidden=hidden, comparison=comparison, labels=labels)


def _dot(cards: Cards, look: Look, deadline: Deadline) -> str:
    if look.layout == "dot":
        return to_dot(cards, tick=deadline.check)
    return placed_dot(_placed(cards, look, deadline, None), cards, tick=deadline.check)


def _placed(cards: Cards, look: Look, deadline: Deadline, program: str | None) -> Placed:
    if look.layout == "dot":
        return place_in_layers(cards, deadline=deadline, program=program)
    document = cards.document
    groups = None if look.group_by is None or look.overview else groups_of(document, look.group_by)
    placed = place(document, cards, width=look.width, groups=groups) if document.claims else Placed(0.0, 0.0, (), ())
    deadline.check()
    return placed


def draw(
    document: Document,
    scores: Scores | None,
    path: str | Path,
    *,
    format: str | None = None,  # noqa: A002 - as above
    look: Look = AS_USUAL,
    hidden: Mapping[str, int] | None = None,
    comparison: Comparison = NOTHING,
    labels: ShownLabels = NO_LABELS,
    timeout: float = 60.0,
    limit: int | None = LIMIT,
    program: str | None = None,
) -> Path:
    """Draw a document into a file and return its path; the suffix names the format where `format` does not.

    The file is there as a whole or not at all: it is written under another name first.

    >>> from argmap.model.document import Document
    >>> one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "A claim."}})
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     draw(one, None, Path(folder, "one.png")).name
    'one.png'
    """
    chosen = format or Path(path).suffix.lstrip(".").lower()
    drawn = picture(
        document, scores, format=chosen, look=look, hidden=hidden, comparison=comparison, labels=labels, timeout=timeout,
        limit=limit, program=program,
    )  # fmt: skip
    try:
        return write_whole(path, drawn)
    except OSError as error:
        raise RenderError(Problem(f"the file cannot be written: {error.strerror}", file=str(path))) from None


def _check_size(document: Document, limit: int | None) -> None:
    count = len(document.claims)
    if limit is not None and count > limit:
        hint = (
            "Draw a part of it with focus() or tagged(), its groups with group_by='tags' and overview=True, read it with outline(), "
            "or pass a higher limit (limit=None for none) to draw it all the same."
        )
        raise RenderError(Problem(f"{count} claims are too many for one picture (the limit is {limit})", hint=hint))

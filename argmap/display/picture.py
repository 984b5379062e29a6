"""A map as a picture: DOT text, a first layout, ports for every line, a second layout, and the finishing."""

from __future__ import annotations

from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.basics.text import counted
from argmap.basics.whole_files import write_whole
from argmap.display import programs as render
from argmap.display.dot.dot import to_dot
from argmap.display.dot.graph import build
from argmap.display.process import Deadline
from argmap.display.finishing import finish
from argmap.display.theme import LIGHT, Theme, named_theme
from argmap.errors import ParameterError, Problem, RenderError, nearest

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.model.document import Document

LIMIT = 400
"""The most claims in one picture, unless `limit` says otherwise."""
_SETTLING = 4
"""The most layouts that keep the rows in order."""
_DPI = 192.0
_POINTS = 72.0
_MOST_PIXELS = 40e6


def picture(
    document: Document,
    scores: Scores | None = None,
    *,
    format: str = "svg",  # noqa: A002 - as in render
    theme: Theme | str = LIGHT,
    timeout: float = 60.0,
    limit: int | None = LIMIT,
    program: str | None = None,
) -> bytes:
    """Draw a document and return the bytes of an SVG, a PNG or, where Graphviz is installed, a PDF.

    A light SVG turns dark where the reader's system is dark. A map of more than `limit` claims is refused, since
    nobody could read it; `limit=None` insists. `timeout` is in seconds, for all of it: every run of the layout program
    and what is done around them. Raises `RenderError` where that is not enough, or where what a layout program writes
    is no layout or no picture.

    >>> from argmap.model.document import Document
    >>> one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "A claim."}})
    >>> picture(one)[:4]
    b'<svg'
    """
    _check_format(format)
    _check_size(document, limit)
    deadline = Deadline(timeout)
    chosen = named_theme(theme)
    dot, found = _with_ports(document, scores, chosen, deadline, program)
    dpi = _resolution(found) if format == "png" else None
    drawn = render.render(dot, format=format, timeout=deadline, dpi=dpi, program=program)
    if format == "svg":
        return finish(drawn.decode("utf-8"), document, scores, theme=chosen, tick=deadline.check).encode()
    return drawn


def draw(
    document: Document,
    scores: Scores | None,
    path: str | Path,
    *,
    format: str | None = None,  # noqa: A002 - as in render
    theme: Theme | str = LIGHT,
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
    place = Path(path)
    chosen = format or place.suffix.lstrip(".").lower()
    drawn = picture(document, scores, format=chosen, theme=theme, timeout=timeout, limit=limit, program=program)
    try:
        return write_whole(place, drawn)
    except OSError as error:
        raise RenderError(Problem(f"the file cannot be written: {error.strerror}", file=str(path))) from None


def _check_format(chosen: str) -> None:
    if chosen not in render.FORMATS:
        hint = nearest(chosen, render.FORMATS) or "There are svg, png and pdf; end the file's name in one of them."
        raise ParameterError(Problem(f"unknown picture format {chosen!r}", hint=hint))


def _check_size(document: Document, limit: int | None) -> None:
    count = len(document.claims)
    if limit is not None and count > limit:
        hint = (
            "Draw a part of it with focus() or tagged(), read it with outline(), "
            "or pass a higher limit (limit=None for none) to draw it all the same."
        )
        raise RenderError(Problem(f"{count} claims are too many for one picture (the limit is {limit})", hint=hint))


def _with_ports(
    document: Document, scores: Scores | None, theme: Theme, deadline: Deadline, program: str | None
) -> tuple[str, render.Layout]:
    """Lay out without ports, then with them, then with every row kept in order until the ports are where the lines
    come in: ports move nodes, and nodes that change places would leave their lines to cross.
    """
    dot = to_dot(document, scores, theme=theme, tick=deadline.check)
    found = _layout(dot, document, deadline, program)
    for settled in (False, *[True] * _SETTLING):
        better = to_dot(document, scores, theme=theme, positions=found.positions, settled=settled, tick=deadline.check)
        if better == dot:
            break
        dot = better
        found = _layout(dot, document, deadline, program)
    return dot, found


def _layout(dot: str, document: Document, deadline: Deadline, program: str | None) -> render.Layout:
    """Lay out; a layout that leaves something of the document without a place is none."""
    found = render.layout(dot, timeout=deadline, program=program)
    lacking = sum(name not in found.positions for name in build(document).nodes())
    if lacking:
        raise RenderError(Problem(f"the layout program gave {counted(lacking, 'node')} no place"))
    return found


def _resolution(found: render.Layout) -> float:
    """Return the resolution of a PNG: 192 dots an inch, less where the picture would have too many pixels."""
    area = max(found.width * found.height, 1.0) / _POINTS**2
    return min(_DPI, sqrt(_MOST_PIXELS / area))

"""A plot as bytes: for a file, and for a notebook."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from argmap.errors import ParameterError, Problem, nearest

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMATS = ("png", "svg", "pdf")
_DATELESS: dict[str, dict[str, Any]] = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}
_SHARP = 2.0
"""A notebook's picture has so many dots for each of the screen's, which may be fine."""


def as_bytes(axes: Axes, *, format: str = "png", dpi: float | None = None) -> bytes:  # noqa: A002 - the word users have for it
    """Return the figure of some axes as the bytes of a PNG, an SVG or a PDF; the same plot, the same bytes.

    >>> from matplotlib.figure import Figure
    >>> as_bytes(Figure().add_subplot(), format="pdf")[:4]
    b'%PDF'
    """
    from matplotlib import rc_context  # noqa: PLC0415 - matplotlib is optional, and slow to load

    if format not in FORMATS:
        hint = nearest(format, FORMATS) or "There are png, svg and pdf; end the file's name in one of them."
        raise ParameterError(Problem(f"unknown plot format {format!r}", hint=hint))
    drawn = io.BytesIO()
    with rc_context({"svg.hashsalt": "argmap"}):
        _whole(axes).savefig(drawn, format=format, dpi="figure" if dpi is None else dpi, metadata=_DATELESS.get(format))
    return drawn.getvalue()


def _whole(axes: Axes) -> Figure:
    """Return the figure that the axes stand in, however deep."""
    return axes.figure.figure


def notebook_picture(axes: Axes) -> tuple[bytes, dict[str, int]]:
    """Return a PNG, fine enough for fine screens, and the size to show it at."""
    figure = _whole(axes)
    size = dict(zip(("width", "height"), (figure.get_size_inches() * figure.dpi).astype(int).tolist(), strict=True))
    return as_bytes(axes, dpi=_SHARP * figure.dpi), size

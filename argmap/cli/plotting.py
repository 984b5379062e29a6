"""Draw the answer to a question into a file, beside printing it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from argmap.basics.text import one_line
from argmap.basics.whole_files import is_same_file
from argmap.cli.map_files import STREAM, write_file
from argmap.errors import ParameterError, Problem

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class Plotted(Protocol):
    """An answer that can be drawn."""

    def plot(self) -> Axes:
        """Draw it and return matplotlib's axes."""


def plotted(name: str, answer: Plotted, file: str | None) -> tuple[str, ...]:
    """Draw an answer about the map of that name into a file, if one is given, and say so; its suffix names the format."""
    if file is None:
        return ()
    if file == STREAM:
        raise ParameterError(Problem("the answer goes to stdout already", path="--plot", hint="Name a file."))
    if name != STREAM and is_same_file(file, name):
        raise ParameterError(Problem(f"{file} is the map itself", path="--plot", hint="Name another file."))
    from argmap.plots import as_bytes  # noqa: PLC0415 - only loaded when something is drawn

    write_file(file, as_bytes(answer.plot(), format=Path(file).suffix.lstrip(".").lower()))
    return (one_line(f"drawn: {file}"),)

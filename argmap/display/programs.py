"""DOT text in, places or a PDF out: the only room that has a process started. It knows no argument, and trusts no program."""

from __future__ import annotations

import math
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from argmap.display.process import Deadline, run
from argmap.errors import Problem, RenderError

_POINTS = 72.0
_FARTHEST = 1e9
_PIECE = 3
_GET_GRAPHVIZ = (
    "Get Graphviz with `apt install graphviz` (Debian, Ubuntu), `dnf install graphviz` (Fedora), `brew install graphviz` "
    "(macOS), `winget install graphviz` (Windows) or `conda install graphviz`. SVG and PNG in argmap's own layout need no "
    "program."
)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a layout program put things, in points; y runs upwards."""

    width: float
    height: float
    positions: dict[str, Point]
    """The centre of every node by its DOT name."""
    routes: tuple[tuple[str, str, tuple[Point, ...]], ...]
    """The lines, each from a node to a node through 3n + 1 points."""


def program() -> str:
    """Return the path of the layout program: what ARGMAP_LAYOUT names, else `dot`."""
    wanted = os.environ.get("ARGMAP_LAYOUT")
    found = shutil.which(wanted or "dot")
    if found:
        return found
    missing = f"the layout program {wanted!r} that ARGMAP_LAYOUT names" if wanted else "the layout program `dot`"
    raise RenderError(Problem(f"{missing} is not there", hint=_GET_GRAPHVIZ))


def pdf(dot: str, *, timeout: float | Deadline = 60.0, program: str | None = None) -> bytes:
    """Draw DOT text and return the bytes of a whole PDF, or raise `RenderError`.

    `timeout` is in seconds, or what is left of a `Deadline`; `program` is the path of a layout program.
    """
    chosen = program or _installed()
    drawn = _run([chosen, "-Tpdf"], dot, timeout)
    if not drawn.startswith(b"%PDF-"):
        raise _nonsense(chosen, "no PDF: it begins otherwise")
    if b"%%EOF" not in drawn[-1024:]:
        raise _nonsense(chosen, "no PDF: its end is missing")
    return drawn


def layout(dot: str, *, timeout: float | Deadline = 60.0, program: str | None = None) -> Layout:
    """Lay DOT text out and return where the nodes and lines are, in points."""
    chosen = program or _installed()
    text = _run([chosen, "-Kdot", "-Tplain"], dot, timeout).decode("utf-8", "replace")
    try:
        return _parse_plain(text)
    except (ValueError, IndexError) as error:
        raise _nonsense(chosen, f"no layout: {error}") from None


_installed = program
"""The same under a name that the arguments called `program` do not hide."""


def _run(command: list[str], dot: str, timeout: float | Deadline) -> bytes:
    deadline = timeout if isinstance(timeout, Deadline) else Deadline(timeout)
    ended = run(command, dot.encode("utf-8", "replace"), deadline, hint=_GET_GRAPHVIZ)
    if ended.code or not ended.out:
        said = ended.said or "it said nothing"
        raise RenderError(Problem(f"{Path(command[0]).name} failed with code {ended.code}: {said}", hint=_GET_GRAPHVIZ))
    return ended.out


def _nonsense(program: str, what: str) -> RenderError:
    hint = "Is it Graphviz? ARGMAP_LAYOUT names the program that is run."
    return RenderError(Problem(f"what {Path(program).name} wrote is {what}", hint=hint))


def _parse_plain(text: str) -> Layout:
    """Read Graphviz's `plain` format: inches, a node or an edge a line; raises `ValueError` where it is not all there."""
    width = height = -1.0
    positions: dict[str, Point] = {}
    routes = []
    lines = text.rstrip().split("\n")
    if lines[-1].strip() != "stop":
        raise ValueError("it does not end where a layout ends")
    for line in lines:
        words = line.split(" ")
        if words[0] == "graph":
            width, height = (_points(word) for word in line.split()[2:4])
        elif words[0] == "node":
            positions[words[1].strip('"')] = (_points(words[2]), _points(words[3]))
        elif words[0] == "edge":
            routes.append((words[1].strip('"'), words[2].strip('"'), _route(words[3:])))
    if min(width, height) < 0:
        raise ValueError("it does not tell its size")
    return Layout(width, height, positions, tuple(routes))


def _route(words: list[str]) -> tuple[Point, ...]:
    count = int(words[0])
    numbers = [_points(word) for word in words[1 : 1 + 2 * count]]
    if count <= _PIECE or count % _PIECE != 1 or len(numbers) != 2 * count:
        raise ValueError(f"no line has {count} points")
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))


def _points(inches: str) -> float:
    number = float(inches) * _POINTS
    if not math.isfinite(number) or abs(number) > _FARTHEST:
        raise ValueError(f"nothing stands at {inches}")
    return number

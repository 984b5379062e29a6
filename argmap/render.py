"""DOT text in, picture out: the only place in argmap that starts a process. It knows no argument."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from argmap.errors import ParameterError, Problem, RenderError, nearest

FORMATS = ("svg", "png", "pdf")
ENGINES = ("dot", "neato", "fdp", "sfdp", "twopi", "circo")
_PURE = "graphviz-pure"
_POINTS = 72.0
_GET_GRAPHVIZ = (
    "Get Graphviz with `apt install graphviz` (Debian, Ubuntu), `dnf install graphviz` (Fedora), `brew install graphviz` "
    "(macOS), `winget install graphviz` (Windows) or `conda install graphviz`, "
    "or the program that needs no system package with `pip install graphviz-pure`."
)
_ONLY_GRAPHVIZ = "PDF needs Graphviz itself: " + _GET_GRAPHVIZ.partition(", or the program")[0] + ". SVG and PNG work."


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a layout program put things, in points; y runs upwards."""

    width: float
    height: float
    positions: dict[str, tuple[float, float]]
    """The centre of every node by its DOT name."""


def program() -> str:
    """Return the path of the layout program: what ARGMAP_LAYOUT names, else `dot`, else `graphviz-pure`.

    >>> Path(program()).name in {"dot", "dot.exe", "graphviz-pure", "graphviz-pure.exe"}
    True
    """
    wanted = os.environ.get("ARGMAP_LAYOUT")
    names = (wanted,) if wanted else ("dot", _PURE)
    for name in names:
        found = shutil.which(name) or _beside_python(name)
        if found:
            return found
    missing = f"the layout program {wanted!r} that ARGMAP_LAYOUT names" if wanted else "a layout program"
    raise RenderError(Problem(f"{missing} is not there", hint=_GET_GRAPHVIZ))


_installed = program
"""The same under a name that the arguments called `program` do not hide."""


def _beside_python(name: str) -> str | None:
    """Find a program of a wheel: beside the interpreter, or where the wheel's own list of files says."""
    beside = shutil.which(name, path=str(Path(sys.executable).parent))
    if beside or name != _PURE:
        return beside
    from importlib import metadata  # noqa: PLC0415 - rarely needed, and slow to load

    try:
        files = metadata.files(_PURE) or []
    except metadata.PackageNotFoundError:
        return None
    places = (Path(str(file.locate())) for file in files if file.name in {_PURE, f"{_PURE}.exe"})
    return next((str(place) for place in places if place.is_file()), None)


def render(
    dot: str,
    *,
    format: str = "svg",  # noqa: A002 - the word that Graphviz and its users have for it
    engine: str = "dot",
    timeout: float = 60.0,
    dpi: float | None = None,
    program: str | None = None,
) -> bytes:
    """Draw DOT text and return the picture's bytes.

    `timeout` is in seconds; `dpi` is the resolution of a PNG; `program` is the path of a layout program.

    >>> render("digraph { a -> b }")[:5]
    b'<?xml'
    """
    _check(format, FORMATS, "format")
    _check(engine, ENGINES, "layout engine")
    chosen = program or _installed()
    if format == "pdf" and _PURE in Path(chosen).name:
        raise RenderError(Problem("graphviz-pure cannot write PDF", hint=_ONLY_GRAPHVIZ))
    options = [f"-K{engine}", f"-T{format}"]
    if dpi is not None:
        options.append(f"-Gdpi={dpi:g}")
    return _run([chosen, *options], dot, timeout)


def layout(
    dot: str,
    *,
    engine: str = "dot",
    timeout: float = 60.0,
    program: str | None = None,
) -> Layout:
    """Lay DOT text out and return where the nodes stand, in points.

    >>> found = layout("digraph { a -> b }")
    >>> sorted(found.positions), found.positions["a"][1] > found.positions["b"][1]
    (['a', 'b'], True)
    """
    _check(engine, ENGINES, "layout engine")
    chosen = program or _installed()
    text = _run([chosen, f"-K{engine}", "-Tplain"], dot, timeout).decode("utf-8", "replace")
    return _parse_plain(text)


def _check(value: str, known: tuple[str, ...], sort: str) -> None:
    if value not in known:
        hint = nearest(value, known) or f"There are {', '.join(known)}."
        raise ParameterError(Problem(f"unknown {sort} {value!r}", hint=hint))


def _run(command: list[str], dot: str, timeout: float) -> bytes:
    """Run a program on text, in memory; when its time is up, end it and all that it started."""
    try:
        process = subprocess.Popen(  # noqa: S603 - no shell, and the text goes in through a pipe
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        what = f"could not start {shlex.join(command[:1])}: {error.strerror}"
        raise RenderError(Problem(what, hint=_GET_GRAPHVIZ)) from error
    try:
        out, err = process.communicate(dot.encode("utf-8", "replace"), timeout=timeout)
    except BaseException as error:
        _end(process)
        if not isinstance(error, subprocess.TimeoutExpired):
            raise
        hint = "Draw a part of the map (focus, tagged), allow more time with timeout=, or read the outline."
        raise RenderError(Problem(f"the layout took longer than {timeout:g} seconds", hint=hint)) from None
    if process.returncode or not out:
        raise RenderError(_failure(command, process.returncode, err))
    return out


def _failure(command: list[str], code: int, err: bytes) -> Problem:
    said = err.decode("utf-8", "replace").strip() or "it said nothing"
    hint = _ONLY_GRAPHVIZ if "-Tpdf" in command and "not recognized" in said else None
    return Problem(f"{Path(command[0]).name} failed with code {code}: {said}", hint=hint)


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()


def _parse_plain(text: str) -> Layout:
    """Read Graphviz's `plain` format: inches, one node a line."""
    width = height = 0.0
    positions: dict[str, tuple[float, float]] = {}
    for line in text.splitlines():
        words = line.split(" ", 4)
        if words[0] == "graph":
            width, height = (float(word) * _POINTS for word in line.split()[2:4])
        elif words[0] == "node":
            positions[words[1].strip('"')] = (float(words[2]) * _POINTS, float(words[3]) * _POINTS)
        elif words[0] == "edge":
            break
    return Layout(width, height, positions)

"""DOT text in, picture out: the only room that has a process started. It knows no argument, and trusts no program."""

from __future__ import annotations

import math
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from argmap.display.process import Deadline, run
from argmap.errors import ParameterError, Problem, RenderError, nearest_or_all

FORMATS = ("svg", "png", "pdf")
ENGINES = ("dot", "neato", "fdp", "sfdp", "twopi", "circo")
_PURE = "graphviz-pure"
_POINTS = 72.0
_FARTHEST = 1e9
_DEEPEST = 100
_PNG, _PNG_END = b"\x89PNG\r\n\x1a\n", b"\x00\x00\x00\x00IEND\xaeB`\x82"
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
    timeout: float | Deadline = 60.0,
    dpi: float | None = None,
    program: str | None = None,
) -> bytes:
    """Draw DOT text and return the picture's bytes: a whole SVG, PNG or PDF, or `RenderError`.

    `timeout` is in seconds, or what is left of a `Deadline`; `dpi` is the resolution of a PNG; `program` is the path
    of a layout program.

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
    drawn = _run([chosen, *options], dot, timeout)
    fault = {"svg": _fault_of_svg, "png": _fault_of_png, "pdf": _fault_of_pdf}[format](drawn)
    if fault is not None:
        raise _nonsense(chosen, f"no {format.upper()}: {fault}")
    return drawn


def layout(
    dot: str,
    *,
    engine: str = "dot",
    timeout: float | Deadline = 60.0,
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
    try:
        return _parse_plain(text)
    except (ValueError, IndexError) as error:
        raise _nonsense(chosen, f"no layout: {error}") from None


def _check(value: str, known: tuple[str, ...], sort: str) -> None:
    if value not in known:
        hint = nearest_or_all(value, known)
        raise ParameterError(Problem(f"unknown {sort} {value!r}", hint=hint))


def _run(command: list[str], dot: str, timeout: float | Deadline) -> bytes:
    deadline = timeout if isinstance(timeout, Deadline) else Deadline(timeout)
    ended = run(command, dot.encode("utf-8", "replace"), deadline, hint=_GET_GRAPHVIZ)
    if ended.code or not ended.out:
        hint = _ONLY_GRAPHVIZ if "-Tpdf" in command and "not recognized" in ended.said else None
        said = ended.said or "it said nothing"
        raise RenderError(Problem(f"{Path(command[0]).name} failed with code {ended.code}: {said}", hint=hint))
    return ended.out


def _nonsense(program: str, what: str) -> RenderError:
    hint = "Is it Graphviz? ARGMAP_LAYOUT names the program that is run."
    return RenderError(Problem(f"what {Path(program).name} wrote is {what}", hint=hint))


def _parse_plain(text: str) -> Layout:
    """Read Graphviz's `plain` format: inches, one node a line; raises `ValueError` where it is not all there."""
    width = height = -1.0
    positions: dict[str, tuple[float, float]] = {}
    lines = text.rstrip().split("\n")
    if lines[-1].strip() != "stop":
        raise ValueError("it does not end where a layout ends")
    for line in lines:
        words = line.split(" ", 4)
        if words[0] == "graph":
            width, height = (_points(word) for word in line.split()[2:4])
        elif words[0] == "node":
            positions[words[1].strip('"')] = (_points(words[2]), _points(words[3]))
        elif words[0] == "edge":
            break
    if min(width, height) < 0:
        raise ValueError("it does not tell its size")
    return Layout(width, height, positions)


def _points(inches: str) -> float:
    number = float(inches) * _POINTS
    if not math.isfinite(number) or abs(number) > _FARTHEST:
        raise ValueError(f"nothing stands at {inches}")
    return number


def _fault_of_svg(drawn: bytes) -> str | None:
    """Say what is wrong with an SVG: it is text, well formed, declares nothing, and its root is `svg`."""
    parser, open_elements, root = expat.ParserCreate("utf-8"), 0, ""

    def start(name: str, _: object) -> None:
        nonlocal open_elements, root
        open_elements, root = open_elements + 1, root or name
        if open_elements > _DEEPEST:
            raise ValueError(f"its elements are nested more than {_DEEPEST} deep")

    def end(_: str) -> None:
        nonlocal open_elements
        open_elements -= 1

    def entity(name: str, *_: object) -> None:
        raise ValueError(f"it declares an entity, {name!r}")

    parser.StartElementHandler, parser.EndElementHandler, parser.EntityDeclHandler = start, end, entity
    try:
        parser.Parse(drawn, True)  # noqa: FBT003 - expat takes no name for it
    except (expat.ExpatError, ValueError) as error:
        return str(error)
    return None if root == "svg" else f"it begins with {root[:40]!r}"


def _fault_of_png(drawn: bytes) -> str | None:
    if not drawn.startswith(_PNG):
        return "it begins otherwise"
    return None if drawn.endswith(_PNG_END) else "its end is missing"


def _fault_of_pdf(drawn: bytes) -> str | None:
    if not drawn.startswith(b"%PDF-"):
        return "it begins otherwise"
    return None if b"%%EOF" in drawn[-1024:] else "its end is missing"

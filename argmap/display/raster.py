"""SVG to PNG by resvg, with letters that argmap ships."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from functools import cache
from importlib.resources import as_file, files
from math import sqrt
from pathlib import Path
from typing import Any

from argmap.display.process import Deadline, run
from argmap.errors import Problem, RenderError

FAMILY = "Argmap Sans"
_FONTS = ("ArgmapSans-Regular.ttf", "ArgmapSans-Bold.ttf")
_OURS = (
    r"[\x00-\x7e\xa0-\u017f\u0192\u0218-\u021b\u02c6\u02c7\u02d8-\u02dd\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u0490\u0491\u05b0-\u05bf\u05d0-\u05ea\u05f3\u05f4\u2010\u2012-\u2022\u2026"
    r"\u2030\u2032\u2033\u2039\u203a\u2044\u20ac\u2116\u2122\u2190-\u2195\u2202\u2206\u220f\u2211\u2212\u221a\u221e\u2229\u222b"
    r"\u2248\u2260\u2261\u2264\u2265\u25ca\ufb01\ufb02]"
)
"""The letters that our fonts have; for others the fonts of the system are looked through, which takes a moment."""
_FAMILY = re.compile(r'font-family="[^"]*"')
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
PIXELS_A_POINT = 192 / 72
_PIXELS_A_POINT_AT_96 = 96 / 72
_MOST_PIXELS = 40e6
_AT_ONCE = 6e6
"""The most pixels that are drawn in this process, where Ctrl-C has to wait for them."""
_DRAW = """
import json, sys
given = json.loads(sys.argv[1])
sys.path[:] = given["path"]
import resvg_py
svg = sys.stdin.buffer.read().decode()
sys.stdout.buffer.write(resvg_py.svg_to_bytes(svg_string=svg, **given["options"]))
"""


def png(svg: str, *, background: str, scale: float = PIXELS_A_POINT, deadline: Deadline | None = None) -> bytes:
    """Return an SVG of argmap as a PNG with so many pixels a point, fewer where there would be over 40 million of them.

    Letters that argmap does not ship come from the fonts of the system; a box stands for those that have none.

    >>> png('<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="9pt" viewBox="0 0 9 9"/>', background="white")[1:4]
    b'PNG'
    """
    found = _SIZE.search(svg)
    width, height = (float(number) for number in found.groups()) if found else (1.0, 1.0)
    pixels = resolution(width, height, scale)
    options: dict[str, Any] = {
        "background": background,
        "skip_system_fonts": re.fullmatch(f"{_OURS}*", svg) is not None,
        "font_files": _font_files(),
        "font_family": FAMILY,
        "sans_serif_family": FAMILY,
        "dpi": 96,
        "zoom": pixels / _PIXELS_A_POINT_AT_96,
    }
    drawn = _FAMILY.sub(f'font-family="{FAMILY}"', svg, count=1)
    if width * height * pixels**2 > _AT_ONCE and sys.executable:
        return _elsewhere(drawn, options, deadline or Deadline(float("inf")))
    import resvg_py  # noqa: PLC0415 - only needed for PNG

    try:
        return bytes(resvg_py.svg_to_bytes(svg_string=drawn, **options))
    except ValueError as error:
        raise RenderError(Problem(f"the picture cannot be made a PNG: {error}")) from None


def _elsewhere(svg: str, options: Mapping[str, object], deadline: Deadline) -> bytes:
    """Draw in a process of its own: resvg cannot be interrupted, and a large picture takes seconds."""
    given = json.dumps({"path": sys.path, "options": options})
    ended = run([sys.executable, "-c", _DRAW, given], svg.encode(), deadline)
    if ended.code or not ended.out:
        said = ended.said or f"its process ended with code {ended.code}"
        raise RenderError(Problem(f"the picture cannot be made a PNG: {said.splitlines()[-1]}"))
    return ended.out


def resolution(width: float, height: float, scale: float) -> float:
    """Return how many pixels a point becomes.

    >>> resolution(900, 600, 2), resolution(72_000, 7_200, 2) < 1
    (2, True)
    """
    return min(scale, sqrt(_MOST_PIXELS / max(width * height, 1.0)))


@cache
def _font_files() -> list[str]:
    """Return the paths of the shipped fonts, which lie in a folder: argmap is not run from an archive."""
    folder = files("argmap.display") / "fonts"
    found = []
    for name in _FONTS:
        with as_file(folder / name) as path:
            found.append(str(Path(path)))
    return found

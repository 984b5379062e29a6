"""Make the gallery of the documentation: each map that comes with argmap as a picture, and as a page to play with.

`make docs` runs this before it builds. What it writes, in docs/gallery/, is not kept in the repository.
"""

from __future__ import annotations

import sys
from pathlib import Path

import argmap
from argmap.basics.whole_files import write_whole

ROOT = Path(__file__).resolve().parent.parent
GALLERY = ROOT / "docs" / "gallery"
LARGE = 60
"""A map of more claims is shown as what stands around its conclusion; the page has all of it."""


def main(folder: Path = GALLERY) -> None:
    """Write a picture and a page of each map, unless they are newer than the map and than argmap."""
    folder.mkdir(parents=True, exist_ok=True)
    newest = max(file.stat().st_mtime for file in (ROOT / "argmap").rglob("*.py"))
    for path in sorted((ROOT / "maps").glob("*.yaml")):
        made = folder / f"{path.stem}.html"
        if made.exists() and made.stat().st_mtime > max(newest, path.stat().st_mtime):
            continue
        m = argmap.load(path)
        part = m if len(m.claims) <= LARGE else m.focus(m.conclusion[0], up=0, down=2)
        write_whole(folder / f"{path.stem}.svg", part.render(format="svg", scores=m.score()))
        m.to_html(made)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
